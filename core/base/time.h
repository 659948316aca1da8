// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>

namespace tresillo {

/// Musical time. 1,935,360 ticks per quarter note = 960 x 2,016, chosen so that every step length (triplets, dotted,
/// N to the bar), every speed from 1/8 to 2, micro-timing in 24ths of a step, ratchets of 2 to 8 and note lengths in
/// 64ths of a step are whole numbers. 64 bits hold more than a million days at 300 BPM.
/// Thread-safe: yes (a value). Realtime-safe: yes.
struct Ticks {
    std::int64_t value{0};

    constexpr auto operator<=>(const Ticks&) const = default;
    constexpr Ticks& operator+=(Ticks other) { return value += other.value, *this; }
    constexpr Ticks& operator-=(Ticks other) { return value -= other.value, *this; }
    friend constexpr Ticks operator+(Ticks a, Ticks b) { return {a.value + b.value}; }
    friend constexpr Ticks operator-(Ticks a, Ticks b) { return {a.value - b.value}; }
    friend constexpr Ticks operator-(Ticks a) { return {-a.value}; }
    friend constexpr Ticks operator*(Ticks a, std::int64_t factor) { return {a.value * factor}; }
    friend constexpr Ticks operator*(std::int64_t factor, Ticks a) { return {a.value * factor}; }
};

inline constexpr Ticks kQuarter{1'935'360};
inline constexpr Ticks kSixteenth{kQuarter.value / 4};
inline constexpr Ticks kBar{kQuarter.value * 4};
/// Later than anything that is ever played; sums with any real position do not overflow.
inline constexpr Ticks kForever{INT64_MAX / 4};

/// Time in sample frames of the engine's rate, counted from the first frame that the engine ever rendered.
/// Thread-safe: yes (a value). Realtime-safe: yes.
struct Frames {
    std::int64_t value{0};

    constexpr auto operator<=>(const Frames&) const = default;
    constexpr Frames& operator+=(Frames other) { return value += other.value, *this; }
    friend constexpr Frames operator+(Frames a, Frames b) { return {a.value + b.value}; }
    friend constexpr Frames operator-(Frames a, Frames b) { return {a.value - b.value}; }
};

inline constexpr Frames kNever{INT64_MAX / 4};

/// Whatever runs at a control rate runs on this grid of frames, anchored at frame 0 and never at a block's start.
inline constexpr std::int64_t kControlFrames = 64;

/// Tempo in thousandths of a beat (quarter note) per minute: 120 BPM is 120'000.
/// Thread-safe: yes (a value). Realtime-safe: yes.
struct Tempo {
    std::int32_t milliBpm{120'000};

    static constexpr Tempo fromBpm(std::int32_t bpm) { return {bpm * 1000}; }
    constexpr auto operator<=>(const Tempo&) const = default;
};

inline constexpr Tempo kMinTempo{30'000};
inline constexpr Tempo kMaxTempo{300'000};

/// Sample rate in Hz, 8,000 to 192,000. Thread-safe: yes (a value). Realtime-safe: yes.
struct SampleRate {
    std::int32_t hz{48'000};

    constexpr auto operator<=>(const SampleRate&) const = default;
};

inline constexpr SampleRate kMinSampleRate{8'000};
inline constexpr SampleRate kMaxSampleRate{192'000};

} // namespace tresillo
