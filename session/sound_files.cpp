// SPDX-License-Identifier: MIT
#include "session/sound_files.h"

#include "core/params/words.h"
#include "storage/json/portable_names.h"

#include <system_error>
#include <utility>

namespace tresillo::session {
namespace {

InstrumentKind instrumentOf(const SoundValues& values) {
    return static_cast<InstrumentKind>(values.value(ParamId::Instrument));
}

} // namespace

bool playsKit(const SoundValues& values) {
    return instrumentOf(values) == InstrumentKind::Pad || instrumentOf(values) == InstrumentKind::Kit;
}

SoundValues valuesAt(const storage::SoundFile& sound, std::size_t kit) {
    SoundValues values = sound.values;
    (void)values.set(ParamId::Kit, static_cast<std::int64_t>(kit));
    return values;
}

storage::SoundFile soundFileOf(
    std::string_view name, std::vector<std::string> tags, const SoundValues& values,
    std::span<const storage::KitReference> kits) {
    storage::SoundFile sound{.name = SoundName{name}, .tags = std::move(tags), .kit = {}, .values = values};
    const auto place = static_cast<std::size_t>(values.value(ParamId::Kit));
    if (playsKit(values) && place < kits.size()) {
        sound.kit = kits[place].id;
    }
    (void)sound.values.set(ParamId::Kit, rowOf(ParamId::Kit).initial);
    return sound;
}

std::string_view kindOf(const SoundValues& values) {
    return wordsOf(ParamId::Instrument).choices[static_cast<std::size_t>(values.value(ParamId::Instrument))];
}

storage::Result<std::filesystem::path> keepSound(const SoundFolders& folders, const storage::SoundFile& sound) {
    if (!folders.own) {
        return storage::FileError{"there is no home folder to keep a Sound in: set XDG_DATA_HOME or HOME"};
    }
    std::error_code error;
    std::filesystem::create_directories(*folders.own, error);
    if (error) {
        return storage::FileError{folders.own->string() + ": " + error.message()};
    }
    std::filesystem::path file = *folders.own / (storage::kitIdFrom(sound.name.view()) + ".json");
    if (auto problem = storage::writeSound(file, sound)) {
        return *std::move(problem);
    }
    return file;
}

} // namespace tresillo::session
