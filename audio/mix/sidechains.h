// SPDX-License-Identifier: MIT
#pragma once

#include "audio/mix/bus.h"
#include "audio/values/track_values.h"
#include "core/base/require.h"
#include "core/dsp/ducker.h"
#include "core/engine/event.h"
#include "core/engine/param_source.h"
#include "core/sequence/sizes.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tresillo::audio {

/// The tracks' duckers: each track names one whose notes lower it. Thread-safe: no. Realtime-safe: yes, but for the
/// constructor.
class Sidechains {
public:
    explicit Sidechains(SampleRate rate) : duckers_(Studio::kTracks, Ducker(rate)) {}

    /// A note of track `source` at the frame that is rendered next: lowers the tracks that it is to be heard through.
    /// What a note that comes ahead of its line ducks is for what takes over there to say. `channels`: of each track.
    void noteOn(
        std::uint8_t source, const NoteOn& note, std::span<const TrackValues, Studio::kTracks> channels,
        const ParamSource& params);

    /// Lowers the next `frames` frames of a track, at most kStretch; to be asked for every stretch, also of a track on
    /// which nothing sounds.
    void lower(std::uint8_t track, Bus bus, int frames) {
        require(track < duckers_.size() && frames <= kStretch);
        if (!duckers_[track].isFlat()) {
            lowerBus(duckers_[track], bus, frames);
        }
    }

private:
    static void lowerBus(Ducker& ducker, Bus bus, int frames);

    std::vector<Ducker> duckers_; ///< Of each track.
};

} // namespace tresillo::audio
