// SPDX-License-Identifier: MIT
#pragma once

#include "project/project.h"
#include "storage/json/project_file.h"

namespace tresillo::session {

// A project file and the open project that comes of it, and back.

/// What the engine must know before the first pattern comes: song, chain, values, Sounds, and how long each pattern is.
/// Thread-safe: yes. Realtime-safe: no.
Model<Studio> modelOf(const storage::ProjectFile& file);

/// Thread-safe: yes. Realtime-safe: no.
Names<Studio> namesOf(const storage::ProjectFile& file);

/// Brings the file up to the project that was opened from it, whose bank it is. Kits are the file's own.
/// Thread-safe: no; called by the project's thread. Realtime-safe: no.
void bringUpToDate(storage::ProjectFile& file, Project<Studio>& project);

} // namespace tresillo::session
