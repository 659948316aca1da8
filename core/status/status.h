// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/model/command.h"
#include "core/model/song.h"
#include "core/model/track_mask.h"
#include "core/sequence/sizes.h"
#include "core/status/notice.h"

#include <array>
#include <cstdint>
#include <optional>
#include <type_traits>

namespace tresillo {

/// A launch that waits for its line.
struct QueuedLaunch {
    PatternId pattern{};
    TrackMask tracks{0};
    Ticks position{}; ///< Of the line, as a player counts.
};

/// The engine's state as it was at the end of its last block. Thread-safe: no (a value). Realtime-safe: yes.
struct EngineStatus {
    Frames frame{};
    Ticks position{};
    Transport transport{Transport::Stopped};
    Tempo tempo{};
    std::uint64_t notesOn{0};
    std::uint64_t notesOff{0};
    std::uint32_t refusedRepeats{0}; ///< Overload, see Scheduler.
    std::uint32_t refusedLocks{0};
    std::uint32_t refusedNotes{0};
    std::uint32_t noticesLost{0}; ///< Step notices for which the queue had no room.

    // What plays; stopped or paused, what a start would play.

    std::array<PatternId, Studio::kTracks> patterns{}; ///< Of each track that the instrument has.
    Follow follow{Follow::Pattern};
    std::uint16_t section{0}; ///< Of the song or chain; 0 where patterns are followed.
    std::optional<QueuedLaunch> queued{};
    TrackMask muted{0}; ///< Tracks muted by gesture, on top of what their patterns say.
    bool fill{false};
};

static_assert(std::is_trivially_copyable_v<EngineStatus>);

} // namespace tresillo
