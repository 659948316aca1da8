// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/window.h"
#include "tests/core/dsp/effect_rig.h"
#include "tests/core/dsp/spectrum.h"

#include <array>
#include <cmath>
#include <vector>

// How others would measure the peaks between frames.

namespace tresillo::effects {

/// The peak after oversampling by `factor` with a sinc of 64 frames in a Kaiser window, in doubles: nothing of it is
/// what the limiter itself looks with.
inline double oversampledPeak(const std::vector<float>& side, int factor) {
    constexpr int kReach = 32;
    double peak = 0.0;
    for (int phase = 0; phase < factor; ++phase) {
        std::vector<double> taps;
        for (int tap = -kReach + 1; tap <= kReach; ++tap) {
            const double distance = static_cast<double>(phase) / factor - tap;
            taps.push_back(sinc(distance) * kaiser(distance / kReach, 9.0));
        }
        for (int frame = 0; frame < static_cast<int>(side.size()); ++frame) {
            double sum = 0.0;
            for (int tap = -kReach + 1; tap <= kReach; ++tap) {
                const int at = frame + tap;
                if (at >= 0 && at < static_cast<int>(side.size())) {
                    sum += taps[static_cast<std::size_t>(tap + kReach - 1)] *
                           static_cast<double>(side[static_cast<std::size_t>(at)]);
                }
            }
            peak = std::max(peak, std::fabs(sum));
        }
    }
    return peak;
}

/// The peak that the meter of ITU-R BS.1770-4, annex 2, shows, by its own table, in doubles.
inline double standardPeak(const std::vector<float>& side) {
    constexpr std::array<std::array<double, 12>, 2> kTable{
        {{0.0017089843750, 0.0109863281250, -0.0196533203125, 0.0332031250000, -0.0594482421875, 0.1373291015625,
          0.9721679687500, -0.1022949218750, 0.0476074218750, -0.0266113281250, 0.0148925781250, -0.0083007812500},
         {-0.0291748046875, 0.0292968750000, -0.0517578125000, 0.0891113281250, -0.1665039062500, 0.4650878906250,
          0.7797851562500, -0.2003173828125, 0.1015625000000, -0.0582275390625, 0.0330810546875, -0.0189208984375}}};
    double peak = 0.0;
    for (std::size_t frame = 11; frame < side.size(); ++frame) {
        for (const auto& phase : kTable) {
            double forth = 0.0;
            double back = 0.0;
            for (std::size_t tap = 0; tap < phase.size(); ++tap) {
                forth += phase[tap] * static_cast<double>(side[frame - tap]);
                back += phase[11 - tap] * static_cast<double>(side[frame - tap]);
            }
            peak = std::max({peak, std::fabs(forth), std::fabs(back)});
        }
    }
    return peak;
}

/// Without what lies above 0.41 of the rate, by a long filter: what a converter lets through.
inline Sound bandLimited(const Sound& sound) {
    constexpr int kReach = 128;
    constexpr double kWidth = 0.82;
    Sound limited(sound.left.size());
    for (std::size_t frame = 0; frame < sound.left.size(); ++frame) {
        double left = 0.0;
        double right = 0.0;
        for (int tap = -kReach; tap <= kReach; ++tap) {
            const auto at = static_cast<std::int64_t>(frame) + tap;
            if (at >= 0 && at < sound.frames()) {
                static const auto taps = [] {
                    std::array<double, 2 * kReach + 1> made{};
                    for (int place = -kReach; place <= kReach; ++place) {
                        made[static_cast<std::size_t>(place + kReach)] =
                            kWidth * sinc(kWidth * place) * kaiser(static_cast<double>(place) / kReach, 8.0);
                    }
                    return made;
                }();
                const double weight = taps[static_cast<std::size_t>(tap + kReach)];
                left += weight * static_cast<double>(sound.left[static_cast<std::size_t>(at)]);
                right += weight * static_cast<double>(sound.right[static_cast<std::size_t>(at)]);
            }
        }
        limited.left[frame] = static_cast<float>(left);
        limited.right[frame] = static_cast<float>(right);
    }
    return limited;
}

} // namespace tresillo::effects
