// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <concepts>
#include <cstddef>

namespace tresillo::detail {

/// coefficients[0] + coefficients[1] x + coefficients[2] x^2 ..., by Horner's rule.
/// Thread-safe: yes. Realtime-safe: yes.
template <std::floating_point T, std::size_t N> constexpr T polynomial(const std::array<T, N>& coefficients, T x) {
    T sum = coefficients[N - 1];
    for (std::size_t i = N - 1; i-- > 0;) {
        sum = sum * x + coefficients[i];
    }
    return sum;
}

/// Added and subtracted again, this leaves the nearest whole number (ties to even): above it neighbouring values of T
/// are 1 apart. Good for |x| below a quarter of it.
template <std::floating_point T> inline constexpr T kRounder = T(sizeof(T) == sizeof(float) ? 0x1.8p23 : 0x1.8p52);

/// The whole number nearest to x, |x| < 2^21 (float) or 2^50 (double). Thread-safe: yes. Realtime-safe: yes.
template <std::floating_point T> constexpr T nearestWhole(T x) { return (x + kRounder<T>)-kRounder<T>; }

} // namespace tresillo::detail
