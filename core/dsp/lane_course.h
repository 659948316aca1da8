// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/dsp/lanes.h"

namespace tresillo::detail {

/// How far a frame lies behind the last grid point, counted up frame by frame: a whole number that a float holds, so
/// that counting gives what converting would. Thread-safe: no. Realtime-safe: yes.
class FrameLanes {
public:
    explicit FrameLanes(int inCell) : behind_(allLanes(static_cast<float>(inCell))) {}

    /// The present frame; the next call is for the next.
    Lanes next() {
        const Lanes now = behind_;
        behind_ += 1.0F;
        return now;
    }

private:
    Lanes behind_;
};

/// Four values that go straight from one grid point to the next.
/// Thread-safe: yes (a value). Realtime-safe: yes.
struct LaneCourse {
    Lanes start;
    Lanes step;

    LaneCourse(Lanes from, Lanes to) : start(from), step((to - from) * (1.0F / static_cast<float>(kControlFrames))) {}

    [[nodiscard]] bool isAtRest() const { return !anyLane(step != 0.0F); }
    /// At rest this is exactly where it began, so that a lane need not know whether others move.
    [[nodiscard]] Lanes at(Lanes behind) const { return start + step * behind; }
};

} // namespace tresillo::detail
