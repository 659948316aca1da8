// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"
#include "core/params/param_table.h"
#include "core/sequence/lock_pool.h"

#include <array>
#include <cstdint>

namespace tresillo {

/// A step as a track keeps it: links into the pattern's pools and what the player asks first.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> struct StepCells {
    using NoteIndex = CellIndex<Sizes::kNoteCells>;
    using LockIndex = CellIndex<Sizes::kLockCells>;

    NoteIndex notes{FreeList<Sizes::kNoteCells>::kNone};
    LockIndex values{FreeList<Sizes::kLockCells>::kNone};
    std::uint16_t age{0}; ///< When its first lock came, on the pattern's lock clock.
    std::uint8_t condition{0};
    std::uint8_t locks : 5 {0}; ///< How many locks there are, offsets not counted.
    std::uint8_t hasNotes : 1 {0};
    std::uint8_t sounds : 1 {0}; ///< At least one note is on.

    /// Plays notes.
    [[nodiscard]] bool isNoteTrig() const { return sounds != 0; }
    /// Only changes parameters.
    [[nodiscard]] bool isLockTrig() const { return hasNotes == 0 && locks != 0; }
    [[nodiscard]] bool isTrig() const { return isNoteTrig() || isLockTrig(); }
};

/// One track of a pattern: its steps and the value of every track parameter.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> struct Track {
    std::array<StepCells<Sizes>, Sizes::kSteps> steps{};
    std::array<std::uint16_t, kTrackRows> values{};
    typename StepCells<Sizes>::LockIndex controlChanges{FreeList<Sizes::kLockCells>::kNone};

    constexpr Track() {
        for (std::size_t index = 0; index < kTrackRows; ++index) {
            const ParamRow& row = kParamTable[index];
            values[index] = packValue(row.id, initialOf(row));
        }
    }

    /// The value of a track row (not of a control change).
    [[nodiscard]] std::int32_t value(ParamId id) const {
        require(indexOf(id) < kTrackRows);
        return unpackValue(id, values[indexOf(id)]);
    }
    [[nodiscard]] std::size_t length() const { return static_cast<std::size_t>(value(ParamId::TrackLength)); }
    [[nodiscard]] Ticks stepTicks() const {
        return tresillo::stepTicks(value(ParamId::StepLength), value(ParamId::Speed));
    }

    /// The most that a row may be here: a small pattern has fewer steps.
    static constexpr std::int32_t maximumOf(const ParamRow& row) {
        constexpr auto kMostSteps = static_cast<std::int32_t>(Sizes::kSteps);
        return row.id == ParamId::TrackLength && kMostSteps < row.maximum ? kMostSteps : row.maximum;
    }

private:
    static constexpr std::int32_t initialOf(const ParamRow& row) {
        return row.initial < maximumOf(row) ? row.initial : maximumOf(row);
    }
};

} // namespace tresillo
