// SPDX-License-Identifier: MIT
#pragma once

#include "core/sequence/step_value.h"

#include <cstdint>
#include <vector>

namespace tresillo::reference {

enum class PlayedKind : std::uint8_t { On, Off, Locked, Return };

/// One thing that was heard, by the engine or by the model.
struct Played {
    PlayedKind kind{PlayedKind::On};
    std::int64_t frame{0};
    std::size_t track{0};
    std::size_t slot{0};
    std::int32_t pitch{0};
    std::int32_t velocity{0};
    bool flag{false};           ///< On: by hand. Off: choked.
    std::int64_t note{0};       ///< Which note-on this is, or which one it ends: from 1.
    std::int64_t slidesFrom{0}; ///< The note that it goes on from; 0: none.
    std::uint32_t ordinal{0};
    std::vector<LockedValue> locks{};

    bool operator==(const Played&) const = default;
};

} // namespace tresillo::reference
