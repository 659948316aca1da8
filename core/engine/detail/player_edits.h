// SPDX-License-Identifier: MIT
#pragma once

// What an edit means for what is playing.
#include "core/engine/player.h"

namespace tresillo {

template <class Sizes> void Player<Sizes>::setTempo(EventSink& sink) {
    const Tempo tempo = route_.tempo(timeline_.tempo());
    if (isPlaying() && tempo != timeline_.tempo()) {
        reached_ = nowTick();
        timeline_.setTempoAtFrame(now_, tempo);
        announceClock(sink);
    } else if (!isPlaying() && tempo != toldTempo_) {
        announceClock(sink);
    }
}

template <class Sizes> void Player<Sizes>::announceTracks(EventSink& sink) {
    const Ticks now = isPlaying() ? nowTick() : Ticks{};
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        channels_[track] = wantedChannel(track, now);
        sink.trackChanged(now_, static_cast<std::uint8_t>(track));
    }
}

template <class Sizes> void Player<Sizes>::announceClock(EventSink& sink) {
    const Ticks at = isPlaying() ? std::max(timeline_.tickAt(now_), reached_) - route_.offset() : resumeAt_;
    // What is not under way has the tempo that it would begin with.
    toldTempo_ = isPlaying() ? timeline_.tempo() : route_.tempo(timeline_.tempo());
    sink.songClock(now_, {.position = at, .tempo = toldTempo_, .runs = isPlaying()});
}

template <class Sizes> void Player<Sizes>::patternChanged(PatternId id, EventSink& sink) {
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        if (channelOf(track) == id) {
            sink.trackChanged(now_, static_cast<std::uint8_t>(track));
        }
    }
    if (isPlaying()) {
        route_.retime(id, nowTick());
        // A pattern's length may be that of a section.
        reroute(kLongAgo, sink);
    } else {
        (void)moveChannels({}, sink); // the place at which a start begins may lie in another section now
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
    const std::uint16_t index = route_.place().index;
    if (!route_.reroute(nowTick())) {
        report(now_, SongEnded{});
        halt(Transport::Stopped, Ticks{}, false, sink);
        return;
    }
    if (route_.following() != Follow::Pattern && route_.place().index != index) {
        report(now_, SectionStarted{.section = route_.place().index});
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
    if (route_.resolve(nowTick()) && now_ == beganAt_) {
        // Nothing has sounded yet: it begins as it would have begun with the pattern at hand.
        begin(position(), sink);
        return;
    }
    reroute(nowTick(), sink);
}

} // namespace tresillo
