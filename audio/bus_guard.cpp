// SPDX-License-Identifier: MIT
#include "audio/bus_guard.h"

#include "core/base/integers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tresillo::audio {
namespace {

/// The highest magnitude, infinity when anything was infinite or no number. A NaN in a comparison is false, so `peak`
/// passes over it; the sum of differences from itself does not.
float peakOf(const float* samples, int frames, float peak) {
    float trouble = 0.0F;
    for (int frame = 0; frame < frames; ++frame) {
        const float size = std::fabs(samples[frame]);
        peak = size > peak ? size : peak;
        trouble += samples[frame] - samples[frame];
    }
    return trouble < 1.0F ? peak : std::numeric_limits<float>::infinity();
}

} // namespace

bool BusGuard::check(float* left, float* right, Frames at, int frames) {
    const float peak = peakOf(right, frames, peakOf(left, frames, peak_));
    if (at >= mutedUntil_ && peak <= std::numeric_limits<float>::max()) {
        peak_ = peak;
        return false;
    }
    return repair(left, right, at, frames);
}

bool BusGuard::repair(float* left, float* right, Frames at, int frames) {
    bool began = false;
    for (int frame = 0; frame < frames; ++frame) {
        const Frames now = at + Frames{frame};
        if (now >= mutedUntil_ && !(std::isfinite(left[frame]) && std::isfinite(right[frame]))) {
            mutedUntil_ = {ceilDiv(now.value + kControlFrames, kControlFrames) * kControlFrames};
            ++incidents_;
            began = true;
        }
        if (now < mutedUntil_) {
            left[frame] = 0.0F;
            right[frame] = 0.0F;
        }
        peak_ = std::max({peak_, std::fabs(left[frame]), std::fabs(right[frame])});
    }
    return began;
}

float BusGuard::takePeak() {
    const float peak = peak_;
    peak_ = 0.0F;
    return peak;
}

} // namespace tresillo::audio
