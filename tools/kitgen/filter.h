// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/math.h"

namespace tresillo::kitgen {

/// A second-order filter with low-pass, band-pass and high-pass outputs, made by the trapezoidal rule: the equations of
/// Andrew Simper, "Solving the continuous SVF equations using trapezoidal integration and equivalent currents" (2013).
class StateVariableFilter {
public:
    struct Outputs {
        double low;
        double band; ///< 1 at the centre frequency, whatever q
        double high;
    };

    /// `hz` below half the rate; q 0.7071 is maximally flat.
    StateVariableFilter(double hz, double q, double rate)
        : damping_{1 / q},
          a1_{1 / (1 + prewarp(hz / rate) * (prewarp(hz / rate) + damping_))},
          a2_{prewarp(hz / rate) * a1_},
          a3_{prewarp(hz / rate) * a2_} {}

    Outputs next(double input) {
        const double v3 = input - state2_;
        const double v1 = a1_ * state1_ + a2_ * v3;
        const double v2 = state2_ + a2_ * state1_ + a3_ * v3;
        state1_ = 2 * v1 - state1_;
        state2_ = 2 * v2 - state2_;
        return {.low = v2, .band = damping_ * v1, .high = input - damping_ * v1 - v2};
    }

private:
    double damping_;
    double a1_;
    double a2_;
    double a3_;
    double state1_ = 0;
    double state2_ = 0;
};

} // namespace tresillo::kitgen
