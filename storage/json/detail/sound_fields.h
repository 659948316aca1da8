// SPDX-License-Identifier: MIT
#pragma once

// The rows of a Sound, as they stand in a project and in a file of its own.
#include "core/model/sound.h"
#include "storage/json/detail/json_reader.h"
#include "storage/json/detail/json_text.h"
#include "storage/json/project_file.h"

#include <span>
#include <string_view>

namespace tresillo::storage::detail {

/// One field of an object that has `others` beside the rows. Thread-safe: no. Realtime-safe: no.
bool readSoundRow(
    JsonReader& reader, JsonReader::Index member, std::string_view key, std::span<const KitReference> kits,
    std::span<const std::string_view> others, SoundValues& values);

/// The rows that are not as in a new track, what is played before how. Thread-safe: yes. Realtime-safe: no.
void addSoundRows(JsonText& json, const SoundValues& values, std::span<const KitReference> kits);

} // namespace tresillo::storage::detail
