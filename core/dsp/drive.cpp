// SPDX-License-Identifier: MIT
#include "core/dsp/drive.h"

#include "core/dsp/cell_position.h"
#include "core/dsp/lane_course.h"
#include "core/dsp/math_exponential.h"

#include <cmath>

namespace tresillo {
namespace {

/// Lambert's continued fraction of the hyperbolic tangent down to its fifth level, held where it reaches 1: one
/// division, and no more high harmonics than the tangent itself down to -90 dB.
Lanes bend(Lanes x) {
    constexpr float kEnd = 3.6467F;
    const Lanes held = within(x, kEnd);
    const Lanes square = held * held;
    return held * (945.0F + square * (105.0F + square)) / (945.0F + square * (420.0F + square * 15.0F));
}

/// Of the two all-pass pairs, for an elliptic half-band filter with a transition of 0.09 of the doubled rate.
constexpr float kEven1 = 0.0854617796F;
constexpr float kEven2 = 0.563874643F;
constexpr float kOdd1 = 0.299367037F;
constexpr float kOdd2 = 0.84391935F;

/// What a sound is multiplied with before and behind the curve.
struct DriveGains {
    Lanes before;
    Lanes behind;

    /// A sine of height d comes out of the tangent with the RMS of one of height d / sqrt(1 + d^2 / 2), nearly. The
    /// mean of both half-band paths is taken here too.
    DriveGains(Lanes drive, Lanes level) : before(drive / level) {
        Lanes root = 1.0F + 0.5F * (drive * drive);
        for (int lane = 0; lane < kLanes; ++lane) {
            root[lane] = std::sqrt(root[lane]);
        }
        behind = 0.5F * level * root / drive;
    }
};

Lanes either(LaneBits first, Lanes own, Lanes other) { return first ? own : other; }

} // namespace

DrivePoint drivePoint(float amount, float level) {
    if (!(amount > 0.0F)) {
        return {.drive = 0.0F, .level = level};
    }
    return {.drive = exp2(6.0F * (amount < 1.0F ? amount : 1.0F) - 3.0F), .level = level};
}

/// Where the lanes are at each frame of a piece. One that is turned on or off stays where it goes to or comes from,
/// while its share of what is heard comes or goes.
struct Drive::Course {
    LaneBits fromOn;
    LaneBits toOn;
    detail::LaneCourse drive;
    detail::LaneCourse level;
    detail::LaneCourse share;
    int inCell;

    Course(const DriveLanePoints& from, const DriveLanePoints& to, int behind)
        : fromOn(from.drive > 0.0F),
          toOn(to.drive > 0.0F),
          // 1 in lanes that are off, as it divides.
          drive(
              either(fromOn, from.drive, either(toOn, to.drive, allLanes(1.0F))),
              either(toOn, to.drive, either(fromOn, from.drive, allLanes(1.0F)))),
          level(from.level, to.level),
          share(onlyWhere(fromOn, allLanes(1.0F)), onlyWhere(toOn, allLanes(1.0F))),
          inCell(behind) {}

    [[nodiscard]] bool isAtRest() const { return drive.isAtRest() && level.isAtRest(); }
};

/// A piece at twice the rate: first what lies at its frames, then what lies between them.
struct Drive::Doubled {
    std::array<Lanes, static_cast<std::size_t>(kControlFrames)> at;
    std::array<Lanes, static_cast<std::size_t>(kControlFrames)> between;
};

Lanes Drive::Path::tick(Lanes now, float first, float second) {
    const Lanes nextMiddle = (first * now + in) - first * middle;
    const Lanes nextOut = (second * nextMiddle + middle) - second * out;
    in = now;
    middle = nextMiddle;
    out = nextOut;
    return out;
}

void Drive::doubleRate(const detail::LaneRows& rows, int frames, Doubled& doubled) {
    Path even = upEven_; // copies that nothing can alias stay in registers
    Path odd = upOdd_;
    rows.read(frames, [&](Lanes in, int frame) {
        doubled.at[static_cast<std::size_t>(frame)] = even.tick(in, kEven1, kEven2);
        doubled.between[static_cast<std::size_t>(frame)] = odd.tick(in, kOdd1, kOdd2);
    });
    upEven_ = even;
    upOdd_ = odd;
}

void Drive::bendAll(int frames, const Course& course, Doubled& doubled) {
    const auto count = static_cast<std::size_t>(frames);
    if (course.isAtRest()) {
        const DriveGains gains(course.drive.start, course.level.start);
        for (std::size_t frame = 0; frame < count; ++frame) {
            doubled.at[frame] = bend(doubled.at[frame] * gains.before) * gains.behind;
            doubled.between[frame] = bend(doubled.between[frame] * gains.before) * gains.behind;
        }
        return;
    }
    detail::FrameLanes lanes(course.inCell);
    for (std::size_t frame = 0; frame < count; ++frame) {
        const Lanes behind = lanes.next();
        const DriveGains gains(course.drive.at(behind), course.level.at(behind));
        doubled.at[frame] = bend(doubled.at[frame] * gains.before) * gains.behind;
        doubled.between[frame] = bend(doubled.between[frame] * gains.before) * gains.behind;
    }
}

void Drive::halveRate(const Doubled& doubled, int frames, const Course& course, detail::LaneRows& rows) {
    Path even = downEven_;
    Path odd = downOdd_;
    const LaneBits isOn = course.fromOn | course.toOn;
    detail::FrameLanes lanes(course.inCell);
    rows.forEach(frames, [&](Lanes in, int frame) {
        const auto at = static_cast<std::size_t>(frame);
        const Lanes out = even.tick(doubled.between[at], kEven1, kEven2) + odd.tick(doubled.at[at], kOdd1, kOdd2);
        return isOn ? in + (out - in) * course.share.at(lanes.next()) : in;
    });
    downEven_ = even;
    downOdd_ = odd;
}

void Drive::process(
    const LaneBuffers& samples, int frames, const DriveLanePoints& from, const DriveLanePoints& to, int inCell) {
    require(isInCell(frames, inCell));
    const Course course(from, to, inCell);
    if (!anyLane(course.fromOn | course.toOn)) {
        reset();
        return;
    }
    Doubled doubled; // written before it is read
    detail::LaneRows rows(samples);
    doubleRate(rows, frames, doubled);
    bendAll(frames, course, doubled);
    halveRate(doubled, frames, course, rows);
    if (inCell + frames == static_cast<int>(kControlFrames)) {
        // Subnormal numbers, not far below what sounds, are slow on many processors.
        keepOnly(course.toOn & (upEven_.sounds() | upOdd_.sounds() | downEven_.sounds() | downOdd_.sounds()));
    }
}

LaneBits Drive::Path::sounds() const {
    constexpr float kNothing = 1e-18F;
    return (magnitudes(in) >= kNothing) | (magnitudes(middle) >= kNothing) | (magnitudes(out) >= kNothing);
}

void Drive::Path::keepOnly(LaneBits lanes) {
    in = onlyWhere(lanes, in);
    middle = onlyWhere(lanes, middle);
    out = onlyWhere(lanes, out);
}

void Drive::keepOnly(LaneBits lanes) {
    upEven_.keepOnly(lanes);
    upOdd_.keepOnly(lanes);
    downEven_.keepOnly(lanes);
    downOdd_.keepOnly(lanes);
}

void Drive::reset(int lane) {
    LaneBits others{-1, -1, -1, -1};
    others[lane] = 0;
    keepOnly(others);
}

} // namespace tresillo
