// SPDX-License-Identifier: MIT
#include "core/engine/player.h"

#include <algorithm>
#include <optional>

namespace tresillo {

template <class Sizes>
Player<Sizes>::Player(SampleRate rate, const Model<Sizes>& model, Reporter& reporter)
    : reporter_(reporter), clock_(rate), route_(model), hands_(rate) {}

// The passing of time.

template <class Sizes> Frames Player<Sizes>::run(Frames until, EventSink& sink) {
    while (isPlaying()) {
        if (waitsForSlots_ && route_.missing()) {
            return clock_.now();
        }
        findDue();
        if (dueFrame_ >= until) {
            break;
        }
        // What is late (a step decided after its time) is done at the player's own place.
        const Ticks tick = dueFrame_ < clock_.now() ? clock_.nowTick() : dueTick_;
        clock_.moveTo(std::max(dueFrame_, clock_.now()));
        handle(tick, sink);
        if (isLoadDue_) {
            return clock_.now();
        }
    }
    if (!isPlaying() && hands_.hasPads()) {
        clock_.moveTo(hands_.runIdle(clock_.now(), until, wantedTempo(), trigs_.names(), sink));
    }
    clock_.moveTo(std::max(clock_.now(), until));
    return clock_.now();
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
    dueFrame_ = next < kForever ? clock_.frameOf(next) : kNever;
}

template <class Sizes> Ticks Player<Sizes>::nextOfRoute() const {
    Ticks next = std::min({route_.boundary(), metronome_.next(), hands_.next()});
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        const Lane<Sizes>& behind = route_.lanes().next(track);
        next = std::min({next, route_.lanes().now(track).decision, behind.decision});
        next = std::min(next, channels_.nextMove(behind, track));
    }
    return channels_.isOtherExpected() ? std::min(next, clock_.nowTick()) : next;
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
        isLoadDue_ = route_.isLoadAtBoundary();
        if (!isLoadDue_) {
            cross(sink);
        }
    } else if (decideDue(tick) || channels_.move(route_, tick, outlet(sink))) {
        return;
    } else if (metronome_.next() <= tick) {
        sink.metronome(clock_.now(), {.strong = metronome_.isStrong()});
        metronome_.click();
    } else {
        hands_.strike(tick, trigs_.names(), outlet(sink));
    }
}

template <class Sizes> void Player<Sizes>::cross(EventSink& sink) {
    const Ticks tick = route_.boundary();
    clock_.reach(tick);
    const Ticks offset = route_.offset();
    const TrackMask ahead = channels_.ahead(route_);
    const auto crossing = route_.cross();
    ++changes_;
    if (crossing.ended) {
        report(SongEnded{});
        // The last notes end as they would in the middle of the song, not cut off.
        halt(Transport::Stopped, Ticks{}, false, sink);
        return;
    }
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        if (hasTrack(crossing.joined, track)) {
            trigs_.cross(track, outlet(sink));
            channels_.cross(route_, track, hasTrack(ahead, track) && !crossing.loaded, outlet(sink));
        }
    }
    if (crossing.newSection) {
        report(SectionStarted{.section = route_.course().place().index});
    }
    if (crossing.launched) {
        report(PatternStarted{.pattern = crossing.launched->pattern, .tracks = crossing.launched->tracks});
        history_.note(tick, {.fill = history_.now().fill, .launchQueued = false});
    }
    if (crossing.waits) {
        report(LaunchWaits{crossing.waits->pattern});
    }
    // Only another tempo moves the timeline's anchor: what is rounded there stays rounded.
    if (const Tempo tempo = wantedTempo(); tempo != clock_.tempo()) {
        clock_.setTempoAt(tick, tempo);
        announceClock(sink);
    } else if (route_.offset() != offset) {
        announceClock(sink);
    }
    metronome_.aim(tick, route_.offset());
    hands_.aim(tick, route_.offset());
    refreshMutes(false, sink);
    (void)route_.plan(tick, tick, trigs_);
    if (crossing.loaded) {
        reroute(tick, sink); // a pattern's length may be that of a section
    }
}

