// SPDX-License-Identifier: MIT
#pragma once

#include "session/shelf/project_shelf.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace tresillo::app {

/// The player's own projects on this machine; none: nobody says where they lie (`failWithoutHome`).
/// Thread-safe: yes. Realtime-safe: no.
std::optional<session::ProjectShelf> ownShelf();

/// The folder that a player means by a word: one with a project, or one of the player's own by its name.
/// Thread-safe: yes. Realtime-safe: no.
std::filesystem::path meantFolder(const std::filesystem::path& word);

/// Says so, and returns the exit code. Thread-safe: no. Realtime-safe: no.
int failWithoutHome();

/// Seconds since 1970. Thread-safe: yes. Realtime-safe: no.
std::int64_t unixSeconds();

} // namespace tresillo::app
