// SPDX-License-Identifier: MIT
#include "core/dsp/filter.h"

#include "core/dsp/math.h"
#include "core/dsp/same_value.h"

#include <algorithm>

namespace tresillo {

/// The solved equations of one frame: what comes out, and, with the doubled factors, what the two integrators hold
/// then. The paper's "2 v - ic" multiplied out, which shortens the chain from one frame to the next by half.
struct Filter::Gains {
    float damping;
    float a1;
    float a2;
    float a3;
    float band1;
    float twice2;
    float twice3;

    explicit Gains(FilterPoint at)
        : damping(at.damping),
          a1(1.0F / (1.0F + at.corner * (at.corner + at.damping))),
          a2(at.corner * a1),
          a3(at.corner * a2),
          band1(2.0F * a1 - 1.0F),
          twice2(2.0F * a2),
          twice3(2.0F * a3) {}
};

FilterPoint filterPoint(float cutoff, float q, SampleRate rate) {
    constexpr float kHighest = 0.45F;
    const float ratio = std::clamp(cutoff / static_cast<float>(rate.hz), 0.0F, kHighest);
    return {.corner = prewarp(ratio), .damping = 1.0F / std::max(q, 0.05F)};
}

template <FilterShape Shape> float Filter::State::tick(float in, const Gains& gains) {
    const float rest = in - low;
    const float bandOut = gains.a1 * band + gains.a2 * rest;
    const float lowOut = low + (gains.a2 * band + gains.a3 * rest);
    const float nextBand = gains.band1 * band + gains.twice2 * rest;
    low += gains.twice2 * band + gains.twice3 * rest;
    band = nextBand;
    if constexpr (Shape == FilterShape::Low) {
        return lowOut;
    } else if constexpr (Shape == FilterShape::High) {
        return in - gains.damping * bandOut - lowOut;
    } else {
        return gains.damping * bandOut;
    }
}

template <FilterShape Shape> void Filter::hold(float* samples, int frames, FilterPoint at) {
    const Gains gains(at);
    State state = state_; // a copy that the samples cannot alias stays in registers
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
    State state = state_;
    for (int frame = 0; frame < frames; ++frame) {
        const auto behind = static_cast<float>(inCell + frame);
        const Gains gains({from.corner + corner * behind, from.damping + damping * behind});
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

/// Subnormal numbers are slow on many processors, and a filter that rings out would be full of them. Once in a cell is
/// enough: what falls from here to there within one is gone soon after.
void Filter::forgetWhatIsNothing() {
    constexpr float kNothing = 1e-18F;
    if (detail::magnitude(state_.band) < kNothing && detail::magnitude(state_.low) < kNothing) {
        reset();
    }
}

bool Filter::isQuiet() const {
    constexpr float kQuiet = 1e-5F;
    return std::max(detail::magnitude(state_.band), detail::magnitude(state_.low)) < kQuiet;
}

} // namespace tresillo
