// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/engine/event.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tresillo {

/// A note that sounds: one cell for each track and note slot, so that an off always has its place.
struct SoundingNote {
    Ticks off{kForever};
    NoteId id{0};          ///< 0: nothing sounds.
    std::uint16_t trig{0}; ///< The serial of the trig that played it.
    std::uint8_t pitch{60};
    bool fromNext{false}; ///< Early, ahead of the boundary behind which it belongs.

    [[nodiscard]] bool sounds() const { return id != 0; }
    [[nodiscard]] bool isInfinite() const { return id != 0 && off >= kForever; }
};

/// Note slots of one track, as bits.
using SlotMask = std::uint8_t;

/// The table of sounding notes. Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> class SoundingTable {
    static_assert(Sizes::kNotesPerStep <= 8, "a SlotMask has a bit for each");

public:
    [[nodiscard]] const SoundingNote& at(std::size_t track, std::size_t slot) const {
        return cells_[index(track, slot)];
    }
    /// The slots of the track in which a note sounds.
    [[nodiscard]] SlotMask sounding(std::size_t track) const { return sounding_[track]; }
    /// Those of them in which one holds until the track's next note.
    [[nodiscard]] SlotMask infinite(std::size_t track) const { return infinite_[track]; }

    /// A note begins in a slot in which none sounds; it counts as sounding once `begun` is called.
    void begin(std::size_t track, std::size_t slot, const SoundingNote& note) { cells_[index(track, slot)] = note; }
    /// The notes in `slots` have begun, those in `infinite` without an end; the first of the others ends at `firstOff`.
    void begun(std::size_t track, SlotMask slots, SlotMask infinite, Ticks firstOff) {
        sounding_[track] = static_cast<SlotMask>(sounding_[track] | slots);
        infinite_[track] = static_cast<SlotMask>(infinite_[track] | infinite);
        nextOff_ = firstOff < nextOff_ ? firstOff : nextOff_;
    }

    /// The note in a slot, if one sounds, is over.
    void end(std::size_t track, std::size_t slot) {
        const auto others = static_cast<SlotMask>(~(1U << slot));
        SoundingNote& cell = cells_[index(track, slot)];
        isStale_ = isStale_ || cell.off <= nextOff_;
        cell.id = 0;
        cell.off = kForever;
        sounding_[track] = static_cast<SlotMask>(sounding_[track] & others);
        infinite_[track] = static_cast<SlotMask>(infinite_[track] & others);
    }

    /// The boundary is crossed, or will not be: notes that came ahead of it are like all others.
    void joinNext(std::size_t track) {
        for (std::size_t slot = 0; slot < Sizes::kNotesPerStep; ++slot) {
            cells_[index(track, slot)].fromNext = false;
        }
    }

    /// The tick of the next off; kForever if none is due. It is found anew only when the one before it was.
    [[nodiscard]] Ticks nextOff() {
        if (isStale_) {
            isStale_ = false;
            nextOff_ = kForever;
            for (const SoundingNote& cell : cells_) {
                nextOff_ = cell.off < nextOff_ ? cell.off : nextOff_;
            }
        }
        return nextOff_;
    }

private:
    static constexpr std::size_t index(std::size_t track, std::size_t slot) {
        return track * Sizes::kNotesPerStep + slot;
    }

    std::array<SoundingNote, Sizes::kTracks * Sizes::kNotesPerStep> cells_{};
    std::array<SlotMask, Sizes::kTracks> sounding_{};
    std::array<SlotMask, Sizes::kTracks> infinite_{};
    Ticks nextOff_{kForever};
    bool isStale_{false};
};

} // namespace tresillo
