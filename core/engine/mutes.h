// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/outlet.h"
#include "core/engine/route.h"
#include "core/engine/trig_player.h"
#include "core/model/command.h"
#include "core/model/track_mask.h"

namespace tresillo {

/// Which tracks make no events: those that a performer has muted, and those that their patterns say are silent.
/// Thread-safe: no; it lives on the audio thread. Realtime-safe: yes, every function.
template <class Sizes> class Mutes {
public:
    void set(const MuteTrack& mute);
    /// Tracks that a performer has muted.
    [[nodiscard]] TrackMask byHand() const { return byHand_; }

    /// Finds the tracks that are silent. `endsNotes`: what sounds on those that have just fallen silent is cut short or
    /// left to ring, as the track says. True: some of it was.
    bool refresh(
        const Route<Sizes>& route, bool isPlaying, bool endsNotes, TrigPlayer<Sizes>& trigs, const Outlet& out);

private:
    TrackMask byHand_{0};
    TrackMask silent_{0}; ///< Tracks that make no events now, for whatever reason.
};

extern template class Mutes<Studio>;
extern template class Mutes<Pocket>;

} // namespace tresillo
