// SPDX-License-Identifier: MIT
#include "session/places.h"

#include <cstdlib>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace tresillo::session {
namespace {

// Tresillo's folder in the one that a variable names, else in `inHome`. The XDG base directory specification: a
// relative path is to be ignored.
std::optional<std::filesystem::path> folderOf(const char* variable, const char* inHome) {
    const char* named = std::getenv(variable); // NOLINT(concurrency-mt-unsafe): nobody sets variables
    if (named != nullptr && std::filesystem::path(named).is_absolute()) {
        return std::filesystem::path(named) / "tresillo";
    }
    const char* home = std::getenv("HOME"); // NOLINT(concurrency-mt-unsafe)
    if (home != nullptr && !std::string_view(home).empty()) {
        return std::filesystem::path(home) / inHome / "tresillo";
    }
    return std::nullopt;
}

} // namespace

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

std::vector<std::filesystem::path> shippedProjects() {
    std::vector<std::filesystem::path> folders;
    for (const char* const name : {"demos", "templates"}) {
        if (auto folder = shipped(name)) {
            folders.push_back(std::move(*folder));
        }
    }
    return folders;
}

std::optional<std::filesystem::path> ownFolder() { return folderOf("XDG_DATA_HOME", ".local/share"); }

std::optional<std::filesystem::path> stateFolder() { return folderOf("XDG_STATE_HOME", ".local/state"); }

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
