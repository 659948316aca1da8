// SPDX-License-Identifier: MIT
#pragma once

#include "audio/bus.h"
#include "core/dsp/math.h"
#include "core/params/param_table.h"

#include <algorithm>

namespace tresillo::audio {

/// Rows that go from 0 to 1 hold thousandths.
inline constexpr float kPerMille = 0.001F;

/// A level in tenths of a decibel as a factor; the rows' lowest value is silence, 0 is exactly 1.
/// Thread-safe: yes. Realtime-safe: yes.
constexpr float levelGain(float tenths) {
    static_assert(rowOf(ParamId::Level).minimum == rowOf(ParamId::MasterLevel).minimum);
    constexpr auto kSilent = static_cast<float>(rowOf(ParamId::Level).minimum);
    return tenths <= kSilent ? 0.0F : gainOfDecibels(tenths / 10.0F);
}

/// What a signal is multiplied with on each side.
struct SideGains {
    float left{0.0F};
    float right{0.0F};
};

/// `gain` at `place`, -1 left to 1 right: the centre leaves both sides at full gain.
/// Thread-safe: yes. Realtime-safe: yes.
constexpr SideGains panned(float gain, float place) {
    const float where = std::clamp(place, -1.0F, 1.0F);
    return {
        .left = where <= 0.0F ? gain : gain * (1.0F - where), .right = where >= 0.0F ? gain : gain * (1.0F + where)};
}

/// Adds `source` times `shape`, with a gain that goes from `from` at the last grid point to `to` at the next; the first
/// frame lies `inCell` frames behind the last. Thread-safe: yes. Realtime-safe: yes.
inline void addRamped(
    float* __restrict bus, const float* __restrict source, const float* __restrict shape, float from, float to,
    int frames, int inCell) {
    const float slope = (to - from) * kPerFrame;
    for (int frame = 0; frame < frames; ++frame) {
        const float gain = from + slope * static_cast<float>(inCell + frame);
        bus[frame] += source[frame] * shape[frame] * gain;
    }
}

} // namespace tresillo::audio
