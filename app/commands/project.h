// SPDX-License-Identifier: MIT
#pragma once

#include "app/sample_options.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tresillo::app {

struct NewProjectOptions {
    std::filesystem::path project; ///< A name: among the player's own; with a folder in it, exactly there.
    std::string startFrom;         ///< A template; empty: one pattern, the tresillo.
};

/// `tresillo project new`: a project to start from. Returns the exit code.
int newProject(const NewProjectOptions& options);
struct VerifyOptions {
    std::filesystem::path folder;
    SampleOptions samples{};
};

/// `tresillo project verify`: reads a project with all that is kept of it and its kits, decodes every sample, and says
/// what is wrong with them.
int verifyProject(const VerifyOptions& options);
/// `tresillo project info`: what is in a project.
int projectInfo(const std::filesystem::path& folder);

} // namespace tresillo::app
