// SPDX-License-Identifier: MIT
// What is edited is there when the program is started again, whether or not it came to an end.
#include "project/editing/editing.h"
#include "session/autosave/autosave.h"
#include "session/autosave/kept_project.h"
#include "session/autosave/resume.h"
#include "session/document/document.h"
#include "session/document/file_bank.h"
#include "storage/json/project_json.h"
#include "storage/state/document_digest.h"
#include "storage/state/state_file.h"
#include "tests/project/take_back.h"
#include "tests/session/autosave/target.h"
#include "tests/storage/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

namespace tresillo::session {
namespace {

namespace fs = std::filesystem;

constexpr Author kTerminal{1};

// As people write it: not as the program would.
constexpr const char* kByHand = R"({ "schema": 1, "type": "project", "name": "By hand",
    "patterns": { "A01": { "tracks": [ { "track": 1, "steps": [ { "step": 1, "notes": [{}] } ] } ] } } })";

/// One run of a program that plays a project, without sound.
class Sitting {
public:
    Sitting(const fs::path& folder, const fs::path& stateFolder) : kept_(readKept(folder, stateFolder).value()) {
        if (kept_.isForeign) {
            EXPECT_TRUE(storage::setAside(storage::stateFileOf(stateFolder, kept_.folder), 0));
        }
        resumed_ = resume(kept_);
        file_ = resumed_.file;
        project_ = std::make_unique<Project<Studio>>(*arena_, bank_);
        project_->open(modelOf(file_), namesOf(file_));
        if (!resumed_.history.empty()) {
            const auto codec = std::make_unique<HistoryCodec<Studio>>();
            HistoryHead<Studio> head{};
            EXPECT_EQ(codec->read(resumed_.history, project_->history(), head), Decoded::Done);
        }
        autosave_ = std::make_unique<Autosave>(
            *project_, targetOf(kept_.folder, kept_.document, storage::stateFileOf(stateFolder, kept_.folder)),
            resumed_.newest, [this] { return music(); });
        if (resumed_.played) {
            autosave_->beginPlayed(*resumed_.played);
        }
        if (resumed_.needsCheckpoint) {
            autosave_->requestCheckpoint();
        }
    }
    ~Sitting() { autosave_->finish(); }
    Sitting(const Sitting&) = delete;
    Sitting& operator=(const Sitting&) = delete;

    void place(std::uint8_t step) {
        const Request request{.author = kTerminal, .group = project_->newGroup()};
        ASSERT_TRUE(changed(project_->commit(request, {0}, SetNote{.track = 0, .step = step}).outcome));
    }
    void commit(PatternId pattern, const Change<Studio>& change) {
        const Request request{.author = kTerminal, .group = project_->newGroup()};
        ASSERT_TRUE(changed(project_->commit(request, pattern, change).outcome));
    }
    void serve() { autosave_->service(now_); }
    void wait(std::int64_t milliseconds) { now_ += milliseconds; }
    /// The disk takes its time; on the clock a quarter of a second goes by.
    void serveUntil(SaveState state) {
        wait(250);
        do {
            serve();
            std::this_thread::yield();
        } while (autosave_->status().state != state);
    }
    /// All that it holds.
    [[nodiscard]] storage::ProjectFile music() {
        bringUpToDate(file_, *project_);
        return file_;
    }

    [[nodiscard]] Project<Studio>& project() { return *project_; }
    [[nodiscard]] Autosave& autosave() { return *autosave_; }
    [[nodiscard]] const ResumedProject& resumed() const { return resumed_; }
    [[nodiscard]] const KeptProject& kept() const { return kept_; }

private:
    KeptProject kept_;
    ResumedProject resumed_{};
    storage::ProjectFile file_{};
    FileBank bank_{file_};
    std::unique_ptr<PatternArena<Studio>> arena_{std::make_unique<PatternArena<Studio>>()};
    std::unique_ptr<Project<Studio>> project_{};
    std::unique_ptr<Autosave> autosave_{};
    std::int64_t now_{0};
};

