// SPDX-License-Identifier: MIT
#include "storage/json/detail/project_lists.h"

#include "core/model/project_kit.h"
#include "storage/json/detail/sound_fields.h"
#include "storage/json/portable_names.h"
#include "storage/json/project_fields.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace tresillo::storage::detail {
namespace {

using Index = JsonReader::Index;

bool readKitPath(JsonReader& reader, Index member, std::string& path) {
    if (!reader.readText(member, kMostPathBytes, path)) {
        return false;
    }
    const auto reason = whyNotPortable(path);
    return !reason || reader.fail(member, inQuotes(path) + " is no path in the project: " + *reason);
}

bool readKitReference(JsonReader& reader, Index object, std::vector<KitReference>& kits) {
    KitReference kit;
    std::optional<Index> placed;
    auto place = static_cast<std::int64_t>(kits.size());
    const bool isRead = reader.members(object, [&](Index member, std::string_view key) {
        if (key == "place") {
            placed = member;
            return reader.readWhole(member, 0, std::int64_t{kMostKits} - 1, place);
        }
        if (key == "id") {
            return reader.readText(member, kMostNameBytes, kit.id) &&
                   (isKitId(kit.id) || reader.fail(member, "must be 1 to 64 letters, digits, - _ or ."));
        }
        if (key == "name") {
            return reader.readText(member, kMostNameBytes, kit.name);
        }
        if (key == "path") {
            return readKitPath(reader, member, kit.path);
        }
        return reader.failUnknown(member, kKitFields);
    });
    if (!isRead) {
        return false;
    }
    if (kit.id.empty()) {
        return reader.fail(object, "needs the field id");
    }
    const auto next = static_cast<std::int64_t>(kits.size());
    if (placed && place < next) {
        return reader.fail(
            *placed, "place " + std::to_string(place) + " is taken; the next is " + std::to_string(next));
    }
    if (place >= std::int64_t{kMostKits}) {
        return reader.fail(object, "there is no place behind " + std::to_string(kMostKits - 1));
    }
    if (!placed && std::ranges::find(kits, kit.id, &KitReference::id) != kits.end()) {
        return reader.fail(object, "kit " + kit.id + " is given twice");
    }
    kits.resize(static_cast<std::size_t>(place));
    kits.push_back(std::move(kit));
    return true;
}

bool readNamedSound(
    JsonReader& reader, Index object, std::span<const KitReference> kits, std::vector<NamedSound>& sounds) {
    if (!reader.require(object, JsonKind::Object)) {
        return false;
    }
    const auto number = reader.member(object, "sound");
    std::int64_t place = 0;
    if (!number) {
        return reader.fail(object, "needs the field sound, its number from 1 to 128");
    }
    if (!reader.readWhole(*number, 1, kMostSounds, place)) {
        return false;
    }
    NamedSound sound{.index = static_cast<std::uint8_t>(place - 1), .name = {}, .values = {}};
    if (std::ranges::find(sounds, sound.index, &NamedSound::index) != sounds.end()) {
        return reader.fail(*number, "sound " + std::to_string(place) + " is given twice");
    }
    const bool isRead = reader.members(object, [&](Index member, std::string_view key) {
        if (key == "sound") {
            return true;
        }
        return key == "name" ? reader.readName(member, sound.name)
                             : readSoundRow(reader, member, key, kits, kSoundFields, sound.values);
    });
    putSound(sounds, sound);
    return isRead;
}

} // namespace

bool readKits(JsonReader& reader, Index array, std::vector<KitReference>& kits) {
    return reader.items(
        array, kMostKits, [&](Index kit, std::size_t /*place*/) { return readKitReference(reader, kit, kits); });
}

bool readSounds(JsonReader& reader, Index array, std::span<const KitReference> kits, std::vector<NamedSound>& sounds) {
    return reader.items(array, kMostSounds, [&](Index sound, std::size_t /*place*/) {
        return readNamedSound(reader, sound, kits, sounds);
    });
}

JsonText kitsJson(std::span<const KitReference> kits) {
    JsonText list = JsonText::array();
    std::size_t next = 0;
    for (std::size_t place = 0; place < kits.size(); ++place) {
        const KitReference& reference = kits[place];
        if (reference.id.empty()) {
            continue;
        }
        JsonText kit = JsonText::object();
        if (place != next || kitPlace(kits, reference.id) != place) {
            kit.add("place", JsonText::number(static_cast<std::int64_t>(place)));
        }
        next = place + 1;
        kit.add("id", JsonText::text(reference.id));
        if (!reference.name.empty()) {
            kit.add("name", JsonText::text(cutText(reference.name, kMostNameBytes)));
        }
        if (!whyNotPortable(reference.path)) {
            kit.add("path", JsonText::text(reference.path));
        }
        list.push(std::move(kit));
    }
    return list;
}

JsonText soundsJson(std::span<const NamedSound> sounds, std::span<const KitReference> kits) {
    JsonText list = JsonText::array();
    for (const NamedSound& sound : sounds) {
        JsonText json = JsonText::object();
        json.add("sound", JsonText::number(std::int64_t{sound.index} + 1));
        if (!sound.name.empty()) {
            json.add("name", JsonText::text(cleanText(sound.name.view())));
        }
        addSoundRows(json, sound.values, kits);
        list.push(std::move(json));
    }
    return list;
}

void putSound(std::vector<NamedSound>& sounds, const NamedSound& sound) {
    const auto position = std::ranges::lower_bound(sounds, sound.index, {}, &NamedSound::index);
    const bool isThere = position != sounds.end() && position->index == sound.index;
    NamedSound& kept = isThere ? *position : *sounds.insert(position, NamedSound{});
    kept = {.index = sound.index, .name = SoundName{cleanText(sound.name.view())}, .values = sound.values};
}

} // namespace tresillo::storage::detail
