// SPDX-License-Identifier: MIT
#include "app/commands/sound.h"

#include "app/console.h"
#include "core/model/pattern_text.h"
#include "core/params/words.h"
#include "session/autosave/opened_project.h"
#include "session/formatted.h"
#include "session/keeping.h"
#include "session/sound_files.h"
#include "storage/json/param_form.h"
#include "storage/json/project_json.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <memory>

namespace tresillo::app {
namespace {

namespace json = boost::json;
using storage::ShelfSound;

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : " ") + word;
    }
    return text;
}

bool hasTags(const ShelfSound& sound, const std::vector<std::string>& tags) {
    return std::ranges::all_of(tags, [&](const std::string& tag) {
        return std::ranges::find(sound.sound.tags, tag) != sound.sound.tags.end();
    });
}

/// A value as the instrument shows it.
std::string shown(ParamId id, std::int32_t value) {
    switch (storage::formOf(id)) {
    case storage::ParamForm::Choice:
        return std::string{wordsOf(id).choices[static_cast<std::size_t>(value - rowOf(id).minimum)]};
    case storage::ParamForm::Switch:
        return value != 0 ? "on" : "off";
    default:
        break;
    }
    const std::string_view unit = wordsOf(id).unit;
    return storage::decimalText(value, rowOf(id).digits) + (unit.empty() ? "" : " ") + std::string{unit};
}

json::object objectOf(const ShelfSound& sound, const session::SoundFolders& folders) {
    json::object object{
        {"id", sound.id},
        {"name", sound.sound.name.view()},
        {"kind", session::kindOf(sound.sound.values)},
        {"own", folders.isOwn(sound.shelf)},
        {"file", sound.file.string()}};
    object["tags"] = json::array(sound.sound.tags.begin(), sound.sound.tags.end());
    if (!sound.sound.kit.empty()) {
        object["kit"] = sound.sound.kit;
    }
    return object;
}

/// What is wrong with files of the shelf stops nobody who wants another one.
void warnOf(const storage::Shelf& shelf) {
    for (const std::string& problem : shelf.problems) {
        warn(problem);
    }
}

std::string noSound(const std::string& name) {
    return "there is no Sound " + name + "; `tresillo sound list` shows those that there are";
}

/// A project that is read and, unless it is only looked at, changed and kept.
struct OpenFile {
    std::filesystem::path file;
    storage::ProjectFile project;
    PatternId pattern{};
    std::optional<session::OpenedProject> held{}; ///< None where nothing but the file itself can be kept.
};

enum class Purpose : std::uint8_t { Look, Change };

storage::Result<session::OpenedProject> openProject(const std::filesystem::path& project, Purpose purpose) {
    const auto keeping = purpose == Purpose::Change ? session::keepingOf(project) : std::nullopt;
    if (keeping) {
        return session::openToPlay(project, *keeping);
    }
    auto resumed = session::openToRead(project, session::stateFolder());
    return resumed ? storage::Result{session::OpenedProject{.resumed = std::move(*resumed)}}
                   : storage::Result<session::OpenedProject>{storage::FileError{resumed.message()}};
}

/// The file that holds it now; or why it is not kept.
storage::Result<std::filesystem::path> keep(OpenFile open) {
    if (!open.held) {
        const auto problem = storage::writeProject(open.file, open.project);
        return problem ? storage::Result<std::filesystem::path>{*problem} : open.file;
    }
    const auto kept = session::keepChanged(std::move(*open.held), open.project);
    if (!kept) {
        return storage::FileError{kept.message()};
    }
    if (!kept->remark.empty()) {
        say(kept->remark);
    }
    return kept->folder / open.file.filename();
}

storage::Result<OpenFile> openFile(const SoundOptions& options, Purpose purpose) {
    const auto pattern = patternFromText(options.pattern);
    if (!pattern) {
        return storage::FileError{options.pattern + " is no pattern; A01 to P16 are allowed"};
    }
    auto opened = openProject(options.project, purpose);
    if (!opened) {
        return storage::FileError{opened.message()};
    }
    for (const std::string& remark : opened->resumed.remarks) {
        warn(remark);
    }
    std::error_code error;
    const bool isFolder = std::filesystem::is_directory(options.project, error);
    OpenFile open{
        .file = isFolder ? options.project / "project.json" : options.project,
        .project = opened->resumed.file,
        .pattern = *pattern};
    if (!opened->folder.empty()) {
        open.held = std::move(*opened);
    }
    return open;
}

/// The kit's place in the project, which gets it if need be.
storage::Result<std::size_t> placeOfKit(storage::ProjectFile& project, const storage::SoundFile& sound) {
    if (sound.kit.empty() || !session::playsKit(sound.values)) {
        return std::size_t{0};
    }
    if (const auto known = storage::kitPlace(project.kits, sound.kit)) {
        return *known;
    }
    const auto place = storage::freeKitPlace(project.kits);
    if (!place) {
        return storage::FileError{"the project has " + std::to_string(kMostKits) + " kits; it cannot hold more"};
    }
    project.kits.resize(std::max(project.kits.size(), *place + 1));
    project.kits[*place] = {.id = sound.kit, .name = {}, .path = {}};
    return *place;
}

