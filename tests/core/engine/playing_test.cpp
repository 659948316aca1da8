// SPDX-License-Identifier: MIT
// Faults that comparable systems had, each as a statement of what happens here instead. At 120 BPM and 48 kHz a
// sixteenth is 6,000 frames.
#include "tests/core/engine/rig.h"
#include "tests/harness/check.h"

namespace tresillo::test {
namespace {

using Pattern16 = Pattern<Studio>;

/// The `index`-th event of a kind, on a track; one at frame -1 where there is none.
Recorded nth(const Recorder& sink, EventKind kind, std::size_t index, std::uint8_t track = 0) {
    for (const Recorded& event : sink) {
        if (event.kind == kind && event.track == track && index-- == 0) {
            return event;
        }
    }
    return {.at = Frames{-1}};
}

std::int64_t frameOf(const Recorder& sink, EventKind kind, std::size_t index, std::uint8_t track = 0) {
    return nth(sink, kind, index, track).at.value;
}

std::size_t count(const Recorder& sink, EventKind kind, std::uint8_t track = 0) {
    std::size_t found = 0;
    for (const Recorded& event : sink) {
        found += event.kind == kind && event.track == track ? 1U : 0U;
    }
    return found;
}

TEST_CASE("step 0 fires at the start, and a track of one step fires on every step") {
    const auto rig = makeRig<Studio>();
    drum(rig->pattern(0), 0, "x...............");
    drum(rig->pattern(0), 1, "x");
    rig->giveFirst(1);
    rig->start();
    (void)rig->play(kBarFrames + 1, 480);
    CHECK_EQ(frameOf(rig->sink, EventKind::On, 0), 0);
    CHECK_EQ(frameOf(rig->sink, EventKind::On, 1), kBarFrames);
    CHECK_EQ(count(rig->sink, EventKind::On, 1), 17U);
    CHECK_EQ(frameOf(rig->sink, EventKind::On, 5, 1), 5 * kStepFrames);
}

TEST_CASE("a note ends on its own frame: a gate of 0.2 is not a whole step, 64 steps are 64") {
    const auto rig = makeRig<Studio>();
    drum(rig->pattern(0), 0, "x...............");
    drum(
        rig->pattern(0), 1,
        std::string_view{"x...............................................................................", 80});
    (void)rig->pattern(0).setNote(0, 0, 0, Note{.length = 13}); // 13/64 of a step
    (void)rig->pattern(0).setNote(1, 0, 0, Note{.length = kMaxLength});
    rig->giveFirst(1);
    rig->start();
    (void)rig->play(kStepFrames * 65, 1'000);
    CHECK_EQ(frameOf(rig->sink, EventKind::Off, 0), exactFrame(Ticks{kSixteenth.value / 64 * 13}, {120'000}, {48'000}));
    CHECK_EQ(frameOf(rig->sink, EventKind::Off, 0, 1), 64 * kStepFrames);
}

TEST_CASE("an early step 0 sounds at the start, and before the bar line on later passes") {
    const auto rig = makeRig<Studio>();
    drum(rig->pattern(0), 0, "x...............");
    (void)rig->pattern(0).setNote(0, 0, 0, Note{.micro = -12});
    rig->giveFirst(1);
    rig->start();
    (void)rig->play(2 * kBarFrames, 777);
    CHECK_EQ(frameOf(rig->sink, EventKind::On, 0), 0);
    CHECK_EQ(frameOf(rig->sink, EventKind::On, 1), kBarFrames - kStepFrames / 2);
    CHECK_EQ(frameOf(rig->sink, EventKind::On, 2), 2 * kBarFrames - kStepFrames / 2);
}

TEST_CASE("a tempo change acts at its frame, keeps the phase, and never moves the playhead") {
    const auto rig = makeRig<Studio>();
    drum(rig->pattern(0), 0, "xxxxxxxxxxxxxxxx");
    rig->giveFirst(1);
    rig->start();
    (void)rig->edit({}, SetPatternParam{.id = ParamId::Tempo, .value = 60'000}, Frames{3 * kStepFrames / 2});
    (void)rig->play(3 * kStepFrames / 2);
    const Ticks before = rig->engine.player().position();
    (void)rig->play(1);
    CHECK(rig->engine.player().position() - before < Ticks{200});
    (void)rig->play(10 * kStepFrames, 500);
    // Half a step was left, which now takes twice as long.
    CHECK_EQ(frameOf(rig->sink, EventKind::On, 2), 3 * kStepFrames / 2 + kStepFrames);
    CHECK_EQ(frameOf(rig->sink, EventKind::On, 3), 3 * kStepFrames / 2 + 3 * kStepFrames);
}

TEST_CASE("a loop wraps inside a block, on its frame, for as long as it is asked to") {
    const auto rig = makeRig<Studio>();
    drum(rig->pattern(0), 0, "x...x...x...x...");
    rig->giveFirst(1);
    (void)rig->command(SetLoop{.start = kQuarter, .end = kQuarter * 3});
    rig->start();
    (void)rig->play(kBarFrames * 4, 50'000);
    // Beats 1 to 4 begin at steps 0, 4, 8, 12; the last one is never reached.
    for (std::size_t beat = 0; beat < 16; ++beat) {
        CHECK_EQ(frameOf(rig->sink, EventKind::On, beat), static_cast<std::int64_t>(beat) * 4 * kStepFrames);
        CHECK_EQ(nth(rig->sink, EventKind::On, beat).ordinal, beat == 0 ? 0U : 1U + (beat - 1U) % 2U);
    }
}

TEST_CASE("a loop of an odd length at an odd tempo never drifts") {
    const auto rig = makeRig<Studio>({44'100});
    drum(rig->pattern(0), 0, "x...............");
    (void)rig->pattern(0).setPatternParam(ParamId::Tempo, 174'613);
    rig->giveFirst(1);
    (void)rig->command(SetLoop{.start = Ticks{}, .end = kSixteenth * 5});
    rig->start();
    (void)rig->play(44'100 * 60, 4'096);
    for (std::size_t pass = 0; pass < 100; ++pass) {
        const Ticks tick = kSixteenth * 5 * static_cast<std::int64_t>(pass);
        CHECK_EQ(frameOf(rig->sink, EventKind::On, pass), exactFrame(tick, {174'613}, {44'100}));
    }
}

TEST_CASE("swing delays odd steps and keeps even ones, so the tempo stays") {
    const auto rig = makeRig<Studio>();
    drum(rig->pattern(0), 0, "xxxxxxxxxxxxxxxx");
    (void)rig->pattern(0).setPatternParam(ParamId::PatternSwing, 700);
    rig->giveFirst(1);
    rig->start();
    (void)rig->play(kBarFrames * 10, 333);
    for (std::size_t step = 0; step < 150; step += 2) {
        CHECK_EQ(frameOf(rig->sink, EventKind::On, step), static_cast<std::int64_t>(step) * kStepFrames);
        CHECK_EQ(frameOf(rig->sink, EventKind::On, step + 1), static_cast<std::int64_t>(step) * kStepFrames + 8'400);
    }
}

TEST_CASE("a step edited just before its time is heard as it was decided, and never silent") {
    for (const std::int64_t before : {1, 100, 2'999, 3'000, 3'001, 5'000}) {
        const auto rig = makeRig<Studio>();
        drum(rig->pattern(0), 0, "xxxx............");
        rig->giveFirst(1);
        rig->start();
        const Frames at{2 * kStepFrames - before};
        (void)rig->edit({}, SetStepParam{.track = 0, .step = 2, .id = ParamId::Cutoff, .value = 500}, at);
        (void)rig->edit({}, SetNote{.track = 0, .step = 2, .slot = 0, .note = Note{.pitch = 72}}, at);
        (void)rig->play(kBarFrames, 999);
        CHECK_EQ(count(rig->sink, EventKind::On), 4U);
        CHECK_EQ(frameOf(rig->sink, EventKind::On, 2), 2 * kStepFrames);
        // It is decided half a step before: what is edited at that frame still counts.
        CHECK_EQ(nth(rig->sink, EventKind::On, 2).pitch, before >= 3'000 ? 72 : 60);
    }
}

TEST_CASE("a launch takes effect at once while stopped, and a second one replaces the first") {
    const auto rig = makeRig<Studio>();
    drum(rig->pattern(0), 0, "x...............");
    drum(rig->pattern(1), 0, "x.x.............");
    drum(rig->pattern(2), 0, "x.x.x...........");
    rig->giveFirst(3);
    (void)rig->command(Launch{.pattern = PatternId{1}});
    rig->start();
    (void)rig->play(kBarFrames - 1, 512);
    CHECK_EQ(count(rig->sink, EventKind::On), 2U);
    (void)rig->command(Launch{.pattern = PatternId{0}});
    (void)rig->command(Launch{.pattern = PatternId{2}});
    (void)rig->play(kBarFrames, 512);
    CHECK_EQ(count(rig->sink, EventKind::On), 5U);
    CHECK(rig->engine.player().patternOf(0) == PatternId{2});
}

TEST_CASE("a muted track makes no events at all, locks included; the others play on") {
    const auto rig = makeRig<Studio>();
    for (std::size_t track = 0; track < 3; ++track) {
        drum(rig->pattern(0), track, "x.x.x.x.x.x.x.x.");
        lock(rig->pattern(0), track, 1, ParamId::Cutoff, 400); // a lock trig
        lock(rig->pattern(0), track, 0, controlChange(74), 20);
    }
    setTrack(rig->pattern(0), 1, ParamId::Mute, 1);
    rig->giveFirst(1);
    (void)rig->command(MuteTrack{.track = 0, .on = true});
    rig->start();
    (void)rig->play(kBarFrames, 64);
    for (const Recorded& event : rig->sink) {
        CHECK_EQ(event.track, 2);
    }
    CHECK_EQ(count(rig->sink, EventKind::On, 2), 8U);
    CHECK(count(rig->sink, EventKind::Locked, 2) >= 2);
}

TEST_CASE("a mute ends what sounds: by gesture, by the track, by a solo elsewhere, by taking the instrument away") {
    for (int way = 0; way < 4; ++way) {
        const auto rig = makeRig<Studio>();
        drum(rig->pattern(0), 0, "x...............");
        drum(rig->pattern(0), 1, "................");
        (void)rig->pattern(0).setNote(0, 0, 0, Note{.length = kInfiniteLength});
        rig->giveFirst(1);
        rig->start();
        const Frames at{10'000};
        if (way == 0) {
            (void)rig->command(MuteTrack{.track = 0, .on = true}, at);
        } else if (way == 1) {
            (void)rig->edit({}, SetTrackParam{.track = 0, .id = ParamId::Mute, .value = 1}, at);
        } else if (way == 2) {
            (void)rig->edit({}, SetTrackParam{.track = 1, .id = ParamId::Solo, .value = 1}, at);
        } else {
            (void)rig->edit({}, SetTrackParam{.track = 0, .id = ParamId::Instrument, .value = 0}, at);
        }
        (void)rig->play(12'000);
        CHECK_EQ(frameOf(rig->sink, EventKind::Off, 0), 10'000);
        CHECK_EQ(rig->sink.sounding(), 0U);
    }
}

TEST_CASE("a mute that lets tails ring leaves notes their ends, and starts none: by gesture, by the track, by a solo "
          "elsewhere") {
    for (int way = 0; way < 3; ++way) {
        const auto rig = makeRig<Studio>();
        drum(rig->pattern(0), 0, "x...x...........");
        drum(rig->pattern(0), 1, "................");
        (void)rig->pattern(0).setNote(0, 0, 0, Note{.length = 3 * kLengthParts});
        (void)rig->pattern(0).setNote(0, 0, 1, Note{.length = kInfiniteLength});
        setTrack(rig->pattern(0), 0, ParamId::MuteTail, static_cast<std::int32_t>(MuteTail::Ring));
        rig->giveFirst(1);
        rig->start();
        const Frames at{10'000};
        if (way == 0) {
            (void)rig->command(MuteTrack{.track = 0, .on = true}, at);
        } else if (way == 1) {
            (void)rig->edit({}, SetTrackParam{.track = 0, .id = ParamId::Mute, .value = 1}, at);
        } else {
            (void)rig->edit({}, SetTrackParam{.track = 1, .id = ParamId::Solo, .value = 1}, at);
        }
        (void)rig->play(kBarFrames);
        CHECK_EQ(count(rig->sink, EventKind::On), 2U);
        CHECK_EQ(count(rig->sink, EventKind::Off), 2U);
        // Nobody would end the note that holds until the track's next one: it ends with the mute.
        CHECK_EQ(frameOf(rig->sink, EventKind::Off, 0), 10'000);
        CHECK_EQ(frameOf(rig->sink, EventKind::Off, 1), 3 * kStepFrames);
        for (const Recorded& event : rig->sink) {
            CHECK(event.kind != EventKind::Off || !event.flag);
        }
    }
}

TEST_CASE("sums are limited after they are made: pitch, velocity, length and micro-timing never wrap") {
    const auto rig = makeRig<Studio>();
    Pattern16& pattern = rig->pattern(0);
    drum(pattern, 0, "xx..............");
    (void)pattern.setNote(0, 0, 0, Note{.pitch = 127, .velocity = 127, .micro = 12, .length = kMaxLength});
    (void)pattern.setNote(0, 1, 0, Note{.pitch = 0, .velocity = 1, .micro = -12, .length = 1});
    setTrack(pattern, 0, ParamId::Transpose, 48);
    for (const std::size_t step : {0U, 1U}) {
        const std::int32_t sign = step == 0 ? 1 : -1;
        lock(pattern, 0, step, ParamId::Note, sign * 63);
        lock(pattern, 0, step, ParamId::StepTranspose, sign * 12);
        lock(pattern, 0, step, ParamId::StepVelocity, sign * 127);
        lock(pattern, 0, step, ParamId::StepLengthOffset, sign * 2'048);
        lock(pattern, 0, step, ParamId::StepMicro, sign * 12);
        lock(pattern, 0, step, ParamId::MicroTiming, sign * 12);
    }
    rig->giveFirst(1);
    rig->start();
    (void)rig->play(kBarFrames);
    // Half a step late and half a step early: both at the same frame, the earlier step first.
    const Recorded high = nth(rig->sink, EventKind::On, 0);
    const Recorded low = nth(rig->sink, EventKind::On, 1);
    CHECK_EQ(high.at.value, kStepFrames / 2);
    CHECK_EQ(low.at.value, kStepFrames / 2);
    CHECK_EQ(high.pitch, 127);
    CHECK_EQ(high.velocity, 127);
    CHECK_EQ(low.pitch, 0);
    CHECK_EQ(low.velocity, 1);
    CHECK_EQ(
        frameOf(rig->sink, EventKind::Off, 1),
        exactFrame(Ticks{kSixteenth.value / 2 + kSixteenth.value / 64}, {120'000}, {48'000}));
}

TEST_CASE("the same pitch in two slots: each off ends its own on") {
    const auto rig = makeRig<Studio>();
    drum(rig->pattern(0), 0, "x...............");
    (void)rig->pattern(0).setNote(0, 0, 0, Note{.length = 32});
    (void)rig->pattern(0).setNote(0, 0, 1, Note{.length = 128});
    (void)rig->pattern(0).setNote(0, 1, 0, Note{.length = 32});
    rig->giveFirst(1);
    rig->start();
    (void)rig->play(kBarFrames);
    const NoteId shortOne = nth(rig->sink, EventKind::On, 0).id;
    const NoteId longOne = nth(rig->sink, EventKind::On, 1).id;
    CHECK_EQ(nth(rig->sink, EventKind::Off, 0).id, shortOne);
    CHECK_EQ(frameOf(rig->sink, EventKind::Off, 0), kStepFrames / 2);
    CHECK_EQ(nth(rig->sink, EventKind::Off, 1).id, nth(rig->sink, EventKind::On, 2).id);
    CHECK_EQ(nth(rig->sink, EventKind::Off, 2).id, longOne);
    CHECK_EQ(frameOf(rig->sink, EventKind::Off, 2), 2 * kStepFrames);
}

TEST_CASE("long notes and ratchets do not fill the queue: sixteen tracks of everything refuse nothing") {
    const auto rig = makeRig<Studio>();
    for (std::size_t track = 0; track < 16; ++track) {
        drum(rig->pattern(0), track, "xxxxxxxxxxxxxxxx");
        for (std::size_t step = 0; step < 16; ++step) {
            for (std::size_t slot = 0; slot < 4; ++slot) {
                (void)rig->pattern(0).setNote(track, step, slot, Note{.micro = 12, .length = kMaxLength});
            }
            lock(rig->pattern(0), track, step, controlChange(1), 5);
        }
        setTrack(rig->pattern(0), track, ParamId::Ratchet, 8);
    }
    (void)rig->pattern(0).setPatternParam(ParamId::PatternSwing, 800);
    rig->giveFirst(1);
    rig->start();
    (void)rig->play(kBarFrames * 2, 256);
    (void)rig->command(Stop{});
    (void)rig->play(1);
    CHECK(rig->engine.player().overload() == Overload{});
    CHECK_EQ(rig->sink.ons, rig->sink.offs);
    CHECK(rig->sink.ons > 30U * 16U * 4U * 7U);
}

TEST_CASE("chance drops the note-on and its off together") {
    const auto rig = makeRig<Studio>();
    drum(rig->pattern(0), 0, "xxxxxxxxxxxxxxxx");
    setTrack(rig->pattern(0), 0, ParamId::Probability, 50);
    rig->giveFirst(1);
    rig->start();
    (void)rig->play(kBarFrames * 100, 4'096);
    (void)rig->command(Stop{});
    (void)rig->play(1);
    CHECK_EQ(rig->sink.ons, rig->sink.offs);
    CHECK_EQ(rig->sink.broken, 0U);
    CHECK(rig->sink.ons > 700 && rig->sink.ons < 900); // of 1,600
}

TEST_CASE("locks apply just before their note and go back at the next trig or the step's end") {
    const auto rig = makeRig<Studio>();
    drum(rig->pattern(0), 0, "xx..............");
    lock(rig->pattern(0), 0, 0, controlChange(74), 20);
    lock(rig->pattern(0), 0, 0, ParamId::Cutoff, 500);
    lock(rig->pattern(0), 0, 4, ParamId::Cutoff, 700); // a lock trig
    rig->giveFirst(1);
    rig->start();
    (void)rig->play(kBarFrames - 1, 128);
    REQUIRE(rig->sink.size() >= 2);
    CHECK(rig->sink[0].kind == EventKind::Locked);
    CHECK_EQ(rig->sink[0].locks, 1); // the control change; the voice's lock comes with the note
    CHECK(rig->sink[1].kind == EventKind::On);
    CHECK_EQ(rig->sink[1].locks, 2);
    CHECK_EQ(frameOf(rig->sink, EventKind::Return, 0), kStepFrames);
    CHECK_EQ(frameOf(rig->sink, EventKind::Locked, 1), 4 * kStepFrames);
    CHECK(nth(rig->sink, EventKind::Locked, 1).firstLock == LockedValue{.id = ParamId::Cutoff, .value = 700});
    CHECK_EQ(frameOf(rig->sink, EventKind::Return, 1), 5 * kStepFrames);
}

TEST_CASE("a slide goes on from the note that still sounds, which ends once it has; other notes of a chord stay") {
    const auto rig = makeRig<Studio>();
    drum(rig->pattern(0), 0, "xx..............");
    (void)rig->pattern(0).setNote(0, 0, 0, Note{.length = kInfiniteLength});
    (void)rig->pattern(0).setNote(0, 0, 3, Note{.pitch = 67, .length = 640});
    lock(rig->pattern(0), 0, 1, ParamId::Slide, 1);
    rig->giveFirst(1);
    rig->start();
    (void)rig->play(4 * kStepFrames);
    const Recorded held = nth(rig->sink, EventKind::On, 0);
    const Recorded slid = nth(rig->sink, EventKind::On, 2);
    CHECK_EQ(slid.slideFrom, held.id);
    CHECK_EQ(nth(rig->sink, EventKind::Off, 0).id, held.id);
    CHECK_EQ(frameOf(rig->sink, EventKind::Off, 0), kStepFrames);
    CHECK_EQ(count(rig->sink, EventKind::Off), 2U); // the held one, and the slid one after its step
}

TEST_CASE("stop returns to step 0, pause keeps the place, and neither leaves a note hanging") {
    const auto rig = makeRig<Studio>();
    drum(rig->pattern(0), 0, "x.......x.......");
    (void)rig->pattern(0).setNote(0, 0, 0, Note{.length = kInfiniteLength});
    (void)rig->pattern(0).setNote(0, 8, 0, Note{.pitch = 72, .length = kInfiniteLength});
    rig->giveFirst(1);
    rig->start();
    (void)rig->play(6 * kStepFrames);
    (void)rig->command(Pause{});
    (void)rig->play(100'000);
    CHECK_EQ(rig->sink.sounding(), 0U);
    // The first tick of the frame: none that was still to be played there is lost.
    CHECK(rig->engine.player().position() <= kSixteenth * 6);
    CHECK(rig->engine.player().position() > kSixteenth * 6 - Ticks{42});
    rig->start();
    const std::int64_t begun = rig->engine.now().value;
    (void)rig->play(3 * kStepFrames);
    CHECK_EQ(frameOf(rig->sink, EventKind::On, 1) - begun, 2 * kStepFrames);
    (void)rig->command(Stop{});
    (void)rig->play(10);
    CHECK_EQ(rig->sink.sounding(), 0U);
    CHECK(rig->engine.player().position() == Ticks{});
    rig->start();
    (void)rig->play(10);
    CHECK_EQ(nth(rig->sink, EventKind::On, 2).pitch, 60);
}

TEST_CASE("notes by hand sound while stopped and playing, outlive a start, and end by their off, a stop or all-off") {
    const auto rig = makeRig<Studio>();
    drum(rig->pattern(0), 0, "x...............");
    rig->giveFirst(1);
    (void)rig->command(GateOn{.track = 3, .pitch = 40, .velocity = 90}, Frames{5});
    (void)rig->command(Start{}, Frames{10});
    (void)rig->command(GateOff{.track = 3, .pitch = 40}, Frames{20});
    (void)rig->command(GateOn{.track = 3, .pitch = 41}, Frames{30});
    (void)rig->command(GateOn{.track = 3, .pitch = 41}, Frames{40}); // struck again: the first one ends
    (void)rig->command(AllNotesOff{}, Frames{50});
    (void)rig->play(100, 7);
    CHECK_EQ(frameOf(rig->sink, EventKind::On, 0, 3), 5);
    CHECK(nth(rig->sink, EventKind::On, 0, 3).flag);
    CHECK_EQ(frameOf(rig->sink, EventKind::Off, 0, 3), 20);
    CHECK_EQ(frameOf(rig->sink, EventKind::Off, 1, 3), 40);
    CHECK_EQ(frameOf(rig->sink, EventKind::Off, 2, 3), 50);
    CHECK_EQ(frameOf(rig->sink, EventKind::Off, 0, 0), 50);
    CHECK_EQ(rig->sink.sounding(), 0U);
}

TEST_CASE("the metronome clicks on every quarter, strongly on the bar, also after a loop's wrap") {
    const auto rig = makeRig<Studio>();
    drum(rig->pattern(0), 0, "x...............");
    rig->giveFirst(1);
    (void)rig->command(Metronome{true});
    (void)rig->command(SetLoop{.start = kBar, .end = kBar + kQuarter * 3});
    rig->start();
    (void)rig->play(kBarFrames * 3, 100);
    std::size_t clicks = 0;
    for (const Recorded& event : rig->sink) {
        if (event.kind == EventKind::Click) {
            CHECK_EQ(event.at.value, static_cast<std::int64_t>(clicks) * 4 * kStepFrames);
            CHECK_EQ(event.flag, clicks == 0 || (clicks >= 4 && (clicks - 4) % 3 == 0));
            ++clicks;
        }
    }
    CHECK_EQ(clicks, 12U);
}

TEST_CASE("a polymeter runs each track at its own length; a master length restarts all of them") {
    const auto rig = makeRig<Studio>();
    drum(rig->pattern(0), 0, "x..");
    drum(rig->pattern(0), 1, "x....");
    (void)rig->pattern(0).setPatternParam(ParamId::MasterLength, 8);
    rig->pattern(1) = rig->pattern(0);
    (void)rig->pattern(1).setPatternParam(ParamId::MasterLength, 0);
    rig->giveFirst(2);
    rig->start();
    (void)rig->play(kStepFrames * 24 - 1, 512);
    const std::int64_t restarted[]{0, 3, 6, 8, 11, 14, 16, 19, 22};
    for (std::size_t index = 0; index < 9; ++index) {
        CHECK_EQ(frameOf(rig->sink, EventKind::On, index), restarted[index] * kStepFrames);
    }
    rig->sink.clear();
    (void)rig->command(Stop{});
    (void)rig->command(Launch{.pattern = PatternId{1}});
    rig->start();
    const std::int64_t begun = rig->engine.now().value;
    (void)rig->play(kStepFrames * 24 - 1, 512);
    for (std::size_t index = 0; index < 5; ++index) {
        CHECK_EQ(
            frameOf(rig->sink, EventKind::On, index, 1) - begun, static_cast<std::int64_t>(index) * 5 * kStepFrames);
    }
    CHECK_EQ(count(rig->sink, EventKind::On, 0), 8U);
}

TEST_CASE("a track runs forward, backward, to and fro without repeating its ends, and by dice") {
    const auto rig = makeRig<Studio>();
    for (std::uint8_t track = 0; track < 4; ++track) {
        drum(rig->pattern(0), track, "xxxx");
        setTrack(rig->pattern(0), track, ParamId::Direction, track);
        for (std::uint8_t step = 0; step < 4; ++step) {
            (void)rig->pattern(0).setNote(track, step, 0, Note{.pitch = step});
        }
    }
    rig->giveFirst(1);
    rig->start();
    (void)rig->play(kStepFrames * 400 - 1, 4'096);
    const std::uint8_t toAndFro[]{0, 1, 2, 3, 2, 1};
    std::array<int, 4> thrown{};
    for (std::size_t index = 0; index < 400; ++index) {
        CHECK_EQ(nth(rig->sink, EventKind::On, index, 0).pitch, index % 4);
        CHECK_EQ(nth(rig->sink, EventKind::On, index, 1).pitch, 3 - index % 4);
        CHECK_EQ(nth(rig->sink, EventKind::On, index, 2).pitch, toAndFro[index % 6]);
        ++thrown[nth(rig->sink, EventKind::On, index, 3).pitch];
    }
    for (const int times : thrown) {
        CHECK(times > 70 && times < 130);
    }
}

} // namespace
} // namespace tresillo::test
