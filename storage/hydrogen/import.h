// SPDX-License-Identifier: MIT
#pragma once

#include "storage/kit_import/import_report.h"
#include "storage/result.h"

#include <filesystem>
#include <vector>

namespace tresillo::storage {

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
