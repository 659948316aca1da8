// SPDX-License-Identifier: MIT
#include "storage/state/state_file.h"
#include "tests/storage/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <iterator>
#include <optional>
#include <string>

namespace tresillo::storage {
namespace {

namespace fs = std::filesystem;

TEST(StateFile, IsOneForAFolderHoweverItIsReached) {
    const TemporaryFolder folder;
    folder.write("songs/one/project.json", "{}");
    fs::create_directory_symlink(folder / "songs/one", folder / "link");
    const fs::path file = stateFileOf("/state", folder / "songs/one");
    EXPECT_EQ(stateFileOf("/state", folder / "songs/one/"), file);
    EXPECT_EQ(stateFileOf("/state", folder / "songs/../songs/./one"), file);
    EXPECT_EQ(stateFileOf("/state", folder / "link"), file);
    EXPECT_EQ(file.parent_path(), "/state/projects");
    EXPECT_TRUE(file.filename().string().starts_with("one-"));
}

TEST(StateFile, TellsFoldersOfOneNameApart) {
    EXPECT_NE(stateFileOf("/state", "/songs/a/one"), stateFileOf("/state", "/songs/b/one"));
}

TEST(StateFile, IsSetAsideUnderItsDateWithAllThatBelongsToIt) {
    const TemporaryFolder folder;
    folder.write("projects/one-12.sqlite", "file");
    folder.write("projects/one-12.sqlite-wal", "log");
    const auto aside = setAside(folder / "projects/one-12.sqlite", 1'796'017'200);
    ASSERT_TRUE(aside) << aside.message();
    EXPECT_EQ(*aside, folder / "set-aside/one-12 2026-11-30 05-40-00.sqlite");
    EXPECT_EQ(folder.read("set-aside/one-12 2026-11-30 05-40-00.sqlite"), "file");
    EXPECT_EQ(folder.read("set-aside/one-12 2026-11-30 05-40-00.sqlite-wal"), "log");
    EXPECT_FALSE(fs::exists(folder / "projects/one-12.sqlite"));
}

TEST(StateFile, SetAsideReplacesNothing) {
    const TemporaryFolder folder;
    folder.write("projects/one-12.sqlite", "first");
    ASSERT_TRUE(setAside(folder / "projects/one-12.sqlite", 0));
    folder.write("projects/one-12.sqlite", "second");
    const auto aside = setAside(folder / "projects/one-12.sqlite", 0);
    ASSERT_TRUE(aside) << aside.message();
    EXPECT_EQ(folder.read("set-aside/one-12 1970-01-01 00-00-00.sqlite"), "first");
    EXPECT_EQ(folder.read("set-aside/one-12 1970-01-01 00-00-00 2.sqlite"), "second");
}

TEST(StateFile, IsCopiedWithWhatIsNotYetBroughtIntoIt) {
    const TemporaryFolder folder;
    folder.write("projects/one-12.sqlite", std::string(200'000, 'f'));
    folder.write("projects/one-12.sqlite-wal", "log");
    folder.write("projects/one-12.sqlite-shm", "shared");
    folder.write("projects/two-34.sqlite-wal", "of another");
    ASSERT_EQ(copyState(folder / "projects/one-12.sqlite", folder / "projects/two-34.sqlite", 0), std::nullopt);
    EXPECT_EQ(folder.read("projects/two-34.sqlite"), std::string(200'000, 'f'));
    EXPECT_EQ(folder.read("projects/two-34.sqlite-wal"), "log");
    EXPECT_FALSE(fs::exists(folder / "projects/two-34.sqlite-shm"));
    EXPECT_EQ(folder.read("set-aside/two-34 1970-01-01 00-00-00.sqlite-wal"), "of another");
    EXPECT_EQ(folder.read("projects/one-12.sqlite-wal"), "log");
    removeState(folder / "projects/one-12.sqlite");
    EXPECT_EQ(std::distance(fs::directory_iterator{folder / "projects"}, {}), 2);
}

TEST(StateFile, WhereThereIsNoneNothingIsCopied) {
    const TemporaryFolder folder;
    EXPECT_EQ(copyState(folder / "projects/one.sqlite", folder / "projects/two.sqlite", 0), std::nullopt);
    EXPECT_EQ(folder.count(), 0U);
}

TEST(StateFile, ACopyThatFailsLeavesNothing) {
    const TemporaryFolder folder;
    folder.write("projects/one.sqlite", "file");
    fs::create_directory(folder / "projects/one.sqlite-wal"); // cannot be read as a file
    EXPECT_NE(copyState(folder / "projects/one.sqlite", folder / "copies/two.sqlite", 0), std::nullopt);
    EXPECT_TRUE(fs::is_empty(folder / "copies"));
}

} // namespace
} // namespace tresillo::storage
