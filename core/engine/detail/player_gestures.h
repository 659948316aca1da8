// SPDX-License-Identifier: MIT
#pragma once

// What a performer does, and what an edit means for what is playing.
#include "core/engine/player.h"

namespace tresillo {

template <class Sizes> bool Player<Sizes>::perform(const Start&, EventSink& sink) {
    if (transport_ != Transport::Playing) {
        transport_ = Transport::Playing;
        begin(resumeAt_, sink);
    }
    return true;
}

template <class Sizes> bool Player<Sizes>::perform(const Stop&, EventSink& sink) {
    halt(Transport::Stopped, Ticks{}, sink);
    return true;
}

template <class Sizes> bool Player<Sizes>::perform(const Pause&, EventSink& sink) {
    if (transport_ == Transport::Playing) {
        halt(Transport::Paused, position(), sink);
    }
    return true;
}

template <class Sizes> void Player<Sizes>::halt(Transport state, Ticks position, EventSink& sink) {
    transport_ = state;
    resumeAt_ = position;
    silence(sink);
    for (TrackState& track : tracks_) {
        track.lane = {};
        track.next = {};
    }
    boundary_ = Boundary::None;
    boundaryTick_ = kForever;
    missing_.reset();
    report(now_, TransportChanged{.state = state, .position = resumeAt_});
    if (launch_) {
        bindStopped(*launch_, sink);
    }
}

// Playing begins at a position: a start, or a seek while playing.
template <class Sizes> void Player<Sizes>::begin(Ticks position, EventSink& sink) {
    silence(sink);
    if (sectionCount(model_, follow_) == 0 && follow_ != Follow::Pattern) {
        follow_ = Follow::Pattern;
    }
    const bool beyondEnd = follow_ != Follow::Pattern && !locate(model_, follow_, position);
    const Ticks from = beyondEnd ? Ticks{} : position;
    offset_ = {};
    history_.reset({.fill = history_.now().fill, .launchQueued = launch_.has_value()});
    if (follow_ != Follow::Pattern) {
        tempoPattern_ = locate(model_, follow_, from)->section.pattern;
        place_ = *locate(model_, follow_, from);
    }
    timeline_.reset(from, now_, wantedTempo());
    for (TrackState& track : tracks_) {
        track.lane.lastDecided = Ticks{INT64_MIN / 2};
    }
    buildLanes(from, from);
    spill(from);
    aimClick(from);
    planBoundary();
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        sink.trackChanged(now_, static_cast<std::uint8_t>(track));
    }
    while (!missing_ && decideDue(from)) {
    }
    if (follow_ != Follow::Pattern) {
        report(now_, SectionStarted{.section = place_.index});
    }
    report(now_, TransportChanged{.state = transport_, .position = from});
}

template <class Sizes> bool Player<Sizes>::perform(const Seek& seek, EventSink& sink) {
    const Ticks target = std::max(seek.position, Ticks{});
    if (transport_ == Transport::Playing) {
        begin(target, sink);
    } else {
        resumeAt_ = target;
        report(now_, TransportChanged{.state = transport_, .position = target});
    }
    return true;
}

template <class Sizes> bool Player<Sizes>::perform(const SetLoop& loop, EventSink&) {
    // A loop shorter than a sixteenth could ask for more trigs under way than there is room for.
    if (loop.end > loop.start && (loop.start < Ticks{} || loop.end - loop.start < kSixteenth)) {
        return false;
    }
    loopStart_ = loop.start;
    loopEnd_ = loop.end;
    planBoundary();
    return true;
}

template <class Sizes> bool Player<Sizes>::perform(const Launch& launch, EventSink& sink) {
    if ((launch.tracks & ((1U << Sizes::kTracks) - 1U)) == 0) {
        return false;
    }
    launch_ = PendingLaunch{.launch = launch, .line = transport_ == Transport::Playing ? lineFor(launch) : Ticks{}};
    if (transport_ != Transport::Playing) {
        bindStopped(*launch_, sink);
        return true;
    }
    remember({.fill = history_.now().fill, .launchQueued = true});
    const Ticks position = launch_->line - offset_;
    report(
        now_, LaunchQueued{
                  .pattern = launch.pattern,
                  .bar = static_cast<std::uint32_t>(position.value / kBar.value),
                  .position = position});
    planBoundary();
    return true;
}

template <class Sizes> void Player<Sizes>::bindStopped(PendingLaunch pending, EventSink& sink) {
    launch_.reset();
    bind(pending.launch);
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        sink.trackChanged(now_, static_cast<std::uint8_t>(track));
    }
}

template <class Sizes> bool Player<Sizes>::perform(const CancelLaunch&, EventSink&) {
    launch_.reset();
    remember({.fill = history_.now().fill, .launchQueued = false});
    planBoundary();
    return true;
}

template <class Sizes> Ticks Player<Sizes>::lineFor(const Launch& launch) const {
    const Ticks now = nowTick();
    const std::int64_t position = (now - offset_).value;
    const auto onGrid = [&](Ticks grid) { return Ticks{ceilDiv(position, grid.value) * grid.value} + offset_; };
    switch (launch.line) {
    case LaunchLine::Now:
        return now;
    case LaunchLine::Step:
        return onGrid(kSixteenth);
    case LaunchLine::Beat:
        return onGrid(kQuarter);
    case LaunchLine::Bar:
        return onGrid(kBar);
    case LaunchLine::AfterSteps:
        return Ticks{floorDiv(position, kSixteenth.value)} * kSixteenth.value + kSixteenth * launch.steps + offset_;
    case LaunchLine::PatternEnd:
        break;
    }
    const Lane& lane = tracks_[0].lane;
    const Ticks length = model_.patternEnds[patternOf(0).value];
    const std::int64_t since = (now - lane.running.origin).value;
    return lane.running.origin + Ticks{ceilDiv(since, length.value) * length.value};
}

