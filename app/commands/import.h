// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace tresillo::app {

struct ImportOptions {
    std::filesystem::path file;
    std::filesystem::path output;
};

/// `tresillo import`: makes a project (or a kit) of another program's file and lists what could not be represented.
/// Returns the exit code.
int importFile(const ImportOptions& options);

} // namespace tresillo::app
