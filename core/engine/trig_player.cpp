// SPDX-License-Identifier: MIT
#include "core/engine/trig_player.h"

#include "core/engine/detail/trig_schedule.h"
#include "core/engine/detail/trig_silence.h"

#include <algorithm>
#include <bit>

namespace tresillo {

// The passing of time.

template <class Sizes> Ticks TrigPlayer<Sizes>::nextTick() {
    Ticks next = std::min(sounding_.nextOff(), sounding_.nextReturn());
    if (const Scheduled* event = scheduler_.next()) {
        next = std::min(next, event->order.tick());
    }
    return next;
}

// By tick; at one tick by track and slot.
template <class Sizes> bool TrigPlayer<Sizes>::endDue(Ticks tick, const Outlet& out) {
    Ticks off = sounding_.nextOff();
    if (off > tick) {
        return false;
    }
    while (off <= tick) {
        Ticks later = kForever;
        for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
            if (const SlotMask due = sounding_.dueAt(sounding_.track(track), off, later)) {
                endNotes(track, due, false, out);
            }
        }
        sounding_.nextOffIs(later);
        off = later;
    }
    return true;
}

template <class Sizes> void TrigPlayer<Sizes>::playDue(Ticks tick, const Outlet& out) {
    // Until a note that has begun here is to end here, too.
    while (sounding_.isOffBehind(tick)) {
        if (sounding_.nextReturn() <= tick) {
            returnFirst(tick, out);
        } else if (scheduler_.isDue(tick)) {
            Waiting& event = scheduler_.first();
            play(event, trigOf(event), sounding_.track(event.order.track()), out);
        } else {
            return;
        }
    }
}

// What `event`, the next one, says. Trig and track are its own.
template <class Sizes>
void TrigPlayer<Sizes>::play(Waiting& event, Trig<Sizes>& trig, SoundingTrack<Sizes>& track, const Outlet& out) {
    if (event.order.kind() == ScheduledKind::Locks) {
        playLocks(event.order.track(), trig, track, out);
        if (!leaveLocks(event)) {
            --trig.pending;
            scheduler_.pop();
            return;
        }
        if (!scheduler_.isBeforeOwn(event) || !scheduler_.isBeforeOthers(event)) {
            scheduler_.settle(event);
            return; // parameters of other tracks, or notes of other trigs, come before
        }
    } else {
        if (track.holdsLocks && track.locksStep < trig.unswung) {
            returnParams(event.order.track(), out);
        }
        if (!scheduler_.isBeforeOwn(event)) [[unlikely]] {
            playInPart(event, trig, track, out);
            return;
        }
    }
    playNotes(event, event.slots, trig, track, out);
    goOn(event, trig);
}

// Where notes of another trig may come between these, they are played one at a time.
template <class Sizes>
void TrigPlayer<Sizes>::playInPart(Waiting& event, Trig<Sizes>& trig, SoundingTrack<Sizes>& track, const Outlet& out) {
    const auto lowest = static_cast<SlotMask>(event.slots & ~withoutLowest(event.slots));
    playNotes(event, lowest, trig, track, out);
    if (lowest == event.slots) {
        goOn(event, trig);
        return;
    }
    Scheduled next = event;
    next.slots = lowest;
    event.slots = static_cast<SlotMask>(event.slots & ~lowest);
    (void)leaveLocks(event);
    scheduler_.settle(event);
    if (repeat(next, trig)) {
        push(next);
    }
}

template <class Sizes> bool TrigPlayer<Sizes>::leaveLocks(Scheduled& event) {
    event.order = event.order.ofNote(lowestSlot(event.slots));
    return event.slots != 0;
}

template <class Sizes>
void TrigPlayer<Sizes>::playLocks(
    std::size_t number, const Trig<Sizes>& trig, SoundingTrack<Sizes>& track, const Outlet& out) {
    if (track.holdsLocks) {
        if (trig.unswung < track.locksStep) {
            return; // a later step, itself early, has come before this late one
        }
        returnParams(number, out);
    }
    // A note latches its voice's locks itself; what no voice holds is locked for the length of the step.
    out.sink.paramsLocked(out.at, static_cast<std::uint8_t>(number), {.locks = trig.locks.trackLocks()});
    sounding_.hold(track, trig.unswung, trig.end);
}

