// SPDX-License-Identifier: MIT
#pragma once

#include "control/schema/dirty.h"
#include "control/schema/server_messages.h"
#include "core/sequence/step_set.h"
#include "project/project.h"

#include <bitset>
#include <optional>
#include <string>
#include <vector>

namespace tresillo::schema {

// The project as messages. Each shows the newest state. Thread-safe: no; called by the project's thread.
// Realtime-safe: no. This holds for everything here.

/// A whole pattern; none when it is in no slot.
std::optional<PatternMessage> patternMessage(const Project<Studio>& project, PatternId id);

/// What `dirty` collected about the pattern that its viewer looks at; none when it is in no slot.
std::optional<UpdateMessage> updateMessage(const Project<Studio>& project, const Dirty& dirty);

/// What a project is besides its model: told by whoever opened it.
struct ProjectWords {
    std::vector<KitView> kits{};
    std::vector<DemoView> demos{};
    std::bitset<kPatterns> music{};     ///< Which patterns hold music.
    std::optional<std::string> empty{}; ///< A project to begin with that holds instruments and no step.
};

ProjectMessage projectMessage(const Project<Studio>& project, const ProjectWords& words);

/// Where each section of the song begins.
std::vector<Ticks> sectionStarts(const Model<Studio>& model);

/// Whether any step of the pattern holds anything, or a track plays something.
bool holdsMusic(const Pattern<Studio>& pattern);

/// What undo and redo would do.
HistoryMessage historyMessage(const Project<Studio>& project);

/// The text of a set of steps, as in SilentMessage.
std::string silentText(const StepSet<Studio::kSteps>& steps);

} // namespace tresillo::schema
