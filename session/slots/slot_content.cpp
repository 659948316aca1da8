// SPDX-License-Identifier: MIT
#include "session/slots/slot_content.h"

#include "core/params/choices.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace tresillo::session {
namespace {

using storage::KitReference;
using storage::NamedSound;

/// Which kit or Sound stands for which: places of kits from 0, numbers of Sounds from 1; none: as it is.
struct Renaming {
    std::array<std::optional<std::uint8_t>, kMostKits> kits{};
    std::array<std::optional<std::uint8_t>, kMostSounds + 1> sounds{};
};

bool playsPads(std::int32_t instrument) {
    const auto kind = static_cast<InstrumentKind>(instrument);
    return kind == InstrumentKind::Pad || kind == InstrumentKind::Kit;
}

bool playsPads(const SoundValues& values) { return playsPads(values.value(ParamId::Instrument)); }

/// `visit(number)` for each Sound that the pattern's tracks and steps name, from 1.
template <class Visit> void forEachSound(const Pattern<Studio>& pattern, Visit&& visit) {
    for (std::size_t track = 0; track < Studio::kTracks; ++track) {
        visit(pattern.track(track).value(ParamId::Sound));
        for (std::size_t step = 0; step < Studio::kSteps; ++step) {
            pattern.forEachValue(track, step, [&](const LockedValue& value) {
                if (value.id == ParamId::Sound) {
                    visit(value.value);
                }
            });
        }
    }
}

/// `visit(place)` for each kit that the pattern's tracks or these Sounds play, from 0.
template <class Visit>
void forEachKit(const Pattern<Studio>& pattern, std::span<const NamedSound> sounds, Visit&& visit) {
    for (std::size_t track = 0; track < Studio::kTracks; ++track) {
        if (playsPads(pattern.track(track).value(ParamId::Instrument))) {
            visit(static_cast<std::size_t>(pattern.track(track).value(ParamId::Kit)));
        }
    }
    for (const NamedSound& sound : sounds) {
        if (playsPads(sound.values)) {
            visit(static_cast<std::size_t>(sound.values.value(ParamId::Kit)));
        }
    }
}

void rename(NamedSound& sound, const Renaming& names) {
    const auto kit = static_cast<std::size_t>(sound.values.value(ParamId::Kit));
    if (playsPads(sound.values) && names.kits[kit]) {
        (void)sound.values.set(ParamId::Kit, *names.kits[kit]);
    }
}

void renameTrack(Pattern<Studio>& pattern, std::size_t track, const Renaming& names) {
    const Track<Studio>& values = pattern.track(track);
    const auto kit = static_cast<std::size_t>(values.value(ParamId::Kit));
    if (playsPads(values.value(ParamId::Instrument)) && names.kits[kit]) {
        (void)pattern.setTrackParam(track, ParamId::Kit, *names.kits[kit]);
    }
    const auto ofTrack = names.sounds[static_cast<std::size_t>(values.value(ParamId::Sound))];
    if (ofTrack) {
        (void)pattern.setTrackParam(track, ParamId::Sound, *ofTrack);
    }
    for (std::size_t step = 0; step < Studio::kSteps; ++step) {
        std::optional<std::uint8_t> locked;
        pattern.forEachValue(track, step, [&](const LockedValue& value) {
            if (value.id == ParamId::Sound) {
                locked = names.sounds[static_cast<std::size_t>(value.value)];
            }
        });
        if (locked) { // its cell is there already: this needs no room
            (void)pattern.setStepParam(track, step, ParamId::Sound, *locked);
        }
    }
}

void rename(Pattern<Studio>& pattern, const Renaming& names) {
    for (std::size_t track = 0; track < Studio::kTracks; ++track) {
        renameTrack(pattern, track, names);
    }
}

const NamedSound* find(std::span<const NamedSound> sounds, std::size_t index) {
    const auto found = std::ranges::find(sounds, index, &NamedSound::index);
    return found == sounds.end() ? nullptr : &*found;
}

/// Where a Sound of the slot goes; none: the project has no place left.
std::optional<std::uint8_t> placeOf(const NamedSound& sound, std::span<const NamedSound> sounds) {
    const auto same = std::ranges::find_if(
        sounds, [&](const NamedSound& other) { return other.name == sound.name && other.values == sound.values; });
    if (same != sounds.end()) {
        return same->index;
    }
    std::size_t place = find(sounds, sound.index) == nullptr ? sound.index : 0;
    while (place < kMostSounds && find(sounds, place) != nullptr) {
        ++place;
    }
    return place < kMostSounds ? std::optional{static_cast<std::uint8_t>(place)} : std::nullopt;
}

} // namespace

