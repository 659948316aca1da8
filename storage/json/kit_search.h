// SPDX-License-Identifier: MIT
#pragma once

#include "storage/json/kit_json.h"
#include "storage/json/project_file.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace tresillo::storage {

/// A kit of the project and where it lies.
struct FoundKit {
    std::filesystem::path folder; ///< Empty when it was not found.
    KitFile kit;                  ///< Without pads when it was not found.

    [[nodiscard]] bool isFound() const { return !folder.empty(); }
};

struct FoundKits {
    std::vector<FoundKit> kits;       ///< One for each place of the project's list; not found where it names none.
    std::vector<std::string> remarks; ///< One line for each kit that is missing, broken or was found elsewhere.
};

/// Looks for each kit that the project refers to: in its reference's path, then by id, then by name, first in the
/// project's own `kits` folder, then in the folders of `shelves` (the kits that ship with the program). A kit that is
/// missing or broken is no error: it is named in the remarks, and its tracks stay silent.
/// Thread-safe: yes. Realtime-safe: no.
FoundKits findKits(
    const ProjectFile& project, const std::filesystem::path& projectFolder,
    std::span<const std::filesystem::path> shelves);

} // namespace tresillo::storage
