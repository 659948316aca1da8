// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/dsp/cell_ring.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace tresillo {

/// Keeps both sides below a ceiling, also between the frames (true_peak.h), by lowering them together before a peak
/// comes: what comes out is what came in some 5 ms ago. The gain is worked out on the absolute 64-frame grid: the least
/// that any peak of the coming cells needs, smoothed by a mean over the time that is left until the first of them
/// comes, so that it has arrived when the peak does (P. Hamalainen, "Smoothing of the control signal without clipped
/// output in digital peak limiters", DAFx 2002); within a cell it goes along a straight line. It comes back towards 1
/// with a time constant of 50 ms.
///
/// Where nothing rises above the ceiling the gain is exactly 1 and what comes out is, bit for bit, what came in.
/// About 3 ns a frame on a desktop processor, 8 while peaks come near the ceiling. Thread-safe: no. Realtime-safe: yes.
class Limiter {
public:
    /// How much later it comes out: 5 ms, rounded down, at least 160 frames. Thread-safe: yes. Realtime-safe: yes.
    static constexpr std::int32_t latencyFrames(SampleRate rate) { return std::max<std::int32_t>(rate.hz / 200, 160); }
    /// The floats of memory it needs. Thread-safe: yes. Realtime-safe: yes.
    static constexpr std::size_t memoryFor(SampleRate rate) { return 2 * CellRing::memoryFor(latencyFrames(rate)); }

    /// `memory` has memoryFor(rate) floats and outlives the limiter. It is on, its ceiling at -3 dB.
    Limiter(SampleRate rate, std::span<float> memory);

    /// In decibels of full scale, -40 to 0. Taken up by the cell behind the next grid point, within the look-ahead.
    void setCeiling(float decibels);
    /// Off, it goes back to a gain of 1 as after a peak and lets everything pass as it is, as late as before.
    void setOn(bool on) { on_ = on; }

    /// Takes `frames` frames from both sides and puts the limited ones in their place. The first frame lies `inCell`
    /// frames behind the last grid point, the last not beyond the next one.
    void process(float* left, float* right, int frames, int inCell);

    /// The least gain since it was asked last, for a meter.
    [[nodiscard]] float takeLeastGain();

private:
    static constexpr std::size_t kMostCells = 16; ///< Of the look-ahead at the highest rate.

    void closeCell();
    [[nodiscard]] float peakOfLastCell() const;
    [[nodiscard]] float nextGain();

    std::int32_t latency_;
    std::size_t window_; ///< The cells whose peaks count for a gain.
    std::size_t mean_;   ///< The cells over which it is smoothed.
    float release_;
    float highest_{1.0F}; ///< What peaks are brought down to.
    std::array<CellRing, 2> lines_{};
    std::array<float, kMostCells> peaks_{}; ///< Of the last cells, the latest first.
    std::array<float, kMostCells> gains_{}; ///< That these need, before smoothing.
    float gain_{1.0F};                      ///< At the last grid point,
    float next_{1.0F};                      ///< and at the next one.
    float least_{1.0F};
    bool on_{true};
};

} // namespace tresillo
