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
    NoteId id{0}; ///< 0: nothing sounds.
    std::uint8_t pitch{60};
    Ticks off{kForever};
    std::uint16_t trig{0}; ///< The serial of the trig that played it.
    bool fromNext{false};  ///< Early, ahead of the boundary behind which it belongs.

    [[nodiscard]] bool sounds() const { return id != 0; }
    [[nodiscard]] bool isInfinite() const { return id != 0 && off >= kForever; }
};

/// The table of sounding notes. Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> class SoundingTable {
public:
    [[nodiscard]] const SoundingNote& at(std::size_t track, std::size_t slot) const {
        return cells_[index(track, slot)];
    }

    void set(std::size_t track, std::size_t slot, const SoundingNote& note) {
        cells_[index(track, slot)] = note;
        refresh();
    }

    /// The boundary is crossed, or will not be: notes that came ahead of it are like all others.
    void joinNext(std::size_t track) {
        for (std::size_t slot = 0; slot < Sizes::kNotesPerStep; ++slot) {
            cells_[index(track, slot)].fromNext = false;
        }
    }

    void clear(std::size_t track, std::size_t slot) { set(track, slot, {}); }

    /// The tick of the next off; kForever or later if none is due.
    [[nodiscard]] Ticks nextOff() const { return nextOff_; }
    [[nodiscard]] std::size_t nextTrack() const { return next_ / Sizes::kNotesPerStep; }
    [[nodiscard]] std::size_t nextSlot() const { return next_ % Sizes::kNotesPerStep; }

private:
    static constexpr std::size_t index(std::size_t track, std::size_t slot) {
        return track * Sizes::kNotesPerStep + slot;
    }

    void refresh() {
        nextOff_ = kForever;
        for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
            if (cells_[cell].id != 0 && cells_[cell].off < nextOff_) {
                nextOff_ = cells_[cell].off;
                next_ = cell;
            }
        }
    }

    std::array<SoundingNote, Sizes::kTracks * Sizes::kNotesPerStep> cells_{};
    Ticks nextOff_{kForever};
    std::size_t next_{0};
};

} // namespace tresillo
