// SPDX-License-Identifier: MIT
#include "core/engine/player.h"

#include "core/engine/detail/player_edits.h"
#include "core/engine/detail/player_gestures.h"

#include <algorithm>
#include <array>
#include <optional>

namespace tresillo {

template <class Sizes>
Player<Sizes>::Player(SampleRate rate, const Model<Sizes>& model, Reporter& reporter)
    : reporter_(reporter), model_(model), timeline_(rate), route_(model), idle_(rate) {
    timeline_.reset({}, {}, Tempo{});
}

// The passing of time.

template <class Sizes> Frames Player<Sizes>::run(Frames until, EventSink& sink) {
    while (isPlaying()) {
        if (waitsForSlots_ && route_.missing()) {
            return now_;
        }
        findDue();
        if (dueFrame_ >= until) {
            break;
        }
        // What is late (a step decided after its time) is done at the player's own place.
        const Ticks tick = dueFrame_ < now_ ? nowTick() : dueTick_;
        now_ = std::max(dueFrame_, now_);
        handle(tick, sink);
    }
    if (!isPlaying() && !retrigs_.empty()) {
        runIdle(until, sink);
    }
    now_ = std::max(now_, until);
    return now_;
}

// What is struck by hand goes on while nothing else plays, at the tempo that a start would have.
template <class Sizes> void Player<Sizes>::runIdle(Frames until, EventSink& sink) {
    if (const Tempo tempo = route_.tempo(timeline_.tempo()); tempo != idle_.tempo()) {
        idle_.setTempoAtFrame(now_, tempo);
    }
    for (Ticks next = retrigs_.next(); next < kForever; next = retrigs_.next()) {
        idle_.keepNear(next, now_);
        const Frames due = idle_.frameOf(next);
        if (due >= until) {
            return;
        }
        now_ = std::max(due, now_);
        strike(next, sink);
    }
}

template <class Sizes> void Player<Sizes>::strike(Ticks tick, EventSink& sink) {
    retrigs_.strike(tick, [&](const GateOn& note) { trigs_.gateOn(note, outlet(sink)); });
}

// The next thing to do, and its frame. What trigs play changes nothing of the route: then only they are asked again.
template <class Sizes> void Player<Sizes>::findDue() {
    if (isStale_) {
        routeTick_ = nextOfRoute();
    }
    const Ticks next = std::min(routeTick_, trigs_.nextTick());
    if (!isStale_ && next == dueTick_) {
        return;
    }
    isStale_ = false;
    dueTick_ = next;
    dueFrame_ = kNever;
    if (next < kForever) {
        timeline_.keepNear(next, now_);
        dueFrame_ = timeline_.frameOf(next);
    }
}

template <class Sizes> Ticks Player<Sizes>::nextOfRoute() const {
    Ticks next = std::min({route_.boundary(), metronome_.next(), retrigs_.next()});
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        const Lane<Sizes>& behind = route_.next(track);
        next = std::min({next, route_.lane(track).decision, behind.decision});
        next = channels_[track] != behind.running.id ? std::min(next, behind.soundsFrom) : next;
    }
    return isOtherRoute_ ? std::min(next, nowTick()) : next;
}

// What comes first, in the order in which things at one tick are played: offs, the boundary, decisions (a decision
// may schedule a note for this very tick), channels that go over to another pattern, clicks, what is struck by hand,
// parameters that go back, locks and notes.
template <class Sizes> void Player<Sizes>::handle(Ticks tick, EventSink& sink) {
    const bool hasEnded = trigs_.endDue(tick, outlet(sink));
    if (routeTick_ > tick) {
        trigs_.playDue(tick, outlet(sink));
        return;
    }
    if (hasEnded) {
        return;
    }
    isStale_ = true;
    if (route_.boundary() <= tick) {
        cross(sink);
    } else if (decideDue(tick) || moveChannels(tick, sink)) {
        return;
    } else if (metronome_.next() <= tick) {
        sink.metronome(now_, {.strong = metronome_.isStrong()});
        metronome_.click();
    } else {
        strike(tick, sink);
    }
}

template <class Sizes> void Player<Sizes>::cross(EventSink& sink) {
    const Ticks tick = route_.boundary();
    reached_ = tick;
    const Ticks offset = route_.offset();
    TrackMask ahead = 0;
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        const bool isAhead = channels_[track] != route_.patternOf(track) && channels_[track] == patternBehind(track);
        ahead = static_cast<TrackMask>(ahead | (isAhead ? 1U << track : 0U));
    }
    const auto crossing = route_.cross();
    ++changes_;
    if (crossing.ended) {
        report(now_, SongEnded{});
        // The last notes end as they would in the middle of the song, not cut off.
        halt(Transport::Stopped, Ticks{}, false, sink);
        return;
    }
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        if (hasTrack(crossing.joined, track)) {
            trigs_.cross(track, outlet(sink));
            channels_[track] = route_.patternOf(track);
            if (!hasTrack(ahead, track)) {
                sink.trackChanged(now_, static_cast<std::uint8_t>(track));
            }
        }
    }
    if (crossing.newSection) {
        report(now_, SectionStarted{.section = route_.place().index});
    }
    if (crossing.launched) {
        report(now_, PatternStarted{.pattern = crossing.launched->pattern, .tracks = crossing.launched->tracks});
        history_.note(tick, {.fill = history_.now().fill, .launchQueued = false});
    }
    if (crossing.waits) {
        report(now_, LaunchWaits{crossing.waits->pattern});
    }
    // Only another tempo moves the timeline's anchor: what is rounded there stays rounded.
    if (const Tempo tempo = route_.tempo(timeline_.tempo()); tempo != timeline_.tempo()) {
        timeline_.setTempoAtTick(tick, tempo);
        announceClock(sink);
    } else if (route_.offset() != offset) {
        announceClock(sink);
    }
    metronome_.aim(tick, route_.offset());
    retrigs_.aim(tick, route_.offset());
    refreshMutes(false, sink);
    (void)route_.plan(tick, tick, trigs_);
}

