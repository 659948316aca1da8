// SPDX-License-Identifier: MIT
#include "audio/mix/late_limiter.h"

#include "audio/values/cell.h"
#include "core/base/integers.h"

#include <algorithm>
#include <array>

namespace tresillo::audio {

LateLimiter::LateLimiter(SampleRate rate)
    : rate_(rate),
      glideCells_(cellsOf(kGlideMilliseconds, rate)),
      memory_(Limiter::memoryFor(rate)),
      limiter_(rate, memory_) {}

void LateLimiter::set(bool on, float ceiling, bool sounds) {
    if (on && isOff()) {
        limiter_ = Limiter(rate_, memory_); // what it heard before it was turned off is long past
        share_.jump(sounds ? 0.0F : 1.0F);
        fillingCells_ =
            sounds ? static_cast<std::int32_t>(ceilDiv(Limiter::latencyFrames(rate_), kControlFrames)) + 1 : 0;
    } else if (!on) {
        fillingCells_ = 0;
        share_.glideTo(0.0F, glideCells_);
    } else if (fillingCells_ == 0) {
        share_.glideTo(1.0F, glideCells_);
    }
    limiter_.setCeiling(ceiling);
}

void LateLimiter::process(Bus bus, int frames, int inCell) {
    if (inCell == 0) {
        if (fillingCells_ == 1) {
            share_.glideTo(1.0F, glideCells_);
        }
        fillingCells_ = std::max(fillingCells_ - 1, 0);
        share_.advance();
    }
    std::array<float, static_cast<std::size_t>(kCell)> left;
    std::array<float, static_cast<std::size_t>(kCell)> right;
    std::copy_n(bus.left, frames, left.data());
    std::copy_n(bus.right, frames, right.data());
    limiter_.process(bus.left, bus.right, frames, inCell);
    const float from = share_.now();
    if (isSameValue(from, 1.0F) && isSameValue(share_.next(), 1.0F)) {
        return;
    }
    const float slope = (share_.next() - from) * kPerFrame;
    for (int frame = 0; frame < frames; ++frame) {
        const auto at = static_cast<std::size_t>(frame);
        const float share = from + slope * static_cast<float>(inCell + frame);
        bus.left[frame] = left[at] + (bus.left[frame] - left[at]) * share;
        bus.right[frame] = right[at] + (bus.right[frame] - right[at]) * share;
    }
}

} // namespace tresillo::audio
