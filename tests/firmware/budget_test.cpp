// SPDX-License-Identifier: MIT
// What playing costs the processor of the small instrument, counted in instructions; see docs/guide/board.md for what a
// figure means. Each is held to its bar and to a tenth above what it was when this was written.
#include "core/engine/engine.h"
#include "tests/core/engine/rig.h"
#include "tests/firmware/instructions.h"
#include "tests/harness/check.h"

#include <algorithm>
#include <bit>
#include <cstdio>

namespace tresillo::board {
namespace {

using test::drum;
using test::lock;
using test::setTrack;

/// Ten microseconds are 1,200 cycles at 120 MHz: what is left of them after the first fetches from flash, by the cycles
/// that an instruction takes on average.
constexpr std::uint32_t kTenMicroseconds = 450;
/// What the locks of a step may add to its trigger.
constexpr std::uint32_t kLockGoal = 100;
/// So many cycles an instruction takes at that.
constexpr double kCyclesPerInstruction = 1'200.0 / kTenMicroseconds;
constexpr double kCyclesPerSecond = 120e6;

/// Takes the events and does nothing with them.
class Deaf final : public EventSink {
public:
    void noteOn(Frames, std::uint8_t, const NoteOn&) override {}
    void notesOn(Frames, std::uint8_t, const NotesOn& notes) override { slots = notes.slots; }
    void noteOff(Frames, std::uint8_t, const NoteOff&) override {}
    void paramsLocked(Frames, std::uint8_t, const ParamsLocked&) override {}
    void paramsReturn(Frames, std::uint8_t) override {}
    void metronome(Frames, MetronomeClick) override {}
    void trackChanged(Frames, std::uint8_t) override {}
    void projectChanged(Frames) override {}
    void kitHandover(Frames, const KitHandover&) override {}
    void songClock(Frames, const SongClock&) override {}
    void controlAll(Frames, const ControlAll&) override {}

