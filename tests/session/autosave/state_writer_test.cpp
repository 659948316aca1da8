// SPDX-License-Identifier: MIT
#include "session/autosave/snapshots.h"
#include "session/autosave/state_writer.h"
#include "storage/json/project_json.h"
#include "storage/state/document_digest.h"
#include "tests/session/autosave/target.h"
#include "tests/storage/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::session {
namespace {

namespace fs = std::filesystem;

std::vector<std::byte> bytesOf(std::string_view text) {
    const auto bytes = std::as_bytes(std::span{text});
    return {bytes.begin(), bytes.end()};
}

struct Count final : LogReader {
    bool entry(std::uint64_t sequence, std::span<const std::byte> /*bytes*/) override {
        last = sequence;
        ++entries;
        return true;
    }
    std::uint64_t last{0};
    int entries{0};
};

storage::ProjectFile named(std::string_view name) {
    storage::ProjectFile file;
    file.name = ProjectName{name};
    return file;
}

class StateWriterTest : public testing::Test {
protected:
    void SetUp() override {
        folder_.write("song/project.json", storage::formatProject(named("before")));
        folder_.write("song/kits/drums/kit.json", "{}");
        writer_ = std::make_unique<StateWriter>(target());
    }

    StateTarget target(bool writesDocument = true) {
        StateTarget target = targetOf(folder_ / "song", document(), folder_ / "state/projects/song.sqlite");
        target.writesDocument = writesDocument;
        return target;
    }
    std::string document() const { return folder_.read("song/project.json"); }
    void add(std::uint64_t sequence, std::string_view text) {
        writer().add({.sequence = sequence, .bytes = bytesOf(text)});
    }
    static CheckpointJob job(std::string_view name, std::uint64_t upTo) {
        return {.file = named(name), .history = bytesOf("undo"), .upTo = upTo};
    }
    /// As the next start finds it.
    template <class Look> void look(Look&& look) {
        writer_.reset();
        auto store = storage::SqliteStore::open(folder_ / "state/projects/song.sqlite");
        ASSERT_TRUE(store) << store.message();
        storage::ProjectState state{*store};
        look(state);
    }
    storage::Digest digestOnDisk() const { return storage::documentDigest(document(), {}, folder_ / "song"); }

