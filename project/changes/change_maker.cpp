// SPDX-License-Identifier: MIT
#include "project/changes/change_maker.h"

namespace tresillo {

template <class Sizes>
Outcome ChangeMaker<Sizes>::make(PatternId pattern, const Change<Sizes>& change, AllMade& made) const {
    for (;;) {
        const Applied<Sizes> applied = makePlainly(pattern, change);
        if (changed(applied.outcome)) {
            (void)made.push({.change = change, .inverse = applied.inverse.change});
            return applied.outcome;
        }
        if (applied.outcome != Outcome::LockPoolFull || made.size() + 1 == made.capacity() || !reclaim(pattern, made)) {
            return applied.outcome;
        }
    }
}

// The locks of the step that went silent first make room; undo brings them back with the rest of the gesture.
template <class Sizes> bool ChangeMaker<Sizes>::reclaim(PatternId pattern, AllMade& made) const {
    const Pattern<Sizes>& content = *model_.slots[*model_.slotOf(pattern)].pattern;
    const auto silent = content.oldestReclaimable();
    if (!silent) {
        return false;
    }
    SetStep<Sizes> kept{
        .track = silent->track, .step = silent->step, .value = content.stepValue(silent->track, silent->step)};
    const auto values = kept.value.values;
    kept.value.values.clear();
    for (const LockedValue& value : values) {
        if (!rowOf(value.id).lockable) {
            (void)kept.value.values.push(value);
        }
    }
    const Applied<Sizes> applied = makePlainly(pattern, kept);
    return changed(applied.outcome) && made.push({.change = kept, .inverse = applied.inverse.change});
}

template <class Sizes> void ChangeMaker<Sizes>::unmake(PatternId pattern, AllMade& made) const {
    for (std::size_t index = made.size(); index > 0; --index) {
        (void)makePlainly(pattern, made[index - 1].inverse);
    }
    made.clear();
}

template class ChangeMaker<Studio>;
template class ChangeMaker<Pocket>;

} // namespace tresillo
