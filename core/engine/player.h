// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/channels.h"
#include "core/engine/decisions.h"
#include "core/engine/hands.h"
#include "core/engine/history.h"
#include "core/engine/metronome_clock.h"
#include "core/engine/mutes.h"
#include "core/engine/play_clock.h"
#include "core/engine/reporter.h"
#include "core/engine/route.h"
#include "core/engine/trig_player.h"
#include "core/model/command.h"
#include "core/model/model.h"
#include "core/status/status.h"

#include <cstdint>
#include <optional>

namespace tresillo {

/// Plays a model: turns the passing of frames into events at exact frames. The PlayClock says where playing is, the
/// Route where each track runs, Decisions decide each step once, half a step before its unswung tick (or at once where
/// playing begins later than that), and the TrigPlayer sounds what was decided. What hands hold goes by beside.
///
/// Its life, all of it in calls of the engine on the audio thread:
///  1. It is made with the engine and reads the engine's model, which it never changes.
///  2. `perform` is called for each Command, after `check` found it good, at the frame that `run` has come to.
///  3. `patternChanged` and the like are called for each Edit, after it was applied to the model.
///  4. `run` plays up to a frame. It goes from one thing that is due to the next: the ends of notes, the boundary,
///     decisions, channels that change over, clicks, pads, locks that go back, locks and notes; at one tick in this
///     order.
///  5. Events go to the sink, notices (steps, boundaries, the transport) to the reporter: both before `run` returns.
///  6. Where a load arrives `run` stops short and `isLoadDue` says so: the engine replaces what the slot holds, calls
///     `loaded`, and runs on.
///  7. Nothing is looked up that may have changed: what is due next is found anew after each of these calls.
///
///     Stopped --Start--> Playing --Pause--> Paused --Start--> Playing     Seek: from any to itself, at another
///     position
///        ^                  |                  |
///        +------ Stop, or the song's end ------+------ Stop
///
///     player.perform(Start{}, sink);           // acts at the player's present frame
///     player.run(Frames{256}, sink);           // events before frame 256
///     player.perform(MuteTrack{0, true}, sink); // acts at frame 256
///     player.run(Frames{512}, sink);
///
/// More than 35 methods: one overload of `perform` for each of sixteen gestures, and one call for each kind of edit and
/// step of a load.
/// Thread-safe: no; it lives on the audio thread. Realtime-safe: yes, every function.
template <class Sizes> class Player {
public:
    Player(SampleRate rate, const Model<Sizes>& model, Reporter& reporter);

    /// Plays what lies before frame `until`. Answers with the frame it got to: less than `until` only when
    /// `waitsForSlots` and the next pattern is in no slot, or when a load is due.
    Frames run(Frames until, EventSink& sink);
    /// Offline, playing stops short of a pattern that is not loaded instead of going on without it.
    void setWaitsForSlots(bool waits) { waitsForSlots_ = waits; }
    /// The pattern that `run` waits for, or that the next boundary still lacks.
    [[nodiscard]] std::optional<PatternId> missingPattern() const { return route_.missing(); }

    // Gestures, which were found good by `check`. Each acts at the frame that the player has come to.

    void perform(const Start& start, EventSink& sink);
    void perform(const Stop& stop, EventSink& sink);
    void perform(const Pause& pause, EventSink& sink);
    void perform(const Seek& seek, EventSink& sink);
    void perform(const SetLoop& loop, EventSink& sink);
    void perform(const Launch& launch, EventSink& sink);
    void perform(const CancelLaunch& cancel, EventSink& sink);
    void perform(const SetFollow& follow, EventSink& sink);
    void perform(const Fill& fill, EventSink& sink);
    void perform(const MuteTrack& mute, EventSink& sink);
    void perform(const Metronome& metronome, EventSink& sink);
    void perform(const GateOn& gate, EventSink& sink);
    void perform(const GateOff& gate, EventSink& sink);
    void perform(const Retrig& pad, EventSink& sink);
    void perform(const AllNotesOff& all, EventSink& sink);
    void perform(const ControlAll& control, EventSink& sink);

    // A pattern that is loaded.

    /// Waits for the line of `load`, as a launch of its pattern would; due at once where nothing plays. One that waits
    /// is replaced.
    void queueLoad(const Launch& load);
    void cancelLoad();
    /// What was queued last is to arrive now, before playing goes on. It stays so until `loaded`.
    [[nodiscard]] bool isLoadDue() const { return isLoadDue_; }
    /// It has arrived, or never will: the slot holds what it is to hold.
    void loaded(EventSink& sink);

    // Edits. Each is told after it was applied to the model.

    /// Pattern `id` changed: tempo, mutes and the place of steps to come are read anew.
    void patternChanged(PatternId id, EventSink& sink);
    /// The song or chain changed: what plays is what would play had it always been so.
    void songChanged(EventSink& sink);
    /// One of the project's Sounds changed: tracks that play it are read anew.
    void soundsChanged(EventSink& sink) { announceTracks(sink); }
    /// A project value changed: the dice fall anew from the next decision on.
    void projectChanged();
    /// Other content, or another pattern, is in slots.
    void slotsChanged(EventSink& sink);

    // Reading.

    [[nodiscard]] Transport transport() const { return transport_; }
    [[nodiscard]] Ticks position() const;
    [[nodiscard]] Tempo tempo() const { return clock_.tempo(); }
    [[nodiscard]] Follow following() const { return route_.course().following(); }
    [[nodiscard]] const Overload& overload() const { return trigs_.overload(); }
    /// The pattern that a track plays or, stopped, would play.
    [[nodiscard]] PatternId patternOf(std::size_t track) const { return route_.patternOf(track); }
    /// The pattern whose values a track's channel has, as the sink was told.
    [[nodiscard]] PatternId channelOf(std::size_t track) const { return channels_.of(track); }
    /// The pattern that a track plays behind the next boundary.
    [[nodiscard]] PatternId patternBehind(std::size_t track) const { return route_.patternBehind(track); }
    [[nodiscard]] std::uint64_t notesOn() const { return trigs_.names().notesOn(); }
    [[nodiscard]] std::uint64_t notesOff() const { return trigs_.names().notesOff(); }
    [[nodiscard]] const Route<Sizes>& route() const { return route_; }
    [[nodiscard]] const History<Sizes::kHistory>& history() const { return history_; }
    [[nodiscard]] std::optional<QueuedLaunch> queuedLaunch() const;
    /// Tracks muted by gesture.
    [[nodiscard]] TrackMask gestureMutes() const { return mutes_.byHand(); }
    /// Counts what happens by itself to the route: steps decided, boundaries crossed.
    [[nodiscard]] std::uint32_t changes() const { return changes_; }

private:
    [[nodiscard]] bool isPlaying() const { return transport_ == Transport::Playing; }
    void findDue();
    [[nodiscard]] Ticks nextOfRoute() const;
    [[nodiscard]] Outlet outlet(EventSink& sink) const { return {.at = clock_.now(), .sink = sink}; }
    void report(auto what) { reporter_.notice({.frame = clock_.now(), .what = what}); }

    void handle(Ticks tick, EventSink& sink);
    void cross(EventSink& sink);
    void begin(Ticks position, EventSink& sink);
    void spill(Ticks from, EventSink& sink);
    void halt(Transport state, Ticks position, bool choked, EventSink& sink);
    void setTempo(EventSink& sink);
    void replan(Ticks foreseen);
    void reroute(Ticks foreseen, EventSink& sink);
    void reportLaunch(Ticks line);
    void reportLoad(Ticks line);
    void noteFlags(bool fill);
    void refreshMutes(bool endsNotes, EventSink& sink);
    void announceTracks(EventSink& sink);
    void announceClock(EventSink& sink);
    [[nodiscard]] Tempo wantedTempo() const { return route_.tempo(clock_.tempo()); }
    [[nodiscard]] Decisions<Sizes> decisions();
    bool decideDue(Ticks floor);

    Reporter& reporter_;
    PlayClock clock_;
    Route<Sizes> route_;
    TrigPlayer<Sizes> trigs_{};
    History<Sizes::kHistory> history_{};
    MetronomeClock metronome_{};
    Hands<Sizes> hands_;
    Mutes<Sizes> mutes_{};
    Channels<Sizes> channels_{};
    Frames beganAt_{-1}; ///< The frame at which playing began; nothing has sounded yet while `now` is there.
    Transport transport_{Transport::Stopped};
    Ticks resumeAt_{};  ///< Position at which a start begins.
    Tempo toldTempo_{}; ///< Of the last clock that was told.
    std::uint32_t changes_{0};
    bool waitsForSlots_{false};
    bool isLoadDue_{false};
    bool isStale_{true};        ///< The next thing to do must be found anew.
    Ticks routeTick_{kForever}; ///< Of the next decision, boundary or click.
    Ticks dueTick_{kForever};   ///< Of the next thing to do ...
    Frames dueFrame_{kNever};   ///< ... and its frame.
};

extern template class Player<Studio>;
extern template class Player<Pocket>;

} // namespace tresillo
