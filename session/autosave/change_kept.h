// SPDX-License-Identifier: MIT
#pragma once

#include "project/project.h"
#include "session/autosave/opened_project.h"
#include "storage/json/project_file.h"
#include "storage/result.h"

#include <functional>
#include <optional>

namespace tresillo::session {

/// What is done with an open project that nobody plays, and with its file, whose kits it may add to. None, or why it
/// cannot be done.
using ProjectWork = std::function<std::optional<storage::FileError>(Project<Studio>&, storage::ProjectFile&)>;

/// Changes a project that was opened to be played as its players change it, so that undo takes it back at the next
/// start, keeps it in its state and in its files, and lets go of it. Where `work` fails nothing is kept.
/// Or an error in one line. Thread-safe: yes. Realtime-safe: no.
storage::Result<KeptChange> changeKept(OpenedProject opened, const ProjectWork& work);

} // namespace tresillo::session