template <class Sizes> bool Player<Sizes>::perform(const SetFollow& follow, EventSink& sink) {
    if (follow.follow == follow_) {
        return true;
    }
    follow_ = follow.follow;
    resumeAt_ = {};
    if (transport_ == Transport::Playing) {
        begin(Ticks{}, sink);
    }
    return true;
}

template <class Sizes> bool Player<Sizes>::perform(const Fill& fill, EventSink&) {
    remember({.fill = fill.on, .launchQueued = history_.now().launchQueued});
    return true;
}

template <class Sizes> bool Player<Sizes>::perform(const MuteTrack& mute, EventSink& sink) {
    if (mute.track >= Sizes::kTracks) {
        return false;
    }
    const auto bit = static_cast<std::uint16_t>(1U << mute.track);
    mutes_ = static_cast<std::uint16_t>(mute.on ? mutes_ | bit : mutes_ & ~bit);
    if (mute.on) {
        endTrack(mute.track, true, sink);
    }
    return true;
}

template <class Sizes> bool Player<Sizes>::perform(const Metronome& metronome, EventSink&) {
    metronome_ = metronome.on;
    aimClick(nowTick());
    return true;
}

template <class Sizes> bool Player<Sizes>::perform(const GateOn& gate, EventSink& sink) {
    if (gate.track >= Sizes::kTracks || gate.pitch > 127 || gate.velocity < 1 || gate.velocity > 127) {
        return false;
    }
    endHandNote(gate.track, gate.pitch, sink);
    if (handNotes_.full()) {
        endHandNote(handNotes_[0].track, handNotes_[0].pitch, sink);
    }
    const NoteId id = newNote();
    (void)handNotes_.push({.id = id, .track = gate.track, .pitch = gate.pitch});
    sink.noteOn(now_, gate.track, {.id = id, .pitch = gate.pitch, .velocity = gate.velocity, .byHand = true});
    return true;
}

template <class Sizes> bool Player<Sizes>::perform(const GateOff& gate, EventSink& sink) {
    endHandNote(gate.track, gate.pitch, sink);
    return gate.track < Sizes::kTracks;
}

template <class Sizes> bool Player<Sizes>::perform(const AllNotesOff&, EventSink& sink) {
    allNotesOff(sink);
    return true;
}

template <class Sizes> void Player<Sizes>::projectChanged(EventSink&) {
    for (TrackState& state : tracks_) {
        state.lane.running.seed = model_.projectParam(ParamId::Seed);
        state.next.running.seed = model_.projectParam(ParamId::Seed);
    }
    planBoundary();
}

template <class Sizes> void Player<Sizes>::patternChanged(PatternId id, EventSink& sink) {
    isStale_ = true;
    const Ticks now = transport_ == Transport::Playing ? nowTick() : Ticks{};
    if (transport_ == Transport::Playing && wantedTempo() != timeline_.tempo()) {
        timeline_.setTempoAtFrame(now_, wantedTempo());
    }
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        TrackState& state = tracks_[track];
        if (state.lane.running.pattern != nullptr && state.lane.running.id == id) {
            aim(state.lane, now);
        }
        if (state.next.running.pattern != nullptr && state.next.running.id == id) {
            aim(state.next, std::max(now, state.next.line));
        }
        if (patternOf(track) == id) {
            sink.trackChanged(now_, static_cast<std::uint8_t>(track));
        }
    }
    // A pattern's length may be that of a section.
    if (transport_ == Transport::Playing && boundary_ != Boundary::None && sectionCount(model_, follow_) != 0) {
        const auto place = locate(model_, follow_, now - offset_);
        if (!place || place->start != place_.start || place->end != place_.end) {
            rebuild(sink);
        }
    }
}

template <class Sizes> void Player<Sizes>::songChanged(EventSink& sink) {
    if (transport_ == Transport::Playing && follow_ != Follow::Pattern) {
        rebuild(sink);
    }
}

template <class Sizes> void Player<Sizes>::slotChanged(std::uint8_t slot, EventSink& sink) {
    const PatternId id = model_.slots[slot].id;
    if (transport_ != Transport::Playing) {
        for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
            sink.trackChanged(now_, static_cast<std::uint8_t>(track));
        }
        return;
    }
    bool isLacking = missing_.has_value();
    for (TrackState& state : tracks_) {
        isLacking = isLacking || state.lane.running.pattern == nullptr;
        for (Lane* lane : {&state.lane, &state.next}) {
            if (lane->running.pattern != nullptr && lane->slot == slot && lane->running.id == id) {
                lane->running.pattern = model_.slots[slot].pattern;
            }
        }
    }
    patternChanged(id, sink);
    if (isLacking) {
        rebuild(sink);
    }
}

// What plays becomes what would play at this position had everything always been as it is now.
template <class Sizes> void Player<Sizes>::rebuild(EventSink& sink) {
    const Ticks now = nowTick();
    const Ticks position = now - offset_;
    if (follow_ != Follow::Pattern && !locate(model_, follow_, position)) {
        boundary_ = Boundary::End;
        cross(now, sink);
        return;
    }
    dropNext();
    if (follow_ != Follow::Pattern) {
        buildLanes(position, now);
        tempoPattern_ = place_.section.pattern;
    } else {
        fillLanes(now);
    }
    if (wantedTempo() != timeline_.tempo()) {
        timeline_.setTempoAtFrame(now_, wantedTempo());
    }
    planBoundary();
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        sink.trackChanged(now_, static_cast<std::uint8_t>(track));
    }
}

} // namespace tresillo
