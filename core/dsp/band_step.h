// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/window.h"

#include <array>
#include <cstddef>

namespace tresillo::detail {

/// What a jump from 0 to 1 lacks to be band-limited: the difference between a smooth step (the integral of a sinc in a
/// Kaiser window) and the jump, around it, for kPhases places of the jump between two frames. E. Brandt, "Hard sync
/// without aliasing", ICMC 2001, with a step of linear phase. Written out by the compiler, 6 KB of constants.
struct BandStep {
    /// As many frames before and behind a jump are touched.
    static constexpr std::size_t kReach = 12;
    static constexpr std::size_t kTaps = 2 * kReach;
    static constexpr std::size_t kPhases = 64;

    /// rows[p][j] is for the frame j - kReach + p / kPhases frames behind the jump.
    std::array<std::array<float, kTaps>, kPhases + 1> rows{};

    constexpr BandStep() {
        const Half integral = integrate();
        for (std::size_t phase = 0; phase <= kPhases; ++phase) {
            for (std::size_t tap = 0; tap < kReach; ++tap) {
                const std::size_t behind = tap * kPhases + phase;
                rows[phase][kReach + tap] = static_cast<float>(integral[behind] - 0.5);
                rows[phase][kReach - 1 - tap] = static_cast<float>(0.5 - integral[(tap + 1) * kPhases - phase]);
            }
        }
    }

private:
    /// Half the rate is 1: tones up to 0.79 of it keep their level, from 1.09 on they are taken away to -60 dB.
    static constexpr double kCutoff = 0.94;
    static constexpr double kBeta = 5.65;

    using Half = std::array<double, kReach * kPhases + 1>;

    static constexpr double impulse(double frames) { return sinc(kCutoff * frames) * kaiser(frames / kReach, kBeta); }

    /// From the middle of the impulse to each place behind it, by Gauss's two points for each phase; a half in all.
    static constexpr Half integrate() {
        constexpr double kGauss = 0.28867513459481288225; // 1 / (2 sqrt 3)
        Half sum{};
        for (std::size_t n = 1; n < sum.size(); ++n) {
            const double middle = static_cast<double>(n) - 0.5;
            sum[n] = sum[n - 1] + impulse((middle - kGauss) / kPhases) + impulse((middle + kGauss) / kPhases);
        }
        const double whole = sum.back();
        for (double& value : sum) {
            value *= 0.5 / whole;
        }
        return sum;
    }
};

} // namespace tresillo::detail
