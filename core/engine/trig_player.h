// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/outlet.h"
#include "core/engine/sounding_notes.h"
#include "core/engine/trig_queue.h"
#include "core/model/track_mask.h"

#include <cstddef>
#include <cstdint>

namespace tresillo {

/// Plays decided trigs: takes them off their queue when their ticks come, starts their notes and repeats, sets their
/// locks, and ends both. It knows ticks but neither tempo nor patterns.
/// Thread-safe: no; it lives on the audio thread. Realtime-safe: yes, every function.
template <class Sizes> class TrigPlayer {
public:
    // Decided steps: see TrigQueue.

    [[nodiscard]] Trig<Sizes>* claim(std::size_t track, bool fromNext) { return queue_.claim(track, fromNext); }
    std::uint8_t schedule(std::size_t track, Trig<Sizes>& trig, const TrigEntry& entry) {
        return queue_.schedule(track, trig, entry);
    }
    [[nodiscard]] bool isUnderWay(std::size_t track) const { return queue_.isUnderWay(track); }
    void dropFrom(std::size_t track, Ticks limit) { queue_.dropFrom(track, limit); }
    /// Drops what belongs behind a boundary that will not come; what of it sounds already goes on.
    void dropNext();
    /// The boundary is crossed: what came ahead of it goes on, what held until the next note ends.
    void cross(std::size_t track, const Outlet& out);

    // The passing of time.

    /// The tick of the next thing to do.
    [[nodiscard]] Ticks nextTick();
    /// Ends the notes that are due. False: there is none.
    bool endDue(Ticks tick, const Outlet& out) { return sounding_.endDue(tick, out); }
    /// Plays what else is due.
    void playDue(Ticks tick, const Outlet& out);

    // Silence.

    /// Tracks that are mute, and those of them that a performer has muted, which stay mute behind the next boundary:
    /// notes of theirs that are under way hold for a step at most.
    void setMuted(TrackMask muted, TrackMask byHand) {
        muted_ = muted;
        mutedByHand_ = byHand;
    }
    void endTrack(std::size_t track, bool choked, const Outlet& out) { sounding_.endTrack(track, choked, out); }
    void endHeld(std::size_t track, const Outlet& out) { sounding_.endHeld(track, out); }
    /// Nothing of a pattern sounds and nothing is under way any more.
    void silence(bool choked, const Outlet& out);

    /// Names all notes, those that are held by hand, too.
    [[nodiscard]] NoteNames& names() { return sounding_.names(); }
    [[nodiscard]] const NoteNames& names() const { return sounding_.names(); }
    [[nodiscard]] const Overload& overload() const { return queue_.overload(); }

private:
    using Event = typename TrigQueue<Sizes>::Event;

    [[gnu::noinline]] void play(Event& event, Trig<Sizes>& trig, SoundingTrack<Sizes>& track, const Outlet& out);
    [[gnu::noinline]] void playInPart(Event& event, Trig<Sizes>& trig, SoundingTrack<Sizes>& track, const Outlet& out);
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
    [[nodiscard]] NoteId slideSource(std::size_t track, std::size_t slot, const Trig<Sizes>& trig) const;

    TrackMask muted_{0};
    TrackMask mutedByHand_{0};
    SoundingNotes<Sizes> sounding_{};
    TrigQueue<Sizes> queue_{};
};

extern template class TrigPlayer<Studio>;
extern template class TrigPlayer<Pocket>;

} // namespace tresillo
