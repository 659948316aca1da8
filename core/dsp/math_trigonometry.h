// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/math_polynomial.h"

namespace tresillo {

namespace detail {

/// sin(2 pi x) / x as a polynomial in x^2, for |x| <= 1/4.
template <std::floating_point T> inline constexpr std::array<T, 0> kSine{};
template <>
inline constexpr std::array<float, 5> kSine<float>{
    6.283185274F, -41.34167748F, 81.60223124F, -76.57499217F, 39.71091804F};
template <>
inline constexpr std::array<double, 9> kSine<double>{
    6.283185307179586475,  -41.34170224039975623, 81.60524927607340608,   -76.70585975279849636, 42.05869392378516628,
    -15.09464162050754944, 3.819927050432457449,  -0.7177235796885135942, 0.1008563288677431661};

/// sin(2 pi x) for |x| <= 1/4, where the sine rises.
template <std::floating_point T> constexpr T sineOfQuarter(T x) { return x * polynomial(kSine<T>, x * x); }

template <std::floating_point T> constexpr T magnitude(T x) { return x < T{0} ? -x : x; }

} // namespace detail

template <std::floating_point T> inline constexpr T kPi = T(3.14159265358979323846L);

/// The sine of an angle in turns: 0.25 is a quarter turn, hence 1. |turns| < 2^21 (float) or 2^50 (double), of which
/// the whole turns cost no accuracy but what their bits take from the fraction. Error below 2e-7 (float), 3.5e-16
/// (double). Exactly 0 at whole and half turns. Thread-safe: yes. Realtime-safe: yes.
template <std::floating_point T> constexpr T sinTurns(T turns) {
    const T x = turns - detail::nearestWhole(turns); // -1/2 .. 1/2
    if (x > T(0.25)) {
        return detail::sineOfQuarter(T(0.5) - x);
    }
    if (x < T(-0.25)) {
        return detail::sineOfQuarter(T(-0.5) - x);
    }
    return detail::sineOfQuarter(x);
}

/// The cosine of an angle in turns; range and error as for sinTurns. Exactly 0 at a quarter and three quarters.
/// Thread-safe: yes. Realtime-safe: yes.
template <std::floating_point T> constexpr T cosTurns(T turns) {
    const T x = turns - detail::nearestWhole(turns);
    return detail::sineOfQuarter(T(0.25) - detail::magnitude(x));
}

/// The tangent of an angle in turns, |turns| < 1/4. Relative error below 3e-7 (float), 5e-16 (double).
/// Thread-safe: yes. Realtime-safe: yes.
template <std::floating_point T> constexpr T tanTurns(T turns) {
    return detail::sineOfQuarter(turns) / detail::sineOfQuarter(T(0.25) - detail::magnitude(turns));
}

/// tan(pi f / rate), the coefficient g with which a filter made by the bilinear transform has its corner exactly at
/// f. `ratio` is f / rate, 0 <= ratio < 1/2; errors as for tanTurns. Thread-safe: yes. Realtime-safe: yes.
template <std::floating_point T> constexpr T prewarp(T ratio) { return tanTurns(ratio * T(0.5)); }

} // namespace tresillo
