// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/engine/trig.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace tresillo {

/// A note that sounds: one cell for each track and note slot, so that an off always has its place.
struct SoundingNote {
    Ticks off{kForever};
    NoteId id{0}; ///< 0: nothing sounds.
    NoteOrigin origin{};

    [[nodiscard]] bool sounds() const { return id != 0; }
    [[nodiscard]] bool isInfinite() const { return id != 0 && off >= kForever; }
};

/// The table of sounding notes. Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> class SoundingTable {
    static_assert(Sizes::kNotesPerStep <= 8, "a SlotMask has a bit for each");

public:
    [[nodiscard]] const SoundingNote& at(std::size_t track, std::size_t slot) const {
        return tracks_[track].notes[slot];
    }
    /// The slots of the track in which a note sounds.
    [[nodiscard]] SlotMask sounding(std::size_t track) const { return tracks_[track].sounding; }
    /// Those of them in which one holds until the track's next note.
    [[nodiscard]] SlotMask infinite(std::size_t track) const { return tracks_[track].infinite; }

    /// The cells of the track by slot, for notes that begin where none sounds. They count once `begun` is called.
    [[nodiscard]] SoundingNote* cells(std::size_t track) { return tracks_[track].notes.data(); }
    /// The notes in `slots` have begun; those in `infinite` have no end, the first of the others ends at `firstOff`.
    void begun(std::size_t track, SlotMask slots, SlotMask infinite, Ticks firstOff) {
        TrackCells& cells = tracks_[track];
        cells.sounding = static_cast<SlotMask>(cells.sounding | slots);
        cells.infinite = static_cast<SlotMask>(cells.infinite | infinite);
        if (firstOff < nextOff_) {
            nextOff_ = firstOff;
        }
    }

    /// The notes in some slots, which sound, are over.
    void end(std::size_t track, SlotMask slots) {
        TrackCells& cells = tracks_[track];
        cells.sounding = static_cast<SlotMask>(cells.sounding & ~slots);
        cells.infinite = static_cast<SlotMask>(cells.infinite & ~slots);
        for (SlotMask rest = slots; rest != 0; rest = withoutLowest(rest)) {
            SoundingNote& cell = cells.notes[lowestSlot(rest)];
            isStale_ = isStale_ || cell.off <= nextOff_;
            cell.id = 0;
            cell.off = kForever;
        }
    }

    /// The slots of the track whose notes end at `tick`; the first end of its others, if that is earlier, is put into
    /// `later`. Whoever has asked all tracks and ended these calls `nextOffIs(later)`.
    [[nodiscard]] SlotMask dueAt(std::size_t track, Ticks tick, Ticks& later) const {
        const TrackCells& cells = tracks_[track];
        SlotMask due = 0;
        for (SlotMask rest = cells.sounding; rest != 0; rest = withoutLowest(rest)) {
            const std::size_t slot = lowestSlot(rest);
            const Ticks off = cells.notes[slot].off;
            if (off == tick) {
                due = static_cast<SlotMask>(due | 1U << slot);
            } else {
                later = off < later ? off : later;
            }
        }
        return due;
    }
    void nextOffIs(Ticks tick) {
        nextOff_ = tick;
        isStale_ = false;
    }

    /// The boundary is crossed, or will not be: notes that came ahead of it are like all others.
    void joinNext(std::size_t track) {
        for (SoundingNote& note : tracks_[track].notes) {
            note.origin.joinNext();
        }
    }

    /// The tick of the next off; kForever if none is due. It is found anew only when the one before it was.
    [[nodiscard]] Ticks nextOff() {
        if (isStale_) {
            isStale_ = false;
            nextOff_ = kForever;
            for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
                (void)dueAt(track, kForever, nextOff_);
            }
        }
        return nextOff_;
    }

private:
    struct TrackCells {
        std::array<SoundingNote, Sizes::kNotesPerStep> notes{};
        SlotMask sounding{0};
        SlotMask infinite{0};
    };

    Ticks nextOff_{kForever};
    bool isStale_{false};
    std::array<TrackCells, Sizes::kTracks> tracks_{};
};

} // namespace tresillo
