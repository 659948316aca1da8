// SPDX-License-Identifier: MIT
#pragma once

// Where each track runs: lanes, and the boundaries at which they change.
#include "core/engine/player.h"
#include "core/sequence/pattern_end.h"

namespace tresillo {

template <class Sizes>
typename Player<Sizes>::Lane Player<Sizes>::makeLane(std::size_t track, PatternId id, Ticks origin, Ticks line) {
    Lane lane{};
    const auto slot = model_.slotOf(id);
    if (!slot) {
        missing_ = id;
        return lane;
    }
    lane.slot = *slot;
    lane.line = line;
    lane.running = {
        .pattern = model_.slots[*slot].pattern,
        .id = id,
        .track = static_cast<std::uint8_t>(track),
        .origin = origin,
        .clock = clockOf(*model_.slots[*slot].pattern, track),
        .seed = model_.projectParam(ParamId::Seed)};
    return lane;
}

// The lane's next step is its first one at or after `from` that was not decided yet.
template <class Sizes> void Player<Sizes>::aim(Lane& lane, Ticks from) {
    if (lane.running.pattern == nullptr) {
        lane.decision = kForever;
        return;
    }
    lane.running.clock = clockOf(*lane.running.pattern, lane.running.track);
    const Ticks undecided = lane.lastDecided + Ticks{1};
    aimAt(lane, lane.running.clock.firstAt(std::max(from, undecided) - lane.running.origin));
}

template <class Sizes> void Player<Sizes>::aimAt(Lane& lane, std::int64_t k) {
    lane.nextK = k;
    const Track<Sizes>& track = lane.running.pattern->track(lane.running.track);
    const bool plays = track.value(ParamId::Instrument) != 0 && lane.running.unswung(k) < lane.limit;
    lane.decision = plays ? lane.running.decision(k) : kForever;
}

// All lanes for a position, as a start or seek to there finds them. `now` is the position's play tick.
template <class Sizes> void Player<Sizes>::buildLanes(Ticks position, Ticks now) {
    const auto place = locate(model_, follow_, position);
    place_ = place.value_or(SongPlace{});
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        Lane& lane = tracks_[track].lane;
        const Ticks lastDecided = lane.lastDecided;
        if (place) {
            lane = makeLane(track, place->section.pattern, place->start + offset_, now);
            lane.sectionMuted = (place->section.mutes >> track & 1) != 0;
            lane.running.sectionEnd = place->end + offset_;
        } else {
            lane = makeLane(track, tracks_[track].bound, offset_, now);
        }
        lane.lastDecided = lastDecided;
        aim(lane, now);
    }
}

template <class Sizes> void Player<Sizes>::dropNext() {
    scheduler_.removeIf([&](const Scheduled& event) {
        Trig<Sizes>& trig = tracks_[event.track].trigs[event.trig];
        if (trig.fromNext) {
            --trig.pending;
        }
        return trig.fromNext;
    });
    for (TrackState& track : tracks_) {
        track.next = {};
        if (track.lane.limit < kForever) {
            track.lane.limit = kForever;
            if (track.lane.running.pattern != nullptr) {
                aimAt(track.lane, track.lane.nextK);
            }
        }
    }
}

// A track that should run but whose pattern is in no slot.
template <class Sizes> void Player<Sizes>::findMissing() {
    missing_.reset();
    for (const TrackState& state : tracks_) {
        if (state.lane.running.pattern == nullptr) {
            missing_ = follow_ == Follow::Pattern ? state.bound : place_.section.pattern;
        }
    }
}

// Tracks whose pattern was missing begin to run, as if it had been there from the beginning.
template <class Sizes> void Player<Sizes>::fillLanes(Ticks now) {
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        Lane& lane = tracks_[track].lane;
        if (lane.running.pattern == nullptr) {
            lane = makeLane(track, tracks_[track].bound, offset_, now);
            lane.lastDecided = now - Ticks{1};
            aim(lane, now);
        }
    }
}

// Finds the next boundary and prepares what lies behind it.
template <class Sizes> void Player<Sizes>::planBoundary() {
    dropNext();
    isStale_ = true;
    boundary_ = Boundary::None;
    boundaryTick_ = kForever;
    if (transport_ != Transport::Playing) {
        return;
    }
    findMissing();
    if (sectionCount(model_, follow_) != 0) {
        boundary_ = Boundary::Section;
        boundaryTick_ = place_.end + offset_;
    } else if (loopEnd_ > loopStart_ && nowTick() - offset_ < loopEnd_) {
        boundary_ = Boundary::Loop;
        boundaryTick_ = loopEnd_ + offset_;
    }
    if (launch_ && launch_->line <= boundaryTick_) {
        boundary_ = Boundary::Launch;
        boundaryTick_ = launch_->line;
    }
    if (boundary_ != Boundary::None) {
        prepareNext();
    }
}

template <class Sizes> bool Player<Sizes>::joins(std::size_t track) const {
    return boundary_ != Boundary::Launch || (launch_->launch.tracks >> track & 1) != 0;
}

