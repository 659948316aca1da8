// SPDX-License-Identifier: MIT
#include "core/dsp/ladder_lanes.h"

#include "core/dsp/cell_position.h"
#include "core/dsp/lane_course.h"

namespace tresillo {

void LadderLanes::process(
    const LaneBuffers& samples, int frames, const LadderLanePoints& from, const LadderLanePoints& to, int inCell) {
    require(isInCell(frames, inCell));
    using Gains = detail::LadderGains<Lanes>;
    const detail::LaneCourse corner(from.corner, to.corner);
    const detail::LaneCourse feedback(from.feedback, to.feedback);
    detail::LadderStages<Lanes> stages = stages_; // a copy that the samples cannot alias stays in registers
    detail::LaneRows rows(samples);
    if (corner.isAtRest() && feedback.isAtRest()) {
        const Gains gains(from.corner, from.feedback);
        rows.forEach(frames, [&](Lanes row, int) { return stages.tick(row, gains); });
    } else {
        detail::FrameLanes frame(inCell);
        rows.forEach(frames, [&](Lanes row, int) {
            const Lanes behind = frame.next();
            return stages.tick(row, Gains(corner.at(behind), feedback.at(behind)));
        });
    }
    stages_ = stages;
    constexpr float kNothing = 1e-18F; // subnormal numbers, not far below, are slow on many processors
    if (inCell + frames == static_cast<int>(kControlFrames)) {
        keepOnly(isAtLeast(kNothing));
    }
}

LaneBits LadderLanes::isAtLeast(float level) const {
    return (magnitudes(stages_.s1) >= level) | (magnitudes(stages_.s2) >= level) | (magnitudes(stages_.s3) >= level) |
           (magnitudes(stages_.s4) >= level);
}

void LadderLanes::keepOnly(LaneBits lanes) {
    stages_.s1 = onlyWhere(lanes, stages_.s1);
    stages_.s2 = onlyWhere(lanes, stages_.s2);
    stages_.s3 = onlyWhere(lanes, stages_.s3);
    stages_.s4 = onlyWhere(lanes, stages_.s4);
}

void LadderLanes::reset(int lane) {
    LaneBits others{-1, -1, -1, -1};
    others[lane] = 0;
    keepOnly(others);
}

bool LadderLanes::isQuiet(int lane) const {
    constexpr float kQuiet = 1e-5F;
    return isAtLeast(kQuiet)[lane] == 0;
}

} // namespace tresillo
