// SPDX-License-Identifier: MIT
#include "core/engine/trig_player.h"

#include "core/engine/detail/trig_schedule.h"

#include <algorithm>

namespace tresillo {

// The passing of time.

template <class Sizes> Ticks TrigPlayer<Sizes>::nextTick() const {
    Ticks next = sounding_.nextOff();
    if (const Scheduled* event = scheduler_.next()) {
        next = std::min(next, event->tick);
    }
    for (const TrackState& state : tracks_) {
        next = std::min(next, state.paramsReturn);
    }
    return next;
}

template <class Sizes> bool TrigPlayer<Sizes>::endDue(Ticks tick, const Outlet& out) {
    if (sounding_.nextOff() > tick) {
        return false;
    }
    endNote(sounding_.nextTrack(), sounding_.nextSlot(), false, out);
    return true;
}

template <class Sizes> void TrigPlayer<Sizes>::playDue(Ticks tick, const Outlet& out) {
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        if (tracks_[track].paramsReturn <= tick) {
            returnParams(track, out);
            return;
        }
    }
    if (scheduler_.next() == nullptr) {
        return;
    }
    const Scheduled event = *scheduler_.next();
    scheduler_.pop();
    Trig<Sizes>& trig = tracks_[event.track].trigs[event.trig];
    --trig.pending;
    if (event.kind == ScheduledKind::Locks) {
        playLocks(event, trig, out);
    } else {
        playNote(event, trig, out);
    }
}

template <class Sizes> void TrigPlayer<Sizes>::playLocks(const Scheduled& event, Trig<Sizes>& trig, const Outlet& out) {
    TrackState& state = tracks_[event.track];
    if (state.paramsReturn < kForever && trig.unswung < state.paramsStep) {
        return; // a later step, itself early, has come before this late one
    }
    returnParams(event.track, out);
    // A note latches its voice's locks itself; what no voice holds is locked for the length of the step.
    typename decltype(trig.locks)::Unpacked room{};
    out.sink.paramsLocked(out.at, event.track, {.locks = trig.locks.unpack(room, trig.plays)});
    state.paramsReturn = trig.end;
    state.paramsStep = trig.unswung;
}

template <class Sizes> void TrigPlayer<Sizes>::playNote(const Scheduled& event, Trig<Sizes>& trig, const Outlet& out) {
    const TrackState& state = tracks_[event.track];
    if (state.paramsReturn < kForever && state.paramsStep < trig.unswung) {
        returnParams(event.track, out);
    }
    const NoteId source = slideSource(event, trig);
    const auto isHeld = [&](const SoundingNote& note) { return note.isInfinite() && note.trig != trig.serial; };
    if (source == 0) {
        endNotes(event.track, out, isHeld);
        endNote(event.track, event.slot, true, out);
    }
    const TrigNote& note = trig.notes[event.slot];
    typename decltype(trig.locks)::Unpacked room{};
    const NoteId id = newNote();
    out.sink.noteOn(
        out.at, event.track,
        {.id = id,
         .slideFrom = source,
         .pitch = note.pitch,
         .velocity = note.velocity,
         .slot = event.slot,
         .ordinal = trig.ordinal,
         .locks = trig.locks.unpack(room)});
    if (source != 0) {
        // What it slid from ends after it has begun: the voice goes over from one to the other.
        endNotes(event.track, out, [&](const SoundingNote& other) { return other.id == source || isHeld(other); });
    }
    // A note that holds until the next one would hang where no next one comes.
    const bool hangs = note.length >= kForever && hasTrack(muted_, event.track);
    const Ticks length = hangs ? trig.end - trig.tick : note.length;
    const Ticks off = length >= kForever ? kForever : event.tick + length;
    sounding_.set(
        event.track, event.slot,
        {.id = id, .pitch = note.pitch, .off = off, .trig = trig.serial, .fromNext = trig.fromNext});
    rearm(event, trig);
}

// Repeats follow one by one: each schedules the next, so that a ratchet never fills the queue.
template <class Sizes> void TrigPlayer<Sizes>::rearm(const Scheduled& event, const Trig<Sizes>& trig) {
    const Ticks start = trig.tick + trig.notes[event.slot].offset;
    Scheduled next = event;
    // Repeats that lie before a note that came late are past.
    do {
        ++next.repeat;
        next.tick = start + trig.interval * next.repeat;
    } while (next.repeat < trig.ratchets && next.tick <= event.tick);
    if (next.repeat < trig.ratchets) {
        push(next);
    }
}