    StateWriter& writer() { return *writer_; }
    const storage::TemporaryFolder& folder() const { return folder_; }
    void replaceWriter(StateTarget target) { writer_ = std::make_unique<StateWriter>(std::move(target)); }

private:
    storage::TemporaryFolder folder_{};
    std::unique_ptr<StateWriter> writer_{};
};

TEST_F(StateWriterTest, KeepsEntriesAndSaysUpToWhereTheyAreSafe) {
    add(3, "a");
    add(5, "bc");
    EXPECT_EQ(writer().status().safeUpTo, 0U);
    ASSERT_TRUE(writer().write());
    EXPECT_EQ(writer().status().safeUpTo, 5U);
    EXPECT_EQ(writer().status().bytes, 3U);
    EXPECT_EQ(document(), storage::formatProject(named("before")));
    look([&](storage::ProjectState& state) {
        EXPECT_TRUE(state.belongsTo(digestOnDisk()));
        EXPECT_EQ(state.document(), document());
        Count count;
        EXPECT_EQ(state.replay(0, count), StoreOutcome::Done);
        EXPECT_EQ(count.entries, 2);
        EXPECT_EQ(count.last, 5U);
    });
}

TEST_F(StateWriterTest, ACheckpointWritesTheDocumentAndEndsTheJournal) {
    add(1, "a");
    ASSERT_TRUE(writer().checkpoint(job("after", 1)));
    EXPECT_EQ(document(), storage::formatProject(named("after")));
    EXPECT_EQ(writer().status().checkpoints, 1U);
    add(2, "b");
    ASSERT_TRUE(writer().write());
    look([&](storage::ProjectState& state) {
        EXPECT_TRUE(state.belongsTo(digestOnDisk()));
        EXPECT_EQ(state.document(), document());
        EXPECT_EQ(state.history().value().bytes, bytesOf("undo"));
        Count count;
        EXPECT_EQ(state.replay(0, count), StoreOutcome::Done);
        EXPECT_EQ(count.entries, 1);
    });
}

TEST_F(StateWriterTest, ACheckpointWithoutEditsIsKept) {
    ASSERT_TRUE(writer().checkpoint(job("before", 0)));
    EXPECT_EQ(document(), storage::formatProject(named("before")));
    look([&](storage::ProjectState& state) { EXPECT_TRUE(state.belongsTo(digestOnDisk())); });
}

TEST_F(StateWriterTest, LeavesTheDocumentOfAFolderThatIsNotThePlayersOwn) {
    replaceWriter(target(false));
    add(1, "a");
    ASSERT_TRUE(writer().checkpoint(job("after", 1)));
    EXPECT_EQ(document(), storage::formatProject(named("before")));
    look([&](storage::ProjectState& state) {
        EXPECT_TRUE(state.belongsTo(digestOnDisk()));
        EXPECT_EQ(state.document(), storage::formatProject(named("after")));
    });
}

TEST_F(StateWriterTest, TheDocumentOfAnotherHandStaysAndOursIsLaidAside) {
    add(1, "a");
    ASSERT_TRUE(writer().write());
    folder().write("song/project.json", "theirs");
    ASSERT_TRUE(writer().checkpoint(job("ours", 1)));
    EXPECT_EQ(document(), "theirs");
    const std::string aside = "state/set-aside/song 1970-01-01 00-00-00";
    EXPECT_EQ(folder().read(aside + "/project.json"), storage::formatProject(named("ours")));
    EXPECT_EQ(folder().read(aside + "/kits/drums/kit.json"), "{}");
    EXPECT_EQ(
        writer().status().remark, (folder() / "song/project.json").string() +
                                      ": another program has changed it; theirs stays, what is played here is in " +
                                      (folder() / aside).string());
    add(2, "b");
    ASSERT_TRUE(writer().checkpoint(job("ours, later", 2)));
    EXPECT_EQ(document(), "theirs");
    look([&](storage::ProjectState& state) {
        EXPECT_FALSE(state.belongsTo(digestOnDisk()));
        EXPECT_EQ(state.document(), storage::formatProject(named("ours, later")));
    });
}

TEST_F(StateWriterTest, AKitOfAnotherHandCountsAsTheDocumentDoes) {
    folder().write("song/kits/drums/kit.json", "{ }");
    ASSERT_TRUE(writer().checkpoint(job("ours", 0)));
    EXPECT_EQ(document(), storage::formatProject(named("before")));
    EXPECT_NE(writer().status().remark, "");
}

TEST_F(StateWriterTest, ADocumentThatWasRemovedIsWrittenAgain) {
    fs::remove(folder() / "song/project.json");
    ASSERT_TRUE(writer().checkpoint(job("after", 0)));
    EXPECT_EQ(document(), storage::formatProject(named("after")));
}

TEST_F(StateWriterTest, CatchesUpAsSoonAsItCanWriteAgain) {
    folder().write("state", "a file where the folder should be");
    add(1, "a");
    EXPECT_FALSE(writer().write());
    EXPECT_NE(writer().status().problem, "");
    EXPECT_TRUE(writer().isWaiting());
    add(2, "b");
    fs::remove(folder() / "state");
    ASSERT_TRUE(writer().write());
    EXPECT_EQ(writer().status().problem, "");
    EXPECT_EQ(writer().status().safeUpTo, 2U);
}

TEST_F(StateWriterTest, ADocumentThatCannotBeWrittenIsAProblemAndNoLoss) {
    fs::remove_all(folder() / "song");
    add(1, "a");
    ASSERT_TRUE(writer().checkpoint(job("after", 1)));
    EXPECT_NE(writer().status().problem, "");
    EXPECT_EQ(writer().status().safeUpTo, 1U);
    fs::create_directory(folder() / "song");
    ASSERT_TRUE(writer().checkpoint(job("after", 1)));
    EXPECT_EQ(writer().status().problem, "");
    EXPECT_EQ(document(), storage::formatProject(named("after")));
}

TEST_F(StateWriterTest, WhatWaitsInVainIsBoundedAndACheckpointCatchesUp) {
    folder().write("state", "a file where the folder should be");
    const std::string large(std::size_t{1} << 20U, 'x');
    for (std::uint64_t sequence = 1; sequence <= 4; ++sequence) {
        add(sequence, large);
    }
    EXPECT_FALSE(writer().status().needsCheckpoint);
    add(5, "one too many");
    EXPECT_TRUE(writer().status().needsCheckpoint);
    add(6, "behind the gap");
    fs::remove(folder() / "state");
    ASSERT_TRUE(writer().write());
    EXPECT_EQ(writer().status().safeUpTo, 0U);
    ASSERT_TRUE(writer().checkpoint(job("after", 6)));
    EXPECT_EQ(writer().status().safeUpTo, 6U);
    EXPECT_FALSE(writer().status().needsCheckpoint);
    add(7, "c");
    ASSERT_TRUE(writer().write());
    look([&](storage::ProjectState& state) {
        Count count;
        EXPECT_EQ(state.replay(0, count), StoreOutcome::Done);
        EXPECT_EQ(count.entries, 1);
    });
}

TEST_F(StateWriterTest, AStateThatIsRemovedMeanwhileIsNotTakenForOneThatIsKept) {
    add(1, "one");
    ASSERT_TRUE(writer().write());
    fs::remove_all(folder() / "state");
    add(2, "two");
    EXPECT_FALSE(writer().write());
    EXPECT_EQ(writer().status().safeUpTo, 1U);
    EXPECT_TRUE(writer().status().needsCheckpoint) << "what stood before it is gone";
    EXPECT_TRUE(writer().checkpoint(job("after", 2)));
    EXPECT_EQ(writer().status().safeUpTo, 2U);
    add(3, "three");
    EXPECT_TRUE(writer().write());
    look([&](storage::ProjectState& state) {
        EXPECT_TRUE(state.belongsTo(digestOnDisk()));
        Count count;
        EXPECT_EQ(state.replay(0, count), StoreOutcome::Done);
        EXPECT_EQ(count.entries, 1);
        EXPECT_EQ(count.last, 3U);
    });
}

TEST_F(StateWriterTest, AStateThatIsReplacedIsWrittenAnew) {
    add(1, "one");
    ASSERT_TRUE(writer().write());
    const fs::path file = folder() / "state/projects/song.sqlite";
    fs::rename(file, folder() / "elsewhere");
    folder().write("state/projects/song.sqlite", std::string(10'000, 'x')); // no database
    add(2, "two");
    EXPECT_FALSE(writer().write());
    EXPECT_NE(writer().status().problem, "");
    fs::remove(file);
    EXPECT_TRUE(writer().checkpoint(job("after", 2)));
    EXPECT_EQ(writer().status().problem, "");
}

TEST_F(StateWriterTest, AClockThatWasSetBackChangesNothing) {
    std::uint64_t sequence = 0;
    for (const std::int64_t seconds : {2'000'000, 1'000'000, 1'000'000}) {
        StateTarget start = target();
        start.unixSeconds = [=] { return seconds; };
        replaceWriter(std::move(start));
        add(++sequence, "edit");
        EXPECT_TRUE(writer().write()) << writer().status().problem;
        EXPECT_TRUE(writer().checkpoint(job("start " + std::to_string(sequence), sequence)));
        EXPECT_EQ(writer().status().problem + writer().status().remark, "");
    }
    EXPECT_EQ(document(), storage::formatProject(named("start 3")));
    std::string found;
    for (const Snapshot& snapshot : snapshotsOf(folder() / "state", folder() / "song")) {
        found += storage::readProject(snapshot.file).value().name.view();
        found += ", ";
    }
    EXPECT_EQ(found, "start 2, start 1, before, ") << "the newest first";
    look([&](storage::ProjectState& state) {
        EXPECT_EQ(state.newest(), 3U);
        EXPECT_TRUE(state.belongsTo(digestOnDisk()));
    });
}

} // namespace
} // namespace tresillo::session
