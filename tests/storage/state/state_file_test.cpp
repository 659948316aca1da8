// SPDX-License-Identifier: MIT
#include "storage/state/state_file.h"
#include "tests/storage/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>

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

} // namespace
} // namespace tresillo::storage
