// SPDX-License-Identifier: MIT
// The song's position as the sink is told it: seldom, and always as it is.
#include "tests/core/engine/rig.h"
#include "tests/harness/check.h"

namespace tresillo::test {
namespace {

/// The position at a frame, by what the sink was told last. At 48 kHz and 120 BPM a frame is 80.64 ticks.
std::int64_t foretold(const Recorder& sink, Frames at) {
    const std::int64_t frames = (at - sink.clockAt).value;
    return sink.clock.position.value + (sink.clock.runs ? frames * 8064 / 100 : 0);
}

/// The player says which tick comes next, and a tick's frame is rounded: half a frame.
bool isAsTold(const Rig<Studio>& rig) {
    const std::int64_t difference = rig.engine.player().position().value - foretold(rig.sink, rig.engine.now());
    return difference >= -41 && difference <= 1;
}

TEST_CASE("the sink is told where the song is at a start, pause, seek and stop, and at none of the steps between") {
    const auto rig = makeRig<Studio>();
    drum(rig->pattern(0), 0, "x.x.");
    rig->giveFirst(1);
    (void)rig->play(1'000);
    rig->start();
    (void)rig->play(1);
    CHECK(rig->sink.clock.runs);
    CHECK_EQ(rig->sink.clock.position.value, 0);
    CHECK_EQ(rig->sink.clockAt.value, 1'000);
    const std::uint64_t clocks = rig->sink.clocks;
    (void)rig->play(20 * kBarFrames);
    CHECK_EQ(rig->sink.clocks, clocks);
    CHECK(isAsTold(*rig));
    (void)rig->command(Pause{});
    (void)rig->play(500);
    CHECK(!rig->sink.clock.runs);
    CHECK(isAsTold(*rig));
    (void)rig->command(Seek{kBar * 3});
    (void)rig->play(1);
    CHECK_EQ(rig->sink.clock.position.value, kBar.value * 3);
    rig->start();
    (void)rig->play(777);
    CHECK(isAsTold(*rig));
    (void)rig->command(Seek{kBar * 7});
    (void)rig->play(777);
    CHECK(isAsTold(*rig));
    (void)rig->command(Stop{});
    (void)rig->play(1);
    CHECK(rig->sink.clock == SongClock{.position = {}, .tempo = Tempo::fromBpm(120), .runs = false});
}

TEST_CASE("and at the wrap of a loop, on its frame") {
    const auto rig = makeRig<Studio>();
    drum(rig->pattern(0), 0, "x...");
    rig->giveFirst(1);
    (void)rig->command(SetLoop{.start = kBar, .end = kBar * 2});
    (void)rig->command(Seek{kBar});
    rig->start();
    (void)rig->play(kBarFrames + 1);
    CHECK_EQ(rig->sink.clockAt.value, kBarFrames);
    CHECK_EQ(rig->sink.clock.position.value, kBar.value);
    (void)rig->play(kBarFrames * 5 / 2);
    CHECK_EQ(rig->sink.clockAt.value, 3 * kBarFrames);
    CHECK(isAsTold(*rig));
}

TEST_CASE("and of another tempo, by an edit or by the next section") {
    const auto rig = makeRig<Studio>();
    drum(rig->pattern(0), 0, "x...");
    drum(rig->pattern(1), 0, "x...");
    (void)rig->pattern(1).setPatternParam(ParamId::Tempo, 90'000);
    rig->giveFirst(2);
    rig->start();
    (void)rig->play(10'000);
    (void)rig->edit({0}, SetPatternParam{.id = ParamId::Tempo, .value = 240'000});
    (void)rig->play(1);
    CHECK_EQ(rig->sink.clockAt.value, 10'000);
    CHECK_EQ(rig->sink.clock.tempo.milliBpm, 240'000);
    CHECK_EQ(rig->sink.clock.position.value, 10'000 * 8064 / 100);
    (void)rig->command(Launch{.pattern = PatternId{1}});
    (void)rig->play(kBarFrames);
    CHECK_EQ(rig->sink.clock.tempo.milliBpm, 90'000);
    CHECK_EQ(rig->sink.clock.position.value, kBar.value);
}

TEST_CASE("while stopped the tempo is told that a start would have, and an edit of anything else says nothing") {
    const auto rig = makeRig<Studio>();
    (void)rig->pattern(0).setPatternParam(ParamId::Tempo, 90'000);
    (void)rig->pattern(1).setPatternParam(ParamId::Tempo, 150'000);
    rig->giveFirst(2);
    (void)rig->play(10);
    CHECK_EQ(rig->sink.clock.tempo.milliBpm, 90'000);
    CHECK(!rig->sink.clock.runs);
    (void)rig->edit({0}, SetPatternParam{.id = ParamId::Tempo, .value = 100'000});
    (void)rig->play(10);
    CHECK_EQ(rig->sink.clock.tempo.milliBpm, 100'000);
    const std::uint64_t clocks = rig->sink.clocks;
    (void)rig->edit({0}, SetTrackParam{.track = 0, .id = ParamId::Level, .value = -30});
    (void)rig->play(10);
    CHECK_EQ(rig->sink.clocks, clocks);
    (void)rig->command(Launch{.pattern = PatternId{1}});
    (void)rig->play(10);
    CHECK_EQ(rig->sink.clock.tempo.milliBpm, 150'000);
}

TEST_CASE(
    "a row of all tracks is shifted from the frame of its gesture on; only what sounds can be, within its range") {
    const auto rig = makeRig<Studio>();
    (void)rig->command(ControlAll{.id = ParamId::Cutoff, .delta = -4000, .on = true}, Frames{333});
    (void)rig->play(400);
    CHECK_EQ(rig->sink.controlAt.value, 333);
    CHECK(rig->sink.control.id == ParamId::Cutoff && rig->sink.control.on);
    CHECK_EQ(rig->sink.control.delta, -4000);
    for (const ControlAll& wrong :
         {ControlAll{.id = ParamId::Mute, .delta = 0, .on = true}, ControlAll{.id = ParamId::Ratchet, .delta = 1},
          ControlAll{.id = ParamId::Cutoff, .delta = 18'000}, ControlAll{.id = controlChange(7), .delta = 1},
          ControlAll{.id = static_cast<ParamId>(127), .delta = 0}}) {
        rig->forget();
        (void)rig->command(wrong);
        (void)rig->play(1);
        const auto answer = rig->template find<MessageApplied>();
        const bool isShifted = wrong.id == ParamId::Cutoff;
        CHECK(answer && answer->outcome == (isShifted ? Outcome::ShiftTooLarge : Outcome::NotForAll));
        CHECK_EQ(rig->sink.controlAt.value, 333);
    }
}

} // namespace
} // namespace tresillo::test
