// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace tresillo::app {

struct NewProjectOptions {
    std::filesystem::path folder;
    std::string startFrom; ///< A template; empty: one pattern, the tresillo.
};

/// `tresillo project new`: a folder with a project to start from. Returns the exit code.
int newProject(const NewProjectOptions& options);
/// The templates that there are, by name.
std::vector<std::string> templateNames();
/// `tresillo project verify`: reads a project and its kits and says what is wrong with them.
int verifyProject(const std::filesystem::path& folder);
/// `tresillo project info`: what is in a project.
int projectInfo(const std::filesystem::path& folder);

} // namespace tresillo::app
