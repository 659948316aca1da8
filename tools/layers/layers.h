// SPDX-License-Identifier: MIT
#pragma once

// The layer check: reads the includes and the words of every source and says which of them the table in rules.cpp
// does not allow, and which headers and classes have not the shape that shape.h describes.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::layers {

struct Finding {
    std::string path; ///< from the root of the tree, with forward slashes
    int line = 0;
    std::string message;
};

/// The folder of the table that a path belongs to, the longest that fits: `core/rt/queue.h` is in `core/rt`.
/// Empty if none does.
std::string_view folderOf(std::string_view path);

/// Checks one source. `path` is relative to the root of the tree.
std::vector<Finding> checkSource(std::string_view path, std::string_view text);

struct TreeReport {
    std::vector<Finding> findings;
    std::vector<std::filesystem::path> read; ///< every source and folder looked at, for the build's dependencies
    int sources = 0;
};

/// Checks every C++ source below `root` that stands in a folder of the table. Throws std::runtime_error naming a
/// file that cannot be read.
TreeReport checkTree(const std::filesystem::path& root);

} // namespace tresillo::layers
