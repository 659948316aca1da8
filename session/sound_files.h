// SPDX-License-Identifier: MIT
#pragma once

#include "session/places.h"
#include "storage/json/project_file.h"
#include "storage/json/sound_json.h"
#include "storage/json/sound_shelf.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::session {

// Sounds as files, and as a project has them: there a kit is a place in the project's list, in a file it is an id.
// Thread-safe: yes. Realtime-safe: no. This holds for everything here.

/// Whether a Sound plays samples, and so needs its kit.
bool playsKit(const SoundValues& values);

/// What a Sound's values are where its kit lies at `kit`.
SoundValues valuesAt(const storage::SoundFile& sound, std::size_t kit);

/// A project's values as a file, with the id of the kit in the place of its number.
storage::SoundFile soundFileOf(
    std::string_view name, std::vector<std::string> tags, const SoundValues& values,
    std::span<const storage::KitReference> kits);

/// "none", "pad", "kit", "synth" or "acid".
std::string_view kindOf(const SoundValues& values);

/// Puts a Sound among the player's own, in place of one whose name gives the same file. The file that it became, or why
/// it did not.
storage::Result<std::filesystem::path> keepSound(const SoundFolders& folders, const storage::SoundFile& sound);

} // namespace tresillo::session
