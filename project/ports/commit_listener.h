// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/edit.h"
#include "core/sequence/pattern.h"
#include "project/ports/pattern_bank.h"

#include <cstdint>
#include <span>

namespace tresillo {

/// Who changed something, and what one undo takes back with it, as plain numbers.
struct CommitHead {
    std::uint32_t author{0};
    std::uint32_t asked{0}; ///< The group that it was made for.
    std::uint32_t group{0}; ///< The group that the last of it belongs to: a new one where others stand between.
    /// Undo remembers nothing new for it: the group has what takes it back already. Whoever repeats need not say.
    bool isCovered{false};

    constexpr bool operator==(const CommitHead&) const = default;
};

/// Whoever keeps what passes the project's door, so that it can be repeated: told of each request that changed
/// something, once, when it stands. What it is told is enough for a project that began equal to become equal again,
/// undo and redo included: `Project::repeat` and its neighbours. Refused requests are not told.
/// Called by the project's thread. Thread-safe: no. Realtime-safe: no.
template <class Sizes> class CommitListener {
public:
    /// These changes were made, in this order. Where one needed room for locks, those that made it come first.
    virtual void committed(const CommitHead& head, PatternId pattern, std::span<const Change<Sizes>> changes) = 0;
    /// The pattern was replaced as a whole by `content` and `names`; together with it the changes in `apart` were made,
    /// which are of what a pattern does not hold. All of it is valid during the call.
    virtual void replaced(
        const CommitHead& head, PatternId pattern, const Pattern<Sizes>& content, const TrackNames<Sizes>& names,
        std::span<const Change<Sizes>> apart) = 0;
    /// The author's group was taken back, or is being taken back: nothing else is changed until it is whole.
    virtual void takenBack(std::uint32_t author, std::uint32_t group) = 0;
    /// The same, made again.
    virtual void madeAgain(std::uint32_t author, std::uint32_t group) = 0;

protected:
    ~CommitListener() = default;
};

} // namespace tresillo
