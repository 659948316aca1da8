// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace tresillo::app {

struct ShelfOptions {
    std::filesystem::path project; ///< A folder, or the name of one of the player's own.
    std::string name;              ///< A new one.
    std::uint64_t number{0};       ///< Of a snapshot.
    bool asJson{false};
};

/// `tresillo project list`: the player's own projects. Returns the exit code, as each of these does.
int listProjects(const ShelfOptions& options);
/// `tresillo project copy`: a copy among the player's own.
int copyProject(const ShelfOptions& options);
/// `tresillo project rename`.
int renameProject(const ShelfOptions& options);
/// `tresillo project delete`: moves it to the bin.
int deleteProject(const ShelfOptions& options);
/// `tresillo project snapshots`: what a project was when it was opened, start by start.
int listSnapshots(const ShelfOptions& options);
/// `tresillo project restore`: makes a project what a snapshot says.
int restoreProject(const ShelfOptions& options);
/// `tresillo project repair`: does what can be done safely, and keeps what was there.
int mendProject(const ShelfOptions& options);

} // namespace tresillo::app
