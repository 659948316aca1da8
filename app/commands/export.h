// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace tresillo::app {

struct ExportOptions {
    std::filesystem::path project; ///< Its folder.
    std::filesystem::path file;
};

/// `tresillo export`: writes a project with its kits and samples as one new file. Returns the exit code.
int exportFile(const ExportOptions& options);

} // namespace tresillo::app
