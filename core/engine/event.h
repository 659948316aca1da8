// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/model/song.h"
#include "core/sequence/lock_set.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace tresillo {

/// Names one sounding note for as long as it sounds: an off with this id ends that note and no other.
using NoteId = std::uint32_t;

/// Note slots of one track, as bits.
using SlotMask = std::uint8_t;

/// Of slots, of which there are some: the lowest, and all but the lowest. Thread-safe: yes. Realtime-safe:
/// yes.
constexpr std::size_t lowestSlot(SlotMask slots) {
    return static_cast<std::size_t>(std::countr_zero(std::uint32_t{slots}));
}
constexpr SlotMask withoutLowest(SlotMask slots) { return static_cast<SlotMask>(slots & (slots - 1U)); }

/// Whose music a note is: it sounds with that pattern's track, whatever the track plays meanwhile. Read what is the
/// voice's (instrument, kit, pad, envelopes) there; level, pan, sends and what else glides are its track's channel's.
struct NoteSource {
    PatternId pattern{};
    bool isEarly{false}; ///< Ahead of the boundary behind which it belongs.
};

/// A note begins. `locks` are the step's locks, sorted by id; a locked voice parameter latches until the note ends.
/// A note played by hand has no locks.
struct NoteOn {
    NoteId id{0};
    NoteId slideFrom{0};        ///< The sounding note that this one goes on from without a new strike; 0: none.
    std::uint8_t pitch{60};     ///< Final: transposed, snapped to the scale, limited.
    std::uint8_t velocity{100}; ///< 1-127, final.
    std::uint8_t slot{0};
    bool byHand{false}; ///< It sounds with what its track's channel has; `source` says nothing.
    NoteSource source{};
    std::uint32_t ordinal{0}; ///< How many trigs of this track came before, by position: chooses the round robin.
    LockView locks{};
};

/// What is struck of a note: see NoteOn.
struct NoteStrike {
    std::uint8_t pitch{60};
    std::uint8_t velocity{100};
};

/// The notes of a step that begin together, none of them by a slide: as many NoteOns that have all in common but their
/// names, which follow one another, and what is struck.
struct NotesOn {
    NoteId firstId{0};
    SlotMask slots{0};
    NoteSource source{};
    const NoteStrike* strikes{nullptr}; ///< By slot.
    std::uint32_t ordinal{0};
    LockView locks{};

    /// Calls `each` with the NoteOn of each, by slot.
    template <class Each> void forEach(Each&& each) const {
        NoteOn on{.id = firstId, .source = source, .ordinal = ordinal, .locks = locks};
        for (SlotMask rest = slots; rest != 0; rest = withoutLowest(rest)) {
            on.slot = static_cast<std::uint8_t>(lowestSlot(rest));
            on.pitch = strikes[on.slot].pitch;
            on.velocity = strikes[on.slot].velocity;
            each(std::as_const(on));
            ++on.id;
        }
    }
};

/// A note ends. `choked`: cut short by a stop, a mute, or the next note in its own slot.
struct NoteOff {
    NoteId id{0};
    std::uint8_t pitch{60};
    std::uint8_t slot{0};
    bool choked{false};
};

/// A lock trig's values, or the locked values of a note trig that outlive no note (control changes): they hold until
/// the sink is told `paramsReturn`.
struct ParamsLocked {
    LockView locks{};
};

/// The metronome: `strong` on the first beat of a bar.
struct MetronomeClick {
    bool strong{false};
};

/// Where the song is at a frame, and how fast it goes: until the next one, position and frames go on together. While it
/// does not run the position is where a start would begin, and the tempo the one that it would begin with.
struct SongClock {
    Ticks position{};
    Tempo tempo{};
    bool runs{false};

    bool operator==(const SongClock&) const = default;
};

} // namespace tresillo
