// SPDX-License-Identifier: MIT
#include "core/engine/trig_player.h"

#include "core/engine/detail/trig_schedule.h"

#include <algorithm>
#include <bit>

namespace tresillo {

// The passing of time.

template <class Sizes> Ticks TrigPlayer<Sizes>::nextTick() {
    Ticks next = std::min(sounding_.nextOff(), nextReturn_);
    if (const Scheduled* event = scheduler_.next()) {
        next = std::min(next, event->tick);
    }
    return next;
}

// By tick; at one tick by track and slot.
template <class Sizes> bool TrigPlayer<Sizes>::endDue(Ticks tick, const Outlet& out) {
    bool isAny = false;
    for (Ticks off = sounding_.nextOff(); off <= tick; off = sounding_.nextOff()) {
        isAny = true;
        for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
            endNotes(track, sounding_.sounding(track), out, [&](const SoundingNote& note) { return note.off == off; });
        }
    }
    return isAny;
}

template <class Sizes> void TrigPlayer<Sizes>::playDue(Ticks tick, const Outlet& out) {
    // Until a note that has begun here is to end here, too.
    while (sounding_.nextOff() > tick) {
        if (nextReturn_ <= tick) {
            std::size_t track = 0;
            while (tracks_[track].paramsReturn > tick) {
                ++track;
            }
            returnParams(track, out);
        } else if (scheduler_.next() != nullptr && scheduler_.next()->tick <= tick) {
            playNext(out);
        } else {
            return;
        }
    }
}

template <class Sizes> void TrigPlayer<Sizes>::playNext(const Outlet& out) {
    const Scheduled* event = scheduler_.next();
    Trig<Sizes>& trig = tracks_[event->track].trigs[event->trig];
    const bool isAlone = scheduler_.isNextAlone();
    if (event->kind == ScheduledKind::Locks) {
        playLocks(event->track, trig, out);
        if (event->slots == 0) {
            --trig.pending;
            scheduler_.pop();
            return;
        }
        if (!scheduler_.changeNext([](Scheduled& next) { leaveLocks(next); }, isAlone)) {
            return; // parameters of other tracks, or notes of other trigs, come before
        }
    }
    SlotMask played = event->slots;
    if (!isAlone) {
        Scheduled last = *event;
        last.slot = static_cast<std::uint8_t>(std::bit_width(event->slots) - 1);
        // Where somebody else's note comes between these, they are played one at a time.
        played = scheduler_.isBeforeOthers(last) ? played : static_cast<SlotMask>(1U << event->slot);
    }
    playNotes(*event, played, trig, out);
    goOn(*event, played, trig);
}

template <class Sizes> void TrigPlayer<Sizes>::leaveLocks(Scheduled& event) {
    event.kind = ScheduledKind::Note;
    event.slot = static_cast<std::uint8_t>(std::countr_zero(event.slots));
}

template <class Sizes>
void TrigPlayer<Sizes>::playLocks(std::size_t track, const Trig<Sizes>& trig, const Outlet& out) {
    TrackState& state = tracks_[track];
    if (state.paramsReturn < kForever && trig.unswung < state.paramsStep) {
        return; // a later step, itself early, has come before this late one
    }
    returnParams(track, out);
    // A note latches its voice's locks itself; what no voice holds is locked for the length of the step.
    out.sink.paramsLocked(
        out.at, static_cast<std::uint8_t>(track),
        {.locks = trig.plays ? trig.locks.controlChanges() : trig.locks.all()});
    state.paramsReturn = trig.end;
    state.paramsStep = trig.unswung;
    nextReturn_ = std::min(nextReturn_, trig.end);
}

template <class Sizes>
void TrigPlayer<Sizes>::playNotes(const Scheduled& event, SlotMask slots, const Trig<Sizes>& trig, const Outlet& out) {
    const std::size_t track = event.track;
    if (tracks_[track].paramsReturn < kForever && tracks_[track].paramsStep < trig.unswung) {
        returnParams(track, out);
    }
    const bool slides = trig.slide && event.repeat == 0;
    // The slots in which something may have to give way; seldom more than those that sound.
    const SlotMask taken =
        slides || sounding_.infinite(track) != 0 ? static_cast<SlotMask>(~0U) : sounding_.sounding(track);
    EventSink& sink = out.sink;
    NoteOn on{.ordinal = trig.ordinal, .locks = trig.locks.all()};
    SlotMask infinite = 0;
    Ticks firstOff = kForever;
    std::uint32_t count = 0;
    for (SlotMask rest = slots; rest != 0; rest = static_cast<SlotMask>(rest & (rest - 1U))) {
        const auto slot = static_cast<std::size_t>(std::countr_zero(rest));
        const TrigNote& note = trig.notes[slot];
        on.slideFrom = (taken >> slot & 1U) != 0 ? makeWay(track, slot, trig, slides, out) : 0;
        on.id = newNote();
        ++count;
        on.pitch = note.pitch;
        on.velocity = note.velocity;
        on.slot = static_cast<std::uint8_t>(slot);
        sink.noteOn(out.at, event.track, on);
        if (on.slideFrom != 0) {
            // What it slid from ends after it has begun: the voice goes over from one to the other.
            endNotes(track, sounding_.sounding(track), out, [&](const SoundingNote& other) {
                return other.id == on.slideFrom || (other.isInfinite() && other.trig != trig.serial);
            });
        }
        Ticks off = event.tick + note.length;
        if (note.isInfinite) {
            // A note that holds until the next one would hang where no next one comes.
            const bool hangs = hasTrack(muted_, track);
            off = hangs ? event.tick + (trig.end - trig.tick) : kForever;
            infinite = static_cast<SlotMask>(infinite | (hangs ? 0U : 1U << slot));
        }
        firstOff = std::min(firstOff, off);
        sounding_.begin(
            track, slot,
            {.off = off, .id = on.id, .trig = trig.serial, .pitch = note.pitch, .fromNext = trig.fromNext});
    }
    sounding_.begun(track, slots, infinite, firstOff);
    notesOn_ += count;
}

