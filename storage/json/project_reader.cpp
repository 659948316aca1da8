// SPDX-License-Identifier: MIT
#include "core/model/pattern_text.h"
#include "core/params/words.h"
#include "storage/files.h"
#include "storage/json/detail/json_reader.h"
#include "storage/json/detail/pad_list.h"
#include "storage/json/detail/pattern_reader.h"
#include "storage/json/detail/project_lists.h"
#include "storage/json/portable_names.h"
#include "storage/json/project_fields.h"
#include "storage/json/project_json.h"

#include <memory>

namespace tresillo::storage {
namespace {

using detail::JsonReader;
using Index = JsonReader::Index;

class ProjectReader {
public:
    explicit ProjectReader(const JsonDocument& document) : reader_(document) {}

    Result<ProjectFile> read() {
        if (reader_.readHeader("project", kProjectSchema) && readKits() &&
            reader_.members(
                JsonReader::kRoot, [&](Index member, std::string_view key) { return readField(member, key); })) {
            return std::move(project_);
        }
        return reader_.error();
    }

private:
    // First of all, wherever they stand: tracks name them.
    bool readKits() {
        const auto kits = reader_.member(JsonReader::kRoot, "kits");
        return !kits || detail::readKits(reader_, *kits, project_.kits);
    }

    bool readField(Index member, std::string_view key) {
        if (key == "schema" || key == "type" || key == "kits") {
            return true;
        }
        if (key == "name") {
            return reader_.readName(member, project_.name);
        }
        if (key == "sounds") {
            return detail::readSounds(reader_, member, project_.kits, project_.sounds);
        }
        if (key == "pads") {
            return detail::readPads(reader_, member, project_.kits, project_.pads);
        }
        if (key == "banks") {
            return reader_.items(member, kBanks, [&](Index bank, std::size_t /*place*/) { return readBank(bank); });
        }
        if (key == "song") {
            return reader_.items(
                member, Studio::kSections, [&](Index section, std::size_t /*place*/) { return readSection(section); });
        }
        if (key == "chain") {
            return reader_.items(member, Studio::kChain, [&](Index link, std::size_t /*place*/) {
                PatternId id{};
                return readPatternId(link, id) && project_.chain.push(id);
            });
        }
        if (key == "patterns") {
            return reader_.members(
                member, [&](Index pattern, std::string_view name) { return readPattern(pattern, name); });
        }
        const auto id = paramByKey(key, Scope::Project);
        std::int32_t value = 0;
        if (!id) {
            return reader_.failUnknown(member, knownFields(kProjectFields, Scope::Project));
        }
        const bool isRead = reader_.readParam(member, *id, project_.kits, value);
        project_.setProjectParam(*id, value);
        return isRead;
    }

    bool readBank(Index object) {
        if (!reader_.require(object, JsonKind::Object)) {
            return false;
        }
        const auto letter = reader_.member(object, "bank");
        std::string_view text;
        if (!letter) {
            return reader_.fail(object, "needs the field bank, its letter from A to P");
        }
        if (!reader_.readText(*letter, kMostNameBytes, text)) {
            return false;
        }
        const auto index = bankFromText(text);
        if (!index) {
            return reader_.fail(*letter, inQuotes(text) + " is no bank; A to P are allowed");
        }
        Bank& bank = project_.banks[*index];
        if (bank != Bank{}) {
            return reader_.fail(*letter, "bank " + std::string(text) + " is given twice");
        }
        return reader_.members(object, [&](Index member, std::string_view key) {
            if (key == "bank") {
                return true;
            }
            if (key == "name") {
                return reader_.readName(member, bank.name);
            }
            return key == "tempo" ? reader_.readParam(member, ParamId::Tempo, {}, bank.tempo)
                                  : reader_.failUnknown(member, kBankFields);
        });
    }

    bool readPatternId(Index index, PatternId& id) {
        std::string_view text;
        if (!reader_.readText(index, kMostNameBytes, text)) {
            return false;
        }
        const auto found = patternFromText(text);
        id = found.value_or(PatternId{});
        return found || reader_.fail(index, inQuotes(text) + " is no pattern; A01 to P16 are allowed");
    }

    bool readSection(Index object) {
        Section section{};
        bool hasPattern = false;
        std::int64_t number = 0;
        const bool isRead = reader_.members(object, [&](Index member, std::string_view key) {
            if (key == "pattern") {
                return hasPattern = readPatternId(member, section.pattern);
            }
            if (key == "repeats") {
                const bool isNumber = reader_.readWhole(member, 1, 255, number);
                section.repeats = static_cast<std::uint8_t>(number);
                return isNumber;
            }
            if (key == "length") {
                const bool isNumber = reader_.readWhole(member, 0, UINT16_MAX, number);
                section.length = static_cast<std::uint16_t>(number);
                return isNumber;
            }
            if (key == "tempo") {
                return reader_.readParam(member, ParamId::Tempo, {}, section.tempo);
            }
            if (key == "mutes") {
                return reader_.items(member, Studio::kTracks, [&](Index track, std::size_t /*place*/) {
                    const bool isNumber = reader_.readWhole(track, 1, Studio::kTracks, number);
                    section.mutes = static_cast<std::uint16_t>(section.mutes | (isNumber ? 1U << (number - 1) : 0U));
                    return isNumber;
                });
            }
            return reader_.failUnknown(member, kSectionFields);
        });
        if (isRead && !hasPattern) {
            return reader_.fail(object, "needs the field pattern");
        }
        return isRead && project_.song.push(section);
    }

    bool readPattern(Index object, std::string_view name) {
        const auto id = patternFromText(name);
        if (!id) {
            return reader_.fail(object, inQuotes(name) + " is no pattern; A01 to P16 are allowed");
        }
        *scratch_ = Pattern<Studio>{};
        PatternWords words{};
        if (!detail::PatternReader{reader_, project_.kits, *scratch_, words}.read(object)) {
            return false;
        }
        project_.setPattern(*id, *scratch_, words);
        return true;
    }

    JsonReader reader_;
    ProjectFile project_;
    std::unique_ptr<Pattern<Studio>> scratch_ = std::make_unique<Pattern<Studio>>();
};

} // namespace

Result<ProjectFile> parseProject(std::string_view text, std::string_view name) {
    const auto document = JsonDocument::parse(text, name);
    return document ? ProjectReader{*document}.read() : FileError{document.message()};
}

Result<ProjectFile> readProject(const std::filesystem::path& fileOrFolder) {
    std::error_code error;
    const bool isFolder = std::filesystem::is_directory(fileOrFolder, error);
    const std::filesystem::path file = isFolder ? fileOrFolder / "project.json" : fileOrFolder;
    const auto text = readFile(file, kMostProjectBytes);
    return text ? parseProject(*text, file.string()) : FileError{text.message()};
}

} // namespace tresillo::storage
