// SPDX-License-Identifier: MIT
#include "project/changes/pattern_loads.h"

#include "core/model/apply.h"
#include "core/model/change_scope.h"
#include "core/sequence/checksum.h"

#include <utility>

namespace tresillo {

template <class Sizes>
Outcome PatternLoads<Sizes>::load(const Request& request, PatternId pattern, const LoadedPattern<Sizes>& loaded) {
    if (loaded.values.size() > kMostValues) {
        return Outcome::TooLargeToUndo;
    }
    if (!takeBack_.finish()) {
        return Outcome::QueueFull;
    }
    if (const Outcome brought = slots_.bring(pattern); !changed(brought)) {
        return brought;
    }
    if (isSo(*slots_.find(pattern), loaded)) {
        return changed(cancel()) ? Outcome::NothingToDo : Outcome::QueueFull;
    }
    const std::uint8_t place = waiting_[0] ? 1 : 0;
    const auto buffer = outbox_.freeBuffer();
    if (waiting_[place] || !buffer || outbox_.room() == 0) {
        return Outcome::QueueFull;
    }
    contents_.save(place, loaded.content, loaded.names);
    waiting_[place] = Waiting{
        .request = request,
        .pattern = pattern,
        .name = loaded.name,
        .values = loaded.values,
        .newest = history_.lastGroup()};
    if (!outbox_.isJoined()) {
        arrive(place);
        return Outcome::Done;
    }
    outbox_.buffer(*buffer) = loaded.content;
    (void)outbox_.sendLoad(
        {.pattern = pattern, .buffer = buffer, .line = loaded.line, .steps = loaded.steps, .values = loaded.values});
    waiting_[place]->buffer = buffer;
    slots_.hold(pattern);
    if (!waiting_[1 - place]) {
        outbox_.keepInFlight(true);
    }
    return Outcome::Done;
}

template <class Sizes> bool PatternLoads<Sizes>::isSo(std::uint8_t slot, const LoadedPattern<Sizes>& loaded) const {
    const PatternName& name = own_.names.patterns[own_.model.slots[slot].id.value];
    bool isSo = own_.names.tracks[slot] == loaded.names && name == loaded.name.value_or(name) &&
                checksum(own_.patterns[slot]) == checksum(loaded.content);
    loaded.values.forEach([&](ParamId id, std::int32_t value) { isSo = isSo && own_.model.projectParam(id) == value; });
    return isSo;
}

template <class Sizes> TookBack PatternLoads<Sizes>::takeBack(Author author) {
    for (const std::optional<Waiting>& waiting : waiting_) {
        const auto newest = history_.newestUndo(author);
        if (!waiting || waiting->isWishedBack || !(waiting->request.author == author) ||
            (newest && newest->group > waiting->newest)) {
            continue;
        }
        const std::optional<UndoGroup> group = waiting->request.group;
        if (const Outcome outcome = cancel(); !changed(outcome)) {
            return {.outcome = outcome};
        }
        return newest && newest->group == group ? takeBack_.start(author, true, true) : TookBack{};
    }
    return {.outcome = Outcome::NothingToUndo};
}

// The line may come before the audio thread hears of this.
template <class Sizes> Outcome PatternLoads<Sizes>::cancel() {
    if (isWaiting() && !outbox_.sendLoad({})) {
        return Outcome::QueueFull;
    }
    for (std::optional<Waiting>& waiting : waiting_) {
        if (waiting) {
            waiting->isWishedBack = true;
        }
    }
    return Outcome::Done;
}

template <class Sizes> void PatternLoads<Sizes>::arrived(std::uint16_t buffer) {
    if (const auto place = placeOf(buffer)) {
        arrive(*place);
    }
}

template <class Sizes> void PatternLoads<Sizes>::released(std::uint16_t buffer) {
    if (const auto place = placeOf(buffer)) {
        forget(*place);
    }
}

template <class Sizes> std::optional<std::uint8_t> PatternLoads<Sizes>::placeOf(std::uint16_t buffer) const {
    for (std::size_t place = 0; place < waiting_.size(); ++place) {
        if (waiting_[place] && waiting_[place]->buffer == buffer) {
            return static_cast<std::uint8_t>(place);
        }
    }
    return std::nullopt;
}

// Values before the pattern: in this order they are made again when the journal is replayed.
template <class Sizes> void PatternLoads<Sizes>::arrive(std::uint8_t place) {
    require(!history_.isUnderWay);
    const Waiting load = *waiting_[place];
    const std::uint8_t slot = *slots_.find(load.pattern);
    UndoGroup group = history_.groupOf(load.request);
    const UndoGroup asked = group;
    bringApart(place, group);
    const bool isReplaced = isReplacedSince(load.pattern);
    if (!isReplaced) {
        history_.rememberWhole(load.request.author, group, load.pattern, own_.patterns[slot], own_.names.tracks[slot]);
        bringContent(place, slot);
        own_.tellReplaced(load.pattern);
    }
    const CommitHead head{.author = load.request.author.value, .asked = asked, .group = group};
    own_.commitListeners.forEach([&](CommitListener<Sizes>& listener) {
        if (!isReplaced) {
            listener.replaced(head, load.pattern, own_.patterns[slot], own_.names.tracks[slot], apart_);
        } else if (!apart_.empty()) {
            listener.committed(head, load.pattern, apart_);
        }
    });
    own_.tellHistory();
    forget(place);
    if (load.isWishedBack && (!isReplaced || !apart_.empty())) {
        owed_ = Owed{.author = load.request.author, .group = group};
        finish();
    }
}

// The audio thread applied what was sent since to what was loaded: so does this.
template <class Sizes> void PatternLoads<Sizes>::bringContent(std::uint8_t place, std::uint8_t slot) {
    const PatternId id = waiting_[place]->pattern;
    Pattern<Sizes>& content = own_.patterns[slot];
    contents_.load(place, content, own_.names.tracks[slot]);
    slots_.saveLoaded(slot, content, own_.names.tracks[slot]);
    own_.refreshEnd(slot);
    const ChangeScope whole{.kind = ScopeKind::WholePattern, .pattern = id};
    outbox_.inFlight().forEach([&](const SentChange<Sizes>& sent) {
        if (!sent.isWhole && covers(whole, scopeOf(sent.edit))) {
            (void)apply(own_.model, sent.edit);
        }
    });
}

// What a pattern does not hold. What somebody has set since stays.
template <class Sizes> void PatternLoads<Sizes>::bringApart(std::uint8_t place, UndoGroup& group) {
    const Waiting& load = *waiting_[place];
    apart_.clear();
    const auto bring = [&](const Change<Sizes>& change) {
        if (isSetSince(scopeOf<Sizes>(load.pattern, change))) {
            return;
        }
        const Applied<Sizes> applied = apply(own_.model, Edit<Sizes>{.pattern = load.pattern, .change = change});
        history_.remember(load.request.author, group, load.pattern, applied.inverse.change);
        (void)apart_.push(change);
        own_.tell(load.pattern, change);
    };
    load.values.forEach([&](ParamId id, std::int32_t value) {
        if (own_.model.projectParam(id) != value) {
            bring(SetProjectParam{.id = id, .value = value});
        }
    });
    if (load.name && !(own_.names.patterns[load.pattern.value] == *load.name)) {
        bring(SetName{.what = Named::Pattern, .name = ProjectName{load.name->view()}});
    }
}

template <class Sizes> bool PatternLoads<Sizes>::isReplacedSince(PatternId pattern) const {
    bool isReplaced = false;
    outbox_.inFlight().forEach([&](const SentChange<Sizes>& sent) {
        isReplaced = isReplaced || (sent.isWhole && sent.edit.pattern == pattern);
    });
    return isReplaced;
}

template <class Sizes> bool PatternLoads<Sizes>::isSetSince(const ChangeScope& scope) const {
    bool isSet = false;
    outbox_.inFlight().forEach(
        [&](const SentChange<Sizes>& sent) { isSet = isSet || (!sent.isWhole && scopeOf(sent.edit) == scope); });
    return isSet;
}

template <class Sizes> void PatternLoads<Sizes>::forget(std::uint8_t place) {
    slots_.letGo(waiting_[place]->pattern);
    waiting_[place].reset();
    if (!isWaiting()) {
        outbox_.keepInFlight(false);
    }
}

template <class Sizes> void PatternLoads<Sizes>::finish() {
    if (!owed_ || !takeBack_.finish()) {
        return;
    }
    const auto newest = history_.newestUndo(owed_->author);
    const bool isThere = newest && newest->group == owed_->group;
    if (!isThere || takeBack_.start(owed_->author, true, isWaiting()).outcome != Outcome::QueueFull) {
        owed_.reset();
    }
}

template class PatternLoads<Studio>;
template class PatternLoads<Pocket>;

} // namespace tresillo
