// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstdint>

namespace tresillo {

/// Quotient rounded towards minus infinity. `divisor` > 0. Thread-safe: yes. Realtime-safe: yes.
constexpr std::int64_t floorDiv(std::int64_t dividend, std::int64_t divisor) {
    const std::int64_t quotient = dividend / divisor;
    return (dividend % divisor < 0) ? quotient - 1 : quotient;
}

/// Remainder that goes with `floorDiv`: always in [0, divisor). Thread-safe: yes. Realtime-safe: yes.
constexpr std::int64_t floorMod(std::int64_t dividend, std::int64_t divisor) {
    const std::int64_t remainder = dividend % divisor;
    return remainder < 0 ? remainder + divisor : remainder;
}

/// Quotient rounded towards plus infinity. `divisor` > 0. Thread-safe: yes. Realtime-safe: yes.
constexpr std::int64_t ceilDiv(std::int64_t dividend, std::int64_t divisor) { return -floorDiv(-dividend, divisor); }

/// Quotient rounded to nearest, ties up: floor(x + 1/2). `divisor` > 0 and |dividend| < 2^62.
/// Thread-safe: yes. Realtime-safe: yes.
constexpr std::int64_t roundDiv(std::int64_t dividend, std::int64_t divisor) {
    return floorDiv(2 * dividend + divisor, 2 * divisor);
}

/// `value` held within [low, high]. Takes a wide type so that sums never wrap before they are clamped.
/// Thread-safe: yes. Realtime-safe: yes.
template <std::integral T> constexpr T clampTo(std::int64_t value, T low, T high) {
    return value < low ? low : value > high ? high : static_cast<T>(value);
}

} // namespace tresillo
