// SPDX-License-Identifier: MIT
#pragma once

// Trig conditions, as the tables of docs/guide/trig-conditions.md say them.
#include "tests/reference/grid.h"

#include <cstdint>
#include <vector>

namespace tresillo::reference {

/// What the performer does that conditions ask for.
struct Mood {
    bool fill{false};
    bool launchQueued{false};

    bool operator==(const Mood&) const = default;
};

/// The mood at any tick since playing began; before that it reads as it was then.
class Memory {
public:
    void reset(Mood mood) { moments_.assign(1, {.tick = kLongAgo, .mood = mood}); }
    void note(Tick tick, Mood mood) { moments_.push_back({.tick = tick, .mood = mood}); }
    [[nodiscard]] Mood now() const { return moments_.back().mood; }
    [[nodiscard]] Mood at(Tick tick) const {
        Mood found = moments_.front().mood;
        for (const Moment& moment : moments_) {
            found = moment.tick <= tick ? moment.mood : found;
        }
        return found;
    }

private:
    struct Moment {
        Tick tick{kLongAgo};
        Mood mood{};
    };
    std::vector<Moment> moments_{Moment{}};
};

/// One track's way through one pattern, from a line to the place where something else takes over.
struct Lane {
    const Score* score{nullptr}; ///< None: nobody plays here.
    std::uint8_t pattern{0};
    std::size_t track{0};
    Grid grid{};
    Tick origin{0}; ///< Of its step 0.
    Tick line{kLongAgo};
    Tick knownSince{kLongAgo};   ///< Early notes of a step on `line` that lie before this come on the line.
    Tick decidedSince{kLongAgo}; ///< Before that no step at or behind `line` could be decided.
    Tick from{kLongAgo};         ///< Steps before are not played, nor any before `after` ...
    Tick after{kLongAgo};        ///< ... the last step that was decided.
    Tick until{kNever};          ///< Steps from here on are not played.
    Tick sectionEnd{kNever};
    Tick launchLine{kNever}; ///< Where a launch brought it.
    bool sectionMuted{false};
    mutable std::int64_t found{0}; ///< Where `next` has looked last.

    [[nodiscard]] const ScoreTrack& music() const { return score->tracks[track]; }
    [[nodiscard]] const ScoreStep& step(const Place& place) const { return music().steps[place.step]; }
    [[nodiscard]] Tick tickOf(const Place& place) const { return origin + place.tick; }
    /// Half a step before its time without swing.
    [[nodiscard]] Tick decision(const Place& place) const { return tickOf(place) - grid.stepTicks() / 2; }
    /// When the step was really decided.
    [[nodiscard]] Tick decided(const Place& place) const;
    /// The step that is decided next; none where nothing is left to play.
    [[nodiscard]] const Place* next() const;
};

/// Whether the condition of a step holds; one without a condition always does. `above`: the track above, or null.
bool holds(const Lane& lane, const Lane* above, const Place& place, const Memory& memory);

} // namespace tresillo::reference
