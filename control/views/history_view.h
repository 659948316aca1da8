// SPDX-License-Identifier: MIT
#pragma once

#include "project/project.h"

#include <cstdint>
#include <optional>
#include <string>

namespace tresillo::views {

/// What undo and redo of one author would do.
struct HistoryView {
    std::optional<std::string> undo{}; ///< What it would take back: "lock: Cutoff".
    std::optional<std::string> redo{};
    std::uint32_t undoDepth{0}; ///< Changes of this author that are remembered.
    std::uint32_t redoDepth{0};
};

/// Thread-safe: no; called by the project's thread. Realtime-safe: no.
HistoryView historyView(const Project<Studio>& project, Author author);

} // namespace tresillo::views
