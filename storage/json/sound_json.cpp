// SPDX-License-Identifier: MIT
#include "storage/json/sound_json.h"

#include "core/model/project_kit.h"
#include "storage/files.h"
#include "storage/json/detail/sound_fields.h"
#include "storage/json/portable_names.h"
#include "storage/json/project_fields.h"

#include <algorithm>

namespace tresillo::storage {
namespace {

using detail::JsonReader;
using detail::JsonText;
using Index = JsonReader::Index;

constexpr std::string_view kKitKey = "kit";

bool isTag(std::string_view text) {
    const auto isAllowed = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
    };
    return !text.empty() && std::ranges::all_of(text, isAllowed);
}

class SoundReader {
public:
    explicit SoundReader(const JsonDocument& document) : reader_(document) {}

    Result<SoundFile> read() {
        if (!reader_.readHeader("sound", kSoundSchema) ||
            !reader_.members(
                JsonReader::kRoot, [&](Index member, std::string_view key) { return readField(member, key); })) {
            return reader_.error();
        }
        return std::move(sound_);
    }

private:
    bool readField(Index member, std::string_view key) {
        if (key == "schema" || key == "type") {
            return true;
        }
        if (key == "name") {
            return reader_.readName(member, sound_.name);
        }
        if (key == "tags") {
            return reader_.items(member, kMostTags, [&](Index tag, std::size_t /*place*/) { return readTag(tag); });
        }
        if (key == kKitKey) {
            return reader_.readText(member, kMostNameBytes, sound_.kit) &&
                   (isKitId(sound_.kit) || reader_.fail(member, inQuotes(sound_.kit) + " is no kit's id"));
        }
        return detail::readSoundRow(reader_, member, key, {}, kSoundFileFields, sound_.values);
    }

    bool readTag(Index index) {
        std::string_view tag;
        if (!reader_.readText(index, kMostTagBytes, tag)) {
            return false;
        }
        if (!isTag(tag)) {
            return reader_.fail(index, inQuotes(tag) + " is no tag: lower-case letters, digits and - are allowed");
        }
        sound_.tags.emplace_back(tag);
        return true;
    }

    JsonReader reader_;
    SoundFile sound_;
};

} // namespace

Result<SoundFile> parseSound(std::string_view text, std::string_view name) {
    const auto document = JsonDocument::parse(text, name);
    return document ? SoundReader{*document}.read() : FileError{document.message()};
}

Result<SoundFile> readSound(const std::filesystem::path& file) {
    const auto text = readFile(file, kMostSoundBytes);
    return text ? parseSound(*text, file.string()) : FileError{text.message()};
}

std::string formatSound(const SoundFile& sound) {
    JsonText json = JsonText::object();
    json.add("schema", JsonText::number(kSoundSchema));
    json.add("type", JsonText::text("sound"));
    if (!sound.name.empty()) {
        json.add("name", JsonText::text(cleanText(sound.name.view())));
    }
    if (!sound.tags.empty()) {
        JsonText tags = JsonText::array();
        for (const std::string& tag : sound.tags) {
            tags.push(JsonText::text(tag));
        }
        json.add("tags", std::move(tags));
    }
    if (!sound.kit.empty()) {
        json.add(kKitKey, JsonText::text(sound.kit));
    }
    SoundValues values = sound.values;
    (void)values.set(ParamId::Kit, rowOf(ParamId::Kit).initial);
    detail::addSoundRows(json, values, {});
    return json.format();
}

std::optional<FileError> writeSound(const std::filesystem::path& file, const SoundFile& sound) {
    const std::string text = formatSound(sound);
    // What could not be read again must not take the place of what can.
    if (const auto check = parseSound(text, file.string()); !check) {
        return FileError{check.message()};
    }
    return writeFile(file, text);
}

} // namespace tresillo::storage
