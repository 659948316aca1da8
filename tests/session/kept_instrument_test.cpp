// SPDX-License-Identifier: MIT
// A project that is played is there as it was left when it is opened again.
#include "session/autosave/last_project.h"
#include "session/instrument.h"
#include "storage/json/project_json.h"
#include "tests/harness/patience.h"
#include "tests/project/take_back.h"
#include "tests/storage/as_nobody.h"
#include "tests/storage/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

namespace tresillo::session {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr SampleRate kRate{48'000};
constexpr PatternId kFirst{0};
constexpr PatternId kSecond{1};

storage::ProjectFile twoPatterns() {
    storage::ProjectFile file;
    file.name = ProjectName{"Two"};
    const auto pattern = std::make_unique<Pattern<Studio>>();
    (void)pattern->setTrackParam(0, ParamId::Instrument, static_cast<int>(InstrumentKind::Synth));
    (void)pattern->setNote(0, 0, 0, {});
    file.setPattern(kFirst, *pattern);
    (void)pattern->setNote(0, 4, 0, {});
    file.setPattern(kSecond, *pattern);
    return file;
}

/// One sitting: an instrument that is kept, and what plays it, in time that passes by the block.
class Sitting {
public:
    explicit Sitting(std::unique_ptr<Instrument> instrument) : instrument_(std::move(instrument)) {
        instrument_->setOffline();
    }
    ~Sitting() { instrument_->autosave()->finish(); }
    Sitting(const Sitting&) = delete;
    Sitting& operator=(const Sitting&) = delete;

    Instrument& operator*() { return *instrument_; }
    Instrument* operator->() { return instrument_.get(); }

    void perform(const Gesture& gesture) { ASSERT_TRUE(instrument_->project().command(gesture)); }
    void place(PatternId pattern, std::uint8_t step) {
        Project<Studio>& project = instrument_->project();
        const Request request{.author = Author{1}, .group = project.newGroup()};
        ASSERT_TRUE(changed(project.commit(request, pattern, SetNote{.track = 0, .step = step}).outcome));
    }
    void play(double seconds) {
        constexpr int kBlock = 480;
        for (int block = 0; block < static_cast<int>(seconds * 100); ++block) {
            std::array<float, kBlock> left{};
            std::array<float, kBlock> right{};
            instrument_->render({.mix = {left.data(), right.data()}, .frames = kBlock});
            instrument_->service();
            instrument_->autosave()->service(now_ += 10);
        }
    }
    [[nodiscard]] bool becomes(SaveState state) {
        return tresillo::becomes([&] {
            instrument_->autosave()->service(now_ += 10);
            return instrument_->autosave()->status().state == state;
        });
    }
    [[nodiscard]] EngineStatus status() { return instrument_->status().read(); }

private:
    std::unique_ptr<Instrument> instrument_;
    std::int64_t now_{0};
};

class KeptInstrument : public testing::Test {
protected:
    void SetUp() override { folder_.write("song/project.json", storage::formatProject(twoPatterns())); }

