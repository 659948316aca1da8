// SPDX-License-Identifier: MIT
#include "project/editing/editing.h"

#include "core/sequence/checksum.h"

#include <array>
#include <span>

namespace tresillo {
namespace {

template <class Sizes> bool isEmpty(const Pattern<Sizes>& pattern, std::size_t track) {
    for (std::size_t step = 0; step < Sizes::kSteps; ++step) {
        if (!pattern.stepValue(track, step).isEmpty()) {
            return false;
        }
    }
    return true;
}

/// A pattern that is at hand, and whether the place in it exists.
template <class Sizes> Outcome find(Project<Sizes>& project, PatternId pattern, StepAddress at) {
    return at.track >= Sizes::kTracks ? Outcome::NoSuchTrack
           : at.step >= Sizes::kSteps ? Outcome::NoSuchStep
                                      : project.bring(pattern);
}

/// The changes that put `wanted` in the place of a track's steps from `first` on. What is there goes first: so the new
/// content has all the room in the pools that the old one had.
template <class Sizes> class StepChanges {
public:
    void put(const Pattern<Sizes>& pattern, const StepRange& range, std::span<const StepValue<Sizes>> wanted) {
        for (const bool isSetting : {false, true}) {
            for (std::size_t index = 0; index < wanted.size(); ++index) {
                const StepValue<Sizes> old = pattern.stepValue(range.track, range.first + index);
                const bool isDue = isSetting ? !wanted[index].isEmpty() : !old.isEmpty();
                if (old != wanted[index] && isDue) {
                    changes_[size_++] = SetStep<Sizes>{
                        .track = range.track,
                        .step = static_cast<std::uint8_t>(range.first + index),
                        .value = isSetting ? wanted[index] : StepValue<Sizes>{}};
                }
            }
        }
    }
    [[nodiscard]] std::span<const Change<Sizes>> view() const { return {changes_.data(), size_}; }

private:
    std::array<Change<Sizes>, 2 * Sizes::kSteps> changes_{};
    std::size_t size_{0};
};

/// Copies the range, lets `tool(std::span<StepValue>)` change it, and puts back what is other than it was.
template <class Sizes, class Tool>
Outcome use(Project<Sizes>& project, const Request& request, const StepRange& range, Tool&& tool) {
    if (const Outcome found = find(project, range.pattern, {range.track, range.first}); !changed(found)) {
        return found;
    }
    const Pattern<Sizes>& pattern = *project.pattern(range.pattern);
    const std::size_t length = pattern.track(range.track).length();
    const std::size_t end = range.count ? std::size_t{range.first} + *range.count : length;
    if (end > Sizes::kSteps) {
        return Outcome::NoSuchStep;
    }
    std::array<StepValue<Sizes>, Sizes::kSteps> room{};
    const std::size_t count = end > range.first ? end - range.first : 0;
    const std::span<StepValue<Sizes>> steps{room.data(), count};
    for (std::size_t index = 0; index < count; ++index) {
        steps[index] = pattern.stepValue(range.track, range.first + index);
    }
    tool(steps);
    StepChanges<Sizes> changes;
    changes.put(pattern, range, steps);
    return changes.view().empty() ? Outcome::NothingToDo
                                  : project.commit(request, range.pattern, changes.view()).outcome;
}

} // namespace

// Copy.

template <class Sizes>
Outcome copyStep(Project<Sizes>& project, PatternId pattern, StepAddress at, StepValue<Sizes>& into) {
    const Outcome found = find(project, pattern, at);
    if (changed(found)) {
        into = project.pattern(pattern)->stepValue(at.track, at.step);
    }
    return found;
}

template <class Sizes>
Outcome copyTrack(Project<Sizes>& project, PatternId pattern, std::uint8_t track, TrackClip<Sizes>& into) {
    const Outcome found = find(project, pattern, {.track = track, .step = 0});
    if (changed(found)) {
        copyTrack(*project.pattern(pattern), track, into.value);
        into.name = project.names().tracks[*project.model().slotOf(pattern)][track];
    }
    return found;
}

template <class Sizes> Outcome copyPattern(Project<Sizes>& project, PatternId pattern, PatternClip<Sizes>& into) {
    if (const Outcome brought = project.bring(pattern); !changed(brought)) {
        return brought;
    }
    into.pattern = *project.pattern(pattern);
    into.tracks = project.names().tracks[*project.model().slotOf(pattern)];
    return Outcome::Done;
}

// Paste.

template <class Sizes>
Outcome pasteStep(
    Project<Sizes>& project, const Request& request, PatternId pattern, StepAddress at, const StepValue<Sizes>& value) {
    return project.commit(request, pattern, SetStep<Sizes>{.track = at.track, .step = at.step, .value = value}).outcome;
}

template <class Sizes>
Outcome pasteTrack(
    Project<Sizes>& project, const Request& request, PatternId pattern, std::uint8_t track,
    const TrackClip<Sizes>& clip) {
    return project
        .rework(
            request, pattern,
            [&](Pattern<Sizes>& content, TrackNames<Sizes>& names) {
                const Outcome outcome = pasteTrack(content, track, clip.value);
                if (changed(outcome)) {
                    names[track] = clip.name;
                }
                return outcome;
            })
        .outcome;
}

template <class Sizes>
Outcome pastePattern(
    Project<Sizes>& project, const Request& request, PatternId pattern, const PatternClip<Sizes>& clip) {
    return project
        .rework(
            request, pattern,
            [&](Pattern<Sizes>& content, TrackNames<Sizes>& names) {
                if (names == clip.tracks && checksum(content) == checksum(clip.pattern)) {
                    return Outcome::NothingToDo;
                }
                content = clip.pattern;
                names = clip.tracks;
                return Outcome::Done;
            })
        .outcome;
}

// Birth.

namespace {

// How a track runs is the music's, not the kit's.
constexpr std::array kRunRows{ParamId::TrackLength, ParamId::StepLength, ParamId::Speed,
                              ParamId::Direction,   ParamId::Mute,       ParamId::Solo};

template <class Sizes> void keepKit(Pattern<Sizes>& pattern) {
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        (void)clearTrack(pattern, track);
        for (const ParamId id : kRunRows) {
            (void)pattern.setTrackParam(track, id, rowOf(id).initial);
        }
    }
    (void)pattern.setPatternParam(ParamId::MasterLength, rowOf(ParamId::MasterLength).initial);
}

template <class Sizes> void keepTime(PatternClip<Sizes>& clip) {
    const auto tempo = clip.pattern.patternParam(ParamId::Tempo);
    const auto swing = clip.pattern.patternParam(ParamId::PatternSwing);
    clip.pattern = {};
    clip.tracks = {};
    (void)clip.pattern.setPatternParam(ParamId::Tempo, *tempo);
    (void)clip.pattern.setPatternParam(ParamId::PatternSwing, *swing);
}

template <class Sizes> bool holdsNothing(const Pattern<Sizes>& pattern) {
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        if (!isEmpty(pattern, track) || pattern.track(track).value(ParamId::Instrument) != 0) {
            return false;
        }
    }
    return true;
}

} // namespace

