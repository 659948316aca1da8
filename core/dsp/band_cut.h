// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/dsp/one_pole.h"

#include <array>

namespace tresillo {

/// Where a BandCut stands: both corners as tan(pi f / rate).
struct BandCutPoint {
    float low{0.0F};
    float high{1.0F};
};

/// Corners in Hz, limited to 0.45 of the rate. Thread-safe: yes. Realtime-safe: yes.
BandCutPoint bandCutPoint(float lowCut, float highCut, SampleRate rate);

/// A high-pass and a low-pass of 6 dB per octave one after the other (OnePole), for both sides at a time: each waits
/// for its own former frames only. Whole cells of the 64-frame grid. Thread-safe: no. Realtime-safe: yes.
class BandCut {
public:
    using In = std::array<const float*, 2>;
    using Out = std::array<float*, 2>;

    /// Filters the 64 frames of each side into `out`. Where `from` and `to` differ, the cell is filtered at both and
    /// goes from the one to the other along a straight line.
    void process(const In& in, const Out& out, BandCutPoint from, BandCutPoint to);

    /// Nothing rings in it. What is inaudible is forgotten at the end of a cell.
    [[nodiscard]] bool isSilent() const;

private:
    struct Side {
        OnePole::State low{};
        OnePole::State high{};
    };
    using State = std::array<Side, 2>;

    static void run(State& state, const In& in, const Out& out, BandCutPoint at);

    State state_{};
};

} // namespace tresillo
