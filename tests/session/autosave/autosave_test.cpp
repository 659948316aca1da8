// SPDX-License-Identifier: MIT
#include "project/journal/replay.h"
#include "session/autosave/autosave.h"
#include "storage/files.h"
#include "storage/json/project_json.h"
#include "storage/sqlite/sqlite_store.h"
#include "storage/state/document_digest.h"
#include "tests/harness/patience.h"
#include "tests/project/rig.h"
#include "tests/session/autosave/target.h"
#include "tests/storage/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <vector>

namespace tresillo::session {
namespace {

namespace fs = std::filesystem;
constexpr PatternId kFirst{};

/// A project that is joined to no engine.
struct Alone {
    [[nodiscard]] std::uint64_t music() const {
        return Hash{}
            .with(project.pattern(kFirst) != nullptr ? checksum(*project.pattern(kFirst)) : 0)
            .with(static_cast<std::uint64_t>(project.model().projectParam(ParamId::Seed)))
            .with(project.model().song.size())
            .state;
    }
    PatternArena<Studio> arena;
    test::MemoryBank<Studio> bank{};
    Project<Studio> project{arena, bank};
};

struct JournalReader final : LogReader {
    bool entry(std::uint64_t /*sequence*/, std::span<const std::byte> bytes) override {
        outcome = replay->add(bytes).outcome;
        ++batches;
        return outcome == ReplayOutcome::Done;
    }
    JournalReplay<Studio>* replay{nullptr};
    ReplayOutcome outcome{ReplayOutcome::Done};
    int batches{0};
};

class AutosaveTest : public testing::Test {
protected:
    void SetUp() override {
        folder_.write("song/project.json", storage::formatProject({}));
        (void)played_->project.bring(kFirst);
        begin(0);
    }

    void begin(std::uint64_t newest) {
        const std::string text = folder_.read("song/project.json");
        autosave_ =
            std::make_unique<Autosave>(played_->project, targetOf(folder_ / "song", text, stateFile()), newest, [this] {
                ++captures_;
                storage::ProjectFile file;
                file.setProjectParam(ParamId::Seed, played_->project.model().projectParam(ParamId::Seed));
                file.song = played_->project.model().song;
                file.setPattern(kFirst, *played_->project.pattern(kFirst), {});
                return file;
            });
    }

    void edit(const Change<Studio>& change) { (void)played_->project.commit({.author = {1}}, kFirst, change); }
    void editTo(std::int32_t seed) { edit(SetProjectParam{.id = ParamId::Seed, .value = seed}); }
    void waitUntilSafe() {
        EXPECT_TRUE(becomes([&] { return autosave().safeUpTo() >= autosave().lastSequence(); }));
    }

    /// What the next start would find.
    std::unique_ptr<Alone> reopened() {
        auto store = storage::SqliteStore::open(stateFile(), {.access = storage::SqliteStore::Access::ReadOnly});
        EXPECT_TRUE(store) << store.message();
        storage::ProjectState state{*store};
        auto file = storage::parseProject(*state.document(), "state");
        EXPECT_TRUE(file) << file.message();
        auto found = std::make_unique<Alone>();
        Model<Studio> head{};
        head.projectValues = file->projectValues;
        head.song = file->song;
        found->project.open(head, {});
        const auto pattern = std::make_unique<Pattern<Studio>>();
        if (file->fillPattern(kFirst, *pattern)) {
            found->bank.keep(kFirst, *pattern, {});
        }
        (void)found->project.bring(kFirst);
        HistoryHead<Studio> headOfHistory{};
        const auto history = state.history();
        const auto codec = std::make_unique<HistoryCodec<Studio>>();
        if (history) {
            EXPECT_EQ(codec->read(history->bytes, found->project.history(), headOfHistory), Decoded::Done);
            EXPECT_EQ(history->upTo, headOfHistory.sequence);
        }
        const auto replay = std::make_unique<JournalReplay<Studio>>(found->project, headOfHistory.sequence);
        JournalReader reader;
        reader.replay = replay.get();
        EXPECT_EQ(state.replay(headOfHistory.sequence, reader), StoreOutcome::Done);
        EXPECT_EQ(reader.outcome, ReplayOutcome::Done);
        batches_ = reader.batches;
        return found;
    }

