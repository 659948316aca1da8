// SPDX-License-Identifier: MIT
#pragma once

// What a step's notes become: locks, offsets and the track's values added up and limited.
#include "tests/reference/score.h"
#include "tests/reference/time_map.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace tresillo::reference {

/// A note as it will sound.
struct Shape {
    std::int32_t pitch{60};
    std::int32_t velocity{100};
    Tick offset{0}; ///< From the swung step to its onset.
    Tick length{0}; ///< kNever: until the track's next note.
};

/// A step as it was when it was decided; nothing edited afterwards changes it.
struct Trig {
    std::array<std::optional<Shape>, 4> notes{}; ///< Those that are on.
    std::vector<LockedValue> locks{};
    bool plays{false}; ///< A note trig.
    bool slide{false};
    std::int64_t repeats{1};
    Tick step{0};       ///< How long the step is.
    Tick lockOffset{0}; ///< Of a lock trig's locks.

    // Where it is played; filled in by the performer.
    std::uint8_t pattern{0};
    std::size_t track{0};
    Tick unswung{0};
    Tick tick{0};
    Tick end{0};
    std::uint32_t ordinal{0};
    std::int64_t number{0}; ///< Tells trigs apart.
    bool isAhead{false};    ///< Belongs behind the next boundary.

    /// What is held for the step's length: of a note trig only control changes, which no voice latches.
    [[nodiscard]] std::vector<LockedValue> heldLocks() const;
};

Trig shapeStep(const ScoreTrack& track, const ScoreStep& step);

} // namespace tresillo::reference
