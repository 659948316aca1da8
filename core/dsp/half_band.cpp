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

/// `at(frame)` is the sound's frame.
template <class At> float HalfBand::weigh(std::ptrdiff_t middle, At at) const {
    double sum = 0.5 * static_cast<double>(at(middle));
    for (std::size_t tap = 0; tap < kSide; ++tap) {
        const auto distance = static_cast<std::ptrdiff_t>(2 * tap + 1);
        sum += taps_[tap] * (static_cast<double>(at(middle - distance)) + static_cast<double>(at(middle + distance)));
    }
    return static_cast<float>(sum);
}

void HalfBand::halve(std::span<const float> sound, std::span<float> half) const {
    constexpr auto kReach = static_cast<std::ptrdiff_t>(2 * kSide - 1);
    const auto length = static_cast<std::ptrdiff_t>(sound.size());
    const auto atEdge = [&](std::ptrdiff_t frame) {
        return frame >= 0 && frame < length ? sound[static_cast<std::size_t>(frame)] : 0.0F;
    };
    const auto inside = [&](std::ptrdiff_t frame) { return sound[static_cast<std::size_t>(frame)]; };
    for (std::size_t frame = 0; frame < half.size(); ++frame) {
        const auto middle = static_cast<std::ptrdiff_t>(2 * frame);
        const bool isInside = middle >= kReach && middle + kReach < length;
        half[frame] = isInside ? weigh(middle, inside) : weigh(middle, atEdge);
    }
}

} // namespace tresillo
