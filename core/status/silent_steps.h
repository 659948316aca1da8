// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/song.h"
#include "core/sequence/step_set.h"

#include <array>

namespace tresillo {

/// Which steps will stay silent on their coming pass, for the pattern that each track plays or, stopped, would play.
/// A step counts as silent when it holds a trig that comes and does not play: mute, condition or dice keep it from it.
/// Steps without a trig and, in a random order, steps whose turn does not come are not marked.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> struct SilentSteps {
    std::array<PatternId, Sizes::kTracks> patterns{};
    std::array<StepSet<Sizes::kSteps>, Sizes::kTracks> steps{};

    bool operator==(const SilentSteps&) const = default;
};

} // namespace tresillo
