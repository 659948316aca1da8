// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <array>
#include <cstdint>

namespace tresillo {

/// What a track plays.
enum class InstrumentKind : std::uint8_t { None, Pad, Kit, Synth, Acid };

/// How a sample answers to the end of its note. `Kit`: as the pad says.
enum class PlayMode : std::uint8_t { Kit, OneShot, Gated };

enum class FilterMode : std::uint8_t { Off, LowPass, HighPass, BandPass };

/// What a synth voice is made of: a wave at the note's pitch, or noise, which has none.
enum class OscillatorKind : std::uint8_t { Sine, Saw, Square, White, Pink, Brown };

/// What a mute does to the notes that sound: it cuts them short, or leaves them their own ends.
enum class MuteTail : std::uint8_t { Cut, Ring };

/// The order in which a track runs through its steps.
enum class Direction : std::uint8_t { Forward, Reverse, PingPong, Random };

/// A step's length is `bars` x a 4/4 bar / `parts`; "N steps per bar" differs from a note value only in its name.
struct StepLengthChoice {
    std::uint8_t numerator;
    std::uint8_t denominator;

    /// Thread-safe: yes. Realtime-safe: yes.
    [[nodiscard]] constexpr Ticks ticks() const { return {kBar.value * numerator / denominator}; }
};

/// 1/32 to 1/1 plain, dotted and triplet; then 4, 6, 8, 12, 16 steps over 1, 2 and 4 bars, then 5, 7, 10, 14, 20, 28.
/// The index is what the StepLength row holds: a new one goes to the end.
inline constexpr std::array<StepLengthChoice, 51> kStepLengths{{
    {1, 32}, {1, 16}, {1, 8},  {1, 4},  {1, 2},  {1, 1},  {3, 64}, {3, 32}, {3, 16}, {3, 8},  {3, 4},  {3, 2},  {1, 48},
    {1, 24}, {1, 12}, {1, 6},  {1, 3},  {2, 3},  {1, 4},  {1, 6},  {1, 8},  {1, 12}, {1, 16}, {2, 4},  {2, 6},  {2, 8},
    {2, 12}, {2, 16}, {4, 4},  {4, 6},  {4, 8},  {4, 12}, {4, 16}, {1, 5},  {1, 7},  {1, 10}, {1, 14}, {1, 20}, {1, 28},
    {2, 5},  {2, 7},  {2, 10}, {2, 14}, {2, 20}, {2, 28}, {4, 5},  {4, 7},  {4, 10}, {4, 14}, {4, 20}, {4, 28},
}};
inline constexpr std::int32_t kStepLengthSixteenth = 1;

/// A track's speed: its steps are `denominator / numerator` times as long.
struct SpeedChoice {
    std::uint8_t numerator;
    std::uint8_t denominator;
};

inline constexpr std::array<SpeedChoice, 7> kSpeeds{{{1, 8}, {1, 4}, {1, 2}, {3, 4}, {1, 1}, {3, 2}, {2, 1}}};
inline constexpr std::int32_t kSpeedNormal = 4;

/// The length of one step of a track, speed included. Thread-safe: yes. Realtime-safe: yes.
constexpr Ticks stepTicks(std::int32_t stepLength, std::int32_t speed) {
    const SpeedChoice& choice = kSpeeds[static_cast<std::size_t>(speed)];
    return {kStepLengths[static_cast<std::size_t>(stepLength)].ticks().value * choice.denominator / choice.numerator};
}

namespace detail {
constexpr bool everyStepDivides() {
    for (const StepLengthChoice& length : kStepLengths) {
        for (const SpeedChoice& speed : kSpeeds) {
            const std::int64_t product = kBar.value * length.numerator * speed.denominator;
            const std::int64_t divisor = std::int64_t{length.denominator} * speed.numerator;
            const std::int64_t ticks = product / divisor;
            // 24ths (micro-timing), 64ths (note length). A ratchet's repeats are rounded down: fifths of a fifth of a
            // bar are no whole ticks.
            if (product % divisor != 0 || ticks % 24 != 0 || ticks % 64 != 0) {
                return false;
            }
        }
    }
    return true;
}
} // namespace detail
static_assert(detail::everyStepDivides(), "a step, its 24ths and 64ths are whole ticks at every speed");

/// Micro-timing is counted in this many parts of a step.
inline constexpr std::int32_t kMicroParts = 24;
inline constexpr std::int32_t kMaxMicro = 12;
/// Note lengths are counted in this many parts of a step.
inline constexpr std::int32_t kLengthParts = 64;
inline constexpr std::int32_t kMaxLength = 64 * kLengthParts;
/// One more than the longest: the note holds until the track's next.
inline constexpr std::int32_t kInfiniteLength = kMaxLength + 1;

/// Bit n is set when the degree n semitones above the root belongs to the scale.
using ScaleMask = std::uint16_t;

/// Chromatic, major, natural minor, dorian, phrygian, lydian, mixolydian, locrian, harmonic minor, melodic minor, major
/// pentatonic, minor pentatonic, blues, whole tone, diminished (half-whole). The index is what the Scale row holds.
inline constexpr std::array<ScaleMask, 15> kScales{0xFFF, 0xAB5, 0x5AD, 0x6AD, 0x5AB, 0xAD5, 0x6B5, 0x56B,
                                                   0x9AD, 0xAAD, 0x295, 0x4A9, 0x4E9, 0x555, 0x6DB};

} // namespace tresillo
