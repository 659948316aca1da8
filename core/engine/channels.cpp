// SPDX-License-Identifier: MIT
#include "core/engine/channels.h"

#include <utility>

namespace tresillo {

template <class Sizes> PatternId Channels<Sizes>::wanted(const Route<Sizes>& route, std::size_t track, Ticks tick) {
    const Lane<Sizes>& behind = route.lanes().next(track);
    return behind.soundsFrom <= tick ? behind.running.id : route.patternOf(track);
}

template <class Sizes> bool Channels<Sizes>::move(const Route<Sizes>& route, Ticks tick, const Outlet& out) {
    bool isAny = std::exchange(isOtherRoute_, false);
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        if (const PatternId pattern = wanted(route, track, tick); pattern != patterns_[track]) {
            patterns_[track] = pattern;
            out.sink.trackChanged(out.at, static_cast<std::uint8_t>(track));
            isAny = true;
        }
    }
    return isAny;
}

template <class Sizes> void Channels<Sizes>::announce(const Route<Sizes>& route, Ticks tick, const Outlet& out) {
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        patterns_[track] = wanted(route, track, tick);
        out.sink.trackChanged(out.at, static_cast<std::uint8_t>(track));
    }
}

template <class Sizes> void Channels<Sizes>::announcePattern(PatternId id, const Outlet& out) const {
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        if (patterns_[track] == id) {
            out.sink.trackChanged(out.at, static_cast<std::uint8_t>(track));
        }
    }
}

template <class Sizes> TrackMask Channels<Sizes>::ahead(const Route<Sizes>& route) const {
    TrackMask ahead = 0;
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        const PatternId now = patterns_[track];
        const bool isAhead = now != route.patternOf(track) && now == route.patternBehind(track);
        ahead = static_cast<TrackMask>(ahead | (isAhead ? 1U << track : 0U));
    }
    return ahead;
}

template <class Sizes>
void Channels<Sizes>::cross(const Route<Sizes>& route, std::size_t track, bool wasAhead, const Outlet& out) {
    patterns_[track] = route.patternOf(track);
    if (!wasAhead) {
        out.sink.trackChanged(out.at, static_cast<std::uint8_t>(track));
    }
}

template class Channels<Studio>;
template class Channels<Pocket>;

} // namespace tresillo
