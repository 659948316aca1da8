// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/dsp/one_pole.h"

namespace tresillo {

/// Where a BandCut stands: both corners as tan(pi f / rate).
struct BandCutPoint {
    float low{0.0F};
    float high{1.0F};
};

/// Corners in Hz, limited to 0.45 of the rate. Thread-safe: yes. Realtime-safe: yes.
BandCutPoint bandCutPoint(float lowCut, float highCut, SampleRate rate);

/// A high-pass and a low-pass of 6 dB per octave one after the other, both of the bilinear kind with the corner
/// exactly at its place (V. Zavalishin, "The Art of VA Filter Design", 2018, 3.10: there in the form with one
/// integrator, here multiplied out to y[n] = b (x[n] + x[n - 1]) + a y[n - 1]). One channel, whole cells of the
/// 64-frame grid. Thread-safe: no. Realtime-safe: yes.
class BandCut {
public:
    /// Filters the 64 frames of `in` into `out`. Where `from` and `to` differ, the cell is filtered at both and goes
    /// from the one to the other along a straight line.
    void process(const float* in, float* out, BandCutPoint from, BandCutPoint to);

    /// Nothing rings in it. What is inaudible is forgotten at the end of a cell.
    [[nodiscard]] bool isSilent() const { return tresillo::isSilent(state_.low) && tresillo::isSilent(state_.high); }

private:
    struct State {
        OnePole::State low{};
        OnePole::State high{};
    };

    static void run(State& state, const float* in, float* out, BandCutPoint at);

    State state_{};
};

} // namespace tresillo
