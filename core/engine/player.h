// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/history.h"
#include "core/engine/metronome_clock.h"
#include "core/engine/retrigger.h"
#include "core/engine/route.h"
#include "core/engine/timeline.h"
#include "core/engine/trig_player.h"
#include "core/model/command.h"
#include "core/model/model.h"
#include "core/status/notice.h"
#include "core/status/status.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace tresillo {

/// Plays a model: turns the passing of frames into events at exact frames. The Timeline says when, the Route says where
/// each track runs, and the TrigPlayer sounds what is decided here: each step once, half a step before its unswung
/// tick, or at once where playing begins later than that.
///
/// Thread-safe: no; it lives on the audio thread. Realtime-safe: yes, every function.
template <class Sizes> class Player {
public:
    /// Where notices go: anything with `void notice(const Notice&)` that does not wait.
    class Reporter {
    public:
        virtual void notice(const Notice& notice) = 0;

    protected:
        ~Reporter() = default;
    };

    Player(SampleRate rate, const Model<Sizes>& model, Reporter& reporter);

    /// Plays what lies before frame `until`. Answers with the frame it got to: less than `until` only when
    /// `waitsForSlots` and the next pattern is in no slot.
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
    [[nodiscard]] Tempo tempo() const { return timeline_.tempo(); }
    [[nodiscard]] Follow following() const { return route_.following(); }
    [[nodiscard]] const Overload& overload() const { return trigs_.overload(); }
    /// The pattern that a track plays or, stopped, would play.
    [[nodiscard]] PatternId patternOf(std::size_t track) const { return route_.patternOf(track); }
    /// The pattern whose values a track's channel has, as the sink was told.
    [[nodiscard]] PatternId channelOf(std::size_t track) const { return channels_[track]; }
    /// The pattern that a track plays behind the next boundary.
    [[nodiscard]] PatternId patternBehind(std::size_t track) const {
        return hasTrack(route_.joining(), track) ? route_.next(track).running.id : route_.patternOf(track);
    }
    [[nodiscard]] std::uint64_t notesOn() const { return trigs_.notesOn(); }
    [[nodiscard]] std::uint64_t notesOff() const { return trigs_.notesOff(); }
    [[nodiscard]] const Route<Sizes>& route() const { return route_; }
    [[nodiscard]] const History<Sizes::kHistory>& history() const { return history_; }
    [[nodiscard]] std::optional<QueuedLaunch> queuedLaunch() const;
    /// Tracks muted by gesture.
    [[nodiscard]] TrackMask gestureMutes() const { return gestures_; }
    /// Counts what happens by itself to the route: steps decided, boundaries crossed.
    [[nodiscard]] std::uint32_t changes() const { return changes_; }

private:
    [[nodiscard]] bool isPlaying() const { return transport_ == Transport::Playing; }
    // Playing never goes back: ticks before the place where it began, where it crossed a boundary or changed its tempo
    // may round to the same frame.
    [[nodiscard]] Ticks nowTick() const { return std::max(timeline_.firstTickAt(now_), reached_); }
    void findDue();
    [[nodiscard]] Ticks nextOfRoute() const;
    [[nodiscard]] Outlet outlet(EventSink& sink) const { return {.at = now_, .sink = sink}; }
    void report(Frames frame, auto what) { reporter_.notice({.frame = frame, .what = what}); }

    void handle(Ticks tick, EventSink& sink);
    void strike(Ticks tick, EventSink& sink);
    void runIdle(Frames until, EventSink& sink);
    void letIdle(Ticks position);
    void cross(EventSink& sink);
    void begin(Ticks position, EventSink& sink);
    void spill(Ticks from, EventSink& sink);
    void halt(Transport state, Ticks position, bool choked, EventSink& sink);
    void setTempo(EventSink& sink);
    void replan(Ticks foreseen);
    void reroute(Ticks foreseen, EventSink& sink);
    void reportLaunch(Ticks line);
    void noteFlags(bool fill);
    void refreshMutes(bool endsNotes, EventSink& sink);
    void announceTracks(EventSink& sink);
    [[nodiscard]] PatternId wantedChannel(std::size_t track, Ticks tick) const;
    bool moveChannels(Ticks tick, EventSink& sink);
    void announceClock(EventSink& sink);

    [[nodiscard]] Frames frameAhead(Ticks tick) const;
    bool decideDue(Ticks floor);
    void decide(Lane<Sizes>& lane, const RunningTrack<Sizes>& above, Ticks floor, bool isNext, bool isAnySolo);

    Reporter& reporter_;
    const Model<Sizes>& model_;
    Timeline timeline_;
    Route<Sizes> route_;
    TrigPlayer<Sizes> trigs_{};
    History<Sizes::kHistory> history_{};
    MetronomeClock metronome_{};
    Retrigger<Sizes::kHandNotes> retrigs_{};
    Timeline idle_; ///< Of what is struck by hand while nothing plays.
    Frames now_{0};
    Frames beganAt_{-1}; ///< The frame at which playing began; nothing has sounded yet while `now_` is there.
    Ticks reached_{};    ///< Everything before this play tick has been played.
    Transport transport_{Transport::Stopped};
    Ticks resumeAt_{};      ///< Position at which a start begins.
    Tempo toldTempo_{};     ///< Of the last clock that was told.
    TrackMask gestures_{0}; ///< Tracks muted by gesture.
    TrackMask silent_{0};   ///< Tracks that make no events now, for whatever reason.
    std::uint32_t changes_{0};
    std::array<PatternId, Sizes::kTracks> channels_{}; ///< See `channelOf`.
    bool isOtherRoute_{false}; ///< What takes over next may be something else: channels that went ahead may go back.
    bool waitsForSlots_{false};
    bool isStale_{true};        ///< The next thing to do must be found anew.
    Ticks routeTick_{kForever}; ///< Of the next decision, boundary or click.
    Ticks dueTick_{kForever};   ///< Of the next thing to do ...
    Frames dueFrame_{kNever};   ///< ... and its frame.
};

extern template class Player<Studio>;
extern template class Player<Pocket>;

} // namespace tresillo
