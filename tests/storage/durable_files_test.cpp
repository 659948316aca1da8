// SPDX-License-Identifier: MIT
// What outlives a power cut: everything is synced before the next thing rests on it.
#include "storage/files.h"
#include "tests/storage/system_calls.h"
#include "tests/storage/temporary_folder.h"

#include <gmock/gmock.h>

#include <cerrno>
#include <string>

#include <unistd.h>

namespace tresillo::storage {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::MatchesRegex;

class DurableFiles : public testing::Test {
protected:
    void SetUp() override {
        folder_.write("file", "old");
        SystemCalls::watch();
    }

    [[nodiscard]] std::string folderName() const { return folder_.path().filename().string() + "/"; }
    /// The file beside "file" that a write goes to until it is whole.
    [[nodiscard]] static std::string beside() { return "\\.file\\.[0-9]+-0\\.tmp"; }

    TemporaryFolder folder_{};
};

TEST_F(DurableFiles, TheContentIsSyncedBeforeItGetsItsNameAndTheFolderAfterwards) {
    ASSERT_EQ(writeFile(folder_ / "file", "new"), std::nullopt);
    EXPECT_THAT(
        SystemCalls::made(), ElementsAre(
                                 MatchesRegex("write " + beside()), MatchesRegex("sync " + beside()),
                                 MatchesRegex("rename " + beside() + " file"), "sync " + folderName()));
    EXPECT_EQ(folder_.read("file"), "new");
}

TEST_F(DurableFiles, ANewFileIsSyncedBeforeItGetsItsNameAndTheFolderAfterwards) {
    auto pending = PendingFile::createNew(folder_ / "take.wav");
    ASSERT_TRUE(pending.ok()) << pending.message();
    EXPECT_EQ(pending->write("sound"), std::nullopt);
    EXPECT_EQ(pending->sync(), std::nullopt);
    EXPECT_EQ(pending->write("more"), std::nullopt);
    EXPECT_EQ(pending->commit(), std::nullopt);
    EXPECT_THAT(
        SystemCalls::made(), ElementsAre(
                                 "write take.part.wav", "sync take.part.wav", "write take.part.wav",
                                 "sync take.part.wav", "rename take.part.wav take.wav if new", "sync " + folderName()));
}

TEST_F(DurableFiles, WhatWasWrittenToTheDescriptorByOthersIsSyncedToo) {
    auto pending = PendingFile::create(folder_ / "file");
    ASSERT_TRUE(pending.ok());
    ASSERT_EQ(::write(pending->descriptor(), "other", 5), 5);
    ASSERT_EQ(pending->commit(), std::nullopt);
    EXPECT_THAT(
        SystemCalls::made(), ElementsAre(
                                 MatchesRegex("write " + beside()), MatchesRegex("sync " + beside()),
                                 MatchesRegex("rename " + beside() + " file"), "sync " + folderName()));
}

TEST_F(DurableFiles, AContentThatCannotBeSyncedDoesNotReplaceTheOldOne) {
    SystemCalls::failSyncs(EIO, 0);
    EXPECT_THAT(writeFile(folder_ / "file", "new")->message, HasSubstr("file: cannot be synced: Input/output error"));
    EXPECT_THAT(
        SystemCalls::made(), ElementsAre(MatchesRegex("write " + beside()), MatchesRegex("sync " + beside() + " EIO")));
    EXPECT_EQ(folder_.read("file"), "old");
    EXPECT_EQ(folder_.count(), 1U);
}

TEST_F(DurableFiles, ATakeThatCannotBeSyncedOnTheWayIsSaid) {
    auto pending = PendingFile::createNew(folder_ / "take.wav");
    ASSERT_TRUE(pending.ok()) << pending.message();
    SystemCalls::failSyncs(EIO, 0);
    const auto problem = pending->sync();
    ASSERT_TRUE(problem);
    EXPECT_THAT(problem->message, HasSubstr("take.wav: cannot be synced"));
}

TEST_F(DurableFiles, AFolderThatCannotBeSyncedIsSaidExceptWhereNoFolderCanBe) {
    SystemCalls::failSyncs(0, EIO);
    const auto problem = writeFile(folder_ / "file", "new");
    ASSERT_TRUE(problem);
    EXPECT_THAT(problem->message, HasSubstr("cannot be synced: Input/output error"));
    SystemCalls::failSyncs(0, EINVAL);
    EXPECT_EQ(writeFile(folder_ / "file", "newer"), std::nullopt);
    EXPECT_EQ(folder_.read("file"), "newer");
}

TEST_F(DurableFiles, AFileInTheWorkingFolderHasThatOneSynced) {
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder_.path());
    const auto problem = writeFile("file", "new");
    std::filesystem::current_path(before);
    EXPECT_EQ(problem, std::nullopt);
    ASSERT_EQ(SystemCalls::made().size(), 4U);
    EXPECT_EQ(SystemCalls::made().back(), "sync " + folderName());
}

TEST_F(DurableFiles, ALinksTargetIsSyncedWhereItLies) {
    std::filesystem::create_directory(folder_ / "far");
    folder_.write("far/target", "old");
    std::filesystem::create_symlink("far/target", folder_ / "link");
    SystemCalls::watch();
    ASSERT_EQ(writeFile(folder_ / "link", "new"), std::nullopt);
    EXPECT_EQ(SystemCalls::made().back(), "sync far/");
}

TEST_F(DurableFiles, WhereTheSystemCannotRefuseATakenNameItIsAskedForFirst) {
    for (const int error : {EINVAL, ENOSYS}) {
        SystemCalls::watch();
        SystemCalls::failNewNames(error);
        const std::string name = "take" + std::to_string(error);
        auto pending = PendingFile::createNew(folder_ / (name + ".wav"));
        ASSERT_TRUE(pending.ok()) << pending.message();
        EXPECT_EQ(pending->commit(), std::nullopt);
        EXPECT_EQ(SystemCalls::made()[2], "rename " + name + ".part.wav " + name + ".wav");
        EXPECT_EQ(SystemCalls::made().back(), "sync " + folderName());

        auto second = PendingFile::createNew(folder_ / (name + ".2.wav"));
        ASSERT_TRUE(second.ok()) << second.message();
        folder_.write(name + ".2.wav", "theirs");
        const auto problem = second->commit();
        ASSERT_TRUE(problem);
        EXPECT_THAT(problem->message, HasSubstr("cannot get its name: File exists"));
        EXPECT_EQ(folder_.read(name + ".2.wav"), "theirs");
    }
    // Anything else is no reason to try it the other way.
    SystemCalls::failNewNames(EACCES);
    auto refused = PendingFile::createNew(folder_ / "refused.wav");
    ASSERT_TRUE(refused.ok()) << refused.message();
    EXPECT_TRUE(refused->commit());
    EXPECT_FALSE(std::filesystem::exists(folder_ / "refused.wav"));
}

TEST_F(DurableFiles, WritesThatAreInterruptedAndCutShortGoOnUntilAllIsWritten) {
    std::string content;
    for (int number = 0; number < 500; ++number) {
        content += std::to_string(number);
    }
    SystemCalls::cutWrites(7);
    ASSERT_EQ(writeFile(folder_ / "file", content), std::nullopt);
    EXPECT_EQ(folder_.read("file"), content);
}

} // namespace
} // namespace tresillo::storage