template <class Sizes>
Outcome bearPattern(
    Project<Sizes>& project, const Request& request, PatternId pattern, PatternBirth birth, PatternClip<Sizes>& room) {
    if (const Outcome found = find(project, pattern, {}); !changed(found)) {
        return found;
    }
    if (!holdsNothing(*project.pattern(pattern))) {
        return Outcome::NotSet;
    }
    const std::int32_t bankTempo = project.names().banks[pattern.bank()].tempo;
    if (birth != PatternBirth::Copy && bankTempo != 0) {
        (void)room.pattern.setPatternParam(ParamId::Tempo, bankTempo);
    }
    if (birth == PatternBirth::Kit) {
        keepKit(room.pattern);
    } else if (birth == PatternBirth::Blank) {
        keepTime(room);
    }
    const Outcome outcome = pastePattern(project, request, pattern, room);
    return outcome == Outcome::NothingToDo ? Outcome::Done : outcome; // blank, and at that tempo already
}

// Clear.

template <class Sizes>
Outcome clearStep(Project<Sizes>& project, const Request& request, PatternId pattern, StepAddress at) {
    if (const Outcome found = find(project, pattern, at); !changed(found)) {
        return found;
    }
    return project.pattern(pattern)->stepValue(at.track, at.step).isEmpty()
               ? Outcome::NothingToDo
               : pasteStep(project, request, pattern, at, StepValue<Sizes>{});
}

template <class Sizes>
Outcome clearTrack(Project<Sizes>& project, const Request& request, PatternId pattern, std::uint8_t track) {
    constexpr auto kAll = static_cast<std::uint8_t>(Sizes::kSteps);
    return use(
        project, request, {.pattern = pattern, .track = track, .count = kAll},
        [](std::span<StepValue<Sizes>> steps) { std::fill(steps.begin(), steps.end(), StepValue<Sizes>{}); });
}

template <class Sizes> Outcome removePattern(Project<Sizes>& project, const Request& request, PatternId pattern) {
    const bool isListed = project.names().exists[pattern.value] || !project.names().patterns[pattern.value].empty();
    const std::array<Change<Sizes>, 2> listing{
        SetName{.what = Named::Pattern, .name = {}}, SetPatternExists{.exists = false}};
    return project
        .rework(
            request, pattern,
            [&](Pattern<Sizes>& content, TrackNames<Sizes>& names) {
                const std::uint64_t before = checksum(content);
                const bool isNamed = names != TrackNames<Sizes>{};
                content = {};
                names = {};
                return isListed || isNamed || checksum(content) != before ? Outcome::Done : Outcome::NotSet;
            },
            listing)
        .outcome;
}

