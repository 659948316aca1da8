// SPDX-License-Identifier: MIT
#include "core/dsp/interpolator.h"

#include "core/dsp/window.h"

namespace tresillo {

/// `scale` is the cutoff as a part of half the sample's rate.
template <std::size_t kTaps> void Interpolator::Table<kTaps>::make(double scale) {
    constexpr double kBeta = 7.5;
    for (std::size_t phase = 0; phase <= kPhases; ++phase) {
        const double middle = kBefore + static_cast<double>(phase) / kPhases;
        std::array<double, kTaps> row{};
        double sum = 0.0;
        for (std::size_t tap = 0; tap < kTaps; ++tap) {
            const double distance = static_cast<double>(tap) - middle;
            row[tap] = sinc(distance * scale) * kaiser(distance / (kTaps / 2.0), kBeta);
            sum += row[tap];
        }
        // Every phase passes a constant unchanged: no phase hums at the rate of the others.
        for (std::size_t tap = 0; tap < kTaps; ++tap) {
            rows[phase][tap] = static_cast<float>(row[tap] / sum);
        }
    }
}

Interpolator::Interpolator() {
    own_.make(1.0);
    for (std::size_t cutoff = 1; cutoff < kCutoffs; ++cutoff) {
        lower_[cutoff - 1].make(exp2(-static_cast<double>(cutoff) / kCutoffsPerOctave));
    }
}

int Interpolator::cutoffFor(double speed) {
    int cutoff = 0;
    // Ratios 2^(n / 8); few enough to be gone through.
    for (double reach = 1.0; cutoff < kCutoffs - 1 && reach < speed; ++cutoff) {
        reach = exp2(static_cast<double>(cutoff + 1) / kCutoffsPerOctave);
    }
    return cutoff;
}

} // namespace tresillo
