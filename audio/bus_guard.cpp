// SPDX-License-Identifier: MIT
#include "audio/bus_guard.h"

#include "core/base/integers.h"
#include "core/dsp/lanes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tresillo::audio {
namespace {

/// What was seen of a signal so far.
struct Look {
    Lanes peak{};
    Lanes trouble{}; ///< Not 0 where anything was infinite or no number.

    void at(Lanes samples) {
        const Lanes size = magnitudes(samples);
        peak = larger(size, peak);
        trouble += size * Lanes{};
    }
};

/// The highest magnitude, infinity when anything was infinite or no number.
float peakOf(const float* left, const float* right, int frames, float peak) {
    Look one;
    Look other;
    int frame = 0;
    for (; frame + kLanes <= frames; frame += kLanes) {
        one.at(loadLanes(left + frame));
        other.at(loadLanes(right + frame));
    }
    for (; frame < frames; ++frame) {
        one.at(Lanes{left[frame], right[frame], 0.0F, 0.0F});
    }
    const Lanes peaks = larger(one.peak, other.peak);
    for (int lane = 0; lane < kLanes; ++lane) {
        peak = std::max(peak, peaks[lane]);
    }
    return sumOf(one.trouble + other.trouble) < 1.0F ? peak : std::numeric_limits<float>::infinity();
}

} // namespace

bool BusGuard::check(float* left, float* right, Frames at, int frames) {
    const float peak = peakOf(left, right, frames, peak_);
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
