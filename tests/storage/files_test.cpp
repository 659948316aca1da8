// SPDX-License-Identifier: MIT
#include "storage/files.h"
#include "tests/storage/as_nobody.h"
#include "tests/storage/temporary_folder.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <iterator>
#include <string>
#include <utility>

#include <sys/stat.h>

namespace tresillo::storage {
namespace {

using testing::HasSubstr;

TEST(Files, WhatWasWrittenIsRead) {
    const TemporaryFolder folder;
    const std::string content = std::string{"line\n\0binary", 12} + std::string(100'000, 'x');
    ASSERT_EQ(writeFile(folder / "file", content), std::nullopt);
    const auto read = readFile(folder / "file", content.size());
    ASSERT_TRUE(read.ok()) << read.message();
    EXPECT_EQ(*read, content);
}

TEST(Files, OfAFolderAreListedByName) {
    const TemporaryFolder folder;
    folder.write("two", "");
    folder.write("one/below", "");
    folder.write(".hidden", "");
    EXPECT_EQ(namesIn(folder.path()), (std::vector<std::string>{".hidden", "one", "two"}));
    EXPECT_TRUE(namesIn(folder / "nowhere").empty());
    EXPECT_TRUE(namesIn(folder / "two").empty());
}

TEST(Files, AnEmptyFileReadsAsEmpty) {
    const TemporaryFolder folder;
    ASSERT_EQ(writeFile(folder / "file", ""), std::nullopt);
    EXPECT_EQ(*readFile(folder / "file", 10), "");
}

TEST(Files, WritingLeavesNothingButTheFile) {
    const TemporaryFolder folder;
    ASSERT_EQ(writeFile(folder / "file", "old"), std::nullopt);
    ASSERT_EQ(writeFile(folder / "file", "new"), std::nullopt);
    EXPECT_EQ(folder.read("file"), "new");
    EXPECT_EQ(folder.count(), 1U);
}

TEST(Files, ANewFileIsWrittenInTheOpenAndTakesNothingsPlace) {
    const TemporaryFolder folder;
    folder.write("old.wav", "old");
    EXPECT_THAT(PendingFile::createNew(folder / "old.wav").message(), HasSubstr("old.wav: is there already"));
    EXPECT_THAT(PendingFile::createNew(folder / "no/such.wav").message(), HasSubstr("no/such.wav: cannot be created"));
    {
        auto left = PendingFile::createNew(folder / "new.wav");
        ASSERT_TRUE(left.ok()) << left.message();
        EXPECT_EQ(left->write("half"), std::nullopt);
        EXPECT_EQ(left->sync(), std::nullopt);
    }
    EXPECT_EQ(folder.read("new.part.wav"), "half") << "what was not committed is still there";
    auto second = PendingFile::createNew(folder / "new.wav");
    ASSERT_TRUE(second.ok()) << second.message();
    EXPECT_EQ(second->write("whole"), std::nullopt);
    EXPECT_EQ(second->commit(), std::nullopt);
    EXPECT_EQ(folder.read("new.wav"), "whole");
    EXPECT_EQ(folder.read("new.part.wav"), "half");
    EXPECT_EQ(folder.count(), 3U);
}

TEST(Files, ANewFileThatSomebodyElseMadeMeanwhileStaysTheirs) {
    const TemporaryFolder folder;
    auto pending = PendingFile::createNew(folder / "new.wav");
    ASSERT_TRUE(pending.ok()) << pending.message();
    EXPECT_EQ(pending->write("ours"), std::nullopt);
    folder.write("new.wav", "theirs");
    EXPECT_NE(pending->commit(), std::nullopt);
    EXPECT_EQ(folder.read("new.wav"), "theirs");
    EXPECT_EQ(folder.read("new.part.wav"), "ours");
}

std::ptrdiff_t openDescriptors() {
    return std::distance(std::filesystem::directory_iterator{"/proc/self/fd"}, std::filesystem::directory_iterator{});
}

TEST(Files, AFileThatSaysItIsEmptyIsReadToItsEnd) {
    constexpr const char* kGrows = "/proc/self/limits"; // the system says 0 bytes of all that lie here
    ASSERT_EQ(std::filesystem::file_size(kGrows), 0U);
    const auto read = readFile(kGrows, 100'000);
    ASSERT_TRUE(read.ok()) << read.message();
    EXPECT_GT(read->size(), 500U);
    EXPECT_TRUE(read->starts_with("Limit"));
    EXPECT_EQ(read->back(), '\n');
    EXPECT_TRUE(readFile(kGrows, read->size()).ok());
    EXPECT_THAT(readFile(kGrows, read->size() - 1).message(), HasSubstr("is larger than"));
}

TEST(Files, EveryDescriptorIsClosedAgain) {
    const TemporaryFolder folder;
    folder.write("large", "12345678901");
    const std::ptrdiff_t before = openDescriptors();
    ASSERT_EQ(writeFile(folder / "file", "content"), std::nullopt);
    EXPECT_TRUE(readFile(folder / "file", 10).ok());
    EXPECT_FALSE(readFile(folder / "large", 10).ok());
    EXPECT_FALSE(readFile(folder.path(), 10).ok());
    EXPECT_TRUE(writeFile(folder / "absent/file", "x"));
    {
        auto given = PendingFile::create(folder / "given up");
        auto moved = std::move(given);
        auto other = PendingFile::createNew(folder / "take.wav");
        ASSERT_TRUE(moved.ok() && other.ok());
        *moved = std::move(*other);
        EXPECT_EQ(moved->commit(), std::nullopt);
    }
    EXPECT_EQ(openDescriptors(), before);
}

TEST(Files, ReadingNamesWhatIsWrong) {
    const TemporaryFolder folder;
    folder.write("large", "12345678901");
    EXPECT_THAT(readFile(folder / "absent", 10).message(), HasSubstr("absent: there is no such file"));
    EXPECT_THAT(readFile(folder.path(), 10).message(), HasSubstr("is a folder, not a file"));
    EXPECT_THAT(readFile(folder / "large", 10).message(), HasSubstr("large: is larger than 10 bytes"));
    EXPECT_THAT(readFile(folder / "large/below", 10).message(), HasSubstr("cannot be opened"));
    ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
    EXPECT_THAT(readFile(folder / "pipe", 10).message(), HasSubstr("is not an ordinary file"));
    EXPECT_TRUE(readFile(folder / "large", 11).ok());
}

TEST(Files, AFileWithoutPermissionCannotBeOpened) {
    const TemporaryFolder folder;
    folder.write("secret", "text");
    std::filesystem::permissions(folder / "secret", std::filesystem::perms::none);
    std::string message;
    {
        const AsNobody nobody;
        message = readFile(folder / "secret", 10).message();
    }
    EXPECT_THAT(message, HasSubstr("secret: cannot be opened: Permission denied"));
}

TEST(Files, WritingNamesWhatIsWrong) {
    const TemporaryFolder folder;
    EXPECT_THAT(writeFile(folder / "absent/file", "x")->message, HasSubstr("cannot be created"));
    EXPECT_THAT(writeFile(folder.path(), "x")->message, HasSubstr("is a folder, not a file"));
    EXPECT_EQ(folder.count(), 0U);
}

TEST(Files, AFullDiskIsNamed) {
    const AsNobody nobody;
    EXPECT_THAT(writeFile("/dev/full", "x")->message, HasSubstr("/dev/full: cannot be written: No space left"));
}

TEST(Files, WhatIsNotCommittedLeavesTheOldContent) {
    const TemporaryFolder folder;
    ASSERT_EQ(writeFile(folder / "file", "old"), std::nullopt);
    auto pending = PendingFile::create(folder / "file");
    ASSERT_TRUE(pending.ok());
    ASSERT_EQ(pending->write("part of the new"), std::nullopt);
    EXPECT_EQ(folder.read("file"), "old");
    {
        const PendingFile dropped = std::move(*pending);
    }
    EXPECT_EQ(folder.read("file"), "old");
    EXPECT_EQ(folder.count(), 1U);
}

TEST(Files, APendingFileAppearsWhenItIsCommitted) {
    const TemporaryFolder folder;
    auto pending = PendingFile::create(folder / "file");
    ASSERT_TRUE(pending.ok());
    ASSERT_EQ(::write(pending->descriptor(), "by descriptor", 13), 13);
    EXPECT_FALSE(std::filesystem::exists(folder / "file"));
    ASSERT_EQ(pending->commit(), std::nullopt);
    EXPECT_EQ(folder.read("file"), "by descriptor");
    EXPECT_EQ(folder.count(), 1U);
}

TEST(Files, TwoPendingFilesOfOnePlaceDoNotMix) {
    const TemporaryFolder folder;
    auto first = PendingFile::create(folder / "file");
    auto second = PendingFile::create(folder / "file");
    ASSERT_TRUE(first.ok() && second.ok());
    ASSERT_EQ(first->write("first"), std::nullopt);
    ASSERT_EQ(second->write("second, longer"), std::nullopt);
    ASSERT_EQ(second->commit(), std::nullopt);
    ASSERT_EQ(first->commit(), std::nullopt);
    EXPECT_EQ(folder.read("file"), "first");
}

TEST(Files, ALinkKeepsPointing) {
    const TemporaryFolder folder;
    folder.write("target", "old");
    std::filesystem::create_symlink("target", folder / "link");
    ASSERT_EQ(writeFile(folder / "link", "new"), std::nullopt);
    EXPECT_TRUE(std::filesystem::is_symlink(folder / "link"));
    EXPECT_EQ(folder.read("target"), "new");
}

TEST(Files, ADeviceIsWrittenInPlace) {
    const AsNobody nobody;
    EXPECT_EQ(writeFile("/dev/null", "gone"), std::nullopt);
    EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

TEST(Files, PermissionsOfTheOldFileStay) {
    const TemporaryFolder folder;
    folder.write("file", "old");
    std::filesystem::permissions(folder / "file", std::filesystem::perms{0640});
    ASSERT_EQ(writeFile(folder / "file", "new"), std::nullopt);
    EXPECT_EQ(std::filesystem::status(folder / "file").permissions(), std::filesystem::perms{0640});
}

} // namespace
} // namespace tresillo::storage
