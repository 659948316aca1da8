// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/integers.h"
#include "core/base/time.h"
#include "core/dsp/same_value.h"

#include <cstdint>

namespace tresillo {

/// How many whole 64-frame cells a glide of `milliseconds` takes, rounded up. Thread-safe: yes. Realtime-safe: yes.
constexpr std::int32_t cellsOf(std::int32_t milliseconds, SampleRate rate) {
    return static_cast<std::int32_t>(ceilDiv(std::int64_t{milliseconds} * rate.hz, 1000 * kControlFrames));
}

/// A value that goes to its target along a straight line, in whole cells of the absolute 64-frame grid: it advances at
/// grid points only, so neither blocks nor events change its course. Within a cell it goes from `now()` to `next()`;
/// whoever needs it for each frame interpolates between the two.
///
/// A target set within a cell is taken up at the next grid point, or at once when `advance` comes after it at the same
/// frame. Thread-safe: no. Realtime-safe: yes.
class Glide {
public:
    constexpr Glide() = default;
    constexpr explicit Glide(float value) : now_(value), next_(value), target_(value) {}

    /// Has this value from now on.
    constexpr void jump(float value) { *this = Glide(value); }

    /// Goes to `value` within `cells` (at least 1) from the next grid point on. Nothing happens when it is already the
    /// target.
    constexpr void glideTo(float value, std::int32_t cells) {
        if (isSameValue(value, target_)) {
            return;
        }
        target_ = value;
        cells_ = cells < 1 ? 1 : cells;
        starts_ = true;
    }

    /// At a grid point: goes on to the cell that begins there.
    constexpr void advance() {
        now_ = next_;
        if (starts_) {
            starts_ = false;
            step_ = (target_ - now_) / static_cast<float>(cells_);
            left_ = cells_;
        }
        if (left_ > 0) {
            --left_;
            // Counted from the target, so that the end is exact however many cells there were.
            next_ = left_ == 0 ? target_ : target_ - step_ * static_cast<float>(left_);
        }
    }

    /// The value at the grid point where the current cell begins.
    [[nodiscard]] constexpr float now() const { return now_; }
    /// The value at the grid point where it ends.
    [[nodiscard]] constexpr float next() const { return next_; }
    [[nodiscard]] constexpr float target() const { return target_; }
    /// Whether `advance` has anything to do at the next grid point.
    [[nodiscard]] constexpr bool isMoving() const { return starts_ || left_ > 0 || !isSameValue(now_, next_); }

private:
    float now_{0.0F};
    float next_{0.0F};
    float target_{0.0F};
    float step_{0.0F};
    std::int32_t left_{0};
    std::int32_t cells_{1};
    bool starts_{false};
};

} // namespace tresillo
