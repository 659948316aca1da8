// SPDX-License-Identifier: MIT
#pragma once

#include "storage/kit_import/findings.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace tresillo::storage {

/// What came of an import: what was written, and all that is worth knowing about it.
struct ImportReport {
    std::string name;
    std::filesystem::path folder;
    std::size_t patterns{0};
    std::size_t sections{0};
    std::size_t notes{0};
    std::size_t kits{0};
    std::size_t pads{0};
    std::size_t samples{0}; ///< Files copied.
    std::vector<Finding> findings;
};

} // namespace tresillo::storage
