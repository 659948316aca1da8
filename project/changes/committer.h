// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/change_scope.h"
#include "project/changes/change_maker.h"
#include "project/changes/request.h"
#include "project/changes/take_back.h"
#include "project/changes/undo_history.h"
#include "project/outbox/outbox.h"
#include "project/patterns/own_copy.h"
#include "project/patterns/pattern_slots.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace tresillo {

/// Carries requests out: makes the changes on the project's copy, remembers how they are taken back, sends them and
/// tells of them; or does nothing, where one of them is refused or the queue has no room. How they go is decided here:
///
///     one change              sent as it is, behind the steps that gave up locks for it, if the pool was full
///     several, and they fit   sent one by one
///     several, and they do    what a pattern holds goes as a handover of its slot; names and the like one by one
///       not, or locks do not
///
/// Thread-safe: no; it lives on the project's thread. Realtime-safe: no.
template <class Sizes> class Committer {
public:
    Committer(
        OwnCopy<Sizes>& own, Outbox<Sizes>& outbox, PatternSlots<Sizes>& slots, UndoHistory<Sizes>& history,
        TakeBack<Sizes>& takeBack)
        : own_(own), outbox_(outbox), slots_(slots), history_(history), takeBack_(takeBack), maker_(own.model) {}

    Committed commit(const Request& request, PatternId pattern, std::span<const Change<Sizes>> changes);
    /// Makes again what a CommitListener was told to be committed.
    Committed repeat(const CommitHead& head, PatternId pattern, std::span<const Change<Sizes>> changes);
    /// The same for a pattern that was replaced as a whole.
    Committed repeatWhole(
        const CommitHead& head, PatternId pattern, const Pattern<Sizes>& content, const TrackNames<Sizes>& names,
        std::span<const Change<Sizes>> apart);
    /// Alters the pattern and its tracks' names in place, by `work(Pattern&, TrackNames&) -> Outcome`. Did that change
    /// something, the changes in `apart` are made, too, which are of what a pattern does not hold.
    template <class Work>
    Committed rework(
        const Request& request, PatternId pattern, Work&& work, std::span<const Change<Sizes>> apart = {}) {
        Committed made{.group = history_.groupOf(request)};
        const UndoGroup asked = made.group;
        const Rework place = beginRework(pattern, apart.size());
        made.outcome = place.outcome;
        if (changed(made)) {
            made.outcome = std::forward<Work>(work)(own_.patterns[place.slot], own_.names.tracks[place.slot]);
            makeApart(made, pattern, apart);
            endWhole(place, request.author, made, pattern);
            sendApart(made, pattern, apart);
        }
        if (changed(made)) {
            tellReplaced({request.author.value, asked, made.group}, pattern, apart);
        }
        return made;
    }

private:
    using Changes = std::span<const Change<Sizes>>;
    using AllMade = typename ChangeMaker<Sizes>::AllMade;

    struct Rework {
        Outcome outcome{Outcome::Done};
        std::uint8_t slot{0};
        std::uint16_t buffer{0};   ///< Holds the pattern as it was.
        TrackNames<Sizes> names{}; ///< As they were.
    };

    Outcome commitOne(Author author, Committed& made, PatternId pattern, const Change<Sizes>& change);
    Outcome commitSeveral(Author author, Committed& made, PatternId pattern, Changes changes);
    Outcome commitEach(Author author, Committed& made, PatternId pattern, Changes changes);
    Outcome commitWhole(Author author, Committed& made, PatternId pattern, Changes changes);
    void unmakeAll(PatternId pattern);
    Rework beginRework(PatternId pattern, std::size_t apart = 0);
    void makeApart(Committed& made, PatternId pattern, Changes apart);
    void endWhole(const Rework& place, Author author, Committed& made, PatternId pattern);
    void sendApart(const Committed& made, PatternId pattern, Changes changes);
    void endRework(const Rework& place, Author author, Committed& made);
    bool isApart(PatternId pattern, const Change<Sizes>& change) const {
        return !isContent(scopeOf<Sizes>(pattern, change).kind);
    }
    void tellCommitted(const CommitHead& head, PatternId pattern, Changes changes) const;
    void tellReplaced(const CommitHead& head, PatternId pattern, Changes changes);

    OwnCopy<Sizes>& own_;
    Outbox<Sizes>& outbox_;
    PatternSlots<Sizes>& slots_;
    UndoHistory<Sizes>& history_;
    TakeBack<Sizes>& takeBack_;
    ChangeMaker<Sizes> maker_;
    /// The inverses of several changes that are being made; they happen as a whole or not at all.
    FixedVector<Change<Sizes>, Sizes::kMessages> inverses_{};
};

extern template class Committer<Studio>;
extern template class Committer<Pocket>;

} // namespace tresillo