template <class Sizes> Outcome clearPattern(Project<Sizes>& project, const Request& request, PatternId pattern) {
    return project
        .rework(
            request, pattern,
            [](Pattern<Sizes>& content, TrackNames<Sizes>&) {
                Outcome outcome = Outcome::NothingToDo;
                for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
                    outcome = isEmpty(content, track) ? outcome : clearTrack(content, track);
                }
                return outcome;
            })
        .outcome;
}

// Tools.

template <class Sizes>
Outcome fillEuclid(
    Project<Sizes>& project, const Request& request, const StepRange& range, std::size_t hits, int rotation,
    const Note& note) {
    return use(project, request, range, [&](std::span<StepValue<Sizes>> steps) {
        fillHits<Sizes>(steps, euclid(steps.size(), hits, rotation), note);
    });
}

template <class Sizes>
Outcome rotateSteps(Project<Sizes>& project, const Request& request, const StepRange& range, int by) {
    return use(project, request, range, [&](std::span<StepValue<Sizes>> steps) { rotate<Sizes>(steps, by); });
}

template <class Sizes>
Outcome shiftSteps(Project<Sizes>& project, const Request& request, const StepRange& range, int by) {
    return use(project, request, range, [&](std::span<StepValue<Sizes>> steps) { shift<Sizes>(steps, by); });
}

template <class Sizes> Outcome reverseSteps(Project<Sizes>& project, const Request& request, const StepRange& range) {
    return use(project, request, range, [](std::span<StepValue<Sizes>> steps) { reverse<Sizes>(steps); });
}

template <class Sizes>
Outcome humaniseSteps(Project<Sizes>& project, const Request& request, const StepRange& range, const Humanise& amount) {
    return use(project, request, range, [&](std::span<StepValue<Sizes>> steps) { humanise<Sizes>(steps, amount); });
}

template Outcome copyStep(Project<Studio>&, PatternId, StepAddress, StepValue<Studio>&);
template Outcome copyTrack(Project<Studio>&, PatternId, std::uint8_t, TrackClip<Studio>&);
template Outcome copyPattern(Project<Studio>&, PatternId, PatternClip<Studio>&);
template Outcome pasteStep(Project<Studio>&, const Request&, PatternId, StepAddress, const StepValue<Studio>&);
template Outcome pasteTrack(Project<Studio>&, const Request&, PatternId, std::uint8_t, const TrackClip<Studio>&);
template Outcome pastePattern(Project<Studio>&, const Request&, PatternId, const PatternClip<Studio>&);
template Outcome bearPattern(Project<Studio>&, const Request&, PatternId, PatternBirth, PatternClip<Studio>&);
template Outcome clearStep(Project<Studio>&, const Request&, PatternId, StepAddress);
template Outcome clearTrack(Project<Studio>&, const Request&, PatternId, std::uint8_t);
template Outcome clearPattern(Project<Studio>&, const Request&, PatternId);
template Outcome removePattern(Project<Studio>&, const Request&, PatternId);
template Outcome fillEuclid(Project<Studio>&, const Request&, const StepRange&, std::size_t, int, const Note&);
template Outcome rotateSteps(Project<Studio>&, const Request&, const StepRange&, int);
template Outcome shiftSteps(Project<Studio>&, const Request&, const StepRange&, int);
template Outcome reverseSteps(Project<Studio>&, const Request&, const StepRange&);
template Outcome humaniseSteps(Project<Studio>&, const Request&, const StepRange&, const Humanise&);

template Outcome copyStep(Project<Pocket>&, PatternId, StepAddress, StepValue<Pocket>&);
template Outcome copyTrack(Project<Pocket>&, PatternId, std::uint8_t, TrackClip<Pocket>&);
template Outcome copyPattern(Project<Pocket>&, PatternId, PatternClip<Pocket>&);
template Outcome pasteStep(Project<Pocket>&, const Request&, PatternId, StepAddress, const StepValue<Pocket>&);
template Outcome pasteTrack(Project<Pocket>&, const Request&, PatternId, std::uint8_t, const TrackClip<Pocket>&);
template Outcome pastePattern(Project<Pocket>&, const Request&, PatternId, const PatternClip<Pocket>&);
template Outcome bearPattern(Project<Pocket>&, const Request&, PatternId, PatternBirth, PatternClip<Pocket>&);
template Outcome clearStep(Project<Pocket>&, const Request&, PatternId, StepAddress);
template Outcome clearTrack(Project<Pocket>&, const Request&, PatternId, std::uint8_t);
template Outcome clearPattern(Project<Pocket>&, const Request&, PatternId);
template Outcome removePattern(Project<Pocket>&, const Request&, PatternId);
template Outcome fillEuclid(Project<Pocket>&, const Request&, const StepRange&, std::size_t, int, const Note&);
template Outcome rotateSteps(Project<Pocket>&, const Request&, const StepRange&, int);
template Outcome shiftSteps(Project<Pocket>&, const Request&, const StepRange&, int);
template Outcome reverseSteps(Project<Pocket>&, const Request&, const StepRange&);
template Outcome humaniseSteps(Project<Pocket>&, const Request&, const StepRange&, const Humanise&);

} // namespace tresillo
