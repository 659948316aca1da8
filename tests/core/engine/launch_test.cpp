// SPDX-License-Identifier: MIT
// Launches, songs and commands ahead of time. At 120 BPM and 48 kHz a sixteenth is 6,000 frames.
#include "tests/core/engine/four_patterns.h"
#include "tests/harness/check.h"

namespace tresillo::test {
namespace {

TEST_CASE("a launch lands on its line: now, step, beat, bar, after n steps, at the pattern's end") {
    struct Expected {
        LaunchLine line;
        std::uint8_t steps;
        std::int64_t frame;
    };
    constexpr std::int64_t kAsked = 5 * kStepFrames + 4'000;
    const Expected all[]{
        {LaunchLine::Now, 0, kAsked},
        {LaunchLine::Step, 0, 6 * kStepFrames},
        {LaunchLine::Beat, 0, 8 * kStepFrames},
        {LaunchLine::Bar, 0, 16 * kStepFrames},
        {LaunchLine::AfterSteps, 3, 8 * kStepFrames},
        {LaunchLine::AfterSteps, 0, kAsked},
        {LaunchLine::PatternEnd, 0, 12 * kStepFrames},
    };
    for (const Expected& expected : all) {
        for (const bool keepPosition : {false, true}) {
            const auto rig = rigOfFour();
            setTrack(rig->pattern(0), 0, ParamId::TrackLength, 12);
            setTrack(rig->pattern(0), 1, ParamId::TrackLength, 4);
            rig->start();
            (void)rig->command(
                Launch{
                    .pattern = PatternId{1},
                    .line = expected.line,
                    .steps = expected.steps,
                    .keepPosition = keepPosition},
                Frames{kAsked});
            (void)rig->play(2 * kBarFrames, 1'000);
            const Recorded first = firstOf(rig->sink, 61);
            const bool betweenSteps = keepPosition && expected.frame == kAsked;
            CHECK_EQ(first.at.value, betweenSteps ? 6 * kStepFrames : expected.frame);
            // Passes count on from the old origin, or begin anew.
            const auto played = static_cast<std::uint32_t>(first.at.value / kStepFrames);
            CHECK_EQ(first.ordinal, keepPosition ? played : 0U);
            // The line divides the two exactly: no step sounds twice, none is missing.
            CHECK_EQ(
                countOf(rig->sink, 60), static_cast<std::size_t>((expected.frame + kStepFrames - 1) / kStepFrames));
            CHECK(rig->find<LaunchQueued>().has_value());
            Frames started{};
            CHECK(rig->find<PatternStarted>(&started).has_value());
            CHECK_EQ(started.value, expected.frame);
        }
    }
}

TEST_CASE("the answer to a launch says its bar and position") {
    const auto rig = rigOfFour();
    rig->start();
    (void)rig->command(Launch{.pattern = PatternId{1}}, Frames{kBarFrames * 2 + 5});
    (void)rig->play(kBarFrames * 2 + 10);
    const auto queued = rig->find<LaunchQueued>();
    REQUIRE(queued.has_value());
    CHECK_EQ(queued->bar, 3U);
    CHECK(queued->position == kBar * 3);
}

TEST_CASE("an early first note of a launched pattern sounds before the line, or at it when asked too late") {
    for (const bool late : {false, true}) {
        const auto rig = rigOfFour();
        (void)rig->pattern(1).setNote(0, 0, 0, Note{.pitch = 61, .micro = -12});
        rig->start();
        (void)rig->command(Launch{.pattern = PatternId{1}}, Frames{late ? kBarFrames - 1'000 : 1'000});
        (void)rig->play(kBarFrames * 2, 640);
        CHECK_EQ(firstOf(rig->sink, 61).at.value, late ? kBarFrames : kBarFrames - kStepFrames / 2);
        CHECK_EQ(countOf(rig->sink, 61), 17U); // 16, and the early one of the second pass
        CHECK_EQ(countOf(rig->sink, 60), 16U);
    }
}

TEST_CASE("turning a knob of the project just before a line does not sound the early note twice") {
    const auto rig = rigOfFour();
    (void)rig->pattern(1).setNote(0, 0, 0, Note{.pitch = 71, .micro = -12});
    rig->start();
    (void)rig->command(Launch{.pattern = PatternId{1}}, Frames{1});
    (void)rig->edit({}, SetProjectParam{.id = ParamId::MasterLevel, .value = -30}, Frames{kBarFrames - 2'000});
    (void)rig->edit({}, SetProjectParam{.id = ParamId::MasterLevel, .value = -40}, Frames{kBarFrames - 1'000});
    (void)rig->play(kBarFrames + 100, 640);
    CHECK_EQ(countOf(rig->sink, 71), 1U);
}

TEST_CASE("a launch of some tracks binds them to their pattern and leaves the others alone") {
    const auto rig = rigOfFour();
    rig->start();
    (void)rig->command(Launch{.pattern = PatternId{2}, .tracks = 0b10}, Frames{1});
    (void)rig->play(2 * kBarFrames, 999);
    CHECK_EQ(countOf(rig->sink, 60, 0), 32U);
    CHECK_EQ(countOf(rig->sink, 60, 1), 16U);
    CHECK_EQ(countOf(rig->sink, 62, 1), 16U);
    CHECK_EQ(firstOf(rig->sink, 62, 1).at.value, kBarFrames);
    CHECK(rig->engine.player().patternOf(0) == PatternId{0});
    CHECK(rig->engine.player().patternOf(1) == PatternId{2});
}

TEST_CASE("a launch that is taken back does nothing, and the steps given up for it sound after all") {
    const auto rig = rigOfFour();
    rig->start();
    (void)rig->command(Launch{.pattern = PatternId{1}}, Frames{100});
    (void)rig->command(CancelLaunch{}, Frames{kBarFrames - 500});
    (void)rig->play(2 * kBarFrames, 333);
    CHECK_EQ(countOf(rig->sink, 61), 0U);
    CHECK_EQ(countOf(rig->sink, 60), 32U);
}

TEST_CASE("a launch whose pattern is in no slot waits for its next line and says so; nothing falls silent meanwhile") {
    for (const LaunchLine line : {LaunchLine::Beat, LaunchLine::Bar}) {
        const auto rig = rigOfFour(1);
        rig->start();
        (void)rig->command(Launch{.pattern = PatternId{3}, .line = line}, Frames{1});
        const std::int64_t lineFrames = line == LaunchLine::Beat ? 4 * kStepFrames : kBarFrames;
        (void)rig->give(PatternId{3}, 3, 3, Frames{lineFrames + 100});
        (void)rig->play(3 * kBarFrames, 512);
        Frames waited{};
        REQUIRE(rig->find<LaunchWaits>(&waited).has_value());
        CHECK_EQ(waited.value, lineFrames);
        CHECK_EQ(firstOf(rig->sink, 63).at.value, 2 * lineFrames);
        CHECK_EQ(countOf(rig->sink, 60), static_cast<std::size_t>(2 * lineFrames / kStepFrames));
    }
}

TEST_CASE("offline, playing waits for a pattern that is not there: no line is ever missed") {
    const auto rig = rigOfFour(1);
    rig->engine.setWaitsForSlots(true);
    rig->start();
    (void)rig->command(Launch{.pattern = PatternId{3}}, Frames{1'000});
    CHECK_EQ(rig->play(3 * kBarFrames, 4'096), 1'000);
    REQUIRE(rig->engine.player().missingPattern().has_value());
    CHECK(*rig->engine.player().missingPattern() == PatternId{3});
    CHECK_EQ(rig->play(100), 0);
    (void)rig->give(PatternId{3}, 3, 3);
    (void)rig->play(3 * kBarFrames, 4'096);
    CHECK_EQ(firstOf(rig->sink, 63).at.value, kBarFrames);
    CHECK(!rig->find<LaunchWaits>().has_value());
}

TEST_CASE("offline, a start or seek whose pattern is not there begins whole once it is") {
    const auto rig = rigOfFour(0);
    (void)rig->pattern(0).setNote(0, 3, 0, Note{.pitch = 80, .micro = 12}); // late: sounds after the place sought
    rig->engine.setWaitsForSlots(true);
    (void)rig->command(Seek{kSixteenth * 3 + Ticks{kSixteenth.value / 4}});
    rig->start();
    CHECK_EQ(rig->play(100), 0);
    (void)rig->give(PatternId{0}, 0, 0);
    (void)rig->play(kBarFrames, 4'096);
    CHECK_EQ(firstOf(rig->sink, 80).at.value, kStepFrames / 4);
}

TEST_CASE("a queued launch keeps to its kind of line over a seek") {
    const auto rig = rigOfFour();
    (void)rig->command(Seek{kBar * 100});
    rig->start();
    (void)rig->command(Launch{.pattern = PatternId{1}}, Frames{kStepFrames});
    (void)rig->command(Seek{kQuarter}, Frames{2 * kStepFrames});
    (void)rig->play(2 * kBarFrames, 512);
    CHECK_EQ(firstOf(rig->sink, 61).at.value, 14 * kStepFrames);
}

TEST_CASE("a launch on a loop's end wraps and launches; one that the loop never reaches comes at its wrap") {
    for (const std::int64_t loopSteps : {16, 12}) {
        const auto rig = rigOfFour();
        (void)rig->command(SetLoop{.start = Ticks{}, .end = kSixteenth * loopSteps});
        rig->start();
        (void)rig->command(Launch{.pattern = PatternId{1}}, Frames{kStepFrames});
        (void)rig->play(10 * kBarFrames, 512);
        CHECK_EQ(firstOf(rig->sink, 61).at.value, loopSteps * kStepFrames);
        CHECK(rig->engine.player().position() < kSixteenth * loopSteps);
    }
}

void addSection(StudioRig& rig, std::uint16_t index, const Section& section) {
    (void)rig.edit({}, InsertSection{.index = index, .section = section});
}

TEST_CASE("a song plays its sections with repeats, lengths, mutes and tempos, ends, and says so") {
    const auto rig = rigOfFour();
    addSection(*rig, 0, {.pattern = PatternId{1}, .repeats = 2});
    addSection(*rig, 1, {.pattern = PatternId{2}, .mutes = 0b10, .length = 8});
    addSection(*rig, 2, {.pattern = PatternId{3}, .length = 4, .tempo = 240'000});
    (void)rig->command(SetFollow{Follow::Song});
    rig->start();
    (void)rig->play(10 * kBarFrames, 512);
    CHECK_EQ(countOf(rig->sink, 61), 32U);
    CHECK_EQ(firstOf(rig->sink, 62).at.value, 32 * kStepFrames);
    CHECK_EQ(countOf(rig->sink, 62), 8U);
    CHECK_EQ(countOf(rig->sink, 62, 1), 0U);
    CHECK_EQ(firstOf(rig->sink, 63).at.value, 40 * kStepFrames);
    CHECK_EQ(countOf(rig->sink, 63), 4U);
    Frames ended{};
    REQUIRE(rig->find<SongEnded>(&ended).has_value());
    CHECK_EQ(ended.value, 42 * kStepFrames); // four steps at twice the tempo
    CHECK(rig->engine.player().transport() == Transport::Stopped);
    CHECK_EQ(rig->sink.ons, rig->sink.offs);
}

TEST_CASE("a looped song begins again at its first section, a chain always does") {
    for (const Follow follow : {Follow::Song, Follow::Chain}) {
        const auto rig = rigOfFour();
        addSection(*rig, 0, {.pattern = PatternId{1}});
        addSection(*rig, 1, {.pattern = PatternId{2}});
        Chain<Studio> chain{};
        (void)chain.push(PatternId{1});
        (void)chain.push(PatternId{2});
        (void)rig->edit({}, SetChain<Studio>{chain});
        (void)rig->edit({}, SetProjectParam{.id = ParamId::SongLoop, .value = 1});
        (void)rig->command(SetFollow{follow});
        rig->start();
        (void)rig->play(4 * kBarFrames, 512);
        CHECK_EQ(countOf(rig->sink, 61), 32U);
        CHECK_EQ(countOf(rig->sink, 62), 32U);
        CHECK(rig->engine.player().position() < kBar * 2);
    }
}

TEST_CASE("a song edited while it plays goes on as if it had always been so") {
    const auto rig = rigOfFour();
    addSection(*rig, 0, {.pattern = PatternId{1}});
    addSection(*rig, 1, {.pattern = PatternId{2}});
    (void)rig->command(SetFollow{Follow::Song});
    rig->start();
    // In front of what plays another bar is put: this bar is now the second one's.
    (void)rig->edit(
        {}, InsertSection{.index = 0, .section = {.pattern = PatternId{3}}}, Frames{4 * kStepFrames + 2'000});
    (void)rig->play(5 * kBarFrames, 512);
    CHECK_EQ(countOf(rig->sink, 61), 5U + 16U);
    CHECK_EQ(countOf(rig->sink, 63), 11U);
    CHECK_EQ(countOf(rig->sink, 62), 16U);
}

TEST_CASE("commands ahead of time take effect at their frame, in the order in which they were sent") {
    const auto rig = rigOfFour();
    (void)rig->command(Start{}, Frames{700});
    (void)rig->command(MuteTrack{.track = 0, .on = true}, Frames{500});
    (void)rig->command(MuteTrack{.track = 0, .on = false}, Frames{500});
    (void)rig->command(MuteTrack{.track = 1, .on = true}, Frames{600});
    (void)rig->command(GateOn{.track = 5, .pitch = 33}); // at once, though sent last
    (void)rig->play(1'000, 100);
    CHECK_EQ(firstOf(rig->sink, 33, 5).at.value, 0);
    CHECK_EQ(firstOf(rig->sink, 60, 0).at.value, 700);
    CHECK_EQ(countOf(rig->sink, 60, 1), 0U);
    Frames at{};
    CHECK(rig->find<TransportChanged>(&at).has_value());
    CHECK_EQ(at.value, 700);
}

TEST_CASE("each message is answered once, with the frame at which it was carried out") {
    const auto rig = rigOfFour(0);
    for (std::uint32_t serial = 1; serial <= 20; ++serial) {
        (void)rig->command(Fill{serial % 2 == 0}, Frames{1'000 - static_cast<std::int64_t>(serial) * 10});
    }
    (void)rig->play(2'000, 64);
    rig->collect();
    std::size_t answered = 0;
    for (std::size_t index = 0; index < rig->noticeCount; ++index) {
        if (const auto* applied = std::get_if<MessageApplied>(&rig->notices[index].what)) {
            ++answered;
            CHECK_EQ(rig->notices[index].frame.value, 1'000 - static_cast<std::int64_t>(applied->serial) * 10);
        }
    }
    CHECK_EQ(answered, 20U);
}

TEST_CASE("a command for which no room is left to wait is refused and said so; the others wait on") {
    const auto rig = rigOfFour(0);
    for (std::size_t index = 0; index < Studio::kScheduledCommands + 1; ++index) {
        (void)rig->command(GateOn{.track = 0, .pitch = static_cast<std::uint8_t>(index)}, Frames{5'000});
    }
    (void)rig->play(100);
    const auto refused = rig->find<CommandRefused>();
    REQUIRE(refused.has_value());
    CHECK_EQ(refused->serial, Studio::kScheduledCommands + 1);
    (void)rig->play(6'000);
    CHECK_EQ(rig->sink.ons, Studio::kScheduledCommands);
}

TEST_CASE("positions too far for exact frames are refused, and what plays goes on") {
    const auto rig = makeRig<Studio>(kMaxSampleRate);
    rig->start();
    (void)rig->play(1'000, 64);
    for (const Gesture& gesture :
         {Gesture{Seek{kLastPosition + Ticks{1}}}, Gesture{Seek{{INT64_MAX}}},
          Gesture{SetLoop{.start = {}, .end = kLastPosition + Ticks{1}}},
          Gesture{SetLoop{.start = {INT64_MIN}, .end = {INT64_MAX}}}}) {
        (void)rig->command(gesture);
        (void)rig->play(64);
        rig->collect();
    }
    std::size_t refused = 0;
    for (std::size_t index = 0; index < rig->noticeCount; ++index) {
        const auto* applied = std::get_if<MessageApplied>(&rig->notices[index].what);
        refused += applied != nullptr && !changed(applied->outcome) ? 1U : 0U;
    }
    CHECK_EQ(refused, 4U);
    CHECK(rig->engine.player().position() < kBar);
    // The last one that is allowed is exact: the loop that ends there is the only thing to wait for.
    (void)rig->command(SetLoop{.start = {}, .end = kLastPosition});
    (void)rig->play(64);
    (void)rig->command(Seek{kLastPosition - kSixteenth});
    (void)rig->play(192'000, 64);
    CHECK(rig->engine.player().position() > Ticks{});
    CHECK(rig->engine.player().position() < kBar);
}

TEST_CASE("an edit for a frame to come holds back what was sent after it, but not commands sent before") {
    const auto rig = rigOfFour();
    (void)rig->command(Start{}, Frames{200});
    (void)rig->edit({}, SetPatternParam{.id = ParamId::Tempo, .value = 60'000}, Frames{300});
    (void)rig->edit({}, SetPatternParam{.id = ParamId::Tempo, .value = 90'000});
    (void)rig->play(250);
    CHECK(rig->engine.player().transport() == Transport::Playing);
    CHECK_EQ(rig->engine.player().tempo().milliBpm, 120'000);
    (void)rig->play(100);
    CHECK_EQ(rig->engine.player().tempo().milliBpm, 90'000);
}

TEST_CASE("a slot given to another pattern is not read by the tracks of the old one any more") {
    const auto rig = rigOfFour(1);
    rig->start();
    (void)rig->give(PatternId{2}, 0, 2, Frames{4 * kStepFrames + 10});
    (void)rig->play(kBarFrames, 512);
    CHECK_EQ(countOf(rig->sink, 60), 5U);
    CHECK_EQ(countOf(rig->sink, 62), 0U); // nobody plays pattern 2
    CHECK(rig->find<SlotReleased>().has_value());
    (void)rig->give(PatternId{0}, 1, 1);
    (void)rig->play(kBarFrames, 512);
    CHECK_EQ(countOf(rig->sink, 61), 16U); // buffer 1 plays in the old one's place
}

TEST_CASE("a step behind the end of a section that is still to come is not played, however early it is") {
    const auto rig = rigOfFour();
    // Whole-note steps that start over after four sixteenths, played half a step early: the second lies behind the
    // section, and its time comes before the section does.
    constexpr std::int32_t kWholeNote = 5;
    setTrack(rig->pattern(1), 0, ParamId::StepLength, kWholeNote);
    (void)rig->pattern(1).setPatternParam(ParamId::MasterLength, 4);
    (void)rig->pattern(1).setNote(0, 0, 0, Note{.pitch = 61, .micro = -kMaxMicro});
    std::uint16_t index = 0;
    for (const Section& section :
         {Section{.pattern = {0}, .length = 16}, Section{.pattern = {1}, .length = 4},
          Section{.pattern = {2}, .length = 16}}) {
        (void)rig->edit({}, InsertSection{.index = index++, .section = section});
    }
    (void)rig->command(SetFollow{Follow::Song});
    rig->start();
    (void)rig->play(2 * kBarFrames, 1'000);
    CHECK_EQ(countOf(rig->sink, 61), 1U);
    CHECK_EQ(firstOf(rig->sink, 61).at.value, 8 * kStepFrames);
    CHECK_EQ(firstOf(rig->sink, 62).at.value, 20 * kStepFrames);
}

} // namespace
} // namespace tresillo::test
