// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"
#include "core/base/time.h"
#include "core/engine/trig.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tresillo {

/// A note that sounds, or did: one cell for each track and note slot, so that an off always has its place.
struct SoundingNote {
    Ticks off{kForever};
    NoteId id{0};
    NoteOrigin origin{};
};

/// What sounds on a track, and the locks that hold there.
template <class Sizes> struct SoundingTrack {
    static_assert(Sizes::kNotesPerStep <= 8, "a SlotMask has a bit for each");

    std::array<SoundingNote, Sizes::kNotesPerStep> notes{}; ///< By slot.
    Ticks locksEnd{kForever};                               ///< When the locks that hold go back.
    Ticks locksStep{};                                      ///< The step that they are of.
    SlotMask sounding{0};                                   ///< The slots in which a note sounds.
    SlotMask infinite{0};                                   ///< Those in which one holds until the track's next note.
    bool holdsLocks{false};
};

/// The table of sounding notes and of locks that hold. Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> class SoundingTable {
public:
    using Track = SoundingTrack<Sizes>;

    /// One of the instrument's tracks.
    [[nodiscard]] const Track& track(std::size_t number) const {
        require(number < Sizes::kTracks);
        return tracks_[number];
    }
    /// Of notes that begin where none sounds the cells may be written; they count once `begun` is called.
    [[nodiscard]] Track& track(std::size_t number) {
        require(number < Sizes::kTracks);
        return tracks_[number];
    }

    /// The notes in `slots` have begun; those in `infinite` have no end, the first of the others ends at `firstOff`.
    void begun(Track& track, SlotMask slots, SlotMask infinite, Ticks firstOff) {
        track.sounding = static_cast<SlotMask>(track.sounding | slots);
        track.infinite = static_cast<SlotMask>(track.infinite | infinite);
        if (firstOff < nextOff_) {
            nextOff_ = firstOff;
        }
    }

    /// The notes in some slots, which sound, are over.
    void end(Track& track, SlotMask slots) {
        track.sounding = static_cast<SlotMask>(track.sounding & ~slots);
        track.infinite = static_cast<SlotMask>(track.infinite & ~slots);
        nextOff_ = slots != 0 ? kUnknown : nextOff_;
    }

    /// The slots of the track whose notes end at `tick`; the first end of its others, if that is earlier, is put into
    /// `later`. Whoever has asked all tracks and ended these calls `nextOffIs(later)`.
    [[nodiscard]] static SlotMask dueAt(const Track& track, Ticks tick, Ticks& later) {
        SlotMask due = 0;
        for (SlotMask rest = track.sounding; rest != 0; rest = withoutLowest(rest)) {
            const std::size_t slot = lowestSlot(rest);
            const Ticks off = track.notes[slot].off;
            if (off == tick) {
                due = static_cast<SlotMask>(due | 1U << slot);
            } else {
                later = off < later ? off : later;
            }
        }
        return due;
    }
    void nextOffIs(Ticks tick) { nextOff_ = tick; }

    /// The boundary is crossed, or will not be: notes that came ahead of it are like all others.
    void joinNext(std::size_t number) {
        for (SoundingNote& note : tracks_[number].notes) {
            note.origin.joinNext();
        }
    }

    /// Whether no off is due at `tick` or before.
    [[nodiscard]] bool isOffBehind(Ticks tick) { return nextOff_ > tick || nextOff() > tick; }
    /// The tick of the next off; kForever if none is due. It is found anew only when the one before it was.
    [[nodiscard]] Ticks nextOff() {
        if (nextOff_ == kUnknown) {
            findNextOff();
        }
        return nextOff_;
    }

    /// The step's locks hold until `end`.
    void hold(Track& track, Ticks step, Ticks end) {
        track.holdsLocks = true;
        track.locksStep = step;
        track.locksEnd = end;
        if (end < nextReturn_) {
            nextReturn_ = end;
        }
    }
    /// They have gone back.
    void release(Track& track) {
        track.holdsLocks = false;
        track.locksEnd = kForever;
        nextReturn_ = kForever;
        for (const Track& other : tracks_) {
            nextReturn_ = other.locksEnd < nextReturn_ ? other.locksEnd : nextReturn_;
        }
    }
    /// When the first locks that hold go back; kForever if none do.
    [[nodiscard]] Ticks nextReturn() const { return nextReturn_; }

private:
    static constexpr Ticks kUnknown{INT64_MIN};

    [[gnu::noinline]] void findNextOff() {
        nextOff_ = kForever;
        for (const Track& track : tracks_) {
            (void)dueAt(track, kForever, nextOff_);
        }
    }

    Ticks nextOff_{kForever};
    Ticks nextReturn_{kForever};
    std::array<Track, Sizes::kTracks> tracks_{};
};

} // namespace tresillo
