// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/ladder.h"
#include "core/dsp/lane_buffers.h"

namespace tresillo {

/// Where four ladders stand.
struct LadderLanePoints {
    Lanes corner{};
    Lanes feedback{};

    void set(int lane, LadderPoint point) {
        corner[lane] = point.corner;
        feedback[lane] = point.feedback;
    }
};

/// Four ladders side by side, each with the very bits of a Ladder, in 20 ns a frame where one takes 15.
/// Thread-safe: no. Realtime-safe: yes.
class LadderLanes {
public:
    /// All four forget what they heard.
    void reset() { *this = LadderLanes{}; }
    /// One of them forgets, for the next note in its place.
    void reset(int lane);

    /// Filters 1 to 64 frames of each lane in place, as Ladder::process does: the first frame lies `inCell` frames
    /// behind the last grid point, the last not beyond the next one. A lane without a buffer is silence that nobody
    /// hears.
    void process(
        const LaneBuffers& samples, int frames, const LadderLanePoints& from, const LadderLanePoints& to, int inCell);

    /// What still rings in this lane is below -100 dB of full scale.
    [[nodiscard]] bool isQuiet(int lane) const;

private:
    [[nodiscard]] LaneBits isAtLeast(float level) const;
    void keepOnly(LaneBits lanes);

    detail::LadderStages<Lanes> stages_{};
};

} // namespace tresillo
