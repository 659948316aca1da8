// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tresillo::app {

struct SoundOptions {
    std::string sound;             ///< Its id, or its name.
    std::filesystem::path project; ///< Folder of the project.
    std::string pattern{"A01"};
    std::optional<int> track{}; ///< From 1 on.
    std::optional<int> place{}; ///< Among the project's Sounds, from 1 on.
    std::string name;
    std::vector<std::string> tags;
    bool asJson{false};
};

/// `tresillo sound list`: the Sounds that ship with the program and the player's own. Returns the exit code.
int listSounds(const SoundOptions& options);
/// `tresillo sound show`: what one of them is.
int showSound(const SoundOptions& options);
/// `tresillo sound load`: makes a track of a project the Sound, or puts it among the project's Sounds.
int loadSoundFile(const SoundOptions& options);
/// `tresillo sound save`: keeps what a track sounds like, or one of the project's Sounds, among the player's own.
int saveSoundFile(const SoundOptions& options);

} // namespace tresillo::app
