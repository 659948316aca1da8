// SPDX-License-Identifier: MIT
#include "project/changes/undo_history.h"

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
    if (undo.keeps(entry)) {
        return;
    }
    if (!undo.isNewest(group) && undo.has(group)) {
        group = newGroup();
        entry.group = group;
    }
    undo.push(entry);
}

template <class Sizes>
void UndoHistory<Sizes>::rememberWhole(
    Author author, UndoGroup& group, PatternId pattern, const Pattern<Sizes>& before, const TrackNames<Sizes>& names) {
    UndoEntry<Sizes> entry{.group = group, .author = author, .inverse = {.pattern = pattern}, .whole = 0};
    if (!undo.keeps(entry)) {
        entry.whole = freeWhole(group);
        wholes.save(*entry.whole, before, names);
        remember(entry, group);
    }
}

// A place to remember a pattern at. When there is none the oldest groups are forgotten.
template <class Sizes> std::uint8_t UndoHistory<Sizes>::freeWhole(UndoGroup current) {
    for (;;) {
        for (std::uint8_t whole = 0; whole < kWholeUndos<Sizes>; ++whole) {
            if (!undo.needs(whole) && !redo.needs(whole)) {
                return whole;
            }
        }
        if (undo.size() != 0) {
            undo.forgetOldestGroup(current);
        } else {
            redo.clear();
        }
    }
}

template class UndoHistory<Studio>;
template class UndoHistory<Pocket>;

} // namespace tresillo
