// SPDX-License-Identifier: MIT
#pragma once

#include "storage/json/project_file.h"
#include "storage/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace tresillo::storage {

/// A project that came out of a bundle.
struct UnpackedBundle {
    ProjectFile project{};
    std::size_t files{0};
    std::vector<std::string> remarks{}; ///< One line for each kit that is not in it, or cannot be read.
};

/// Unpacks a bundle into `folder`, which is there and empty and is a project's then, with kits, samples and slots.
/// Refused, in one line that names the entry: what `unpackArchive` refuses, a name that does not work on every system
/// or is there twice, a list that is missing, newer or says something else of what is there, a document that cannot be
/// read. What came out until then stays; nothing is synced. Thread-safe: yes. Realtime-safe: no.
Result<UnpackedBundle> readBundle(const std::filesystem::path& file, const std::filesystem::path& folder);

} // namespace tresillo::storage