    [[nodiscard]] Keeping keeping(bool staysAsItIs = false) const {
        return {.stateFolder = folder_ / "state", .projects = folder_ / "own", .staysAsItIs = staysAsItIs};
    }
    [[nodiscard]] auto open(const fs::path& project, Programme programme) const {
        return Instrument::open(project, kRate, programme);
    }
    std::unique_ptr<Sitting> sit(const fs::path& project, bool staysAsItIs = false) {
        auto opened = open(project, {.keeping = keeping(staysAsItIs)});
        EXPECT_TRUE(opened) << opened.message();
        return opened ? std::make_unique<Sitting>(std::move(*opened)) : nullptr;
    }
    std::unique_ptr<Sitting> sit() { return sit(song()); }
    [[nodiscard]] fs::path song() const { return folder_ / "song"; }
    [[nodiscard]] const storage::TemporaryFolder& folder() const { return folder_; }

private:
    storage::TemporaryFolder folder_{};
};

TEST_F(KeptInstrument, WhatWasEditedAndTakenBackIsThere) {
    auto first = sit();
    first->place(kFirst, 7);
    first->place(kFirst, 9);
    ASSERT_TRUE(test::undoNewest((*first)->project()));
    first.reset();
    const auto second = sit();
    ASSERT_TRUE((*second)->project().request(kFirst));
    EXPECT_TRUE((*second)->project().pattern(kFirst)->note(0, 7, 0).has_value());
    ASSERT_TRUE(test::redoNewest((*second)->project()));
    EXPECT_TRUE((*second)->project().pattern(kFirst)->note(0, 9, 0).has_value());
}

TEST_F(KeptInstrument, APatternThatWasPlayedIsPlayedAgainWhenItIsStarted) {
    auto first = sit();
    EXPECT_FALSE((*first)->isResumed());
    first->perform(Launch{.pattern = kSecond, .line = LaunchLine::Now});
    first->perform(Start{});
    first->perform(MuteTrack{.track = 5, .on = true});
    first->play(1.0);
    first.reset();

    const auto second = sit();
    EXPECT_TRUE((*second)->isResumed());
    second->play(0.5);
    EXPECT_EQ(second->status().transport, Transport::Stopped);
    EXPECT_EQ(second->status().notesOn, 0U);
    second->perform(Start{});
    second->play(1.9);
    EXPECT_EQ(second->status().notesOn, 2U) << "the second pattern has two, the first one";
    EXPECT_EQ((*second)->autosave()->played().mutes, 1U << 5U);
    EXPECT_EQ((*second)->autosave()->played().patterns[0], kSecond);
}

TEST_F(KeptInstrument, ASongThatWasFollowedIsFollowedAgain) {
    storage::ProjectFile file = twoPatterns();
    ASSERT_TRUE(file.song.push({.pattern = kSecond, .length = 16}));
    folder().write("song/project.json", storage::formatProject(file));
    auto first = sit();
    EXPECT_EQ((*first)->autosave()->played().follow, Follow::Song);
    first->perform(Start{});
    first->play(0.5);
    EXPECT_EQ((*first)->autosave()->played().follow, Follow::Song);
    first->place(kFirst, 7);
    first.reset();
    const auto second = sit();
    EXPECT_TRUE((*second)->isResumed());
    EXPECT_EQ((*second)->autosave()->played().follow, Follow::Song);
    second->perform(Start{});
    second->play(0.5);
    EXPECT_EQ((*second)->autosave()->played().follow, Follow::Song);
    EXPECT_EQ(second->status().follow, Follow::Song);
}

TEST_F(KeptInstrument, ToOpenAndPlayItWritesNothing) {
    const std::string document = folder().read("song/project.json");
    auto first = sit();
    first->perform(Start{});
    first->play(0.5);
    first.reset();
    EXPECT_EQ(folder().read("song/project.json"), document);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder() / "state/projects"), {}), 1) << "its lock";
}

TEST_F(KeptInstrument, WhoOnlyLooksReadsItWithTheJournal) {
    const auto first = sit();
    first->place(kFirst, 7);
    ASSERT_TRUE(first->becomes(SaveState::Saved));
    const auto looks = open(song(), {.journal = folder() / "state"});
    ASSERT_TRUE(looks) << looks.message();
    ASSERT_TRUE((*looks)->project().request(kFirst));
    EXPECT_TRUE((*looks)->project().pattern(kFirst)->note(0, 7, 0).has_value());
    EXPECT_EQ((*looks)->autosave(), nullptr);
    const auto alone = open(song(), {});
    ASSERT_TRUE(alone) << alone.message();
    ASSERT_TRUE((*alone)->project().request(kFirst));
    EXPECT_FALSE((*alone)->project().pattern(kFirst)->note(0, 7, 0).has_value()) << "no checkpoint yet";
}

TEST_F(KeptInstrument, IsPlayedByOne) {
    const auto first = sit();
    const auto second = open(song(), {.keeping = keeping()});
    ASSERT_FALSE(second);
    EXPECT_THAT(second.message(), HasSubstr(song().string() + ": it is being played by process "));
}

