// SPDX-License-Identifier: MIT
// Patterns that are loaded while playing. At 120 BPM and 48 kHz a sixteenth is 6,000 frames.
#include "core/sequence/checksum.h"
#include "tests/core/engine/four_patterns.h"
#include "tests/harness/check.h"

#include <vector>

namespace tresillo::test {
namespace {

constexpr std::uint16_t kFree = 8; ///< A buffer that no slot has.

/// Puts a copy of pattern `from` into a buffer, on all steps of whose tracks 0 and 1 `pitch` is played.
void fill(StudioRig& rig, std::uint16_t buffer, std::uint8_t pitch) {
    rig.pattern(buffer) = rig.pattern(0);
    for (const std::uint8_t track : {std::uint8_t{0}, std::uint8_t{1}}) {
        for (std::size_t step = 0; step < 16; ++step) {
            (void)rig.pattern(buffer).setNote(track, step, 0, Note{.pitch = pitch});
        }
    }
}

PatternLoad loadOf(std::uint16_t buffer, LaunchLine line = LaunchLine::Bar, std::uint8_t steps = 0) {
    return {.pattern = PatternId{0}, .buffer = buffer, .line = line, .steps = steps};
}

/// What an engine played, as one number.
std::uint64_t playedBy(const Recorder& sink) {
    std::uint64_t sum = 0;
    for (const Recorded& event : sink) {
        for (const std::uint64_t part :
             {static_cast<std::uint64_t>(event.at.value), static_cast<std::uint64_t>(event.kind),
              std::uint64_t{event.track}, std::uint64_t{event.pitch}}) {
            sum = sum * 1'099'511'628'211U + part;
        }
    }
    return sum;
}

TEST_CASE("a load arrives on its line: now, step, beat, bar, after n steps, at the pattern's end") {
    struct Expected {
        LaunchLine line;
        std::uint8_t steps;
        std::int64_t frame;
        std::int64_t firstNote;
    };
    constexpr std::int64_t kAsked = 5 * kStepFrames + 4'000;
    const Expected all[]{
        {LaunchLine::Now, 0, kAsked, 6 * kStepFrames},
        {LaunchLine::Step, 0, 6 * kStepFrames, 6 * kStepFrames},
        {LaunchLine::Beat, 0, 8 * kStepFrames, 8 * kStepFrames},
        {LaunchLine::Bar, 0, 16 * kStepFrames, 16 * kStepFrames},
        {LaunchLine::AfterSteps, 3, 8 * kStepFrames, 8 * kStepFrames},
        {LaunchLine::PatternEnd, 0, 12 * kStepFrames, 12 * kStepFrames},
    };
    for (const Expected& expected : all) {
        const auto rig = rigOfFour();
        setTrack(rig->pattern(0), 0, ParamId::TrackLength, 12);
        setTrack(rig->pattern(0), 1, ParamId::TrackLength, 4);
        fill(*rig, kFree, 70);
        const std::uint64_t loaded = checksum(rig->pattern(kFree));
        rig->start();
        (void)rig->send(loadOf(kFree, expected.line, expected.steps), Frames{kAsked});
        (void)rig->play(expected.frame, 1'000);
        CHECK(checksum(*rig->engine.model().slots[0].pattern) != loaded);
        (void)rig->play(1);
        CHECK_EQ(checksum(*rig->engine.model().slots[0].pattern), loaded);
        (void)rig->play(2 * kBarFrames - rig->engine.now().value, 1'000);
        const Recorded first = firstOf(rig->sink, 70);
        CHECK_EQ(first.at.value, expected.firstNote);
        // Where the track is stays as it is: no step sounds twice, none is missing.
        CHECK_EQ(first.ordinal, static_cast<std::uint32_t>(expected.firstNote / kStepFrames));
        CHECK_EQ(countOf(rig->sink, 60), static_cast<std::size_t>(expected.firstNote / kStepFrames));
        CHECK_EQ(countOf(rig->sink, 60) + countOf(rig->sink, 70), 32U);
        const auto queued = rig->find<LoadQueued>();
        REQUIRE(queued.has_value());
        CHECK_EQ(queued->bar, static_cast<std::uint32_t>(expected.frame / kBarFrames));
        Frames arrived{};
        const auto came = rig->find<PatternLoaded>(&arrived);
        REQUIRE(came.has_value());
        CHECK_EQ(arrived.value, expected.frame);
        CHECK_EQ(came->buffer, kFree);
        const auto released = rig->find<SlotReleased>();
        REQUIRE(released.has_value());
        CHECK_EQ(released->buffer, 0);
    }
}

TEST_CASE("values of the project arrive in the same frame as the pattern, others stay") {
    const auto rig = rigOfFour();
    fill(*rig, kFree, 70);
    PatternLoad load = loadOf(kFree);
    REQUIRE(load.values.set(ParamId::ReverbRoom, 77));
    REQUIRE(load.values.set(ParamId::DelayFeedback, 1'000'000)); // limited, as by an edit
    CHECK(!load.values.set(ParamId::Cutoff, 1));
    rig->start();
    (void)rig->edit({}, SetProjectParam{.id = ParamId::DelayMix, .value = 44});
    (void)rig->send(load, Frames{1});
    (void)rig->play(kBarFrames, 777);
    CHECK_EQ(rig->engine.model().projectParam(ParamId::ReverbRoom), rowOf(ParamId::ReverbRoom).initial);
    (void)rig->play(1);
    CHECK_EQ(rig->engine.model().projectParam(ParamId::ReverbRoom), 77);
    CHECK_EQ(rig->engine.model().projectParam(ParamId::DelayFeedback), rowOf(ParamId::DelayFeedback).maximum);
    CHECK_EQ(rig->engine.model().projectParam(ParamId::DelayMix), 44);
}

TEST_CASE("a second load replaces the first, whose buffer comes back; one without a buffer takes it off the line") {
    for (const bool takenBack : {false, true}) {
        const auto rig = rigOfFour();
        fill(*rig, kFree, 70);
        fill(*rig, kFree + 1, 71);
        rig->start();
        (void)rig->send(loadOf(kFree), Frames{1});
        (void)rig->send(
            takenBack ? PatternLoad{.pattern = PatternId{0}} : loadOf(kFree + 1), Frames{kBarFrames - kStepFrames / 4});
        (void)rig->play(kBarFrames - 1, 500);
        const auto released = rig->find<SlotReleased>();
        REQUIRE(released.has_value());
        CHECK_EQ(released->buffer, kFree);
        (void)rig->play(kBarFrames + 1, 500);
        CHECK_EQ(countOf(rig->sink, 70), 0U);
        CHECK_EQ(countOf(rig->sink, 60), takenBack ? 32U : 16U); // what was given up for it sounds after all
        CHECK_EQ(countOf(rig->sink, 71), takenBack ? 0U : 16U);
        CHECK(rig->find<PatternLoaded>().has_value() != takenBack);
    }
}

TEST_CASE("stopped or paused a load arrives at once, also one that waited; a pattern in no slot is refused") {
    for (const Gesture& end : {Gesture{Stop{}}, Gesture{Pause{}}}) {
        const auto rig = rigOfFour();
        fill(*rig, kFree, 70);
        rig->start();
        (void)rig->send(loadOf(kFree), Frames{1});
        (void)rig->command(end, Frames{5'000});
        (void)rig->play(5'001, 640);
        Frames arrived{};
        CHECK(rig->find<PatternLoaded>(&arrived).has_value());
        CHECK_EQ(arrived.value, 5'000);
        fill(*rig, kFree + 1, 71);
        rig->forget();
        (void)rig->send(loadOf(kFree + 1));
        (void)rig->play(1);
        CHECK(rig->find<PatternLoaded>().has_value());
        CHECK(!rig->find<LoadQueued>().has_value());
        (void)rig->send(PatternLoad{.pattern = PatternId{9}, .buffer = kFree + 2});
        (void)rig->play(1);
        const auto released = rig->find<SlotReleased>();
        REQUIRE(released.has_value());
        CHECK_EQ(released->buffer, kFree + 2);
        const auto answer = rig->find<MessageApplied>();
        REQUIRE(answer.has_value());
        CHECK(answer->outcome == Outcome::NotResident);
    }
}

TEST_CASE("an early first note of what is loaded comes on the line, once, and early from then on") {
    const auto rig = rigOfFour();
    fill(*rig, kFree, 70);
    (void)rig->pattern(kFree).setNote(0, 0, 0, Note{.pitch = 71, .micro = -12});
    rig->start();
    (void)rig->send(loadOf(kFree), Frames{1});
    (void)rig->play(3 * kBarFrames - kStepFrames, 640);
    CHECK_EQ(firstOf(rig->sink, 71).at.value, kBarFrames);
    CHECK_EQ(countOf(rig->sink, 71), 2U);
}

TEST_CASE("a launch of another pattern on the line of a load: each is heard from there") {
    const auto rig = rigOfFour();
    fill(*rig, kFree, 70);
    rig->start();
    (void)rig->command(Launch{.pattern = PatternId{2}, .tracks = 0b10}, Frames{1});
    (void)rig->send(loadOf(kFree), Frames{2});
    (void)rig->play(2 * kBarFrames, 999);
    CHECK_EQ(countOf(rig->sink, 70, 0), 16U);
    CHECK_EQ(countOf(rig->sink, 62, 1), 16U);
    CHECK_EQ(firstOf(rig->sink, 70, 0).at.value, kBarFrames);
    CHECK_EQ(firstOf(rig->sink, 62, 1).at.value, kBarFrames);
    CHECK_EQ(countOf(rig->sink, 70, 1), 0U);
}

TEST_CASE("a launch of the very pattern that is loaded begins it with what was loaded") {
    const auto rig = rigOfFour();
    fill(*rig, kFree, 70);
    rig->start();
    (void)rig->command(Launch{.pattern = PatternId{1}}, Frames{1});
    (void)rig->send(PatternLoad{.pattern = PatternId{1}, .buffer = kFree}, Frames{1});
    (void)rig->play(2 * kBarFrames, 999);
    CHECK_EQ(countOf(rig->sink, 60), 16U);
    CHECK_EQ(countOf(rig->sink, 61), 0U);
    CHECK_EQ(countOf(rig->sink, 70), 16U);
    CHECK_EQ(firstOf(rig->sink, 70).ordinal, 0U);
}

TEST_CASE("a load leaves the song where it is, and a section as long as its pattern is now") {
    for (const bool atTurn : {false, true}) {
        const auto rig = rigOfFour();
        setTrack(rig->pattern(0), 0, ParamId::TrackLength, 16);
        addSections(*rig, {{.pattern = PatternId{0}, .repeats = 2}, {.pattern = PatternId{1}, .repeats = 1}});
        fill(*rig, kFree, 70);
        (void)rig->command(SetFollow{.follow = Follow::Song});
        rig->start();
        const std::int64_t line = (atTurn ? 2 : 1) * kBarFrames;
        (void)rig->send(loadOf(kFree), Frames{line - kBarFrames + 10});
        (void)rig->play(3 * kBarFrames + 10, 1'000);
        CHECK_EQ(countOf(rig->sink, 60), static_cast<std::size_t>(line / kStepFrames));
        CHECK_EQ(countOf(rig->sink, 70), atTurn ? 0U : 16U);
        CHECK_EQ(countOf(rig->sink, 61), 16U);
        CHECK(rig->engine.player().following() == Follow::Song);
    }
}

TEST_CASE("a load on the line at which the song ends arrives, and the song ends") {
    const auto rig = rigOfFour();
    addSections(*rig, {{.pattern = PatternId{0}, .repeats = 1}});
    fill(*rig, kFree, 70);
    (void)rig->command(SetFollow{.follow = Follow::Song});
    rig->start();
    (void)rig->send(loadOf(kFree), Frames{1});
    (void)rig->play(2 * kBarFrames, 1'000);
    Frames arrived{};
    CHECK(rig->find<PatternLoaded>(&arrived).has_value());
    CHECK_EQ(arrived.value, kBarFrames);
    CHECK(rig->find<SongEnded>().has_value());
    CHECK_EQ(countOf(rig->sink, 60), 16U);
    CHECK_EQ(countOf(rig->sink, 70), 0U);
}

TEST_CASE("a seek lets a load wait for the next line from there") {
    const auto rig = rigOfFour();
    fill(*rig, kFree, 70);
    rig->start();
    (void)rig->send(loadOf(kFree), Frames{1});
    (void)rig->command(Seek{.position = kBar * 7 + kQuarter * 3}, Frames{1'000});
    (void)rig->play(2 * kBarFrames, 1'000);
    Frames arrived{};
    CHECK(rig->find<PatternLoaded>(&arrived).has_value());
    CHECK_EQ(arrived.value, 1'000 + 4 * kStepFrames);
    const auto queued = rig->find<LoadQueued>();
    REQUIRE(queued.has_value());
    CHECK_EQ(queued->bar, 8U);
}

TEST_CASE("offline, playing does not wait for what waits for its line") {
    const auto rig = rigOfFour();
    fill(*rig, kFree, 70);
    rig->engine.setWaitsForSlots(true);
    rig->start();
    (void)rig->send(loadOf(kFree), Frames{1});
    CHECK_EQ(rig->play(2 * kBarFrames, 4'096), 2 * kBarFrames);
    CHECK_EQ(countOf(rig->sink, 70), 16U);
}

TEST_CASE("loads come to the same, whatever the block's length") {
    std::vector<std::uint64_t> sums;
    for (const std::int64_t block : {1, 63, 64, 480, 4'096, 100'000}) {
        const auto rig = rigOfFour();
        fill(*rig, kFree, 70);
        fill(*rig, kFree + 1, 71);
        (void)rig->pattern(kFree).setPatternParam(ParamId::Tempo, 97'300);
        (void)rig->pattern(kFree).setPatternParam(ParamId::PatternSwing, 620);
        (void)rig->command(Start{}, Frames{0});
        (void)rig->send(loadOf(kFree, LaunchLine::Now), Frames{7'001});
        (void)rig->send(loadOf(kFree + 1), Frames{20'000});
        (void)rig->command(Launch{.pattern = PatternId{1}, .tracks = 1, .line = LaunchLine::Beat}, Frames{60'000});
        (void)rig->play(4 * kBarFrames, block);
        CHECK(countOf(rig->sink, 70) != 0);
        CHECK(countOf(rig->sink, 71, 1) != 0);
        sums.push_back(playedBy(rig->sink));
    }
    for (const std::uint64_t sum : sums) {
        CHECK_EQ(sum, sums.front());
    }
}

TEST_CASE("a load arrives and is told of however full the queue of notices is") {
    const auto rig = rigOfFour();
    addSections(*rig, {{.pattern = PatternId{0}, .repeats = 20}});
    fill(*rig, kFree, 70);
    (void)rig->command(SetFollow{.follow = Follow::Song});
    rig->start();
    (void)rig->command(Launch{.pattern = PatternId{2}, .line = LaunchLine::PatternEnd}, Frames{1});
    (void)rig->send(loadOf(kFree), Frames{1});
    (void)rig->play(2);
    // Nobody fetches: as few are left as the engine takes a message for, and this one is answered with many.
    for (std::size_t room = 0; room != rig->link.notices.room() && rig->link.notices.room() > 6;) {
        room = rig->link.notices.room();
        (void)rig->edit({}, SetProjectParam{.id = ParamId::MasterLevel, .value = -30});
        (void)rig->play(1);
    }
    (void)rig->command(Seek{.position = kQuarter});
    (void)rig->play(2 * kBarFrames);
    bool isTold = false;
    bool isReleased = false;
    while (const auto notice = rig->link.notices.pop()) {
        isTold = isTold || std::holds_alternative<PatternLoaded>(notice->what);
        isReleased = isReleased || std::holds_alternative<SlotReleased>(notice->what);
    }
    CHECK(isTold);
    CHECK(isReleased);
}

} // namespace
} // namespace tresillo::test
