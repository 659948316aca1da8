// SPDX-License-Identifier: MIT
#pragma once

// Edits, and gestures of many of them: made here and sent, or neither.
#include "core/model/change_scope.h"
#include "core/sequence/checksum.h"
#include "core/sequence/pattern_end.h"
#include "project/project.h"

#include <algorithm>

namespace tresillo {
template <class Sizes>
Committed Project<Sizes>::commit(const Request& request, PatternId pattern, std::span<const Change<Sizes>> changes) {
    UndoGroup group = groupOf(request);
    if (!finishTakingBack()) {
        return {.outcome = Outcome::QueueFull, .group = group};
    }
    // Several are about the pattern that they name, whatever each of them is.
    if (changes.size() != 1 || needsSlot(scopeOf<Sizes>(pattern, changes[0]).kind)) {
        if (const Outcome brought = bring(pattern); !changed(brought)) {
            return {.outcome = brought, .group = group};
        }
    }
    Committed made{.group = group};
    if (changes.size() == 1) {
        made.outcome = commitOne(request.author, made.group, pattern, changes[0]);
    } else {
        made = commitAll(request.author, group, pattern, changes);
    }
    if (changed(made)) {
        redo_.clear();
        tellHistory();
    }
    return made;
}

template <class Sizes>
Outcome Project<Sizes>::commitOne(Author author, UndoGroup& group, PatternId pattern, const Change<Sizes>& change) {
    if (messages_.room() == 0) {
        return Outcome::QueueFull;
    }
    AllMade made{};
    const Outcome outcome = make(pattern, change, made);
    if (!changed(outcome) || messages_.room() < made.size()) {
        unmake(pattern, made);
        return changed(outcome) ? Outcome::QueueFull : outcome;
    }
    for (const Made& one : made) {
        remember(entryOf(author, pattern, one.inverse), group);
        (void)sendEdit(pattern, one.change);
    }
    for (const Made& one : made) {
        tell(pattern, one.change);
    }
    return outcome;
}

// Makes a change on this side, and room for its locks if need be.
template <class Sizes> Outcome Project<Sizes>::make(PatternId pattern, const Change<Sizes>& change, AllMade& made) {
    for (;;) {
        const Applied<Sizes> applied = apply(model_, Edit<Sizes>{.pattern = pattern, .frame = {}, .change = change});
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
template <class Sizes> bool Project<Sizes>::reclaim(PatternId pattern, AllMade& made) {
    const Pattern<Sizes>& content = *this->pattern(pattern);
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
    const Applied<Sizes> applied = apply(model_, Edit<Sizes>{.pattern = pattern, .frame = {}, .change = kept});
    return changed(applied.outcome) && made.push({.change = kept, .inverse = applied.inverse.change});
}

template <class Sizes> void Project<Sizes>::unmake(PatternId pattern, AllMade& made) {
    for (std::size_t index = made.size(); index > 0; --index) {
        (void)apply(model_, Edit<Sizes>{.pattern = pattern, .frame = {}, .change = made[index - 1].inverse});
    }
    made.clear();
}

// Several.

template <class Sizes>
Committed Project<Sizes>::commitAll(
    Author author, UndoGroup group, PatternId pattern, std::span<const Change<Sizes>> changes) {
    Committed made{.group = isTooLarge(group, pattern, changes) ? newGroup() : group};
    const bool fitsQueue = changes.size() <= messages_.room();
    made.outcome = fitsQueue ? commitEach(author, made, pattern, changes) : commitWhole(author, made, pattern, changes);
    if (fitsQueue && made.outcome == Outcome::LockPoolFull) {
        // Room that must be won makes more changes than were asked for.
        made.outcome = commitWhole(author, made, pattern, changes);
    }
    return made;
}

template <class Sizes>
Outcome Project<Sizes>::commitEach(
    Author author, Committed& made, PatternId pattern, std::span<const Change<Sizes>> changes) {
    Outcome worst = Outcome::Done;
    inverses_.clear();
    for (const Change<Sizes>& change : changes) {
        const Applied<Sizes> applied = apply(model_, Edit<Sizes>{.pattern = pattern, .frame = {}, .change = change});
        if (!changed(applied.outcome)) {
            made.refusedAt = inverses_.size();
            unmakeAll(pattern);
            return applied.outcome;
        }
        worst = applied.outcome == Outcome::Limited ? Outcome::Limited : worst;
        (void)inverses_.push(applied.inverse.change);
    }
    for (const Change<Sizes>& inverse : inverses_) {
        remember(entryOf(author, pattern, inverse), made.group);
    }
    for (const Change<Sizes>& change : changes) {
        (void)sendEdit(pattern, change);
    }
    for (const Change<Sizes>& change : changes) {
        tell(pattern, change);
    }
    return worst;
}

// The pattern goes across as a whole, and what it does not hold by itself.
template <class Sizes>
Outcome Project<Sizes>::commitWhole(
    Author author, Committed& made, PatternId pattern, std::span<const Change<Sizes>> changes) {
    const auto isApart = [&](const Change<Sizes>& change) { return !isContent(scopeOf<Sizes>(pattern, change).kind); };
    const auto apart = static_cast<std::size_t>(std::count_if(changes.begin(), changes.end(), isApart));
    if (messages_.room() < apart + 1) {
        return Outcome::QueueFull;
    }
    const Rework place = beginRework(pattern);
    Outcome worst = place.outcome;
    inverses_.clear();
    for (std::size_t index = 0; changed(worst) && index < changes.size(); ++index) {
        AllMade steps{};
        const Outcome outcome = make(pattern, changes[index], steps);
        worst = outcome == Outcome::Done ? worst : outcome;
        made.refusedAt = index;
        if (changed(outcome) && isApart(changes[index])) {
            (void)inverses_.push(steps[0].inverse);
        }
    }
    if (!changed(place.outcome)) {
        return place.outcome;
    }
    if (!changed(worst)) {
        unmakeAll(pattern);
        return endRework(place, author, made.group, worst);
    }
    for (const Change<Sizes>& inverse : inverses_) {
        remember(entryOf(author, pattern, inverse), made.group);
    }
    (void)endRework(place, author, made.group, worst);
    for (const Change<Sizes>& change : changes) {
        if (isApart(change)) {
            (void)sendEdit(pattern, change);
            tell(pattern, change);
        }
    }
    return worst;
}

// A message happens whole or not at all; what is unmade was not sent yet.
template <class Sizes> void Project<Sizes>::unmakeAll(PatternId pattern) {
    for (std::size_t index = inverses_.size(); index > 0; --index) {
        (void)apply(model_, Edit<Sizes>{.pattern = pattern, .frame = {}, .change = inverses_[index - 1]});
    }
    inverses_.clear();
}

// Remembering.

// A group stands in one piece: where others came between, what it has not touched yet begins a new one.
template <class Sizes> void Project<Sizes>::remember(UndoEntry<Sizes> entry, UndoGroup& group) {
    entry.group = group;
    if (undo_.keeps(entry)) {
        return;
    }
    if (!undo_.isNewest(group) && undo_.has(group)) {
        group = newGroup();
        entry.group = group;
    }
    undo_.push(entry);
}

// Whether the places that the group would touch are more than undo remembers. What goes as a whole takes one more.
template <class Sizes>
bool Project<Sizes>::isTooLarge(UndoGroup group, PatternId pattern, std::span<const Change<Sizes>> changes) const {
    if (undo_.fits(group, changes.size() + 1)) {
        return false;
    }
    std::size_t places = 1;
    for (const Change<Sizes>& change : changes) {
        places +=
            undo_.keeps({.group = group, .inverse = {.pattern = pattern, .frame = {}, .change = change}}) ? 0U : 1U;
    }
    return !undo_.fits(group, places);
}

template <class Sizes> Committed Project<Sizes>::reload(const Request& request, PatternId pattern) {
    return rework(request, pattern, [&](Pattern<Sizes>& content, TrackNames<Sizes>& names) {
        const std::uint64_t sum = checksum(content);
        const TrackNames<Sizes> named = names;
        loaded_.load(*pool_.find(pattern), content, names);
        return checksum(content) == sum && names == named ? Outcome::NothingToDo : Outcome::Done;
    });
}

// The buffer that will carry the pattern keeps it as it was meanwhile.
template <class Sizes> typename Project<Sizes>::Rework Project<Sizes>::beginRework(PatternId pattern) {
    if (!finishTakingBack()) {
        return {.outcome = Outcome::QueueFull};
    }
    if (const Outcome brought = bring(pattern); !changed(brought)) {
        return {.outcome = brought};
    }
    const auto slot = pool_.find(pattern);
    const auto buffer = freeBuffer();
    if (!buffer || messages_.room() == 0) {
        return {.outcome = Outcome::QueueFull};
    }
    arena_.buffers[*buffer] = patterns_[*slot];
    return {.outcome = Outcome::Done, .slot = *slot, .buffer = *buffer, .names = names_.tracks[*slot]};
}

template <class Sizes>
Outcome Project<Sizes>::endRework(const Rework& place, Author author, UndoGroup& group, Outcome outcome) {
    const Pattern<Sizes>& before = arena_.buffers[place.buffer];
    const PatternId id = pool_.idOf(place.slot);
    if (!changed(outcome)) {
        patterns_[place.slot] = before;
        names_.tracks[place.slot] = place.names;
        model_.patternEnds[id.value] = patternEnd(before);
        return outcome;
    }
    UndoEntry<Sizes> entry{.group = group, .author = author, .inverse = {.pattern = id}, .whole = 0};
    if (!undo_.keeps(entry)) {
        entry.whole = freeWhole(group);
        wholes_.save(*entry.whole, before, place.names);
        remember(entry, group);
    }
    redo_.clear();
    patterns_[place.slot].succeed(before);
    model_.patternEnds[id.value] = patternEnd(patterns_[place.slot]);
    (void)handOver(place.slot);
    tellReplaced(id);
    tellHistory();
    return outcome;
}

} // namespace tresillo
