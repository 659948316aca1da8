// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/dsp/lanes.h"

namespace tresillo::detail {

/// Four values that go straight from one grid point to the next, seen from a frame `inCell` behind the first.
/// Thread-safe: yes (a value). Realtime-safe: yes.
struct LaneCourse {
    Lanes start;
    Lanes step;
    int inCell;

    LaneCourse(Lanes from, Lanes to, int behind)
        : start(from), step((to - from) * (1.0F / static_cast<float>(kControlFrames))), inCell(behind) {}

    [[nodiscard]] bool isAtRest() const { return !anyLane(step != 0.0F); }
    /// At rest this is exactly where it began, so that a lane need not know whether others move.
    [[nodiscard]] Lanes at(int frame) const { return start + step * static_cast<float>(inCell + frame); }
};

} // namespace tresillo::detail
