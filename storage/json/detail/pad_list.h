// SPDX-License-Identifier: MIT
#pragma once

// What a project sets of its kits' pads, as it stands in project.json.
#include "storage/json/detail/json_reader.h"
#include "storage/json/detail/json_text.h"
#include "storage/json/project_file.h"

#include <span>

namespace tresillo::storage::detail {

/// Adds a list's settings of pads, each pad of each kit once. Thread-safe: no. Realtime-safe: no.
bool readPads(JsonReader& reader, JsonReader::Index array, std::span<const KitReference> kits, ProjectPads& pads);

/// Thread-safe: yes. Realtime-safe: no.
JsonText padsJson(const ProjectPads& pads, std::span<const KitReference> kits);

} // namespace tresillo::storage::detail
