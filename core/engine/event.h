// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/sequence/lock_set.h"

#include <cstdint>

namespace tresillo {

/// Names one sounding note for as long as it sounds: an off with this id ends that note and no other.
using NoteId = std::uint32_t;

/// A note begins. `locks` are the step's locks, sorted by id; a locked voice parameter latches until the note ends.
/// A note played by hand has no locks.
struct NoteOn {
    NoteId id{0};
    NoteId slideFrom{0};        ///< The sounding note that this one goes on from without a new strike; 0: none.
    std::uint8_t pitch{60};     ///< Final: transposed, snapped to the scale, limited.
    std::uint8_t velocity{100}; ///< 1-127, final.
    std::uint8_t slot{0};
    bool byHand{false};
    std::uint32_t ordinal{0}; ///< How many trigs of this track came before, by position: chooses the round robin.
    LockView locks{};
};

/// A note ends. `choked`: cut short by a stop, a mute, or the next note in its own slot.
struct NoteOff {
    NoteId id{0};
    std::uint8_t pitch{60};
    std::uint8_t slot{0};
    bool choked{false};
};

/// A lock trig's values, or the locked values of a note trig that outlive no note (control changes): they hold until
/// the matching ParamsReturn.
struct ParamsLocked {
    LockView locks{};
};

/// The track's values apply again for what the last ParamsLocked changed.
struct ParamsReturn {};

/// The metronome: `strong` on the first beat of a bar.
struct MetronomeClick {
    bool strong{false};
};

} // namespace tresillo
