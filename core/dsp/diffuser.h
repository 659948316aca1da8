// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/cell_ring.h"
#include "core/dsp/lanes.h"

#include <algorithm>
#include <cstdint>
#include <span>

namespace tresillo {

/// An all-pass that smears a sound in time and leaves its spectrum as it is (M. R. Schroeder, "Natural Sounding
/// Artificial Reverberation", 1962), for whole cells of the 64-frame grid. Thread-safe: no. Realtime-safe: yes.
class Diffuser {
public:
    /// The floats of memory that `frames` need. Thread-safe: yes. Realtime-safe: yes.
    static constexpr std::size_t memoryFor(std::int32_t frames) { return CellRing::memoryFor(frames); }

    Diffuser() = default;
    /// Its delay is `frames`, at least 64. `memory` has memoryFor(frames) floats and outlives it.
    Diffuser(std::span<float> memory, std::int32_t frames, float gain)
        : line_(memory, frames), frames_(frames), gain_(gain) {}

    /// Replaces a cell. What it keeps of it becomes 0 if all of that stays below `floor`; whether it does.
    bool process(float* cell, float floor) {
        const float* before = line_.read(frames_);
        float* written = line_.cell();
        for (int frame = 0; frame < kCellFrames; frame += kLanes) {
            const Lanes delayed = loadLanes(before + frame);
            const Lanes inner = loadLanes(cell + frame) + gain_ * delayed;
            storeLanes(written + frame, inner);
            storeLanes(cell + frame, delayed - gain_ * inner);
        }
        const bool isNothing = floor > 0.0F && peakOfCell(written) < floor;
        if (isNothing) {
            std::fill_n(written, kCellFrames, 0.0F);
        }
        line_.advance();
        return isNothing;
    }

private:
    CellRing line_{};
    std::int32_t frames_{0};
    float gain_{0.0F};
};

} // namespace tresillo
