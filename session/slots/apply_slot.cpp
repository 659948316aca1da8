// SPDX-License-Identifier: MIT
#include "session/slots/apply_slot.h"

#include "session/document/document.h"

#include <memory>
#include <vector>

namespace tresillo::session {
namespace {

using Changes = std::vector<Change<Studio>>;

// What the project has not yet of what the pattern plays.
Changes missing(const Project<Studio>& project, const FittedSlot& slot) {
    Changes changes;
    for (const PlacedKit& kit : slot.kits) {
        if (project.names().kits[kit.place].id.view() != kit.kit.id) {
            changes.emplace_back(kitChange(kit.place, kit.kit));
        }
    }
    for (const storage::NamedSound& sound : slot.sounds) {
        const Sound& there = project.model().sounds[sound.index];
        if (there.isSet && there.values == sound.values && project.names().sounds[sound.index] == sound.name) {
            continue;
        }
        changes.emplace_back(SetSound{.index = sound.index, .name = sound.name, .values = sound.values});
    }
    return changes;
}

ProjectValues valuesOf(const ModuleValues& modules) {
    ProjectValues values;
    for (const ParamId id : kModuleRows) {
        (void)values.set(id, modules.value(id));
    }
    return values;
}

} // namespace

Outcome applySlot(
    Project<Studio>& project, const Request& request, PatternId pattern, const FittedSlot& slot, LaunchLine line) {
    Request together{.author = request.author, .group = request.group ? *request.group : project.newGroup()};
    const Changes apart = missing(project, slot);
    if (!apart.empty()) {
        const Committed made = project.commit(together, pattern, apart);
        if (!changed(made)) {
            return made.outcome;
        }
        together.group = made.group;
    }
    const Outcome outcome = project.load(
        together, pattern,
        {.content = *slot.pattern,
         .names = slot.words.tracks,
         .name = slot.words.name,
         .values = valuesOf(slot.modules),
         .line = line});
    if (apart.empty() || changed(outcome)) {
        return outcome;
    }
    if (outcome != Outcome::NothingToDo) {
        (void)project.undo(request.author); // all or nothing
        return outcome;
    }
    return Outcome::Done;
}

} // namespace tresillo::session
