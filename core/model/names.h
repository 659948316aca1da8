// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_string.h"
#include "core/model/pad_values.h"
#include "core/model/project_kit.h"
#include "core/model/song.h"
#include "core/model/sound.h"

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>

namespace tresillo {

using PatternName = FixedString<16>;
using TrackName = FixedString<16>;
using ProjectName = FixedString<24>;
using BankName = FixedString<16>;

/// A bank besides its patterns. Thread-safe: no (a value). Realtime-safe: yes.
struct Bank {
    BankName name{};
    /// What its new patterns begin with, in thousandths of BPM; 0: they take that of the pattern that they come of.
    std::int32_t tempo{0};

    constexpr bool operator==(const Bank&) const = default;
};

/// The words of a project, its banks and its list of kits. Only the project's own copy of the model has them: sound
/// does not need them. Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> struct Names {
    ProjectName project{};
    std::array<PatternName, kPatterns> patterns{};
    std::array<std::array<TrackName, Sizes::kTracks>, Sizes::kSlots> tracks{}; ///< Of the pattern in each slot.
    std::array<SoundName, Sizes::kSounds> sounds{};
    std::array<ProjectKit<Sizes>, Sizes::kKits> kits{}; ///< What a track's Kit row names.
    PadValues<Sizes::kPadValues> padValues{};           ///< What pads of those kits are set to.
    std::array<Bank, kBanks> banks{};
    std::bitset<kPatterns> exists{}; ///< Which patterns the project lists though they may hold nothing.
};

} // namespace tresillo
