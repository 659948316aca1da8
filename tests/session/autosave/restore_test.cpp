// SPDX-License-Identifier: MIT
// A project goes back to what it was when it was opened at an earlier start, and forth again.
#include "session/autosave/restore.h"
#include "session/autosave/snapshots.h"
#include "storage/json/project_json.h"
#include "tests/storage/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string_view>
#include <utility>

namespace tresillo::session {
namespace {

namespace fs = std::filesystem;

class RestoreTest : public testing::Test {
protected:
    void SetUp() override {
        storage::ProjectFile file;
        file.name = ProjectName{"first"};
        folder_.write("song/project.json", storage::formatProject(file));
    }

    [[nodiscard]] fs::path song() const { return folder_ / "song"; }
    [[nodiscard]] fs::path state() const { return folder_ / "state"; }
    [[nodiscard]] Keeping keeping() const { return {.stateFolder = state(), .projects = folder_ / "projects"}; }
    /// A start that changes something.
    void change(std::string_view name) {
        auto opened = openToPlay(song(), keeping());
        ASSERT_TRUE(opened) << opened.message();
        storage::ProjectFile file = opened->resumed.file;
        file.name = ProjectName{name};
        ASSERT_TRUE(keepChanged(std::move(*opened), file));
    }
    [[nodiscard]] ProjectName name() const {
        const auto opened = openToRead(song(), state());
        EXPECT_TRUE(opened && opened->remarks.empty());
        return opened->file.name;
    }
    const storage::TemporaryFolder& folder() const { return folder_; }

private:
    storage::TemporaryFolder folder_{};
};

TEST_F(RestoreTest, EachStartThatChangesSomethingKeepsWhatItFound) {
    change("second");
    change("third");
    const auto snapshots = snapshotsOf(state(), song());
    ASSERT_EQ(snapshots.size(), 2U);
    EXPECT_EQ(storage::readProject(snapshots[0].file)->name, ProjectName{"second"});
    EXPECT_EQ(storage::readProject(snapshots[1].file)->name, ProjectName{"first"});
}

TEST_F(RestoreTest, AStartThatChangesNothingKeepsNone) {
    EXPECT_TRUE(openToPlay(song(), keeping()));
    EXPECT_TRUE(snapshotsOf(state(), song()).empty());
}

TEST_F(RestoreTest, AProjectGoesBackAndForth) {
    change("second");
    change("third");
    ASSERT_TRUE(restoreSnapshot(song(), keeping(), 1));
    EXPECT_EQ(name(), ProjectName{"first"});
    const auto snapshots = snapshotsOf(state(), song());
    ASSERT_EQ(snapshots.front().number, 3U);
    ASSERT_TRUE(restoreSnapshot(song(), keeping(), 3));
    EXPECT_EQ(name(), ProjectName{"third"});
    EXPECT_EQ(storage::readProject(song())->name, ProjectName{"third"});
}

TEST_F(RestoreTest, WhatIsNotThereOrCannotBeReadChangesNothing) {
    change("second");
    const auto missing = restoreSnapshot(song(), keeping(), 7);
    ASSERT_FALSE(missing);
    EXPECT_THAT(missing.message(), testing::EndsWith("song: has no snapshot 7"));
    folder().write(fs::relative(snapshotsOf(state(), song()).front().file, folder() / "").string(), "{");
    const auto broken = restoreSnapshot(song(), keeping(), 1);
    ASSERT_FALSE(broken);
    EXPECT_THAT(broken.message(), testing::HasSubstr("000001"));
    EXPECT_EQ(name(), ProjectName{"second"});
}

TEST_F(RestoreTest, OneThatIsPlayedIsRefused) {
    change("second");
    const auto playing = openToPlay(song(), keeping());
    ASSERT_TRUE(playing);
    EXPECT_FALSE(restoreSnapshot(song(), keeping(), 1));
}

} // namespace
} // namespace tresillo::session