template <class Sizes>
void TrigPlayer<Sizes>::playNotes(
    const Scheduled& event, SlotMask slots, Trig<Sizes>& trig, SoundingTrack<Sizes>& track, const Outlet& out) {
    if ((slots & trig.infinite) != 0 && hasTrack(trig.source.isEarly ? mutedByHand_ : muted_, event.order.track()))
        [[unlikely]] {
        trig.limitToStep(slots); // no next note comes that would end them
    }
    const bool slides = trig.slide && event.repeat == 0;
    if (slides || track.infinite != 0 || (track.sounding & slots) != 0) [[unlikely]] {
        replaceNotes(event, slots, trig, track, out);
    } else {
        strikeNotes(event, slots, trig, track, out);
    }
}

// Where nothing is in the way.
template <class Sizes>
void TrigPlayer<Sizes>::strikeNotes(
    const Scheduled& event, SlotMask slots, const Trig<Sizes>& trig, SoundingTrack<Sizes>& track, const Outlet& out) {
    const NoteId first = nextName(Sizes::kNotesPerStep);
    const NotesOn on{
        .firstId = first,
        .slots = slots,
        .source = trig.source,
        .strikes = trig.strikes.data(),
        .ordinal = trig.ordinal,
        .locks = trig.locks.all()};
    out.sink.notesOn(out.at, static_cast<std::uint8_t>(event.order.track()), on);
    const Ticks tick = event.order.tick();
    nextId_ = remember(track, slots, trig, tick, first);
    sounding_.begun(track, slots, static_cast<SlotMask>(slots & trig.infinite), tick + shortestOf(slots, trig));
}

// Puts what has begun into the table. Spelt out for each slot, which takes less than a loop. Answers with the next
// name.
template <class Sizes>
template <std::size_t Slot>
NoteId TrigPlayer<Sizes>::remember(
    SoundingTrack<Sizes>& track, SlotMask slots, const Trig<Sizes>& trig, Ticks tick, NoteId id) {
    if constexpr (Slot == Sizes::kNotesPerStep) {
        return id;
    } else {
        if ((slots & 1U << Slot) != 0) {
            const TrigNote& note = trig.notes[Slot];
            track.notes[Slot] = {.off = tick + note.length, .id = id, .origin = note.origin};
            ++id;
        }
        return remember<Slot + 1>(track, slots, trig, tick, id);
    }
}

template <class Sizes> Ticks TrigPlayer<Sizes>::shortestOf(SlotMask slots, const Trig<Sizes>& trig) {
    return slots == trig.slots ? trig.shortest : trig.shortestOf(slots);
}

// Where something sounds that has to give way, or that they slide from.
template <class Sizes>
void TrigPlayer<Sizes>::replaceNotes(
    const Scheduled& event, SlotMask slots, const Trig<Sizes>& trig, SoundingTrack<Sizes>& track, const Outlet& out) {
    const std::size_t number = event.order.track();
    const Ticks tick = event.order.tick();
    NoteOn on{
        .id = nextName(Sizes::kNotesPerStep),
        .source = trig.source,
        .ordinal = trig.ordinal,
        .locks = trig.locks.all()};
    for (SlotMask rest = slots; rest != 0; rest = withoutLowest(rest)) {
        const std::size_t slot = lowestSlot(rest);
        on.slideFrom = makeWay(number, slot, trig, trig.slide && event.repeat == 0, out);
        on.pitch = trig.strikes[slot].pitch;
        on.velocity = trig.strikes[slot].velocity;
        on.slot = static_cast<std::uint8_t>(slot);
        out.sink.noteOn(out.at, static_cast<std::uint8_t>(number), on);
        endSlid(number, on.slideFrom, trig, out);
        track.notes[slot] = {.off = tick + trig.notes[slot].length, .id = on.id, .origin = trig.notes[slot].origin};
        ++on.id;
    }
    nextId_ = on.id;
    sounding_.begun(track, slots, static_cast<SlotMask>(slots & trig.infinite), tick + shortestOf(slots, trig));
}

// What a note slid from ends after it has begun: the voice goes over from one to the other.
template <class Sizes>
void TrigPlayer<Sizes>::endSlid(std::size_t track, NoteId source, const Trig<Sizes>& trig, const Outlet& out) {
    if (source == 0) {
        return;
    }
    const SoundingTrack<Sizes>& sounding = sounding_.track(track);
    const auto isSource = [&](const SoundingNote& other) { return other.id == source; };
    const auto isOther = [&](const SoundingNote& other) { return other.origin.serial() != trig.serial; };
    const unsigned left =
        slotsWhere(track, sounding.sounding, isSource) | slotsWhere(track, sounding.infinite, isOther);
    endNotes(track, static_cast<SlotMask>(left), false, out);
}

