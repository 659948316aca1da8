// SPDX-License-Identifier: MIT
#include "core/model/project_kit.h"
#include "storage/files.h"
#include "storage/json/detail/json_reader.h"
#include "storage/json/kit_fields.h"
#include "storage/json/kit_json.h"
#include "storage/json/portable_names.h"

#include <algorithm>

namespace tresillo::storage {
namespace {

using detail::JsonReader;
using Index = JsonReader::Index;

class KitReader {
public:
    explicit KitReader(const JsonDocument& document) : reader_(document) {}

    Result<KitFile> read() {
        const bool isRead = reader_.readHeader("kit", kKitSchema) &&
                            reader_.members(JsonReader::kRoot, [&](Index member, std::string_view key) {
                                return readField(member, key);
                            });
        if (isRead && (!kit_.id.empty() || reader_.fail(JsonReader::kRoot, "needs the field id"))) {
            return std::move(kit_);
        }
        return reader_.error();
    }

private:
    bool readField(Index member, std::string_view key) {
        if (key == "schema" || key == "type") {
            return true;
        }
        if (key == "id") {
            return reader_.readText(member, kMostKitNameBytes, kit_.id) &&
                   (isKitId(kit_.id) || reader_.fail(member, "must be 1 to 64 letters, digits, - _ or ."));
        }
        if (key == "name") {
            return reader_.readText(member, kMostKitNameBytes, kit_.name);
        }
        if (key == "author") {
            return reader_.readText(member, kMostCreditBytes, kit_.author);
        }
        if (key == "license") {
            return reader_.readText(member, kMostCreditBytes, kit_.license);
        }
        if (key == "pads") {
            return reader_.items(member, kPads, [&](Index pad, std::size_t /*place*/) { return readPad(pad); });
        }
        return reader_.failUnknown(member, kKitFileFields);
    }

    bool readPad(Index object) {
        KitPad pad{};
        std::string name;
        const bool isRead = reader_.members(
            object, [&](Index member, std::string_view key) { return readPadField(member, key, pad, name); });
        if (!isRead || !checkFrames(object, pad)) {
            return false;
        }
        (void)kit_.description.pads.push(pad); // There are no more than it holds.
        kit_.padNames.push_back(std::move(name));
        return true;
    }

    bool readPadField(Index member, std::string_view key, KitPad& pad, std::string& name) {
        for (const auto& field : kPadReals) {
            if (key == field.key) {
                return reader_.readReal(member, field.minimum, field.maximum, pad.*field.member);
            }
        }
        for (const auto& field : kPadSwitches) {
            if (key == field.key) {
                return reader_.readSwitch(member, pad.*field.member);
            }
        }
        for (const auto& field : kPadFrames) {
            if (key == field.key) {
                pad.loops = pad.loops || (key == "loopStart" && reader_.kind(member) != JsonKind::Null);
                return readFrame(member, field.none, pad.*field.member);
            }
        }
        if (key == "name") {
            return reader_.readText(member, kMostKitNameBytes, name);
        }
        if (key == "choke") {
            std::int64_t group = 0;
            const bool isRead = reader_.readWhole(member, 0, kMostChokeGroups, group);
            pad.choke = static_cast<std::uint8_t>(group);
            return isRead;
        }
        if (key == "filter") {
            return readFilter(member, pad.filter);
        }
        if (key == "layers") {
            return reader_.items(
                member, kLayersPerPad, [&](Index layer, std::size_t /*place*/) { return readLayer(layer, pad); });
        }
        return reader_.failUnknown(member, kPadFields);
    }

    bool readFrame(Index member, std::uint32_t none, std::uint32_t& frame) {
        if (reader_.kind(member) == JsonKind::Null) {
            frame = none;
            return true;
        }
        std::int64_t number = 0;
        const bool isRead = reader_.readWhole(member, 0, std::int64_t{kSampleEnd} - 1, number);
        frame = static_cast<std::uint32_t>(number);
        return isRead;
    }