    fs::path stateFile() const { return folder_ / "state/projects/song.sqlite"; }
    Autosave& autosave() { return *autosave_; }
    Alone& played() { return *played_; }
    [[nodiscard]] int captures() const { return captures_; }
    [[nodiscard]] int batches() const { return batches_; }
    const storage::TemporaryFolder& folder() const { return folder_; }
    void end() { autosave_.reset(); }

private:
    storage::TemporaryFolder folder_{};
    std::unique_ptr<Alone> played_{std::make_unique<Alone>()};
    std::unique_ptr<Autosave> autosave_{};
    int captures_{0};
    int batches_{0};
};

TEST_F(AutosaveTest, WhatIsSafeIsThereAgainWithUndo) {
    editTo(7);
    edit(SetNote{.track = 3, .step = 4, .note = {.pitch = 50}});
    EXPECT_EQ(autosave().lastSequence(), 2U);
    EXPECT_EQ(autosave().safeUpTo(), 0U);
    autosave().service(1'000);
    waitUntilSafe();
    (void)test::undoNewest(played().project);
    autosave().service(2'000);
    waitUntilSafe();
    const auto found = reopened();
    EXPECT_EQ(captures(), 0);
    EXPECT_EQ(batches(), 2);
    EXPECT_EQ(found->music(), played().music());
    EXPECT_TRUE(test::redoNewest(played().project) && test::redoNewest(found->project));
    EXPECT_EQ(found->music(), played().music());
    EXPECT_TRUE(test::undoNewest(played().project) && test::undoNewest(played().project));
    EXPECT_TRUE(test::undoNewest(found->project) && test::undoNewest(found->project));
    EXPECT_EQ(found->music(), played().music());
}

TEST_F(AutosaveTest, AQuietMinuteMakesACheckpointAndThenNoOther) {
    editTo(7);
    autosave().service(0);
    autosave().service(Autosave::kQuiet - 1);
    EXPECT_EQ(captures(), 0);
    autosave().service(Autosave::kQuiet);
    EXPECT_EQ(captures(), 1);
    EXPECT_TRUE(becomes([&] { return folder().read("song/project.json") != storage::formatProject({}); }));
    waitUntilSafe();
    autosave().service(10 * Autosave::kQuiet);
    EXPECT_EQ(captures(), 1);
    editTo(8);
    autosave().service(11 * Autosave::kQuiet);
    waitUntilSafe();
    const auto found = reopened();
    EXPECT_EQ(batches(), 1) << "the checkpoint is in place of what came before it";
    EXPECT_EQ(found->music(), played().music());
    EXPECT_EQ(found->project.undoDepth(), 2U);
}

TEST_F(AutosaveTest, TheEndKeepsAll) {
    editTo(7);
    autosave().service(0);
    editTo(8);
    autosave().finish();
    EXPECT_EQ(autosave().safeUpTo(), 2U);
    const auto found = reopened();
    EXPECT_EQ(found->music(), played().music());
    EXPECT_EQ(found->project.undoDepth(), 2U);
    EXPECT_EQ(batches(), 0);
}

TEST_F(AutosaveTest, WhereNothingWasChangedNothingIsWritten) {
    for (std::int64_t now = 0; now < 5 * Autosave::kQuiet; now += 10'000) {
        autosave().service(now);
    }
    autosave().finish();
    EXPECT_EQ(captures(), 0);
    EXPECT_FALSE(fs::exists(folder() / "state"));
}

TEST_F(AutosaveTest, MoreThanTheRoomHoldsIsNotSafeUntilItsCheckpointIs) {
    // Nothing can be kept: a file lies where the state's folder should be.
    folder().write("state", "in the way");
    for (std::int32_t step = 0; captures() == 0; ++step) {
        for (std::int32_t note = 0; note < 2'000; ++note) {
            const auto at = static_cast<std::uint8_t>(note % 128);
            edit(SetNote{.track = 1, .step = at, .note = {.pitch = static_cast<std::uint8_t>(step % 100)}});
        }
        if (step % 20 == 19) {
            autosave().service(step * 1'000);
        }
    }
    EXPECT_EQ(autosave().safeUpTo(), 0U);
    EXPECT_TRUE(becomes([&] { return !autosave().status().problem.empty(); }));
    fs::remove(folder() / "state");
    EXPECT_TRUE(becomes([&] {
        autosave().service(std::int64_t{1'000'000} + Autosave::kRetry * captures());
        return autosave().safeUpTo() >= autosave().lastSequence();
    }));
    const auto found = reopened();
    EXPECT_EQ(found->music(), played().music());
}

TEST_F(AutosaveTest, TheNumbersGoOnBehindThoseThatWereKept) {
    editTo(7);
    autosave().finish();
    end();
    begin(1);
    editTo(9);
    EXPECT_EQ(autosave().lastSequence(), 2U);
    autosave().service(0);
    waitUntilSafe();
    EXPECT_EQ(reopened()->music(), played().music());
}

} // namespace
} // namespace tresillo::session
