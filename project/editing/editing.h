// SPDX-License-Identifier: MIT
#pragma once

#include "core/sequence/step_tools.h"
#include "core/sequence/track_value.h"
#include "project/project.h"

#include <cstdint>

namespace tresillo {

// What a player does to more than one thing at a time. Each call is one commit for the request: one undo takes it back,
// and it happens whole or not at all. NothingToDo: there was nothing to do, and nothing to take back. QueueFull: try
// again after the audio thread has run. NotResident and Unreadable: the pattern cannot be loaded; StillLoading: not
// yet. Thread-safe: no; called by the project's thread. Realtime-safe: no. This holds for everything here.

/// A copied track, with its name. Some 40 kB for Studio: whoever copies owns the room.
template <class Sizes> struct TrackClip {
    TrackValue<Sizes> value{};
    TrackName name{};
};

/// A copied pattern, with the names of its tracks.
template <class Sizes> struct PatternClip {
    Pattern<Sizes> pattern;
    TrackNames<Sizes> tracks{};
};

/// Steps of a track, from `first` on: so many as `count` says, or all within the track's length.
struct StepRange {
    PatternId pattern{};
    std::uint8_t track{0};
    std::uint8_t first{0};
    std::optional<std::uint8_t> count{};
};

// Copy leaves everything as it was; it may load the pattern.

template <class Sizes>
Outcome copyStep(Project<Sizes>& project, PatternId pattern, StepAddress at, StepValue<Sizes>& into);
template <class Sizes>
Outcome copyTrack(Project<Sizes>& project, PatternId pattern, std::uint8_t track, TrackClip<Sizes>& into);
template <class Sizes> Outcome copyPattern(Project<Sizes>& project, PatternId pattern, PatternClip<Sizes>& into);

// Paste replaces what was there.

template <class Sizes>
Outcome pasteStep(
    Project<Sizes>& project, const Request& request, PatternId pattern, StepAddress at, const StepValue<Sizes>& value);
template <class Sizes>
Outcome pasteTrack(
    Project<Sizes>& project, const Request& request, PatternId pattern, std::uint8_t track,
    const TrackClip<Sizes>& clip);
template <class Sizes>
Outcome pastePattern(
    Project<Sizes>& project, const Request& request, PatternId pattern, const PatternClip<Sizes>& clip);

/// What a new pattern begins with.
enum class PatternBirth : std::uint8_t {
    Kit,   ///< The other's instruments, names, places in the mix, tempo and swing; no steps, and lengths as they come.
    Copy,  ///< All that the other holds.
    Blank, ///< The other's tempo and swing.
};

/// Makes a pattern that holds nothing yet out of another, which `room` holds and lends. Unless it is a copy it has the
/// tempo of its bank, if that has one. NotSet: it is not empty. One
/// undo makes it empty again.
template <class Sizes>
Outcome bearPattern(
    Project<Sizes>& project, const Request& request, PatternId pattern, PatternBirth birth, PatternClip<Sizes>& room);

// Clear empties steps. Sounds, lengths, tempo and names stay.

template <class Sizes>
Outcome clearStep(Project<Sizes>& project, const Request& request, PatternId pattern, StepAddress at);
template <class Sizes>
Outcome clearTrack(Project<Sizes>& project, const Request& request, PatternId pattern, std::uint8_t track);
template <class Sizes> Outcome clearPattern(Project<Sizes>& project, const Request& request, PatternId pattern);

/// Takes a pattern out of the project: all that it holds, its name and its tracks' names. What plays it plays an empty
/// one. NotSet: there is none.
template <class Sizes> Outcome removePattern(Project<Sizes>& project, const Request& request, PatternId pattern);

// Tools over a range of steps: see core/sequence/step_tools.h.

/// `hits` spread evenly over the range, turned later by `rotation`. Steps that are hit keep what they hold if they have
/// a note, else they get `note`; the others become empty.
template <class Sizes>
Outcome fillEuclid(
    Project<Sizes>& project, const Request& request, const StepRange& range, std::size_t hits, int rotation,
    const Note& note = {});
template <class Sizes>
Outcome rotateSteps(Project<Sizes>& project, const Request& request, const StepRange& range, int by);
template <class Sizes>
Outcome shiftSteps(Project<Sizes>& project, const Request& request, const StepRange& range, int by);
template <class Sizes> Outcome reverseSteps(Project<Sizes>& project, const Request& request, const StepRange& range);
template <class Sizes>
Outcome humaniseSteps(Project<Sizes>& project, const Request& request, const StepRange& range, const Humanise& amount);

} // namespace tresillo
