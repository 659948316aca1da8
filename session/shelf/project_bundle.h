// SPDX-License-Identifier: MIT
#pragma once

#include "session/shelf/project_shelf.h"
#include "storage/bundle/read_bundle.h"
#include "storage/bundle/write_bundle.h"
#include "storage/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tresillo::session {

/// Writes a project as one file, as it would be played now: with its journal, and with the kits that it plays, those
/// from `kitShelves`, too. It may be played meanwhile. `file` must not be there; it is there as a whole or not at all.
/// The same project gives the same bytes. Thread-safe: yes. Realtime-safe: no.
storage::Result<storage::WrittenBundle> exportProject(
    const std::filesystem::path& folder, const std::optional<std::filesystem::path>& stateFolder,
    std::span<const std::filesystem::path> kitShelves, const std::filesystem::path& file);

/// Where a project goes that comes out of a file; neither: among the player's own, under its own name or, where that is
/// taken, the first of "Name 2", "Name 3" and so on that is free.
struct ImportPlace {
    std::optional<std::filesystem::path> folder{}; ///< Exactly there; the project keeps its name.
    std::optional<std::string> name{};             ///< Among the player's own, called so.
};

struct ImportedProject {
    std::filesystem::path folder{};
    std::string name{};
    std::size_t files{0};
    std::vector<std::string> remarks{}; ///< As `readBundle` has them.
};

/// Makes a project of such a file. It appears as a whole, outlives a power cut then, and replaces nothing; where it
/// cannot be made, nothing is left of it. Thread-safe: yes. Realtime-safe: no.
storage::Result<ImportedProject> importProject(
    const ProjectShelf::Folders& folders, const std::filesystem::path& file, const ImportPlace& place,
    std::int64_t unixSeconds);

} // namespace tresillo::session