class KeptProjectTest : public testing::Test {
protected:
    void SetUp() override { folder_.write("song/project.json", kByHand); }

    std::unique_ptr<Sitting> sit() { return std::make_unique<Sitting>(song(), folder_ / "state"); }
    /// What another program would read now.
    storage::ProjectFile onceMore() {
        auto kept = readKept(song(), folder_ / "state");
        EXPECT_TRUE(kept) << kept.message();
        ResumedProject resumed = resume(std::move(*kept));
        EXPECT_TRUE(resumed.remarks.empty()) << resumed.remarks.front();
        return resumed.file;
    }
    fs::path song() const { return folder_ / "song"; }
    std::string document() const { return folder_.read("song/project.json"); }
    const storage::TemporaryFolder& folder() const { return folder_; }

private:
    storage::TemporaryFolder folder_{};
};

TEST_F(KeptProjectTest, AnEditIsReadFromTheJournalAsSoonAsItIsSafe) {
    const auto first = sit();
    first->place(4);
    first->place(9);
    first->serveUntil(SaveState::Saved);
    EXPECT_EQ(document(), kByHand);
    EXPECT_EQ(onceMore(), first->music());
    EXPECT_NE(onceMore(), first->kept().onDisk);
}

TEST_F(KeptProjectTest, TheDocumentIsWrittenAtTheEndAndNotReadAsAnotherHands) {
    auto first = sit();
    first->place(4);
    const storage::ProjectFile music = first->music();
    first.reset();
    const auto written = storage::readProject(song());
    ASSERT_TRUE(written) << written.message();
    EXPECT_EQ(*written, music);
    const auto second = sit();
    EXPECT_TRUE(second->resumed().remarks.empty());
    EXPECT_TRUE(second->kept().journal.empty());
    EXPECT_EQ(second->music(), music);
}

TEST_F(KeptProjectTest, UndoAndRedoGoOnAfterTheEndAndAfterAKill) {
    auto first = sit();
    const storage::ProjectFile before = first->music();
    first->place(4);
    const storage::ProjectFile one = first->music();
    first.reset();
    auto second = sit();
    second->place(9);
    const storage::ProjectFile two = second->music();
    second->serveUntil(SaveState::Saved);
    const auto third = sit(); // beside it: as after a kill, all that is read was on the disk
    EXPECT_EQ(third->music(), two);
    ASSERT_TRUE(test::undoNewest(third->project()));
    EXPECT_EQ(third->music(), one);
    ASSERT_TRUE(test::undoNewest(third->project()));
    EXPECT_EQ(third->music(), before);
    EXPECT_FALSE(test::undoNewest(third->project()));
    ASSERT_TRUE(test::redoNewest(third->project()));
    ASSERT_TRUE(test::redoNewest(third->project()));
    EXPECT_EQ(third->music(), two);
}

