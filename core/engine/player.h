// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_vector.h"
#include "core/engine/conditions.h"
#include "core/engine/scheduler.h"
#include "core/engine/sink.h"
#include "core/engine/song_map.h"
#include "core/engine/sounding.h"
#include "core/engine/timeline.h"
#include "core/engine/trig.h"
#include "core/model/command.h"
#include "core/model/model.h"
#include "core/status/notice.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace tresillo {

/// Plays a model: turns the passing of frames into events at exact frames.
///
/// Two ways of counting ticks meet here. The *play tick* runs on while playing and never jumps; events, note-offs and
/// origins are kept in it. The *position* is what the player sees: it wraps in a loop and is what a seek names. They
/// differ by `offset_`. What comes after the next boundary (a launch's line, a section's or loop's end) is prepared
/// ahead in each track's `next` lane, so that its early notes can sound before the boundary.
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

    Player(SampleRate rate, Model<Sizes>& model, Reporter& reporter);

    /// Plays what lies before frame `until`. Answers with the frame it got to: less than `until` only when
    /// `waitsForSlots` and the next pattern is in no slot.
    Frames run(Frames until, EventSink& sink);
    /// Offline, playing stops short of a pattern that is not loaded instead of going on without it.
    void setWaitsForSlots(bool waits) { waitsForSlots_ = waits; }
    /// The pattern that `run` waits for, or that the next boundary still lacks.
    [[nodiscard]] std::optional<PatternId> missingPattern() const { return missing_; }

    // Gestures. Each acts at the frame that the player has come to. False when it names something that is not there.

    bool perform(const Start& start, EventSink& sink);
    bool perform(const Stop& stop, EventSink& sink);
    bool perform(const Pause& pause, EventSink& sink);
    bool perform(const Seek& seek, EventSink& sink);
    bool perform(const SetLoop& loop, EventSink& sink);
    bool perform(const Launch& launch, EventSink& sink);
    bool perform(const CancelLaunch& cancel, EventSink& sink);
    bool perform(const SetFollow& follow, EventSink& sink);
    bool perform(const Fill& fill, EventSink& sink);
    bool perform(const MuteTrack& mute, EventSink& sink);
    bool perform(const Metronome& metronome, EventSink& sink);
    bool perform(const GateOn& gate, EventSink& sink);
    bool perform(const GateOff& gate, EventSink& sink);
    bool perform(const AllNotesOff& all, EventSink& sink);

    /// The model's pattern `id` changed: tempo and the place of steps to come are read anew.
    void patternChanged(PatternId id, EventSink& sink);
    /// The model's song or chain changed: what plays is what would play had it always been so.
    void songChanged(EventSink& sink);
    /// A project value changed: the dice fall anew from the next decision on.
    void projectChanged(EventSink& sink);
    /// Other content, or another pattern, is in a slot.
    void slotChanged(std::uint8_t slot, EventSink& sink);

    // Reading.

    [[nodiscard]] Transport transport() const { return transport_; }
    [[nodiscard]] Ticks position() const;
    [[nodiscard]] Tempo tempo() const { return timeline_.tempo(); }
    [[nodiscard]] Follow following() const { return follow_; }
    [[nodiscard]] const Overload& overload() const { return scheduler_.overload(); }
    /// The pattern that a track plays or, stopped, would play.
    [[nodiscard]] PatternId patternOf(std::size_t track) const;
    /// The slot that a track plays from; none if its pattern is in no slot.
    [[nodiscard]] std::optional<std::uint8_t> slotOf(std::size_t track) const;
    [[nodiscard]] bool isMuted(std::size_t track) const;
    [[nodiscard]] std::uint64_t notesOn() const { return notesOn_; }
    [[nodiscard]] std::uint64_t notesOff() const { return notesOff_; }

