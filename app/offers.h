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

/// The folder of a project that ships, by its name alone; none where there is none of that name.
std::optional<std::filesystem::path> offeredProject(std::string_view name);

/// The open project, then the demos that ship, by name; the first patterns of each that have one. A demo that cannot be
/// read, or that is called as the open project is, is left out.
std::vector<views::DemoView> offeredDemos(const storage::ProjectFile& open);

/// The name of the project that holds instruments and no step; none where it was not shipped.
std::optional<std::string> offeredEmpty();

} // namespace tresillo::app