template <class Sizes> Ticks Player<Sizes>::position() const {
    return isPlaying() ? clock_.nowTick() - route_.offset() : resumeAt_;
}

template <class Sizes> std::optional<QueuedLaunch> Player<Sizes>::queuedLaunch() const {
    if (!route_.launches().isQueued()) {
        return std::nullopt;
    }
    const Launch& launch = route_.launches().launch();
    return QueuedLaunch{
        .pattern = launch.pattern, .tracks = launch.tracks, .position = route_.launches().line() - route_.offset()};
}

template <class Sizes> Decisions<Sizes> Player<Sizes>::decisions() {
    return Decisions<Sizes>(
        {.route = route_,
         .trigs = trigs_,
         .history = history_,
         .clock = clock_,
         .reporter = reporter_,
         .muted = mutes_.byHand()});
}

template <class Sizes> bool Player<Sizes>::decideDue(Ticks floor) {
    const std::uint32_t decided = decisions().due(floor, floor == dueTick_);
    changes_ += decided;
    return decided != 0;
}

// What a performer does.

// Transport.

template <class Sizes> void Player<Sizes>::perform(const Start&, EventSink& sink) {
    if (!isPlaying()) {
        transport_ = Transport::Playing;
        begin(resumeAt_, sink);
    }
}

template <class Sizes> void Player<Sizes>::perform(const Stop&, EventSink& sink) {
    hands_.releaseAll(trigs_.names(), outlet(sink));
    halt(Transport::Stopped, Ticks{}, true, sink);
}

template <class Sizes> void Player<Sizes>::perform(const Pause&, EventSink& sink) {
    if (isPlaying()) {
        halt(Transport::Paused, position(), true, sink);
    }
}

template <class Sizes> void Player<Sizes>::halt(Transport state, Ticks position, bool choked, EventSink& sink) {
    if (isPlaying()) {
        hands_.letIdle(this->position(), clock_.now(), clock_.tempo());
    }
    transport_ = state;
    resumeAt_ = position;
    trigs_.silence(choked, outlet(sink));
    route_.course().park(position);
    const bool isQueued = route_.launches().isQueued();
    const Launch launch = isQueued ? route_.launches().launch() : Launch{};
    // Nothing waits for a line that does not come.
    isLoadDue_ = isLoadDue_ || route_.loads().isQueued();
    route_.cancelLoad();
    route_.halt();
    report(TransportChanged{.state = state, .position = resumeAt_});
    if (isQueued) {
        perform(launch, sink);
    }
    announceTracks(sink);
    announceClock(sink);
}

// Playing begins at a position: a start, or a seek while playing.
template <class Sizes> void Player<Sizes>::begin(Ticks position, EventSink& sink) {
    trigs_.silence(true, outlet(sink));
    const Ticks from = route_.begin(position);
    isStale_ = true;
    beganAt_ = clock_.now();
    clock_.start(from, wantedTempo());
    history_.reset({.fill = history_.now().fill, .launchQueued = route_.launches().isQueued()});
    metronome_.aim(from, route_.offset());
    hands_.aim(from, route_.offset());
    refreshMutes(false, sink);
    announceTracks(sink);
    announceClock(sink);
    if (route_.course().following() != Follow::Pattern) {
        report(SectionStarted{.section = route_.course().place().index});
    }
    report(TransportChanged{.state = transport_, .position = from});
    if (const auto line = route_.requeueLaunch(from)) {
        reportLaunch(*line);
    }
    if (const auto line = route_.requeueLoad(from)) {
        reportLoad(*line);
    }
    (void)route_.plan(from, kLongAgo, trigs_);
    spill(from, sink);
    while (decideDue(from)) {
    }
    (void)channels_.move(route_, from, outlet(sink));
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
        const bool isAnySolo = lane.isAnySoloBeside();
        aimBehind(lane);
        changes_ += decisions().all(lane, above, from, isAnySolo);
    });
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        trigs_.cross(track, outlet(sink));
        aimBehind(route_.lanes().now(track));
    }
}

