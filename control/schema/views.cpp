// SPDX-License-Identifier: MIT
#include "control/schema/views.h"

#include "control/schema/checksum.h"
#include "control/schema/undo_words.h"
#include "core/model/section_ticks.h"

#include <string_view>

namespace tresillo::schema {
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

std::optional<PatternMessage> patternMessage(const Project<Studio>& project, PatternId id) {
    const auto slot = project.model().slotOf(id);
    if (!slot) {
        return std::nullopt;
    }
    const Pattern<Studio>& pattern = *project.model().slots[*slot].pattern;
    PatternMessage message{
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

std::optional<UpdateMessage> updateMessage(const Project<Studio>& project, const Dirty& dirty) {
    const auto slot = project.model().slotOf(dirty.pattern());
    if (!slot) {
        return std::nullopt;
    }
    const Pattern<Studio>& pattern = *project.model().slots[*slot].pattern;
    UpdateMessage message{.pattern = dirty.pattern(), .pool = poolView(pattern), .checksum = wireChecksum(pattern)};
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

std::vector<Ticks> sectionStarts(const Model<Studio>& model) {
    std::vector<Ticks> starts;
    Ticks start{};
    for (const Section& section : model.song) {
        starts.push_back(start);
        start = start + sectionTicks(model, section);
    }
    return starts;
}

ProjectMessage projectMessage(const Project<Studio>& project, const ProjectWords& words) {
    const Model<Studio>& model = project.model();
    ProjectMessage message{
        .name = std::string{project.names().project.view()},
        .kits = words.kits,
        .song = {model.song.begin(), model.song.end()},
        .starts = sectionStarts(model),
        .chain = {model.chain.begin(), model.chain.end()},
        .demos = words.demos,
        .empty = words.empty};
    for (std::size_t row = indexOf(ParamId::MasterLevel); row < kParamRows; ++row) {
        const auto id = static_cast<ParamId>(row);
        message.values.push_back({.id = id, .value = model.projectParam(id)});
    }
    for (std::size_t index = 0; index < model.sounds.size(); ++index) {
        if (model.sounds[index].isSet) {
            message.sounds.push_back(
                {.sound = static_cast<std::uint8_t>(index + 1),
                 .name = std::string{project.names().sounds[index].view()},
                 .kind = static_cast<InstrumentKind>(model.sounds[index].values.value(ParamId::Instrument))});
        }
    }
    for (std::size_t pattern = 0; pattern < kPatterns; ++pattern) {
        const PatternId id{static_cast<std::uint8_t>(pattern)};
        if (words.music[pattern] || !project.names().patterns[pattern].empty()) {
            message.patterns.push_back({.pattern = id, .name = nameOf(project, id)});
        }
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

HistoryMessage historyMessage(const Project<Studio>& project) {
    HistoryMessage message{
        .undoDepth = static_cast<std::uint32_t>(project.undoDepth()),
        .redoDepth = static_cast<std::uint32_t>(project.redoDepth()),
        .unkept = static_cast<std::uint32_t>(project.unkept())};
    if (const auto entry = project.newestUndo()) {
        message.undo = undoWords(*entry);
    }
    if (const auto entry = project.newestRedo()) {
        message.redo = undoWords(*entry);
    }
    return message;
}

std::string silentText(const StepSet<Studio::kSteps>& steps) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (std::size_t step = 0; step < Studio::kSteps; step += 4) {
        unsigned digit = 0;
        for (std::size_t bit = 0; bit < 4; ++bit) {
            digit |= steps.has(step + bit) ? 1U << bit : 0U;
        }
        text += kDigits[digit];
    }
    return text;
}

} // namespace tresillo::schema
