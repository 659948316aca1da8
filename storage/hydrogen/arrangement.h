// SPDX-License-Identifier: MIT
#pragma once

#include "storage/hydrogen/hydrogen_song.h"
#include "storage/kit_import/findings.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tresillo::storage {

/// What Hydrogen plays in one column of its song editor: the notes of all its patterns, virtual ones included, as one.
struct HydrogenColumn {
    std::string name;
    std::int32_t size{kHydrogenTicksPerBar}; ///< Of the longest of its patterns, in ticks.
    std::vector<std::size_t> patterns;       ///< Indices into the song's, rising.
    std::vector<HydrogenNote> notes;         ///< By position.
};

/// Consecutive columns that sound the same, at one tempo.
struct HydrogenStretch {
    std::size_t column{0}; ///< Index into `columns`.
    std::size_t repeats{1};
    double bpm{120.0};
};

/// A song with each distinct column once (the same patterns, equally loud), and the order in which they are played.
struct HydrogenArrangement {
    static constexpr std::size_t kMostColumns = 256;
    static constexpr std::size_t kMostNotes = 4'096;

    std::vector<HydrogenColumn> columns;
    std::vector<HydrogenStretch> order;
};

/// Merges the patterns of each column as Hydrogen plays them: a shorter pattern is not repeated, notes at or beyond
/// their own pattern's end are silent, and no note outlasts its pattern. Patterns that the song does not use come after
/// the others, each as a column of its own that is not in the order; empty ones are left out. Thread-safe: yes.
/// Realtime-safe: no.
HydrogenArrangement arrange(const HydrogenSong& song, Findings& findings);

} // namespace tresillo::storage
