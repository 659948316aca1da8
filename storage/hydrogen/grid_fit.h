// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "storage/hydrogen/hydrogen_song.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tresillo::storage {

/// One of Hydrogen's ticks in ours: every one of its positions is a whole number of our ticks.
inline constexpr Ticks kHydrogenTick{kQuarter.value / kHydrogenTicksPerQuarter};
static_assert(kHydrogenTick.value * kHydrogenTicksPerQuarter == kQuarter.value);

/// Where a note must sound, counted from the start of its pattern.
struct Onset {
    Ticks at;
    bool swung{false};      ///< Delayed by swing, so not on a whole tick of Hydrogen's.
    bool lagged{false};     ///< Moved by lead or lag; the same.
    std::uint32_t locks{0}; ///< Notes of one step share its locks: those with different numbers do not go together.
};

/// The steps of one track.
struct Grid {
    std::int32_t stepLength{0}; ///< Index into kStepLengths.
    std::int32_t speed{0};      ///< Index into kSpeeds.
    std::int32_t steps{0};
    std::int32_t swing{500}; ///< Per mille; 500 is straight.
};

/// Where on the grid a note went.
struct Placement {
    std::int32_t step{0};
    std::int32_t micro{0};
    Ticks residual; ///< Where it plays, less where it should.
};

struct Fit {
    Grid grid;
    std::vector<std::optional<Placement>> placements; ///< One for each onset; none where a step had no room left.
    std::size_t unplaced{0};
    std::size_t conflicts{0}; ///< Notes that share a step with notes of other locks.
};

/// The unswung tick of a step, plus what swing adds if the step is odd. Thread-safe: yes.
Ticks stepTick(const Grid& grid, std::int32_t step);

/// Lays a track's notes on the grid that suits them best: sixteenths if they can hold every note, else the first grid
/// that can. A note that is neither swung nor moved lies exactly where it should whenever any grid allows it; swung
/// notes lie within a sixteenth of a Hydrogen tick, others within half of a 24th of a step. `size` is the pattern's, in
/// Hydrogen's ticks; `swing` the pattern's, per mille. None when no grid has a whole number of steps in `size`.
/// Thread-safe: yes. Realtime-safe: no.
std::optional<Fit> fitToGrid(std::span<const Onset> onsets, std::int32_t size, std::int32_t swing);

/// The nearest size, not less than `size`, that some grid divides into at most 128 steps; none beyond the longest.
/// Thread-safe: yes.
std::optional<std::int32_t> playableSize(std::int32_t size);

} // namespace tresillo::storage
