// SPDX-License-Identifier: MIT
#include "project/changes/take_back.h"

namespace tresillo {

template <class Sizes> TookBack TakeBack<Sizes>::start(Author author, bool isUndo, bool atOnce) {
    if (!finish()) {
        return {.outcome = Outcome::QueueFull};
    }
    const UndoLog<Sizes>& from = isUndo ? history_.undo : history_.redo;
    const auto depth = from.depthOf(author);
    if (!depth) {
        return history_.nothingFor(author, isUndo);
    }
    if (const auto other = from.changedSince(*depth)) {
        return {.outcome = Outcome::ChangedByOther, .by = *other};
    }
    const UndoGroup group = from.read(*depth).group;
    const std::size_t size = from.groupSize(*depth);
    if (size <= Sizes::kMessages && outbox_.room() < size) {
        return {.outcome = Outcome::QueueFull};
    }
    if (const Outcome outcome = room_.check(from, *depth); outcome != Outcome::Done) {
        return {.outcome = outcome};
    }
    if (atOnce && !fitsAtOnce(from, *depth, size)) {
        return {.outcome = Outcome::QueueFull};
    }
    work_ = Work{.isUndo = isUndo, .depth = *depth, .entries = size, .end = size};
    history_.isUnderWay = true;
    if (!finish() && work_->tried == 0 && !work_->isSecondRound) {
        work_.reset();
        history_.isUnderWay = false;
        return {.outcome = Outcome::QueueFull};
    }
    own_.commitListeners.forEach([&](CommitListener<Sizes>& listener) {
        isUndo ? listener.takenBack(author.value, group) : listener.madeAgain(author.value, group);
    });
    return {};
}

// In two rounds each entry may be sent twice.
template <class Sizes>
bool TakeBack<Sizes>::fitsAtOnce(const UndoLog<Sizes>& from, std::size_t depth, std::size_t size) {
    for (std::size_t index = depth; index < depth + size; ++index) {
        if (needsSlot(from.scopeAt(index).kind)) {
            (void)slots_.bring(from.scopeAt(index).pattern);
        }
    }
    std::size_t wholes = 0;
    for (std::size_t index = depth; index < depth + size; ++index) {
        const ChangeScope& scope = from.scopeAt(index);
        wholes += scope.kind == ScopeKind::WholePattern ? 1U : 0U;
        if (needsSlot(scope.kind) && !slots_.find(scope.pattern)) {
            return false;
        }
    }
    return 2 * size <= outbox_.room() && wholes <= outbox_.freeBuffers();
}

// The scopes of a group do not overlap, so they can come back in any order; after a first round each of them is as it
// was or empty, so that the second always has room. What takes them back goes to the other log.
template <class Sizes> bool TakeBack<Sizes>::finish() {
    if (!work_) {
        return true;
    }
    Work& now = *work_;
    UndoLog<Sizes>& from = now.isUndo ? history_.undo : history_.redo;
    UndoLog<Sizes>& to = now.isUndo ? history_.redo : history_.undo;
    for (;;) {
        for (; now.tried < now.end; ++now.tried) {
            const Taken taken = take(from.read(now.depth + now.tried), to);
            if (taken == Taken::NotNow) {
                return false;
            }
            if (taken == Taken::NoRoom && !now.isSecondRound) {
                from.move(now.depth + now.tried, now.depth + now.aside++);
            }
        }
        if (now.aside == 0 || now.isSecondRound) {
            break;
        }
        now.isSecondRound = true;
        now.end = now.aside;
        now.tried = 0;
    }
    from.cut(now.depth, now.entries);
    work_.reset();
    history_.isUnderWay = false;
    own_.tellHistory();
    return true;
}

template <class Sizes>
typename TakeBack<Sizes>::Taken TakeBack<Sizes>::take(const UndoEntry<Sizes>& entry, UndoLog<Sizes>& to) {
    if (needsSlot(entry.scope().kind) && !changed(slots_.bring(entry.inverse.pattern))) {
        return Taken::NotNow;
    }
    if (entry.whole) {
        return takeWhole(entry, to) ? Taken::Done : Taken::NotNow;
    }
    if (outbox_.room() == 0) {
        return Taken::NotNow;
    }
    const Applied<Sizes> applied = apply(own_.model, entry.inverse);
    if (changed(applied.outcome)) {
        perform(entry, applied, to);
        return Taken::Done;
    }
    if (isFull(applied.outcome)) {
        clearForLater(entry, to);
    }
    return isFull(applied.outcome) ? Taken::NoRoom : Taken::Done;
}

// A step for which there is no room yet gives up what it holds: others may need that.
template <class Sizes> void TakeBack<Sizes>::clearForLater(const UndoEntry<Sizes>& entry, UndoLog<Sizes>& to) {
    if (const auto* step = std::get_if<SetStep<Sizes>>(&entry.inverse.change)) {
        UndoEntry<Sizes> empty = entry;
        empty.inverse.change = SetStep<Sizes>{.track = step->track, .step = step->step};
        perform(empty, apply(own_.model, empty.inverse), to);
    }
}

template <class Sizes>
void TakeBack<Sizes>::perform(const UndoEntry<Sizes>& entry, const Applied<Sizes>& applied, UndoLog<Sizes>& to) {
    to.push({.group = entry.group, .author = entry.author, .inverse = applied.inverse});
    (void)outbox_.sendEdit(entry.inverse.pattern, entry.inverse.change);
    own_.tell(entry.inverse.pattern, entry.inverse.change);
}

// The pattern in the slot and the one that is remembered change places.
template <class Sizes> bool TakeBack<Sizes>::takeWhole(const UndoEntry<Sizes>& entry, UndoLog<Sizes>& to) {
    const auto slot = slots_.find(entry.inverse.pattern);
    const auto buffer = outbox_.freeBuffer();
    if (!slot || !buffer || outbox_.room() == 0) {
        return false;
    }
    Pattern<Sizes>& content = own_.patterns[*slot];
    Pattern<Sizes>& present = outbox_.buffer(*buffer);
    present = content;
    const TrackNames<Sizes> names = own_.names.tracks[*slot];
    history_.wholes.load(*entry.whole, content, own_.names.tracks[*slot]);
    content.succeed(present);
    if (const auto whole = history_.replaceWhole(entry, present, names, to)) {
        UndoEntry<Sizes> replaced = entry;
        replaced.whole = whole;
        to.push(replaced);
    }
    own_.refreshEnd(*slot);
    present = content;
    const bool isSent = outbox_.handOver({.slot = *slot, .pattern = entry.inverse.pattern, .buffer = *buffer});
    own_.tellReplaced(entry.inverse.pattern);
    return isSent;
}

template class TakeBack<Studio>;
template class TakeBack<Pocket>;

} // namespace tresillo
