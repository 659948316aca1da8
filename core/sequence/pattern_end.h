// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/sequence/pattern.h"

namespace tresillo {

/// The end of a pattern: its master length, else the end of its longest track that has an instrument, else a bar.
/// Thread-safe: yes. Realtime-safe: yes.
template <class Sizes> Ticks patternEnd(const Pattern<Sizes>& pattern) {
    if (pattern.masterLength().value != 0) {
        return pattern.masterLength();
    }
    Ticks end{};
    for (std::size_t index = 0; index < Sizes::kTracks; ++index) {
        const Track<Sizes>& track = pattern.track(index);
        if (track.value(ParamId::Instrument) != 0) {
            const Ticks trackEnd = track.stepTicks() * track.value(ParamId::TrackLength);
            end = trackEnd > end ? trackEnd : end;
        }
    }
    return end.value != 0 ? end : kBar;
}

} // namespace tresillo
