// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/lanes.h"

#include <array>
#include <cstdint>

namespace tresillo {

/// Reads between the frames of a sample: 24 taps of a sinc in a Kaiser window, from tables of 257 phases between which
/// it goes straight. For reading faster than the sample's own rate there are tables of lower cutoffs, eight to the
/// octave, so that what would fold back above half the rate is taken away first; one octave up is the most that they
/// are for, beyond that a half-band version of the sample (half_band.h) is read.
///
/// Against a pure tone it is flat to 0.8 of half the rate, errors there and what folds to below 0.8 lie under -80 dB
/// (measured by tests/core/dsp/interpolator_test.cpp). At fraction 0 and cutoff 0 it gives the frame itself, bit for
/// bit. Thread-safe: yes, once it is built. Realtime-safe: yes, but for the constructor, which takes about 2 ms.
class Interpolator {
public:
    static constexpr int kTaps = 24;
    /// How many taps lie before the frame at or before the place that is read.
    static constexpr int kBefore = kTaps / 2 - 1;
    static constexpr int kPhaseBits = 8;
    static constexpr int kPhases = 1 << kPhaseBits;
    static constexpr int kCutoffsPerOctave = 8;
    static constexpr int kCutoffs = kCutoffsPerOctave + 1;

    Interpolator();

    /// The cutoff for reading at `speed`, 0 to 2: 0 up to the sample's own speed, rising with each eighth of an octave.
    [[nodiscard]] static int cutoffFor(double speed);

    /// The value `fraction` / 2^32 behind the frame at `kBefore` of `taps`, of which kTaps are read.
    [[nodiscard]] float read(const float* taps, std::uint32_t fraction, int cutoff) const {
        constexpr int kRest = 32 - kPhaseBits;
        const Table& table = tables_[static_cast<std::size_t>(cutoff)];
        const std::uint32_t phase = fraction >> kRest;
        const float* low = table[phase].data();
        const float* high = table[phase + 1].data();
        const float part = static_cast<float>(fraction & ((1U << kRest) - 1)) * (1.0F / (1U << kRest));
        const Lanes parts{part, part, part, part};
        Lanes sum{};
        for (int tap = 0; tap < kTaps; tap += kLanes) {
            const Lanes from = loadLanes(low + tap);
            sum += (from + parts * (loadLanes(high + tap) - from)) * loadLanes(taps + tap);
        }
        return sumOf(sum);
    }

private:
    using Row = std::array<float, kTaps>;
    using Table = std::array<Row, kPhases + 1>;

    std::array<Table, kCutoffs> tables_{};
};

} // namespace tresillo
