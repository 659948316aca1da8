// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/names.h"
#include "storage/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace tresillo::session {

/// Gives the project in `folder` another name: its document, with all that was done since it was written, is written
/// under that name, and what undo knows goes on belonging to it (a checkpoint, as at the end of playing). Nobody plays
/// the project meanwhile. A power cut leaves the old name or the new one, and loses nothing. A state that is damaged is
/// refused, for it would lose what cannot be read of it. None, or what went wrong.
/// Thread-safe: yes. Realtime-safe: no.
[[nodiscard]] std::optional<storage::FileError> retitle(
    const std::filesystem::path& folder, const std::filesystem::path& stateFolder, const ProjectName& name,
    std::int64_t unixSeconds);

} // namespace tresillo::session
