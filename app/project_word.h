// SPDX-License-Identifier: MIT
#pragma once

#include "app/own_shelf.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <string>

namespace tresillo::app {

/// A word of the command line that names a project: its folder, or the name of one of the player's own. `also` goes on
/// with its help. Thread-safe: no. Realtime-safe: no.
inline CLI::Option* addProjectWord(CLI::App& command, std::filesystem::path& project, const std::string& also = {}) {
    return command.add_option("project", project, "Its folder, or the name of one of your own" + also)
        ->transform([](const std::string& word) { return meantFolder(word).string(); });
}

} // namespace tresillo::app
