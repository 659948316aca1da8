// SPDX-License-Identifier: MIT
#pragma once

#include "storage/result.h"

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace tresillo::session {

/// Lays a document beside the state, in `stateFolder`/set-aside under the project's name and the date (UTC, seconds
/// since 1970): a folder that opens as any project does, with the kits of the folder that it comes from. The new
/// folder, or why there is none. Thread-safe: yes. Realtime-safe: no.
storage::Result<std::filesystem::path> layAside(
    const std::filesystem::path& stateFolder, const std::filesystem::path& projectFolder, std::string_view document,
    std::int64_t unixSeconds);

} // namespace tresillo::session