TEST_F(KeptProjectTest, NamesOfPatternsAndBanksAreKeptAndUndoneAsNotesAre) {
    auto first = sit();
    const storage::ProjectFile before = first->music();
    first->commit({0}, SetName{.what = Named::Pattern, .name = ProjectName{"Verse"}});
    first->commit({}, SetBankName{.bank = 2, .name = BankName{"Nights"}});
    first->serveUntil(SaveState::Saved);
    EXPECT_EQ(onceMore(), first->music());
    EXPECT_EQ(onceMore().patternWords({0}).name.view(), "Verse");
    first.reset(); // the document has them
    auto second = sit();
    second->commit({}, SetBankTempo{.bank = 2, .tempo = 90'000});
    second->serveUntil(SaveState::Saved);
    const auto third = sit(); // beside it: as after a kill
    EXPECT_EQ(third->music().banks[2], (Bank{.name = BankName{"Nights"}, .tempo = 90'000}));
    EXPECT_EQ(third->music().patternWords({0}).name.view(), "Verse");
    for (int undo = 0; undo < 3; ++undo) {
        ASSERT_TRUE(test::undoNewest(third->project()));
    }
    EXPECT_EQ(third->music(), before);
}

TEST_F(KeptProjectTest, APatternThatWasRemovedComesBackWithUndoAfterAKill) {
    const auto first = sit();
    first->commit({0}, SetName{.what = Named::Pattern, .name = ProjectName{"Verse"}});
    first->commit({9}, SetNote{.track = 1, .step = 2});
    const storage::ProjectFile before = first->music();
    ASSERT_EQ(removePattern(first->project(), {.author = kTerminal}, {0}), Outcome::Done);
    first->serveUntil(SaveState::Saved);
    EXPECT_FALSE(onceMore().hasPattern({0}));
    const auto second = sit(); // beside it: as after a kill
    ASSERT_TRUE(test::undoNewest(second->project()));
    EXPECT_EQ(second->music(), before);
}

TEST_F(KeptProjectTest, APatternThatWasRemovedIsOutOfTheDocumentAndComesBackWithUndoAfterTheEnd) {
    auto first = sit();
    first->commit({9}, SetNote{.track = 1, .step = 2});
    const storage::ProjectFile before = first->music();
    ASSERT_EQ(removePattern(first->project(), {.author = kTerminal}, {0}), Outcome::Done);
    first.reset();
    EXPECT_FALSE(storage::readProject(song())->hasPattern({0}));
    const auto second = sit();
    ASSERT_TRUE(test::undoNewest(second->project()));
    EXPECT_EQ(second->music(), before);
}

TEST_F(KeptProjectTest, TheListOfKitsIsKeptAndUndoneAsNotesAre) {
    const auto at = [](std::uint8_t place, std::string_view id, std::string_view path = {}) {
        using Kit = ProjectKit<Studio>;
        return SetKit<Studio>{.index = place, .kit = {.id = KitId{id}, .name = {}, .path = decltype(Kit::path){path}}};
    };
    auto first = sit();
    const storage::ProjectFile before = first->music();
    first->commit({}, at(0, "round", "mine/round"));
    first->commit({}, at(2, "small"));
    first->serveUntil(SaveState::Saved);
    EXPECT_EQ(onceMore(), first->music());
    first->commit({}, at(0, ""));
    first.reset(); // the document has them
    auto second = sit();
    ASSERT_EQ(second->music().kits.size(), 3U);
    EXPECT_EQ(second->music().kits[0].id, "");
    EXPECT_EQ(second->music().kits[2].id, "small");
    second->commit({}, at(0, "other"));
    second->serveUntil(SaveState::Saved);
    const auto third = sit(); // beside it: as after a kill
    EXPECT_EQ(third->music().kits[0].id, "other");
    ASSERT_TRUE(test::undoNewest(third->project()));
    ASSERT_TRUE(test::undoNewest(third->project()));
    EXPECT_EQ(third->music().kits[0], (storage::KitReference{.id = "round", .name = {}, .path = "mine/round"}));
    ASSERT_TRUE(test::undoNewest(third->project()));
    ASSERT_TRUE(test::undoNewest(third->project()));
    EXPECT_EQ(third->music(), before);
}

TEST_F(KeptProjectTest, WhatPadsAreSetToIsKeptAndUndoneAsNotesAre) {
    const PadPlace gain{.kit = 0, .pad = 3, .row = PadRow::Gain};
    const auto gainTo = [](std::int32_t value) {
        return SetPadValue{.kit = 0, .pad = 3, .row = PadRow::Gain, .value = value};
    };
    auto first = sit();
    const storage::ProjectFile before = first->music();
    first->commit({}, gainTo(500));
    first->serveUntil(SaveState::Saved);
    EXPECT_EQ(onceMore(), first->music());
    EXPECT_EQ(onceMore().pads.at(gain), 500);
    first.reset(); // the document has it
    auto second = sit();
    second->commit({}, gainTo(700));
    second->serveUntil(SaveState::Saved);
    const auto third = sit(); // beside it: as after a kill
    EXPECT_EQ(third->music().pads.at(gain), 700);
    ASSERT_TRUE(test::undoNewest(third->project()));
    EXPECT_EQ(third->music().pads.at(gain), 500);
    ASSERT_TRUE(test::undoNewest(third->project()));
    EXPECT_EQ(third->music(), before);
}

TEST_F(KeptProjectTest, AfterAKillTheDocumentIsBroughtUpToDateWithoutAnotherChange) {
    const auto first = sit();
    first->place(4);
    first->serveUntil(SaveState::Saved);
    auto second = sit(); // beside it: as after a kill
    const storage::ProjectFile music = second->music();
    EXPECT_EQ(document(), kByHand);
    second.reset();
    const auto written = storage::readProject(song());
    ASSERT_TRUE(written) << written.message();
    EXPECT_EQ(*written, music);
}

TEST_F(KeptProjectTest, AnUndoIsKeptAsAnEditIs) {
    auto first = sit();
    const storage::ProjectFile before = first->music();
    first->place(4);
    first->serveUntil(SaveState::Saved);
    ASSERT_TRUE(test::undoNewest(first->project()));
    first->serveUntil(SaveState::Saved);
    EXPECT_EQ(onceMore(), before);
}

TEST_F(KeptProjectTest, ACheckpointComesAfterAMinuteOfQuiet) {
    const auto first = sit();
    first->place(4);
    first->serveUntil(SaveState::Saved);
    EXPECT_EQ(document(), kByHand);
    first->wait(60'000);
    while (document() == kByHand) {
        first->serve();
    }
    const auto written = storage::readProject(song());
    ASSERT_TRUE(written) << written.message();
    EXPECT_EQ(*written, first->music());
}

TEST_F(KeptProjectTest, WhatPeopleWroteByHandStaysUntilTheMusicIsAnother) {
    auto first = sit();
    first->place(4);
    ASSERT_TRUE(test::undoNewest(first->project()));
    first.reset();
    EXPECT_EQ(document(), kByHand);
    auto second = sit();
    ASSERT_TRUE(test::redoNewest(second->project()));
    second.reset();
    EXPECT_NE(document(), kByHand);
}

TEST_F(KeptProjectTest, NothingIsWrittenWhereNothingWasDone) {
    {
        const auto first = sit();
    }
    EXPECT_EQ(document(), kByHand);
    EXPECT_FALSE(fs::exists(folder() / "state"));
}

TEST_F(KeptProjectTest, FilesOfAnotherHandWinAndWhatWasKeptIsSetAside) {
    auto first = sit();
    first->place(4);
    first->serveUntil(SaveState::Saved);
    const storage::ProjectFile ours = first->music();
    std::string theirs = kByHand;
    theirs.replace(theirs.find("By hand"), 7, "Another");
    folder().write("song/project.json", theirs);
    first.reset();
    EXPECT_EQ(document(), theirs);
    const auto second = sit();
    EXPECT_EQ(second->music().name.view(), "Another");
    ASSERT_EQ(second->resumed().remarks.size(), 1U);
    EXPECT_EQ(
        second->resumed().remarks.front(),
        song().string() +
            ": another program has changed its files since it was played here last; they are what is opened");
    const auto aside = storage::readProject(folder() / "state/set-aside/song 1970-01-01 00-00-00");
    ASSERT_TRUE(aside) << aside.message();
    EXPECT_EQ(*aside, ours);
    second->place(2);
    second->serveUntil(SaveState::Saved);
    EXPECT_EQ(onceMore(), second->music());
}

TEST_F(KeptProjectTest, SaysThatItIsNotKeptAndCatchesUp) {
    folder().write("state", "a file where the folder should be");
    const auto first = sit();
    first->place(4);
    first->serveUntil(SaveState::NotKept);
    EXPECT_NE(first->autosave().status().problem, "");
    fs::remove(folder() / "state");
    first->serveUntil(SaveState::Saved);
    EXPECT_EQ(onceMore(), first->music());
}

} // namespace
} // namespace tresillo::session
