// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/sequence/pattern.h"

#include <algorithm>

namespace tresillo {

namespace detail {

/// Whether anything was ever set on a track: a value that is not the initial one, a note, a lock or a control change.
template <class Sizes> bool holdsAnything(const Track<Sizes>& track) {
    static constexpr Track<Sizes> kInitial{};
    const auto isFilled = [](const StepCells<Sizes>& step) {
        return step.hasNotes != 0 || step.condition != 0 || step.values != kInitial.steps[0].values;
    };
    return track.values != kInitial.values || track.controlChanges != kInitial.controlChanges ||
           std::any_of(track.steps.begin(), track.steps.end(), isFilled);
}

/// The end of the longest of the tracks of which `counts` is true; 0 when it is true of none.
template <class Sizes, class Predicate> Ticks longestTrack(const Pattern<Sizes>& pattern, Predicate&& counts) {
    Ticks end{};
    for (std::size_t index = 0; index < Sizes::kTracks; ++index) {
        if (const Track<Sizes>& track = pattern.track(index); counts(track)) {
            end = std::max(end, track.stepTicks() * track.value(ParamId::TrackLength));
        }
    }
    return end;
}

} // namespace detail

/// The end of a pattern: its master length, else the end of its longest track that has an instrument. A pattern of
/// rests, which has no such track, ends with the longest track on which anything was set, else after a bar.
/// Thread-safe: yes. Realtime-safe: yes.
template <class Sizes> Ticks patternEnd(const Pattern<Sizes>& pattern) {
    if (pattern.masterLength().value != 0) {
        return pattern.masterLength();
    }
    const Ticks end =
        detail::longestTrack(pattern, [](const Track<Sizes>& track) { return track.value(ParamId::Instrument) != 0; });
    if (end.value != 0) {
        return end;
    }
    const Ticks restEnd = detail::longestTrack(pattern, detail::holdsAnything<Sizes>);
    return restEnd.value != 0 ? restEnd : kBar;
}

} // namespace tresillo
