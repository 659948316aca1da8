// SPDX-License-Identifier: MIT
#include "core/engine/trig_player.h"

#include "core/engine/detail/trig_schedule.h"
#include "core/engine/detail/trig_silence.h"

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
    Ticks off = sounding_.nextOff();
    if (off > tick) {
        return false;
    }
    while (off <= tick) {
        Ticks later = kForever;
        for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
            endNotes(track, sounding_.dueAt(track, off, later), false, out);
        }
        sounding_.nextOffIs(later);
        off = later;
    }
    return true;
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
        } else if (scheduler_.isDue(tick)) {
            playNext(out);
        } else {
            return;
        }
    }
}

template <class Sizes> void TrigPlayer<Sizes>::playNext(const Outlet& out) {
    const Scheduled& event = scheduler_.first();
    Trig<Sizes>& trig = trigOf(event);
    const bool isAlone = scheduler_.isNextAlone();
    if (event.kind == ScheduledKind::Locks) {
        playLocks(event.track, trig, out);
        if (event.slots == 0) {
            --trig.pending;
            scheduler_.pop();
            return;
        }
        if (!isAlone) {
            scheduler_.changeNext(leaveLocks);
            if (&scheduler_.first() != &event) {
                return; // parameters of other tracks, or notes of other trigs, come before
            }
        }
    } else if (const TrackState& state = tracks_[event.track]; state.holdsParams && state.paramsStep < trig.unswung) {
        returnParams(event.track, out);
    }
    SlotMask played = event.slots;
    if (!isAlone) {
        Scheduled last = event;
        last.slot = static_cast<std::uint8_t>(std::bit_width(event.slots) - 1);
        // Where somebody else's note comes between these, they are played one at a time.
        played = scheduler_.isBeforeOthers(last) ? played : static_cast<SlotMask>(1U << event.slot);
    }
    playNotes(event, played, trig, out);
    goOn(event, played, trig);
}

template <class Sizes> bool TrigPlayer<Sizes>::leaveLocks(Scheduled& event) {
    event.kind = ScheduledKind::Note;
    event.slot = static_cast<std::uint8_t>(lowestSlot(event.slots));
    return event.slots != 0;
}

template <class Sizes>
void TrigPlayer<Sizes>::playLocks(std::size_t track, const Trig<Sizes>& trig, const Outlet& out) {
    TrackState& state = tracks_[track];
    if (state.holdsParams) {
        if (trig.unswung < state.paramsStep) {
            return; // a later step, itself early, has come before this late one
        }
        returnParams(track, out);
    }
    // A note latches its voice's locks itself; what no voice holds is locked for the length of the step.
    out.sink.paramsLocked(
        out.at, static_cast<std::uint8_t>(track), {.locks = trig.plays() ? trig.locks.trackLocks() : trig.locks.all()});
    const Ticks end = trig.end;
    state.paramsStep = trig.unswung;
    state.paramsReturn = end;
    nextReturn_ = std::min(nextReturn_, end);
    state.holdsParams = true;
}

template <class Sizes>
void TrigPlayer<Sizes>::playNotes(const Scheduled& event, SlotMask slots, Trig<Sizes>& trig, const Outlet& out) {
    const std::size_t track = event.track;
    if ((slots & trig.infinite) != 0 && hasTrack(muted_, track)) [[unlikely]] {
        trig.limitToStep(slots); // no next note comes that would end them
    }
    const bool slides = trig.slide && event.repeat == 0;
    if (slides || sounding_.infinite(track) != 0 || (sounding_.sounding(track) & slots) != 0) [[unlikely]] {
        replaceNotes(event, slots, trig, out);
    } else {
        soundNotes<false>(event, slots, trig, out);
    }
    const Ticks shortest = slots == trig.slots ? trig.shortest : trig.shortestOf(slots);
    sounding_.begun(track, slots, static_cast<SlotMask>(slots & trig.infinite), event.tick + shortest);
}

template <class Sizes>
void TrigPlayer<Sizes>::replaceNotes(
    const Scheduled& event, SlotMask slots, const Trig<Sizes>& trig, const Outlet& out) {
    soundNotes<true>(event, slots, trig, out);
}

