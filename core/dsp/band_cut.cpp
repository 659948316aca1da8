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

void BandCut::run(State& state, const In& in, const Out& out, BandCutPoint at) {
    const OnePole low(at.low);
    const OnePole high(at.high);
    State s = state; // a copy that the frames cannot alias stays in registers
    for (int frame = 0; frame < kCellFrames; frame += kLanes) {
        for (std::size_t side = 0; side < s.size(); ++side) {
            const Lanes x = loadLanes(in[side] + frame);
            storeLanes(out[side] + frame, high.step(x - low.step(x, s[side].low), s[side].high));
        }
    }
    state = s;
}

void BandCut::process(const In& in, const Out& out, BandCutPoint from, BandCutPoint to) {
    if (isSameValue(from.low, to.low) && isSameValue(from.high, to.high)) {
        run(state_, in, out, to);
    } else {
        constexpr float kPerFrame = 1.0F / static_cast<float>(kCellFrames);
        alignas(16) std::array<std::array<float, kCellFrames>, 2> former;
        State left = state_;
        run(left, in, {former[0].data(), former[1].data()}, from);
        run(state_, in, out, to);
        for (std::size_t side = 0; side < former.size(); ++side) {
            for (std::size_t frame = 0; frame < former[side].size(); ++frame) {
                const float was = former[side][frame];
                out[side][frame] = was + (out[side][frame] - was) * (static_cast<float>(frame) * kPerFrame);
            }
        }
    }
    for (Side& side : state_) {
        forgetNothing(side.low);
        forgetNothing(side.high);
    }
}

bool BandCut::isSilent() const {
    return std::all_of(state_.begin(), state_.end(), [](const Side& side) {
        return tresillo::isSilent(side.low) && tresillo::isSilent(side.high);
    });
}

} // namespace tresillo
