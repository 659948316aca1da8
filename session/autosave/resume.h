// SPDX-License-Identifier: MIT
#pragma once

#include "project/journal/played_state.h"
#include "session/autosave/kept_project.h"
#include "storage/json/project_file.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tresillo::session {

/// A project as it was left.
struct ResumedProject {
    storage::ProjectFile file{};                 ///< With all that was done.
    std::vector<std::byte> history{};            ///< Undo and redo, as HistoryCodec reads them; empty: none.
    std::optional<PlayedState<Studio>> played{}; ///< None: it was not played yet.
    std::uint64_t newest{0};                     ///< The number of the newest change; numbers go on behind it.
    bool needsCheckpoint{false};                 ///< There is a journal, or something of it was not taken over.
    std::vector<std::string> remarks{};          ///< For people.
};

/// Makes again what was done since the newest checkpoint. Where something of the journal cannot be made, what stands
/// before it is, and that is remarked. Writes nothing. Thread-safe: yes. Realtime-safe: no.
ResumedProject resume(KeptProject kept);

} // namespace tresillo::session
