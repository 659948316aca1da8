// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/lane_buffers.h"

namespace tresillo {

/// How far a sine that peaks at `level` goes into the curve, which begins to bend at 1; 0 is off.
struct DrivePoint {
    float drive{0.0F};
    float level{1.0F};
};

/// `amount` 0 is off; from there to 1 the drive goes from 1/8 to 8, by a factor of 64. A sine that peaks at `level`
/// (more than 0; 1 for an oscillator, less for a bus) keeps its loudness (RMS) within 0.5 dB at any amount.
/// Thread-safe: yes. Realtime-safe: yes.
DrivePoint drivePoint(float amount, float level);

/// Where four drives stand.
struct DriveLanePoints {
    Lanes drive{};
    Lanes level{1.0F, 1.0F, 1.0F, 1.0F};

    void set(int lane, DrivePoint point) {
        drive[lane] = point.drive;
        level[lane] = point.level;
    }
};

/// Overdrive for four channels side by side, four voices or the two of a bus: a curve like the hyperbolic tangent at
/// twice the rate, so that what folds back of a sine of 2 kHz lies below -70 dB at full drive and 48 kHz (measured by
/// tests/core/dsp/drive_test.cpp).
///
/// Both half-band filters are pairs of all-passes (R. A. Valenzuela, A. G. Constantinides, "Digital signal processing
/// schemes for efficient interpolation and decimation", IEE Proc. G 130, 1983): level to 0.4 of the rate, -67 dB from
/// 0.6 on. Together they are 1.75 frames late for low sounds, 5 at 0.4 of the rate. A lane that is off is not late:
/// it leaves its frames bit for bit as they were, and where it is turned on or off goes over within one cell.
///
/// 14 ns a frame for all four, 22 while any moves; nothing where all are off. Thread-safe: no. Realtime-safe: yes.
class Drive {
public:
    /// All four forget what they heard.
    void reset() { *this = Drive{}; }
    /// One of them forgets, for the next note in its place.
    void reset(int lane);

    /// Works on 1 to 64 frames of each lane in place. Within a cell of the 64-frame grid the points move from `from` to
    /// `to`; the first frame lies `inCell` frames behind the last grid point, the last not beyond the next one. A lane
    /// without a buffer is silence that nobody hears.
    void process(
        const LaneBuffers& samples, int frames, const DriveLanePoints& from, const DriveLanePoints& to, int inCell);

private:
    /// Two all-passes of one pole in a row: what went in, lies between them and came out.
    struct Path {
        Lanes in{};
        Lanes middle{};
        Lanes out{};

        Lanes tick(Lanes now, float first, float second);
        [[nodiscard]] LaneBits sounds() const;
        void keepOnly(LaneBits lanes);
    };
    struct Course;
    struct Doubled;

    // A loop for each of the three, as each then waits for less.
    void doubleRate(const detail::LaneRows& rows, int frames, Doubled& doubled);
    static void bendAll(int frames, const Course& course, Doubled& doubled);
    void halveRate(const Doubled& doubled, int frames, const Course& course, detail::LaneRows& rows);
    void keepOnly(LaneBits lanes);

    Path upEven_{};
    Path upOdd_{};
    Path downEven_{};
    Path downOdd_{};
};

} // namespace tresillo
