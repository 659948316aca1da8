// SPDX-License-Identifier: MIT
#include "app/places.h"

namespace tresillo::app {

std::optional<std::filesystem::path> shipped(const std::filesystem::path& name) {
    std::error_code error;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    std::filesystem::path installed = program / "../share/tresillo" / name;
    if (std::filesystem::exists(installed, error)) {
        return installed;
    }
    for (std::filesystem::path folder = program; folder.has_relative_path(); folder = folder.parent_path()) {
        if (std::filesystem::exists(folder / name, error)) {
            return folder / name;
        }
    }
    return std::nullopt;
}

} // namespace tresillo::app
