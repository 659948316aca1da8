// SPDX-License-Identifier: MIT
#include "core/engine/trig_player.h"

#include <algorithm>

namespace tresillo {

// The passing of time.

template <class Sizes> Ticks TrigPlayer<Sizes>::nextTick() {
    SoundingTable<Sizes>& table = sounding_.table();
    return std::min(std::min(table.nextOff(), table.nextReturn()), queue_.nextTick());
}

template <class Sizes> void TrigPlayer<Sizes>::playDue(Ticks tick, const Outlet& out) {
    // Until a note that has begun here is to end here, too.
    SoundingTable<Sizes>& table = sounding_.table();
    while (table.isOffBehind(tick)) {
        if (table.nextReturn() <= tick) {
            sounding_.returnFirst(tick, out);
        } else if (queue_.isDue(tick)) {
            Event& event = queue_.first();
            play(event, queue_.trigOf(event), table.track(event.order.track()), out);
        } else {
            return;
        }
    }
}

// What `event`, the next one, says. Trig and track are its own.
template <class Sizes>
void TrigPlayer<Sizes>::play(Event& event, Trig<Sizes>& trig, SoundingTrack<Sizes>& track, const Outlet& out) {
    if (event.order.kind() == ScheduledKind::Locks) {
        playLocks(event.order.track(), trig, track, out);
        if (!queue_.leaveLocks(event)) {
            queue_.finish(trig);
            return;
        }
        if (!queue_.isBeforeOwn(event) || !queue_.isBeforeOthers(event)) {
            queue_.settle(event);
            return; // parameters of other tracks, or notes of other trigs, come before
        }
    } else {
        if (track.holdsLocks && track.locksStep < trig.unswung) {
            sounding_.returnParams(event.order.track(), out);
        }
        if (!queue_.isBeforeOwn(event)) [[unlikely]] {
            playInPart(event, trig, track, out);
            return;
        }
    }
    playNotes(event, event.slots, trig, track, out);
    queue_.goOn(event, trig);
}

// Where notes of another trig may come between these, they are played one at a time.
template <class Sizes>
void TrigPlayer<Sizes>::playInPart(Event& event, Trig<Sizes>& trig, SoundingTrack<Sizes>& track, const Outlet& out) {
    const auto lowest = static_cast<SlotMask>(event.slots & ~withoutLowest(event.slots));
    playNotes(event, lowest, trig, track, out);
    if (lowest == event.slots) {
        queue_.goOn(event, trig);
        return;
    }
    Scheduled next = event;
    next.slots = lowest;
    event.slots = static_cast<SlotMask>(event.slots & ~lowest);
    (void)queue_.leaveLocks(event);
    queue_.settle(event);
    if (queue_.repeat(next, trig)) {
        queue_.push(next);
    }
}

template <class Sizes>
void TrigPlayer<Sizes>::playLocks(
    std::size_t number, const Trig<Sizes>& trig, SoundingTrack<Sizes>& track, const Outlet& out) {
    if (track.holdsLocks) {
        if (trig.unswung < track.locksStep) {
            return; // a later step, itself early, has come before this late one
        }
        sounding_.returnParams(number, out);
    }
    // A note latches its voice's locks itself; what no voice holds is locked for the length of the step.
    out.sink.paramsLocked(out.at, static_cast<std::uint8_t>(number), {.locks = trig.locks.trackLocks()});
    sounding_.table().hold(track, trig.unswung, trig.end);
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
    const NoteId first = names().next(Sizes::kNotesPerStep);
    const NotesOn on{
        .firstId = first,
        .slots = slots,
        .source = trig.source,
        .strikes = trig.strikes.data(),
        .ordinal = trig.ordinal,
        .locks = trig.locks.all()};
    out.sink.notesOn(out.at, static_cast<std::uint8_t>(event.order.track()), on);
    const Ticks tick = event.order.tick();
    names().nextIs(remember(track, slots, trig, tick, first));
    sounding_.table().begun(track, slots, static_cast<SlotMask>(slots & trig.infinite), tick + shortestOf(slots, trig));
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
        .id = names().next(Sizes::kNotesPerStep),
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
    names().nextIs(on.id);
    sounding_.table().begun(track, slots, static_cast<SlotMask>(slots & trig.infinite), tick + shortestOf(slots, trig));
}

// What a note slid from ends after it has begun: the voice goes over from one to the other.
template <class Sizes>
void TrigPlayer<Sizes>::endSlid(std::size_t track, NoteId source, const Trig<Sizes>& trig, const Outlet& out) {
    if (source == 0) {
        return;
    }
    const SoundingTrack<Sizes>& sounding = sounding_.table().track(track);
    const auto isSource = [&](const SoundingNote& other) { return other.id == source; };
    const auto isOther = [&](const SoundingNote& other) { return other.origin.serial() != trig.serial; };
    const unsigned left = sounding_.slotsWhere(track, sounding.sounding, isSource) |
                          sounding_.slotsWhere(track, sounding.infinite, isOther);
    sounding_.end(track, static_cast<SlotMask>(left), false, out);
}

// Ends what must not sound beside a new note: what held until then, and what is in its place. The answer is the note
// that it slides from instead; 0: none.
template <class Sizes>
NoteId TrigPlayer<Sizes>::makeWay(
    std::size_t track, std::size_t slot, const Trig<Sizes>& trig, bool slides, const Outlet& out) {
    if (const NoteId source = slides ? slideSource(track, slot, trig) : 0) {
        return source;
    }
    const SoundingTrack<Sizes>& sounding = sounding_.table().track(track);
    if (sounding.infinite != 0) {
        const auto isOther = [&](const SoundingNote& note) { return note.origin.serial() != trig.serial; };
        sounding_.end(track, sounding_.slotsWhere(track, sounding.infinite, isOther), false, out);
    }
    sounding_.end(track, static_cast<SlotMask>(sounding.sounding & 1U << slot), true, out);
    return 0;
}

// The sounding note that a sliding one goes on from: its own slot's, else any of the track's. 0: there is none.
template <class Sizes>
NoteId TrigPlayer<Sizes>::slideSource(std::size_t track, std::size_t slot, const Trig<Sizes>& trig) const {
    const SoundingTrack<Sizes>& sounding = sounding_.table().track(track);
    if ((sounding.sounding & 1U << slot) != 0) {
        return sounding.notes[slot].id;
    }
    const auto isOther = [&](const SoundingNote& note) { return note.origin.serial() != trig.serial; };
    const SlotMask others = sounding_.slotsWhere(track, sounding.sounding, isOther);
    return others != 0 ? sounding.notes[lowestSlot(others)].id : 0;
}

// Boundaries and silence.

template <class Sizes> void TrigPlayer<Sizes>::dropNext() {
    queue_.dropEarly();
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        sounding_.table().joinNext(track);
    }
}

template <class Sizes> void TrigPlayer<Sizes>::cross(std::size_t track, const Outlet& out) {
    const auto isOld = [](const SoundingNote& note) { return !note.origin.fromNext(); };
    const SlotMask old = sounding_.slotsWhere(track, sounding_.table().track(track).infinite, isOld);
    sounding_.end(track, old, false, out);
    sounding_.table().joinNext(track);
    queue_.join(track);
}

template <class Sizes> void TrigPlayer<Sizes>::silence(bool choked, const Outlet& out) {
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        sounding_.endTrack(track, choked, out);
        sounding_.returnParams(track, out);
    }
    queue_.clear();
}

template class TrigPlayer<Studio>;
template class TrigPlayer<Pocket>;

} // namespace tresillo
