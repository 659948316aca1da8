// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/hash.h"
#include "core/model/song.h"

#include <cstdint>

namespace tresillo {

/// What a die is thrown for; each purpose has dice of its own.
enum class DicePurpose : std::uint8_t { Direction, Probability, Humanise };

/// Where a die is thrown: chance is a pure function of the place, never a running generator, so that a performance
/// replays exactly, coming dice can be shown, and a seek finds what playing would have found.
struct DicePlace {
    std::int32_t seed{1};
    PatternId pattern{};
    std::uint8_t track{0};
    std::int64_t position{0}; ///< Steps of this track since its origin.
    DicePurpose purpose{DicePurpose::Probability};
    std::uint8_t slot{0};
};

/// 64 fair bits for a place. Thread-safe: yes. Realtime-safe: yes.
constexpr std::uint64_t dice(const DicePlace& place) {
    return Hash{}
        .with(static_cast<std::uint64_t>(place.seed))
        .with(
            std::uint64_t{place.pattern.value} << 24U | std::uint64_t{place.track} << 16U |
            static_cast<std::uint64_t>(place.purpose) << 8U | place.slot)
        .with(static_cast<std::uint64_t>(place.position))
        .state;
}

/// A number from 0 to sides - 1, each equally likely to within 2^-32. Thread-safe: yes. Realtime-safe: yes.
constexpr std::uint32_t throwDie(const DicePlace& place, std::uint32_t sides) {
    return static_cast<std::uint32_t>((dice(place) >> 32U) * sides >> 32U);
}

} // namespace tresillo
