// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/history.h"
#include "core/engine/play_clock.h"
#include "core/engine/reporter.h"
#include "core/engine/route.h"
#include "core/engine/trig_player.h"
#include "core/model/track_mask.h"

#include <cstdint>

namespace tresillo {

/// Decides steps, each once: whether it is played (mute, condition, dice), what it plays (step, track and locks), and
/// when; puts it on the trigs' queue, and reports it. Nothing that is edited afterwards changes it.
/// Thread-safe: no (made where it is used). Realtime-safe: yes, every function.
template <class Sizes> class Decisions {
public:
    /// What a decision rests on.
    struct Basis {
        Route<Sizes>& route;
        TrigPlayer<Sizes>& trigs;
        const History<Sizes::kHistory>& history;
        const PlayClock& clock;
        Reporter& reporter;
        TrackMask muted; ///< By hand.
    };

    explicit Decisions(const Basis& basis) : basis_(basis) {}

    /// Decides the steps that are due. `floor` is the play tick that playing has come to: nothing may sound before it.
    /// `isOnTime`: it is the very tick of the decisions that are due, which are made together; of late ones only the
    /// first is, as what comes next may lie before its track's next one. Answers with how many there were.
    std::uint32_t due(Ticks floor, bool isOnTime);
    /// Decides all steps of a lane that ends. `above` is the track above it.
    std::uint32_t all(Lane<Sizes>& lane, const RunningTrack<Sizes>& above, Ticks floor, bool isAnySolo);

private:
    void decide(Lane<Sizes>& lane, const RunningTrack<Sizes>& above, Ticks floor, bool isNext, bool isAnySolo);
    [[nodiscard]] Frames frameAhead(Ticks tick) const;

    Basis basis_;
};

extern template class Decisions<Studio>;
extern template class Decisions<Pocket>;

} // namespace tresillo
