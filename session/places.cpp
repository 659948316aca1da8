// SPDX-License-Identifier: MIT
#include "session/places.h"

#include <cstdlib>
#include <string_view>

namespace tresillo::session {

std::optional<std::filesystem::path> shipped(const std::filesystem::path& name) {
    std::error_code error;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    std::filesystem::path installed = program / "../share/tresillo" / name;
    if (std::filesystem::exists(installed, error)) {
        return installed;
    }
    for (std::filesystem::path folder = program; folder.has_relative_path(); folder = folder.parent_path()) {
        if (std::filesystem::exists(folder / name, error)) {
            return folder / name;
        }
    }
    return std::nullopt;
}

std::optional<std::filesystem::path> ownFolder() {
    // The XDG base directory specification: a relative path is to be ignored.
    const char* data = std::getenv("XDG_DATA_HOME"); // NOLINT(concurrency-mt-unsafe): nobody sets variables
    if (data != nullptr && std::filesystem::path(data).is_absolute()) {
        return std::filesystem::path(data) / "tresillo";
    }
    const char* home = std::getenv("HOME"); // NOLINT(concurrency-mt-unsafe)
    if (home != nullptr && !std::string_view(home).empty()) {
        return std::filesystem::path(home) / ".local/share/tresillo";
    }
    return std::nullopt;
}

SoundFolders soundFolders() {
    SoundFolders found;
    if (const auto folder = shipped("sounds")) {
        found.folders.push_back(*folder);
    }
    if (const auto own = ownFolder()) {
        found.own = *own / "sounds";
        found.folders.push_back(*found.own);
    }
    return found;
}

} // namespace tresillo::session
