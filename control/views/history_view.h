// SPDX-License-Identifier: MIT
#pragma once

#include "project/project.h"

#include <cstdint>
#include <optional>
#include <string>

namespace tresillo::views {

/// What undo and redo would do.
struct HistoryView {
    std::optional<std::string> undo{}; ///< What it would take back: "lock: Cutoff".
    std::optional<std::string> redo{};
    std::uint32_t undoDepth{0};
    std::uint32_t redoDepth{0};
};

/// Thread-safe: no; called by the project's thread. Realtime-safe: no.
HistoryView historyView(const Project<Studio>& project);

} // namespace tresillo::views
