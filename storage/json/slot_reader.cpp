// SPDX-License-Identifier: MIT
#include "core/params/words.h"
#include "storage/json/detail/json_reader.h"
#include "storage/json/detail/pattern_reader.h"
#include "storage/json/detail/project_lists.h"
#include "storage/json/project_fields.h"
#include "storage/json/slot_json.h"

#include <limits>
#include <memory>
#include <optional>

namespace tresillo::storage {
namespace {

using detail::JsonReader;
using Index = JsonReader::Index;

class SlotReader {
public:
    explicit SlotReader(const JsonDocument& document) : reader_(document) {}

    Result<SlotFile> read() {
        if (!reader_.readHeader("slot", kSlotSchema) || !readNamed() ||
            !reader_.members(
                JsonReader::kRoot, [&](Index member, std::string_view key) { return readField(member, key); })) {
            return reader_.error();
        }
        return std::move(slot_);
    }

private:
    // What others name comes first, wherever it stands: Sounds name kits, and tracks name both.
    bool readNamed() {
        const auto kits = reader_.member(JsonReader::kRoot, "kits");
        const auto sounds = reader_.member(JsonReader::kRoot, "sounds");
        return (!kits || detail::readKits(reader_, *kits, slot_.kits)) &&
               (!sounds || detail::readSounds(reader_, *sounds, slot_.kits, slot_.sounds)) &&
               (reader_.member(JsonReader::kRoot, "pattern") ||
                reader_.fail(JsonReader::kRoot, "needs the field pattern"));
    }

    bool readField(Index member, std::string_view key) {
        if (key == "schema" || key == "type" || key == "kits" || key == "sounds") {
            return true;
        }
        if (key == "program") {
            return reader_.readText(member, kMostProgramBytes, slot_.program);
        }
        if (key == "saved") {
            return reader_.readWhole(member, 0, kLatestSave, slot_.savedAt);
        }
        if (key == "transport") {
            return readTransport(member);
        }
        if (key == "modules") {
            return reader_.members(member, [&](Index value, std::string_view name) { return readModule(value, name); });
        }
        return key == "pattern" ? readPattern(member) : readWords(member, key);
    }

    bool readWords(Index member, std::string_view key) {
        if (key == "name") {
            return reader_.readName(member, slot_.words.name);
        }
        if (key == "genre") {
            return reader_.readName(member, slot_.words.genre);
        }
        if (key == "tags") {
            return reader_.items(member, decltype(SlotWords::tags)::capacity(), [&](Index item, std::size_t /*place*/) {
                SlotTag tag;
                return reader_.readName(item, tag) && slot_.words.tags.push(tag);
            });
        }
        return reader_.failUnknown(member, kSlotFields);
    }

    bool readTransport(Index object) {
        return reader_.members(object, [&](Index member, std::string_view key) {
            if (key == "running") {
                return reader_.readSwitch(member, slot_.transport.isRunning);
            }
            std::int64_t step = 0;
            const bool isStep = key == "step"
                                    ? reader_.readWhole(member, 0, std::numeric_limits<std::uint32_t>::max(), step)
                                    : reader_.failUnknown(member, kTransportFields);
            slot_.transport.step = static_cast<std::uint32_t>(step);
            return isStep;
        });
    }

    bool readModule(Index member, std::string_view key) {
        const auto id = paramByKey(key, Scope::Project);
        std::int32_t value = 0;
        if (!id || !isModuleRow(*id)) {
            return reader_.failUnknown(member, moduleFields());
        }
        const bool isRead = reader_.readParam(member, *id, slot_.kits, value);
        slot_.modules.set(*id, value);
        return isRead;
    }

    bool readPattern(Index member) {
        const auto pattern = std::make_unique<Pattern<Studio>>();
        PatternWords words{};
        const bool isRead = detail::PatternReader{reader_, slot_.kits, *pattern, words}.read(member);
        slot_.pattern = SparsePattern{*pattern, words};
        return isRead;
    }

    JsonReader reader_;
    SlotFile slot_{};
};

} // namespace

Result<SlotFile> parseSlot(std::string_view text, std::string_view name) {
    const auto document = JsonDocument::parse(text, name);
    return document ? SlotReader{*document}.read() : FileError{document.message()};
}

} // namespace tresillo::storage
