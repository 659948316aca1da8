// SPDX-License-Identifier: MIT
// One note on every step, in every way in which a step can be moved: each onset is the frame that exact rational
// arithmetic gives, over ten minutes.
#include "tests/core/engine/rig.h"
#include "tests/harness/check.h"
#include "tests/harness/effort.h"

#include <array>
#include <span>

namespace tresillo::test {
namespace {

/// A track whose every step plays, and what its timing should be, said without the engine's words.
struct Timing {
    std::int32_t stepLength{kStepLengthSixteenth}; ///< Index for the engine...
    std::int64_t numerator{1};                     ///< ... and the same as a fraction of a bar.
    std::int64_t denominator{16};
    std::int32_t speed{kSpeedNormal};
    std::int64_t slower{1}; ///< The speed again: steps are slower / faster times as long.
    std::int64_t faster{1};
    std::int32_t trackSwing{0}; ///< Per mille; 0: the pattern's.
    std::int32_t micro{0};
    std::int32_t ratchets{1};

    [[nodiscard]] std::int64_t stepTicks() const { return 4 * 1'935'360 * numerator * slower / (denominator * faster); }

    /// The tick of repeat `repeat` of step `k`.
    [[nodiscard]] Ticks onset(std::int64_t k, std::int64_t repeat, std::int32_t patternSwing) const {
        const std::int64_t step = stepTicks();
        const std::int64_t swing = trackSwing != 0 ? trackSwing : patternSwing;
        // An odd step begins `swing` thousandths into its pair, to the nearest tick.
        const std::int64_t within =
            k % 2 == 0 ? 0 : static_cast<std::int64_t>(floorOf(Wide{2} * 2 * step * swing + 1000, 2000));
        return {k / 2 * 2 * step + within + step * micro / 24 + step * repeat / ratchets};
    }
};

using Timings = std::array<Timing, Studio::kTracks>;

/// Compares each note with the frame that it should come at; keeps nothing, so that a run may be long.
class OnsetChecker final : public EventSink {
public:
    OnsetChecker(const Timings& timings, std::int32_t patternSwing, Tempo tempo, SampleRate rate)
        : timings_(timings), patternSwing_(patternSwing), tempo_(tempo), rate_(rate) {}

    void noteOn(Frames at, std::uint8_t track, const NoteOn& note) override {
        const std::int64_t k = note.ordinal;
        std::uint8_t& count = repeats_[track][note.ordinal % kKept];
        wrong += at != expected(track, k, k == 0 && count != 0 ? count + passedAtStart(track) : count) ? 1U : 0U;
        repeats_[track][(note.ordinal + kKept / 2) % kKept] = 0;
        ++count;
        ++heard[track];
    }
    void noteOff(Frames, std::uint8_t, const NoteOff&) override { ++offs; }
    void paramsLocked(Frames, std::uint8_t, const ParamsLocked&) override {}
    void paramsReturn(Frames, std::uint8_t) override {}
    void metronome(Frames, MetronomeClick) override {}
    void trackChanged(Frames, std::uint8_t) override {}
    void projectChanged(Frames) override {}
    void kitHandover(Frames, const KitHandover&) override {}
    void songClock(Frames, const SongClock&) override {}
    void controlAll(Frames, const ControlAll&) override {}

    [[nodiscard]] Frames expected(std::size_t track, std::int64_t k, std::int64_t repeat) const {
        const std::int64_t frame = exactFrame(timings_[track].onset(k, repeat, patternSwing_), tempo_, rate_);
        return Frames{std::max<std::int64_t>(frame, 0)}; // an early step 0 sounds at the start
    }

    /// An early step 0 sounds at the start; those of its repeats that would lie at the start or before are past.
    [[nodiscard]] std::int64_t passedAtStart(std::size_t track) const {
        std::int64_t passed = 0;
        for (std::int64_t repeat = 1; repeat < timings_[track].ratchets; ++repeat) {
            passed += timings_[track].onset(0, repeat, patternSwing_) <= Ticks{} ? 1 : 0;
        }
        return passed;
    }

    /// How many notes of a track should come before frame `end`.
    [[nodiscard]] std::int64_t due(std::size_t track, Frames end) const {
        // Ten steps before the end none is late enough to matter any more.
        const std::int64_t about = std::max<std::int64_t>(0, stepsBefore(track, end) - 10);
        std::int64_t count = about * timings_[track].ratchets - passedAtStart(track);
        for (std::int64_t k = about; k < about + 20; ++k) {
            for (std::int64_t repeat = 0; repeat < timings_[track].ratchets; ++repeat) {
                count += expected(track, k, repeat) < end ? 1 : 0;
            }
        }
        return count;
    }

