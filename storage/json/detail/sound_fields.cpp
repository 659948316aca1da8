// SPDX-License-Identifier: MIT
#include "storage/json/detail/sound_fields.h"

#include "core/params/words.h"
#include "storage/json/detail/pattern_writer.h"
#include "storage/json/project_fields.h"

namespace tresillo::storage::detail {

bool readSoundRow(
    JsonReader& reader, JsonReader::Index member, std::string_view key, std::span<const KitReference> kits,
    std::span<const std::string_view> others, SoundValues& values) {
    const auto id = paramByKey(key, Scope::Track);
    if (!id || !isSoundRow(*id)) {
        return reader.failUnknown(member, knownSoundFields(others));
    }
    std::int32_t value = 0;
    return reader.readParam(member, *id, kits, value) && values.set(*id, value);
}

void addSoundRows(JsonText& json, const SoundValues& values, std::span<const KitReference> kits) {
    const auto add = [&](ParamId id) {
        if (values.value(id) != rowOf(id).initial) {
            json.add(wordsOf(id).key, paramText(id, values.value(id), kits));
        }
    };
    for (const bool isWhat : {true, false}) {
        for (const ParamId id : kSoundRows) {
            if (rowOf(id).lockable != isWhat) {
                add(id);
            }
        }
    }
}

} // namespace tresillo::storage::detail