storage::SlotFile slotOf(
    const Pattern<Studio>& pattern, const storage::PatternWords& words, const ModuleValues& modules,
    std::span<const NamedSound> sounds, std::span<const KitReference> kits) {
    storage::SlotFile slot{.modules = modules};
    forEachSound(pattern, [&](std::int32_t number) {
        const NamedSound* sound = number > 0 ? find(sounds, static_cast<std::size_t>(number - 1)) : nullptr;
        if (sound != nullptr && find(slot.sounds, sound->index) == nullptr) {
            slot.sounds.push_back(*sound);
        }
    });
    std::ranges::sort(slot.sounds, {}, &NamedSound::index);
    Renaming names{};
    forEachKit(pattern, slot.sounds, [&](std::size_t place) {
        if (place < kits.size() && !kits[place].id.empty() && !names.kits[place]) {
            names.kits[place] = static_cast<std::uint8_t>(slot.kits.size());
            slot.kits.push_back(kits[place]);
        }
    });
    for (NamedSound& sound : slot.sounds) {
        rename(sound, names);
    }
    const auto renamed = std::make_unique<Pattern<Studio>>(pattern);
    rename(*renamed, names);
    slot.pattern = storage::SparsePattern{*renamed, words};
    return slot;
}

std::optional<storage::SlotFile> slotOf(const storage::ProjectFile& project, PatternId pattern) {
    const auto content = std::make_unique<Pattern<Studio>>();
    if (!project.fillPattern(pattern, *content)) {
        return std::nullopt;
    }
    return slotOf(*content, project.patternWords(pattern), modulesOf(project), project.sounds, project.kits);
}

ModuleValues modulesOf(const storage::ProjectFile& project) {
    ModuleValues modules{};
    for (const ParamId id : kModuleRows) {
        modules.set(id, project.projectParam(id));
    }
    return modules;
}

storage::Result<FittedSlot> fitSlot(
    const storage::SlotFile& slot, std::span<const NamedSound> sounds, std::span<const KitReference> kits) {
    FittedSlot fitted{.pattern = {}, .words = slot.pattern.words(), .modules = slot.modules};
    Renaming names{};
    std::vector<KitReference> list{kits.begin(), kits.end()};
    for (std::size_t place = 0; place < slot.kits.size(); ++place) {
        const KitReference& kit = slot.kits[place];
        if (kit.id.empty()) {
            continue;
        }
        const auto known = storage::kitPlace(list, kit.id);
        const auto at = known ? known : storage::freeKitPlace(list);
        if (!at) {
            return storage::FileError{
                "the project has no room for the slot's kit " + kit.id + ": it has " + std::to_string(kMostKits) +
                " kits"};
        }
        names.kits[place] = static_cast<std::uint8_t>(*at);
        if (!known) {
            list.resize(std::max(list.size(), *at + 1));
            list[*at] = kit;
            fitted.kits.push_back({.place = *at, .kit = kit});
        }
    }
    std::vector<NamedSound> all{sounds.begin(), sounds.end()};
    for (NamedSound sound : slot.sounds) {
        rename(sound, names);
        const auto place = placeOf(sound, all);
        if (!place) {
            return storage::FileError{
                "the project has no room for the slot's Sound " + std::to_string(sound.index + 1) + ": it has " +
                std::to_string(kMostSounds) + " Sounds"};
        }
        names.sounds[std::size_t{sound.index} + 1] = static_cast<std::uint8_t>(*place + 1);
        if (find(all, *place) == nullptr) {
            sound.index = *place;
            all.push_back(sound);
            fitted.sounds.push_back(sound);
        }
    }
    fitted.pattern = std::make_unique<Pattern<Studio>>();
    (void)slot.pattern.fill(*fitted.pattern);
    rename(*fitted.pattern, names);
    return fitted;
}

} // namespace tresillo::session
