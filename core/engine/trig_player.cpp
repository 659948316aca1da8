// SPDX-License-Identifier: MIT
#include "core/engine/trig_player.h"

#include <algorithm>

namespace tresillo {

// Decided steps.

template <class Sizes> Trig<Sizes>* TrigPlayer<Sizes>::claim(std::size_t track, bool fromNext) {
    TrackState& state = tracks_[track];
    const auto isFree = [](const Trig<Sizes>& trig) { return trig.pending == 0; };
    auto place = std::find_if(state.trigs.begin(), state.trigs.end(), isFree);
    if (place == state.trigs.end()) {
        // The track's repeats give way first.
        scheduler_.removeIf([&](const Scheduled& event) {
            const bool givesWay = event.track == track && event.repeat != 0;
            if (givesWay) {
                --state.trigs[event.trig].pending;
                scheduler_.count(event);
            }
            return givesWay;
        });
        place = std::find_if(state.trigs.begin(), state.trigs.end(), isFree);
    }
    if (place == state.trigs.end()) {
        scheduler_.count({});
        return nullptr;
    }
    place->serial = ++state.lastSerial;
    place->fromNext = fromNext;
    return &*place;
}

template <class Sizes> void TrigPlayer<Sizes>::schedule(std::size_t track, Trig<Sizes>& trig, const TrigEntry& entry) {
    Scheduled event{
        .step = trig.unswung,
        .track = static_cast<std::uint8_t>(track),
        .trig = static_cast<std::uint8_t>(&trig - tracks_[track].trigs.data()),
        .ofLockTrig = !trig.plays};
    Span span = scheduleNotes(event, trig, entry);
    if (!trig.plays) {
        const Ticks start = trig.tick + trig.offset;
        const bool isLate = start < entry.lateFrom && trig.unswung == entry.line;
        span.first = isLate ? std::max(start, entry.line) : start;
    }
    trig.locksAt = span.first;
    const bool hasParams = trig.plays ? trig.locks.hasControlChange() : !trig.locks.empty();
    span.lastPast = hasParams && span.first < entry.floor ? std::max(span.lastPast, span.first) : span.lastPast;
    dropReturnedLocks(trig, event, span.lastPast, hasParams);
    event.kind = ScheduledKind::Locks;
    event.tick = std::max(span.first, entry.floor);
    if (hasParams && event.tick < trig.end) {
        push(event);
    }
}

template <class Sizes>
typename TrigPlayer<Sizes>::Span TrigPlayer<Sizes>::scheduleNotes(
    Scheduled event, const Trig<Sizes>& trig, const TrigEntry& entry) {
    event.ofLockTrig = false;
    Span span{};
    for (std::uint8_t slot = 0; slot < trig.notes.size(); ++slot) {
        if (!trig.notes[slot].on) {
            continue;
        }
        const Ticks start = trig.tick + trig.notes[slot].offset;
        const bool comesAtLine = start < entry.lateFrom && trig.unswung == entry.line && start < entry.floor;
        const Ticks first = comesAtLine ? std::max(entry.line, entry.floor) : start;
        // Repeats that lie before the floor are past.
        const std::int64_t past = first < entry.floor ? ceilDiv((entry.floor - first).value, trig.interval.value) : 0;
        span.first = std::min(span.first, first);
        if (past > 0) {
            const std::int64_t last = std::min<std::int64_t>(past, trig.ratchets) - 1;
            span.lastPast = std::max(span.lastPast, first + trig.interval * last);
        }
        if (past < trig.ratchets) {
            event.slot = slot;
            event.repeat = static_cast<std::uint8_t>(past);
            event.tick = first + trig.interval * past;
            push(event);
        }
    }
    return span;
}

// Where playing begins behind steps that are past, the locks of one are not found when a later one, past as well, has
// already given them back, or had come before them with locks of its own.
template <class Sizes>
void TrigPlayer<Sizes>::dropReturnedLocks(
    const Trig<Sizes>& later, const Scheduled& by, Ticks lastPast, bool hasParams) {
    if (lastPast <= -kForever) {
        return;
    }
    auto& trigs = tracks_[by.track].trigs;
    scheduler_.removeIf([&](const Scheduled& event) {
        if (event.track != by.track || event.kind != ScheduledKind::Locks || event.step >= by.step) {
            return false;
        }
        Trig<Sizes>& earlier = trigs[event.trig];
        const bool isBarred = hasParams && later.locksAt <= earlier.locksAt && earlier.locksAt < later.end;
        const bool isReturned = isBarred || earlier.locksAt <= lastPast;
        earlier.pending = static_cast<std::uint8_t>(earlier.pending - (isReturned ? 1 : 0));
        return isReturned;
    });
}

template <class Sizes> void TrigPlayer<Sizes>::push(const Scheduled& event) {
    ++tracks_[event.track].trigs[event.trig].pending;
    if (const auto refused = scheduler_.push(event)) {
        --tracks_[refused->track].trigs[refused->trig].pending;
    }
}

template <class Sizes> void TrigPlayer<Sizes>::dropNext() {
    scheduler_.removeIf([&](const Scheduled& event) {
        Trig<Sizes>& trig = tracks_[event.track].trigs[event.trig];
        trig.pending = static_cast<std::uint8_t>(trig.pending - (trig.fromNext ? 1 : 0));
        return trig.fromNext;
    });
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        sounding_.joinNext(track);
    }
}

template <class Sizes> void TrigPlayer<Sizes>::dropFrom(std::size_t track, Ticks limit) {
    scheduler_.removeIf([&](const Scheduled& event) {
        Trig<Sizes>& trig = tracks_[event.track].trigs[event.trig];
        const bool isBeyond = event.track == track && !trig.fromNext && trig.unswung >= limit;
        trig.pending = static_cast<std::uint8_t>(trig.pending - (isBeyond ? 1 : 0));
        return isBeyond;
    });
}

template <class Sizes> void TrigPlayer<Sizes>::cross(std::size_t track, const Outlet& out) {
    endNotes(track, out, [](const SoundingNote& note) { return note.isInfinite() && !note.fromNext; });
    sounding_.joinNext(track);
    for (Trig<Sizes>& trig : tracks_[track].trigs) {
        // A late note of what played before finds nobody who would end it.
        for (TrigNote& note : trig.notes) {
            const bool isLeftOver = !trig.fromNext && note.length >= kForever;
            note.length = isLeftOver ? trig.end - trig.tick : note.length;
        }
        trig.fromNext = false;
    }
}

template <class Sizes> bool TrigPlayer<Sizes>::isUnderWay(std::size_t track) const {
    const auto& trigs = tracks_[track].trigs;
    return std::any_of(trigs.begin(), trigs.end(), [](const Trig<Sizes>& trig) { return trig.pending != 0; });
}

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
    const bool hangs = note.length >= kForever && (muted_ >> event.track & 1U) != 0;
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
