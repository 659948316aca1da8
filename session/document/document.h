// SPDX-License-Identifier: MIT
#pragma once

#include "project/project.h"
#include "storage/json/project_file.h"

#include <cstddef>
#include <vector>

namespace tresillo::session {

// A project file and the open project that comes of it, and back.

/// What the engine must know before the first pattern comes: song, chain, values, Sounds, and how long each pattern is.
/// Thread-safe: yes. Realtime-safe: no.
Model<Studio> modelOf(const storage::ProjectFile& file);

/// Thread-safe: yes. Realtime-safe: no.
Names<Studio> namesOf(const storage::ProjectFile& file);

/// The change that puts a kit at a place of the project's list. Thread-safe: yes. Realtime-safe: no.
SetKit<Studio> kitChange(std::size_t place, const storage::KitReference& reference);

/// Brings the list of a file's kits up to the project's, which says of a kit what it is called and where it lies only
/// where somebody said so: of one that stays at its place nothing is lost. Thread-safe: yes. Realtime-safe: no.
void bringKitsUpToDate(std::vector<storage::KitReference>& kits, const Names<Studio>& names);

/// Brings the file up to the project that was opened from it, whose bank it is.
/// Thread-safe: no; called by the project's thread. Realtime-safe: no.
void bringUpToDate(storage::ProjectFile& file, Project<Studio>& project);

} // namespace tresillo::session
