// SPDX-License-Identifier: MIT
// What pages do with Sounds.
#include "control/actions/refusal_words.h"
#include "control/web/messages/write.h"
#include "control/web/page_hub.h"
#include "project/editing/sounds.h"

#include <string>

namespace tresillo::control {
namespace {

/// Why a track's sound cannot be read or changed.
std::string wordsOf(Outcome outcome, PatternId pattern, std::uint8_t track) {
    return refusalWords(outcome, SetTrackParam{.track = track, .id = ParamId::Sound}, pattern, 0);
}

/// A Sound, or why there is none.
struct Wanted {
    std::optional<SoundValues> values{};
    Outcome outcome{Outcome::Done};
    std::string problem{};
};

Wanted ofLibrary(SoundLibrary& library, std::string_view file) {
    const auto read = library.read(file);
    if (const auto* values = std::get_if<SoundValues>(&read)) {
        return {.values = *values};
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

} // namespace

void PageHub::take(Session& session, const SoundsMessage& message) {
    const auto sounds = sources_.sounds.sounds();
    tell(session, textOf(views::LibraryView{.sounds = {sounds.begin(), sounds.end()}}));
    answer(session, message.id, Outcome::Done);
}

void PageHub::take(Session& session, const LoadSoundMessage& message) {
    if (message.file.has_value() == message.sound.has_value()) {
        answer(session, message.id, Outcome::SoundUnclear);
        return;
    }
    Project<Studio>& project = sources_.project;
    const Wanted wanted =
        message.file ? ofLibrary(sources_.sounds, message.file->view()) : ofProject(project, *message.sound);
    if (!wanted.values) {
        answer(session, message.id, wanted.outcome, wanted.problem);
        return;
    }
    const Outcome outcome =
        loadSound(project, {.author = session.author}, message.pattern, message.track, *wanted.values);
    answer(
        session, message.id, outcome,
        tresillo::changed(outcome) ? "" : wordsOf(outcome, message.pattern, message.track));
}

void PageHub::take(Session& session, const StoreSoundMessage& message) {
    Project<Studio>& project = sources_.project;
    const Wanted wanted = message.file ? ofLibrary(sources_.sounds, message.file->view())
                                       : ofTrack(project, message.pattern, message.track);
    if (!wanted.values) {
        answer(session, message.id, wanted.outcome, wanted.problem);
        return;
    }
    const auto place =
        message.sound ? std::optional{static_cast<std::uint8_t>(*message.sound - 1)} : freeSound(project);
    if (!place) {
        answer(session, message.id, Outcome::SoundsFull);
        return;
    }
    const std::string name = message.name   ? std::string(message.name->view())
                             : message.file ? nameIn(sources_.sounds, message.file->view())
                                            : std::string{};
    const Outcome outcome = storeSound(project, {.author = session.author}, *place, name, *wanted.values);
    answer(session, message.id, outcome, tresillo::changed(outcome) ? std::to_string(*place + 1) : "");
}

void PageHub::take(Session& session, const KeepSoundMessage& message) {
    const Wanted wanted = ofTrack(sources_.project, message.pattern, message.track);
    if (!wanted.values) {
        answer(session, message.id, wanted.outcome, wanted.problem);
        return;
    }
    const LibraryProblem problem = sources_.sounds.keep(message.name.view(), message.tags.view(), *wanted.values);
    answer(session, message.id, problem.empty() ? Outcome::Done : Outcome::SoundNotKept, problem.view());
}

} // namespace tresillo::control