void makeTrack(OpenFile& open, std::size_t track, const SoundValues& values) {
    const auto pattern = std::make_unique<Pattern<Studio>>();
    (void)open.project.fillPattern(open.pattern, *pattern);
    for (const LockedValue& value : values.all()) {
        (void)pattern->setTrackParam(track, value.id, value.value);
    }
    (void)pattern->setTrackParam(track, ParamId::Sound, 0);
    open.project.setPattern(open.pattern, *pattern, open.project.patternWords(open.pattern));
}

const storage::NamedSound* projectSound(const storage::ProjectFile& project, std::int64_t number) {
    const auto found = std::ranges::find_if(
        project.sounds, [&](const storage::NamedSound& sound) { return std::int64_t{sound.index} + 1 == number; });
    return found == project.sounds.end() ? nullptr : &*found;
}

SoundValues trackValues(const OpenFile& open, std::size_t track) {
    const auto pattern = std::make_unique<Pattern<Studio>>();
    (void)open.project.fillPattern(open.pattern, *pattern);
    if (const auto* named = projectSound(open.project, pattern->track(track).value(ParamId::Sound))) {
        return named->values;
    }
    SoundValues values;
    for (const ParamId id : kSoundRows) {
        (void)values.set(id, pattern->track(track).value(id));
    }
    return values;
}

} // namespace

int listSounds(const SoundOptions& options) {
    const session::SoundFolders folders = session::soundFolders();
    const storage::Shelf shelf = storage::readShelf(folders.folders);
    warnOf(shelf);
    json::array list;
    for (const ShelfSound& sound : shelf.sounds) {
        if (!hasTags(sound, options.tags)) {
            continue;
        }
        if (options.asJson) {
            list.push_back(objectOf(sound, folders));
        } else {
            say(session::formatted(
                "%-20s %-16s %-5s %s%s", sound.id.c_str(), std::string(sound.sound.name.view()).c_str(),
                std::string(session::kindOf(sound.sound.values)).c_str(), joined(sound.sound.tags).c_str(),
                folders.isOwn(sound.shelf) ? " (own)" : ""));
        }
    }
    if (options.asJson) {
        sayJson(json::serialize(list));
    }
    return 0;
}

int showSound(const SoundOptions& options) {
    const session::SoundFolders folders = session::soundFolders();
    const storage::Shelf shelf = storage::readShelf(folders.folders);
    const ShelfSound* sound = storage::findSound(shelf, options.sound);
    if (sound == nullptr) {
        warnOf(shelf);
        return fail(noSound(options.sound));
    }
    if (options.asJson) {
        sayJson(storage::formatSound(sound->sound));
        return 0;
    }
    const storage::SoundFile& file = sound->sound;
    say(std::string(file.name.view()) + " (" + std::string(session::kindOf(file.values)) + ")");
    say("  file             " + sound->file.string());
    if (!file.tags.empty()) {
        say("  tags             " + joined(file.tags));
    }
    if (!file.kit.empty()) {
        say("  kit              " + file.kit);
    }
    for (const LockedValue& value : file.values.all()) {
        if (value.value != rowOf(value.id).initial && value.id != ParamId::Instrument) {
            say(session::formatted(
                "  %-16s %s", std::string(wordsOf(value.id).label).c_str(), shown(value.id, value.value).c_str()));
        }
    }
    return 0;
}

int loadSoundFile(const SoundOptions& options) {
    const storage::Shelf shelf = storage::readShelf(session::soundFolders().folders);
    const ShelfSound* sound = storage::findSound(shelf, options.sound);
    if (sound == nullptr) {
        warnOf(shelf);
        return fail(noSound(options.sound));
    }
    auto open = openFile(options, Purpose::Change);
    if (!open) {
        return fail(open.message());
    }
    const auto kit = placeOfKit(open->project, sound->sound);
    if (!kit) {
        return fail(kit.message());
    }
    const SoundValues values = session::valuesAt(sound->sound, *kit);
    if (options.track) {
        makeTrack(*open, static_cast<std::size_t>(*options.track - 1), values);
    }
    if (options.place) {
        open->project.setSound(
            {.index = static_cast<std::uint8_t>(*options.place - 1), .name = sound->sound.name, .values = values});
    }
    const auto file = keep(std::move(*open));
    if (!file) {
        return fail(file.message());
    }
    const std::string what = options.track ? "track " + std::to_string(*options.track) + " of " + options.pattern
                                           : "Sound " + std::to_string(*options.place);
    say(file->string() + ": " + what + " is " + std::string(sound->sound.name.view()));
    return 0;
}

int saveSoundFile(const SoundOptions& options) {
    const auto open = openFile(options, Purpose::Look);
    if (!open) {
        return fail(open.message());
    }
    std::string name = options.name;
    SoundValues values;
    if (options.place) {
        const auto* sound = projectSound(open->project, *options.place);
        if (sound == nullptr) {
            return fail(open->file.string() + ": the project has no Sound " + std::to_string(*options.place));
        }
        values = sound->values;
        name = name.empty() ? std::string(sound->name.view()) : name;
    } else {
        values = trackValues(*open, static_cast<std::size_t>(*options.track - 1));
    }
    if (name.empty()) {
        return fail("a Sound needs a name: --name NAME");
    }
    if (SoundName{name}.view() != name) {
        return fail(name + ": a Sound's name has at most " + std::to_string(SoundName::capacity()) + " bytes");
    }
    const auto kept = session::keepSound(
        session::soundFolders(), session::soundFileOf(name, options.tags, values, open->project.kits));
    if (!kept) {
        return fail(kept.message());
    }
    say(kept->string() + ": " + name);
    return 0;
}

} // namespace tresillo::app
