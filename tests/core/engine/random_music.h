// SPDX-License-Identifier: MIT
#pragma once

// Music that looks random: patterns, edits and commands that reach into every corner of what can be set.
#include "core/model/edit.h"
#include "core/model/queue_message.h"
#include "core/params/param_table.h"
#include "tests/core/engine/exact_time.h"

#include <cstdint>

namespace tresillo::test {

inline Note randomNote(auto& random) {
    return {
        .pitch = static_cast<std::uint8_t>(random.from(30, 90)),
        .velocity = static_cast<std::uint8_t>(random.from(1, 127)),
        .micro = static_cast<std::int8_t>(random.chance(50) ? 0 : random.from(-12, 12)),
        .on = random.chance(90),
        .length = static_cast<std::uint16_t>(
            random.chance(10)   ? kInfiniteLength
            : random.chance(20) ? random.from(1, 4096)
                                : random.from(1, 128))};
}

/// Rows that make no difference to the engine, which plays them as it plays the sends: music that is full of them has
/// less of everything else.
constexpr bool isOnlyHeard(std::size_t row) {
    const auto id = static_cast<ParamId>(row);
    return (id >= ParamId::LfoRate && id <= ParamId::LfoTarget) || id == ParamId::Sound ||
           (id >= ParamId::DuckSource && id <= ParamId::DuckRelease);
}

/// One of the table's first `rows` rows, but for those.
inline ParamId randomRow(auto& random, std::size_t rows) {
    std::int64_t among = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        among += isOnlyHeard(row) ? 0 : 1;
    }
    std::int64_t left = random.below(among);
    std::size_t found = 0;
    while (isOnlyHeard(found) || left-- > 0) {
        ++found;
    }
    return static_cast<ParamId>(found);
}

/// A step length that is not among the longest: cases made of those run long and say nothing new.
inline std::int32_t anyStepLength(auto& random) {
    constexpr std::int64_t kPlain = 23;  // 1/32 to 16 in 1
    constexpr std::int64_t kFifths = 33; // 5 to 28 in 1
    const std::int64_t choice = random.below(kPlain + 6);
    return static_cast<std::int32_t>(choice < kPlain ? choice : choice - kPlain + kFifths);
}

/// A parameter that a step can hold, conditions among them, in its range or just beyond.
inline LockedValue randomStepValue(auto& random) {
    if (random.chance(25)) {
        return {.id = ParamId::Condition, .value = static_cast<std::int32_t>(random.from(0, kLastConditionCode))};
    }
    if (random.chance(20)) {
        return {
            .id = controlChange(static_cast<std::uint8_t>(random.below(8))),
            .value = static_cast<std::int32_t>(random.from(0, 127))};
    }
    const bool isOffset = random.chance(30);
    const auto id = isOffset ? static_cast<ParamId>(random.from(
                                   static_cast<std::int64_t>(indexOf(ParamId::StepTranspose)),
                                   static_cast<std::int64_t>(indexOf(ParamId::StepMicro))))
                             : randomRow(random, kLockableRows);
    const ParamRow& row = rowOf(id);
    return {.id = id, .value = static_cast<std::int32_t>(random.from(row.minimum - 1, row.maximum + 1))};
}

/// A track parameter; the instrument is there more often than not.
inline LockedValue randomTrackValue(auto& random) {
    const auto id = randomRow(random, kTrackRows);
    const ParamRow& row = rowOf(id);
    std::int64_t value = random.from(row.minimum, row.maximum);
    switch (id) {
    case ParamId::Instrument:
        value = random.chance(85) ? 1 : 0;
        break;
    case ParamId::Mute:
    case ParamId::Solo:
        value = random.chance(15) ? 1 : 0;
        break;
    case ParamId::Probability:
        value = random.chance(60) ? 100 : value;
        break;
    case ParamId::Speed: // the slowest make runs long and say nothing new
        value = random.from(2, row.maximum);
        break;
    case ParamId::StepLength:
        value = random.chance(60) ? kStepLengthSixteenth : anyStepLength(random);
        break;
    default:
        break;
    }
    return {.id = id, .value = static_cast<std::int32_t>(value)};
}

template <class Sizes> void fillRandomly(Pattern<Sizes>& pattern, auto& random) {
    (void)pattern.setPatternParam(ParamId::Tempo, random.from(90'000, 300'000));
    (void)pattern.setPatternParam(ParamId::PatternSwing, random.chance(50) ? 500 : random.from(500, 800));
    (void)pattern.setPatternParam(ParamId::MasterLength, random.chance(70) ? 0 : random.from(1, 40));
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        (void)pattern.setTrackParam(track, ParamId::Instrument, random.chance(80) ? 1 : 0);
        (void)pattern.setTrackParam(track, ParamId::TrackLength, random.from(1, 20));
        for (int change = 0; change < 4; ++change) {
            const LockedValue value = randomTrackValue(random);
            const bool isSolo = value.id == ParamId::Solo;
            (void)pattern.setTrackParam(track, value.id, isSolo ? 0 : value.value);
        }
        for (std::size_t step = 0; step < Sizes::kSteps && step < 20; ++step) {
            for (std::size_t slot = 0; slot < 4 && random.chance(60); ++slot) {
                (void)pattern.setNote(track, step, slot, randomNote(random));
            }
            while (random.chance(50)) {
                const LockedValue value = randomStepValue(random);
                (void)pattern.setStepParam(track, step, value.id, value.value);
            }
        }
    }
}

