// SPDX-License-Identifier: MIT
#include "control/actions/sound_shelf.h"

#include "control/actions/refusal_words.h"
#include "project/editing/sounds.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace tresillo::control {
namespace {

/// Why a track's sound cannot be read or changed.
std::string wordsOf(Outcome outcome, PatternId pattern, std::uint8_t track) {
    return refusalWords(outcome, SetTrackParam{.track = track, .id = ParamId::Sound}, pattern, 0);
}

/// A Sound, or why there is none.
struct Wanted {
    std::optional<SoundValues> values{};
    std::optional<SetKit<Studio>> kit{}; ///< That the project gets with it.
    Outcome outcome{Outcome::Done};
    std::string problem{};
};

Wanted ofLibrary(SoundLibrary& library, std::string_view file) {
    const auto read = library.read(file);
    if (const auto* sound = std::get_if<FittedSound>(&read)) {
        return {.values = sound->values, .kit = sound->kit};
    }
    return {.outcome = Outcome::SoundNotFound, .problem = std::string(std::get<LibraryProblem>(read).view())};
}

Wanted ofProject(const Project<Studio>& project, std::uint8_t number) {
    if (const Sound* sound = project.model().sound(number)) {
        return {.values = sound->values};
    }
    return {.outcome = Outcome::SoundNotFound, .problem = "the project has no Sound " + std::to_string(number)};
}

Wanted ofTrack(Project<Studio>& project, PatternId pattern, std::uint8_t track) {
    const bool isTrack = track < Studio::kTracks;
    if (const Outcome outcome = isTrack ? project.bring(pattern) : Outcome::NoSuchTrack; !changed(outcome)) {
        return {.outcome = outcome, .problem = wordsOf(outcome, pattern, track)};
    }
    return {.values = soundOfTrack(project, pattern, track)};
}

std::string nameIn(SoundLibrary& library, std::string_view file) {
    for (const LibrarySound& sound : library.sounds()) {
        if (sound.file.view() == file) {
            return std::string(sound.name.view());
        }
    }
    return {};
}

Result refused(Wanted wanted) { return {.outcome = wanted.outcome, .text = std::move(wanted.problem)}; }

} // namespace

Result SoundShelf::list() const {
    const auto sounds = library_.sounds();
    return {.value = views::LibraryView{.sounds = {sounds.begin(), sounds.end()}}};
}

Result SoundShelf::load(Author author, const LoadSound& action) const {
    if (action.file.has_value() == action.sound.has_value()) {
        return {.outcome = Outcome::SoundUnclear};
    }
    Wanted wanted = action.file ? ofLibrary(library_, action.file->view()) : ofProject(project_, *action.sound);
    if (!wanted.values) {
        return refused(std::move(wanted));
    }
    const Outcome outcome =
        loadSound(project_, {.author = author}, action.pattern, action.track, *wanted.values, wanted.kit);
    return {.outcome = outcome, .text = changed(outcome) ? "" : wordsOf(outcome, action.pattern, action.track)};
}

Result SoundShelf::store(Author author, const StoreSound& action) const {
    Wanted wanted =
        action.file ? ofLibrary(library_, action.file->view()) : ofTrack(project_, action.pattern, action.track);
    if (!wanted.values) {
        return refused(std::move(wanted));
    }
    const auto place = action.sound ? std::optional{static_cast<std::uint8_t>(*action.sound - 1)} : freeSound(project_);
    if (!place) {
        return {.outcome = Outcome::SoundsFull};
    }
    const std::string name = action.name   ? std::string(action.name->view())
                             : action.file ? nameIn(library_, action.file->view())
                                           : std::string{};
    const Outcome outcome = storeSound(project_, {.author = author}, *place, name, *wanted.values, wanted.kit);
    if (!changed(outcome)) {
        return {.outcome = outcome};
    }
    const SoundNumber number{static_cast<std::uint8_t>(*place + 1)};
    return {.outcome = outcome, .text = std::to_string(number.number), .value = number};
}

Result SoundShelf::keep(const KeepSound& action) const {
    Wanted wanted = ofTrack(project_, action.pattern, action.track);
    if (!wanted.values) {
        return refused(std::move(wanted));
    }
    const LibraryProblem problem = library_.keep(action.name.view(), action.tags.view(), *wanted.values);
    return {.outcome = problem.empty() ? Outcome::Done : Outcome::SoundNotKept, .text = std::string(problem.view())};
}

} // namespace tresillo::control
