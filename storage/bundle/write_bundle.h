// SPDX-License-Identifier: MIT
#pragma once

#include "storage/files.h"
#include "storage/json/project_file.h"
#include "storage/result.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace tresillo::storage {

/// How a bundle's name ends.
inline constexpr const char* kBundleEnding = ".tresillo";

/// What went into a bundle.
struct WrittenBundle {
    std::size_t kits{0};
    std::size_t files{0};               ///< Document, kits, samples and slots; the list is not counted.
    std::vector<std::string> remarks{}; ///< One line for each kit that was not found or sample that is not there.
};

/// Writes a project as one file (a gzipped tar, described in docs/reference/project-format.md): `project` as its
/// document, the kits that it names, wherever they were found, each with the samples that it names, and the slots of
/// `projectFolder`. What is missing is remarked, and left out. A kit that lies in the project stays where it is in it;
/// another one gets a folder in `kits`. The same project gives the same bytes.
/// An error: something cannot be read or written, leads out of its kit's folder by a link, or is more than a bundle may
/// hold. Nothing is committed. Thread-safe: no. Realtime-safe: no.
Result<WrittenBundle> writeBundle(
    PendingFile& into, ProjectFile project, const std::filesystem::path& projectFolder,
    std::span<const std::filesystem::path> kitShelves);

} // namespace tresillo::storage
