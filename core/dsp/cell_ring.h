// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"
#include "core/base/time.h"
#include "core/dsp/lanes.h"

#include <algorithm>
#include <cstdint>
#include <span>

namespace tresillo {

/// How many frames a cell of the 64-frame grid has, as loops count them.
inline constexpr int kCellFrames = static_cast<int>(kControlFrames);

/// -156 dB: less than a quarter of the smallest step of 24 bits. Effects take what stays below it for silence, which
/// is how their feedback comes to an end instead of falling into subnormal numbers.
inline constexpr float kInaudible = 0x1p-26F;

/// The largest magnitude in a cell of 64 frames; NaN counts as larger than anything. Thread-safe: yes. Realtime-safe:
/// yes.
inline float peakOfCell(const float* cell) {
    LaneBits peak{}; // the bits of magnitudes are ordered as they are, infinity and NaN last
    for (int frame = 0; frame < kCellFrames; frame += kLanes) {
        const auto bits = std::bit_cast<LaneBits>(magnitudes(loadLanes(cell + frame)));
        peak = bits > peak ? bits : peak;
    }
    return std::bit_cast<float>(std::max({peak[0], peak[1], peak[2], peak[3]}));
}

/// A delay line that is written in whole cells of 64 frames and read in runs, in one piece each, however they lie: the
/// first two cells are kept a second time behind the last one. Thread-safe: no. Realtime-safe: yes.
class CellRing {
public:
    /// The floats of memory that a line needs whose frames stay readable for `longest` frames.
    /// Thread-safe: yes. Realtime-safe: yes.
    static constexpr std::size_t memoryFor(std::int32_t longest) {
        return static_cast<std::size_t>(lengthFor(longest)) + kMirror;
    }

    CellRing() = default;
    /// `memory` has memoryFor(longest) floats, is filled with 0 and outlives the line.
    CellRing(std::span<float> memory, std::int32_t longest) : memory_(memory.data()), length_(lengthFor(longest)) {
        require(memory.size() >= memoryFor(longest));
        std::fill_n(memory_, length_ + kMirror, 0.0F);
    }

    /// The cell that is being written.
    [[nodiscard]] float* cell() { return memory_ + at_; }
    /// The frames from `back` (1 to longest) before that cell on: as many as `back`, at most 128, are there.
    [[nodiscard]] const float* read(std::int32_t back) const {
        require(back >= 1 && back <= length_ - kCellFrames);
        const std::int32_t from = at_ - back;
        return memory_ + (from < 0 ? from + length_ : from);
    }
    /// The cell is written: on to the next.
    void advance() {
        if (at_ < kMirror) {
            std::copy_n(memory_ + at_, kCellFrames, memory_ + length_ + at_);
        }
        at_ += kCellFrames;
        at_ = at_ == length_ ? 0 : at_;
    }

    /// The same, but first makes silence of a cell that is inaudible, or in which something is no number: an error that
    /// got into a loop would never leave it. Whether there is sound in it.
    bool advanceSound() {
        constexpr float kLoudest = 0x1p60F;
        const float peak = peakOfCell(cell());
        const bool sounds = peak >= kInaudible && peak <= kLoudest;
        if (!sounds) {
            std::fill_n(cell(), kCellFrames, 0.0F);
        }
        advance();
        return sounds;
    }

    /// After so many cells everything in it has been written anew.
    [[nodiscard]] std::int32_t cells() const { return length_ / kCellFrames; }

private:
    static constexpr std::int32_t kMirror = 2 * kCellFrames;

    static constexpr std::int32_t lengthFor(std::int32_t longest) {
        const std::int32_t cells = (longest + kCellFrames - 1) / kCellFrames + 1;
        return std::max<std::int32_t>(cells, 3) * kCellFrames;
    }

    float* memory_{nullptr};
    std::int32_t length_{0};
    std::int32_t at_{0};
};

} // namespace tresillo
