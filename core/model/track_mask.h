// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

namespace tresillo {

/// A set of tracks: bit n is track n.
using TrackMask = std::uint16_t;

/// Thread-safe: yes. Realtime-safe: yes.
constexpr bool hasTrack(TrackMask mask, std::size_t track) { return (std::uint32_t{mask} >> track & 1U) != 0; }

} // namespace tresillo