template <class Sizes> void Player<Sizes>::perform(const Seek& seek, EventSink& sink) {
    const Ticks target = std::max(seek.position, Ticks{});
    if (isPlaying()) {
        begin(target, sink);
        return;
    }
    resumeAt_ = target;
    route_.course().park(target);
    report(TransportChanged{.state = transport_, .position = target});
    announceTracks(sink);
    announceClock(sink);
}

template <class Sizes> void Player<Sizes>::perform(const SetLoop& loop, EventSink&) {
    route_.course().setLoop(loop);
    replan(clock_.nowTick());
}

template <class Sizes> void Player<Sizes>::perform(const SetFollow& follow, EventSink& sink) {
    if (follow.follow != route_.course().following()) {
        route_.follow(follow.follow);
        perform(Seek{}, sink);
    }
}

// Launches.

template <class Sizes> void Player<Sizes>::perform(const Launch& launch, EventSink& sink) {
    if (!isPlaying()) {
        route_.cancelLaunch();
        route_.bind(launch);
        report(PatternStarted{.pattern = launch.pattern, .tracks = launch.tracks});
        announceTracks(sink);
        setTempo(sink);
        return;
    }
    reportLaunch(route_.queueLaunch(launch, clock_.nowTick()));
    noteFlags(history_.now().fill);
    replan(clock_.nowTick());
}

template <class Sizes> void Player<Sizes>::perform(const CancelLaunch&, EventSink&) {
    route_.cancelLaunch();
    noteFlags(history_.now().fill);
    replan(clock_.nowTick());
}

template <class Sizes> void Player<Sizes>::reportLaunch(Ticks line) {
    const Ticks position = line - route_.offset();
    report(LaunchQueued{
        .pattern = route_.launches().launch().pattern,
        .bar = static_cast<std::uint32_t>(position.value / kBar.value),
        .position = position});
}

// A pattern that is loaded.

template <class Sizes> void Player<Sizes>::queueLoad(const Launch& load) {
    if (!isPlaying()) {
        isLoadDue_ = true;
        return;
    }
    reportLoad(route_.queueLoad(load, clock_.nowTick()));
    replan(clock_.nowTick());
}

template <class Sizes> void Player<Sizes>::cancelLoad() {
    route_.cancelLoad();
    replan(clock_.nowTick());
}

template <class Sizes> void Player<Sizes>::reportLoad(Ticks line) {
    const Ticks position = line - route_.offset();
    report(LoadQueued{
        .pattern = route_.loads().launch().pattern,
        .bar = static_cast<std::uint32_t>(position.value / kBar.value),
        .position = position});
}

// Playing, it is due because its line has come.
template <class Sizes> void Player<Sizes>::loaded(EventSink& sink) {
    isLoadDue_ = false;
    isStale_ = true;
    route_.cancelLoad();
    if (isPlaying()) {
        cross(sink);
    } else {
        slotsChanged(sink);
    }
}

template <class Sizes> void Player<Sizes>::replan(Ticks foreseen) {
    isStale_ = true;
    if (isPlaying() && route_.plan(clock_.nowTick(), foreseen, trigs_)) {
        channels_.expectOther();
    }
}

// Other gestures.

template <class Sizes> void Player<Sizes>::perform(const Fill& fill, EventSink&) { noteFlags(fill.on); }

template <class Sizes> void Player<Sizes>::noteFlags(bool fill) {
    history_.note(clock_.nowTick(), {.fill = fill, .launchQueued = route_.launches().isQueued()});
}

template <class Sizes> void Player<Sizes>::perform(const MuteTrack& mute, EventSink& sink) {
    mutes_.set(mute);
    refreshMutes(true, sink);
}

template <class Sizes> void Player<Sizes>::refreshMutes(bool endsNotes, EventSink& sink) {
    const bool hasEnded = mutes_.refresh(route_, isPlaying(), endsNotes, trigs_, outlet(sink));
    isStale_ = isStale_ || hasEnded;
}

template <class Sizes> void Player<Sizes>::perform(const Metronome& metronome, EventSink&) {
    metronome_.switchOn(metronome.on);
    metronome_.aim(clock_.nowTick(), route_.offset());
    isStale_ = true;
}

template <class Sizes> void Player<Sizes>::perform(const GateOn& gate, EventSink& sink) {
    hands_.gateOn(gate, trigs_.names(), outlet(sink));
}

