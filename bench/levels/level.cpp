// SPDX-License-Identifier: MIT
#include "bench/levels/level.h"

#include <algorithm>
#include <cmath>

namespace tresillo::bench {
namespace {

constexpr double kSilence = 1e-12;
constexpr double kMostPan = 60.0;

double power(const std::vector<float>& channel, std::size_t frames) {
    double total = 0.0;
    for (std::size_t frame = 0; frame < frames; ++frame) {
        total += static_cast<double>(channel[frame]) * static_cast<double>(channel[frame]);
    }
    return total / static_cast<double>(std::max<std::size_t>(frames, 1));
}

float highest(const std::vector<float>& channel, std::size_t frames) {
    float most = 0.0F;
    for (std::size_t frame = 0; frame < frames; ++frame) {
        most = std::max(most, std::fabs(channel[frame]));
    }
    return most;
}

double decibels(double squared) { return 10.0 * std::log10(std::max(squared, kSilence)); }

} // namespace

double Level::pan() const { return std::clamp(left - right, -kMostPan, kMostPan); }

Level measure(const StereoSound& sound, std::size_t frames) {
    const double left = power(sound.left, frames);
    const double right = power(sound.right, frames);
    const double peak = static_cast<double>(std::max(highest(sound.left, frames), highest(sound.right, frames)));
    return {
        .level = decibels(left + right),
        .peak = decibels(peak * peak),
        .left = decibels(left),
        .right = decibels(right)};
}

} // namespace tresillo::bench
