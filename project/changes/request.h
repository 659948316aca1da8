// SPDX-License-Identifier: MIT
#pragma once

#include "core/sequence/outcome.h"
#include "project/changes/author.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace tresillo {

/// What one undo takes back: the changes that were committed under one number, which `Project::newGroup` hands out.
using UndoGroup = std::uint32_t;

/// For whom something is changed, and what one undo takes back together with it.
/// Thread-safe: yes (a value). Realtime-safe: yes.
struct Request {
    Author author{};
    std::optional<UndoGroup> group{}; ///< None: a group of its own.
};

/// What came of a request.
struct Committed {
    Outcome outcome{Outcome::Done};
    /// Which group it belongs to: another one than was asked for where that one could take no more, or where others'
    /// changes stand between. What follows goes on with this one.
    UndoGroup group{0};
    std::size_t refusedAt{0}; ///< Which of the changes was refused, from 0.
};

/// Thread-safe: yes. Realtime-safe: yes.
constexpr bool changed(const Committed& made) { return changed(made.outcome); }

} // namespace tresillo
