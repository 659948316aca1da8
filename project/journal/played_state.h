// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/model/command.h"
#include "core/model/song.h"

#include <array>
#include <cstdint>

namespace tresillo {

/// What is being played, as far as it outlives a stop: what an instrument begins with when it is started again.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> struct PlayedState {
    std::array<PatternId, Sizes::kTracks> patterns{}; ///< That each track is bound to.
    std::uint16_t mutes{0};                           ///< Bit n: a gesture of the performance has muted track n.
    SetLoop loop{};                                   ///< Empty: none.
    Follow follow{Follow::Pattern};
    bool metronome{false};

    constexpr bool operator==(const PlayedState& other) const {
        return patterns == other.patterns && mutes == other.mutes && loop.start == other.loop.start &&
               loop.end == other.loop.end && follow == other.follow && metronome == other.metronome;
    }
};

} // namespace tresillo
