// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/filter.h"
#include "core/dsp/lane_buffers.h"

namespace tresillo {

/// Where four filters stand.
struct FilterLanePoints {
    Lanes corner{};
    Lanes damping{1.0F, 1.0F, 1.0F, 1.0F};

    void set(int lane, FilterPoint point) {
        corner[lane] = point.corner;
        damping[lane] = point.damping;
    }
};

/// Four filters side by side that have nothing to do with each other: each gives the very bits of a Filter. A filter
/// waits for its own last frame most of the time, so that four together take about as long as one
/// (bench/dsp_voices.cpp). The lanes are buffers of their own, as what comes before and after a filter goes along
/// frames; turning them into rows and back happens while the recursion waits. Thread-safe: no. Realtime-safe: yes.
class FilterLanes {
public:
    /// All four forget what they heard.
    void reset() { *this = FilterLanes{}; }
    /// One of them forgets, for the next note in its place.
    void reset(int lane);

    /// Filters `frames` frames of each lane in place, as Filter::process does: 1 to 64 frames that do not reach beyond
    /// the next grid point, the first lying `inCell` behind the last one. A lane without a buffer is silence that
    /// nobody hears.
    void process(
        const LaneBuffers& samples, int frames, FilterShape shape, const FilterLanePoints& from,
        const FilterLanePoints& to, int inCell);

    /// What still rings in this lane is below -100 dB of full scale.
    [[nodiscard]] bool isQuiet(int lane) const;

private:
    template <FilterShape Shape>
    void processAs(
        const LaneBuffers& samples, int frames, const FilterLanePoints& from, const FilterLanePoints& to, int inCell);
    void forgetWhatIsNothing();

    detail::StateVariable<Lanes> state_{};
};

} // namespace tresillo
