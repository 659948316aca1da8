// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_string.h"
#include "core/model/song.h"
#include "core/model/sound.h"

#include <array>

namespace tresillo {

using PatternName = FixedString<16>;
using TrackName = FixedString<16>;
using ProjectName = FixedString<24>;

/// The words of a project. Only the project's own copy of the model has them: sound does not need them.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> struct Names {
    ProjectName project{};
    std::array<PatternName, kPatterns> patterns{};
    std::array<std::array<TrackName, Sizes::kTracks>, Sizes::kSlots> tracks{}; ///< Of the pattern in each slot.
    std::array<SoundName, Sizes::kSounds> sounds{};
};

} // namespace tresillo
