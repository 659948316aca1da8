// SPDX-License-Identifier: MIT
#pragma once

#include "core/params/choices.h"
#include "core/sequence/note.h"
#include "storage/hydrogen/grid_fit.h"
#include "storage/hydrogen/track_plan.h"

#include <compare>
#include <map>
#include <vector>

namespace tresillo::storage {

/// What a step would have to lock for a note: notes of one step must agree on it.
struct StepLocks {
    std::int32_t pan{0};           ///< Per cent.
    std::int32_t probability{100}; ///< Per cent.
    std::int32_t tune{0};          ///< Hundredths of a semitone, beside the note's pitch.
    PlayMode mode{PlayMode::OneShot};

    auto operator<=>(const StepLocks&) const = default;
};

/// A note of a track, all but its place.
struct TrackNote {
    const HydrogenNote* source{nullptr};
    Note note;
    Ticks length;      ///< 0: until the sample's end, or, gated, until the track's next note.
    bool stops{false}; ///< Ends the sounding note before it.
};

/// The notes that one track plays in one column.
struct TrackNotes {
    std::vector<TrackNote> notes;
    std::vector<Onset> onsets;                  ///< One for each note.
    std::vector<StepLocks> locks;               ///< Numbered by Onset::locks.
    std::vector<const HydrogenNote*> strayOffs; ///< Note-offs before any note that they could end.
    std::size_t silent{0};                      ///< Notes of velocity 0, which are left out.
    double velocityError{0.0};                  ///< The most that rounding a velocity cost.
};

/// Hydrogen's notes in our terms: where they sound, how loud, how long, and what they lock.
/// Thread-safe: yes once built. Realtime-safe: no.
class TrackNoteReader {
public:
    /// The song outlives the reader.
    explicit TrackNoteReader(const HydrogenSong& song);
    [[nodiscard]] TrackNotes read(const PlannedTrack& track, const HydrogenColumn& column) const;

private:
    void readInstrument(
        const PlannedTrack& track, const PlannedInstrument& planned, const HydrogenColumn& column,
        std::map<StepLocks, std::uint32_t>& numbers, TrackNotes& into) const;
    [[nodiscard]] Onset onsetOf(const HydrogenNote& note) const;
    [[nodiscard]] Ticks lengthOf(const HydrogenNote& note, const std::vector<Ticks>& offs) const;
    [[nodiscard]] Note noteOf(
        const PlannedTrack& track, const PlannedInstrument& planned, const HydrogenNote& note, StepLocks& locks) const;

    const HydrogenSong& song_;
    std::map<std::int32_t, VelocityMap> velocities_;
};

} // namespace tresillo::storage
