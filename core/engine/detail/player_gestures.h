// SPDX-License-Identifier: MIT
#pragma once

// What a performer does.
#include "core/engine/player.h"
#include "core/params/modulation.h"
#include "core/params/param_table.h"

namespace tresillo {

// Transport.

template <class Sizes> void Player<Sizes>::perform(const Start&, EventSink& sink) {
    if (!isPlaying()) {
        transport_ = Transport::Playing;
        begin(resumeAt_, sink);
    }
}

template <class Sizes> void Player<Sizes>::perform(const Stop&, EventSink& sink) {
    retrigs_.clear();
    trigs_.endHandNotes(outlet(sink));
    halt(Transport::Stopped, Ticks{}, true, sink);
}

template <class Sizes> void Player<Sizes>::perform(const Pause&, EventSink& sink) {
    if (isPlaying()) {
        halt(Transport::Paused, position(), true, sink);
    }
}

template <class Sizes> void Player<Sizes>::halt(Transport state, Ticks position, bool choked, EventSink& sink) {
    if (isPlaying()) {
        letIdle(this->position());
    }
    transport_ = state;
    resumeAt_ = position;
    trigs_.silence(choked, outlet(sink));
    route_.park(position);
    const bool isQueued = route_.isLaunchQueued();
    const Launch launch = isQueued ? route_.queuedLaunch() : Launch{};
    route_.halt();
    report(now_, TransportChanged{.state = state, .position = resumeAt_});
    if (isQueued) {
        // Nothing waits for a line that does not come.
        perform(launch, sink);
    }
    announceTracks(sink);
    announceClock(sink);
}

// What is struck by hand goes on as if the song did, from here.
template <class Sizes> void Player<Sizes>::letIdle(Ticks position) {
    idle_.reset(position, now_, timeline_.tempo());
    retrigs_.aim(position, Ticks{});
}

// Playing begins at a position: a start, or a seek while playing.
template <class Sizes> void Player<Sizes>::begin(Ticks position, EventSink& sink) {
    trigs_.silence(true, outlet(sink));
    const Ticks from = route_.begin(position);
    isStale_ = true;
    beganAt_ = now_;
    reached_ = from;
    timeline_.reset(from, now_, route_.tempo(timeline_.tempo()));
    history_.reset({.fill = history_.now().fill, .launchQueued = route_.isLaunchQueued()});
    metronome_.aim(from, route_.offset());
    retrigs_.aim(from, route_.offset());
    refreshMutes(false, sink);
    announceTracks(sink);
    announceClock(sink);
    if (route_.following() != Follow::Pattern) {
        report(now_, SectionStarted{.section = route_.place().index});
    }
    report(now_, TransportChanged{.state = transport_, .position = from});
    if (const auto line = route_.requeueLaunch(from)) {
        reportLaunch(*line);
    }
    (void)route_.plan(from, kLongAgo, trigs_);
    spill(from, sink);
    while (decideDue(from)) {
    }
    (void)moveChannels(from, sink);
}

// What sections before this one leave behind comes first, as it would have when playing to here.
template <class Sizes> void Player<Sizes>::spill(Ticks from, EventSink& sink) {
    // Locks that a long step left behind were given back by the first trig after it, however long ago that was.
    const auto aimBehind = [&](Lane<Sizes>& lane) {
        if (lane.runs() && trigs_.isUnderWay(lane.running.track)) {
            lane.aim(kLongAgo);
        }
    };
    route_.forEachSpilling(from, [&](Lane<Sizes>& lane, const RunningTrack<Sizes>& above) {
        const bool isAnySolo = route_.isAnySoloIn(lane);
        aimBehind(lane);
        while (lane.decision < kForever) {
            decide(lane, above, from, false, isAnySolo);
        }
    });
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        trigs_.cross(track, outlet(sink));
        aimBehind(route_.lane(track));
    }
}

template <class Sizes> void Player<Sizes>::perform(const Seek& seek, EventSink& sink) {
    const Ticks target = std::max(seek.position, Ticks{});
    if (isPlaying()) {
        begin(target, sink);
        return;
    }
    resumeAt_ = target;
    route_.park(target);
    report(now_, TransportChanged{.state = transport_, .position = target});
    announceTracks(sink);
    announceClock(sink);
}

template <class Sizes> void Player<Sizes>::perform(const SetLoop& loop, EventSink&) {
    route_.setLoop(loop);
    replan(nowTick());
}

template <class Sizes> void Player<Sizes>::perform(const SetFollow& follow, EventSink& sink) {
    if (follow.follow != route_.following()) {
        route_.follow(follow.follow);
        perform(Seek{}, sink);
    }
}

// Launches.

