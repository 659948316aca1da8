// SPDX-License-Identifier: MIT
// Where two rules meet: what the reference model (docs/guide/reference-model.md) showed to be played otherwise than the
// manual says. At 120 BPM and 48 kHz a sixteenth is 6,000 frames.
#include "tests/core/engine/rig.h"
#include "tests/harness/check.h"

#include <cstddef>

namespace tresillo::test {
namespace {

/// The frame of the `index`-th note of a pitch; -1 where there is none.
std::int64_t frameOf(const Recorder& sink, std::uint8_t pitch, std::size_t index = 0) {
    for (const Recorded& event : sink) {
        if (event.kind == EventKind::On && event.pitch == pitch && index-- == 0) {
            return event.at.value;
        }
    }
    return -1;
}

/// Pattern n plays pitch 60 + n on every step of track 0.
std::unique_ptr<Rig<Studio>> rigOfTwo(SampleRate rate = {48'000}) {
    auto rig = makeRig<Studio>(rate);
    for (std::uint8_t index = 0; index < 2; ++index) {
        drum(rig->pattern(index), 0, "xxxxxxxxxxxxxxxx");
        for (std::size_t step = 0; step < 16; ++step) {
            (void)rig->pattern(index).setNote(0, step, 0, Note{.pitch = static_cast<std::uint8_t>(60 + index)});
        }
    }
    return rig;
}

TEST_CASE("round robins count one trig after the other where a master length cuts the pass short") {
    for (const std::int32_t direction : {0, 1, 2}) {
        const auto rig = makeRig<Studio>();
        drum(rig->pattern(0), 0, "x......x");
        setTrack(rig->pattern(0), 0, ParamId::Direction, direction);
        (void)rig->pattern(0).setPatternParam(ParamId::MasterLength, 3);
        rig->giveFirst(1);
        rig->start();
        (void)rig->play(kBarFrames, 512);
        REQUIRE(rig->sink.ons >= 4);
        // Two trigs a pass, of which only the first is reached.
        std::uint32_t cycle = 0;
        for (const Recorded& event : rig->sink) {
            if (event.kind == EventKind::On) {
                CHECK_EQ(event.ordinal, 2 * cycle++);
            }
        }
    }
}

TEST_CASE("a launch after so many steps counts them from the start when both come at one frame") {
    const auto rig = rigOfTwo();
    rig->giveFirst(2);
    rig->start();
    (void)rig->command(Launch{.pattern = PatternId{1}, .line = LaunchLine::AfterSteps, .steps = 4});
    (void)rig->play(kBarFrames, 512);
    CHECK_EQ(frameOf(rig->sink, 61), 4 * kStepFrames);
}

TEST_CASE("a pause at the frame of a seek keeps the place sought, and the early note of its step") {
    const auto rig = makeRig<Studio>();
    drum(rig->pattern(0), 0, "....x...........");
    (void)rig->pattern(0).setNote(0, 4, 0, Note{.pitch = 70, .micro = -12});
    rig->giveFirst(1);
    (void)rig->command(Start{}, Frames{100});
    (void)rig->command(Seek{kQuarter}, Frames{200});
    (void)rig->command(Pause{}, Frames{200});
    (void)rig->play(300);
    CHECK(rig->engine.player().position() == kQuarter);
    rig->sink.clear();
    rig->start();
    (void)rig->play(300);
    CHECK_EQ(frameOf(rig->sink, 70), 300);
}

TEST_CASE("a note range whose ends have changed places is the range between them") {
    const auto rig = makeRig<Studio>();
    drum(rig->pattern(0), 0, "xxx.............");
    for (std::uint8_t step = 0; step < 3; ++step) {
        (void)rig->pattern(0).setNote(0, step, 0, Note{.pitch = static_cast<std::uint8_t>(50 + 16 * step)});
    }
    setTrack(rig->pattern(0), 0, ParamId::NoteLow, 72);
    setTrack(rig->pattern(0), 0, ParamId::NoteHigh, 60);
    rig->giveFirst(1);
    rig->start();
    (void)rig->play(kBarFrames / 2, 512);
    CHECK_EQ(frameOf(rig->sink, 60), 0);
    CHECK_EQ(frameOf(rig->sink, 66), kStepFrames);
    CHECK_EQ(frameOf(rig->sink, 72), 2 * kStepFrames);
}

TEST_CASE("a launched pattern's first step is decided at its launch: FILL counts as it is then") {
    const auto rig = rigOfTwo();
    lock(rig->pattern(1), 0, 0, ParamId::Condition, encodeCondition({.kind = ConditionKind::Fill}));
    // The next step asks what became of the first one.
    lock(rig->pattern(1), 0, 1, ParamId::Condition, encodeCondition({.kind = ConditionKind::Previous}));
    rig->giveFirst(2);
    rig->start();
    (void)rig->command(Fill{true}, Frames{5'900});
    (void)rig->command(Launch{.pattern = PatternId{1}, .line = LaunchLine::Now}, Frames{5'950});
    (void)rig->play(kBarFrames / 2, 512);
    CHECK_EQ(frameOf(rig->sink, 61), 5'950);
    CHECK_EQ(frameOf(rig->sink, 61, 1), 5'950 + kStepFrames);
}

TEST_CASE("what lies before a line is not played at it, though the line moves to a whole frame for a new tempo") {
    const auto rig = makeRig<Studio>({8'000});
    drum(rig->pattern(1), 0, "...x....");
    (void)rig->pattern(1).setNote(0, 3, 0, Note{.pitch = 71, .micro = -8});
    (void)rig->pattern(0).setPatternParam(ParamId::Tempo, 160'085);
    (void)rig->pattern(1).setPatternParam(ParamId::Tempo, 207'070);
    (void)rig->pattern(1).setPatternParam(ParamId::PatternSwing, 604);
    rig->giveFirst(2);
    rig->start();
    // The note lies 0.64 frames before the line.
    (void)rig->command(Launch{.pattern = PatternId{1}, .line = LaunchLine::Now, .keepPosition = true}, Frames{2'156});
    (void)rig->play(6'000, 64);
    CHECK_EQ(frameOf(rig->sink, 71), -1);
}

TEST_CASE("a held note that comes late behind its section's line holds for a step, played or sought") {
    for (const bool isSought : {false, true}) {
        const auto rig = makeRig<Studio>();
        drum(rig->pattern(0), 0, "...x");
        (void)rig->pattern(0).setNote(0, 3, 0, Note{.pitch = 72, .micro = 12, .length = kInfiniteLength});
        (void)rig->pattern(0).setPatternParam(ParamId::PatternSwing, 800); // 0.6 steps; with half a step it is 4.1
        rig->giveFirst(2);
        (void)rig->edit({}, InsertSection{.index = 0, .section = {.pattern = PatternId{0}}});
        (void)rig->edit({}, InsertSection{.index = 1, .section = {.pattern = PatternId{1}}});
        (void)rig->command(SetFollow{Follow::Song});
        if (isSought) {
            (void)rig->command(Seek{kQuarter});
        }
        rig->start();
        (void)rig->play(kBarFrames, 512);
        const std::int64_t on = (isSought ? 0 : 4 * kStepFrames) + kStepFrames / 10;
        CHECK_EQ(frameOf(rig->sink, 72), on);
        CHECK_EQ(rig->sink.offs, 1U);
        for (const Recorded& event : rig->sink) {
            CHECK(event.kind != EventKind::Off || event.at.value == on + kStepFrames);
        }
    }
}

TEST_CASE("an early note that would come before its loop begins comes at the wrap, played or sought") {
    for (const bool isSought : {false, true}) {
        const auto rig = makeRig<Studio>();
        drum(rig->pattern(0), 0, "x...");
        setTrack(rig->pattern(0), 0, ParamId::StepLength, 3); // a quarter: its early note lies two sixteenths ahead
        setTrack(rig->pattern(0), 0, ParamId::TrackLength, 1);
        (void)rig->pattern(0).setNote(0, 0, 0, Note{.pitch = 73, .micro = -12, .length = 1});
        rig->giveFirst(1);
        (void)rig->command(SetLoop{.start = kQuarter * 2, .end = kQuarter * 2 + kSixteenth});
        const std::int64_t from = isSought ? 7 * kStepFrames : 0;
        if (isSought) {
            (void)rig->command(Seek{kSixteenth * 7});
        }
        rig->start();
        (void)rig->play(10 * kStepFrames - from, 512);
        // The wrap lies at the ninth sixteenth; its early note would lie at the seventh, before the loop begins.
        CHECK_EQ(frameOf(rig->sink, 73, isSought ? 0 : 3), 9 * kStepFrames - from);
    }
}

} // namespace
} // namespace tresillo::test
