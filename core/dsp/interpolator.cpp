// SPDX-License-Identifier: MIT
#include "core/dsp/interpolator.h"

#include "core/dsp/window.h"

namespace tresillo {

/// Fills `count` tables, whose cutoffs are `scale(table)` x half the sample's rate. They share their window, which
/// takes longest to compute.
template <class One, class Scale> void Interpolator::make(One* tables, std::size_t count, Scale scale) {
    constexpr double kBeta = 7.5;
    constexpr std::size_t kTaps = One::kTaps;
    for (std::size_t phase = 0; phase <= One::kPhases; ++phase) {
        const double middle = One::kBefore + static_cast<double>(phase) / One::kPhases;
        std::array<double, kTaps> window{};
        for (std::size_t tap = 0; tap < kTaps; ++tap) {
            window[tap] = kaiser((static_cast<double>(tap) - middle) / (kTaps / 2.0), kBeta);
        }
        for (std::size_t table = 0; table < count; ++table) {
            std::array<double, kTaps> row{};
            double sum = 0.0;
            for (std::size_t tap = 0; tap < kTaps; ++tap) {
                row[tap] = window[tap] * sinc((static_cast<double>(tap) - middle) * scale(table));
                sum += row[tap];
            }
            // Every phase passes a constant unchanged: no phase hums at the rate of the others.
            for (std::size_t tap = 0; tap < kTaps; ++tap) {
                tables[table].rows[phase][tap] = static_cast<float>(row[tap] / sum);
            }
        }
    }
}

Interpolator::Interpolator() {
    std::array<double, kCutoffs - 1> scales{};
    for (std::size_t table = 0; table < scales.size(); ++table) {
        scales[table] = exp2(-static_cast<double>(table + 1) / kCutoffsPerOctave);
    }
    make(&own_, 1, [](std::size_t) { return 1.0; });
    make(lower_.data(), lower_.size(), [&](std::size_t table) { return scales[table]; });
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