private:
    struct Lane {
        RunningTrack<Sizes> running{};
        std::uint8_t slot{0};
        bool sectionMuted{false};
        Ticks line{};          ///< Where the lane begins: early notes of a step just here sound late, not never.
        Ticks limit{kForever}; ///< Steps from here on are not this lane's.
        std::int64_t nextK{0};
        Ticks decision{kForever};     ///< Of step nextK.
        Ticks lastDecided{INT64_MIN}; ///< Unswung tick.
    };

    enum class Boundary : std::uint8_t { None, Launch, Section, Loop, End };

    struct TrackState {
        Lane lane{};
        Lane next{};
        std::array<Trig<Sizes>, Sizes::kTrigs> trigs{};
        PatternId bound{};            ///< In pattern mode.
        Ticks paramsReturn{kForever}; ///< When held parameters go back.
        std::uint32_t paramsTrig{0};  ///< Serial.
    };

    struct HandNote {
        NoteId id{0};
        std::uint8_t track{0};
        std::uint8_t pitch{60};
    };

    struct PendingLaunch {
        Launch launch{};
        Ticks line{};
    };

    // Time.
    [[nodiscard]] Ticks nowTick() const { return timeline_.firstTickAt(now_); }
    [[nodiscard]] Ticks nextTick() const;
    void handle(Ticks tick, EventSink& sink);
    void begin(Ticks position, EventSink& sink);
    void halt(Transport state, Ticks position, EventSink& sink);
    [[nodiscard]] Tempo wantedTempo() const;
    void remember(PerformanceFlags flags) { history_.note(nowTick(), flags); }

    // Lanes and boundaries.
    Lane makeLane(std::size_t track, PatternId id, Ticks origin, Ticks line);
    void buildLanes(Ticks position, Ticks now);
    void fillLanes(Ticks now);
    void rebuild(EventSink& sink);
    void aim(Lane& lane, Ticks from);
    static void aimAt(Lane& lane, std::int64_t k);
    void planBoundary();
    void findMissing();
    void dropNext();
    void prepareNext();
    [[nodiscard]] bool joins(std::size_t track) const;
    [[nodiscard]] std::optional<SongPlace> placeAfter() const;
    void cross(Ticks tick, EventSink& sink);
    void crossLaunch();
    void crossSection(const SongPlace& next, Ticks tick);
    void takeNext(std::size_t track, EventSink& sink);
    void bind(const Launch& launch);
    void bindStopped(PendingLaunch pending, EventSink& sink);
    [[nodiscard]] Ticks lineFor(const Launch& launch) const;

    // Steps.
    [[nodiscard]] bool isMuted(std::size_t track, const Lane& lane) const;
    bool decideDue(Ticks floor);
    void decide(Lane& lane, Ticks floor, bool isNext);
    [[nodiscard]] bool isTrigPlayed(const Lane& lane, std::int64_t k, bool isNext) const;
    void spill(Ticks position);
    void spillSection(Ticks position);
    std::optional<std::uint8_t> freeTrig(std::size_t track);
    void schedule(std::size_t track, std::uint8_t place, Ticks line, Ticks floor);
    void push(const Scheduled& event);
    void reportStep(const Lane& lane, std::int64_t k, bool fired);

    // Events.
    void playNext(EventSink& sink);
    void playLocks(const Scheduled& event, Trig<Sizes>& trig, EventSink& sink);
    void playNote(const Scheduled& event, Trig<Sizes>& trig, EventSink& sink);
    [[nodiscard]] SoundingNote slideSource(const Scheduled& event, const Trig<Sizes>& trig) const;
    [[nodiscard]] std::size_t slotOfSounding(std::size_t track, NoteId id) const;
    void rearm(const Scheduled& event, Trig<Sizes>& trig);
    void returnParams(std::size_t track, EventSink& sink);
    void endNote(std::size_t track, std::size_t slot, bool choked, EventSink& sink);
    void endInfiniteNotes(std::size_t track, std::uint32_t exceptTrig, EventSink& sink);
    void endTrack(std::size_t track, bool choked, EventSink& sink);
    void endHandNote(std::uint8_t track, std::uint8_t pitch, EventSink& sink);
    void allNotesOff(EventSink& sink);
    void silence(EventSink& sink);
    void aimClick(Ticks from);
    void click(Ticks tick, EventSink& sink);
    NoteId newNote();
    void report(Frames frame, auto what) { reporter_.notice({.frame = frame, .what = what}); }

    Model<Sizes>& model_;
    Reporter& reporter_;
    Timeline timeline_;
    Frames now_{0};
    Transport transport_{Transport::Stopped};
    Follow follow_{Follow::Pattern};
    Ticks resumeAt_{}; ///< Position at which a start begins.
    Ticks offset_{};   ///< Play tick minus position.
    SongPlace place_{};
    Boundary boundary_{Boundary::None};
    Ticks boundaryTick_{kForever};
    std::optional<PatternId> missing_{};
    std::optional<PendingLaunch> launch_{};
    Ticks loopStart_{};
    Ticks loopEnd_{};
    std::array<TrackState, Sizes::kTracks> tracks_{};
    Scheduler<Sizes::kEvents> scheduler_{};
    SoundingTable<Sizes> sounding_{};
    FixedVector<HandNote, Sizes::kHandNotes> handNotes_{};
    History<Sizes::kHistory> history_{};
    PatternId tempoPattern_{};
    std::uint16_t mutes_{0}; ///< Gestures; bit n is track n.
    bool waitsForSlots_{false};
    bool metronome_{false};
    Ticks nextClick_{kForever};
    Frames nextFrame_{kNever}; ///< Of the next thing to do.
    bool isStale_{true};       ///< nextFrame_ must be found anew.
    NoteId lastNote_{0};
    std::uint32_t lastTrig_{0};
    std::uint64_t notesOn_{0};
    std::uint64_t notesOff_{0};
};

} // namespace tresillo
