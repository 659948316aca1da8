// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace tresillo::app {

struct ImportOptions {
    std::filesystem::path file;
    std::optional<std::filesystem::path> output{}; ///< The new folder; none: among the player's own.
    std::optional<std::string> name{};             ///< Of the project, among the player's own.
};

/// `tresillo import`: makes a project of a file, whichever kind it is: one that `tresillo export` wrote, or a Hydrogen
/// song or drumkit, of which it lists what could not be represented. Returns the exit code.
int importFile(const ImportOptions& options);

} // namespace tresillo::app
