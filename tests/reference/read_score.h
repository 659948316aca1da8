// SPDX-License-Identifier: MIT
#pragma once

// A pattern copied out of the form in which the product keeps it.
#include "core/sequence/pattern.h"
#include "tests/reference/score.h"

#include <algorithm>

namespace tresillo::reference {

template <class Sizes> ScoreStep readStep(const Pattern<Sizes>& pattern, std::size_t track, std::size_t step) {
    ScoreStep copy{};
    pattern.forEachNote(track, step, [&](std::size_t slot, const Note& note) { copy.notes[slot] = note; });
    pattern.forEachValue(track, step, [&](const LockedValue& value) { copy.values.push_back(value); });
    copy.condition = pattern.step(track, step).condition;
    return copy;
}

template <class Sizes> Score readScore(const Pattern<Sizes>& pattern) {
    Score score{};
    score.tempo = pattern.tempo().milliBpm;
    score.swing = pattern.swing();
    score.master = pattern.masterLength().value;
    score.blankLength = std::min<std::int32_t>(rowOf(ParamId::TrackLength).initial, Sizes::kSteps);
    score.tracks.resize(Sizes::kTracks);
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        for (std::size_t row = 0; row < kTrackRows; ++row) {
            score.tracks[track].rows[row] = pattern.track(track).value(static_cast<ParamId>(row));
        }
        pattern.forEachControlChange(
            track, [&](const LockedValue&) { score.tracks[track].sendsControlChanges = true; });
        for (std::size_t step = 0; step < Sizes::kSteps; ++step) {
            score.tracks[track].steps.push_back(readStep(pattern, track, step));
        }
    }
    return score;
}

} // namespace tresillo::reference
