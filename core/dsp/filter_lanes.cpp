// SPDX-License-Identifier: MIT
#include "core/dsp/filter_lanes.h"

namespace tresillo {

/// Where the four points are at each frame of a piece.
struct FilterLanes::Course {
    Lanes corner;
    Lanes damping;
    Lanes cornerStep;
    Lanes dampingStep;
    int inCell;

    Course(const FilterLanePoints& from, const FilterLanePoints& to, int behind)
        : corner(from.corner),
          damping(from.damping),
          cornerStep((to.corner - from.corner) * kPerFrame),
          dampingStep((to.damping - from.damping) * kPerFrame),
          inCell(behind) {}

    [[nodiscard]] bool isAtRest() const { return !anyLane(cornerStep != 0.0F) && !anyLane(dampingStep != 0.0F); }
    /// At rest this is exactly where it began, so that a lane need not know whether others move.
    [[nodiscard]] detail::StateVariableGains<Lanes> at(int frame) const {
        const Lanes behind = allLanes(static_cast<float>(inCell + frame));
        return {corner + cornerStep * behind, damping + dampingStep * behind};
    }

    static constexpr float kPerFrame = 1.0F / static_cast<float>(kControlFrames);
};

template <FilterShape Shape> void FilterLanes::processAs(const LaneBuffers& samples, int frames, const Course& course) {
    detail::StateVariable<Lanes> state = state_; // a copy that the samples cannot alias stays in registers
    detail::LaneRows rows(samples);
    if (course.isAtRest()) {
        const detail::StateVariableGains<Lanes> gains(course.corner, course.damping);
        rows.forEach(frames, [&](Lanes row, int) { return state.tick<Shape>(row, gains); });
    } else {
        rows.forEach(frames, [&](Lanes row, int frame) { return state.tick<Shape>(row, course.at(frame)); });
    }
    state_ = state;
}

void FilterLanes::process(
    const LaneBuffers& samples, int frames, FilterShape shape, const FilterLanePoints& from, const FilterLanePoints& to,
    int inCell) {
    const Course course(from, to, inCell);
    switch (shape) {
    case FilterShape::Low:
        processAs<FilterShape::Low>(samples, frames, course);
        break;
    case FilterShape::High:
        processAs<FilterShape::High>(samples, frames, course);
        break;
    case FilterShape::Band:
        processAs<FilterShape::Band>(samples, frames, course);
        break;
    }
    if (inCell + frames == static_cast<int>(kControlFrames)) {
        forgetWhatIsNothing();
    }
}

/// As Filter does, and for the same reason: subnormal numbers are slow.
void FilterLanes::forgetWhatIsNothing() {
    constexpr float kNothing = 1e-18F;
    const LaneBits rings = (magnitudes(state_.band) >= kNothing) | (magnitudes(state_.low) >= kNothing);
    state_.band = onlyWhere(rings, state_.band);
    state_.low = onlyWhere(rings, state_.low);
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
