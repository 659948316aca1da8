// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/dsp/ladder_stages.h"

namespace tresillo {

/// Where a ladder stands: its corner as tan(pi f / rate), and how much of its end goes back to its beginning.
struct LadderPoint {
    float corner{0.0F};
    float feedback{0.0F};
};

/// The corner in Hz is limited to 0.45 of the rate, `resonance` to 0 - 0.98; at 1 it would sing by itself.
/// Thread-safe: yes. Realtime-safe: yes.
LadderPoint ladderPoint(float cutoff, float resonance, SampleRate rate);

/// A low-pass of four poles in a row, 24 dB per octave, whose end is fed back to its beginning: 1 / ((1 + s)^4 + 4 r)
/// for the resonance r, hence 1 / (1 + 4 r) at the lowest frequencies. Trapezoidal integrators and no delay in the loop
/// (V. Zavalishin, "The Art of VA Filter Design", 2018, chapter 5.3): corner and resonance lie exactly where they
/// should.
///
/// What is fed back saturates at 1, so that loud sounds ring less: a square of full scale comes out below 3 at any
/// steady setting, and below 5 when all jumps from end to end at every frame (tests/core/dsp/ladder_test.cpp). The loop
/// is solved as if it did not, and the answer then limited (S. D'Angelo, V. Välimäki, "Generalized Moog ladder filter,
/// part II", IEEE/ACM TASLP 22, 2014, solve their loop in the same two steps). As each stage alone cannot grow, nothing
/// can, however fast it is moved. One channel, 15 ns a frame (bench/dsp_voices.cpp); LadderLanes has four in 20.
/// Thread-safe: no. Realtime-safe: yes.
class Ladder {
public:
    /// Forgets what it heard.
    void reset() { *this = Ladder{}; }

    /// Filters `frames` frames in place. Within a cell of the 64-frame grid the point moves from `from` to `to`; the
    /// first frame lies `inCell` frames behind the last grid point, the last not beyond the next one. Where both points
    /// are the same this costs less.
    void process(float* samples, int frames, LadderPoint from, LadderPoint to, int inCell);

    /// What still rings in it is below -100 dB of full scale.
    [[nodiscard]] bool isQuiet() const;

private:
    [[nodiscard]] bool isBelow(float level) const;

    detail::LadderStages<float> stages_{};
};

} // namespace tresillo