    SlotMask slots{0}; ///< Of the notes that began last.
};

const Counter count;
Deaf sink;

/// A figure, what it was, and what it must never be: printed and held to both.
void hold(const char* what, std::uint32_t found, std::uint32_t before, std::uint32_t bar) {
    std::printf(
        "budget: %s: %lu instructions, bar %lu\n", what, static_cast<unsigned long>(found),
        static_cast<unsigned long>(bar));
    CHECK(found <= before + before / 10);
    CHECK(found < bar);
}

/// A step of a track as it is triggered.
struct Step {
    std::size_t notes{1};
    std::size_t voiceLocks{0};
    std::size_t controlChanges{0};
    std::int32_t ratchets{1};
    bool isConditional{false};
    bool isQueueFull{false};
};

void write(Pattern<Pocket>& pattern, std::size_t track, const Step& step, bool together) {
    setTrack(pattern, track, ParamId::Instrument, 1);
    setTrack(pattern, track, ParamId::Ratchet, step.ratchets);
    for (std::size_t slot = 0; slot < step.notes; ++slot) {
        const auto late = static_cast<std::int8_t>(together ? 0 : 3 * slot);
        (void)pattern.setNote(track, 0, slot, Note{.micro = late});
    }
    for (std::size_t number = 0; number < step.voiceLocks; ++number) {
        lock(pattern, track, 0, static_cast<ParamId>(indexOf(ParamId::LayerMask) + number), 40);
    }
    for (std::uint8_t number = 0; number < step.controlChanges; ++number) {
        lock(pattern, track, 0, controlChange(number), 40);
    }
    if (step.isConditional) {
        lock(pattern, track, 0, ParamId::Condition, encodeCondition({.kind = ConditionKind::Ratio}));
    }
}

void decide(TrigPlayer<Pocket>& trigs, const Pattern<Pocket>& pattern, std::size_t track, Ticks tick) {
    Trig<Pocket>* const trig = trigs.claim(track, false);
    REQUIRE(trig != nullptr);
    resolveTrig(*trig, pattern, track, 0, kSixteenth);
    trig->unswung = tick;
    trig->tick = tick;
    trig->end = tick + kSixteenth;
    (void)trigs.schedule(track, *trig, {});
}

/// What it takes to play the step once its tick has come: until all is handed on, and the queue holds what follows.
std::uint32_t trigger(const Step& step) {
    static Pattern<Pocket> pattern;
    static TrigPlayer<Pocket> trigs;
    pattern = Pattern<Pocket>();
    trigs = TrigPlayer<Pocket>();
    write(pattern, 0, step, true);
    const Ticks due = kBar;
    if (step.isQueueFull) {
        const Step busy{.notes = Pocket::kNotesPerStep, .controlChanges = 1, .ratchets = 8};
        for (std::size_t track = 1; track < Pocket::kTracks; ++track) {
            write(pattern, track, busy, false);
            for (std::size_t trig = 0; trig < Pocket::kTrigs; ++trig) {
                decide(trigs, pattern, track, due + Ticks{1} + kSixteenth * static_cast<std::int64_t>(trig));
            }
        }
        decide(trigs, pattern, 0, due + kSixteenth);
        decide(trigs, pattern, 0, due + kSixteenth * 2);
    }
    decide(trigs, pattern, 0, due);
    sink.slots = 0;
    const std::uint32_t taken = count([&] { trigs.playDue(due, {.at = Frames{1}, .sink = sink}); });
    CHECK_EQ(static_cast<std::size_t>(std::popcount(sink.slots)), step.notes);
    return taken;
}

TEST_CASE("the counter counts: 100 instructions that do nothing are 100, an empty call is none") {
    REQUIRE(count([] {}) == 0);
    REQUIRE(count([] { asm volatile(".rept 100\n nop\n .endr"); }) == 100);
}

TEST_CASE("the locks of a step add next to nothing to its trigger") {
    const std::uint32_t plain = trigger({});
    hold("eight locks of the voice add", trigger({.voiceLocks = 8}) - plain, 0, kLockGoal);
    hold("eight locks, all of them control changes, add", trigger({.controlChanges = 8}) - plain, 54, kLockGoal);
}

TEST_CASE("what the trigger of a step takes") {
    hold("trigger, one note", trigger({}), 247, kTenMicroseconds);
    Step worst{.voiceLocks = 7, .controlChanges = 1, .ratchets = 8, .isConditional = true, .isQueueFull = true};
    hold("trigger, one note, eight locks, ratchet of 8, full queue", trigger(worst), 301, kTenMicroseconds);
    worst.notes = Pocket::kNotesPerStep;
    hold("trigger, four notes, eight locks, ratchet of 8, full queue", trigger(worst), 329, kTenMicroseconds);
}

/// All that the small instrument can play, at its fastest tempo: four notes, four locks and a condition on each step of
/// each track, each repeated eight times.
void writeEverything(Pattern<Pocket>& pattern) {
    pattern = Pattern<Pocket>();
    (void)pattern.setPatternParam(ParamId::Tempo, kMaxTempo.milliBpm);
    for (std::size_t track = 0; track < Pocket::kTracks; ++track) {
        drum(pattern, track, "xxxxxxxx");
        setTrack(pattern, track, ParamId::Ratchet, 8);
        for (std::size_t step = 0; step < Pocket::kSteps; ++step) {
            for (std::size_t slot = 0; slot < Pocket::kNotesPerStep; ++slot) {
                (void)pattern.setNote(track, step, slot, {});
            }
            for (std::size_t number = 0; number < 3; ++number) {
                lock(pattern, track, step, static_cast<ParamId>(indexOf(ParamId::Level) + number), 10);
            }
            lock(pattern, track, step, controlChange(7), 90);
            lock(pattern, track, step, ParamId::Condition, encodeCondition({.kind = ConditionKind::Ratio}));
        }
    }
}

/// A tick is the 24th of a quarter, at the fastest tempo.
constexpr SampleRate kRate{48'000};
constexpr std::int64_t kTickFrames = 60'000LL * kRate.hz / kMaxTempo.milliBpm / 24;
constexpr std::int64_t kBlock = 80;
static_assert(kTickFrames % kBlock == 0);

/// What a tick took, on average and at worst.
struct TickLoad {
    std::uint32_t mean{0};
    std::uint32_t worst{0};
};

/// Plays four bars of everything, with so many pads held that strike at their fastest.
TickLoad playEverything(std::uint8_t pads) {
    static PatternArena<Pocket> arena;
    static EngineLink<Pocket> link;
    static Engine<Pocket> engine{kRate, Model<Pocket>{}, arena, link};
    writeEverything(arena.buffers[0]);
    (void)link.messages.push({.serial = 1, .body = SlotHandover{}});
    (void)link.messages.push({.serial = 2, .body = Command{Start{}}});
    for (std::uint8_t pad = 0; pad < pads; ++pad) {
        (void)link.messages.push({.serial = 3U + pad, .body = Command{Retrig{.track = pad, .rate = 1, .on = true}}});
    }
    (void)engine.advance(kTickFrames, sink);
    TickLoad load{};
    std::uint64_t sum = 0;
    constexpr std::uint32_t kTicks = 24 * 16;
    for (std::uint32_t tick = 0; tick < kTicks; ++tick) {
        std::uint32_t taken = 0;
        for (std::int64_t frame = 0; frame < kTickFrames; frame += kBlock) {
            taken += count([] { (void)engine.advance(kBlock, sink); });
        }
        while (link.notices.pop()) {
        }
        load.worst = std::max(load.worst, taken);
        sum += taken;
    }
    load.mean = static_cast<std::uint32_t>(sum / kTicks);
    return load;
}

TEST_CASE("a tick of the small instrument, whatever it plays, stays under a twentieth of its time") {
    constexpr double kTickCycles = kCyclesPerSecond * kTickFrames / kRate.hz;
    constexpr auto kBar = static_cast<std::uint32_t>(kTickCycles / 20 / kCyclesPerInstruction);
    const TickLoad plain = playEverything(0);
    hold("tick of the small instrument, mean", plain.mean, 6'941, kBar);
    hold("tick of the small instrument, worst", plain.worst, 16'438, kBar);
    const TickLoad held = playEverything(Pocket::kTracks);
    hold("tick with a pad held on each track, mean", held.mean, 7'401, kBar);
    hold("tick with a pad held on each track, worst", held.worst, 17'764, kBar);
}

} // namespace
} // namespace tresillo::board
