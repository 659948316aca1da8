// SPDX-License-Identifier: MIT
#include "session/autosave/snapshots.h"
#include "tests/storage/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace tresillo::session {
namespace {

namespace fs = std::filesystem;
constexpr std::int64_t kNoon = 1'764'504'000; // 2025-11-30 12-00-00

std::string read(const fs::path& file) {
    std::ifstream stream{file};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

TEST(Snapshots, AreListedWithTheNewestFirst) {
    const storage::TemporaryFolder folder;
    EXPECT_TRUE(snapshotsOf(folder / "state", folder / "song").empty());
    EXPECT_FALSE(keepSnapshot(folder / "state", folder / "song", "one", kNoon));
    EXPECT_FALSE(keepSnapshot(folder / "state", folder / "song", "two", kNoon + 60));
    const auto snapshots = snapshotsOf(folder / "state", folder / "song");
    ASSERT_EQ(snapshots.size(), 2U);
    EXPECT_EQ(snapshots[0].date, "2025-11-30 12-01-00");
    EXPECT_EQ(read(snapshots[0].file), "two");
    EXPECT_EQ(snapshots[1].number, 1U);
    EXPECT_EQ(read(snapshots[1].file), "one");
    EXPECT_TRUE(snapshotsOf(folder / "state", folder / "other/song").empty());
}

TEST(Snapshots, KeepTheirOrderWhereTheClockWasSetBack) {
    const storage::TemporaryFolder folder;
    EXPECT_FALSE(keepSnapshot(folder / "state", folder / "song", "one", kNoon));
    EXPECT_FALSE(keepSnapshot(folder / "state", folder / "song", "two", kNoon - 86'400));
    EXPECT_FALSE(keepSnapshot(folder / "state", folder / "song", "three", kNoon - 86'400));
    const auto snapshots = snapshotsOf(folder / "state", folder / "song");
    ASSERT_EQ(snapshots.size(), 3U);
    EXPECT_EQ(read(snapshots[0].file), "three");
    EXPECT_EQ(read(snapshots[2].file), "one");
}

TEST(Snapshots, AreNotKeptTwice) {
    const storage::TemporaryFolder folder;
    for (const char* document : {"one", "one", "two", "one"}) {
        EXPECT_FALSE(keepSnapshot(folder / "state", folder / "song", document, kNoon));
    }
    EXPECT_EQ(snapshotsOf(folder / "state", folder / "song").size(), 3U);
}

TEST(Snapshots, OfMoreStartsThanAreKeptTheOldestGo) {
    const storage::TemporaryFolder folder;
    for (std::size_t start = 0; start < kMostSnapshots + 7; ++start) {
        EXPECT_FALSE(keepSnapshot(folder / "state", folder / "song", std::to_string(start), kNoon));
    }
    const auto snapshots = snapshotsOf(folder / "state", folder / "song");
    ASSERT_EQ(snapshots.size(), kMostSnapshots);
    EXPECT_EQ(read(snapshots.front().file), std::to_string(kMostSnapshots + 6));
    EXPECT_EQ(read(snapshots.back().file), "7");
}

TEST(Snapshots, OtherFilesInTheirFolderArePassedOver) {
    const storage::TemporaryFolder folder;
    EXPECT_FALSE(keepSnapshot(folder / "state", folder / "song", "one", kNoon));
    const fs::path beside = snapshotsOf(folder / "state", folder / "song").front().file.parent_path();
    for (const char* name : {"notes.txt", "12", "12.json", "x 2025.json", "99999999999999999999999 2025.json"}) {
        std::ofstream{beside / name} << "?";
    }
    EXPECT_EQ(snapshotsOf(folder / "state", folder / "song").size(), 1U);
}

TEST(Snapshots, GoWithTheProject) {
    const storage::TemporaryFolder folder;
    EXPECT_FALSE(keepSnapshot(folder / "state", folder / "song", "one", kNoon));
    moveSnapshots(folder / "state", folder / "song", folder / "better");
    EXPECT_TRUE(snapshotsOf(folder / "state", folder / "song").empty());
    EXPECT_EQ(snapshotsOf(folder / "state", folder / "better").size(), 1U);
    removeSnapshots(folder / "state", folder / "better");
    EXPECT_TRUE(snapshotsOf(folder / "state", folder / "better").empty());
}

TEST(Snapshots, WhereNoneCanBeWrittenTheReasonIsSaid) {
    const storage::TemporaryFolder folder;
    std::ofstream{folder / "state"} << "a file";
    const auto problem = keepSnapshot(folder / "state", folder / "song", "one", kNoon);
    ASSERT_TRUE(problem);
    EXPECT_THAT(problem->message, testing::HasSubstr((folder / "state").string()));
}

} // namespace
} // namespace tresillo::session
