// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/timeline.h"

#include <algorithm>

namespace tresillo {

/// Where playing is: the frame that the player has come to, and the play tick that belongs to it. Playing never goes
/// back: ticks before the place where it began, where it crossed a boundary or changed its tempo may round to the same
/// frame, and are past nevertheless.
/// Thread-safe: no (a value). Realtime-safe: yes.
class PlayClock {
public:
    explicit PlayClock(SampleRate rate) : timeline_(rate) { timeline_.reset({}, {}, Tempo{}); }

    [[nodiscard]] Frames now() const { return now_; }
    /// Frames pass; never backwards.
    void moveTo(Frames frame) {
        require(frame >= now_);
        now_ = frame;
    }

    [[nodiscard]] const Timeline& timeline() const { return timeline_; }
    [[nodiscard]] Tempo tempo() const { return timeline_.tempo(); }
    /// The first play tick that is not past.
    [[nodiscard]] Ticks nowTick() const { return std::max(timeline_.firstTickAt(now_), reached_); }
    /// The play tick at the beginning of the present frame, unrounded.
    [[nodiscard]] Ticks exactTick() const { return std::max(timeline_.tickAt(now_), reached_); }
    /// The frame of a tick to come; ticks near it are cheap to place from then on.
    [[nodiscard]] Frames frameOf(Ticks tick) {
        timeline_.keepNear(tick, now_);
        return timeline_.frameOf(tick);
    }

    /// From now on `tick` lies here.
    void start(Ticks tick, Tempo tempo) {
        reached_ = tick;
        timeline_.reset(tick, now_, tempo);
    }
    /// Everything before `tick` has been played.
    void reach(Ticks tick) { reached_ = tick; }
    /// The tempo changes here.
    void setTempo(Tempo tempo) {
        reached_ = nowTick();
        timeline_.setTempoAtFrame(now_, tempo);
    }
    /// The tempo changes at `tick`, which lies here.
    void setTempoAt(Ticks tick, Tempo tempo) { timeline_.setTempoAtTick(tick, tempo); }

private:
    Timeline timeline_;
    Frames now_{0};
    Ticks reached_{};
};

} // namespace tresillo
