// SPDX-License-Identifier: MIT
#pragma once

// Kits and Sounds as they stand in a project and in a slot.
#include "storage/json/detail/json_reader.h"
#include "storage/json/detail/json_text.h"
#include "storage/json/project_file.h"

#include <span>
#include <vector>

namespace tresillo::storage::detail {

/// Adds the kits of a list, each id once but where a kit names its place. Thread-safe: no. Realtime-safe: no.
bool readKits(JsonReader& reader, JsonReader::Index array, std::vector<KitReference>& kits);
/// Adds the Sounds of a list, each number once, by rising number. Thread-safe: no. Realtime-safe: no.
bool readSounds(
    JsonReader& reader, JsonReader::Index array, std::span<const KitReference> kits, std::vector<NamedSound>& sounds);

/// Thread-safe: yes. Realtime-safe: no.
JsonText kitsJson(std::span<const KitReference> kits);
/// Thread-safe: yes. Realtime-safe: no.
JsonText soundsJson(std::span<const NamedSound> sounds, std::span<const KitReference> kits);

/// Puts a Sound into a list that is sorted by number, in place of one of its number; what cannot stand in a file for
/// people is replaced in its name. Thread-safe: no. Realtime-safe: no.
void putSound(std::vector<NamedSound>& sounds, const NamedSound& sound);

} // namespace tresillo::storage::detail
