// SPDX-License-Identifier: MIT
#include "session/document/document.h"

#include "core/sequence/pattern_end.h"

#include <memory>

namespace tresillo::session {
namespace {

// Names, and what was removed. A project lists one pattern at least: without any it could not be played.
void listPatterns(storage::ProjectFile& file, const Names<Studio>& names) {
    const auto blank = std::make_unique<Pattern<Studio>>();
    for (std::size_t index = 0; index < kPatterns; ++index) {
        const PatternId id{static_cast<std::uint8_t>(index)};
        file.setPatternName(id, names.patterns[index]);
        if (!names.exists[index] && file.isBlank(id)) {
            file.removePattern(id);
        } else if (names.exists[index] && !file.hasPattern(id)) {
            file.setPattern(id, *blank); // what holds something was handed back by its slot
        }
    }
    if (file.patternIds().empty() && file.song.empty()) {
        file.setPattern({}, *blank);
    }
}

} // namespace

Model<Studio> modelOf(const storage::ProjectFile& file) {
    Model<Studio> model{};
    model.song = file.song;
    model.chain = file.chain;
    model.projectValues = file.projectValues;
    for (const storage::NamedSound& sound : file.sounds) {
        model.sounds[sound.index] = {.values = sound.values, .isSet = true};
    }
    const auto scratch = std::make_unique<Pattern<Studio>>();
    for (const PatternId id : file.patternIds()) {
        if (file.fillPattern(id, *scratch)) {
            model.patternEnds[id.value] = patternEnd(*scratch);
        }
    }
    return model;
}

Names<Studio> namesOf(const storage::ProjectFile& file) {
    Names<Studio> names{};
    names.project = file.name;
    names.banks = file.banks;
    for (const PatternId id : file.patternIds()) {
        names.patterns[id.value] = file.patternWords(id).name;
        names.exists.set(id.value);
    }
    for (const storage::NamedSound& sound : file.sounds) {
        names.sounds[sound.index] = sound.name;
    }
    return names;
}

void bringUpToDate(storage::ProjectFile& file, Project<Studio>& project) {
    project.keepAll();
    const Model<Studio>& model = project.model();
    const Names<Studio>& names = project.names();
    file.name = names.project;
    file.banks = names.banks;
    file.song = model.song;
    file.chain = model.chain;
    file.projectValues = model.projectValues;
    listPatterns(file, names);
    file.sounds.clear();
    for (std::size_t index = 0; index < model.sounds.size(); ++index) {
        if (model.sounds[index].isSet) {
            file.setSound(
                {.index = static_cast<std::uint8_t>(index),
                 .name = names.sounds[index],
                 .values = model.sounds[index].values});
        }
    }
}

} // namespace tresillo::session