template <class Sizes> void Player<Sizes>::prepareNext() {
    const bool isSong = boundary_ == Boundary::Section;
    const auto nextPlace = isSong ? placeAfter() : std::nullopt;
    if (isSong && !nextPlace) {
        boundary_ = Boundary::End;
    }
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        TrackState& state = tracks_[track];
        if (!joins(track)) {
            continue;
        }
        state.lane.limit = boundaryTick_;
        if (state.lane.running.pattern != nullptr) {
            aimAt(state.lane, state.lane.nextK);
        }
        if (boundary_ == Boundary::Section) {
            state.next = makeLane(track, nextPlace->section.pattern, boundaryTick_, boundaryTick_);
            state.next.sectionMuted = (nextPlace->section.mutes >> track & 1) != 0;
            state.next.running.sectionEnd = boundaryTick_ + (nextPlace->end - nextPlace->start);
        } else if (boundary_ == Boundary::Loop) {
            state.next = makeLane(track, state.bound, boundaryTick_ - loopStart_, boundaryTick_);
        } else if (boundary_ == Boundary::Launch) {
            const Ticks origin = launch_->launch.keepPosition ? state.lane.running.origin : boundaryTick_;
            state.next = makeLane(track, launch_->launch.pattern, origin, boundaryTick_);
        }
        aim(state.next, boundaryTick_);
    }
}

// The section that follows; the first one again when the song loops; none at the end.
template <class Sizes> std::optional<SongPlace> Player<Sizes>::placeAfter() const {
    if (const auto next = locate(model_, follow_, place_.end)) {
        return next;
    }
    const bool loops = follow_ == Follow::Chain || model_.projectParam(ParamId::SongLoop) != 0;
    return loops ? locate(model_, follow_, Ticks{}) : std::nullopt;
}

template <class Sizes> void Player<Sizes>::cross(Ticks tick, EventSink& sink) {
    const Boundary boundary = boundary_;
    if (boundary == Boundary::End) {
        report(now_, SongEnded{});
        // The last notes ring out as they would in the middle of the song.
        for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
            endTrack(track, false, sink);
        }
        halt(Transport::Stopped, Ticks{}, sink);
        return;
    }
    if (boundary == Boundary::Launch && !model_.slotOf(launch_->launch.pattern)) {
        report(now_, LaunchWaits{launch_->launch.pattern});
        launch_->line = tick + kBar;
        planBoundary();
        return;
    }
    const auto nextPlace = boundary == Boundary::Section ? placeAfter() : std::nullopt;
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        if (joins(track)) {
            takeNext(track, sink);
        }
    }
    switch (boundary) {
    case Boundary::Launch:
        crossLaunch();
        break;
    case Boundary::Section:
        crossSection(*nextPlace, tick);
        break;
    default:
        offset_ += loopEnd_ - loopStart_;
        break;
    }
    // Only a change moves the anchor to the tick's rounded frame: at an unchanged tempo the rounding would add up.
    if (wantedTempo() != timeline_.tempo()) {
        timeline_.setTempoAtTick(tick, wantedTempo());
    }
    aimClick(tick);
    planBoundary();
}

template <class Sizes> void Player<Sizes>::takeNext(std::size_t track, EventSink& sink) {
    TrackState& state = tracks_[track];
    endInfiniteNotes(track, 0, sink);
    state.lane = state.next;
    state.next = {};
    for (Trig<Sizes>& trig : state.trigs) {
        trig.fromNext = false;
    }
    sink.trackChanged(now_, static_cast<std::uint8_t>(track));
}

template <class Sizes> void Player<Sizes>::crossLaunch() {
    const Launch launch = launch_->launch;
    launch_.reset();
    remember({.fill = history_.now().fill, .launchQueued = false});
    bind(launch);
}

template <class Sizes> void Player<Sizes>::crossSection(const SongPlace& next, Ticks tick) {
    offset_ = tick - next.start;
    place_ = next;
    tempoPattern_ = next.section.pattern;
    report(now_, SectionStarted{.section = next.index});
}

// The launched pattern becomes that of its tracks, and patterns are followed from now on.
template <class Sizes> void Player<Sizes>::bind(const Launch& launch) {
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        if (follow_ != Follow::Pattern) {
            tracks_[track].bound = place_.section.pattern;
        }
        if ((launch.tracks >> track & 1) != 0) {
            tracks_[track].bound = launch.pattern;
        }
    }
    follow_ = Follow::Pattern;
    constexpr auto kAllTracks = static_cast<std::uint16_t>((1U << Sizes::kTracks) - 1U);
    if ((launch.tracks & kAllTracks) == kAllTracks) {
        tempoPattern_ = launch.pattern;
    }
    report(now_, PatternStarted{.pattern = launch.pattern, .tracks = launch.tracks});
}

template <class Sizes> Tempo Player<Sizes>::wantedTempo() const {
    if (follow_ == Follow::Song && place_.section.tempo != 0) {
        return {place_.section.tempo};
    }
    const auto slot = model_.slotOf(tempoPattern_);
    return slot ? model_.slots[*slot].pattern->tempo() : timeline_.tempo();
}

} // namespace tresillo
