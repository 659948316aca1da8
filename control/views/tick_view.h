// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/model/command.h"
#include "core/sequence/sizes.h"
#include "core/status/notice.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace tresillo::views {

/// A launch that waits for its line.
struct QueuedView {
    PatternId pattern{};
    std::uint32_t bar{0}; ///< Counted from 0.
    Ticks position{};
};

/// A step that a track came to, with the velocity that sounded; 0: it was silent.
struct StepPlayed {
    Frames frame{};
    std::uint8_t track{0};
    std::uint8_t step{0};
    std::uint8_t velocity{0};
};

/// Where playing is, and what it sounds like.
struct TickView {
    Frames frame{};
    Ticks position{};
    Transport transport{Transport::Stopped};
    std::int32_t tempo{120'000}; ///< Thousandths of BPM.
    Follow follow{Follow::Pattern};
    std::array<PatternId, Studio::kTracks> patterns{};
    std::uint16_t section{0};
    std::optional<QueuedView> queued{};
    bool fill{false};
    std::vector<std::uint8_t> muted{};
    std::array<std::int16_t, Studio::kTracks> peaks{}; ///< Tenths of dB; -999 is silence.
    std::int16_t master{-999};
    std::uint16_t limiter{0}; ///< Tenths of dB by which it lowered the mix, at most.
    std::uint16_t load{0};    ///< Per mille of the time that there is.
    std::uint32_t worst{0};   ///< Microseconds, the longest block of late.
    std::uint32_t xruns{0};   ///< Blocks that came late.
    std::uint16_t voices{0};
    std::vector<StepPlayed> steps{};
    std::vector<std::int8_t> wave{}; ///< Lowest and highest, a pair for each 10 ms.
};

} // namespace tresillo::views
