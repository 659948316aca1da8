// SPDX-License-Identifier: MIT
#pragma once

#include "core/sequence/outcome.h"
#include "core/sequence/pattern.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tresillo {

// Copy, paste and clear. A step's value is StepValue (`stepValue`, `setStep`); a pattern's is the Pattern itself.

/// Everything that a track is, as one value, free of the pattern it came from. Some 40 kB for Studio: whoever copies
/// owns the room. Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> struct TrackValue {
    std::array<StepValue<Sizes>, Sizes::kSteps> steps{};
    std::array<std::uint16_t, kTrackRows> rows{Track<Sizes>{}.values}; ///< As the table packs them.
    FixedVector<LockedValue, 128> controlChanges{};                    ///< By rising id.

    bool operator==(const TrackValue&) const = default;
};

/// `track` < Sizes::kTracks. Thread-safe: yes. Realtime-safe: no (its time grows with the track).
template <class Sizes> void copyTrack(const Pattern<Sizes>& pattern, std::size_t track, TrackValue<Sizes>& into);

/// Puts the whole value in the place of the track, or does nothing and says why. Needs room for a second pattern on the
/// stack. Thread-safe: no. Realtime-safe: no.
template <class Sizes> Outcome pasteTrack(Pattern<Sizes>& pattern, std::size_t track, const TrackValue<Sizes>& value);

/// Empties every step. The track's own values, its sound and its length stay. Thread-safe: no. Realtime-safe: no.
template <class Sizes> Outcome clearTrack(Pattern<Sizes>& pattern, std::size_t track);

} // namespace tresillo
