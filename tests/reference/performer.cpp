// SPDX-License-Identifier: MIT
#include "tests/reference/performer.h"

#include <algorithm>

namespace tresillo::reference {

Performer::Performer(const Instrument& instrument, const std::vector<Score>& scores, const Setlist& setlist)
    : tracks_(instrument.tracks),
      pads_(instrument.handNotes),
      time_(instrument.rate),
      idle_(instrument.rate),
      stage_(instrument.tracks, instrument.handNotes, [this](const Trig& trig) { return struckOf(trig); }),
      scores_(scores),
      setlist_(setlist),
      bound_(tracks_),
      gestureMutes_(tracks_),
      silent_(tracks_),
      lanes_(tracks_),
      ahead_(tracks_),
      isJoining_(tracks_),
      channels_(tracks_) {
    noteChannels();
}

// The passing of time.

void Performer::playUntil(std::int64_t frame) {
    noteChannels(); // as what was done at this frame has left them
    while (isPlaying_) {
        const Tick tick = nextTick();
        if (tick >= kNever) {
            break;
        }
        const std::int64_t due = time_.frameOf(tick);
        if (std::max(due, frame_) >= frame) {
            break;
        }
        const bool isLate = due < frame_;
        frame_ = std::max(due, frame_);
        stage_.setFrame(frame_);
        // What is late, because it was decided after its time, is done here and now.
        doNext(isLate ? now() : tick);
        noteChannels();
    }
    if (!isPlaying_) {
        strikeIdle(frame);
    }
    frame_ = std::max(frame, frame_);
    stage_.setFrame(frame_);
}

Tick Performer::nextTick() const {
    Tick next = std::min(stage_.next(), boundary_ ? boundary_->tick : kNever);
    for (const std::vector<Lane>* lanes : {&lanes_, &ahead_}) {
        for (const Lane& lane : *lanes) {
            const Place* place = lane.next();
            next = place != nullptr ? std::min(next, lane.decision(*place)) : next;
        }
    }
    for (const Pad& pad : held_) {
        next = std::min(next, pad.next);
    }
    return next;
}

// At one tick: ends, then what takes over, then decisions, of which something may come at once, then held pads, then
// all else.
void Performer::doNext(Tick tick) {
    if (stage_.endOne(tick)) {
        return;
    }
    if (boundary_ && boundary_->tick <= tick) {
        cross();
        return;
    }
    if (decideOne(tick)) {
        while (decideOne(tick)) {
        }
        stage_.settle(tick);
        return;
    }
    stage_.hearAhead(tick);
    if (!strikeOne(tick)) {
        stage_.playOne(tick);
    }
}

// Transport.

void Performer::begin(Tick position) {
    stage_.silence(true);
    if (sections().empty() && follow_ != Follow::Pattern) {
        follow_ = Follow::Pattern;
        tempoPattern_ = bound_[0];
    }
    const bool isBeyond = follow_ != Follow::Pattern && !placeAt(position);
    const Tick from = isBeyond ? 0 : position;
    offset_ = 0;
    reached_ = from;
    place_ = placeAt(from);
    tempoPattern_ = place_ ? place_->section.pattern.value : tempoPattern_;
    for (std::size_t track = 0; track < tracks_; ++track) {
        lanes_[track] = place_ ? sectionLane(track, *place_, 0) : laneOf(track, bound_[track], 0, 0);
        lanes_[track].knownSince = from;
        lanes_[track].line = from;
    }
    time_.begin(from, frame_, wantedTempo());
    aimPads(from, 0);
    memory_.reset({.fill = memory_.now().fill, .launchQueued = queued_.has_value()});
    refreshMutes(false);
    if (queued_) {
        queued_ = Queued{
            .launch = queued_->launch, .line = lineFor(queued_->launch, from), .since = from, .number = ++launches_};
    }
    boundary_.reset();
    plan(from, kLongAgo);
    decidePast(from);
}

// Nothing plays any more. What waits for a line waits no longer.
void Performer::halt(bool choked, Tick position) {
    if (isPlaying_) {
        idle_.begin(now() - offset_, frame_, time_.tempo());
        aimPads(now() - offset_, 0);
    }
    isPlaying_ = false;
    resumeAt_ = position;
    stage_.silence(choked);
    boundary_.reset();
    lanes_.assign(tracks_, {});
    ahead_.assign(tracks_, {});
    isJoining_.assign(tracks_, false);
    if (queued_) {
        const Launch launch = queued_->launch;
        queued_.reset();
        bind(launch);
    }
}

void Performer::seek(Tick position) {
    if (isPlaying_) {
        begin(std::max<Tick>(position, 0));
    } else {
        resumeAt_ = std::max<Tick>(position, 0);
    }
}

void Performer::noteMood(Tick tick, bool fill) {
    memory_.note(tick, {.fill = fill, .launchQueued = queued_.has_value()});
}

// `ends`: what sounds on a track that has just fallen silent is cut short, or only what nobody else would end.
void Performer::refreshMutes(bool ends) {
    const bool isAny = isAnySolo(false);
    for (std::size_t track = 0; track < tracks_; ++track) {
        const bool isNow = gestureMutes_[track] || (isPlaying_ && isSilent(lanes_[track], isAny));
        if (ends && isNow && !silent_[track]) {
            if (ringsWhenMuted(lanes_[track])) {
                stage_.endHeld(track);
            } else {
                stage_.endTrack(track, true);
            }
        }
        silent_[track] = isNow;
    }
    stage_.setSilent(silent_, gestureMutes_);
}

// Gestures.

void Performer::launch(const Launch& launch) {
    if (!isPlaying_) {
        queued_.reset();
        bind(launch);
        return;
    }
    const Tick at = now();
    queued_ = Queued{.launch = launch, .line = lineFor(launch, at), .since = at, .number = ++launches_};
    noteMood(at, memory_.now().fill);
    plan(at, at);
}

bool Performer::perform(const Gesture& gesture) {
    if (std::holds_alternative<Start>(gesture) && !isPlaying_) {
        isPlaying_ = true;
        begin(resumeAt_);
    } else if (std::holds_alternative<Stop>(gesture)) {
        held_.clear();
        stage_.endHandNotes();
        halt(true, 0);
    } else if (std::holds_alternative<Pause>(gesture) && isPlaying_) {
        halt(true, now() - offset_);
    } else if (const auto* to = std::get_if<Seek>(&gesture)) {
        seek(to->position.value);
    } else if (const auto* loop = std::get_if<SetLoop>(&gesture)) {
        const bool isLoop = loop->end > loop->start;
        if (isLoop && (loop->start.value < 0 || loop->end - loop->start < kSixteenth)) {
            return false;
        }
        loop_ = *loop;
        plan(now(), now());
    } else if (const auto* wanted = std::get_if<Launch>(&gesture)) {
        if ((wanted->tracks & allTracks()) == 0) {
            return false;
        }
        launch(*wanted);
    } else if (std::holds_alternative<CancelLaunch>(gesture)) {
        queued_.reset();
        noteMood(now(), memory_.now().fill);
        plan(now(), now());
    } else if (const auto* follow = std::get_if<SetFollow>(&gesture)) {
        if (follow->follow != follow_) {
            tempoPattern_ = follow->follow == Follow::Pattern ? bound_[0] : tempoPattern_;
            follow_ = follow->follow;
            seek(0);
        }
    } else if (const auto* fill = std::get_if<Fill>(&gesture)) {
        noteMood(now(), fill->on);
    } else if (const auto* mute = std::get_if<MuteTrack>(&gesture)) {
        if (mute->track >= tracks_) {
            return false;
        }
        gestureMutes_[mute->track] = mute->on;
        refreshMutes(true);
    } else if (const auto* on = std::get_if<GateOn>(&gesture)) {
        if (on->track >= tracks_ || on->pitch > 127 || on->velocity < 1 || on->velocity > 127) {
            return false;
        }
        stage_.gateOn(*on);
    } else if (const auto* off = std::get_if<GateOff>(&gesture)) {
        stage_.gateOff(off->track, off->pitch);
    } else if (const auto* pad = std::get_if<Retrig>(&gesture)) {
        return retrig(*pad);
    } else if (std::holds_alternative<AllNotesOff>(gesture)) {
        for (std::size_t track = 0; track < tracks_; ++track) {
            stage_.endTrack(track, true);
        }
        held_.clear();
        stage_.endHandNotes();
    }
    return true;
}

// Edits.

void Performer::edited(std::uint8_t id, const Score& score, bool isSteps) {
    const bool isOtherLength = score.end() != scores_[id].end();
    scores_[id] = score;
    if ((isSteps && !isOtherLength) || !isPlaying_) {
        return;
    }
    const Tick at = now();
    for (std::size_t track = 0; track < tracks_; ++track) {
        for (Lane* lane : {&lanes_[track], &ahead_[track]}) {
            if (lane->score != nullptr && lane->pattern == id) {
                lane->grid = Grid(scores_[id], id, track, setlist_.seed);
                lane->from = lane == &lanes_[track] ? at : lane->line;
            }
        }
    }
    settleSong();
}

void Performer::edited(const Setlist& setlist) {
    const bool isOtherSeed = setlist.seed != setlist_.seed;
    setlist_ = setlist;
    for (std::vector<Lane>* lanes : {&lanes_, &ahead_}) {
        for (Lane& lane : *lanes) {
            if (isOtherSeed && lane.score != nullptr) {
                lane.grid = Grid(*lane.score, lane.pattern, lane.track, setlist_.seed);
            }
        }
    }
    if (isPlaying_) {
        settleSong();
    }
}

} // namespace tresillo::reference
