// SPDX-License-Identifier: MIT
#pragma once

#include "control/schema/tool_fields.h"
#include "project/project.h"

namespace tresillo::control {

/// Uses the tool on `pattern`: one commit, whole or not at all. NothingToDo: there was nothing to do.
/// Thread-safe: no; called by the project's thread. Realtime-safe: no.
Outcome useTool(Project<Studio>& project, const Request& request, PatternId pattern, const schema::Tool& tool);

} // namespace tresillo::control
