// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/module_rows.h"
#include "core/sequence/pattern.h"
#include "storage/json/project_file.h"
#include "storage/json/slot_json.h"
#include "storage/result.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace tresillo::session {

/// What a slot holds of a pattern: its music, and of the project's kits and Sounds those that it plays. Words, time and
/// transport are the caller's. Thread-safe: yes. Realtime-safe: no.
storage::SlotFile slotOf(
    const Pattern<Studio>& pattern, const storage::PatternWords& words, const ModuleValues& modules,
    std::span<const storage::NamedSound> sounds, std::span<const storage::KitReference> kits);

/// The same for a pattern of a project's file; none: it has no such pattern. Thread-safe: yes. Realtime-safe: no.
std::optional<storage::SlotFile> slotOf(const storage::ProjectFile& project, PatternId pattern);

/// The values of a project's modules. Thread-safe: yes. Realtime-safe: no.
ModuleValues modulesOf(const storage::ProjectFile& project);

/// A kit and its place in the project's list.
struct PlacedKit {
    std::size_t place{0};
    storage::KitReference kit{};

    bool operator==(const PlacedKit&) const = default;
};

/// A slot's content for one project: its tracks, steps and Sounds name that project's kits and Sounds.
struct FittedSlot {
    std::unique_ptr<Pattern<Studio>> pattern;
    storage::PatternWords words{};
    ModuleValues modules{};
    std::vector<storage::NamedSound> sounds{}; ///< That the project has to get, at places that are free there.
    std::vector<PlacedKit> kits{};             ///< That the project has to get, at places that are free there.
};

/// Fits a slot into a project. A Sound that the project has unchanged is used as it is, wherever it stands; another one
/// gets its own number where that is free, else the first that is: nothing that other patterns play is changed. Kits
/// are found by id. An error says what there is no room for. Thread-safe: yes. Realtime-safe: no.
storage::Result<FittedSlot> fitSlot(
    const storage::SlotFile& slot, std::span<const storage::NamedSound> sounds,
    std::span<const storage::KitReference> kits);

} // namespace tresillo::session
