// SPDX-License-Identifier: MIT
#include "audio/mix/metronome.h"

#include "core/dsp/math.h"

#include <algorithm>
#include <limits>

namespace tresillo::audio {
namespace {

std::vector<float> makeClick(double hz, SampleRate rate) {
    constexpr double kSeconds = 0.03;
    constexpr double kLevel = 0.25;
    std::vector<float> click(static_cast<std::size_t>(kSeconds * rate.hz));
    for (std::size_t frame = 0; frame < click.size(); ++frame) {
        // Falls as the square to exactly 0 at its end.
        const double left = 1.0 - static_cast<double>(frame) / static_cast<double>(click.size());
        click[frame] = static_cast<float>(kLevel * left * left * sinTurns(hz * static_cast<double>(frame) / rate.hz));
    }
    return click;
}

} // namespace

Metronome::Metronome(SampleRate rate)
    : clicks_{makeClick(1000.0, rate), makeClick(1500.0, rate)}, place_(std::numeric_limits<std::size_t>::max()) {}

void Metronome::render(float* left, float* right, int frames) {
    const std::vector<float>& click = clicks_[playing_];
    const std::size_t count = std::min(static_cast<std::size_t>(frames), click.size() - std::min(place_, click.size()));
    for (std::size_t frame = 0; frame < count; ++frame) {
        left[frame] += click[place_ + frame];
        right[frame] += click[place_ + frame];
    }
    place_ += count;
}

} // namespace tresillo::audio
