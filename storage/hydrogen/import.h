// SPDX-License-Identifier: MIT
#pragma once

#include "storage/hydrogen/findings.h"
#include "storage/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace tresillo::storage {

/// What came of an import: what was written, and all that is worth knowing about it.
struct ImportReport {
    std::string name;
    std::filesystem::path folder;
    std::size_t patterns{0};
    std::size_t sections{0};
    std::size_t notes{0};
    std::size_t kits{0};
    std::size_t pads{0};
    std::size_t samples{0}; ///< Files copied.
    std::vector<Finding> findings;
};

/// True for what `importHydrogen` takes, judged by the name: .h2song, .h2drumkit, drumkit.xml, or a folder that holds
/// one.
bool isHydrogenFile(const std::filesystem::path& file);

/// Imports a song as a project in `folder`, or a drumkit as a kit in it. `folder` must be new or empty. Drumkits that a
/// song names are looked for in `drumkitFolders` (see standardDrumkitFolders) and beside the song; what is not found is
/// listed and leaves its pads silent. Songs: project.json is written last, so that a folder without it is no project.
/// An import that fails, for want of room say, leaves nothing behind. Thread-safe: yes (into different folders).
/// Realtime-safe: no.
Result<ImportReport> importHydrogen(
    const std::filesystem::path& file, const std::filesystem::path& folder,
    const std::vector<std::filesystem::path>& drumkitFolders);

} // namespace tresillo::storage
