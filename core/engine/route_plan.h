// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/engine/song_map.h"

#include <cstdint>
#include <optional>

namespace tresillo {

/// What happens at the next boundary of a route. Thread-safe: no (a value). Realtime-safe: yes.
struct RoutePlan {
    /// Why the position turns there, launches aside.
    enum class Turn : std::uint8_t { None, Loop, Section, End };

    Ticks tick{kForever}; ///< Play tick; kForever: there is none.
    Turn turn{Turn::None};
    std::uint32_t launch{0};          ///< Number of the launch that happens there; 0: none.
    bool isLaunchReady{false};        ///< Its pattern is in a slot.
    std::uint32_t load{0};            ///< Number of the load that arrives there; 0: none.
    Ticks loopStart{};                ///< Position; of a loop.
    std::optional<SongPlace> place{}; ///< The section that follows.

    bool operator==(const RoutePlan&) const = default;

    /// Whether a launch takes effect there.
    [[nodiscard]] bool launches() const { return launch != 0 && isLaunchReady; }
    /// Play tick minus position behind it, where it is `offset` before.
    [[nodiscard]] Ticks offsetBehind(Ticks offset) const {
        return turn == Turn::Loop ? tick - loopStart : turn == Turn::Section ? tick - place->start : offset;
    }
};

} // namespace tresillo
