// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/conditions.h"
#include "core/model/track_mask.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace tresillo {

/// Earlier than anything that is ever played.
inline constexpr Ticks kLongAgo = -kForever;

/// One track's way through one pattern: from the tick at which it begins to the one at which something else takes over.
/// It knows which step is the next to be decided, and when. Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> struct Lane {
    RunningTrack<Sizes> running{}; ///< `id` is set even while the pattern is in no slot.
    bool sectionMuted{false};
    Ticks line{kLongAgo};     ///< Where the lane begins.
    Ticks lateFrom{kLongAgo}; ///< Notes of the step at `line` that would come before this tick come at the line.
    Ticks limit{kForever};    ///< Steps from here on are not this lane's.
    std::int64_t nextK{0};
    Ticks decision{kForever};    ///< Of step nextK.
    Ticks lastDecided{kLongAgo}; ///< Unswung tick.
    /// While it waits behind a boundary: when the first note or lock of it comes that is decided by now.
    Ticks soundsFrom{kForever};

    [[nodiscard]] bool runs() const { return running.pattern != nullptr; }

    /// Whether the track makes no events here. `isAnySolo`: some track is soloed, so that only such are heard.
    [[nodiscard]] bool isSilent(bool isAnySolo) const {
        if (!runs() || sectionMuted) {
            return true;
        }
        const Track<Sizes>& track = running.pattern->track(running.track);
        return track.value(ParamId::Instrument) == 0 || track.value(ParamId::Mute) != 0 ||
               (isAnySolo && track.value(ParamId::Solo) == 0);
    }

    /// Whether a mute leaves what sounds to its own end.
    [[nodiscard]] bool ringsWhenMuted() const {
        if (!runs()) {
            return false;
        }
        const Track<Sizes>& track = running.pattern->track(running.track);
        return track.value(ParamId::Instrument) != 0 &&
               track.value(ParamId::MuteTail) == static_cast<std::int32_t>(MuteTail::Ring);
    }

    [[nodiscard]] bool isSolo() const {
        return runs() && running.pattern->track(running.track).value(ParamId::Solo) != 0;
    }

    /// Whether any track is soloed where all play the pattern of this one.
    [[nodiscard]] bool isAnySoloBeside() const {
        bool isAny = false;
        for (std::size_t track = 0; runs() && track < Sizes::kTracks; ++track) {
            isAny = isAny || running.pattern->track(track).value(ParamId::Solo) != 0;
        }
        return isAny;
    }

    /// The next step is the first one at or after `from` that was not decided yet. Reads the track's timing anew.
    void aim(Ticks from) {
        if (!runs()) {
            decision = kForever;
            return;
        }
        running.clock = clockOf(*running.pattern, running.track);
        const Ticks first = std::max(from, lastDecided + Ticks{1});
        aimAt(running.clock.firstAt(first - running.origin));
    }

    /// The next step is the one at position k.
    void aimAt(std::int64_t k) {
        nextK = k;
        const bool hasInstrument = running.pattern->track(running.track).value(ParamId::Instrument) != 0;
        const bool isDue = hasInstrument && running.unswung(k) < limit;
        decision = isDue ? running.decision(k) : kForever;
    }

    /// From `tick` on something else plays.
    void endAt(Ticks tick) {
        limit = tick;
        if (runs()) {
            aimAt(nextK);
        }
    }

    /// Whoever launches a pattern leaves the song with its sections.
    void leaveSong() {
        sectionMuted = false;
        running.sectionEnd = kForever;
    }

    /// Nothing takes over after all: steps that were given up for it are decided again.
    void goOn() {
        const Ticks from = limit;
        limit = kForever;
        lastDecided = std::min(lastDecided, from - Ticks{1});
        if (runs() && running.unswung(nextK) >= from) {
            aim(from);
        }
    }
};

/// What all tracks play, and what takes over behind the next boundary, side by side.
/// Thread-safe: no (a view). Realtime-safe: yes.
template <class Sizes> struct LaneView {
    using Lanes = std::array<Lane<Sizes>, Sizes::kTracks>;

    const Lanes& now;
    const Lanes& next;
    TrackMask joining{0}; ///< Tracks whose `next` lane takes over ...
    Ticks boundary{};     ///< ... here.

    /// The track above `track` as it runs at `tick`; one without a pattern when there is none.
    [[nodiscard]] const RunningTrack<Sizes>& above(std::size_t track, Ticks tick) const {
        static constexpr RunningTrack<Sizes> kNobody{};
        if (track == 0) {
            return kNobody;
        }
        const bool isBehind = hasTrack(joining, track - 1) && tick >= boundary;
        return isBehind ? next[track - 1].running : now[track - 1].running;
    }

    /// Whether any track is soloed, behind the next boundary or before it.
    [[nodiscard]] bool isAnySolo(bool isNext) const {
        for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
            const bool isBehind = isNext && hasTrack(joining, track);
            if (isBehind ? next[track].isSolo() : now[track].isSolo()) {
                return true;
            }
        }
        return false;
    }
};

} // namespace tresillo
