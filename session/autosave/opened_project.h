// SPDX-License-Identifier: MIT
#pragma once

#include "session/autosave/resume.h"
#include "session/autosave/state_writer.h"
#include "storage/result.h"
#include "storage/state/project_lock.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace tresillo::session {

/// Where what is done with a project is kept.
struct Keeping {
    std::filesystem::path stateFolder{};
    std::filesystem::path projects{}; ///< The player's own: where a project that stays as it is is copied to.
    bool staysAsItIs{false};          ///< It ships with the program; one that cannot be written stays, too.
};

/// A project that is about to be played.
struct OpenedProject {
    ResumedProject resumed{};
    std::filesystem::path folder{};
    std::optional<storage::ProjectLock> lock{}; ///< None for one that stays as it is: several may play it.
    StateTarget target{};
};

/// Reads a project with its journal, for programs that only look: it may be played meanwhile. `stateFolder` none: the
/// files alone. An error is one line naming file and place. Writes nothing. Thread-safe: yes. Realtime-safe: no.
storage::Result<ResumedProject> openToRead(
    const std::filesystem::path& fileOrFolder, const std::optional<std::filesystem::path>& stateFolder);

/// Opens a project to be played, as it was left, and holds it against every other program. A state that belongs to
/// other files, or cannot be read, is set aside, and what was done is laid beside it as a project of its own. An error
/// is one line: the files cannot be read, or who plays it already. Thread-safe: yes. Realtime-safe: no.
storage::Result<OpenedProject> openToPlay(const std::filesystem::path& fileOrFolder, const Keeping& keeping);

/// Where a change went.
struct KeptChange {
    std::filesystem::path folder{}; ///< The project's, or its copy's.
    std::string remark{};           ///< What people should know, such as that a copy was made; empty: nothing.
};

/// Keeps a project that was opened to be played and was changed as a whole, in its state and in its files, and lets go
/// of it. Undo stays as it was. Or an error in one line. Thread-safe: yes. Realtime-safe: no.
storage::Result<KeptChange> keepChanged(OpenedProject opened, const storage::ProjectFile& changed);

} // namespace tresillo::session
