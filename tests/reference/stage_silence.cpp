// SPDX-License-Identifier: MIT
// What ends before its time, what never comes, and notes by hand.
#include "tests/reference/stage.h"

#include <algorithm>

namespace tresillo::reference {

void Stage::endNote(std::size_t track, std::size_t slot, bool choked) {
    const auto note = std::find_if(sounding_.begin(), sounding_.end(), [&](const Sounding& sounding) {
        return sounding.track == track && sounding.slot == slot;
    });
    if (note != sounding_.end()) {
        say(
            {.kind = PlayedKind::Off,
             .track = track,
             .slot = slot,
             .pitch = note->pitch,
             .flag = choked,
             .note = note->note});
        sounding_.erase(note);
    }
}

void Stage::endIf(std::size_t track, bool choked, const std::function<bool(const Sounding&)>& isMeant) {
    for (std::size_t slot = 0; slot < 4; ++slot) {
        for (std::size_t index = 0; index < sounding_.size(); ++index) {
            const Sounding& note = sounding_[index];
            if (note.track == track && note.slot == slot && isMeant(note)) {
                endNote(track, slot, choked);
                break;
            }
        }
    }
}

void Stage::dropAhead() {
    heardAhead_.assign(tracks_, false);
    std::erase_if(coming_, [](const Coming& coming) { return coming.trig->isAhead; });
    for (Sounding& note : sounding_) {
        note.isAhead = false;
    }
}

void Stage::dropFrom(std::size_t track, Tick limit) {
    std::erase_if(coming_, [&](const Coming& coming) {
        return coming.trig->track == track && !coming.trig->isAhead && coming.trig->unswung >= limit;
    });
}

void Stage::cross(std::size_t track) {
    heardAhead_[track] = false;
    // What would hold until the next note of what played before finds nobody any more who would end it.
    endIf(track, false, [](const Sounding& note) { return note.off == kNever && !note.isAhead; });
    for (const Coming& coming : coming_) {
        Trig& trig = *coming.trig;
        for (std::optional<Shape>& shape : trig.notes) {
            if (shape && trig.track == track && !trig.isAhead && shape->length == kNever) {
                shape->length = trig.end - trig.tick;
            }
        }
    }
    for (const Coming& coming : coming_) {
        coming.trig->isAhead = coming.trig->isAhead && coming.trig->track != track;
    }
    for (Sounding& note : sounding_) {
        note.isAhead = note.isAhead && note.track != track;
    }
}

void Stage::endTrack(std::size_t track, bool choked) {
    endIf(track, choked, [](const Sounding&) { return true; });
}

void Stage::endHeld(std::size_t track) {
    endIf(track, false, [](const Sounding& note) { return note.off == kNever; });
}

void Stage::silence(bool choked) {
    coming_.clear();
    past_.clear();
    for (std::size_t track = 0; track < tracks_; ++track) {
        endTrack(track, choked);
        giveBack(track);
    }
}

// Notes by hand: they have no slots, and end by their pitch.

void Stage::gateOn(const GateOn& gate) {
    gateOff(gate.track, gate.pitch);
    if (byHand_.size() == handNotes_) {
        gateOff(byHand_.front().track, byHand_.front().pitch);
    }
    byHand_.push_back({.note = ++notes_, .track = gate.track, .pitch = gate.pitch});
    say(
        {.kind = PlayedKind::On,
         .track = gate.track,
         .pitch = gate.pitch,
         .velocity = gate.velocity,
         .flag = true,
         .note = notes_});
}

void Stage::gateOff(std::size_t track, std::int32_t pitch) {
    const auto note = std::find_if(byHand_.begin(), byHand_.end(), [&](const Sounding& sounding) {
        return sounding.track == track && sounding.pitch == pitch;
    });
    if (note != byHand_.end()) {
        say({.kind = PlayedKind::Off, .track = track, .pitch = pitch, .note = note->note});
        byHand_.erase(note);
    }
}

void Stage::endHandNotes() {
    while (!byHand_.empty()) {
        gateOff(byHand_.front().track, byHand_.front().pitch);
    }
}

} // namespace tresillo::reference
