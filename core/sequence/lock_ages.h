// SPDX-License-Identifier: MIT
#pragma once

#include "core/sequence/sizes.h"
#include "core/sequence/track.h"

#include <array>
#include <cstdint>
#include <optional>

namespace tresillo {

/// Where a step is.
struct StepAddress {
    std::uint8_t track{0};
    std::uint8_t step{0};

    constexpr bool operator==(const StepAddress&) const = default;
};

/// In which order the steps of a pattern got their first locks, and so whose locks may go first when the pool is full:
/// a clock that goes on by one for each of them, and its time in each step that has locks.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> class LockAges {
public:
    using Tracks = std::array<Track<Sizes>, Sizes::kTracks>;

    /// `cells`, a step of these tracks, gets its first lock now. Takes longer (all steps squared) once in 65,535 times.
    void stamp(StepCells<Sizes>& cells, Tracks& tracks);

    /// The step whose locks came first among those that cannot sound (all notes off, or beyond the track's length).
    /// None if there is no such step.
    [[nodiscard]] static std::optional<StepAddress> oldestReclaimable(const Tracks& tracks);

private:
    void renumber(Tracks& tracks);

    std::uint16_t clock_{0};
};

extern template class LockAges<Studio>;
extern template class LockAges<Pocket>;

} // namespace tresillo
