// SPDX-License-Identifier: MIT
#pragma once

#include "project/project.h"
#include "session/slots/slot_content.h"

namespace tresillo::session {

/// Puts a slot's content in place of a pattern: the pattern with all its tracks and their names, the modules' values,
/// and the Sounds that the project has not yet. One undo takes all of it back. The project has the slot's kits already.
/// NothingToDo: all is so already. Otherwise as for `Project::commit`; then nothing was changed.
/// Thread-safe: no; called by the project's thread. Realtime-safe: no.
Outcome applySlot(Project<Studio>& project, const Request& request, PatternId pattern, const FittedSlot& slot);

} // namespace tresillo::session
