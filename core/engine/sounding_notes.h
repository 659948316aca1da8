// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/note_names.h"
#include "core/engine/outlet.h"
#include "core/engine/sounding.h"

#include <cstddef>

namespace tresillo {

/// The notes that sound and the locks that hold, and how they end: whatever was switched on is switched off here, once.
/// Thread-safe: no; it lives on the audio thread. Realtime-safe: yes, every function.
template <class Sizes> class SoundingNotes {
public:
    using Track = SoundingTrack<Sizes>;

    [[nodiscard]] SoundingTable<Sizes>& table() { return table_; }
    [[nodiscard]] const SoundingTable<Sizes>& table() const { return table_; }
    [[nodiscard]] NoteNames& names() { return names_; }
    [[nodiscard]] const NoteNames& names() const { return names_; }

    /// Ends the notes in some slots of a track, which sound. `choked`: cut short.
    void end(std::size_t track, SlotMask slots, bool choked, const Outlet& out);
    /// Ends the notes that are due, by tick; at one tick by track and slot. False: there is none.
    bool endDue(Ticks tick, const Outlet& out);
    void endTrack(std::size_t track, bool choked, const Outlet& out);
    /// Ends the notes that hold until the track's next one; all others have an end of their own.
    void endHeld(std::size_t track, const Outlet& out);

    /// Gives back the first locks that are due, of which there are some.
    [[gnu::noinline]] void returnFirst(Ticks tick, const Outlet& out);
    /// Gives back the locks of a track, if it holds any.
    [[gnu::noinline]] void returnParams(std::size_t track, const Outlet& out);

    /// Those of some slots whose notes are meant.
    template <class Predicate>
    [[nodiscard]] SlotMask slotsWhere(std::size_t track, SlotMask among, Predicate&& isMeant) const {
        SlotMask found = 0;
        for (SlotMask rest = among; rest != 0; rest = withoutLowest(rest)) {
            const std::size_t slot = lowestSlot(rest);
            found = static_cast<SlotMask>(found | (isMeant(table_.track(track).notes[slot]) ? 1U << slot : 0U));
        }
        return found;
    }

private:
    NoteNames names_{};
    SoundingTable<Sizes> table_{};
};

extern template class SoundingNotes<Studio>;
extern template class SoundingNotes<Pocket>;

} // namespace tresillo
