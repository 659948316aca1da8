// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/edit.h"
#include "core/model/names.h"
#include "core/model/song.h"
#include "core/model/sound.h"
#include "core/sequence/pattern.h"

#include <array>
#include <cstdint>
#include <optional>

namespace tresillo {

/// A place for one whole pattern. The pattern itself lies in memory that somebody else owns.
template <class Sizes> struct Slot {
    PatternId id{};
    Pattern<Sizes>* pattern{nullptr}; ///< None while the slot is empty.
};

inline constexpr std::size_t kProjectRows = kParamRows - indexOf(ParamId::MasterLevel);

namespace detail {
constexpr std::array<Ticks, kPatterns> initialEnds() {
    std::array<Ticks, kPatterns> ends{};
    ends.fill(kBar);
    return ends;
}
} // namespace detail

/// The open project as values: the patterns that are at hand, the song, and the project's parameters. There are two
/// copies, the project's and the audio thread's, which differ only in that the latter has no names. Nothing but
/// `apply` and the handover of a slot changes either.
/// Thread-safe: no (each thread has its own). Realtime-safe: yes.
template <class Sizes> struct Model {
    std::array<Slot<Sizes>, Sizes::kSlots> slots{};
    Song<Sizes> song{};
    Chain<Sizes> chain{};
    std::array<Sound, Sizes::kSounds> sounds{};
    std::array<std::int32_t, kProjectRows> projectValues{initialProjectValues()};
    /// How long each pattern is, also of those that are in no slot: a song's bars can be counted without them.
    std::array<Ticks, kPatterns> patternEnds{detail::initialEnds()};
    Names<Sizes>* names{nullptr};

    [[nodiscard]] std::optional<std::uint8_t> slotOf(PatternId id) const {
        for (std::uint8_t slot = 0; slot < Sizes::kSlots; ++slot) {
            if (slots[slot].pattern != nullptr && slots[slot].id == id) {
                return slot;
            }
        }
        return std::nullopt;
    }

    /// The Sound that a step or track names by its number, from 1 on; null when there is none.
    [[nodiscard]] const Sound* sound(std::int32_t number) const {
        const bool isPlace = number > 0 && number <= static_cast<std::int32_t>(Sizes::kSounds);
        const Sound* found = isPlace ? &sounds[static_cast<std::size_t>(number - 1)] : nullptr;
        return found != nullptr && found->isSet ? found : nullptr;
    }

    /// The value of a project row.
    [[nodiscard]] std::int32_t projectParam(ParamId id) const {
        return projectValues[indexOf(id) - indexOf(ParamId::MasterLevel)];
    }

private:
    static constexpr std::array<std::int32_t, kProjectRows> initialProjectValues() {
        std::array<std::int32_t, kProjectRows> values{};
        for (std::size_t index = 0; index < kProjectRows; ++index) {
            values[index] = kParamTable[kParamRows - kProjectRows + index].initial;
        }
        return values;
    }
};

} // namespace tresillo
