// SPDX-License-Identifier: MIT
#pragma once

#include "session/autosave/opened_project.h"

#include <filesystem>
#include <optional>

namespace tresillo::session {

/// Where what is done with this project is kept on this machine: in the player's state folder, and in the project
/// itself unless it ships with the program. None: nobody says where home is, and nothing can be kept.
/// Thread-safe: yes. Realtime-safe: no.
std::optional<Keeping> keepingOf(const std::filesystem::path& fileOrFolder);

/// Whether it is a project that ships with the program. Thread-safe: yes. Realtime-safe: no.
bool isShipped(const std::filesystem::path& fileOrFolder);

} // namespace tresillo::session
