// SPDX-License-Identifier: MIT
#include "core/dsp/filter_lanes.h"

#include "core/dsp/cell_position.h"
#include "core/dsp/lane_course.h"

namespace tresillo {

template <FilterShape Shape>
void FilterLanes::processAs(
    const LaneBuffers& samples, int frames, const FilterLanePoints& from, const FilterLanePoints& to, int inCell) {
    require(isInCell(frames, inCell));
    using Gains = detail::StateVariableGains<Lanes>;
    const detail::LaneCourse corner(from.corner, to.corner);
    const detail::LaneCourse damping(from.damping, to.damping);
    detail::StateVariable<Lanes> state = state_; // a copy that the samples cannot alias stays in registers
    detail::LaneRows rows(samples);
    if (corner.isAtRest() && damping.isAtRest()) {
        const Gains gains(from.corner, from.damping);
        rows.forEach(frames, [&](Lanes row, int) { return state.tick<Shape>(row, gains); });
    } else {
        detail::FrameLanes frame(inCell);
        rows.forEach(frames, [&](Lanes row, int) {
            const Lanes behind = frame.next();
            return state.tick<Shape>(row, Gains(corner.at(behind), damping.at(behind)));
        });
    }
    state_ = state;
}

void FilterLanes::process(
    const LaneBuffers& samples, int frames, FilterShape shape, const FilterLanePoints& from, const FilterLanePoints& to,
    int inCell) {
    require(isInCell(frames, inCell));
    switch (shape) {
    case FilterShape::Low:
        processAs<FilterShape::Low>(samples, frames, from, to, inCell);
        break;
    case FilterShape::High:
        processAs<FilterShape::High>(samples, frames, from, to, inCell);
        break;
    case FilterShape::Band:
        processAs<FilterShape::Band>(samples, frames, from, to, inCell);
        break;
    }
    if (inCell + frames == static_cast<int>(kControlFrames)) {
        forgetWhatIsNothing();
    }
}

/// As Filter does, and for the same reason: subnormal numbers are slow.
void FilterLanes::forgetWhatIsNothing() {
    const Lanes band = magnitudes(state_.band);
    const Lanes low = magnitudes(state_.low);
    const LaneBits rings = (band >= detail::kNothingRings) | (low >= detail::kNothingRings);
    state_.band = onlyWhere(rings & (band >= detail::kNothingBeside), state_.band);
    state_.low = onlyWhere(rings & (low >= detail::kNothingBeside), state_.low);
}

void FilterLanes::reset(int lane) {
    state_.band[lane] = 0.0F;
    state_.low[lane] = 0.0F;
}

bool FilterLanes::isQuiet(int lane) const {
    constexpr float kQuiet = 1e-5F;
    return magnitudes(state_.band)[lane] < kQuiet && magnitudes(state_.low)[lane] < kQuiet;
}

} // namespace tresillo
