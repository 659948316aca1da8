// SPDX-License-Identifier: MIT
#pragma once

// Music as the reference model reads it: everything spelt out, nothing shared, nothing packed.
#include "core/model/song.h"
#include "core/params/param_table.h"
#include "core/sequence/note.h"
#include "core/sequence/step_value.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tresillo::reference {

struct ScoreStep {
    std::array<std::optional<Note>, 4> notes{};
    std::vector<LockedValue> values{}; ///< Locks and offsets.
    std::uint8_t condition{0};

    /// A note trig plays notes.
    [[nodiscard]] bool isNoteTrig() const;
    /// A lock trig has locks and no notes.
    [[nodiscard]] bool isLockTrig() const;
    [[nodiscard]] bool isTrig() const { return isNoteTrig() || isLockTrig(); }
    [[nodiscard]] std::optional<std::int32_t> held(ParamId id) const;
    /// What it locks, by rising parameter; offsets are no locks.
    [[nodiscard]] std::vector<LockedValue> locks() const;
};

struct ScoreTrack {
    std::array<std::int32_t, kTrackRows> rows{};
    std::vector<ScoreStep> steps{};
    bool sendsControlChanges{false};

    [[nodiscard]] std::int32_t row(ParamId id) const { return rows[indexOf(id)]; }
    [[nodiscard]] bool hasInstrument() const { return row(ParamId::Instrument) != 0; }
    /// Ticks of one step: bars / parts of a bar, divided by the speed.
    [[nodiscard]] std::int64_t stepTicks() const;
    /// Ticks of all of it.
    [[nodiscard]] std::int64_t ticks() const;
    /// Whether nothing was ever set on it. `blankLength`: how many steps such a track has.
    [[nodiscard]] bool isBlank(std::int32_t blankLength) const;
};

struct Score {
    std::int32_t tempo{120'000};
    std::int32_t swing{500};
    std::int64_t master{0};       ///< Ticks; 0: none.
    std::int32_t blankLength{16}; ///< Steps of a track on which nothing was set.
    std::vector<ScoreTrack> tracks{};

    /// Where the pattern ends: its master length, else its longest track with an instrument, else (a pattern of rests)
    /// its longest track on which anything was set, else a bar.
    [[nodiscard]] std::int64_t end() const;
};

/// What the song, the chain and the project say.
struct Setlist {
    std::vector<Section> song{};
    std::vector<PatternId> chain{};
    std::int32_t seed{1};
    bool songLoops{false};
};

} // namespace tresillo::reference
