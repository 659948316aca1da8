// SPDX-License-Identifier: MIT
#pragma once

#include "audio/values/cell.h"

#include <array>

namespace tresillo::audio {

/// Sound is rendered in stretches of at most so many frames.
inline constexpr int kStretch = 512;

/// A stereo signal in the making. Both sides have room for a stretch.
struct Bus {
    float* left;
    float* right;

    /// The same signal from its frame `frames` on.
    [[nodiscard]] constexpr Bus from(int frames) const { return {left + frames, right + frames}; }
};

/// Memory for one.
struct Stretch {
    alignas(64) std::array<float, kStretch> left{};
    alignas(64) std::array<float, kStretch> right{};

    [[nodiscard]] constexpr Bus bus() { return {left.data(), right.data()}; }
};

/// Multiplies the next `frames` frames with a gain each. Thread-safe: yes. Realtime-safe: yes.
inline void multiply(Bus bus, const float* __restrict gains, int frames) {
    for (int frame = 0; frame < frames; ++frame) {
        bus.left[frame] *= gains[frame];
        bus.right[frame] *= gains[frame];
    }
}

/// Multiplies with a gain that goes from `from` at the last grid point to `to` at the next; the first frame lies
/// `behind` frames behind the last. Thread-safe: yes. Realtime-safe: yes.
inline void scale(Bus bus, float from, float to, int frames, int behind) {
    const float slope = (to - from) * kPerFrame;
    for (int frame = 0; frame < frames; ++frame) {
        const float gain = from + slope * static_cast<float>(behind + frame);
        bus.left[frame] *= gain;
        bus.right[frame] *= gain;
    }
}

/// Adds one to another. Thread-safe: yes. Realtime-safe: yes.
inline void add(Bus to, Bus from, int frames) {
    for (int frame = 0; frame < frames; ++frame) {
        to.left[frame] += from.left[frame];
        to.right[frame] += from.right[frame];
    }
}

} // namespace tresillo::audio
