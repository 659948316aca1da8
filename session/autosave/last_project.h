// SPDX-License-Identifier: MIT
#pragma once

#include "storage/result.h"

#include <filesystem>
#include <optional>

namespace tresillo::session {

/// Notes which project was played last, for a start that names none. None, or what went wrong.
/// Thread-safe: yes. Realtime-safe: no.
std::optional<storage::FileError> noteLastProject(
    const std::filesystem::path& stateFolder, const std::filesystem::path& projectFolder);

/// The project that was played last, where it still is. Thread-safe: yes. Realtime-safe: no.
std::optional<std::filesystem::path> lastProject(const std::filesystem::path& stateFolder);

} // namespace tresillo::session
