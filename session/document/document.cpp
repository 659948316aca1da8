// SPDX-License-Identifier: MIT
#include "session/document/document.h"

#include "core/sequence/pattern_end.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>

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

ProjectKit<Studio> kitOf(const storage::KitReference& reference) {
    using Kit = ProjectKit<Studio>;
    const bool isRoom = reference.path.size() <= decltype(Kit::path)::capacity();
    return {
        .id = KitId{reference.id},
        .name = decltype(Kit::name){reference.name},
        .path = decltype(Kit::path){isRoom ? reference.path : std::string{}}};
}

} // namespace

SetKit<Studio> kitChange(std::size_t place, const storage::KitReference& reference) {
    return {.index = static_cast<std::uint8_t>(place), .kit = kitOf(reference)};
}

void bringKitsUpToDate(std::vector<storage::KitReference>& kits, const Names<Studio>& names) {
    kits.resize(names.kits.size());
    for (std::size_t place = 0; place < kits.size(); ++place) {
        const ProjectKit<Studio>& kit = names.kits[place];
        storage::KitReference& reference = kits[place];
        if (kit.id.view() != reference.id) {
            reference = {.id = std::string(kit.id.view()), .name = {}, .path = {}};
        }
        // What was found out of it since, and a path for which an edit has no room, are in the file alone.
        reference.name = kit.name.empty() ? reference.name : std::string(kit.name.view());
        reference.path = kit.path.empty() ? reference.path : std::string(kit.path.view());
    }
    while (!kits.empty() && kits.back().id.empty()) {
        kits.pop_back();
    }
}

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
    names.padValues = file.pads;
    std::ranges::transform(file.kits, names.kits.begin(), kitOf);
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
    file.pads = names.padValues;
    bringKitsUpToDate(file.kits, names);
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
