// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/edit.h"

#include <cstdint>
#include <variant>

namespace tresillo {

/// What kind of thing a change sets.
enum class PlaceKind : std::uint8_t {
    NoteSlot,
    StepParam,
    Step, ///< All that a step holds.
    TrackParam,
    PatternParam,
    NameOfTrack,
    WholePattern, ///< All of the above, of one pattern.
    NameOfPattern,
    ProjectParam,
    NameOfProject,
    SongSection,
    SongOrder, ///< Inserting and removing a section renames all behind it.
    TheChain,
    SoundPlace,
};

/// Where a change acts: two changes of one place replace each other, and changes of two places that do not overlap can
/// be made, or taken back, in any order. Thread-safe: yes (a value). Realtime-safe: yes.
struct Place {
    PlaceKind kind{PlaceKind::WholePattern};
    PatternId pattern{};
    std::uint8_t track{0};
    std::uint8_t step{0};
    std::uint16_t index{0}; ///< A parameter, a note slot, a section, a Sound.

    constexpr bool operator==(const Place&) const = default;
};

/// Whether what `outer` held before says all of what `inner` held. Insertions cover nothing, not even each other.
constexpr bool covers(const Place& outer, const Place& inner) {
    if (outer.kind == PlaceKind::SongOrder) {
        return false;
    }
    if (outer == inner) {
        return true;
    }
    const bool isOfPattern = inner.kind < PlaceKind::WholePattern && inner.pattern == outer.pattern;
    const bool isOfStep = inner.kind < PlaceKind::Step && inner.track == outer.track && inner.step == outer.step;
    return isOfPattern && (outer.kind == PlaceKind::WholePattern || (outer.kind == PlaceKind::Step && isOfStep));
}

/// Whether the order of two changes matters.
constexpr bool overlap(const Place& one, const Place& other) {
    const auto isOfSong = [](const Place& place) {
        return place.kind == PlaceKind::SongSection || place.kind == PlaceKind::SongOrder;
    };
    const bool isOrder = one.kind == PlaceKind::SongOrder || other.kind == PlaceKind::SongOrder;
    return covers(one, other) || covers(other, one) || (isOrder && isOfSong(one) && isOfSong(other));
}

namespace detail {

/// A new change does not compile until it is said here where it acts.
template <class Sizes> struct PlaceFinder {
    PatternId pattern;

    constexpr Place operator()(const SetNote& change) const { return note(change); }
    constexpr Place operator()(const ClearNote& change) const { return note(change); }
    constexpr Place operator()(const SetStepParam& change) const { return stepParam(change); }
    constexpr Place operator()(const ClearStepParam& change) const { return stepParam(change); }
    constexpr Place operator()(const SetStep<Sizes>& change) const {
        return {.kind = PlaceKind::Step, .pattern = pattern, .track = change.track, .step = change.step};
    }
    constexpr Place operator()(const SetTrackParam& change) const { return trackParam(change); }
    constexpr Place operator()(const ClearTrackParam& change) const { return trackParam(change); }
    constexpr Place operator()(const SetPatternParam& change) const {
        return {.kind = PlaceKind::PatternParam, .pattern = pattern, .index = number(change.id)};
    }
    constexpr Place operator()(const SetProjectParam& change) const {
        return {.kind = PlaceKind::ProjectParam, .index = number(change.id)};
    }
    constexpr Place operator()(const SetSection& change) const {
        return {.kind = PlaceKind::SongSection, .index = change.index};
    }
    constexpr Place operator()(const InsertSection& /*change*/) const { return {.kind = PlaceKind::SongOrder}; }
    constexpr Place operator()(const RemoveSection& /*change*/) const { return {.kind = PlaceKind::SongOrder}; }
    constexpr Place operator()(const SetChain<Sizes>& /*change*/) const { return {.kind = PlaceKind::TheChain}; }
    constexpr Place operator()(const SetSound& change) const {
        return {.kind = PlaceKind::SoundPlace, .index = change.index};
    }
    constexpr Place operator()(const SetName& change) const {
        switch (change.what) {
        case Named::Project:
            break;
        case Named::Pattern:
            return {.kind = PlaceKind::NameOfPattern, .pattern = pattern};
        case Named::Track:
            return {.kind = PlaceKind::NameOfTrack, .pattern = pattern, .track = change.track};
        }
        return {.kind = PlaceKind::NameOfProject};
    }

private:
    static constexpr std::uint16_t number(ParamId id) { return static_cast<std::uint16_t>(indexOf(id)); }
    constexpr Place note(const auto& change) const {
        return {
            .kind = PlaceKind::NoteSlot,
            .pattern = pattern,
            .track = change.track,
            .step = change.step,
            .index = change.slot};
    }
    constexpr Place stepParam(const auto& change) const {
        return {
            .kind = PlaceKind::StepParam,
            .pattern = pattern,
            .track = change.track,
            .step = change.step,
            .index = number(change.id)};
    }
    constexpr Place trackParam(const auto& change) const {
        return {.kind = PlaceKind::TrackParam, .pattern = pattern, .track = change.track, .index = number(change.id)};
    }
};

} // namespace detail

template <class Sizes> constexpr Place placeOf(PatternId pattern, const Change<Sizes>& change) {
    return std::visit(detail::PlaceFinder<Sizes>{pattern}, change);
}

} // namespace tresillo
