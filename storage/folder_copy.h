// SPDX-License-Identifier: MIT
#pragma once

#include "storage/result.h"

#include <filesystem>

namespace tresillo::storage {

/// Copies a folder with all that lies in it to `to` or, where something of that name is there already, to the first of
/// "to 2", "to 3" and so on that is free; nothing is ever replaced. Folders on the way are made. The copy can be
/// written, has no links (what they name is copied), appears as a whole and outlives a power cut; where it fails
/// nothing is left of it. Its place, or what went wrong.
/// Thread-safe: yes. Realtime-safe: no.
Result<std::filesystem::path> copyFolder(const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace tresillo::storage
