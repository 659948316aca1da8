// SPDX-License-Identifier: MIT
#include "core/engine/mutes.h"

#include <cstddef>

namespace tresillo {

template <class Sizes> void Mutes<Sizes>::set(const MuteTrack& mute) {
    const auto bit = static_cast<TrackMask>(1U << mute.track);
    byHand_ = static_cast<TrackMask>(mute.on ? byHand_ | bit : byHand_ & ~bit);
}

template <class Sizes>
bool Mutes<Sizes>::refresh(
    const Route<Sizes>& route, bool isPlaying, bool endsNotes, TrigPlayer<Sizes>& trigs, const Outlet& out) {
    bool hasEnded = false;
    TrackMask silent = byHand_;
    const bool isAnySolo = route.lanes().isAnySolo(false);
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        const bool isSilent = isPlaying && route.lanes().now(track).isSilent(isAnySolo);
        silent = static_cast<TrackMask>(silent | (isSilent ? 1U << track : 0U));
        if (endsNotes && hasTrack(silent, track) && !hasTrack(silent_, track)) {
            if (route.lanes().now(track).ringsWhenMuted()) {
                trigs.endHeld(track, out);
            } else {
                trigs.endTrack(track, true, out);
            }
            hasEnded = true;
        }
    }
    silent_ = silent;
    trigs.setMuted(silent, byHand_);
    return hasEnded;
}

template class Mutes<Studio>;
template class Mutes<Pocket>;

} // namespace tresillo
