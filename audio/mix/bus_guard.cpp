// SPDX-License-Identifier: MIT
#include "audio/mix/bus_guard.h"

#include "core/base/integers.h"
#include "core/dsp/lanes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tresillo::audio {
namespace {

/// What was seen of a signal so far.
struct Look {
    Lanes peak{};  ///< Passes over what is no number ...
    Lanes total{}; ///< ... which stays in here, as an infinity does; sizes are all positive.

    void at(Lanes left, Lanes right) {
        const Lanes one = magnitudes(left);
        const Lanes other = magnitudes(right);
        peak = larger(larger(one, other), peak);
        total += one + other;
    }
    /// The highest magnitude, or an infinity when anything was infinite or no number, or might have been: the sum of
    /// all of them is infinite then.
    [[nodiscard]] float highest() const {
        constexpr float kInfinity = std::numeric_limits<float>::infinity();
        return sumOf(total) < kInfinity ? largestOf(peak) : kInfinity;
    }
};

/// One side of a frame, or four.
struct Added {
    template <class Signal> Signal operator()(Signal bus, Signal before) const { return before + bus; }
};
struct Alone {
    template <class Signal> Signal operator()(Signal bus, Signal /*before*/) const { return bus; }
};

/// Writes `mixed(bus, before)` to `after`, and looks at `bus` on the way, which is in the cache once only then.
template <class Mixed> float lookAndWrite(Bus bus, Bus before, Bus after, int frames, Mixed mixed) {
    Look look;
    int frame = 0;
    for (; frame + kLanes <= frames; frame += kLanes) {
        const Lanes left = loadLanes(bus.left + frame);
        const Lanes right = loadLanes(bus.right + frame);
        look.at(left, right);
        storeLanes(after.left + frame, mixed(left, loadLanes(before.left + frame)));
        storeLanes(after.right + frame, mixed(right, loadLanes(before.right + frame)));
    }
    for (; frame < frames; ++frame) {
        look.at(Lanes{bus.left[frame]}, Lanes{bus.right[frame]});
        after.left[frame] = mixed(bus.left[frame], before.left[frame]);
        after.right[frame] = mixed(bus.right[frame], before.right[frame]);
    }
    return look.highest();
}

} // namespace

bool BusGuard::add(Bus bus, Bus before, Bus after, Frames at, int frames) {
    if (isFine(lookAndWrite(bus, before, after, frames, Added{}), at)) {
        return false;
    }
    const bool began = repair(bus, at, frames);
    (void)lookAndWrite(bus, before, after, frames, Added{});
    return began;
}

bool BusGuard::pass(Bus bus, Bus after, Frames at, int frames) {
    if (isFine(lookAndWrite(bus, bus, after, frames, Alone{}), at)) {
        return false;
    }
    const bool began = repair(bus, at, frames);
    (void)lookAndWrite(bus, bus, after, frames, Alone{});
    return began;
}

/// Takes the peak if there is nothing to be silenced.
bool BusGuard::isFine(float peak, Frames at) {
    const bool isFine = at >= mutedUntil_ && peak <= kLoudest;
    peak_ = isFine ? std::max(peak_, peak) : peak_;
    return isFine;
}

bool BusGuard::repair(Bus bus, Frames at, int frames) {
    bool began = false;
    for (int frame = 0; frame < frames; ++frame) {
        float& left = bus.left[frame];
        float& right = bus.right[frame];
        const Frames now = at + Frames{frame};
        if (now >= mutedUntil_ && !(std::isfinite(left) && std::isfinite(right))) {
            mutedUntil_ = {ceilDiv(now.value + kControlFrames, kControlFrames) * kControlFrames};
            ++incidents_;
            began = true;
        }
        if (now < mutedUntil_) {
            left = 0.0F;
            right = 0.0F;
        }
        left = std::clamp(left, -kLoudest, kLoudest);
        right = std::clamp(right, -kLoudest, kLoudest);
        peak_ = std::max({peak_, std::fabs(left), std::fabs(right)});
    }
    return began;
}

float BusGuard::takePeak() {
    const float peak = peak_;
    peak_ = 0.0F;
    return peak;
}

} // namespace tresillo::audio
