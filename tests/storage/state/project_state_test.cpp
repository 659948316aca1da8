// SPDX-License-Identifier: MIT
#include "storage/sqlite/sqlite_store.h"
#include "storage/state/project_state.h"
#include "tests/storage/temporary_folder.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace tresillo::storage {
namespace {

std::vector<std::byte> bytesOf(std::string_view text) {
    const auto bytes = std::as_bytes(std::span{text});
    return {bytes.begin(), bytes.end()};
}

struct Entries final : LogReader {
    bool entry(std::uint64_t sequence, std::span<const std::byte> bytes) override {
        all += std::to_string(sequence) + "=" + std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()) +
               " ";
        return true;
    }
    std::string all{};
};

class ProjectStateTest : public testing::Test {
protected:
    ProjectState& state() { return *state_; }
    void reopen() {
        state_.reset();
        store_.reset();
        auto opened = SqliteStore::open(folder_ / "state.sqlite");
        ASSERT_TRUE(opened) << opened.message();
        store_.emplace(std::move(*opened));
        state_.emplace(*store_);
    }
    void SetUp() override { reopen(); }

    std::string journalBehind(std::uint64_t after) {
        Entries entries;
        EXPECT_EQ(state().replay(after, entries), StoreOutcome::Done);
        return entries.all;
    }
    void append(std::uint64_t sequence, std::string_view text) {
        const std::vector<StateEntry> entries{{.sequence = sequence, .bytes = bytesOf(text)}};
        ASSERT_EQ(state().append(entries), StoreOutcome::Done);
    }

    void startCheckpoint(std::uint64_t upTo) {
        const StateCheckpoint checkpoint{
            .current = old_, .coming = coming_, .document = "text with a", .history = history_, .upTo = upTo};
        ASSERT_EQ(state().startCheckpoint(checkpoint), StoreOutcome::Done);
    }

    const Digest old_ = digestOf("old");
    const Digest coming_ = digestOf("coming");
    const std::vector<std::byte> history_ = bytesOf("undo");

private:
    TemporaryFolder folder_;
    std::optional<SqliteStore> store_{};
    std::optional<ProjectState> state_{};
};

TEST_F(ProjectStateTest, IsEmptyAtFirstAndBelongsToNothing) {
    EXPECT_TRUE(state().isEmpty());
    EXPECT_FALSE(state().belongsTo(old_));
    EXPECT_FALSE(state().document().has_value());
    EXPECT_FALSE(state().history().has_value());
    EXPECT_EQ(state().newest(), 0U);
}

TEST_F(ProjectStateTest, KeepsWhatTheJournalBuildsUponAndTheJournal) {
    ASSERT_EQ(state().begin("text", old_), StoreOutcome::Done);
    append(1, "a");
    append(2, "b");
    reopen();
    EXPECT_FALSE(state().isEmpty());
    EXPECT_TRUE(state().belongsTo(old_));
    EXPECT_FALSE(state().belongsTo(coming_));
    EXPECT_EQ(state().document(), "text");
    EXPECT_EQ(journalBehind(0), "1=a 2=b ");
    EXPECT_EQ(state().newest(), 2U);
}

TEST_F(ProjectStateTest, BelongsToEitherFileBetweenTheTwoHalvesOfACheckpoint) {
    ASSERT_EQ(state().begin("text", old_), StoreOutcome::Done);
    append(1, "a");
    append(2, "b");
    startCheckpoint(1);
    reopen();
    EXPECT_TRUE(state().belongsTo(old_));
    EXPECT_TRUE(state().belongsTo(coming_));
    EXPECT_EQ(state().document(), "text with a");
    const auto history = state().history();
    ASSERT_TRUE(history.has_value());
    EXPECT_EQ(history->upTo, 1U);
    EXPECT_EQ(history->bytes, history_);
    EXPECT_EQ(journalBehind(0), "2=b ");
}

TEST_F(ProjectStateTest, DropsTheOldDigestWhenACheckpointIsFinished) {
    ASSERT_EQ(state().begin("text", old_), StoreOutcome::Done);
    append(1, "a");
    append(2, "b");
    startCheckpoint(1);
    ASSERT_EQ(state().finishCheckpoint(coming_), StoreOutcome::Done);
    reopen();
    EXPECT_FALSE(state().belongsTo(old_));
    EXPECT_TRUE(state().belongsTo(coming_));
    EXPECT_EQ(journalBehind(0), "2=b ");
}

TEST_F(ProjectStateTest, NumbersGoOnBehindADroppedJournal) {
    ASSERT_EQ(state().begin("text", old_), StoreOutcome::Done);
    append(7, "a");
    startCheckpoint(7);
    reopen();
    EXPECT_EQ(state().newest(), 7U);
    const std::vector<StateEntry> again{{.sequence = 7, .bytes = bytesOf("b")}};
    EXPECT_EQ(state().append(again), StoreOutcome::OutOfOrder);
    append(8, "b");
    EXPECT_EQ(journalBehind(0), "8=b ");
}

TEST_F(ProjectStateTest, TakesEntriesTogetherOrNoneOfThem) {
    ASSERT_EQ(state().begin("text", old_), StoreOutcome::Done);
    const std::vector<StateEntry> entries{
        {.sequence = 1, .bytes = bytesOf("a")}, {.sequence = 1, .bytes = bytesOf("b")}};
    EXPECT_EQ(state().append(entries), StoreOutcome::OutOfOrder);
    EXPECT_EQ(journalBehind(0), "");
}

} // namespace
} // namespace tresillo::storage
