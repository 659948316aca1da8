// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/hash.h"
#include "core/dsp/math_trigonometry.h"

#include <cstdint>

namespace tresillo {

/// The course of a modulation within its period. `Steps` holds a random value for a period, `Smooth` goes from one to
/// the next without a kink.
enum class LfoShape : std::uint8_t { Sine, Triangle, SawUp, SawDown, Square, Steps, Smooth };

namespace detail {

/// -1 to 1 - 2^-23, for each cycle its own.
constexpr float lfoDice(std::uint64_t seed, std::uint64_t cycle) {
    const auto bits = static_cast<std::int32_t>(Hash{}.with(seed).with(cycle).state >> 40U);
    return static_cast<float>(bits - 0x80'0000) * 0x1p-23F;
}

} // namespace detail

/// The value of a shape, -1 to 1, at `phase` of 2^32 within period number `cycle`. Sine and triangle rise through 0 at
/// phase 0, SawUp begins at -1, SawDown and Square at 1. What is random is a hash of `seed` and `cycle`, so that a
/// seek finds what playing would have found. Thread-safe: yes. Realtime-safe: yes.
constexpr float lfoValue(LfoShape shape, std::uint32_t phase, std::uint64_t cycle, std::uint64_t seed) {
    const auto middle = static_cast<std::int32_t>(phase ^ 0x8000'0000U); // counted from half a period
    const float rising = static_cast<float>(middle) * 0x1p-31F;
    switch (shape) {
    case LfoShape::Sine:
        return sinTurns(static_cast<float>(static_cast<std::int32_t>(phase)) * 0x1p-32F);
    case LfoShape::Triangle: {
        // A quarter later it would be the distance from the middle.
        const auto later = static_cast<std::int32_t>((phase + 0x4000'0000U) ^ 0x8000'0000U);
        return 1.0F - 2.0F * detail::magnitude(static_cast<float>(later) * 0x1p-31F);
    }
    case LfoShape::SawUp:
        return rising;
    case LfoShape::SawDown:
        return -rising;
    case LfoShape::Square:
        return middle < 0 ? 1.0F : -1.0F;
    case LfoShape::Steps:
        return detail::lfoDice(seed, cycle);
    case LfoShape::Smooth: {
        const float from = detail::lfoDice(seed, cycle);
        const float to = detail::lfoDice(seed, cycle + 1);
        const float way = 0.5F + 0.5F * rising;
        return from + (to - from) * (way * way * (3.0F - 2.0F * way));
    }
    }
    return 0.0F;
}

} // namespace tresillo
