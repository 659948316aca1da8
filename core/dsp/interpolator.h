// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"
#include "core/dsp/lanes.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tresillo {

/// Reads between the frames of a sample: a sinc in a Kaiser window, from tables of phases between which it goes
/// straight. Up to the sample's own speed it has 24 taps at 257 phases. For reading faster there are tables of 48 taps,
/// 129 phases and lower cutoffs, eight to the octave, so that what would fold back above half the rate is taken away
/// first; one octave up is the most that they are for, beyond that a half-band version of the sample (half_band.h) is
/// read.
///
/// Tones that come out below 0.8 of half the rate keep their level, and errors and what folds to there lie under -70 dB
/// (measured by tests/core/dsp/interpolator_test.cpp). At fraction 0 and cutoff 0 it gives the frame itself, bit for
/// bit. Thread-safe: yes, once it is built. Realtime-safe: yes, but for the constructor, which takes a few ms.
class Interpolator {
public:
    /// As many frames before and behind the frame at or before the place are read at most.
    static constexpr int kReach = 24;
    static constexpr int kCutoffsPerOctave = 8;
    static constexpr int kCutoffs = kCutoffsPerOctave + 1;

    Interpolator();

    /// The cutoff for reading at `speed`, 0 to 2: 0 up to the sample's own speed, rising with each eighth of an octave.
    [[nodiscard]] static int cutoffFor(double speed);

    /// The value `fraction` / 2^32 behind `frame`, around which kReach frames may be read on both sides. `cutoff` is
    /// less than kCutoffs.
    [[nodiscard]] float read(const float* frame, std::uint32_t fraction, int cutoff) const {
        require(cutoff >= 0 && cutoff < kCutoffs);
        return cutoff == 0 ? own_.read(frame, fraction)
                           : lower_[static_cast<std::size_t>(cutoff - 1)].read(frame, fraction);
    }

private:
    template <std::size_t Taps, int PhaseBits> struct Table {
        static constexpr std::size_t kTaps = Taps;
        static constexpr std::size_t kPhases = std::size_t{1} << PhaseBits;
        /// How many taps lie before the frame at or before the place that is read.
        static constexpr int kBefore = static_cast<int>(Taps) / 2 - 1;
        static_assert(static_cast<int>(Taps) / 2 <= kReach && Taps % kLanes == 0);

        std::array<std::array<float, Taps>, kPhases + 1> rows{};

        [[nodiscard]] float read(const float* frame, std::uint32_t fraction) const {
            constexpr int kRest = 32 - PhaseBits;
            const std::uint32_t phase = fraction >> kRest;
            const float* low = rows[phase].data();
            const float* high = rows[phase + 1].data();
            const float part = static_cast<float>(fraction & ((1U << kRest) - 1)) * (1.0F / (1U << kRest));
            const Lanes parts{part, part, part, part};
            Lanes sum{};
            for (int tap = 0; tap < static_cast<int>(Taps); tap += kLanes) {
                const Lanes from = loadLanes(low + tap);
                sum += (from + parts * (loadLanes(high + tap) - from)) * loadLanes(frame - kBefore + tap);
            }
            return sumOf(sum);
        }
    };

    template <class One, class Scale> static void make(One* tables, std::size_t count, Scale scale);

    Table<24, 8> own_{};
    std::array<Table<48, 7>, kCutoffs - 1> lower_{};
};

} // namespace tresillo
