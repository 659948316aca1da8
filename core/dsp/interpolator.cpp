// SPDX-License-Identifier: MIT
#include "core/dsp/interpolator.h"

#include "core/dsp/window.h"

namespace tresillo {
namespace {

constexpr double kBeta = 7.5;

} // namespace

Interpolator::Interpolator() {
    for (int phase = 0; phase <= kPhases; ++phase) {
        std::array<double, kTaps> window{};
        const double fraction = static_cast<double>(phase) / kPhases;
        for (int tap = 0; tap < kTaps; ++tap) {
            window[static_cast<std::size_t>(tap)] = kaiser((tap - kBefore - fraction) / (kTaps / 2.0), kBeta);
        }
        for (int cutoff = 0; cutoff < kCutoffs; ++cutoff) {
            const double scale = exp2(-static_cast<double>(cutoff) / kCutoffsPerOctave);
            std::array<double, kTaps> row{};
            double sum = 0.0;
            for (std::size_t tap = 0; tap < kTaps; ++tap) {
                row[tap] = window[tap] * sinc((static_cast<double>(tap) - kBefore - fraction) * scale);
                sum += row[tap];
            }
            // Every phase passes a constant unchanged: no phase hums at the rate of the others.
            for (std::size_t tap = 0; tap < kTaps; ++tap) {
                tables_[static_cast<std::size_t>(cutoff)][static_cast<std::size_t>(phase)][tap] =
                    static_cast<float>(row[tap] / sum);
            }
        }
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
