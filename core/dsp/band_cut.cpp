// SPDX-License-Identifier: MIT
#include "core/dsp/band_cut.h"

#include "core/dsp/cell_ring.h"
#include "core/dsp/math.h"
#include "core/dsp/recursion.h"
#include "core/dsp/same_value.h"

namespace tresillo {
namespace {

/// The low-pass of the bilinear transform with the corner g.
struct OnePole {
    float b;
    float a;

    explicit OnePole(float g) : b(g / (1.0F + g)), a((1.0F - g) / (1.0F + g)) {}
};

/// Each frame and the one before it, added.
Lanes withFormer(Lanes now, Lanes before) { return now + __builtin_shufflevector(before, now, 3, 4, 5, 6); }

} // namespace

BandCutPoint bandCutPoint(float lowCut, float highCut, SampleRate rate) {
    constexpr float kHighest = 0.45F;
    const auto corner = [&](float hz) { return prewarp(std::clamp(hz / static_cast<float>(rate.hz), 0.0F, kHighest)); };
    return {.low = corner(lowCut), .high = corner(highCut)};
}

void BandCut::run(State& state, const float* in, float* out, BandCutPoint at) {
    const OnePole low(at.low);
    const OnePole high(at.high);
    const Recursion lowRecursion(low.a);
    const Recursion highRecursion(high.a);
    State s = state; // a copy that the frames cannot alias stays in registers
    for (int frame = 0; frame < kCellFrames; frame += kLanes) {
        const Lanes x = loadLanes(in + frame);
        const Lanes above = x - lowRecursion.step(withFormer(x, s.in) * low.b, s.below);
        s.in = x;
        storeLanes(out + frame, highRecursion.step(withFormer(above, s.above) * high.b, s.out));
        s.above = above;
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
    forgetWhatIsNothing();
}

/// Only what is carried from one cell to the next: the last lanes.
void BandCut::forgetWhatIsNothing() {
    const auto isNothing = [](Lanes lanes) { return detail::magnitude(lanes[kLanes - 1]) < kInaudible * 0x1p-10F; };
    if (isNothing(state_.in) && isNothing(state_.below) && isNothing(state_.above) && isNothing(state_.out)) {
        state_ = State{};
    }
}

bool BandCut::isSilent() const {
    const auto isZero = [](Lanes lanes) { return isSameValue(lanes[kLanes - 1], 0.0F); };
    return isZero(state_.in) && isZero(state_.below) && isZero(state_.above) && isZero(state_.out);
}

} // namespace tresillo
