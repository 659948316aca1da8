// SPDX-License-Identifier: MIT
#pragma once

// Taking gestures back, and making them again.
#include "core/sequence/pattern_end.h"
#include "project/detail/project_edits.h"
#include "project/project.h"

namespace tresillo {

template <class Sizes> bool Project<Sizes>::undo() { return takeBack(true); }

template <class Sizes> bool Project<Sizes>::redo() { return takeBack(false); }

// The newest group of one log is performed, and what takes that back goes to the other.
template <class Sizes> bool Project<Sizes>::takeBack(bool isUndo) {
    const UndoLog<Sizes>& from = isUndo ? undo_ : redo_;
    if (!finishTakingBack() || from.size() == 0) {
        return false;
    }
    const std::size_t size = from.groupSize();
    if (size <= Sizes::kMessages && messages_.room() < size) {
        return false;
    }
    takingBack_ = TakingBack{.isUndo = isUndo, .entries = size, .end = size};
    if (!finishTakingBack() && takingBack_->tried == 0 && !takingBack_->isSecondRound) {
        takingBack_.reset();
        return false;
    }
    return true;
}

// True when nothing is left to be taken back. The places of a group do not overlap, so they can come back in any order;
// after a first round each of them is as it was or empty, so that the second always has room.
template <class Sizes> bool Project<Sizes>::finishTakingBack() {
    if (!takingBack_) {
        return true;
    }
    TakingBack& now = *takingBack_;
    UndoLog<Sizes>& from = now.isUndo ? undo_ : redo_;
    UndoLog<Sizes>& to = now.isUndo ? redo_ : undo_;
    for (;;) {
        for (; now.tried < now.end; ++now.tried) {
            const Taken taken = takeBackOne(from.read(now.tried), to);
            if (taken == Taken::NotNow) {
                return false;
            }
            if (taken == Taken::NoRoom && !now.isSecondRound) {
                from.move(now.tried, now.aside++);
            }
        }
        if (now.aside == 0 || now.isSecondRound) {
            break;
        }
        now.isSecondRound = true;
        now.end = now.aside;
        now.tried = 0;
    }
    from.drop(now.entries);
    takingBack_.reset();
    tellHistory();
    return true;
}

template <class Sizes>
typename Project<Sizes>::Taken Project<Sizes>::takeBackOne(const UndoEntry<Sizes>& entry, UndoLog<Sizes>& to) {
    if (needsSlot(entry.scope().kind) && !request(entry.inverse.pattern)) {
        return Taken::NotNow;
    }
    if (entry.whole) {
        if (!takeBackWhole(entry)) {
            return Taken::NotNow;
        }
        to.push(entry);
        return Taken::Done;
    }
    if (messages_.room() == 0) {
        return Taken::NotNow;
    }
    const Applied<Sizes> applied = apply(model_, entry.inverse);
    if (changed(applied.outcome)) {
        perform(entry, applied, to);
        return Taken::Done;
    }
    const bool isFull = applied.outcome == Outcome::StepFull || applied.outcome == Outcome::LockPoolFull ||
                        applied.outcome == Outcome::NotePoolFull;
    if (isFull) {
        clearForLater(entry, to);
    }
    return isFull ? Taken::NoRoom : Taken::Done;
}

// A step for which there is no room yet gives up what it holds: others may need that.
template <class Sizes> void Project<Sizes>::clearForLater(const UndoEntry<Sizes>& entry, UndoLog<Sizes>& to) {
    if (const auto* step = std::get_if<SetStep<Sizes>>(&entry.inverse.change)) {
        UndoEntry<Sizes> empty = entry;
        empty.inverse.change = SetStep<Sizes>{.track = step->track, .step = step->step};
        perform(empty, apply(model_, empty.inverse), to);
    }
}

template <class Sizes>
void Project<Sizes>::perform(const UndoEntry<Sizes>& entry, const Applied<Sizes>& applied, UndoLog<Sizes>& to) {
    to.push({.group = entry.group, .author = entry.author, .inverse = applied.inverse});
    (void)sendEdit(entry.inverse.pattern, entry.inverse.change);
    tell(entry.inverse.pattern, entry.inverse.change);
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
template <class Sizes> std::uint8_t Project<Sizes>::freeWhole(UndoGroup current) {
    for (;;) {
        for (std::uint8_t whole = 0; whole < kWholeUndos<Sizes>; ++whole) {
            if (!undo_.needs(whole) && !redo_.needs(whole)) {
                return whole;
            }
        }
        if (undo_.size() != 0) {
            undo_.forgetOldestGroup(current);
        } else {
            redo_.clear();
        }
    }
}

} // namespace tresillo
