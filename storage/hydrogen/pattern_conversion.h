// SPDX-License-Identifier: MIT
#pragma once

#include "core/sequence/pattern.h"
#include "storage/hydrogen/grid_fit.h"
#include "storage/hydrogen/track_plan.h"

#include <map>
#include <memory>
#include <vector>

namespace tresillo::storage {

/// Writes columns as patterns, and keeps the account of what rounding cost. Thread-safe: no. Realtime-safe: no.
class PatternConverter {
public:
    PatternConverter(
        const HydrogenSong& song, const HydrogenArrangement& arrangement, const TrackPlan& plan, Findings& findings);

    /// A pattern of the column's length with all its notes.
    std::unique_ptr<Pattern<Studio>> convert(const HydrogenColumn& column);

    /// Tells of what applies to the song as a whole; once, after the last pattern.
    void summarise();

private:
    // The values of a step that its notes must agree on.
    struct Locks {
        std::int32_t pan{0};
        std::int32_t probability{100};
        std::int32_t tune{0};
        PlayMode mode{PlayMode::OneShot};

        bool operator==(const Locks&) const = default;
    };
    struct Planned {
        const HydrogenNote* source;
        const PlannedInstrument* instrument;
        Note note;
        Ticks length; ///< 0: until the sample's end, or, with stopNotes, until the next note.
    };
    struct Worst {
        double position{0.0};
        double length{0.0};
        double velocity{0.0};
        std::size_t silent{0};
    };
    struct TrackNotes {
        std::vector<Planned> notes;
        std::vector<Onset> onsets;
        std::vector<Locks> locks; ///< Numbered by Onset::locks.
    };

    void writeTrack(Pattern<Studio>& pattern, std::size_t track, const HydrogenColumn& column, std::int32_t size);
    void writeTrackParams(Pattern<Studio>& pattern, std::size_t track) const;
    void gather(const PlannedTrack& track, const HydrogenColumn& column, TrackNotes& into, Findings& findings);
    void gatherInstrument(
        const PlannedTrack& track, const PlannedInstrument& planned, const HydrogenColumn& column, TrackNotes& into,
        Findings& findings);
    [[nodiscard]] Ticks lengthOf(const HydrogenNote& note, const std::vector<const HydrogenNote*>& offs) const;
    [[nodiscard]] Onset onsetOf(const HydrogenNote& note) const;
    Note noteOf(
        const PlannedTrack& track, const PlannedInstrument& planned, const HydrogenNote& note, Locks& locks,
        Findings& findings);
    void place(
        Pattern<Studio>& pattern, std::size_t track, const Planned& planned, const Locks& locks, const Onset& onset,
        const std::optional<Placement>& placement, const Grid& grid, const HydrogenColumn& column);
    void writeLocks(
        Pattern<Studio>& pattern, std::size_t track, std::size_t step, const Locks& locks, const std::string& where);
    std::uint16_t lengthInParts(const Planned& planned, const Grid& grid, PlayMode mode);
    std::string whereIs(const HydrogenNote& note, const HydrogenColumn& column) const;

    const HydrogenSong& song_;
    const TrackPlan& plan_;
    Findings& findings_;
    std::int32_t swing_; ///< Per mille.
    std::map<std::int32_t, const HydrogenInstrument*> instruments_;
    std::map<std::int32_t, VelocityMap> velocities_;
    std::vector<PlayMode> modes_; ///< Of each track: how most of its notes end.
    std::vector<std::size_t> nextSlot_;
    Worst worst_;
};

/// Hydrogen's swing of 0 to 1 in our per mille: all of it delays the odd sixteenths by half a sixteenth.
std::int32_t swingPerMille(double factor);

} // namespace tresillo::storage
