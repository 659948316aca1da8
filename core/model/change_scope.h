// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/edit.h"

#include <cstdint>
#include <variant>

namespace tresillo {

/// What kind of thing a change sets. Whoever acts upon it switches over all of them, without a default.
enum class ScopeKind : std::uint8_t {
    NoteSlot,
    StepParam,
    Step, ///< All that a step holds.
    TrackParam,
    PatternParam,
    NameOfTrack,
    WholePattern, ///< All of the above, of one pattern: what the handover of a slot replaces. No Edit does.
    NameOfPattern,
    ProjectParam,
    NameOfProject,
    SongSection,
    SongOrder, ///< Inserting and removing a section moves all behind it.
    Chain,
    Sound,
    NameOfBank,
    BankTempo,
    ExistenceOfPattern,
    Kit,
    PadOfKit,
};

/// What a change touches: two changes of one scope replace each other, and changes of two scopes that do not overlap
/// can be made, or taken back, in any order.
/// Thread-safe: yes (a value). Realtime-safe: yes. So is all that follows.
struct ChangeScope {
    ScopeKind kind{ScopeKind::WholePattern};
    PatternId pattern{};
    std::uint8_t track{0};  ///< Or the place of a kit.
    std::uint8_t step{0};   ///< Or a pad of it.
    std::uint16_t index{0}; ///< A parameter, a note slot, a section, a Sound, a bank, a kit.

    constexpr bool operator==(const ChangeScope&) const = default;
};

/// Whether a Pattern holds it: the handover of the pattern brings it across.
constexpr bool isContent(ScopeKind kind) { return kind < ScopeKind::NameOfTrack; }

/// Whether the pattern must be in a slot for it.
constexpr bool needsSlot(ScopeKind kind) { return kind <= ScopeKind::WholePattern; }

/// Whether what `outer` held before says all of what `inner` held. Insertions cover nothing, not even each other.
constexpr bool covers(const ChangeScope& outer, const ChangeScope& inner) {
    if (outer.kind == ScopeKind::SongOrder) {
        return false;
    }
    if (outer == inner) {
        return true;
    }
    const bool isOfPattern = inner.kind < ScopeKind::WholePattern && inner.pattern == outer.pattern;
    const bool isOfStep = inner.kind < ScopeKind::Step && inner.track == outer.track && inner.step == outer.step;
    return isOfPattern && (outer.kind == ScopeKind::WholePattern || (outer.kind == ScopeKind::Step && isOfStep));
}

/// Whether the order of two changes matters.
constexpr bool overlap(const ChangeScope& one, const ChangeScope& other) {
    const auto isOfSong = [](const ChangeScope& scope) {
        return scope.kind == ScopeKind::SongSection || scope.kind == ScopeKind::SongOrder;
    };
    const bool isOrder = one.kind == ScopeKind::SongOrder || other.kind == ScopeKind::SongOrder;
    return covers(one, other) || covers(other, one) || (isOrder && isOfSong(one) && isOfSong(other));
}

namespace detail {

/// One overload for each alternative of Change, and none for all: a new one does not compile until its scope stands
/// here.
template <class Sizes> struct ScopeFinder {
    PatternId pattern;

    constexpr ChangeScope operator()(const SetNote& change) const { return note(change); }
    constexpr ChangeScope operator()(const ClearNote& change) const { return note(change); }
    constexpr ChangeScope operator()(const SetStepParam& change) const { return stepParam(change); }
    constexpr ChangeScope operator()(const ClearStepParam& change) const { return stepParam(change); }
    constexpr ChangeScope operator()(const SetStep<Sizes>& change) const {
        return {.kind = ScopeKind::Step, .pattern = pattern, .track = change.track, .step = change.step};
    }
    constexpr ChangeScope operator()(const SetTrackParam& change) const { return trackParam(change); }
    constexpr ChangeScope operator()(const ClearTrackParam& change) const { return trackParam(change); }
    constexpr ChangeScope operator()(const SetPatternParam& change) const {
        return {.kind = ScopeKind::PatternParam, .pattern = pattern, .index = number(change.id)};
    }
    constexpr ChangeScope operator()(const SetProjectParam& change) const {
        return {.kind = ScopeKind::ProjectParam, .index = number(change.id)};
    }
    constexpr ChangeScope operator()(const SetSection& change) const {
        return {.kind = ScopeKind::SongSection, .index = change.index};
    }
    constexpr ChangeScope operator()(const InsertSection& /*change*/) const { return {.kind = ScopeKind::SongOrder}; }
    constexpr ChangeScope operator()(const RemoveSection& /*change*/) const { return {.kind = ScopeKind::SongOrder}; }
    constexpr ChangeScope operator()(const SetChain<Sizes>& /*change*/) const { return {.kind = ScopeKind::Chain}; }
    constexpr ChangeScope operator()(const SetSound& change) const {
        return {.kind = ScopeKind::Sound, .index = change.index};
    }
    constexpr ChangeScope operator()(const SetBankName& change) const {
        return {.kind = ScopeKind::NameOfBank, .index = change.bank};
    }
    constexpr ChangeScope operator()(const SetBankTempo& change) const {
        return {.kind = ScopeKind::BankTempo, .index = change.bank};
    }
    constexpr ChangeScope operator()(const SetPatternExists& /*change*/) const {
        return {.kind = ScopeKind::ExistenceOfPattern, .pattern = pattern};
    }
    constexpr ChangeScope operator()(const SetKit<Sizes>& change) const {
        return {.kind = ScopeKind::Kit, .index = change.index};
    }
    constexpr ChangeScope operator()(const SetPadValue& change) const {
        return {
            .kind = ScopeKind::PadOfKit,
            .track = change.kit,
            .step = change.pad,
            .index = static_cast<std::uint16_t>(change.row)};
    }
    constexpr ChangeScope operator()(const SetName& change) const {
        switch (change.what) {
        case Named::Project:
            break;
        case Named::Pattern:
            return {.kind = ScopeKind::NameOfPattern, .pattern = pattern};
        case Named::Track:
            return {.kind = ScopeKind::NameOfTrack, .pattern = pattern, .track = change.track};
        }
        return {.kind = ScopeKind::NameOfProject};
    }

private:
    static constexpr std::uint16_t number(ParamId id) { return static_cast<std::uint16_t>(indexOf(id)); }
    constexpr ChangeScope note(const auto& change) const {
        return {
            .kind = ScopeKind::NoteSlot,
            .pattern = pattern,
            .track = change.track,
            .step = change.step,
            .index = change.slot};
    }
    constexpr ChangeScope stepParam(const auto& change) const {
        return {
            .kind = ScopeKind::StepParam,
            .pattern = pattern,
            .track = change.track,
            .step = change.step,
            .index = number(change.id)};
    }
    constexpr ChangeScope trackParam(const auto& change) const {
        return {.kind = ScopeKind::TrackParam, .pattern = pattern, .track = change.track, .index = number(change.id)};
    }
};

} // namespace detail

/// What `change`, made in an Edit of `pattern`, touches: said here and nowhere else.
template <class Sizes> constexpr ChangeScope scopeOf(PatternId pattern, const Change<Sizes>& change) {
    return std::visit(detail::ScopeFinder<Sizes>{pattern}, change);
}

template <class Sizes> constexpr ChangeScope scopeOf(const Edit<Sizes>& edit) {
    return scopeOf<Sizes>(edit.pattern, edit.change);
}

} // namespace tresillo