template <class Sizes> void Player<Sizes>::perform(const Launch& launch, EventSink& sink) {
    if (!isPlaying()) {
        route_.cancelLaunch();
        route_.bind(launch);
        report(now_, PatternStarted{.pattern = launch.pattern, .tracks = launch.tracks});
        announceTracks(sink);
        setTempo(sink);
        return;
    }
    reportLaunch(route_.queueLaunch(launch, nowTick()));
    noteFlags(history_.now().fill);
    replan(nowTick());
}

template <class Sizes> void Player<Sizes>::perform(const CancelLaunch&, EventSink&) {
    route_.cancelLaunch();
    noteFlags(history_.now().fill);
    replan(nowTick());
}

template <class Sizes> void Player<Sizes>::reportLaunch(Ticks line) {
    const Ticks position = line - route_.offset();
    report(
        now_, LaunchQueued{
                  .pattern = route_.queuedLaunch().pattern,
                  .bar = static_cast<std::uint32_t>(position.value / kBar.value),
                  .position = position});
}

template <class Sizes> void Player<Sizes>::replan(Ticks foreseen) {
    isStale_ = true;
    if (isPlaying()) {
        isOtherRoute_ = route_.plan(nowTick(), foreseen, trigs_) || isOtherRoute_;
    }
}

// Other gestures.

template <class Sizes> void Player<Sizes>::perform(const Fill& fill, EventSink&) { noteFlags(fill.on); }

template <class Sizes> void Player<Sizes>::noteFlags(bool fill) {
    history_.note(nowTick(), {.fill = fill, .launchQueued = route_.isLaunchQueued()});
}

template <class Sizes> void Player<Sizes>::perform(const MuteTrack& mute, EventSink& sink) {
    const auto bit = static_cast<TrackMask>(1U << mute.track);
    gestures_ = static_cast<TrackMask>(mute.on ? gestures_ | bit : gestures_ & ~bit);
    refreshMutes(true, sink);
}

// Finds the tracks that are silent. `endsNotes`: what sounds on those that have just fallen silent is cut short or left
// to ring, as the track says.
template <class Sizes> void Player<Sizes>::refreshMutes(bool endsNotes, EventSink& sink) {
    TrackMask silent = gestures_;
    const bool isAnySolo = route_.isAnySolo(false);
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        const bool isSilent = isPlaying() && route_.lane(track).isSilent(isAnySolo);
        silent = static_cast<TrackMask>(silent | (isSilent ? 1U << track : 0U));
        if (endsNotes && hasTrack(silent, track) && !hasTrack(silent_, track)) {
            if (route_.lane(track).ringsWhenMuted()) {
                trigs_.endHeld(track, outlet(sink));
            } else {
                trigs_.endTrack(track, true, outlet(sink));
            }
            isStale_ = true;
        }
    }
    silent_ = silent;
    trigs_.setMuted(silent, gestures_);
}

template <class Sizes> void Player<Sizes>::perform(const Metronome& metronome, EventSink&) {
    metronome_.switchOn(metronome.on);
    metronome_.aim(nowTick(), route_.offset());
    isStale_ = true;
}

template <class Sizes> void Player<Sizes>::perform(const GateOn& gate, EventSink& sink) {
    trigs_.gateOn(gate, outlet(sink));
}

template <class Sizes> void Player<Sizes>::perform(const GateOff& gate, EventSink& sink) {
    trigs_.gateOff(gate.track, gate.pitch, outlet(sink));
}

template <class Sizes> void Player<Sizes>::perform(const Retrig& pad, EventSink& sink) {
    isStale_ = true;
    if (retrigs_.release(pad.track, pad.pitch)) {
        trigs_.gateOff(pad.track, pad.pitch, outlet(sink));
    }
    if (!pad.on) {
        return;
    }
    if (retrigs_.full()) {
        const GateOn oldest = retrigs_.oldest();
        trigs_.gateOff(oldest.track, oldest.pitch, outlet(sink));
        (void)retrigs_.release(oldest.track, oldest.pitch);
    }
    if (isPlaying()) {
        retrigs_.press(pad, nowTick(), route_.offset());
        return;
    }
    if (retrigs_.empty()) {
        idle_.reset(Ticks{}, now_, route_.tempo(timeline_.tempo()));
    }
    // The tick that lies nearest to the frame.
    const Ticks sum = idle_.firstTickAt(now_) + idle_.firstTickAt(now_ + Frames{1});
    const Ticks now{floorDiv(sum.value, 2)};
    retrigs_.press(pad, now, now);
}

template <class Sizes> void Player<Sizes>::perform(const AllNotesOff&, EventSink& sink) {
    retrigs_.clear();
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        trigs_.endTrack(track, true, outlet(sink));
    }
    trigs_.endHandNotes(outlet(sink));
    isStale_ = true;
}

template <class Sizes> void Player<Sizes>::perform(const ControlAll& control, EventSink& sink) {
    sink.controlAll(now_, control);
}

} // namespace tresillo
