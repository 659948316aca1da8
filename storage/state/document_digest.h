// SPDX-License-Identifier: MIT
#pragma once

#include "storage/digest/digest.h"
#include "storage/json/project_file.h"

#include <filesystem>
#include <span>
#include <string_view>

namespace tresillo::storage {

/// What tells whether another hand changed a project's files: the digest of its document (the text of `project.json`)
/// and of every `kit.json` that lies in its folder, in `kits` or where a reference says. A kit that comes with the
/// program, or is not there, counts for nothing. Samples are not read: they are found by what kits say of them.
/// Thread-safe: yes. Realtime-safe: no.
Digest documentDigest(
    std::string_view document, std::span<const KitReference> kits, const std::filesystem::path& projectFolder);

} // namespace tresillo::storage