// Ends what must not sound beside a new note: what held until then, and what is in its place. The answer is the note
// that it slides from instead; 0: none.
template <class Sizes>
NoteId TrigPlayer<Sizes>::makeWay(
    std::size_t track, std::size_t slot, const Trig<Sizes>& trig, bool slides, const Outlet& out) {
    if (const NoteId source = slides ? slideSource(track, slot, trig) : 0) {
        return source;
    }
    if (sounding_.infinite(track) != 0) {
        endNotes(
            track, sounding_.infinite(track), out, [&](const SoundingNote& note) { return note.trig != trig.serial; });
    }
    if ((sounding_.sounding(track) >> slot & 1U) != 0) {
        endNote(track, slot, true, out);
    }
    return 0;
}

// Repeats follow one by one: each schedules the next, so that a ratchet never fills the queue. Notes of the event that
// were not played yet stay where they are.
template <class Sizes> void TrigPlayer<Sizes>::goOn(const Scheduled& event, SlotMask played, Trig<Sizes>& trig) {
    // Repeats that lie before a note that came late are past.
    const Ticks start = trig.tick + trig.notes[event.slot].offset;
    std::uint8_t repeat = event.repeat;
    Ticks tick{};
    do {
        ++repeat;
        tick = start + trig.interval * repeat;
    } while (repeat < trig.ratchets && tick <= event.tick);
    const bool repeats = repeat < trig.ratchets;
    if (played != event.slots) {
        Scheduled next = event;
        next.slots = played;
        next.repeat = repeat;
        next.tick = tick;
        (void)scheduler_.changeNext([&](Scheduled& rest) {
            rest.slots = static_cast<SlotMask>(rest.slots & ~played);
            rest.slot = static_cast<std::uint8_t>(std::countr_zero(rest.slots));
        });
        if (repeats) {
            push(next);
        }
    } else if (repeats) {
        (void)scheduler_.changeNext([&](Scheduled& next) {
            next.repeat = repeat;
            next.tick = tick;
        });
    } else {
        --trig.pending;
        scheduler_.pop();
    }
}

// The sounding note that a sliding one goes on from: its own slot's, else any of the track's. 0: there is none.
template <class Sizes>
NoteId TrigPlayer<Sizes>::slideSource(std::size_t track, std::size_t slot, const Trig<Sizes>& trig) const {
    if (const SoundingNote& own = sounding_.at(track, slot); own.sounds()) {
        return own.id;
    }
    for (std::size_t place = 0; place < Sizes::kNotesPerStep; ++place) {
        const SoundingNote& other = sounding_.at(track, place);
        if (other.sounds() && other.trig != trig.serial) {
            return other.id;
        }
    }
    return 0;
}

template <class Sizes> void TrigPlayer<Sizes>::returnParams(std::size_t track, const Outlet& out) {
    if (tracks_[track].paramsReturn >= kForever) {
        return;
    }
    tracks_[track].paramsReturn = kForever;
    nextReturn_ = kForever;
    for (const TrackState& state : tracks_) {
        nextReturn_ = std::min(nextReturn_, state.paramsReturn);
    }
    out.sink.paramsReturn(out.at, static_cast<std::uint8_t>(track));
}

// Silence.

template <class Sizes>
void TrigPlayer<Sizes>::endNote(std::size_t track, std::size_t slot, bool choked, const Outlet& out) {
    const SoundingNote& note = sounding_.at(track, slot);
    const NoteOff off{.id = note.id, .pitch = note.pitch, .slot = static_cast<std::uint8_t>(slot), .choked = choked};
    sounding_.end(track, slot);
    ++notesOff_;
    out.sink.noteOff(out.at, static_cast<std::uint8_t>(track), off);
}

template <class Sizes>
template <class Predicate>
void TrigPlayer<Sizes>::endNotes(std::size_t track, SlotMask slots, const Outlet& out, Predicate&& isMeant) {
    for (SlotMask rest = slots; rest != 0; rest = static_cast<SlotMask>(rest & (rest - 1U))) {
        const auto slot = static_cast<std::size_t>(std::countr_zero(rest));
        if (isMeant(sounding_.at(track, slot))) {
            endNote(track, slot, false, out);
        }
    }
}

template <class Sizes> void TrigPlayer<Sizes>::endTrack(std::size_t track, bool choked, const Outlet& out) {
    for (SlotMask rest = sounding_.sounding(track); rest != 0; rest = static_cast<SlotMask>(rest & (rest - 1U))) {
        endNote(track, static_cast<std::size_t>(std::countr_zero(rest)), choked, out);
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
    ++notesOn_;
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
    return lastNote_;
}

template class TrigPlayer<Studio>;
template class TrigPlayer<Pocket>;

} // namespace tresillo
