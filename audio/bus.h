// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <array>

namespace tresillo::audio {

/// Frames from one point of the grid on which gliding values are told to the next.
inline constexpr int kCell = static_cast<int>(kControlFrames);

/// What a straight line from one of them to the next covers of its way in a frame.
inline constexpr float kPerFrame = 1.0F / static_cast<float>(kCell);

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

/// How many frames `at` lies behind the last point of the absolute 64-frame grid.
/// Thread-safe: yes. Realtime-safe: yes.
constexpr int inCell(Frames at) { return static_cast<int>(at.value % kControlFrames); }

} // namespace tresillo::audio
