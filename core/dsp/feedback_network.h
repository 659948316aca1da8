// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/cell_ring.h"
#include "core/dsp/lanes.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace tresillo {

/// How long a FeedbackNetwork sounds: the time in which it falls by 60 dB, in seconds, at low frequencies and at 5 kHz.
struct Decay {
    float low{1.8F};
    float high{0.8F};
};

/// Eight delay lines that feed each other through an orthogonal matrix (J.-M. Jot, A. Chaigne, "Digital Delay Networks
/// for Designing Artificial Reverberators", AES 90, 1991). Each line loses what its length asks for, low and high, in
/// a one-pole filter, so that all modes of a frequency fall alike and none is left ringing at the end.
///
/// The matrix is Hadamard's but for the first of its three stages, whose four rotations swing slowly about 45 degrees,
/// each at its own pace (S. J. Schlecht, E. A. P. Habets, "Time-varying feedback matrices in feedback delay networks
/// and their application in artificial reverberation", JASA 138, 2015): it stays orthogonal, so nothing grows and
/// nothing is lost, but no mode stays where it is. Delay lines of varying length would bend pitches and dull the sound.
///
/// Whole cells of the 64-frame grid. Thread-safe: no. Realtime-safe: yes.
class FeedbackNetwork {
public:
    static constexpr int kLines = 8;
    using Cell = std::array<float, kControlFrames>;

    /// The floats of memory it needs. Thread-safe: yes. Realtime-safe: no.
    static std::size_t memoryFor(SampleRate rate);

    FeedbackNetwork() = default;
    /// `memory` has memoryFor(rate) floats and outlives it. Realtime-safe: no.
    FeedbackNetwork(SampleRate rate, std::span<float> memory);

    /// Goes to this decay within the next cell.
    void set(Decay decay) { next_ = gainsFor(decay); }
    /// Has this decay already.
    void jump(Decay decay) { now_ = next_ = gainsFor(decay); }

    /// Takes a cell of each side and replaces it by what sounds. With `forgets` what it writes inaudibly becomes 0;
    /// whether nothing was written then.
    bool process(Cell& left, Cell& right, bool forgets);

    /// After so many cells of nothing there is nothing in it.
    [[nodiscard]] std::int32_t cells() const { return lines_[kLines - 1].cells(); }
    /// As it was in the beginning, where there is nothing in it.
    void restart();

private:
    /// Of each line: what stays of a frame, and the pole of its low-pass.
    struct LineGains {
        float b{0.0F};
        float a{0.0F};
        bool operator==(const LineGains&) const = default;
    };
    using Gains = std::array<LineGains, kLines>;
    using Rotation = std::array<float, kLines>; ///< Cosine and sine for each pair of lines.

    [[nodiscard]] Gains gainsFor(Decay decay) const;
    void turnOn();
    void damp(const Gains& gains, std::array<Lanes, kLines>& last, std::array<Cell, kLines>& out) const;
    void dampMoving(std::array<Cell, kLines>& out);
    void mix(const std::array<Cell, kLines>& damped, Cell& left, Cell& right);

    SampleRate rate_{};
    std::array<std::int32_t, kLines> frames_{};
    std::array<CellRing, kLines> lines_{};
    std::array<Lanes, kLines> last_{};
    Gains now_{};
    Gains next_{};
    Rotation rotation_{}; ///< Where the current cell ends.
    std::array<std::uint32_t, kLines / 2> phases_{};
    std::array<std::uint32_t, kLines / 2> steps_{};
};

} // namespace tresillo
