// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/names.h"
#include "core/sequence/pattern.h"

#include <array>
#include <cstdint>

namespace tresillo {

/// The words of one pattern's tracks.
template <class Sizes> using TrackNames = std::array<TrackName, Sizes::kTracks>;

/// What a bank says when it is asked for a pattern.
enum class BankAnswer : std::uint8_t {
    Loaded,
    NotYet,     ///< It is being fetched, from now on at the latest: ask again.
    Unreadable, ///< It is kept, and cannot be read.
};

/// Where patterns come from and go back to: the project file in memory now, a store with a codec on a board.
///
/// A bank may need time: it begins to fetch what it is asked for, says NotYet, and is asked again whenever the pattern
/// is wanted; for what plays or will be played that is with each `Project::service`. Meanwhile edits of that pattern
/// are refused with StillLoading, and a launch of it waits for its next line. Called by the project's thread.
/// Thread-safe: no. Realtime-safe: no.
template <class Sizes> class PatternBank {
public:
    /// Fills `pattern` and `names`, which are fresh, with what is kept under `id`; a pattern that was never kept is
    /// empty. Unless it is Loaded both are to be thrown away.
    virtual BankAnswer load(PatternId id, Pattern<Sizes>& pattern, TrackNames<Sizes>& names) = 0;
    /// Keeps what a slot held before it is used for another pattern.
    virtual void keep(PatternId id, const Pattern<Sizes>& pattern, const TrackNames<Sizes>& names) = 0;

protected:
    ~PatternBank() = default;
};

} // namespace tresillo
