// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace tresillo::app {

/// `tresillo project new`: a folder with a project that plays one pattern, the tresillo. Returns the exit code.
int newProject(const std::filesystem::path& folder);
/// `tresillo project verify`: reads a project and its kits and says what is wrong with them.
int verifyProject(const std::filesystem::path& folder);
/// `tresillo project info`: what is in a project.
int projectInfo(const std::filesystem::path& folder);

} // namespace tresillo::app
