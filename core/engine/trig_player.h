// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_vector.h"
#include "core/engine/scheduler.h"
#include "core/engine/sink.h"
#include "core/engine/sounding.h"
#include "core/engine/trig.h"
#include "core/model/command.h"
#include "core/model/track_mask.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace tresillo {

/// Where events go, and at which frame.
struct Outlet {
    Frames at{};
    EventSink& sink;
};

/// From when on a trig may sound.
struct TrigEntry {
    Ticks floor{}; ///< What lies before is past.
    Ticks line{};  ///< Where its lane begins ...
    /// ... and what, of a step just there, could not come in time before this tick comes at the line.
    Ticks lateFrom{};

    [[nodiscard]] bool isEarlyAtLine(Ticks start, Ticks step) const { return step == line && start < lateFrom; }
};

/// Plays decided trigs: their notes and repeats, locks, ends; and the notes that are played by hand. It knows ticks but
/// neither tempo nor patterns. Whatever is switched on here is switched off here, once.
/// Thread-safe: no; it lives on the audio thread. Realtime-safe: yes, every function.
template <class Sizes> class TrigPlayer {
public:
    // Decided steps.

    /// A place for a trig of `track`; none, which is counted, when too many are under way. Where `fromNext` the trig
    /// belongs behind the next boundary.
    [[nodiscard]] Trig<Sizes>* claim(std::size_t track, bool fromNext);
    /// Puts the resolved trig's locks and notes on the queue, and says in `locksAt` when the first of them is due. The
    /// answer is the velocity of the loudest note that is still to sound; 0: none is.
    std::uint8_t schedule(std::size_t track, Trig<Sizes>& trig, const TrigEntry& entry);
    /// Drops what belongs behind a boundary that will not come.
    void dropNext();
    /// Drops the trigs of steps at or after `limit`: something else plays there.
    void dropFrom(std::size_t track, Ticks limit);
    /// The boundary is crossed: what came ahead of it goes on, what held until the next note ends.
    void cross(std::size_t track, const Outlet& out);

    /// Whether the track has trigs of which something is still to come.
    [[nodiscard]] bool isUnderWay(std::size_t track) const;

    // The passing of time.

    /// The tick of the next thing to do.
    [[nodiscard]] Ticks nextTick();
    /// Ends the notes that are due. False: there is none.
    bool endDue(Ticks tick, const Outlet& out);
    /// Plays what else is due.
    void playDue(Ticks tick, const Outlet& out);

    // Silence.

    /// Tracks that are mute, and those of them that a performer has muted, which stay mute behind the next boundary:
    /// notes of theirs that are under way hold for a step at most.
    void setMuted(TrackMask muted, TrackMask byHand) {
        muted_ = muted;
        mutedByHand_ = byHand;
    }
    void endTrack(std::size_t track, bool choked, const Outlet& out);
    /// Ends the notes that hold until the track's next one; all others have an end of their own.
    void endHeld(std::size_t track, const Outlet& out);
    /// Nothing sounds and nothing is under way any more, but for what is held by hand.
    void silence(bool choked, const Outlet& out);

    // Notes by hand.

    void gateOn(const GateOn& gate, const Outlet& out);
    void gateOff(std::uint8_t track, std::uint8_t pitch, const Outlet& out);
    void endHandNotes(const Outlet& out);

    [[nodiscard]] const Overload& overload() const { return scheduler_.overload(); }
    [[nodiscard]] std::uint64_t notesOn() const { return before_ + nextId_ - 1; }
    [[nodiscard]] std::uint64_t notesOff() const { return notesOff_; }

private:
    using Waiting = typename Scheduler<Sizes::kTracks, Sizes::kEvents>::Waiting;

    struct HandNote {
        NoteId id{0};
        std::uint8_t track{0};
        std::uint8_t pitch{60};
    };

    /// When a trig's events come, and which of them are past.
    struct Span {
        Ticks first{kForever};
        Ticks lastPast{-kForever};
        std::uint8_t velocity{0}; ///< Of the loudest note that is still to sound.
        std::size_t groups{0};
    };
    /// Notes of a trig that begin together.
    struct NoteGroup {
        Ticks tick{}; ///< Of the first of their repeats that is still to sound.
        SlotMask slots{0};
        std::uint8_t repeat{0};
        bool isOffGrid{false}; ///< See Scheduled.
    };

    static_assert(Sizes::kTracks * Sizes::kTrigs <= 256, "an event names its trig in a byte");
    [[nodiscard]] Trig<Sizes>& trigOf(const Scheduled& event) { return trigs_[event.trig]; }
    [[nodiscard]] std::span<Trig<Sizes>> trigsOf(std::size_t track) {
        return std::span(trigs_).subspan(track * Sizes::kTrigs, Sizes::kTrigs);
    }

    Span groupNotes(const Trig<Sizes>& trig, const TrigEntry& entry);
    void push(Scheduled& event, const NoteGroup& group);
    void push(const Scheduled& event);
    /// Makes the event what is left of it when its locks are done; false: nothing.
    static bool leaveLocks(Scheduled& event);
    void dropReturnedLocks(std::size_t track, const Trig<Sizes>& later, Ticks lastPast, bool hasParams);
    [[gnu::noinline]] void play(Waiting& event, Trig<Sizes>& trig, SoundingTrack<Sizes>& track, const Outlet& out);
    [[gnu::noinline]] void playInPart(
        Waiting& event, Trig<Sizes>& trig, SoundingTrack<Sizes>& track, const Outlet& out);
    [[gnu::always_inline]] inline void playLocks(
        std::size_t number, const Trig<Sizes>& trig, SoundingTrack<Sizes>& track, const Outlet& out);
    [[gnu::always_inline]] inline void playNotes(
        const Scheduled& event, SlotMask slots, Trig<Sizes>& trig, SoundingTrack<Sizes>& track, const Outlet& out);
    template <std::size_t Slot = 0>
    [[gnu::always_inline]] inline static NoteId remember(
        SoundingTrack<Sizes>& track, SlotMask slots, const Trig<Sizes>& trig, Ticks tick, NoteId id);
    static Ticks shortestOf(SlotMask slots, const Trig<Sizes>& trig);
    [[gnu::always_inline]] inline void strikeNotes(
        const Scheduled& event, SlotMask slots, const Trig<Sizes>& trig, SoundingTrack<Sizes>& track,
        const Outlet& out);
    [[gnu::noinline]] void replaceNotes(
        const Scheduled& event, SlotMask slots, const Trig<Sizes>& trig, SoundingTrack<Sizes>& track,
        const Outlet& out);
    [[nodiscard, gnu::noinline]] NoteId makeWay(
        std::size_t track, std::size_t slot, const Trig<Sizes>& trig, bool slides, const Outlet& out);
    [[gnu::noinline]] void endSlid(std::size_t track, NoteId source, const Trig<Sizes>& trig, const Outlet& out);
    [[gnu::always_inline]] inline void goOn(Waiting& event, Trig<Sizes>& trig);
    [[gnu::always_inline]] inline static bool repeat(Scheduled& event, const Trig<Sizes>& trig);
    [[gnu::noinline]] static void returnToGrid(Scheduled& event, const Trig<Sizes>& trig);
    [[nodiscard]] NoteId slideSource(std::size_t track, std::size_t slot, const Trig<Sizes>& trig) const;
    [[gnu::noinline]] void returnFirst(Ticks tick, const Outlet& out);
    [[gnu::noinline]] void returnParams(std::size_t track, const Outlet& out);
    void endNotes(std::size_t track, SlotMask slots, bool choked, const Outlet& out);
    template <class Predicate>
    [[nodiscard]] SlotMask slotsWhere(std::size_t track, SlotMask among, Predicate&& isMeant) const;
    void endHandNote(std::size_t index, const Outlet& out);
    /// The name of the next note; those of so many more follow it.
    [[nodiscard]] NoteId nextName(std::uint32_t more);

    TrackMask muted_{0};
    TrackMask mutedByHand_{0};
    NoteId nextId_{1};        ///< The next note's name: they are counted.
    std::uint64_t before_{0}; ///< Notes that began before they were counted from 1 again.
    std::uint64_t notesOff_{0};
    SoundingTable<Sizes> sounding_{};
    Scheduler<Sizes::kTracks, Sizes::kEvents> scheduler_{};
    std::array<std::uint16_t, Sizes::kTracks> lastSerials_{};
    std::array<Trig<Sizes>, Sizes::kTracks * Sizes::kTrigs> trigs_{}; ///< Those of each track side by side.
    std::array<NoteGroup, Sizes::kNotesPerStep> groups_{}; ///< Room for those of the trig that is being scheduled.
    FixedVector<HandNote, Sizes::kHandNotes> handNotes_{};
};

extern template class TrigPlayer<Studio>;
extern template class TrigPlayer<Pocket>;

} // namespace tresillo