// The sounding note that a sliding one goes on from: its own slot's, else any of the track's. 0: there is none.
template <class Sizes> NoteId TrigPlayer<Sizes>::slideSource(const Scheduled& event, const Trig<Sizes>& trig) const {
    if (!trig.slide || event.repeat != 0) {
        return 0;
    }
    if (const SoundingNote& own = sounding_.at(event.track, event.slot); own.sounds()) {
        return own.id;
    }
    for (std::size_t slot = 0; slot < Sizes::kNotesPerStep; ++slot) {
        const SoundingNote& other = sounding_.at(event.track, slot);
        if (other.sounds() && other.trig != trig.serial) {
            return other.id;
        }
    }
    return 0;
}

template <class Sizes> void TrigPlayer<Sizes>::returnParams(std::size_t track, const Outlet& out) {
    if (tracks_[track].paramsReturn < kForever) {
        tracks_[track].paramsReturn = kForever;
        out.sink.paramsReturn(out.at, static_cast<std::uint8_t>(track));
    }
}

// Silence.

template <class Sizes>
void TrigPlayer<Sizes>::endNote(std::size_t track, std::size_t slot, bool choked, const Outlet& out) {
    const SoundingNote note = sounding_.at(track, slot);
    if (!note.sounds()) {
        return;
    }
    sounding_.clear(track, slot);
    ++notesOff_;
    out.sink.noteOff(
        out.at, static_cast<std::uint8_t>(track),
        {.id = note.id, .pitch = note.pitch, .slot = static_cast<std::uint8_t>(slot), .choked = choked});
}

template <class Sizes>
template <class Predicate>
void TrigPlayer<Sizes>::endNotes(std::size_t track, const Outlet& out, Predicate&& isMeant) {
    for (std::size_t slot = 0; slot < Sizes::kNotesPerStep; ++slot) {
        if (isMeant(sounding_.at(track, slot))) {
            endNote(track, slot, false, out);
        }
    }
}

template <class Sizes> void TrigPlayer<Sizes>::endTrack(std::size_t track, bool choked, const Outlet& out) {
    for (std::size_t slot = 0; slot < Sizes::kNotesPerStep; ++slot) {
        endNote(track, slot, choked, out);
    }
}

template <class Sizes> void TrigPlayer<Sizes>::silence(bool choked, const Outlet& out) {
    scheduler_.clear();
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        endTrack(track, choked, out);
        returnParams(track, out);
        for (Trig<Sizes>& trig : tracks_[track].trigs) {
            trig.pending = 0;
            trig.fromNext = false;
        }
    }
}

// Notes by hand.

template <class Sizes> void TrigPlayer<Sizes>::gateOn(const GateOn& gate, const Outlet& out) {
    gateOff(gate.track, gate.pitch, out);
    if (handNotes_.full()) {
        endHandNote(0, out);
    }
    const NoteId id = newNote();
    (void)handNotes_.push({.id = id, .track = gate.track, .pitch = gate.pitch});
    out.sink.noteOn(out.at, gate.track, {.id = id, .pitch = gate.pitch, .velocity = gate.velocity, .byHand = true});
}

template <class Sizes> void TrigPlayer<Sizes>::gateOff(std::uint8_t track, std::uint8_t pitch, const Outlet& out) {
    for (std::size_t index = 0; index < handNotes_.size(); ++index) {
        if (handNotes_[index].track == track && handNotes_[index].pitch == pitch) {
            endHandNote(index, out);
            return;
        }
    }
}

template <class Sizes> void TrigPlayer<Sizes>::endHandNotes(const Outlet& out) {
    while (!handNotes_.empty()) {
        endHandNote(0, out);
    }
}

template <class Sizes> void TrigPlayer<Sizes>::endHandNote(std::size_t index, const Outlet& out) {
    const HandNote note = handNotes_[index];
    handNotes_.erase(index);
    ++notesOff_;
    out.sink.noteOff(out.at, note.track, {.id = note.id, .pitch = note.pitch});
}

template <class Sizes> NoteId TrigPlayer<Sizes>::newNote() {
    lastNote_ = lastNote_ == UINT32_MAX ? 1 : lastNote_ + 1;
    ++notesOn_;
    return lastNote_;
}

template class TrigPlayer<Studio>;
template class TrigPlayer<Pocket>;

} // namespace tresillo
