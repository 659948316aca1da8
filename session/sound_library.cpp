// SPDX-License-Identifier: MIT
#include "session/sound_library.h"

#include <system_error>
#include <utility>

namespace tresillo::session {
namespace {

LibraryProblem asProblem(const std::string& line) { return LibraryProblem{line}; }

LibrarySound shownAs(const storage::ShelfSound& sound, bool isOwn) {
    LibrarySound shown{
        .file = FixedString<64>{sound.id},
        .name = sound.sound.name,
        .tags = {},
        .kind = static_cast<InstrumentKind>(sound.sound.values.value(ParamId::Instrument)),
        .kit = FixedString<64>{sound.sound.kit},
        .isOwn = isOwn};
    for (const std::string& tag : sound.sound.tags) {
        (void)shown.tags.push(FixedString<16>{tag});
    }
    return shown;
}

} // namespace

InstrumentSounds::InstrumentSounds(Instrument& instrument, SoundFolders folders)
    : instrument_(instrument), folders_(std::move(folders)) {}

std::span<const LibrarySound> InstrumentSounds::sounds() {
    refresh();
    return shown_;
}

InstrumentSounds::Times InstrumentSounds::timesOfFolders() const {
    Times times;
    for (const std::filesystem::path& folder : folders_.folders) {
        std::error_code error;
        const auto time = std::filesystem::last_write_time(folder, error);
        times.push_back(error ? std::nullopt : std::optional{time});
    }
    return times;
}

void InstrumentSounds::refresh() {
    // A file that appears, goes, or is replaced by another changes its folder's time.
    Times times = timesOfFolders();
    if (times == times_) {
        return;
    }
    times_ = std::move(times);
    shelf_ = storage::readShelf(folders_.folders);
    shown_.clear();
    for (const storage::ShelfSound& sound : shelf_.sounds) {
        shown_.push_back(shownAs(sound, folders_.isOwn(sound.shelf)));
    }
}

std::variant<FittedSound, LibraryProblem> InstrumentSounds::read(std::string_view file) {
    refresh();
    const storage::ShelfSound* sound = storage::findSound(shelf_, file);
    if (sound == nullptr) {
        return asProblem("there is no Sound " + std::string(file));
    }
    if (sound->sound.kit.empty() || !playsKit(sound->sound.values)) {
        return FittedSound{.values = sound->sound.values};
    }
    const auto kit = instrument_.kitFor(sound->sound.kit);
    if (!kit) {
        return asProblem(kit.message());
    }
    return FittedSound{.values = valuesAt(sound->sound, kit->place), .kit = kit->change};
}

LibraryProblem InstrumentSounds::keep(
    std::string_view name, std::span<const FixedString<16>> tags, const SoundValues& values) {
    std::vector<std::string> words;
    for (const FixedString<16>& tag : tags) {
        words.emplace_back(tag.view());
    }
    const auto kept = keepSound(folders_, soundFileOf(name, std::move(words), values, instrument_.file().kits));
    times_.clear();
    return kept ? LibraryProblem{} : asProblem(kept.message());
}

} // namespace tresillo::session
