// SPDX-License-Identifier: MIT
#include "session/autosave/storage_thread.h"
#include "storage/files.h"
#include "storage/json/project_json.h"
#include "storage/state/document_digest.h"
#include "tests/session/autosave/target.h"
#include "tests/storage/temporary_folder.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace tresillo::session {
namespace {

namespace fs = std::filesystem;

StateTarget targetIn(const storage::TemporaryFolder& folder) {
    const std::string text = storage::formatProject({});
    folder.write("song/project.json", text);
    return targetOf(folder / "song", text, folder / "state/projects/song.sqlite");
}

storage::StateEntry entry(std::uint64_t sequence) {
    return {.sequence = sequence, .bytes = std::vector<std::byte>(10)};
}

template <class Done> void waitFor(Done&& isDone) {
    while (!isDone()) {
        std::this_thread::yield();
    }
}

TEST(StorageThread, KeepsWhatIsHandedOver) {
    const storage::TemporaryFolder folder;
    StorageThread thread{targetIn(folder)};
    for (std::uint64_t sequence = 1; sequence <= 50; ++sequence) {
        thread.add(entry(sequence));
    }
    waitFor([&] { return thread.status().safeUpTo == 50; });
    EXPECT_EQ(thread.status().problem, "");
}

TEST(StorageThread, KeepsAllOfItBeforeItEnds) {
    const storage::TemporaryFolder folder;
    StorageThread thread{targetIn(folder)};
    thread.add(entry(1));
    storage::ProjectFile file;
    file.name = ProjectName{"after"};
    thread.checkpoint({.file = file, .history = {}, .upTo = 1});
    thread.finish();
    EXPECT_EQ(thread.status().safeUpTo, 1U);
    EXPECT_EQ(thread.status().checkpoints, 1U);
    EXPECT_EQ(folder.read("song/project.json"), storage::formatProject(file));
}

TEST(StorageThread, TriesAgainWhatCouldNotBeWritten) {
    const storage::TemporaryFolder folder;
    folder.write("state", "a file where the folder should be");
    StorageThread thread{targetIn(folder)};
    thread.add(entry(1));
    waitFor([&] { return !thread.status().problem.empty(); });
    fs::remove(folder / "state");
    waitFor([&] { return thread.status().safeUpTo == 1; });
    EXPECT_EQ(thread.status().problem, "");
}

TEST(StorageThread, LaysBesideTheStateWhatCannotBeKeptAtTheEnd) {
    const storage::TemporaryFolder folder;
    folder.write("state/projects/song.sqlite", std::string(4'096, 'x')); // none of ours
    StorageThread thread{targetIn(folder)};
    storage::ProjectFile file;
    file.name = ProjectName{"what was played"};
    thread.checkpoint({.file = file, .history = {}, .upTo = 1});
    waitFor([&] { return thread.checkpointsTried() == 1; });
    EXPECT_EQ(thread.status().remark, "") << "there may be a next one";
    thread.finish();
    EXPECT_NE(thread.status().problem, "");
    const std::string aside = "state/set-aside/song 1970-01-01 00-00-00";
    EXPECT_EQ(thread.status().remark, "what was played here is in " + (folder / aside).string());
    EXPECT_EQ(folder.read(aside + "/project.json"), storage::formatProject(file));
    EXPECT_EQ(folder.read("state/projects/song.sqlite"), std::string(4'096, 'x'));
}

TEST(StorageThread, LaysNothingBesideTheStateThatWasKeptInTheEnd) {
    const storage::TemporaryFolder folder;
    folder.write("state", "a file where the folder should be");
    StorageThread thread{targetIn(folder)};
    thread.checkpoint({.file = {}, .history = {}, .upTo = 1});
    waitFor([&] { return thread.checkpointsTried() == 1; });
    fs::remove(folder / "state");
    thread.checkpoint({.file = {}, .history = {}, .upTo = 2});
    thread.finish();
    EXPECT_EQ(thread.status().problem, "");
    EXPECT_FALSE(fs::exists(folder / "state/set-aside"));
}

TEST(StorageThread, DoesAJobBehindWhatWasHandedOverAndBeforeItEnds) {
    const storage::TemporaryFolder folder;
    StorageThread thread{targetIn(folder)};
    std::vector<std::uint64_t> safeThen;
    thread.add(entry(1));
    thread.post([&](StateWriter& writer) { safeThen.push_back(writer.status().safeUpTo); });
    thread.add(entry(2));
    thread.post([&](StateWriter& writer) { safeThen.push_back(writer.status().safeUpTo); });
    thread.finish();
    ASSERT_EQ(safeThen.size(), 2U);
    EXPECT_GE(safeThen[0], 1U);
    EXPECT_EQ(safeThen[1], 2U);
}

TEST(StorageThread, AJobThatThrowsIsToldAndEndsNothing) {
    const storage::TemporaryFolder folder;
    StorageThread thread{targetIn(folder)};
    thread.post([](StateWriter& /*writer*/) { throw std::runtime_error("no room"); });
    waitFor([&] { return !thread.status().problem.empty(); });
    EXPECT_EQ(thread.status().problem, "a file of the project could not be kept: no room");
    thread.add(entry(1));
    waitFor([&] { return thread.status().safeUpTo == 1; });
    EXPECT_EQ(thread.status().problem, "");
}

TEST(StorageThread, WritesNothingWhereNothingIsHandedOver) {
    const storage::TemporaryFolder folder;
    {
        const StorageThread thread{targetIn(folder)};
    }
    EXPECT_FALSE(fs::exists(folder / "state"));
}

} // namespace
} // namespace tresillo::session