    std::array<std::int64_t, Studio::kTracks> heard{};
    std::uint64_t wrong{0};
    std::uint64_t offs{0};

private:
    static constexpr std::size_t kKept = 8;

    [[nodiscard]] std::int64_t stepsBefore(std::size_t track, Frames end) const {
        const Wide ticks = static_cast<Wide>(end.value) * tempo_.milliBpm * 1'935'360 / (Wide{60'000} * rate_.hz);
        return static_cast<std::int64_t>(ticks / timings_[track].stepTicks());
    }

    const Timings& timings_;
    std::int32_t patternSwing_;
    Tempo tempo_;
    SampleRate rate_;
    std::array<std::array<std::uint8_t, kKept>, Studio::kTracks> repeats_{};
};

void fill(Pattern<Studio>& pattern, const Timings& timings, std::int32_t patternSwing, Tempo tempo) {
    (void)pattern.setPatternParam(ParamId::Tempo, tempo.milliBpm);
    (void)pattern.setPatternParam(ParamId::PatternSwing, patternSwing);
    for (std::size_t track = 0; track < timings.size(); ++track) {
        const Timing& timing = timings[track];
        drum(pattern, track, "xxxxxxxxxxxxxxxx");
        setTrack(pattern, track, ParamId::StepLength, timing.stepLength);
        setTrack(pattern, track, ParamId::Speed, timing.speed);
        setTrack(pattern, track, ParamId::SwingOwn, timing.trackSwing != 0 ? 1 : 0);
        setTrack(pattern, track, ParamId::TrackSwing, timing.trackSwing != 0 ? timing.trackSwing : 500);
        setTrack(pattern, track, ParamId::Ratchet, timing.ratchets);
        // The three places where micro-timing can be said add up.
        setTrack(pattern, track, ParamId::MicroTiming, timing.micro / 3);
        for (std::size_t step = 0; step < 16; ++step) {
            lock(pattern, track, step, ParamId::StepMicro, timing.micro / 3);
            const Note note{.micro = static_cast<std::int8_t>(timing.micro - timing.micro / 3 * 2)};
            (void)pattern.setNote(track, step, 0, note);
        }
    }
}

void checkOnsets(
    const Timings& timings, std::int32_t patternSwing, Tempo tempo, SampleRate rate, std::int64_t seconds) {
    const auto rig = makeRig<Studio>(rate);
    fill(rig->pattern(0), timings, patternSwing, tempo);
    rig->giveFirst(1);
    rig->start();
    OnsetChecker checker{timings, patternSwing, tempo, rate};
    const std::int64_t frames = seconds * rate.hz;
    while (rig->engine.now().value < frames) {
        (void)rig->engine.advance(std::min<std::int64_t>(1'000, frames - rig->engine.now().value), checker);
        rig->collect();
    }
    CHECK_EQ(checker.wrong, 0U);
    for (std::size_t track = 0; track < timings.size(); ++track) {
        CHECK_EQ(checker.heard[track], checker.due(track, Frames{frames}));
    }
}

void checkEverywhere(const Timings& timings, std::int32_t patternSwing) {
    for (const Tempo tempo : kTempos) {
        for (const SampleRate rate : kRates) {
            const bool isLong = rate.hz <= 96'000 && tempo != kMinTempo && tempo != kMaxTempo;
            checkOnsets(timings, patternSwing, tempo, rate, kFullSize && isLong ? 600 : kFullSize ? 60 : 5);
        }
    }
}

TEST_CASE("straight steps and micro-timing from -12 to 2 lie on their exact frames") {
    Timings timings{};
    for (int track = 0; track < 15; ++track) {
        timings[static_cast<std::size_t>(track)].micro = track - 12;
    }
    checkEverywhere(timings, 500);
}

TEST_CASE("micro-timing from 3 to 12, triplets and 12 steps per bar lie on their exact frames") {
    Timings timings{};
    for (int track = 0; track < 10; ++track) {
        timings[static_cast<std::size_t>(track)].micro = track + 3;
    }
    timings[10] = {.stepLength = 21, .denominator = 12};                 // 12 per bar
    timings[11] = {.stepLength = 13, .denominator = 24};                 // 1/16 triplets
    timings[12] = {.stepLength = 14, .denominator = 12};                 // 1/8 triplets
    timings[13] = {.stepLength = 31, .numerator = 4, .denominator = 12}; // 12 over 4 bars
    timings[14] = {.stepLength = 7, .numerator = 3, .denominator = 32};  // dotted 1/16
    timings[15] = {.stepLength = 13, .denominator = 24, .micro = -5, .ratchets = 3};
    checkEverywhere(timings, 500);
}

TEST_CASE("ratchets of 2 to 8 and speeds lie on their exact frames") {
    Timings timings{};
    for (int track = 0; track < 7; ++track) {
        timings[static_cast<std::size_t>(track)].ratchets = track + 2;
    }
    timings[7] = {.speed = 3, .slower = 4, .faster = 3};                             // 3/4
    timings[8] = {.speed = 3, .slower = 4, .faster = 3, .micro = 11, .ratchets = 7}; //
    timings[9] = {.speed = 5, .slower = 2, .faster = 3};                             // 3/2
    timings[10] = {.speed = 0, .slower = 8};                                         // 1/8
    timings[11] = {.speed = 6, .faster = 2};                                         // 2
    timings[12] = {.stepLength = 21, .denominator = 12, .speed = 3, .slower = 4, .faster = 3};
    timings[13] = {.micro = 12, .ratchets = 8};
    timings[14] = {.trackSwing = 800, .micro = 12, .ratchets = 8}; // the latest that a note can be
    timings[15] = {.trackSwing = 501};
    checkEverywhere(timings, 500);
}

TEST_CASE("fifths and sevenths of a bar lie on their exact frames, and their repeats on the tick below") {
    Timings timings{};
    timings[0] = {.stepLength = 33, .denominator = 5};                 // 5 in 1
    timings[1] = {.stepLength = 34, .denominator = 7, .ratchets = 7};  // 7 in 1
    timings[2] = {.stepLength = 35, .denominator = 10, .ratchets = 5}; // 10 in 1
    timings[3] = {.stepLength = 36, .denominator = 14, .micro = -12};  // 14 in 1
    timings[4] = {.stepLength = 37, .denominator = 20, .micro = 11};   // 20 in 1
    timings[5] = {.stepLength = 38, .denominator = 28, .ratchets = 7}; // 28 in 1
    timings[6] = {.stepLength = 38, .denominator = 28, .micro = -12, .ratchets = 7};
    timings[7] = {.stepLength = 38, .denominator = 28, .micro = 12, .ratchets = 8};
    timings[8] = {.stepLength = 37, .denominator = 20, .trackSwing = 667, .ratchets = 5};
    timings[9] = {.stepLength = 39, .numerator = 2, .denominator = 5, .ratchets = 5};   // 5 in 2
    timings[10] = {.stepLength = 44, .numerator = 2, .denominator = 28, .ratchets = 7}; // 28 in 2
    timings[11] = {.stepLength = 45, .numerator = 4, .denominator = 5, .micro = -3};    // 5 in 4
    timings[12] = {.stepLength = 50, .numerator = 4, .denominator = 28, .ratchets = 7}; // 28 in 4
    timings[13] = {.stepLength = 38, .denominator = 28, .speed = 3, .slower = 4, .faster = 3, .ratchets = 7};
    timings[14] = {.stepLength = 38, .denominator = 28, .speed = 5, .slower = 2, .faster = 3, .ratchets = 7};
    timings[15] = {.stepLength = 37, .denominator = 20, .speed = 6, .faster = 2, .ratchets = 5};
    checkEverywhere(timings, 500);
}

TEST_CASE("swung steps lie on their exact frames: the pattern's swing, and the track's in its place") {
    Timings timings{};
    timings[1] = {.trackSwing = 500};
    timings[2] = {.trackSwing = 800};
    timings[3] = {.trackSwing = 667};
    timings[4] = {.stepLength = 21, .denominator = 12};
    timings[5] = {.stepLength = 13, .denominator = 24};
    timings[6] = {.speed = 3, .slower = 4, .faster = 3};
    timings[7] = {.micro = -12};
    timings[8] = {.micro = 12};
    timings[9] = {.ratchets = 5};
    timings[10] = {.trackSwing = 633, .micro = -7, .ratchets = 8};
    timings[11] = {.stepLength = 31, .numerator = 4, .denominator = 12, .trackSwing = 777};
    timings[12] = {.speed = 6, .faster = 2, .trackSwing = 555};
    checkEverywhere(timings, 583);
}

} // namespace
} // namespace tresillo::test
