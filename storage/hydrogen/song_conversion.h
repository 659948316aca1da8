// SPDX-License-Identifier: MIT
#pragma once

#include "storage/hydrogen/hydrogen_song.h"
#include "storage/hydrogen/kit_conversion.h"
#include "storage/hydrogen/ringing.h"
#include "storage/json/project_file.h"
#include "storage/kit_import/findings.h"

#include <cstddef>
#include <vector>

namespace tresillo::storage {

/// A Hydrogen song as a project of ours. `project.kits` is still empty: what its kits are called and where they lie is
/// decided when they are written; tracks name them by their index here.
struct ConvertedSong {
    ProjectFile project;
    std::vector<ConvertedKit> kits;
    std::size_t notes{0}; ///< Written into patterns.
};

/// Converts a song; whatever does not come over exactly is told in `findings`. Touches no file but what `seconds`
/// touches, which is asked for the lengths of samples. Thread-safe: yes. Realtime-safe: no.
ConvertedSong convertSong(const HydrogenSong& song, Findings& findings, const SampleSeconds& seconds = {});

} // namespace tresillo::storage
