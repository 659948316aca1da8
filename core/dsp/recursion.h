// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/lanes.h"

namespace tresillo {

/// y[n] = u[n] + a y[n - 1], four frames at a time. The four are first added up among themselves in two steps, as a
/// prefix sum is (G. E. Blelloch, "Prefix Sums and Their Applications", 1990, section 1.4), so that from one four to
/// the next there is one multiplication and one addition to wait for. |a| < 1. Ten operations for four frames.
/// Thread-safe: yes (a value). Realtime-safe: yes.
class Recursion {
public:
    explicit Recursion(float a)
        : one_(Lanes{} + a), two_(Lanes{} + a * a), powers_(Lanes{a, a * a, a * a * a, (a * a) * (a * a)}) {}

    /// `last` has y[n - 1] in its last lane, and afterwards that of the next four.
    Lanes step(Lanes u, Lanes& last) const {
        const Lanes zero{};
        u += one_ * __builtin_shufflevector(zero, u, 0, 4, 5, 6);
        u += two_ * __builtin_shufflevector(zero, u, 0, 1, 4, 5);
        last = u + powers_ * __builtin_shufflevector(last, last, 3, 3, 3, 3);
        return last;
    }

private:
    Lanes one_;
    Lanes two_;
    Lanes powers_;
};

} // namespace tresillo
