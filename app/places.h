// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>

namespace tresillo::app {

/// Where something lies that comes with the program: in its `share/tresillo` where it is installed, else in a folder
/// above the program, as in a build. `name` is relative to either, and must be there.
/// Thread-safe: yes. Realtime-safe: no.
std::optional<std::filesystem::path> shipped(const std::filesystem::path& name);

} // namespace tresillo::app
