// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"
#include "core/engine/lane.h"
#include "core/engine/song_map.h"
#include "core/model/model.h"
#include "core/model/track_mask.h"

#include <array>
#include <cstddef>

namespace tresillo {

/// A lane on which a track plays pattern `id` from `origin` on; its first step is the first one at `line` or later.
/// Thread-safe: no (reads a model). Realtime-safe: yes.
template <class Sizes>
Lane<Sizes> makeLane(const Model<Sizes>& model, std::size_t track, PatternId id, Ticks origin, Ticks line);

/// The same for a section of the song; play ticks are `offset` more than positions.
template <class Sizes>
Lane<Sizes> makeSectionLane(
    const Model<Sizes>& model, std::size_t track, const SongPlace& place, Ticks offset, Ticks line);

/// The lanes of all tracks: what each plays now, and for the tracks that join at the next boundary what takes over
/// there. Thread-safe: no; it lives on the audio thread. Realtime-safe: yes, every function.
template <class Sizes> class RouteLanes {
public:
    using Running = RunningTrack<Sizes>;

    [[nodiscard]] Lane<Sizes>& now(std::size_t track) { return at(now_, track); }
    [[nodiscard]] const Lane<Sizes>& now(std::size_t track) const { return at(now_, track); }
    [[nodiscard]] Lane<Sizes>& next(std::size_t track) { return at(next_, track); }
    [[nodiscard]] const Lane<Sizes>& next(std::size_t track) const { return at(next_, track); }
    /// The tracks that play something else behind the boundary.
    [[nodiscard]] TrackMask joining() const { return joining_; }
    [[nodiscard]] bool joins(std::size_t track) const { return hasTrack(joining_, track); }

    /// The track above `track` as it runs at `tick`; one without a pattern when there is none.
    [[nodiscard]] const Running& above(std::size_t track, Ticks tick) const { return view().above(track, tick); }
    /// Whether any track is soloed, behind the next boundary or before it.
    [[nodiscard]] bool isAnySolo(bool isNext) const { return view().isAnySolo(isNext); }

    /// Nothing runs.
    void clear();
    /// Another boundary: nothing joins but what is put into the `next` lanes of these tracks, and lanes that were to
    /// end go on.
    void prepare(TrackMask joining, Ticks boundary);
    /// The boundary is crossed: what joined runs.
    void cross();

    /// Slots changed: lanes find their patterns anew. True when one was found or lost.
    bool resolve(const Model<Sizes>& model, Ticks now);
    /// The timing of pattern `id` changed.
    void retime(PatternId id, Ticks now);
    /// The project's seed is another one.
    void reseed(std::int32_t seed);
    /// Somebody launches a pattern: whatever runs leaves the song.
    void leaveSong();

private:
    using Lanes = std::array<Lane<Sizes>, Sizes::kTracks>;

    template <class All> [[nodiscard]] static auto& at(All& lanes, std::size_t track) {
        require(track < Sizes::kTracks);
        return lanes[track];
    }
    [[nodiscard]] LaneView<Sizes> view() const {
        return {.now = now_, .next = next_, .joining = joining_, .boundary = boundary_};
    }

    Lanes now_{};
    Lanes next_{};
    TrackMask joining_{0};
    Ticks boundary_{kForever};
};

extern template class RouteLanes<Studio>;
extern template class RouteLanes<Pocket>;

} // namespace tresillo
