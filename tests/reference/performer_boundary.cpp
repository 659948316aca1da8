// SPDX-License-Identifier: MIT
// Where something else takes over: a launch's line, the end of a loop, of a section, of the song.
#include "tests/reference/performer.h"

#include <algorithm>

namespace tresillo::reference {

Performer::Boundary Performer::findBoundary(Tick now) const {
    Boundary boundary{};
    if (follow_ != Follow::Pattern) {
        boundary.tick = place_->end + offset_;
        boundary.place = placeAt(place_->end);
        if (!boundary.place && (follow_ == Follow::Chain || setlist_.songLoops)) {
            boundary.place = placeAt(0);
        }
        boundary.turn = boundary.place ? Turn::Section : Turn::End;
    } else if (loop_.start < loop_.end && now - offset_ < loop_.end.value) {
        boundary = {.tick = loop_.end.value + offset_, .turn = Turn::Loop, .loopStart = loop_.start.value};
    }
    if (!queued_ || queued_->line > boundary.tick) {
        return boundary;
    }
    // A launch leaves the song: where all tracks are launched, or the song is over, it comes in place of what follows.
    const bool isWhole = (queued_->launch.tracks & allTracks()) == allTracks();
    const bool isInPlace = boundary.turn == Turn::End || (boundary.turn == Turn::Section && isWhole);
    if (queued_->line < boundary.tick || isInPlace) {
        boundary = {.tick = queued_->line};
    }
    boundary.launch = queued_->number;
    return boundary;
}

bool Performer::joins(const Boundary& boundary, std::size_t track) const {
    const bool isTurn = boundary.turn == Turn::Loop || boundary.turn == Turn::Section;
    return isTurn || (boundary.launch != 0 && (queued_->launch.tracks >> track & 1U) != 0);
}

// Finds what takes over next. `known`: since when that could be known.
void Performer::plan(Tick now, Tick known) {
    if (!isPlaying_) {
        return;
    }
    const Boundary boundary = findBoundary(now);
    if (boundary_ == boundary) {
        return;
    }
    stage_.dropAhead();
    ahead_.assign(tracks_, {});
    for (Lane& lane : lanes_) {
        if (lane.until < kNever) {
            // Steps that had been given up are this lane's again.
            lane.after = std::min(lane.after, lane.until - 1);
            lane.until = kNever;
        }
    }
    boundary_ = boundary;
    for (std::size_t track = 0; track < tracks_; ++track) {
        isJoining_[track] = joins(boundary, track);
        if (isJoining_[track] || boundary.turn == Turn::End) {
            lanes_[track].until = boundary.tick;
            stage_.dropFrom(track, boundary.tick);
        }
        if (isJoining_[track]) {
            ahead_[track] = laneBehind(track, known);
            ahead_[track].decidedSince = ahead_[track].knownSince;
            ahead_[track].until = endBehind();
        }
    }
}

// Where what comes behind the boundary ends in its turn, as far as that is known: steps from there on are not its own.
Tick Performer::endBehind() const {
    const Boundary& boundary = *boundary_;
    if (boundary.turn == Turn::Section && boundary.launch == 0) {
        const Tick end = boundary.tick + boundary.place->end - boundary.place->start;
        return queued_ ? std::min(end, queued_->line) : end;
    }
    // A launch leaves the song, so that the loop counts again.
    const Tick position = boundary.turn == Turn::Loop      ? boundary.loopStart
                          : boundary.turn == Turn::Section ? boundary.place->start
                                                           : boundary.tick - offset_;
    const bool loops = loop_.start < loop_.end && position < loop_.end.value;
    const Tick end = loops ? boundary.tick + loop_.end.value - position : kNever;
    return queued_ && boundary.launch == 0 ? std::min(end, queued_->line) : end;
}

Lane Performer::laneBehind(std::size_t track, Tick known) const {
    const Tick tick = boundary_->tick;
    if (boundary_->launch != 0 && (queued_->launch.tracks >> track & 1U) != 0) {
        const Tick kept = boundary_->turn == Turn::Loop ? tick - boundary_->loopStart : lanes_[track].origin;
        Lane lane = laneOf(track, queued_->launch.pattern.value, queued_->launch.keepPosition ? kept : tick, tick);
        lane.launchLine = tick;
        lane.knownSince = std::max(known, queued_->since);
        return lane;
    }
    if (boundary_->turn == Turn::Section) {
        // Known since the section before it began.
        Lane lane = sectionLane(track, *boundary_->place, tick - boundary_->place->start);
        lane.knownSince = std::max(known, place_->start + offset_);
        return lane;
    }
    Lane lane = laneOf(track, bound_[track], tick - boundary_->loopStart, tick);
    lane.knownSince = std::max(known, boundary_->loopStart + offset_);
    return lane;
}

// A launch leaves the song or the chain: tracks that are not launched go on with what they play.
void Performer::bind(const Launch& launch) {
    for (std::size_t track = 0; track < tracks_; ++track) {
        const bool isMeant = (launch.tracks >> track & 1U) != 0;
        bound_[track] = isMeant ? launch.pattern.value : patternOf(track);
    }
    for (Lane& lane : lanes_) {
        lane.sectionEnd = kNever;
        lane.sectionMuted = false;
    }
    follow_ = Follow::Pattern;
    tempoPattern_ = (launch.tracks & allTracks()) == allTracks() ? launch.pattern.value : tempoPattern_;
}

// What a track plays or, where nothing plays, would play.
std::uint8_t Performer::patternOf(std::size_t track) const {
    if (isPlaying_) {
        return lanes_[track].pattern;
    }
    const auto place = placeAt(resumeAt_);
    return place ? place->section.pattern.value : bound_[track];
}

void Performer::cross() {
    const Boundary boundary = *boundary_;
    if (boundary.turn == Turn::End) {
        reached_ = boundary.tick;
        halt(false, 0);
        return;
    }
    for (std::size_t track = 0; track < tracks_; ++track) {
        if (isJoining_[track]) {
            lanes_[track] = ahead_[track];
            stage_.cross(track);
        }
    }
    ahead_.assign(tracks_, {});
    isJoining_.assign(tracks_, false);
    boundary_.reset();
    if (boundary.turn == Turn::Loop) {
        offset_ = boundary.tick - boundary.loopStart;
    } else if (boundary.turn == Turn::Section) {
        offset_ = boundary.tick - boundary.place->start;
        place_ = boundary.place;
        tempoPattern_ = place_->section.pattern.value;
    }
    if (boundary.launch != 0) {
        const Launch launch = queued_->launch;
        queued_.reset();
        bind(launch);
        noteMood(boundary.tick, memory_.now().fill);
    }
    reached_ = boundary.tick;
    if (wantedTempo() != time_.tempo()) {
        time_.changeAtTick(boundary.tick, wantedTempo());
    }
    aimPads(boundary.tick, offset_);
    refreshMutes(false);
    plan(boundary.tick, boundary.tick);
}

} // namespace tresillo::reference
