// SPDX-License-Identifier: MIT
#include "control/views/pattern_view.h"

#include "control/views/checksum.h"

namespace tresillo::views {
namespace {

ParamValues patternValues(const Pattern<Studio>& pattern) {
    ParamValues values;
    for (const ParamId id : {ParamId::Tempo, ParamId::PatternSwing, ParamId::MasterLength}) {
        values.push_back({.id = id, .value = *pattern.patternParam(id)});
    }
    return values;
}

TrackView trackView(const Project<Studio>& project, std::uint8_t slot, std::size_t track) {
    const Pattern<Studio>& pattern = *project.model().slots[slot].pattern;
    TrackView view{.name = std::string{project.names().tracks[slot][track].view()}};
    view.values.reserve(kTrackRows);
    for (std::size_t row = 0; row < kTrackRows; ++row) {
        const auto id = static_cast<ParamId>(row);
        view.values.push_back({.id = id, .value = pattern.track(track).value(id)});
    }
    pattern.forEachControlChange(track, [&](const LockedValue& held) { view.controls.push_back(held); });
    return view;
}

PoolView poolView(const Pattern<Studio>& pattern) {
    const PoolUsage& usage = pattern.lockUsage();
    return {.used = usage.used, .highWater = usage.highWater, .failures = usage.failures};
}

PlacedStep placedStep(const Pattern<Studio>& pattern, std::size_t track, std::size_t step) {
    PlacedStep placed{.track = static_cast<std::uint8_t>(track), .step = static_cast<std::uint8_t>(step)};
    if (const StepValue<Studio> value = pattern.stepValue(track, step); !value.isEmpty()) {
        placed.value = value;
    }
    return placed;
}

std::string nameOf(const Project<Studio>& project, PatternId pattern) {
    return std::string{project.names().patterns[pattern.value].view()};
}

/// Calls `visit(track, step)` for every step there is.
template <class Visit> void forEachStep(Visit&& visit) {
    for (std::size_t track = 0; track < Studio::kTracks; ++track) {
        for (std::size_t step = 0; step < Studio::kSteps; ++step) {
            visit(track, step);
        }
    }
}

std::vector<PlacedTrack> dirtyTracks(const Project<Studio>& project, std::uint8_t slot, const Dirty& dirty) {
    std::vector<PlacedTrack> tracks;
    for (std::size_t track = 0; track < Studio::kTracks; ++track) {
        if (dirty.tracks()[track]) {
            tracks.push_back({.track = static_cast<std::uint8_t>(track), .view = trackView(project, slot, track)});
        }
    }
    return tracks;
}

} // namespace

std::optional<PatternView> patternView(const Project<Studio>& project, PatternId id) {
    const auto slot = project.model().slotOf(id);
    if (!slot) {
        return std::nullopt;
    }
    const Pattern<Studio>& pattern = *project.model().slots[*slot].pattern;
    PatternView message{
        .pattern = id,
        .name = nameOf(project, id),
        .values = patternValues(pattern),
        .pool = poolView(pattern),
        .checksum = wireChecksum(pattern)};
    for (std::size_t track = 0; track < Studio::kTracks; ++track) {
        message.tracks.push_back(trackView(project, *slot, track));
    }
    forEachStep([&](std::size_t track, std::size_t step) {
        if (const PlacedStep placed = placedStep(pattern, track, step); placed.value) {
            message.steps.push_back(placed);
        }
    });
    return message;
}

std::optional<PatternUpdate> patternUpdate(const Project<Studio>& project, const Dirty& dirty) {
    const auto slot = project.model().slotOf(dirty.pattern());
    if (!slot) {
        return std::nullopt;
    }
    const Pattern<Studio>& pattern = *project.model().slots[*slot].pattern;
    PatternUpdate message{.pattern = dirty.pattern(), .pool = poolView(pattern), .checksum = wireChecksum(pattern)};
    if (dirty.name()) {
        message.name = nameOf(project, dirty.pattern());
    }
    if (dirty.values()) {
        message.values = patternValues(pattern);
    }
    if (dirty.tracks().any()) {
        message.tracks = dirtyTracks(project, *slot, dirty);
    }
    if (dirty.hasSteps()) {
        std::vector<PlacedStep>& steps = message.steps.emplace();
        forEachStep([&](std::size_t track, std::size_t step) {
            if (dirty.step(track, step)) {
                steps.push_back(placedStep(pattern, track, step));
            }
        });
    }
    return message;
}

bool holdsMusic(const Pattern<Studio>& pattern) {
    bool isFound = false;
    for (std::size_t track = 0; track < Studio::kTracks; ++track) {
        isFound = isFound || pattern.track(track).value(ParamId::Instrument) != 0;
    }
    forEachStep([&](std::size_t track, std::size_t step) {
        const StepCells<Studio>& cells = pattern.step(track, step);
        isFound =
            isFound || cells.hasNotes != 0 || cells.condition != 0 || cells.values != Pattern<Studio>::Locks::kNone;
    });
    return isFound;
}

} // namespace tresillo::views
