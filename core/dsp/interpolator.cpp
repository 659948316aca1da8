// SPDX-License-Identifier: MIT
#include "core/dsp/interpolator.h"

#include "core/dsp/window.h"

namespace tresillo {

/// Fills one phase of each of `count` tables, whose cutoffs are `scale(table)` x half the sample's rate. They share
/// their window, which takes longest to compute.
template <std::size_t Taps, class Scale>
void Interpolator::makePhase(Table<Taps>* tables, std::size_t count, std::size_t phase, Scale scale) {
    constexpr double kBeta = 7.5;
    const double middle = Table<Taps>::kBefore + static_cast<double>(phase) / kPhases;
    std::array<double, Taps> window{};
    for (std::size_t tap = 0; tap < Taps; ++tap) {
        window[tap] = kaiser((static_cast<double>(tap) - middle) / (Taps / 2.0), kBeta);
    }
    for (std::size_t table = 0; table < count; ++table) {
        std::array<double, Taps> row{};
        double sum = 0.0;
        for (std::size_t tap = 0; tap < Taps; ++tap) {
            row[tap] = window[tap] * sinc((static_cast<double>(tap) - middle) * scale(table));
            sum += row[tap];
        }
        // Every phase passes a constant unchanged: no phase hums at the rate of the others.
        for (std::size_t tap = 0; tap < Taps; ++tap) {
            tables[table].rows[phase][tap] = static_cast<float>(row[tap] / sum);
        }
    }
}

Interpolator::Interpolator() {
    std::array<double, kCutoffs - 1> scales{};
    for (std::size_t table = 0; table < scales.size(); ++table) {
        scales[table] = exp2(-static_cast<double>(table + 1) / kCutoffsPerOctave);
    }
    for (std::size_t phase = 0; phase <= kPhases; ++phase) {
        makePhase(&own_, 1, phase, [](std::size_t) { return 1.0; });
        makePhase(lower_.data(), lower_.size(), phase, [&](std::size_t table) { return scales[table]; });
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
