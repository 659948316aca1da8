// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_vector.h"
#include "project/changes/remembered_patterns.h"
#include "project/changes/request.h"
#include "project/changes/took_back.h"
#include "project/changes/undo_log.h"
#include "project/ports/commit_listener.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace tresillo {

/// What can be taken back and made again, and the numbers of groups. It remembers; TakeBack performs.
/// Every author has an undo and a redo of their own in the two logs. A new change ends its author's redo, as
/// everywhere, and that of others from the place on that it touched: made again it would overwrite the change.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> class UndoHistory {
public:
    UndoLog<Sizes> undo;
    UndoLog<Sizes> redo;
    RememberedPatterns<Sizes> wholes;
    bool isUnderWay{false}; ///< A group is being taken back or made again: a part of it is in either log.

    /// How many inverses were ever remembered: whether a change needed another one.
    [[nodiscard]] std::uint64_t remembered() const { return remembered_; }

    UndoGroup newGroup() { return ++lastGroup_; }
    /// The highest number that a group ever had.
    [[nodiscard]] UndoGroup lastGroup() const { return lastGroup_; }
    /// Goes on behind that number.
    void restore(UndoGroup lastGroup) { lastGroup_ = lastGroup; }
    UndoGroup groupOf(const Request& request) { return request.group ? *request.group : newGroup(); }
    /// The group that what is repeated was committed for. Did a part of it begin another one, the next `newGroup` is
    /// that.
    UndoGroup groupOf(const CommitHead& repeated) {
        const UndoGroup next = repeated.group == repeated.asked ? repeated.group + 1 : repeated.group;
        lastGroup_ = std::max(lastGroup_, next - 1);
        return repeated.asked;
    }
    /// `group`, if it was the last to change anything; else a new one.
    UndoGroup resumeGroup(UndoGroup group) { return undo.isNewest(group) ? group : newGroup(); }
    /// `group`, if it can go on with what it has touched already; else a new one.
    UndoGroup rejoinGroup(UndoGroup group) { return undo.has(group) ? group : resumeGroup(group); }

    /// Whether the places that these changes would add to the group are more than are remembered. What goes as a whole
    /// takes one more.
    [[nodiscard]] bool isTooLarge(UndoGroup group, PatternId pattern, std::span<const Change<Sizes>> changes) const;

    // What an author's undo would take back first, and redo make again first: an inverse, which names the same thing.

    [[nodiscard]] std::optional<UndoEntry<Sizes>> newestUndo(Author author) const { return undo.newest(author); }
    [[nodiscard]] std::optional<UndoEntry<Sizes>> newestRedo(Author author) const { return redo.newest(author); }
    /// Why an author has nothing to take back, or to make again.
    [[nodiscard]] TookBack nothingFor(Author author, bool isUndo) const;

    /// Remembers how a change is taken back. A group stands in one piece: where others came between, what it has not
    /// touched yet begins a new one, and `group` becomes that.
    void remember(Author author, UndoGroup& group, PatternId pattern, const Change<Sizes>& inverse) {
        remember({.author = author, .inverse = {.pattern = pattern, .frame = {}, .change = inverse}}, group);
    }
    /// The same for a whole pattern, which was `before`.
    void rememberWhole(
        Author author, UndoGroup& group, PatternId pattern, const Pattern<Sizes>& before,
        const TrackNames<Sizes>& names);
    /// The pattern of an entry that is being taken back or made again: what is remembered of it from now on is
    /// `present`. None: there is no room for it beside the rest of its group, whose counterpart is lost.
    std::optional<WholeIndex> replaceWhole(
        const UndoEntry<Sizes>& entry, const Pattern<Sizes>& present, const TrackNames<Sizes>& names,
        UndoLog<Sizes>& to);
    /// The whole patterns that undo or redo needs.
    [[nodiscard]] typename RememberedPatterns<Sizes>::Used usedWholes() const;

private:
    /// An author who has no redo any more because somebody else changed what it would have set.
    struct EndedRedo {
        Author author{};
        Author by{};
    };

    void remember(UndoEntry<Sizes> entry, UndoGroup& group);
    void endRedo(Author author, const ChangeScope& touched);
    void noteEnded(Author author, Author by);
    void makeRoomForWhole(std::size_t bytes, UndoGroup current);

    UndoGroup lastGroup_{0};
    std::uint64_t remembered_{0};
    FixedVector<EndedRedo, 16> ended_{}; ///< The newest last, one for each author.
};

extern template class UndoHistory<Studio>;
extern template class UndoHistory<Pocket>;

} // namespace tresillo
