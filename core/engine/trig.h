// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/integers.h"
#include "core/sequence/lock_set.h"
#include "core/sequence/pattern.h"

#include <array>
#include <cstdint>

namespace tresillo {

/// A note of a decided step: final, ready to sound.
struct TrigNote {
    Ticks offset{}; ///< From the step's swung tick to its onset.
    Ticks length{}; ///< kForever: until the track's next note.
    std::uint8_t pitch{60};
    std::uint8_t velocity{100};
    bool on{false};
    bool isInfinite{false}; ///< `length` is kForever.
};

/// A step as it was when it was decided: nothing that is edited afterwards changes it.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> struct Trig {
    LockSet<Sizes::kLocksPerStep> locks{};
    std::array<TrigNote, Sizes::kNotesPerStep> notes{};
    Ticks unswung{};  ///< Of the step.
    Ticks tick{};     ///< Of the step, swung.
    Ticks end{};      ///< One step later.
    Ticks interval{}; ///< Between ratchet repeats.
    Ticks offset{};   ///< Of a lock trig's locks.
    Ticks locksAt{};  ///< When its parameters apply; for a trig that playing begins behind, when they would have.
    std::uint32_t ordinal{0};
    std::uint16_t serial{0}; ///< Names the trig among those of its track; wraps.
    std::uint8_t ratchets{1};
    std::uint8_t pending{0}; ///< Scheduled events that still need this trig; 0: its place is free.
    bool slide{false};
    bool plays{false};    ///< Has notes; otherwise it only changes parameters.
    bool fromNext{false}; ///< Belongs to what comes after the next boundary.
};

/// Everything about a step that follows from the pattern alone: values resolved, limited, snapped to the scale.
/// Thread-safe: yes. Realtime-safe: yes.
template <class Sizes>
void resolveTrig(
    Trig<Sizes>& trig, const Pattern<Sizes>& pattern, std::size_t track, std::size_t step, Ticks stepTicks);

/// The highest note of the scale at or below `pitch`. Thread-safe: yes. Realtime-safe: yes.
constexpr std::int32_t snapToScale(std::int32_t pitch, std::int32_t scale, std::int32_t root) {
    const ScaleMask mask = kScales[static_cast<std::size_t>(scale)];
    while ((mask >> floorMod(pitch - root, 12) & 1) == 0) {
        --pitch;
    }
    return pitch;
}

extern template void resolveTrig(Trig<Studio>&, const Pattern<Studio>&, std::size_t, std::size_t, Ticks);
extern template void resolveTrig(Trig<Pocket>&, const Pattern<Pocket>&, std::size_t, std::size_t, Ticks);

} // namespace tresillo
