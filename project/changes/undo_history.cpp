// SPDX-License-Identifier: MIT
#include "project/changes/undo_history.h"

#include <bitset>

namespace tresillo {

template <class Sizes>
bool UndoHistory<Sizes>::isTooLarge(UndoGroup group, PatternId pattern, std::span<const Change<Sizes>> changes) const {
    if (undo.fits(group, changes.size() + 1)) {
        return false;
    }
    std::size_t places = 1;
    for (const Change<Sizes>& change : changes) {
        const UndoEntry<Sizes> entry{.group = group, .inverse = {.pattern = pattern, .frame = {}, .change = change}};
        places += undo.keeps(entry) ? 0U : 1U;
    }
    return !undo.fits(group, places);
}

template <class Sizes> void UndoHistory<Sizes>::remember(UndoEntry<Sizes> entry, UndoGroup& group) {
    entry.group = group;
    endRedo(entry.author, entry.scope());
    if (undo.keeps(entry)) {
        return;
    }
    if (!undo.isNewest(group) && undo.has(group)) {
        group = newGroup();
        entry.group = group;
    }
    undo.push(entry);
    ++remembered_;
}

template <class Sizes>
void UndoHistory<Sizes>::rememberWhole(
    Author author, UndoGroup& group, PatternId pattern, const Pattern<Sizes>& before, const TrackNames<Sizes>& names) {
    UndoEntry<Sizes> entry{.group = group, .author = author, .inverse = {.pattern = pattern}, .whole = 0};
    endRedo(author, entry.scope());
    if (!undo.keeps(entry)) {
        makeRoomForWhole(RememberedPatterns<Sizes>::sizeOf(before, names), group);
        entry.whole = wholes.save(before, names, usedWholes());
        remember(entry, group);
    }
}

template <class Sizes> TookBack UndoHistory<Sizes>::nothingFor(Author author, bool isUndo) const {
    if (isUndo) {
        return {.outcome = undo.hasLost() ? Outcome::TooLargeToUndo : Outcome::NothingToUndo};
    }
    for (const EndedRedo& ended : ended_) {
        if (ended.author == author) {
            return {.outcome = Outcome::ChangedByOther, .by = ended.by};
        }
    }
    return {.outcome = Outcome::NothingToRedo};
}

// What is forgotten takes along what would be made again after it: the rest of its author's, and what others took back
// earlier at the same places.
template <class Sizes> void UndoHistory<Sizes>::endRedo(Author author, const ChangeScope& touched) {
    noteEnded(author, author);
    std::bitset<UndoLog<Sizes>::kCapacity> isForgotten{};
    std::size_t first = redo.size(); // of those that are forgotten
    for (std::size_t depth = 0; depth < redo.size();) {
        const Author whose = redo.authorAt(depth);
        const std::size_t end = depth + redo.groupSize(depth);
        bool isHit = whose == author || redo.touches(depth, end, touched);
        for (std::size_t before = first; before < depth && !isHit; ++before) {
            isHit = isForgotten[before] &&
                    (redo.authorAt(before) == whose || redo.touches(depth, end, redo.scopeAt(before)));
        }
        if (isHit) {
            first = std::min(first, depth);
            noteEnded(whose, author);
        }
        for (; depth < end; ++depth) {
            isForgotten[depth] = isHit;
        }
    }
    if (first < redo.size()) {
        redo.closeGaps(redo.size(), [&](std::size_t depth) { return !isForgotten[depth]; });
    }
}

// Who ended their own redo is not told so.
template <class Sizes> void UndoHistory<Sizes>::noteEnded(Author author, Author by) {
    for (std::size_t index = ended_.size(); index > 0; --index) {
        if (ended_[index - 1].author == author) {
            ended_.erase(index - 1);
        }
    }
    if (author == by) {
        return;
    }
    if (ended_.full()) {
        ended_.erase(0);
    }
    (void)ended_.push({.author = author, .by = by});
}

template <class Sizes> typename RememberedPatterns<Sizes>::Used UndoHistory<Sizes>::usedWholes() const {
    typename RememberedPatterns<Sizes>::Used used{};
    undo.noteWholes(used);
    redo.noteWholes(used);
    return used;
}

// Where there is none the oldest groups are forgotten, of redo before those of undo.
template <class Sizes> void UndoHistory<Sizes>::makeRoomForWhole(std::size_t bytes, UndoGroup current) {
    while (!wholes.hasRoom(bytes, usedWholes())) {
        typename RememberedPatterns<Sizes>::Used inRedo{};
        redo.noteWholes(inRedo);
        if (inRedo.any()) {
            redo.forgetOldestGroup(0);
        } else {
            undo.forgetOldestGroup(current);
        }
    }
}

// What lies between the two logs is one group; the others are forgotten before it.
template <class Sizes>
std::optional<WholeIndex> UndoHistory<Sizes>::replaceWhole(
    const UndoEntry<Sizes>& entry, const Pattern<Sizes>& present, const TrackNames<Sizes>& names, UndoLog<Sizes>& to) {
    const std::size_t bytes = RememberedPatterns<Sizes>::sizeOf(present, names);
    const auto used = [&] {
        auto whole = usedWholes();
        whole.reset(*entry.whole);
        return whole;
    };
    const auto hasOther = [&](const UndoLog<Sizes>& log) {
        return log.size() != 0 && log.read(log.size() - 1).group != entry.group;
    };
    while (!wholes.hasRoom(bytes, used())) {
        UndoLog<Sizes>& oldest = hasOther(redo) ? redo : undo;
        if (!hasOther(oldest)) {
            to.lose(entry.group);
            return std::nullopt;
        }
        oldest.forgetOldestGroup(0);
    }
    return wholes.save(present, names, used());
}

template class UndoHistory<Studio>;
template class UndoHistory<Pocket>;

} // namespace tresillo
