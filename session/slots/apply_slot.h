// SPDX-License-Identifier: MIT
#pragma once

#include "project/project.h"
#include "session/slots/slot_content.h"

namespace tresillo::session {

/// Loads a slot's content in place of a pattern: the pattern with all its tracks and its names, and the modules'
/// values, arrive together on the line, as for `Project::load`. The kits and Sounds that the project has not yet are
/// put there before, at once. One undo takes all of it back. NothingToDo: all is so already. Otherwise as for
/// `Project::load` and `Project::commit`; then nothing was changed. Thread-safe: no; called by the project's thread.
/// Realtime-safe: no.
Outcome applySlot(
    Project<Studio>& project, const Request& request, PatternId pattern, const FittedSlot& slot,
    LaunchLine line = LaunchLine::Bar);

} // namespace tresillo::session
