// SPDX-License-Identifier: MIT
#pragma once

// How notes end, and those that are played by hand.
#include "core/engine/trig_player.h"

#include <cstddef>
#include <cstdint>

namespace tresillo {

// Silence.

template <class Sizes>
void TrigPlayer<Sizes>::endNotes(std::size_t track, SlotMask slots, bool choked, const Outlet& out) {
    const SoundingTrack<Sizes>& sounding = sounding_.track(track);
    NoteOff off{.choked = choked};
    for (std::uint32_t rest = slots; rest != 0; rest &= rest - 1) {
        const auto slot = static_cast<std::size_t>(std::countr_zero(rest));
        const SoundingNote& note = sounding.notes[slot];
        off.id = note.id;
        off.pitch = note.origin.pitch();
        off.slot = static_cast<std::uint8_t>(slot);
        out.sink.noteOff(out.at, static_cast<std::uint8_t>(track), off);
        ++notesOff_;
    }
    sounding_.end(sounding_.track(track), slots);
}

template <class Sizes>
template <class Predicate>
SlotMask TrigPlayer<Sizes>::slotsWhere(std::size_t track, SlotMask among, Predicate&& isMeant) const {
    SlotMask found = 0;
    for (SlotMask rest = among; rest != 0; rest = withoutLowest(rest)) {
        const std::size_t slot = lowestSlot(rest);
        found = static_cast<SlotMask>(found | (isMeant(sounding_.track(track).notes[slot]) ? 1U << slot : 0U));
    }
    return found;
}

template <class Sizes> void TrigPlayer<Sizes>::endTrack(std::size_t track, bool choked, const Outlet& out) {
    endNotes(track, sounding_.track(track).sounding, choked, out);
}

template <class Sizes> void TrigPlayer<Sizes>::endHeld(std::size_t track, const Outlet& out) {
    endNotes(track, sounding_.track(track).infinite, false, out);
}

template <class Sizes> void TrigPlayer<Sizes>::silence(bool choked, const Outlet& out) {
    scheduler_.clear();
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        endTrack(track, choked, out);
        returnParams(track, out);
    }
    for (Trig<Sizes>& trig : trigs_) {
        trig.pending = 0;
        trig.source.isEarly = false;
    }
}

// Notes by hand.

template <class Sizes> void TrigPlayer<Sizes>::gateOn(const GateOn& gate, const Outlet& out) {
    gateOff(gate.track, gate.pitch, out);
    if (handNotes_.full()) {
        endHandNote(0, out);
    }
    const NoteId id = nextName(1);
    ++nextId_;
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

} // namespace tresillo