// Ends what must not sound beside a new note: what held until then, and what is in its place. The answer is the note
// that it slides from instead; 0: none.
template <class Sizes>
NoteId TrigPlayer<Sizes>::makeWay(
    std::size_t track, std::size_t slot, const Trig<Sizes>& trig, bool slides, const Outlet& out) {
    if (const NoteId source = slides ? slideSource(track, slot, trig) : 0) {
        return source;
    }
    const SoundingTrack<Sizes>& sounding = sounding_.track(track);
    if (sounding.infinite != 0) {
        const auto isOther = [&](const SoundingNote& note) { return note.origin.serial() != trig.serial; };
        endNotes(track, slotsWhere(track, sounding.infinite, isOther), false, out);
    }
    endNotes(track, static_cast<SlotMask>(sounding.sounding & 1U << slot), true, out);
    return 0;
}

// Repeats follow one by one: each schedules the next, so that a ratchet never fills the queue.
template <class Sizes> void TrigPlayer<Sizes>::goOn(Waiting& event, Trig<Sizes>& trig) {
    if (repeat(event, trig)) {
        scheduler_.settle(event);
    } else {
        --trig.pending;
        scheduler_.pop();
    }
}

// Makes the event that was played its next repeat; false: there is none.
template <class Sizes> bool TrigPlayer<Sizes>::repeat(Scheduled& event, const Trig<Sizes>& trig) {
    ++event.repeat;
    if (event.isOffGrid) [[unlikely]] {
        returnToGrid(event, trig);
    } else if (trig.remainder != 0) [[unlikely]] {
        event.order = event.order.later(trig.repeatOffset(event.repeat) - trig.repeatOffset(event.repeat - 1U));
    } else {
        event.order = event.order.later(Ticks{trig.interval});
    }
    return event.repeat < trig.ratchets;
}

// Repeats that lie before a note that came late are past.
template <class Sizes> void TrigPlayer<Sizes>::returnToGrid(Scheduled& event, const Trig<Sizes>& trig) {
    event.isOffGrid = false;
    const EventOrder played = event.order;
    const Ticks note = trig.tick + Ticks{trig.offsets[played.slot()]};
    while (event.repeat < trig.ratchets && note + trig.repeatOffset(event.repeat) <= played.tick()) {
        ++event.repeat;
    }
    event.order =
        EventOrder(note + trig.repeatOffset(event.repeat), ScheduledKind::Note, played.track(), played.slot());
}

// The sounding note that a sliding one goes on from: its own slot's, else any of the track's. 0: there is none.
template <class Sizes>
NoteId TrigPlayer<Sizes>::slideSource(std::size_t track, std::size_t slot, const Trig<Sizes>& trig) const {
    const SoundingTrack<Sizes>& sounding = sounding_.track(track);
    if ((sounding.sounding & 1U << slot) != 0) {
        return sounding.notes[slot].id;
    }
    const auto isOther = [&](const SoundingNote& note) { return note.origin.serial() != trig.serial; };
    const SlotMask others = slotsWhere(track, sounding.sounding, isOther);
    return others != 0 ? sounding.notes[lowestSlot(others)].id : 0;
}

template <class Sizes> void TrigPlayer<Sizes>::returnFirst(Ticks tick, const Outlet& out) {
    std::size_t track = 0;
    while (sounding_.track(track).locksEnd > tick) {
        ++track;
    }
    returnParams(track, out);
}

template <class Sizes> void TrigPlayer<Sizes>::returnParams(std::size_t track, const Outlet& out) {
    if (sounding_.track(track).holdsLocks) {
        sounding_.release(sounding_.track(track));
        out.sink.paramsReturn(out.at, static_cast<std::uint8_t>(track));
    }
}

template <class Sizes> NoteId TrigPlayer<Sizes>::nextName(std::uint32_t more) {
    if (nextId_ > UINT32_MAX - more) [[unlikely]] {
        before_ += nextId_ - 1; // 0 is no name
        nextId_ = 1;
    }
    return nextId_;
}

template class TrigPlayer<Studio>;
template class TrigPlayer<Pocket>;

} // namespace tresillo