    bool checkFrames(Index object, const KitPad& pad) {
        if (pad.start >= pad.end) {
            return reader_.fail(object, "start must lie before end");
        }
        if (!pad.loops && pad.loopEnd != kSampleEnd) {
            return reader_.fail(object, "loopEnd needs a loopStart");
        }
        return !pad.loops || pad.loopStart < pad.loopEnd || reader_.fail(object, "loopStart must lie before loopEnd");
    }

    bool readFilter(Index member, FilterMode& filter) {
        std::string_view word;
        if (!reader_.readText(member, kMostKitNameBytes, word)) {
            return false;
        }
        const auto found = std::ranges::find(kPadFilters, word);
        if (found == kPadFilters.end()) {
            return reader_.fail(member, inQuotes(word) + " is not allowed; off, lowpass, highpass or bandpass is");
        }
        filter = static_cast<FilterMode>(found - kPadFilters.begin());
        return true;
    }

    bool readLayer(Index object, KitPad& pad) {
        KitLayer layer{};
        bool hasFile = false;
        const bool isRead = reader_.members(object, [&](Index member, std::string_view key) {
            for (const auto& field : kLayerReals) {
                if (key == field.key) {
                    return reader_.readReal(member, field.minimum, field.maximum, layer.*field.member);
                }
            }
            if (key == "file") {
                hasFile = true;
                return readFileName(member, layer.sample);
            }
            if (key == "velocity") {
                return readVelocity(member, layer);
            }
            if (key == "roundRobin") {
                std::int64_t turn = 0;
                const bool isTurn = reader_.readWhole(member, 0, kMostRoundRobins, turn);
                layer.roundRobin = static_cast<std::uint8_t>(turn);
                return isTurn;
            }
            return reader_.failUnknown(member, kLayerFields);
        });
        if (isRead && !hasFile) {
            return reader_.fail(object, "needs the field file");
        }
        return isRead && pad.layers.push(layer);
    }

    bool readFileName(Index member, std::uint16_t& sample) {
        std::string_view name;
        if (!reader_.require(member, JsonKind::String)) {
            return false;
        }
        name = reader_.document().text(member);
        if (const auto reason = whyNotPortable(name)) {
            return reader_.fail(member, inQuotes(name) + " is no file name for a kit: " + *reason);
        }
        // Two layers of one file share one sample.
        const auto found = std::ranges::find(kit_.files, name);
        sample = static_cast<std::uint16_t>(found - kit_.files.begin());
        if (found == kit_.files.end()) {
            kit_.files.emplace_back(name);
        }
        return true;
    }

    bool readVelocity(Index member, KitLayer& layer) {
        std::size_t limits = 0;
        const bool isRead = reader_.items(member, 2, [&](Index item, std::size_t place) {
            std::int64_t velocity = 0;
            ++limits;
            const bool isVelocity =
                reader_.readWhole(item, place == 0 ? 1 : std::int64_t{layer.velocityLow}, 127, velocity);
            (place == 0 ? layer.velocityLow : layer.velocityHigh) = static_cast<std::uint8_t>(velocity);
            return isVelocity;
        });
        return isRead && (limits == 2 || reader_.fail(member, "must be two velocities, the lowest and the highest"));
    }

    JsonReader reader_;
    KitFile kit_;
};

} // namespace

Result<KitFile> parseKit(std::string_view text, std::string_view name) {
    const auto document = JsonDocument::parse(text, name);
    return document ? KitReader{*document}.read() : FileError{document.message()};
}

Result<KitFile> readKit(const std::filesystem::path& fileOrFolder) {
    std::error_code error;
    const bool isFolder = std::filesystem::is_directory(fileOrFolder, error);
    const std::filesystem::path file = isFolder ? fileOrFolder / "kit.json" : fileOrFolder;
    const auto text = readFile(file, kMostKitBytes);
    return text ? parseKit(*text, file.string()) : FileError{text.message()};
}

} // namespace tresillo::storage
