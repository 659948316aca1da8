// SPDX-License-Identifier: MIT
#include "storage/files.h"
#include "storage/folder_copy.h"
#include "tests/storage/temporary_folder.h"

#include <gmock/gmock.h>

#include <filesystem>

namespace tresillo::storage {
namespace {

namespace fs = std::filesystem;

TEST(FolderCopy, HoldsAllThatLiesInTheFolder) {
    const TemporaryFolder folder;
    folder.write("from/project.json", "{}");
    folder.write("from/kits/round/kick.wav", "sound");
    const auto copied = copyFolder(folder / "from", folder / "on/the/way/to");
    ASSERT_TRUE(copied) << copied.message();
    EXPECT_EQ(*copied, folder / "on/the/way/to");
    EXPECT_EQ(folder.read("on/the/way/to/project.json"), "{}");
    EXPECT_EQ(folder.read("on/the/way/to/kits/round/kick.wav"), "sound");
    EXPECT_EQ(folder.read("from/project.json"), "{}");
}

TEST(FolderCopy, TakesTheNextFreeNameAndReplacesNothing) {
    const TemporaryFolder folder;
    folder.write("from/project.json", "new");
    folder.write("to/project.json", "old");
    folder.write("to 2", "a file");
    const auto copied = copyFolder(folder / "from", folder / "to");
    ASSERT_TRUE(copied) << copied.message();
    EXPECT_EQ(*copied, folder / "to 3");
    EXPECT_EQ(folder.read("to/project.json"), "old");
    EXPECT_EQ(folder.read("to 2"), "a file");
    EXPECT_EQ(folder.read("to 3/project.json"), "new");
    EXPECT_EQ(folder.count(), 7U) << "nothing is left beside it";
}

TEST(FolderCopy, CanBeWrittenThoughWhereItCameFromCannot) {
    const TemporaryFolder folder;
    folder.write("from/kits/kit.json", "{}");
    fs::permissions(folder / "from/kits/kit.json", fs::perms::owner_read);
    fs::permissions(folder / "from/kits", fs::perms::owner_read | fs::perms::owner_exec);
    fs::permissions(folder / "from", fs::perms::owner_read | fs::perms::owner_exec);
    ASSERT_TRUE(copyFolder(folder / "from", folder / "to"));
    const auto writable = [&](const char* name) {
        return (fs::status(folder / name).permissions() & fs::perms::owner_write) != fs::perms::none;
    };
    EXPECT_TRUE(writable("to"));
    EXPECT_TRUE(writable("to/kits"));
    EXPECT_TRUE(writable("to/kits/kit.json"));
    EXPECT_FALSE(writable("from"));
    fs::permissions(folder / "from", fs::perms::owner_all);
    fs::permissions(folder / "from/kits", fs::perms::owner_all);
}

TEST(FolderCopy, HasWhatLinksName) {
    const TemporaryFolder folder;
    folder.write("kits/kit.json", "{}");
    folder.write("from/project.json", "{}");
    fs::create_directory_symlink(folder / "kits", folder / "from/kits");
    ASSERT_TRUE(copyFolder(folder / "from", folder / "to"));
    EXPECT_FALSE(fs::is_symlink(folder / "to/kits"));
    EXPECT_EQ(folder.read("to/kits/kit.json"), "{}");
}

TEST(FolderCopy, OfWhatIsNotThereIsAnErrorAndLeavesNothing) {
    const TemporaryFolder folder;
    const auto copied = copyFolder(folder / "nowhere", folder / "to");
    ASSERT_FALSE(copied);
    EXPECT_THAT(copied.message(), testing::HasSubstr("nowhere: cannot be copied to "));
    EXPECT_EQ(folder.count(), 0U);
}

TEST(FolderCopy, OfALinkThatNamesItsOwnFolderIsAnErrorAndLeavesNothing) {
    const TemporaryFolder folder;
    folder.write("from/project.json", "{}");
    fs::create_directory_symlink(folder / "from", folder / "from/again");
    const auto copied = copyFolder(folder / "from", folder / "to");
    EXPECT_FALSE(copied);
    EXPECT_FALSE(fs::exists(folder / "to"));
    EXPECT_EQ(folder.count(), 3U);
}

TEST(Move, ToANameThatIsTakenMovesNothing) {
    const TemporaryFolder folder;
    folder.write("one", "1");
    folder.write("two", "2");
    EXPECT_TRUE(moveToNew(folder / "one", folder / "two").isTaken);
    EXPECT_EQ(folder.read("one"), "1");
    EXPECT_EQ(folder.read("two"), "2");
    EXPECT_FALSE(moveToNew(folder / "one", folder / "three").isTaken);
    EXPECT_EQ(folder.read("three"), "1");
    EXPECT_TRUE(moveToNew(folder / "one", folder / "four").problem.has_value());
}

} // namespace
} // namespace tresillo::storage