TEST_F(KeptInstrument, WhatStaysAsItIsIsCopiedWithTheFirstChange) {
    const std::string document = folder().read("song/project.json");
    folder().write("song/kits/mine/kit.json", "{}");
    auto first = sit(song(), true);
    const auto beside = sit(song(), true);
    first->perform(Start{});
    first->perform(Launch{.pattern = kSecond, .line = LaunchLine::Now});
    first->play(0.5);
    EXPECT_FALSE(fs::exists(folder() / "own")) << "to play it is no change";
    first->place(kFirst, 7);
    ASSERT_TRUE(first->becomes(SaveState::Saved));
    EXPECT_EQ(
        (*first)->autosave()->status().remark,
        song().string() + " stays as it is: what you do is kept in " + (folder() / "own/song").string());
    EXPECT_EQ(lastProject(folder() / "state"), folder() / "own/song");
    EXPECT_FALSE(open(folder() / "own/song", {.keeping = keeping()})) << "it is being played";
    first.reset();

    EXPECT_EQ(folder().read("song/project.json"), document);
    EXPECT_EQ(folder().read("own/song/kits/mine/kit.json"), "{}");
    const auto again = sit(folder() / "own/song");
    EXPECT_TRUE((*again)->isResumed());
    ASSERT_TRUE((*again)->project().request(kFirst));
    EXPECT_TRUE((*again)->project().pattern(kFirst)->note(0, 7, 0).has_value());
    EXPECT_EQ((*again)->autosave()->played().patterns[0], kSecond);
}

TEST_F(KeptInstrument, AFolderThatCannotBeWrittenIsCopiedToo) {
    using fs::perms;
    fs::permissions(folder().path(), perms::all);
    constexpr perms kRead = perms::owner_read | perms::group_read | perms::others_read;
    fs::permissions(song() / "project.json", kRead);
    fs::permissions(song(), kRead | perms::owner_exec | perms::group_exec | perms::others_exec);
    {
        const storage::AsNobody nobody;
        const auto first = sit();
        first->place(kFirst, 7);
        EXPECT_TRUE(first->becomes(SaveState::Saved));
        EXPECT_TRUE(fs::exists(folder() / "own/song/project.json"));
    }
    fs::permissions(song(), perms::owner_all);
}

TEST_F(KeptInstrument, WhatCannotBeCopiedIsNotKeptAndPlayingGoesOn) {
    folder().write("own", "a file where the projects should be");
    const auto first = sit(song(), true);
    first->place(kFirst, 7);
    ASSERT_TRUE(first->becomes(SaveState::NotKept));
    EXPECT_THAT(
        (*first)->autosave()->status().problem, HasSubstr("cannot be copied to " + (folder() / "own").string()));
    fs::remove(folder() / "own");
    EXPECT_TRUE(first->becomes(SaveState::Saved));
    EXPECT_TRUE(fs::exists(folder() / "own/song/project.json"));
}

TEST_F(KeptInstrument, WhereNoStateCanBeKeptItIsPlayedAndNotKept) {
    folder().write("state", "a file where the state should be");
    const auto first = sit();
    first->place(kFirst, 7);
    EXPECT_TRUE(first->becomes(SaveState::NotKept));
    EXPECT_NE((*first)->autosave()->status().problem, "");
}

TEST_F(KeptInstrument, WhatWasPlayedUponOtherFilesOpensAsAProjectOfItsOwn) {
    auto first = sit();
    first->place(kFirst, 7);
    first.reset();
    storage::ProjectFile theirs = twoPatterns();
    theirs.name = ProjectName{"Theirs"};
    folder().write("song/project.json", storage::formatProject(theirs));
    const auto second = sit();
    EXPECT_EQ((*second)->file().name.view(), "Theirs");
    EXPECT_FALSE((*second)->isResumed());
    ASSERT_EQ((*second)->remarks().size(), 2U);
    EXPECT_THAT((*second)->remarks()[0], HasSubstr("another program has changed its files"));
    const std::string& where = (*second)->remarks()[1];
    ASSERT_THAT(where, HasSubstr("what was played here before is in "));
    const auto aside = storage::readProject(where.substr(where.find(" in ") + 4));
    ASSERT_TRUE(aside) << aside.message();
    EXPECT_EQ(aside->name.view(), "Two");
    const auto pattern = std::make_unique<Pattern<Studio>>();
    ASSERT_TRUE(aside->fillPattern(kFirst, *pattern));
    EXPECT_TRUE(pattern->note(0, 7, 0).has_value());
}

TEST_F(KeptInstrument, AProjectThatIsNotThereLeavesNothing) {
    const auto none = open(folder() / "nowhere", {.keeping = keeping()});
    ASSERT_FALSE(none);
    EXPECT_THAT(none.message(), HasSubstr("nowhere"));
    EXPECT_FALSE(fs::exists(folder() / "state"));
}

} // namespace
} // namespace tresillo::session
