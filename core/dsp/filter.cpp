// SPDX-License-Identifier: MIT
#include "core/dsp/filter.h"

#include "core/dsp/cell_position.h"
#include "core/dsp/math.h"
#include "core/dsp/same_value.h"

#include <algorithm>

namespace tresillo {

FilterPoint filterPoint(float cutoff, float q, SampleRate rate) {
    constexpr float kHighest = 0.45F;
    const float ratio = std::clamp(cutoff / static_cast<float>(rate.hz), 0.0F, kHighest);
    return {.corner = prewarp(ratio), .damping = 1.0F / std::max(q, 0.05F)};
}

template <FilterShape Shape> void Filter::hold(float* samples, int frames, FilterPoint at) {
    const detail::StateVariableGains<float> gains(at.corner, at.damping);
    detail::StateVariable<float> state = state_; // a copy that the samples cannot alias stays in registers
    for (int frame = 0; frame < frames; ++frame) {
        samples[frame] = state.tick<Shape>(samples[frame], gains);
    }
    state_ = state;
}

template <FilterShape Shape>
void Filter::move(float* samples, int frames, FilterPoint from, FilterPoint to, int inCell) {
    constexpr float kPerFrame = 1.0F / static_cast<float>(kControlFrames);
    const float corner = (to.corner - from.corner) * kPerFrame;
    const float damping = (to.damping - from.damping) * kPerFrame;
    detail::StateVariable<float> state = state_;
    for (int frame = 0; frame < frames; ++frame) {
        const auto behind = static_cast<float>(inCell + frame);
        const detail::StateVariableGains<float> gains(from.corner + corner * behind, from.damping + damping * behind);
        samples[frame] = state.tick<Shape>(samples[frame], gains);
    }
    state_ = state;
}

template <FilterShape Shape>
void Filter::processAs(float* samples, int frames, FilterPoint from, FilterPoint to, int inCell) {
    if (isSameValue(from.corner, to.corner) && isSameValue(from.damping, to.damping)) {
        hold<Shape>(samples, frames, from);
    } else {
        move<Shape>(samples, frames, from, to, inCell);
    }
}

void Filter::process(float* samples, int frames, FilterShape shape, FilterPoint from, FilterPoint to, int inCell) {
    require(isInCell(frames, inCell));
    switch (shape) {
    case FilterShape::Low:
        processAs<FilterShape::Low>(samples, frames, from, to, inCell);
        break;
    case FilterShape::High:
        processAs<FilterShape::High>(samples, frames, from, to, inCell);
        break;
    case FilterShape::Band:
        processAs<FilterShape::Band>(samples, frames, from, to, inCell);
        break;
    }
    if (inCell + frames == static_cast<int>(kControlFrames)) {
        forgetWhatIsNothing();
    }
}

/// Subnormal numbers are slow on many processors, and a filter that rings out would be full of them, as would its band
/// alone while a constant goes in. Once in a cell is enough: what falls from here to there within one is gone soon
/// after.
void Filter::forgetWhatIsNothing() {
    const float band = detail::magnitude(state_.band);
    const float low = detail::magnitude(state_.low);
    const bool isNothing = band < detail::kNothingRings && low < detail::kNothingRings;
    state_.band = isNothing || band < detail::kNothingBeside ? 0.0F : state_.band;
    state_.low = isNothing || low < detail::kNothingBeside ? 0.0F : state_.low;
}

bool Filter::isQuiet() const {
    constexpr float kQuiet = 1e-5F;
    return std::max(detail::magnitude(state_.band), detail::magnitude(state_.low)) < kQuiet;
}

} // namespace tresillo
