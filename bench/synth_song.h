// SPDX-License-Identifier: MIT
#pragma once

#include "bench/kit_song.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

/// What is played beside the drums where synthesisers are measured, too: chords of four saws that are held for half a
/// bar, sent to a reverb and a delay, and an acid line of sixteenths. Chords and lines move by a semitone or two, so
/// that no note begins as the one before it.
namespace tresillo::bench {

/// The drums alone; with the chords; with chords and line.
enum class Work : std::uint8_t { Kit, Full, Acid };
inline constexpr std::array kWorks{Work::Kit, Work::Full, Work::Acid};

constexpr const char* nameOf(Work work) {
    return work == Work::Kit ? "kit" : work == Work::Full ? "full" : "full with acid";
}

/// Within an octave: no note of it lies near a harmonic of another.
inline constexpr std::array<std::uint8_t, 4> kChord{45, 48, 51, 54};
inline constexpr std::int64_t kHeldSteps = 8;
inline constexpr std::int64_t kHeldFrames = kHeldSteps * kStepFrames;
/// Level of a saw, of -1 to 1, before its filter.
inline constexpr double kSawLevel = 0.08;
/// Share of a chord's sound that goes to reverb and delay, and share of theirs in the mix.
inline constexpr double kSentShare = 0.3;

constexpr std::uint8_t moved(std::uint8_t pitch, std::int64_t step) {
    return static_cast<std::uint8_t>(pitch + step % kSteps / kHeldSteps % 3);
}
constexpr std::uint8_t chordPitch(std::int64_t step, std::size_t voice) { return moved(kChord[voice], step); }

/// One of the line's two notes, neither of them near a harmonic of the chord.
inline constexpr std::array<std::uint8_t, 2> kLine{71, 74};
constexpr bool isUpperOfLine(std::int64_t step) { return ((0x9D2CULL >> (step % 16)) & 1U) != 0; }
constexpr std::uint8_t linePitch(std::int64_t step) { return moved(kLine[isUpperOfLine(step) ? 1 : 0], step); }

inline double hertzOf(int pitch) { return 440.0 * std::exp2((pitch - 69) / 12.0); }

} // namespace tresillo::bench
