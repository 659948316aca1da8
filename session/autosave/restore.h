// SPDX-License-Identifier: MIT
#pragma once

#include "session/autosave/opened_project.h"
#include "storage/result.h"

#include <cstdint>
#include <filesystem>

namespace tresillo::session {

/// Makes a project what one of its snapshots says, in its state and in its files. What it was is kept as a snapshot,
/// too, so that this can be taken back in the same way; undo and redo belonged to that and begin anew. Or an error in
/// one line: there is no such snapshot, it cannot be read, or the project is being played. Thread-safe: yes.
/// Realtime-safe: no.
storage::Result<KeptChange> restoreSnapshot(
    const std::filesystem::path& fileOrFolder, const Keeping& keeping, std::uint64_t number);

} // namespace tresillo::session