template <class Sizes> Section randomSection(auto& random, std::int64_t patterns) {
    return {
        .pattern = PatternId{static_cast<std::uint8_t>(random.below(patterns))},
        .repeats = static_cast<std::uint8_t>(random.from(1, 3)),
        .mutes = static_cast<std::uint16_t>(random.chance(50) ? 0 : random.below(1 << Sizes::kTracks)),
        .length = static_cast<std::uint16_t>(random.chance(50) ? 0 : random.from(1, 32)),
        .tempo = static_cast<std::int32_t>(random.chance(50) ? 0 : random.from(60'000, 300'000))};
}

/// An edit of one of the first few patterns, or of the song.
template <class Sizes> Edit<Sizes> randomEdit(auto& random, std::int64_t patterns) {
    const auto pattern = PatternId{static_cast<std::uint8_t>(random.below(patterns))};
    const auto track = static_cast<std::uint8_t>(random.below(static_cast<std::int64_t>(Sizes::kTracks)));
    const auto step = static_cast<std::uint8_t>(random.below(std::min<std::int64_t>(Sizes::kSteps, 20)));
    const auto slot = static_cast<std::uint8_t>(random.below(4));
    const LockedValue held = randomStepValue(random);
    const LockedValue value = randomTrackValue(random);
    const auto section = static_cast<std::uint16_t>(random.below(6));
    switch (random.below(20)) {
    case 0:
    case 1:
    case 2:
    case 3:
    case 4:
        return {pattern, {}, SetNote{.track = track, .step = step, .slot = slot, .note = randomNote(random)}};
    case 5:
    case 6:
    case 7:
    case 8:
        return {pattern, {}, ClearNote{.track = track, .step = step, .slot = slot}};
    case 9:
    case 10:
    case 11:
        return {pattern, {}, SetStepParam{.track = track, .step = step, .id = held.id, .value = held.value}};
    case 12:
    case 13:
        return {pattern, {}, ClearStepParam{.track = track, .step = step, .id = held.id}};
    case 14:
    case 15:
        return {pattern, {}, SetTrackParam{.track = track, .id = value.id, .value = value.value}};
    case 16: {
        const bool isTempo = random.chance(50);
        const auto id = isTempo ? ParamId::Tempo : random.chance(50) ? ParamId::PatternSwing : ParamId::MasterLength;
        const std::int64_t wanted = isTempo ? random.from(60'000, 300'000) : random.from(0, 800);
        return {pattern, {}, SetPatternParam{.id = id, .value = static_cast<std::int32_t>(wanted)}};
    }
    case 17:
        return {pattern, {}, SetSection{.index = section, .section = randomSection<Sizes>(random, patterns)}};
    case 18:
        return random.chance(50)
                   ? Edit<
                         Sizes>{pattern, {}, InsertSection{.index = section, .section = randomSection<Sizes>(random, patterns)}}
                   : Edit<Sizes>{pattern, {}, RemoveSection{.index = section}};
    default:
        return {
            pattern,
            {},
            SetProjectParam{
                .id = random.chance(50) ? ParamId::Seed : ParamId::SongLoop,
                .value = static_cast<std::int32_t>(random.below(5))}};
    }
}

/// Any gesture but those that end playing, which come seldom.
template <class Sizes> Gesture randomGesture(auto& random, std::int64_t patterns) {
    const auto track = static_cast<std::uint8_t>(random.below(static_cast<std::int64_t>(Sizes::kTracks)));
    const auto pitch = static_cast<std::uint8_t>(random.from(60, 70));
    switch (random.below(24)) {
    case 0:
    case 1:
    case 2:
    case 3:
    case 4:
    case 5:
        return Launch{
            .pattern = PatternId{static_cast<std::uint8_t>(random.below(patterns))},
            .tracks = static_cast<std::uint16_t>(random.chance(50) ? 0xFFFF : random.below(0x10000)),
            .line = static_cast<LaunchLine>(random.below(6)),
            .steps = static_cast<std::uint8_t>(random.below(9)),
            .keepPosition = random.chance(50)};
    case 6:
        return CancelLaunch{};
    case 7:
    case 8:
        return Fill{random.chance(50)};
    case 9:
    case 10:
        return MuteTrack{.track = track, .on = random.chance(50)};
    case 11: {
        // One after the other: which side of a sum comes first differs from compiler to compiler.
        const Ticks step = kSixteenth * random.below(100);
        return Seek{step + Ticks{random.chance(50) ? 0 : random.below(kSixteenth.value)}};
    }
    case 12:
    case 13:
        return SetLoop{.start = kSixteenth * random.below(40), .end = kSixteenth * random.below(60)};
    case 14:
        return SetFollow{static_cast<Follow>(random.below(3))};
    case 15:
        return Metronome{random.chance(50)};
    case 16:
    case 17:
        return GateOn{.track = track, .pitch = pitch};
    case 18:
        return GateOff{.track = track, .pitch = pitch};
    case 19:
        return AllNotesOff{};
    case 20:
        return random.chance(30) ? Gesture{Stop{}} : Gesture{Pause{}};
    case 21:
        return Retrig{
            .track = track,
            .pitch = pitch,
            .rate = static_cast<std::uint8_t>(random.from(1, 9)),
            .on = random.chance(70)};
    default:
        return Start{};
    }
}

} // namespace tresillo::test
