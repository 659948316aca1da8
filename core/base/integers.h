// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"

#include <concepts>
#include <cstdint>

namespace tresillo {

/// Quotient rounded towards minus infinity. `divisor` > 0. Thread-safe: yes. Realtime-safe: yes.
constexpr std::int64_t floorDiv(std::int64_t dividend, std::int64_t divisor) {
    require(divisor > 0);
    const std::int64_t quotient = dividend / divisor;
    return (dividend % divisor < 0) ? quotient - 1 : quotient;
}

/// Remainder that goes with `floorDiv`: always in [0, divisor). Thread-safe: yes. Realtime-safe: yes.
constexpr std::int64_t floorMod(std::int64_t dividend, std::int64_t divisor) {
    require(divisor > 0);
    const std::int64_t remainder = dividend % divisor;
    return remainder < 0 ? remainder + divisor : remainder;
}

/// Quotient rounded towards plus infinity. `divisor` > 0. Thread-safe: yes. Realtime-safe: yes.
constexpr std::int64_t ceilDiv(std::int64_t dividend, std::int64_t divisor) { return -floorDiv(-dividend, divisor); }

/// Quotient rounded to nearest, ties up: floor(x + 1/2). `divisor` > 0 and |dividend| < 2^62.
/// Thread-safe: yes. Realtime-safe: yes.
constexpr std::int64_t roundDiv(std::int64_t dividend, std::int64_t divisor) {
    require(dividend < INT64_MAX / 2 && dividend > -(INT64_MAX / 2));
    return floorDiv(2 * dividend + divisor, 2 * divisor);
}

/// Divisors of `divideBySmall` stay below this.
inline constexpr std::uint32_t kSmallDivisors = 1U << 24U;

/// Quotient of 64 bits by few: 0 < `divisor` < kSmallDivisors. Where the processor divides 32 bits at most, and 64 take
/// a subroutine of some hundred instructions, it is done as on paper, eight bits at a time.
/// Thread-safe: yes. Realtime-safe: yes.
constexpr std::uint64_t divideBySmall(std::uint64_t dividend, std::uint32_t divisor) {
    require(divisor > 0 && divisor < kSmallDivisors);
    if constexpr (sizeof(void*) >= sizeof(std::uint64_t)) {
        return dividend / divisor;
    }
    const auto high = static_cast<std::uint32_t>(dividend >> 32U);
    const auto low = static_cast<std::uint32_t>(dividend);
    const std::uint32_t upper = high / divisor;
    std::uint32_t rest = high - upper * divisor;
    std::uint32_t lower = 0;
    for (std::uint32_t shift = 32; shift != 0;) {
        shift -= 8;
        const std::uint32_t part = rest << 8U | (low >> shift & 0xFFU);
        const std::uint32_t digit = part / divisor;
        rest = part - digit * divisor;
        lower = lower << 8U | digit;
    }
    return std::uint64_t{upper} << 32U | lower;
}

/// The quotient of two numbers that are seldom beyond 32 bits: a step's number by a track's length. Where the processor
/// divides 32 bits at most that is all it does then. `divisor` > 0. Thread-safe: yes. Realtime-safe: yes.
constexpr std::int64_t quotientOf(std::int64_t dividend, std::int64_t divisor) {
    require(divisor > 0);
    if constexpr (sizeof(void*) < sizeof(std::int64_t)) {
        if (static_cast<std::uint64_t>(dividend | divisor) <= UINT32_MAX) {
            return static_cast<std::uint32_t>(dividend) / static_cast<std::uint32_t>(divisor);
        }
    }
    return dividend / divisor;
}

/// The remainder that goes with `quotientOf`. Thread-safe: yes. Realtime-safe: yes.
constexpr std::int64_t remainderOf(std::int64_t dividend, std::int64_t divisor) {
    require(divisor > 0);
    if constexpr (sizeof(void*) < sizeof(std::int64_t)) {
        if (static_cast<std::uint64_t>(dividend | divisor) <= UINT32_MAX) {
            return static_cast<std::uint32_t>(dividend) % static_cast<std::uint32_t>(divisor);
        }
    }
    return dividend % divisor;
}

/// `value` held within [low, high], where `low` <= `high`. Takes a wide type so that sums never wrap before they are
/// clamped. Thread-safe: yes. Realtime-safe: yes.
template <std::integral T> constexpr T clampTo(std::int64_t value, T low, T high) {
    require(low <= high);
    return value < low ? low : value > high ? high : static_cast<T>(value);
}

} // namespace tresillo
