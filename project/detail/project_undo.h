// SPDX-License-Identifier: MIT
#pragma once

// Taking gestures back, and making them again.
#include "core/sequence/pattern_end.h"
#include "project/detail/project_edits.h"
#include "project/project.h"

namespace tresillo {

template <class Sizes> bool Project<Sizes>::undo() { return takeBack(true); }

template <class Sizes> bool Project<Sizes>::redo() { return takeBack(false); }

template <class Sizes> UndoGroup Project<Sizes>::resumeGroup(UndoGroup group) {
    group_ = undo_.isNewest(group) ? group : ++lastGroup_;
    return group_;
}

// The newest group of one log is performed, and what takes that back goes to the other.
template <class Sizes> bool Project<Sizes>::takeBack(bool isUndo) {
    UndoLog<Sizes>& from = isUndo ? undo_ : redo_;
    UndoLog<Sizes>& to = isUndo ? redo_ : undo_;
    if (!finishTakingBack() || from.size() == 0) {
        return false;
    }
    const std::size_t size = from.groupSize();
    const UndoGroup group = from.newestGroup();
    if ((size <= Sizes::kMessages && messages_.room() < size) || !takeBackOne(from, to)) {
        return false;
    }
    takingBack_ = TakingBack{.isUndo = isUndo, .group = group};
    (void)finishTakingBack();
    return true;
}

// True when nothing is left to be taken back.
template <class Sizes> bool Project<Sizes>::finishTakingBack() {
    if (!takingBack_) {
        return true;
    }
    UndoLog<Sizes>& from = takingBack_->isUndo ? undo_ : redo_;
    UndoLog<Sizes>& to = takingBack_->isUndo ? redo_ : undo_;
    while (from.size() != 0 && from.newestGroup() == takingBack_->group) {
        if (!takeBackOne(from, to)) {
            return false;
        }
    }
    takingBack_.reset();
    tellHistory();
    return true;
}

// False, and nothing done, when there is no room for it now.
template <class Sizes> bool Project<Sizes>::takeBackOne(UndoLog<Sizes>& from, UndoLog<Sizes>& to) {
    const UndoEntry<Sizes> entry = *from.newest();
    const PatternId pattern = entry.inverse.pattern;
    if ((entry.whole || detail::needsSlot<Sizes>(entry.inverse.change)) && !request(pattern)) {
        return false;
    }
    if (entry.whole) {
        if (!takeBackWhole(entry)) {
            return false;
        }
        (void)from.pop();
        to.push(entry);
        return true;
    }
    if (messages_.room() == 0) {
        return false;
    }
    (void)from.pop();
    const Applied<Sizes> applied = apply(model_, entry.inverse);
    if (changed(applied.outcome)) {
        to.push({.group = entry.group, .inverse = applied.inverse});
        (void)sendEdit(pattern, entry.inverse.change);
        tell(pattern, entry.inverse.change);
    }
    return true;
}

// The pattern in the slot and the one that is remembered change places.
template <class Sizes> bool Project<Sizes>::takeBackWhole(const UndoEntry<Sizes>& entry) {
    const auto slot = pool_.find(entry.inverse.pattern);
    const auto buffer = freeBuffer();
    if (!slot || !buffer || messages_.room() == 0) {
        return false;
    }
    Pattern<Sizes>& present = arena_.buffers[*buffer];
    present = patterns_[*slot];
    const TrackNames<Sizes> names = names_.tracks[*slot];
    wholes_.load(*entry.whole, patterns_[*slot], names_.tracks[*slot]);
    patterns_[*slot].succeed(present);
    wholes_.save(*entry.whole, present, names);
    model_.patternEnds[entry.inverse.pattern.value] = patternEnd(patterns_[*slot]);
    const bool isSent = handOver(*slot);
    tellReplaced(entry.inverse.pattern);
    return isSent;
}

// A place to remember a pattern at. When there is none the oldest gestures are forgotten.
template <class Sizes> std::uint8_t Project<Sizes>::freeWhole() {
    for (;;) {
        for (std::uint8_t whole = 0; whole < kWholeUndos<Sizes>; ++whole) {
            if (!undo_.needs(whole) && !redo_.needs(whole)) {
                return whole;
            }
        }
        if (undo_.size() != 0) {
            undo_.forgetOldestGroup(group_);
        } else {
            redo_.clear();
        }
    }
}

} // namespace tresillo
