// SPDX-License-Identifier: MIT
#include "core/dsp/half_band.h"

#include "core/dsp/window.h"

namespace tresillo {

HalfBand::HalfBand() {
    constexpr double kBeta = 8.0;
    double sum = 0.0;
    for (std::size_t tap = 0; tap < kSide; ++tap) {
        const auto distance = static_cast<double>(2 * tap + 1);
        taps_[tap] = 0.5 * sinc(distance / 2.0) * kaiser(distance / (2.0 * kSide), kBeta);
        sum += 2.0 * taps_[tap];
    }
    // The middle tap is a half; the others together make up the other half, so that a constant passes unchanged.
    for (double& tap : taps_) {
        tap *= 0.5 / sum;
    }
}

void HalfBand::halve(std::span<const float> sound, std::span<float> half) const {
    const auto length = static_cast<std::ptrdiff_t>(sound.size());
    const auto at = [&](std::ptrdiff_t frame) {
        return frame >= 0 && frame < length ? static_cast<double>(sound[static_cast<std::size_t>(frame)]) : 0.0;
    };
    for (std::size_t frame = 0; frame < half.size(); ++frame) {
        const auto middle = static_cast<std::ptrdiff_t>(2 * frame);
        double sum = 0.5 * at(middle);
        for (std::size_t tap = 0; tap < kSide; ++tap) {
            const auto distance = static_cast<std::ptrdiff_t>(2 * tap + 1);
            sum += taps_[tap] * (at(middle - distance) + at(middle + distance));
        }
        half[frame] = static_cast<float>(sum);
    }
}

} // namespace tresillo
