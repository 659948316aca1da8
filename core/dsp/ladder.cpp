// SPDX-License-Identifier: MIT
#include "core/dsp/ladder.h"

#include "core/dsp/cell_position.h"
#include "core/dsp/math_trigonometry.h"
#include "core/dsp/same_value.h"

#include <algorithm>

namespace tresillo {

LadderPoint ladderPoint(float cutoff, float resonance, SampleRate rate) {
    constexpr float kHighest = 0.45F;
    const float ratio = std::clamp(cutoff / static_cast<float>(rate.hz), 0.0F, kHighest);
    return {.corner = prewarp(ratio), .feedback = 4.0F * std::clamp(resonance, 0.0F, 0.98F)};
}

void Ladder::process(float* samples, int frames, LadderPoint from, LadderPoint to, int inCell) {
    require(isInCell(frames, inCell));
    constexpr float kPerFrame = 1.0F / static_cast<float>(kControlFrames);
    const float corner = (to.corner - from.corner) * kPerFrame;
    const float feedback = (to.feedback - from.feedback) * kPerFrame;
    detail::LadderStages<float> stages = stages_; // a copy that the samples cannot alias stays in registers
    if (isSameValue(from.corner, to.corner) && isSameValue(from.feedback, to.feedback)) {
        const detail::LadderGains<float> gains(from.corner, from.feedback);
        for (int frame = 0; frame < frames; ++frame) {
            samples[frame] = stages.tick(samples[frame], gains);
        }
    } else {
        for (int frame = 0; frame < frames; ++frame) {
            const auto behind = static_cast<float>(inCell + frame);
            const detail::LadderGains<float> gains(from.corner + corner * behind, from.feedback + feedback * behind);
            samples[frame] = stages.tick(samples[frame], gains);
        }
    }
    stages_ = stages;
    constexpr float kNothing = 1e-18F; // subnormal numbers, not far below, are slow on many processors
    if (inCell + frames == static_cast<int>(kControlFrames) && isBelow(kNothing)) {
        reset();
    }
}

bool Ladder::isBelow(float level) const {
    const float first = std::max(detail::magnitude(stages_.s1), detail::magnitude(stages_.s2));
    const float last = std::max(detail::magnitude(stages_.s3), detail::magnitude(stages_.s4));
    return std::max(first, last) < level;
}

bool Ladder::isQuiet() const {
    constexpr float kQuiet = 1e-5F;
    return isBelow(kQuiet);
}

} // namespace tresillo
