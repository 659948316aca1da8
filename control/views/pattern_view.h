// SPDX-License-Identifier: MIT
#pragma once

// A pattern as a value that surfaces show: whole, or what changed of it.
#include "control/views/dirty.h"
#include "core/sequence/sizes.h"
#include "core/sequence/step_value.h"
#include "project/project.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tresillo::views {

/// Parameters with their values, by rising id.
using ParamValues = std::vector<LockedValue>;

struct TrackView {
    std::string name{};
    ParamValues values{};   ///< Every row of a track.
    ParamValues controls{}; ///< The control changes that it sends.
};

/// A step of a view; without a value it is empty.
struct PlacedStep {
    std::uint8_t track{0};
    std::uint8_t step{0};
    std::optional<StepValue<Studio>> value{};
};

struct PlacedTrack {
    std::uint8_t track{0};
    TrackView view{};
};

/// How full the pattern's pool of locks is.
struct PoolView {
    std::uint16_t used{0};
    std::uint16_t highWater{0};
    std::uint32_t failures{0};
    std::uint16_t capacity{Studio::kLockCells};
};

struct PatternView {
    PatternId pattern{};
    std::string name{};
    ParamValues values{};
    std::vector<TrackView> tracks{};
    std::vector<PlacedStep> steps{}; ///< Those that are not empty.
    PoolView pool{};
    std::uint32_t checksum{0};
};

/// What changed since the last message about the pattern, as it is now.
struct PatternUpdate {
    PatternId pattern{};
    std::optional<std::string> name{};
    std::optional<ParamValues> values{};
    std::optional<std::vector<PlacedTrack>> tracks{};
    std::optional<std::vector<PlacedStep>> steps{};
    PoolView pool{};
    std::uint32_t checksum{0};
};

/// A whole pattern; none when it is in no slot.
/// Thread-safe: no; called by the project's thread. Realtime-safe: no. This holds for everything here.
std::optional<PatternView> patternView(const Project<Studio>& project, PatternId id);

/// What `dirty` collected about the pattern that its viewer looks at; none when it is in no slot.
std::optional<PatternUpdate> patternUpdate(const Project<Studio>& project, const Dirty& dirty);

/// Whether any step of the pattern holds anything, or a track plays something.
bool holdsMusic(const Pattern<Studio>& pattern);

} // namespace tresillo::views
