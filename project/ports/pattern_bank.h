// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/names.h"
#include "core/sequence/pattern.h"

#include <array>

namespace tresillo {

/// The words of one pattern's tracks.
template <class Sizes> using TrackNames = std::array<TrackName, Sizes::kTracks>;

/// Where patterns come from and go back to: the project file in memory now, a store with a codec on a board.
/// Called by the project's thread. Thread-safe: no. Realtime-safe: no.
template <class Sizes> class PatternBank {
public:
    /// Fills `pattern` and `names`, which are fresh, with what is kept under `id`; a pattern that was never kept is
    /// empty. False when it is there but cannot be read; both are then to be thrown away.
    virtual bool load(PatternId id, Pattern<Sizes>& pattern, TrackNames<Sizes>& names) = 0;
    /// Keeps what a slot held before it is used for another pattern.
    virtual void keep(PatternId id, const Pattern<Sizes>& pattern, const TrackNames<Sizes>& names) = 0;

protected:
    ~PatternBank() = default;
};

} // namespace tresillo
