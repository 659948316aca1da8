// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/status/notice.h"

#include <cstdint>

namespace tresillo {

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
};

} // namespace tresillo
