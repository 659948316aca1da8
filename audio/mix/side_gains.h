// SPDX-License-Identifier: MIT
#pragma once

#include "audio/values/cell.h"

#include <algorithm>

namespace tresillo::audio {

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
