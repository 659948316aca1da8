// SPDX-License-Identifier: MIT
#include "project/changes/committer.h"

#include "core/model/change_scope.h"

#include <algorithm>

namespace tresillo {

template <class Sizes> Committed Committer<Sizes>::commit(const Request& request, PatternId pattern, Changes changes) {
    Committed made{.group = history_.groupOf(request)};
    if (!takeBack_.finish()) {
        made.outcome = Outcome::QueueFull;
        return made;
    }
    // Several are about the pattern that they name, whatever each of them is.
    if (changes.size() != 1 || needsSlot(scopeOf<Sizes>(pattern, changes[0]).kind)) {
        made.outcome = slots_.bring(pattern);
        if (!changed(made)) {
            return made;
        }
    }
    made.outcome = changes.size() == 1 ? commitOne(request.author, made, pattern, changes[0])
                                       : commitSeveral(request.author, made, pattern, changes);
    if (changed(made)) {
        own_.tellHistory();
    }
    return made;
}

// As it went: no room is won, nothing decided anew.
template <class Sizes> Committed Committer<Sizes>::repeat(const CommitHead& head, PatternId pattern, Changes changes) {
    Committed made{.outcome = Outcome::QueueFull, .group = history_.groupOf(head)};
    if (!takeBack_.finish() || changes.size() > outbox_.room()) {
        return made;
    }
    const bool needsPattern = changes.size() != 1 || needsSlot(scopeOf<Sizes>(pattern, changes[0]).kind);
    made.outcome = needsPattern ? slots_.bring(pattern) : Outcome::Done;
    if (changed(made)) {
        made.outcome = commitEach({head.author}, made, pattern, changes);
    }
    if (changed(made)) {
        own_.tellHistory();
    }
    return made;
}

template <class Sizes>
Committed Committer<Sizes>::repeatWhole(
    const CommitHead& head, PatternId pattern, const Pattern<Sizes>& content, const TrackNames<Sizes>& names,
    Changes apart) {
    Committed made{.outcome = Outcome::QueueFull, .group = history_.groupOf(head)};
    const Rework place = beginRework(pattern, apart.size());
    made.outcome = place.outcome;
    if (!changed(made)) {
        return made;
    }
    makeApart(made, pattern, apart);
    if (changed(made)) {
        own_.patterns[place.slot] = content;
        own_.names.tracks[place.slot] = names;
    }
    endWhole(place, {head.author}, made, pattern);
    sendApart(made, pattern, apart);
    return made;
}

template <class Sizes>
Outcome Committer<Sizes>::commitOne(Author author, Committed& made, PatternId pattern, const Change<Sizes>& change) {
    if (outbox_.room() == 0) {
        return Outcome::QueueFull;
    }
    const UndoGroup asked = made.group;
    AllMade steps{};
    const Outcome outcome = maker_.make(pattern, change, steps);
    if (!changed(outcome) || outbox_.room() < steps.size()) {
        maker_.unmake(pattern, steps);
        return changed(outcome) ? Outcome::QueueFull : outcome;
    }
    const std::uint64_t before = history_.remembered();
    for (const auto& one : steps) {
        history_.remember(author, made.group, pattern, one.inverse);
        (void)outbox_.sendEdit(pattern, one.change);
    }
    FixedVector<Change<Sizes>, AllMade::capacity()> changes{};
    for (const auto& one : steps) {
        own_.tell(pattern, one.change);
        (void)changes.push(one.change);
    }
    tellCommitted({author.value, asked, made.group, history_.remembered() == before}, pattern, changes);
    return outcome;
}

template <class Sizes>
Outcome Committer<Sizes>::commitSeveral(Author author, Committed& made, PatternId pattern, Changes changes) {
    if (history_.isTooLarge(made.group, pattern, changes)) {
        made.group = history_.newGroup();
    }
    const UndoGroup asked = made.group;
    const std::uint64_t before = history_.remembered();
    const auto commitSo = [&](bool isWhole) {
        const Outcome outcome =
            isWhole ? commitWhole(author, made, pattern, changes) : commitEach(author, made, pattern, changes);
        if (changed(outcome)) {
            const CommitHead head{author.value, asked, made.group, history_.remembered() == before};
            isWhole ? tellReplaced(head, pattern, changes) : tellCommitted(head, pattern, changes);
        }
        return outcome;
    };
    const bool fitsQueue = changes.size() <= outbox_.room();
    const Outcome outcome = commitSo(!fitsQueue);
    // Room that must be won makes more changes than were asked for.
    return fitsQueue && outcome == Outcome::LockPoolFull ? commitSo(true) : outcome;
}

template <class Sizes>
Outcome Committer<Sizes>::commitEach(Author author, Committed& made, PatternId pattern, Changes changes) {
    Outcome worst = Outcome::Done;
    inverses_.clear();
    for (const Change<Sizes>& change : changes) {
        const Applied<Sizes> applied = maker_.makePlainly(pattern, change);
        if (!changed(applied.outcome)) {
            made.refusedAt = inverses_.size();
            unmakeAll(pattern);
            return applied.outcome;
        }
        worst = applied.outcome == Outcome::Limited ? Outcome::Limited : worst;
        (void)inverses_.push(applied.inverse.change);
    }
    for (const Change<Sizes>& inverse : inverses_) {
        history_.remember(author, made.group, pattern, inverse);
    }
    for (const Change<Sizes>& change : changes) {
        (void)outbox_.sendEdit(pattern, change);
    }
    for (const Change<Sizes>& change : changes) {
        own_.tell(pattern, change);
    }
    return worst;
}

template <class Sizes>
Outcome Committer<Sizes>::commitWhole(Author author, Committed& made, PatternId pattern, Changes changes) {
    const auto apart = static_cast<std::size_t>(std::count_if(
        changes.begin(), changes.end(), [&](const Change<Sizes>& change) { return isApart(pattern, change); }));
    if (outbox_.room() < apart + 1) {
        return Outcome::QueueFull;
    }
    const Rework place = beginRework(pattern);
    if (!changed(place.outcome)) {
        return place.outcome;
    }
    made.outcome = Outcome::Done;
    inverses_.clear();
    for (std::size_t index = 0; changed(made) && index < changes.size(); ++index) {
        AllMade steps{};
        const Outcome outcome = maker_.make(pattern, changes[index], steps);
        made.outcome = outcome == Outcome::Done ? made.outcome : outcome;
        made.refusedAt = index;
        if (changed(outcome) && isApart(pattern, changes[index])) {
            (void)inverses_.push(steps[0].inverse);
        }
    }
    endWhole(place, author, made, pattern);
    sendApart(made, pattern, changes);
    return made.outcome;
}

template <class Sizes> void Committer<Sizes>::makeApart(Committed& made, PatternId pattern, Changes apart) {
    inverses_.clear();
    for (std::size_t index = 0; changed(made) && index < apart.size(); ++index) {
        const Applied<Sizes> applied = maker_.makePlainly(pattern, apart[index]);
        made.outcome = applied.outcome;
        made.refusedAt = index;
        if (changed(made)) {
            (void)inverses_.push(applied.inverse.change);
        }
    }
}

// What was made apart is taken back where the rest was refused; inverses_ are those of what was made apart.
template <class Sizes>
void Committer<Sizes>::endWhole(const Rework& place, Author author, Committed& made, PatternId pattern) {
    if (!changed(made)) {
        unmakeAll(pattern);
    }
    for (const Change<Sizes>& inverse : inverses_) {
        history_.remember(author, made.group, pattern, inverse);
    }
    endRework(place, author, made);
}

template <class Sizes> void Committer<Sizes>::sendApart(const Committed& made, PatternId pattern, Changes changes) {
    for (const Change<Sizes>& change : changes) {
        if (changed(made) && isApart(pattern, change)) {
            (void)outbox_.sendEdit(pattern, change);
            own_.tell(pattern, change);
        }
    }
}

// What is unmade was not sent yet.
template <class Sizes> void Committer<Sizes>::unmakeAll(PatternId pattern) {
    for (std::size_t index = inverses_.size(); index > 0; --index) {
        (void)maker_.makePlainly(pattern, inverses_[index - 1]);
    }
    inverses_.clear();
}

// The buffer that will carry the pattern keeps it as it was meanwhile.
template <class Sizes>
typename Committer<Sizes>::Rework Committer<Sizes>::beginRework(PatternId pattern, std::size_t apart) {
    if (!takeBack_.finish()) {
        return {.outcome = Outcome::QueueFull};
    }
    if (const Outcome brought = slots_.bring(pattern); !changed(brought)) {
        return {.outcome = brought};
    }
    const auto slot = slots_.find(pattern);
    const auto buffer = outbox_.freeBuffer();
    if (!buffer || outbox_.room() < apart + 1) {
        return {.outcome = Outcome::QueueFull};
    }
    outbox_.buffer(*buffer) = own_.patterns[*slot];
    return {.outcome = Outcome::Done, .slot = *slot, .buffer = *buffer, .names = own_.names.tracks[*slot]};
}

// Sends what the slot holds now, or brings back what it held.
template <class Sizes> void Committer<Sizes>::endRework(const Rework& place, Author author, Committed& made) {
    Pattern<Sizes>& before = outbox_.buffer(place.buffer);
    Pattern<Sizes>& content = own_.patterns[place.slot];
    const PatternId id = own_.model.slots[place.slot].id;
    if (!changed(made)) {
        content = before;
        own_.names.tracks[place.slot] = place.names;
        own_.refreshEnd(place.slot);
        return;
    }
    history_.rememberWhole(author, made.group, id, before, place.names);
    content.succeed(before);
    own_.refreshEnd(place.slot);
    before = content;
    (void)outbox_.handOver({.slot = place.slot, .pattern = id, .buffer = place.buffer});
    own_.tellReplaced(id);
    own_.tellHistory();
}

template <class Sizes>
void Committer<Sizes>::tellCommitted(const CommitHead& head, PatternId pattern, Changes changes) const {
    own_.commitListeners.forEach([&](CommitListener<Sizes>& listener) { listener.committed(head, pattern, changes); });
}

template <class Sizes> void Committer<Sizes>::tellReplaced(const CommitHead& head, PatternId pattern, Changes changes) {
    FixedVector<Change<Sizes>, Sizes::kMessages>& apart = inverses_; // they are remembered by now
    apart.clear();
    for (const Change<Sizes>& change : changes) {
        if (isApart(pattern, change)) {
            (void)apart.push(change);
        }
    }
    const std::uint8_t slot = *slots_.find(pattern);
    own_.commitListeners.forEach([&](CommitListener<Sizes>& listener) {
        listener.replaced(head, pattern, own_.patterns[slot], own_.names.tracks[slot], apart);
    });
}

template class Committer<Studio>;
template class Committer<Pocket>;

} // namespace tresillo
