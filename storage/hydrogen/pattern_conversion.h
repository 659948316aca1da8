// SPDX-License-Identifier: MIT
#pragma once

#include "core/sequence/pattern.h"
#include "storage/hydrogen/track_notes.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tresillo::storage {

/// Writes columns as patterns, and keeps the account of what rounding cost. Thread-safe: no. Realtime-safe: no.
class PatternConverter {
public:
    /// All of them outlive the converter.
    PatternConverter(
        const HydrogenSong& song, const HydrogenArrangement& arrangement, const TrackPlan& plan, Findings& findings);

    /// A pattern of the column's length with all its notes.
    std::unique_ptr<Pattern<Studio>> convert(const HydrogenColumn& column);

    /// Tells of what applies to the song as a whole; once, after the last pattern.
    void summarise();

private:
    /// The place of a note and what belongs to it, while it is written.
    struct Placing {
        Pattern<Studio>& pattern;
        std::size_t track;
        const HydrogenColumn& column;
        const Grid& grid;
        const TrackNote& note;
        const Onset& onset;
        const StepLocks& locks;
    };
    /// The most that rounding cost, in Hydrogen's ticks and velocities of 0 to 1.
    struct Worst {
        double swing{0.0};
        double length{0.0};
        double velocity{0.0};
        std::size_t silent{0};
    };

    void writeTrack(Pattern<Studio>& pattern, std::size_t track, const HydrogenColumn& column, std::int32_t size);
    void writeTrackParams(Pattern<Studio>& pattern, std::size_t track, const Grid& grid) const;
    void writeNote(const Placing& placing, const std::optional<Placement>& placement);
    /// What a note cuts off when it starts.
    struct Turn {
        std::size_t slot;
        std::size_t pad;
    };
    void writeLocks(const Placing& placing, std::size_t step, std::size_t pad);
    [[nodiscard]] Turn turnFor(const Placing& placing, std::size_t step);
    [[nodiscard]] std::uint16_t lengthInParts(const Placing& placing);
    void account(const TrackNotes& notes, const HydrogenColumn& column);
    void accountPlace(const Placing& placing, const Placement& placement);
    [[nodiscard]] std::string whereIs(const HydrogenNote& note, const HydrogenColumn& column) const;

    const HydrogenSong& song_;
    const TrackPlan& plan_;
    Findings& findings_;
    TrackNoteReader reader_;
    std::int32_t swing_;                        ///< Per mille.
    std::map<std::int32_t, std::string> names_; ///< Of the instruments.
    std::vector<PlayMode> modes_;               ///< Of each track: how most of its notes end.
    std::vector<std::size_t> nextTurn_;         ///< Of each track.
    Worst worst_;
};

/// Hydrogen's swing of 0 to 1 in our per mille: all of it delays the odd sixteenths by half a sixteenth.
std::int32_t swingPerMille(double factor);

} // namespace tresillo::storage
