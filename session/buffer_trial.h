// SPDX-License-Identifier: MIT
#pragma once

#include "session/sound_output.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tresillo::session {

/// How one size of blocks did.
struct BufferResult {
    int blockFrames{0}; ///< As the device gave it.
    SampleRate rate{};
    std::uint64_t frames{0}; ///< Played meanwhile.
    std::int64_t worstNanoseconds{0};
    std::uint32_t lateBlocks{0};          ///< As LateBlocks counts.
    std::int64_t worstLateNanoseconds{0}; ///< By how much the worst of them was late.

    /// The worst block's part of the time that there is for one; 1 is all of it.
    [[nodiscard]] double worstShare() const;
    /// Blocks were played, none came late, and the worst left a quarter of its time.
    [[nodiscard]] bool isSafe() const;
};

struct BufferTrial {
    std::string device{};
    int latencyFrames{0}; ///< Of the last one tried, without the limiter's.
    std::vector<BufferResult> tried{};
    std::string problem{}; ///< Why there was nothing to try.

    /// The smallest safe one; none when none was.
    [[nodiscard]] const BufferResult* safe() const;
};

/// Plays an instrument unheard for `milliseconds` at each size of blocks, from 16 frames on until one is safe. On the
/// null device where there is no other. Thread-safe: no. Realtime-safe: no.
BufferTrial tryBuffers(Instrument& instrument, OutputOptions options, SampleRate rate, int milliseconds);

} // namespace tresillo::session