// `IsInTheWay`: something sounds that has to give way to them, or that they slide from.
template <class Sizes>
template <bool IsInTheWay>
void TrigPlayer<Sizes>::soundNotes(const Scheduled& event, SlotMask slots, const Trig<Sizes>& trig, const Outlet& out) {
    const std::uint8_t track = event.track;
    const Ticks tick = event.tick;
    NoteId id = nextName(Sizes::kNotesPerStep);
    const NoteId first = id;
    SoundingNote* const cells = sounding_.cells(track);
    NoteOn on{.ordinal = trig.ordinal, .locks = trig.locks.all()};
    for (SlotMask rest = slots; rest != 0; rest = withoutLowest(rest)) {
        const std::size_t slot = lowestSlot(rest);
        const TrigNote& note = trig.notes[slot];
        if constexpr (IsInTheWay) {
            on.slideFrom = makeWay(track, slot, trig, trig.slide && event.repeat == 0, out);
        }
        on.id = id;
        on.pitch = note.pitch;
        on.velocity = note.velocity;
        on.slot = note.slot;
        on.byHand = note.byHand;
        out.sink.noteOn(out.at, track, on);
        if constexpr (IsInTheWay) {
            endSlid(track, on.slideFrom, trig, out);
        }
        cells[slot] = {.off = tick + note.length, .id = id, .origin = note.origin};
        ++id;
    }
    named_ += id - first;
}

// What a note slid from ends after it has begun: the voice goes over from one to the other.
template <class Sizes>
void TrigPlayer<Sizes>::endSlid(std::size_t track, NoteId source, const Trig<Sizes>& trig, const Outlet& out) {
    if (source == 0) {
        return;
    }
    const auto isLeft = [&](const SoundingNote& other) {
        return other.id == source || (other.isInfinite() && other.origin.serial() != trig.serial);
    };
    endNotes(track, slotsWhere(track, sounding_.sounding(track), isLeft), false, out);
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
        const auto isOther = [&](const SoundingNote& note) { return note.origin.serial() != trig.serial; };
        endNotes(track, slotsWhere(track, sounding_.infinite(track), isOther), false, out);
    }
    endNotes(track, static_cast<SlotMask>(sounding_.sounding(track) & 1U << slot), true, out);
    return 0;
}

// Repeats follow one by one: each schedules the next, so that a ratchet never fills the queue.
template <class Sizes> void TrigPlayer<Sizes>::goOn(const Scheduled& event, SlotMask played, Trig<Sizes>& trig) {
    if (played != event.slots) {
        goOnInPart(event, played, trig);
    } else if (!scheduler_.changeNext([&](Scheduled& next) { return repeat(next, trig); })) {
        --trig.pending;
    }
}

// Notes of the event that were not played yet stay where they are.
template <class Sizes>
void TrigPlayer<Sizes>::goOnInPart(const Scheduled& event, SlotMask played, const Trig<Sizes>& trig) {
    Scheduled next = event;
    next.slots = played;
    scheduler_.changeNext([&](Scheduled& rest) {
        rest.slots = static_cast<SlotMask>(rest.slots & ~played);
        return leaveLocks(rest);
    });
    if (repeat(next, trig)) {
        push(next);
    }
}

// Makes the event that was played its next repeat; false: there is none.
template <class Sizes> bool TrigPlayer<Sizes>::repeat(Scheduled& event, const Trig<Sizes>& trig) {
    (void)leaveLocks(event);
    const Ticks played = event.tick;
    event.tick += Ticks{trig.interval};
    ++event.repeat;
    if (event.isOffGrid) [[unlikely]] {
        returnToGrid(event, trig, played);
    }
    return event.repeat < trig.ratchets;
}

// Repeats that lie before a note that came late are past.
template <class Sizes> void TrigPlayer<Sizes>::returnToGrid(Scheduled& event, const Trig<Sizes>& trig, Ticks played) {
    event.isOffGrid = false;
    event.tick = trig.tick + Ticks{trig.offsets[event.slot]} + Ticks{trig.interval} * event.repeat;
    while (event.repeat < trig.ratchets && event.tick <= played) {
        ++event.repeat;
        event.tick += Ticks{trig.interval};
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
        if (other.sounds() && other.origin.serial() != trig.serial) {
            return other.id;
        }
    }
    return 0;
}

template <class Sizes> void TrigPlayer<Sizes>::returnParams(std::size_t track, const Outlet& out) {
    if (!tracks_[track].holdsParams) {
        return;
    }
    tracks_[track].holdsParams = false;
    tracks_[track].paramsReturn = kForever;
    nextReturn_ = kForever;
    for (const TrackState& state : tracks_) {
        nextReturn_ = std::min(nextReturn_, state.paramsReturn);
    }
    out.sink.paramsReturn(out.at, static_cast<std::uint8_t>(track));
}

template <class Sizes> NoteId TrigPlayer<Sizes>::nextName(std::uint32_t more) {
    if (static_cast<NoteId>(named_) >= UINT32_MAX - more) [[unlikely]] {
        skipNames();
    }
    return static_cast<NoteId>(named_) + 1;
}

template <class Sizes> void TrigPlayer<Sizes>::skipNames() {
    const std::uint32_t rest = UINT32_MAX - static_cast<NoteId>(named_) + 1;
    named_ += rest;
    skipped_ += rest;
}

template class TrigPlayer<Studio>;
template class TrigPlayer<Pocket>;

} // namespace tresillo
