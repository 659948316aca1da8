// SPDX-License-Identifier: MIT
#include "tests/reference/stage.h"

#include <algorithm>
#include <tuple>

namespace tresillo::reference {

void Stage::say(Played played) {
    played.frame = frame_;
    played_.push_back(std::move(played));
}

// By tick; then parameters before notes; then by track, slot, and the earlier step first, but before it what holds
// already.
bool Stage::isBefore(const Coming& a, const Coming& b) {
    const auto order = [](const Coming& coming) {
        return std::tuple(
            coming.tick, coming.isNote, coming.trig->track, coming.slot, !coming.isSettled, coming.trig->unswung);
    };
    return order(a) < order(b);
}

// Entering.

void Stage::add(const Coming& coming, Tick floor) {
    const bool isPast = coming.tick < floor;
    (isPast ? past_ : coming_).push_back(coming);
    if (isPast && coming.trig->isAhead) {
        heardAhead_[coming.trig->track] = true;
    }
}

void Stage::hearAhead(Tick tick) {
    for (const Coming& coming : coming_) {
        if (coming.trig->isAhead && coming.tick <= tick) {
            heardAhead_[coming.trig->track] = true;
        }
    }
}

void Stage::schedule(const Trig& given, const Entry& entry) {
    const auto trig = std::make_shared<Trig>(given);
    trig->number = ++trigs_;
    // An onset that was due before anybody could know of it comes on the line, and never is past.
    const auto onset = [&](Tick start) {
        const bool isLate = trig->unswung == entry.line && start < entry.knownSince && start < entry.line;
        return isLate ? std::max(entry.line, entry.floor) : start;
    };
    Tick first = kNever;
    for (std::size_t slot = 0; slot < trig->notes.size(); ++slot) {
        if (!trig->notes[slot]) {
            continue;
        }
        const Tick start = trig->tick + trig->notes[slot]->offset;
        const Tick begins = onset(start);
        first = std::min(first, begins);
        add({.tick = begins, .isNote = true, .slot = slot, .trig = trig}, entry.floor);
        for (std::int64_t repeat = 1; repeat < trig->repeats; ++repeat) {
            // The repeats keep their places, whenever the note itself comes.
            const Tick tick = start + trig->step * repeat / trig->repeats;
            if (tick > begins) {
                add({.tick = tick, .isNote = true, .slot = slot, .repeat = repeat, .trig = trig}, entry.floor);
            }
        }
    }
    first = trig->plays ? first : onset(trig->tick + trig->lockOffset);
    if (!trig->heldLocks().empty()) {
        add({.tick = first, .trig = trig}, entry.floor);
    }
}

// Plays what is past, unheard, in its order: somebody's locks may still hold at the end of it.
void Stage::settle(Tick floor) {
    // What another beginning at this very moment has found is not heard yet.
    for (const Coming& coming : coming_) {
        if (coming.isSettled) {
            past_.push_back({.tick = coming.was, .trig = coming.trig});
        }
    }
    std::erase_if(coming_, [](const Coming& coming) { return coming.isSettled; });
    std::sort(past_.begin(), past_.end(), isBefore);
    std::vector<std::shared_ptr<Trig>> holders(tracks_);
    std::vector<Tick> since(tracks_);
    for (const Coming& past : past_) {
        std::shared_ptr<Trig>& holder = holders[past.trig->track];
        if (holder && holder->end <= past.tick) {
            holder = nullptr;
        }
        const bool isOlder = holder && holder->unswung < past.trig->unswung;
        if (past.isNote && isOlder) {
            holder = nullptr;
        } else if (!past.isNote && (!holder || isOlder)) {
            holder = past.trig;
            since[past.trig->track] = past.tick;
        }
    }
    for (const std::shared_ptr<Trig>& holder : holders) {
        if (holder && holder->end > floor) {
            coming_.push_back({.tick = floor, .isSettled = true, .was = since[holder->track], .trig = holder});
        }
    }
    past_.clear();
}

// Playing.

Tick Stage::next() const {
    Tick next = kNever;
    for (const Sounding& note : sounding_) {
        next = std::min(next, note.off);
    }
    for (const Coming& coming : coming_) {
        next = std::min(next, coming.tick);
    }
    for (const std::shared_ptr<Trig>& holder : held_) {
        next = holder ? std::min(next, holder->end) : next;
    }
    return next;
}

bool Stage::endOne(Tick tick) {
    const auto order = [](const Sounding& note) { return std::tuple(note.off, note.track, note.slot); };
    const auto first = std::min_element(
        sounding_.begin(), sounding_.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
    if (first == sounding_.end() || first->off > tick) {
        return false;
    }
    endNote(first->track, first->slot, false);
    return true;
}

void Stage::playOne(Tick tick) {
    for (std::size_t track = 0; track < tracks_; ++track) {
        if (held_[track] && held_[track]->end <= tick) {
            giveBack(track);
            return;
        }
    }
    const auto first = std::min_element(coming_.begin(), coming_.end(), isBefore);
    if (first != coming_.end() && first->tick <= tick) {
        const Coming coming = *first;
        coming_.erase(first);
        coming.isNote ? playNote(coming) : playLocks(coming);
    }
}

void Stage::giveBack(std::size_t track) {
    if (held_[track]) {
        held_[track] = nullptr;
        say({.kind = PlayedKind::Return, .track = track});
    }
}

void Stage::playLocks(const Coming& coming) {
    const std::size_t track = coming.trig->track;
    if (held_[track] && coming.trig->unswung < held_[track]->unswung) {
        return; // a later step, itself early, was faster
    }
    giveBack(track);
    held_[track] = coming.trig;
    say({.kind = PlayedKind::Locked, .track = track, .locks = coming.trig->heldLocks()});
}

void Stage::playNote(const Coming& coming) {
    const Trig& trig = *coming.trig;
    if (held_[trig.track] && held_[trig.track]->unswung < trig.unswung) {
        giveBack(trig.track);
    }
    const std::int64_t source = slideSource(coming);
    const auto isHeldOn = [&](const Sounding& note) { return note.off == kNever && note.trig != trig.number; };
    if (source == 0) {
        endIf(trig.track, false, isHeldOn);
        endNote(trig.track, coming.slot, true);
    }
    const Shape& shape = *trig.notes[coming.slot];
    say(
        {.kind = PlayedKind::On,
         .track = trig.track,
         .slot = coming.slot,
         .pitch = shape.pitch,
         .velocity = shape.velocity,
         .note = ++notes_,
         .slidesFrom = source,
         .ordinal = trig.ordinal,
         .locks = trig.locks,
         .struck = strike_(trig)});
    if (source != 0) {
        endIf(trig.track, false, [&](const Sounding& note) { return note.note == source || isHeldOn(note); });
    }
    // On a silent track no next note comes that would end one that waits for it.
    const bool isSilent = trig.isAhead ? muted_[trig.track] : silent_[trig.track];
    const bool hangs = shape.length == kNever && isSilent;
    const Tick length = hangs ? trig.end - trig.tick : shape.length;
    sounding_.push_back(
        {.note = notes_,
         .track = trig.track,
         .slot = coming.slot,
         .pitch = shape.pitch,
         .off = length == kNever ? kNever : coming.tick + length,
         .trig = trig.number,
         .isAhead = trig.isAhead});
}

// A sliding note goes on from what sounds in its slot, else from any other note of the track that another trig played.
std::int64_t Stage::slideSource(const Coming& coming) const {
    if (!coming.trig->slide || coming.repeat != 0) {
        return 0;
    }
    const Sounding* best = nullptr;
    for (const Sounding& note : sounding_) {
        if (note.track != coming.trig->track) {
            continue;
        }
        if (note.slot == coming.slot) {
            return note.note;
        }
        if (note.trig != coming.trig->number && (best == nullptr || note.slot < best->slot)) {
            best = &note;
        }
    }
    return best != nullptr ? best->note : 0;
}

} // namespace tresillo::reference
