// SPDX-License-Identifier: MIT
#pragma once

// What the timeline must give, computed another way: one rational number from the beginning, in 128 bits, rounded
// once. Nothing here knows of anchors or remainders.
#include "core/base/time.h"
#include "tests/core/engine/wide.h"

#include <cstdint>

namespace tresillo::test {

constexpr Wide floorOf(Wide dividend, Wide divisor) {
    const Wide quotient = dividend / divisor;
    return dividend % divisor < 0 ? quotient - 1 : quotient;
}

/// The frame on which `tick` lies when tick 0 lies on frame 0: to nearest, ties up.
constexpr std::int64_t exactFrame(Ticks tick, Tempo tempo, SampleRate rate) {
    // One tick lasts 60 x rate / (BPM x ticks per quarter) frames.
    const Wide numerator = static_cast<Wide>(tick.value) * 60'000 * rate.hz;
    const Wide denominator = static_cast<Wide>(tempo.milliBpm) * 1'935'360;
    return static_cast<std::int64_t>(floorOf(2 * numerator + denominator, 2 * denominator));
}

inline constexpr Tempo kTempos[]{{30'000}, {90'000}, {120'000}, {133'700}, {174'613}, {299'999}, {300'000}};
inline constexpr SampleRate kRates[]{{44'100}, {48'000}, {96'000}, {192'000}};
/// Also those at which little cancels out of the fraction of ticks and frames.
inline constexpr SampleRate kManyRates[]{{8'000}, {32'000}, {44'100}, {48'000}, {96'000}, {96'001}, {192'000}};

/// Small numbers that look random and are the same every time (Numerical Recipes' 64-bit linear generator).
class Random {
public:
    explicit constexpr Random(std::uint64_t seed) : state_(seed * 2'862'933'555'777'941'757ULL + 3'037'000'493ULL) {}

    /// From 0 to `sides` - 1.
    constexpr std::int64_t below(std::int64_t sides) {
        state_ = state_ * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
        return static_cast<std::int64_t>((state_ >> 33U) % static_cast<std::uint64_t>(sides));
    }
    /// From `low` to `high`, both included.
    constexpr std::int64_t from(std::int64_t low, std::int64_t high) { return low + below(high - low + 1); }
    constexpr bool chance(std::int64_t percent) { return below(100) < percent; }

private:
    std::uint64_t state_;
};

} // namespace tresillo::test
