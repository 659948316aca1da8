// SPDX-License-Identifier: MIT
#include "session/slots/apply_slot.h"

#include "core/sequence/checksum.h"

#include <memory>
#include <vector>

namespace tresillo::session {
namespace {

using Changes = std::vector<Change<Studio>>;

// What a slot changes beside the pattern's content.
Changes changesBeside(const Project<Studio>& project, PatternId pattern, const FittedSlot& slot) {
    Changes changes;
    for (const storage::NamedSound& sound : slot.sounds) {
        const Sound& there = project.model().sounds[sound.index];
        if (there.isSet && there.values == sound.values && project.names().sounds[sound.index] == sound.name) {
            continue;
        }
        changes.emplace_back(SetSound{.index = sound.index, .name = sound.name, .values = sound.values});
    }
    for (const ParamId id : kModuleRows) {
        if (project.model().projectParam(id) != slot.modules.value(id)) {
            changes.emplace_back(SetProjectParam{.id = id, .value = slot.modules.value(id)});
        }
    }
    if (project.names().patterns[pattern.value] != slot.words.name) {
        changes.emplace_back(SetName{.what = Named::Pattern, .name = ProjectName{slot.words.name.view()}});
    }
    return changes;
}

} // namespace

Outcome applySlot(Project<Studio>& project, const Request& request, PatternId pattern, const FittedSlot& slot) {
    const Request together{.author = request.author, .group = request.group ? *request.group : project.newGroup()};
    const Committed whole = project.rework(together, pattern, [&](Pattern<Studio>& content, TrackNames<Studio>& names) {
        if (names == slot.words.tracks && checksum(content) == checksum(*slot.pattern)) {
            return Outcome::NothingToDo;
        }
        content = *slot.pattern;
        names = slot.words.tracks;
        return Outcome::Done;
    });
    if (!changed(whole) && whole.outcome != Outcome::NothingToDo) {
        return whole.outcome;
    }
    const Changes changes = changesBeside(project, pattern, slot);
    if (changes.empty()) {
        return whole.outcome;
    }
    const Committed beside = project.commit({.author = request.author, .group = whole.group}, pattern, changes);
    if (!changed(beside) && changed(whole)) {
        (void)project.undo(request.author); // all or nothing
    }
    return beside.outcome;
}

} // namespace tresillo::session
