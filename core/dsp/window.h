// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/math.h"

namespace tresillo {

namespace detail {

/// The modified Bessel function of order 0, by its power series (Abramowitz and Stegun, 9.6.12).
constexpr double bessel0(double x) {
    const double quarter = x * x / 4.0;
    double term = 1.0;
    double sum = 1.0;
    for (int n = 1; term > sum * 1e-17; ++n) { // at most 40 rounds for the betas in use
        term *= quarter / (static_cast<double>(n) * n);
        sum += term;
    }
    return sum;
}

/// The square root by Newton's method; good for 0 to 1.
constexpr double rootOf(double x) {
    if (x <= 0.0) {
        return 0.0;
    }
    double root = 0.5 * (1.0 + x);
    for (int round = 0; round < 60; ++round) {
        const double next = 0.5 * (root + x / root);
        if (!(next < root)) {
            break;
        }
        root = next;
    }
    return root;
}

} // namespace detail

/// Kaiser's window at `x` from -1 to 1, 0 outside. `beta` 8 gives about 80 dB. Thread-safe: yes. Realtime-safe: no.
constexpr double kaiser(double x, double beta) {
    const double inside = 1.0 - x * x;
    return inside < 0.0 ? 0.0 : detail::bessel0(beta * detail::rootOf(inside)) / detail::bessel0(beta);
}

/// sin(pi x) / (pi x), exactly 0 at whole x other than 0. Thread-safe: yes. Realtime-safe: yes.
constexpr double sinc(double x) { return detail::magnitude(x) < 1e-12 ? 1.0 : sinTurns(x / 2.0) / (kPi<double> * x); }

} // namespace tresillo