template <class Sizes> void Player<Sizes>::perform(const GateOff& gate, EventSink& sink) {
    hands_.gateOff(gate, trigs_.names(), outlet(sink));
}

template <class Sizes> void Player<Sizes>::perform(const Retrig& pad, EventSink& sink) {
    isStale_ = true;
    if (!hands_.release(pad, trigs_.names(), outlet(sink))) {
        return;
    }
    if (isPlaying()) {
        hands_.press(pad, clock_.nowTick(), route_.offset());
    } else {
        hands_.pressIdle(pad, clock_.now(), wantedTempo());
    }
}

template <class Sizes> void Player<Sizes>::perform(const AllNotesOff&, EventSink& sink) {
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        trigs_.endTrack(track, true, outlet(sink));
    }
    hands_.releaseAll(trigs_.names(), outlet(sink));
    isStale_ = true;
}

template <class Sizes> void Player<Sizes>::perform(const ControlAll& control, EventSink& sink) {
    sink.controlAll(clock_.now(), control);
}

// What an edit means for what is playing.

template <class Sizes> void Player<Sizes>::setTempo(EventSink& sink) {
    const Tempo tempo = wantedTempo();
    if (isPlaying() && tempo != clock_.tempo()) {
        clock_.setTempo(tempo);
        announceClock(sink);
    } else if (!isPlaying() && tempo != toldTempo_) {
        announceClock(sink);
    }
}

template <class Sizes> void Player<Sizes>::announceTracks(EventSink& sink) {
    channels_.announce(route_, isPlaying() ? clock_.nowTick() : Ticks{}, outlet(sink));
}

template <class Sizes> void Player<Sizes>::announceClock(EventSink& sink) {
    const Ticks at = isPlaying() ? clock_.exactTick() - route_.offset() : resumeAt_;
    // What is not under way has the tempo that it would begin with.
    toldTempo_ = isPlaying() ? clock_.tempo() : wantedTempo();
    sink.songClock(clock_.now(), {.position = at, .tempo = toldTempo_, .runs = isPlaying()});
}

template <class Sizes> void Player<Sizes>::patternChanged(PatternId id, EventSink& sink) {
    channels_.announcePattern(id, outlet(sink));
    if (isPlaying()) {
        route_.retime(id, clock_.nowTick());
        // A pattern's length may be that of a section.
        reroute(kLongAgo, sink);
    } else {
        (void)channels_.move(
            route_, {}, outlet(sink)); // the place at which a start begins may lie in another section now
        setTempo(sink);
    }
}

template <class Sizes> void Player<Sizes>::songChanged(EventSink& sink) {
    if (isPlaying()) {
        reroute(kLongAgo, sink);
    } else {
        announceTracks(sink);
        setTempo(sink);
    }
}

// What plays becomes what would play at this position had everything always been as it is now.
template <class Sizes> void Player<Sizes>::reroute(Ticks foreseen, EventSink& sink) {
    const std::uint16_t index = route_.course().place().index;
    if (!route_.reroute(clock_.nowTick())) {
        report(SongEnded{});
        halt(Transport::Stopped, Ticks{}, false, sink);
        return;
    }
    if (route_.course().following() != Follow::Pattern && route_.course().place().index != index) {
        report(SectionStarted{.section = route_.course().place().index});
    }
    refreshMutes(true, sink);
    setTempo(sink);
    replan(foreseen);
}

template <class Sizes> void Player<Sizes>::projectChanged() {
    route_.reseed();
    replan(kLongAgo);
}

template <class Sizes> void Player<Sizes>::slotsChanged(EventSink& sink) {
    announceTracks(sink);
    if (!isPlaying()) {
        setTempo(sink);
        return;
    }
    if (route_.resolve(clock_.nowTick()) && clock_.now() == beganAt_) {
        // Nothing has sounded yet: it begins as it would have begun with the pattern at hand.
        begin(position(), sink);
        return;
    }
    reroute(clock_.nowTick(), sink);
}

template class Player<Studio>;
template class Player<Pocket>;

} // namespace tresillo