// Channels.

// A channel follows what its track plays; what takes over next, from the first that is heard of it.
template <class Sizes> PatternId Player<Sizes>::wantedChannel(std::size_t track, Ticks tick) const {
    const Lane<Sizes>& behind = route_.next(track);
    return behind.soundsFrom <= tick ? behind.running.id : route_.patternOf(track);
}

// Tells of the tracks whose channels have another pattern's values from `tick` on. False: there is none.
template <class Sizes> bool Player<Sizes>::moveChannels(Ticks tick, EventSink& sink) {
    bool isAny = isOtherRoute_;
    isOtherRoute_ = false;
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        if (const PatternId wanted = wantedChannel(track, tick); wanted != channels_[track]) {
            channels_[track] = wanted;
            sink.trackChanged(now_, static_cast<std::uint8_t>(track));
            isAny = true;
        }
    }
    return isAny;
}

template <class Sizes> Ticks Player<Sizes>::position() const {
    return isPlaying() ? nowTick() - route_.offset() : resumeAt_;
}

template <class Sizes> std::optional<QueuedLaunch> Player<Sizes>::queuedLaunch() const {
    if (!route_.isLaunchQueued()) {
        return std::nullopt;
    }
    const Launch& launch = route_.queuedLaunch();
    return QueuedLaunch{
        .pattern = launch.pattern, .tracks = launch.tracks, .position = route_.launchLine() - route_.offset()};
}

// Steps.

// Decides what steps are due. `floor` is the play tick that playing has come to: nothing may sound before it.
template <class Sizes> bool Player<Sizes>::decideDue(Ticks floor) {
    const bool isOnTime = floor == dueTick_;
    std::array<std::optional<bool>, 2> isAnySolo{};
    bool isAny = false;
    for (std::size_t track = 0; track < Sizes::kTracks;) {
        const bool isNext = route_.lane(track).decision > floor;
        Lane<Sizes>& lane = isNext ? route_.next(track) : route_.lane(track);
        if (lane.decision > floor) {
            ++track;
            continue;
        }
        std::optional<bool>& solo = isAnySolo[isNext ? 1 : 0];
        solo = solo ? *solo : route_.isAnySolo(isNext);
        decide(lane, route_.above(track, lane.running.unswung(lane.nextK)), floor, isNext, *solo);
        isAny = true;
        if (!isOnTime) {
            break; // what comes next may lie before this
        }
    }
    return isAny;
}

template <class Sizes>
void Player<Sizes>::decide(
    Lane<Sizes>& lane, const RunningTrack<Sizes>& above, Ticks floor, bool isNext, bool isAnySolo) {
    const RunningTrack<Sizes>& running = lane.running;
    const std::size_t track = running.track;
    const std::int64_t k = lane.nextK;
    lane.lastDecided = running.unswung(k);
    lane.aimAt(k + 1);
    isStale_ = true;
    ++changes_;

    const bool isMuted = hasTrack(gestures_, track) || lane.isSilent(isAnySolo);
    const auto flagsAt = [this](Ticks tick) { return history_.at(tick); };
    StepReached reached{
        .track = running.track, .step = static_cast<std::uint8_t>(stepNumber(running, k)), .pattern = running.id};
    reached.fired = !isMuted && isTrigPlayed(running, above, flagsAt, k, reached.step);
    Ticks comes = running.origin + running.clock.swung(k);
    if (Trig<Sizes>* trig = reached.fired ? trigs_.claim(track, isNext) : nullptr) {
        resolveTrig(*trig, *running.pattern, track, reached.step, running.clock.step);
        trig->source.pattern = running.id;
        trig->ordinal = ordinalOf(running, k);
        trig->unswung = running.unswung(k);
        trig->tick = comes;
        trig->end = comes + running.clock.step;
        const TrigEntry entry{.floor = floor, .line = lane.line, .lateFrom = lane.lateFrom};
        reached.velocity = trigs_.schedule(track, *trig, entry);
        comes = trig->locksAt;
        if (isNext && running.id != route_.patternOf(track)) {
            lane.soundsFrom = std::min(lane.soundsFrom, comes);
        }
    }
    report(std::max(frameAhead(comes), now_), reached);
}

// The frame of a tick that may lie behind the boundary, where another tempo may hold.
template <class Sizes> Frames Player<Sizes>::frameAhead(Ticks tick) const {
    if (tick > route_.boundary()) {
        if (const Tempo tempo = route_.tempoBehind(timeline_.tempo()); tempo != timeline_.tempo()) {
            Timeline ahead = timeline_;
            ahead.setTempoAtTick(route_.boundary(), tempo);
            return ahead.frameOf(tick);
        }
    }
    return timeline_.frameOf(tick);
}

template class Player<Studio>;
template class Player<Pocket>;

} // namespace tresillo
