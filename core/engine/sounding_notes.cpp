// SPDX-License-Identifier: MIT
#include "core/engine/sounding_notes.h"

#include <bit>
#include <cstdint>

namespace tresillo {

template <class Sizes>
void SoundingNotes<Sizes>::end(std::size_t track, SlotMask slots, bool choked, const Outlet& out) {
    const SoundingTrack<Sizes>& sounding = table_.track(track);
    NoteOff off{.choked = choked};
    for (std::uint32_t rest = slots; rest != 0; rest &= rest - 1) {
        const auto slot = static_cast<std::size_t>(std::countr_zero(rest));
        const SoundingNote& note = sounding.notes[slot];
        off.id = note.id;
        off.pitch = note.origin.pitch();
        off.slot = static_cast<std::uint8_t>(slot);
        out.sink.noteOff(out.at, static_cast<std::uint8_t>(track), off);
        names_.countOff();
    }
    table_.end(table_.track(track), slots);
}

template <class Sizes> bool SoundingNotes<Sizes>::endDue(Ticks tick, const Outlet& out) {
    Ticks off = table_.nextOff();
    if (off > tick) {
        return false;
    }
    while (off <= tick) {
        Ticks later = kForever;
        for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
            if (const SlotMask due = table_.dueAt(table_.track(track), off, later)) {
                end(track, due, false, out);
            }
        }
        table_.nextOffIs(later);
        off = later;
    }
    return true;
}

template <class Sizes> void SoundingNotes<Sizes>::endTrack(std::size_t track, bool choked, const Outlet& out) {
    end(track, table_.track(track).sounding, choked, out);
}

template <class Sizes> void SoundingNotes<Sizes>::endHeld(std::size_t track, const Outlet& out) {
    end(track, table_.track(track).infinite, false, out);
}

template <class Sizes> void SoundingNotes<Sizes>::returnFirst(Ticks tick, const Outlet& out) {
    std::size_t track = 0;
    while (table_.track(track).locksEnd > tick) {
        ++track;
    }
    returnParams(track, out);
}

template <class Sizes> void SoundingNotes<Sizes>::returnParams(std::size_t track, const Outlet& out) {
    if (table_.track(track).holdsLocks) {
        table_.release(table_.track(track));
        out.sink.paramsReturn(out.at, static_cast<std::uint8_t>(track));
    }
}

template class SoundingNotes<Studio>;
template class SoundingNotes<Pocket>;

} // namespace tresillo
