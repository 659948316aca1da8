// SPDX-License-Identifier: MIT
#pragma once

// Playing what was decided: notes, their ends, locks, and silence.
#include "core/engine/player.h"

namespace tresillo {

template <class Sizes> void Player<Sizes>::playNext(EventSink& sink) {
    const Scheduled event = *scheduler_.next();
    scheduler_.pop();
    Trig<Sizes>& trig = tracks_[event.track].trigs[event.trig];
    --trig.pending;
    if (event.kind == ScheduledKind::Locks) {
        playLocks(event, trig, sink);
    } else {
        playNote(event, trig, sink);
    }
}

template <class Sizes> void Player<Sizes>::playLocks(const Scheduled& event, Trig<Sizes>& trig, EventSink& sink) {
    typename decltype(trig.locks)::Unpacked room{};
    returnParams(event.track, sink);
    // A note latches its voice's locks itself; what no voice holds is locked for the length of the step.
    sink.paramsLocked(now_, event.track, {.locks = trig.locks.unpack(room, trig.plays)});
    tracks_[event.track].paramsReturn = trig.end;
    tracks_[event.track].paramsTrig = trig.serial;
}

template <class Sizes> void Player<Sizes>::playNote(const Scheduled& event, Trig<Sizes>& trig, EventSink& sink) {
    TrackState& state = tracks_[event.track];
    if (state.paramsReturn < kForever && state.paramsTrig != trig.serial) {
        returnParams(event.track, sink);
    }
    const SoundingNote taken = slideSource(event, trig);
    if (!taken.sounds()) {
        endInfiniteNotes(event.track, trig.serial, sink);
        endNote(event.track, event.slot, true, sink);
    }
    const TrigNote& note = trig.notes[event.slot];
    typename decltype(trig.locks)::Unpacked room{};
    const NoteId id = newNote();
    sink.noteOn(
        now_, event.track,
        {.id = id,
         .slideFrom = taken.id,
         .pitch = note.pitch,
         .velocity = note.velocity,
         .slot = event.slot,
         .ordinal = trig.ordinal,
         .locks = trig.locks.unpack(room)});
    if (taken.sounds()) {
        endInfiniteNotes(event.track, trig.serial, sink);
        endNote(event.track, slotOfSounding(event.track, taken.id), false, sink);
    }
    // A note that holds until the next one would hang where no next one comes.
    const bool hangs = note.length >= kForever && isMuted(event.track);
    const Ticks length = hangs ? trig.end - trig.tick : note.length;
    const Ticks off = length >= kForever ? kForever : event.tick + length;
    sounding_.set(event.track, event.slot, {.id = id, .pitch = note.pitch, .off = off, .trig = trig.serial});
    rearm(event, trig);
}

// The sounding note that a sliding one goes on from: its own slot's, else any of the track's.
template <class Sizes> SoundingNote Player<Sizes>::slideSource(const Scheduled& event, const Trig<Sizes>& trig) const {
    if (!trig.slide || event.repeat != 0) {
        return {};
    }
    if (const SoundingNote& own = sounding_.at(event.track, event.slot); own.sounds()) {
        return own;
    }
    for (std::size_t slot = 0; slot < Sizes::kNotesPerStep; ++slot) {
        const SoundingNote& other = sounding_.at(event.track, slot);
        if (other.sounds() && other.trig != trig.serial) {
            return other;
        }
    }
    return {};
}

// The slot in which a note sounds; the first one when it does not.
template <class Sizes> std::size_t Player<Sizes>::slotOfSounding(std::size_t track, NoteId id) const {
    std::size_t slot = 0;
    while (slot + 1 < Sizes::kNotesPerStep && sounding_.at(track, slot).id != id) {
        ++slot;
    }
    return slot;
}

// Repeats follow one by one: each schedules the next, so that a ratchet never fills the queue.
template <class Sizes> void Player<Sizes>::rearm(const Scheduled& event, Trig<Sizes>& trig) {
    if (event.repeat + 1 >= trig.ratchets) {
        return;
    }
    Scheduled next = event;
    ++next.repeat;
    next.tick = trig.tick + trig.notes[event.slot].offset + trig.interval * next.repeat;
    if (next.tick >= event.tick) {
        push(next);
    }
}

template <class Sizes> void Player<Sizes>::returnParams(std::size_t track, EventSink& sink) {
    if (tracks_[track].paramsReturn < kForever) {
        tracks_[track].paramsReturn = kForever;
        sink.paramsReturn(now_, static_cast<std::uint8_t>(track));
        isStale_ = true;
    }
}

template <class Sizes> void Player<Sizes>::endNote(std::size_t track, std::size_t slot, bool choked, EventSink& sink) {
    const SoundingNote note = sounding_.at(track, slot);
    if (!note.sounds()) {
        return;
    }
    sounding_.clear(track, slot);
    ++notesOff_;
    isStale_ = true;
    sink.noteOff(
        now_, static_cast<std::uint8_t>(track),
        {.id = note.id, .pitch = note.pitch, .slot = static_cast<std::uint8_t>(slot), .choked = choked});
}

template <class Sizes>
void Player<Sizes>::endInfiniteNotes(std::size_t track, std::uint32_t exceptTrig, EventSink& sink) {
    for (std::size_t slot = 0; slot < Sizes::kNotesPerStep; ++slot) {
        if (sounding_.at(track, slot).isInfinite() && sounding_.at(track, slot).trig != exceptTrig) {
            endNote(track, slot, false, sink);
        }
    }
}

template <class Sizes> void Player<Sizes>::endTrack(std::size_t track, bool choked, EventSink& sink) {
    for (std::size_t slot = 0; slot < Sizes::kNotesPerStep; ++slot) {
        endNote(track, slot, choked, sink);
    }
}

// Nothing sounds and nothing is under way any more.
template <class Sizes> void Player<Sizes>::silence(EventSink& sink) {
    scheduler_.clear();
    allNotesOff(sink);
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        returnParams(track, sink);
        for (Trig<Sizes>& trig : tracks_[track].trigs) {
            trig.pending = 0;
            trig.fromNext = false;
        }
    }
    isStale_ = true;
}

template <class Sizes> void Player<Sizes>::allNotesOff(EventSink& sink) {
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        endTrack(track, true, sink);
    }
    while (!handNotes_.empty()) {
        endHandNote(handNotes_[0].track, handNotes_[0].pitch, sink);
    }
}

template <class Sizes> void Player<Sizes>::endHandNote(std::uint8_t track, std::uint8_t pitch, EventSink& sink) {
    for (std::size_t index = 0; index < handNotes_.size(); ++index) {
        const HandNote note = handNotes_[index];
        if (note.track == track && note.pitch == pitch) {
            handNotes_.erase(index);
            ++notesOff_;
            sink.noteOff(now_, note.track, {.id = note.id, .pitch = note.pitch});
            return;
        }
    }
}

template <class Sizes> void Player<Sizes>::aimClick(Ticks from) {
    const Ticks position = from - offset_;
    nextClick_ = Ticks{ceilDiv(position.value, kQuarter.value) * kQuarter.value} + offset_;
    isStale_ = true;
}

template <class Sizes> void Player<Sizes>::click(Ticks tick, EventSink& sink) {
    const std::int64_t position = (tick - offset_).value;
    nextClick_ = tick + kQuarter;
    sink.metronome(now_, {.strong = position % kBar.value == 0});
}

} // namespace tresillo
