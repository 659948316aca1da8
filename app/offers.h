// SPDX-License-Identifier: MIT
#pragma once

#include "control/views/project_view.h"
#include "storage/json/project_file.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::app {

// The projects that a page offers to begin with. Thread-safe: yes. Realtime-safe: no.

/// The folder of a project that is offered, by the name that it is offered by; none where there is none of that name.
std::optional<std::filesystem::path> offeredProject(std::string_view name);

/// The open project, then the player's own and the demos that ship, each by name; the first patterns of each that have
/// one. What cannot be read is left out, and a demo that is called as the open project is: that one comes of it.
std::vector<views::DemoView> offeredDemos(const storage::ProjectFile& open, const std::filesystem::path& folder);

/// The templates that ship, by name, as a new project can start from them.
std::vector<std::string> templateNames();

/// The folder of one of them; none where there is none of that name.
std::optional<std::filesystem::path> templateFolder(std::string_view name);

/// The name by which one of the player's own projects is offered.
std::string offeredName(const std::filesystem::path& ownFolder);

/// The name of the project that holds instruments and no step; none where it was not shipped.
std::optional<std::string> offeredEmpty();

} // namespace tresillo::app
