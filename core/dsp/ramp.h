// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/same_value.h"

#include <cstdint>

namespace tresillo {

/// A gain that goes along a straight line from an exact frame on, where a Glide would wait for the 64-frame grid. Each
/// frame's value is counted from the end, so pieces of any length give the same bits.
/// Thread-safe: no. Realtime-safe: yes.
class Ramp {
public:
    constexpr Ramp() = default;
    constexpr explicit Ramp(float value) : target_(value) {}

    constexpr void jump(float value) { *this = Ramp(value); }

    /// Reaches `value` in `frames` frames (at least 1), the next one being the first. Nothing happens when it is
    /// already the target.
    constexpr void goTo(float value, std::int32_t frames) {
        if (isSameValue(value, target_)) {
            return;
        }
        const float from = now();
        left_ = frames < 1 ? 1 : frames;
        step_ = (value - from) / static_cast<float>(left_);
        target_ = value;
    }

    /// The value of the next frame is one step closer to the target than this.
    [[nodiscard]] constexpr float now() const { return target_ - step_ * static_cast<float>(left_); }
    [[nodiscard]] constexpr float target() const { return target_; }
    [[nodiscard]] constexpr bool isMoving() const { return left_ > 0; }

    /// Writes the values of the next `frames` frames and goes on by as many.
    constexpr void fill(float* values, int frames) {
        for (int frame = 0; frame < frames; ++frame) {
            const std::int32_t left = left_ - 1 - frame;
            values[frame] = left > 0 ? target_ - step_ * static_cast<float>(left) : target_;
        }
        skip(frames);
    }

    /// Goes on by `frames` frames that nobody hears.
    constexpr void skip(int frames) { left_ = left_ > frames ? left_ - frames : 0; }

private:
    float target_{0.0F};
    float step_{0.0F};
    std::int32_t left_{0}; ///< Frames until the target is reached.
};

} // namespace tresillo
