// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

namespace tresillo::session {

/// Where something lies that comes with the program: in its `share/tresillo` where it is installed, else in a folder
/// above the program, as in a build. `name` is relative to either, and must be there.
/// Thread-safe: yes. Realtime-safe: no.
std::optional<std::filesystem::path> shipped(const std::filesystem::path& name);

/// The folders of the projects that come with the program, its demos and templates, where they are there.
/// Thread-safe: yes. Realtime-safe: no.
std::vector<std::filesystem::path> shippedProjects();

/// Where the player's own things lie: `tresillo` in $XDG_DATA_HOME, else in ~/.local/share. It need not be there. None:
/// nobody says where home is. Thread-safe: yes. Realtime-safe: no.
std::optional<std::filesystem::path> ownFolder();

/// Where the machine keeps what only it reads, beside the player's own things: `tresillo` in $XDG_STATE_HOME, else in
/// ~/.local/state. It need not be there. None: nobody says where home is. Thread-safe: yes. Realtime-safe: no.
std::optional<std::filesystem::path> stateFolder();

/// The folders of Sounds: those that ship with the program, then the player's own, where there are such folders.
/// Thread-safe: yes. Realtime-safe: no.
struct SoundFolders {
    std::vector<std::filesystem::path> folders{};
    std::optional<std::filesystem::path> own{}; ///< Where the player's own go; it need not be there.

    [[nodiscard]] bool isOwn(std::size_t shelf) const { return own && folders[shelf] == *own; }
};
SoundFolders soundFolders();

} // namespace tresillo::session
