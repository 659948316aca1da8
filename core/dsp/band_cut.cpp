// SPDX-License-Identifier: MIT
#include "core/dsp/band_cut.h"

#include "core/dsp/cell_ring.h"
#include "core/dsp/math.h"
#include "core/dsp/same_value.h"

namespace tresillo {
BandCutPoint bandCutPoint(float lowCut, float highCut, SampleRate rate) {
    constexpr float kHighest = 0.45F;
    const auto corner = [&](float hz) { return prewarp(std::clamp(hz / static_cast<float>(rate.hz), 0.0F, kHighest)); };
    return {.low = corner(lowCut), .high = corner(highCut)};
}

void BandCut::run(State& state, const float* in, float* out, BandCutPoint at) {
    const OnePole low(at.low);
    const OnePole high(at.high);
    State s = state; // a copy that the frames cannot alias stays in registers
    for (int frame = 0; frame < kCellFrames; frame += kLanes) {
        const Lanes x = loadLanes(in + frame);
        storeLanes(out + frame, high.step(x - low.step(x, s.low), s.high));
    }
    state = s;
}

void BandCut::process(const float* in, float* out, BandCutPoint from, BandCutPoint to) {
    if (isSameValue(from.low, to.low) && isSameValue(from.high, to.high)) {
        run(state_, in, out, to);
    } else {
        constexpr float kPerFrame = 1.0F / static_cast<float>(kCellFrames);
        alignas(16) std::array<float, kCellFrames> former;
        State left = state_;
        run(left, in, former.data(), from);
        run(state_, in, out, to);
        for (int frame = 0; frame < kCellFrames; ++frame) {
            const float was = former[static_cast<std::size_t>(frame)];
            out[frame] = was + (out[frame] - was) * (static_cast<float>(frame) * kPerFrame);
        }
    }
    forgetNothing(state_.low);
    forgetNothing(state_.high);
}

} // namespace tresillo
