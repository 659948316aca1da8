// SPDX-License-Identifier: MIT
#include "project/changes/room_check.h"

#include <bitset>
#include <variant>

namespace tresillo {

template <class Sizes> Outcome RoomCheck<Sizes>::check(const UndoLog<Sizes>& log, std::size_t depth) {
    const std::size_t end = depth + log.groupSize(depth);
    std::bitset<kPatterns> isDone{};
    // A whole pattern replaces all that is there: it fits, and so does what was changed before it.
    for (std::size_t at = depth; at < end; ++at) {
        if (log.scopeAt(at).kind == ScopeKind::WholePattern) {
            isDone[log.scopeAt(at).pattern.value] = true;
        }
    }
    for (std::size_t at = depth; at < end; ++at) {
        const PatternId pattern = log.scopeAt(at).pattern;
        if (!isContent(log.scopeAt(at).kind) || isDone[pattern.value]) {
            continue;
        }
        isDone[pattern.value] = true;
        if (const Outcome outcome = checkPattern(log, at, end, pattern); outcome != Outcome::Done) {
            return outcome;
        }
    }
    return fitPads(log, depth, end) ? Outcome::Done : Outcome::PadsFull;
}

template <class Sizes>
bool RoomCheck<Sizes>::fitPads(const UndoLog<Sizes>& log, std::size_t depth, std::size_t end) const {
    const auto& values = own_.names.padValues;
    std::size_t held = values.all().size();
    for (std::size_t at = depth; at < end; ++at) {
        if (log.scopeAt(at).kind != ScopeKind::PadOfKit) {
            continue;
        }
        const Edit<Sizes> inverse = log.read(at).inverse;
        if (const auto* pad = std::get_if<SetPadValue>(&inverse.change)) {
            const bool isHeld = values.at({.kit = pad->kit, .pad = pad->pad, .row = pad->row}).has_value();
            held += pad->isSet && !isHeld ? 1U : 0U;
            held -= !pad->isSet && isHeld ? 1U : 0U;
        }
    }
    return held <= Sizes::kPadValues;
}

// `apply` knows patterns by the model's slots: one of them holds the copy meanwhile.
template <class Sizes>
Outcome RoomCheck<Sizes>::checkPattern(
    const UndoLog<Sizes>& log, std::size_t depth, std::size_t end, PatternId pattern) {
    const auto buffer = outbox_.freeBuffer();
    if (!buffer) {
        return Outcome::QueueFull;
    }
    Pattern<Sizes>& copy = outbox_.buffer(*buffer);
    if (const Outcome read = slots_.read(pattern, copy); read != Outcome::Done) {
        return read;
    }
    Slot<Sizes>& slot = own_.model.slots[slots_.find(pattern).value_or(0)];
    const Slot<Sizes> before = slot;
    const Ticks length = own_.model.patternEnds[pattern.value];
    slot = {.id = pattern, .pattern = &copy};
    const Outcome outcome = tryEntries(log, depth, end, pattern);
    slot = before;
    own_.model.patternEnds[pattern.value] = length;
    return outcome;
}

// As TakeBack does it, in two rounds: what finds no room in the first gives up what it holds, and is tried again.
template <class Sizes>
Outcome RoomCheck<Sizes>::tryEntries(const UndoLog<Sizes>& log, std::size_t depth, std::size_t end, PatternId pattern) {
    std::bitset<UndoLog<Sizes>::kCapacity> isAside{};
    Outcome worst = Outcome::Done;
    for (const bool isSecondRound : {false, true}) {
        for (std::size_t at = depth; at < end; ++at) {
            const ChangeScope& scope = log.scopeAt(at);
            if (scope.pattern != pattern || !isContent(scope.kind) || isAside[at] != isSecondRound) {
                continue;
            }
            const Edit<Sizes> inverse = log.read(at).inverse;
            const Outcome outcome = apply(own_.model, inverse).outcome;
            isAside[at] = !isSecondRound && isFull(outcome);
            worst = isSecondRound && isFull(outcome) ? outcome : worst;
            if (isAside[at] && scope.kind == ScopeKind::Step) {
                const SetStep<Sizes> empty{.track = scope.track, .step = scope.step};
                (void)apply(own_.model, Edit<Sizes>{.pattern = pattern, .change = empty});
            }
        }
    }
    return worst;
}

template class RoomCheck<Studio>;
template class RoomCheck<Pocket>;

} // namespace tresillo
