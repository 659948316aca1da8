// SPDX-License-Identifier: MIT
#pragma once

#include "storage/json/sound_json.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::storage {

/// A Sound in a folder of them.
struct ShelfSound {
    std::filesystem::path file;
    std::string id; ///< Names it: the file's name without its ending.
    SoundFile sound;
    std::size_t shelf{0}; ///< In which of the folders it lies.
};

struct Shelf {
    std::vector<ShelfSound> sounds;    ///< By name, then by id.
    std::vector<std::string> problems; ///< One line for each file that is no Sound.
};

/// As many Sounds as one folder may hold; others are left out, which is said.
inline constexpr std::size_t kMostShelfSounds = 2048;

/// Reads every `*.json` of these folders. Where two hold a Sound of one id, that of the later folder is taken. A folder
/// that is not there is empty. Thread-safe: yes. Realtime-safe: no.
Shelf readShelf(std::span<const std::filesystem::path> folders);

/// The Sound of this id; else the only one of this name, however its letters are written. Null when there is none.
/// Thread-safe: yes. Realtime-safe: no.
const ShelfSound* findSound(const Shelf& shelf, std::string_view idOrName);

} // namespace tresillo::storage
