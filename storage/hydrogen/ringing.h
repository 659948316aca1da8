// SPDX-License-Identifier: MIT
#pragma once

#include "storage/hydrogen/arrangement.h"
#include "storage/hydrogen/kit_conversion.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace tresillo::storage {

/// How long a sample sounds at its own pitch, in seconds; none where that is not known.
using SampleSeconds = std::function<std::optional<double>(const SampleName&)>;

inline constexpr std::size_t kMostRinging = 99;

/// For each of the song's instruments, how many of its notes sound at a time where they are densest: a cymbal that is
/// struck again rings on beneath. 0 where its samples' lengths are not known, and 1 for one whose notes end each other;
/// not counted beyond kMostRinging.
/// `arrangement` is the song's. Thread-safe: yes. Realtime-safe: no.
std::vector<std::size_t> mostRinging(
    const HydrogenSong& song, const HydrogenArrangement& arrangement, const SampleSeconds& seconds);

} // namespace tresillo::storage
