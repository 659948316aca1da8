// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/sound.h"
#include "core/sequence/pattern.h"
#include "storage/json/sparse_pattern.h"
#include "tests/core/dice.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace tresillo::storage {

inline Note randomNote(Dice& dice) {
    return {
        .pitch = static_cast<std::uint8_t>(dice.from(0, 127)),
        .velocity = static_cast<std::uint8_t>(dice.from(1, 127)),
        .micro = static_cast<std::int8_t>(dice.from(-kMaxMicro, kMaxMicro)),
        .on = dice.chance(90),
        .length = static_cast<std::uint16_t>(dice.chance(20) ? kInfiniteLength : dice.from(1, kMaxLength))};
}

/// Every row, control change, note and lock may be set, to any value that it may have.
inline void fillRandomly(Pattern<Studio>& pattern, std::uint64_t seed, int density) {
    Dice dice{seed};
    const auto valueOf = [&](ParamId id) { return dice.from(rowOf(id).minimum, rowOf(id).maximum); };
    for (const ParamRow& row : kParamTable) {
        if (row.scope == Scope::Pattern && dice.chance(density)) {
            (void)pattern.setPatternParam(row.id, valueOf(row.id));
        }
    }
    const auto tracks = static_cast<std::size_t>(dice.from(0, Studio::kTracks));
    for (std::size_t track = 0; track < tracks; ++track) {
        for (const ParamRow& row : kParamTable) {
            if (row.scope == Scope::Track && dice.chance(density)) {
                (void)pattern.setTrackParam(track, row.id, valueOf(row.id));
            }
        }
        for (int number = 0; number < 128; ++number) {
            if (dice.chance(density / 10)) {
                (void)pattern.setTrackParam(track, controlChange(static_cast<std::uint8_t>(number)), dice.from(0, 127));
            }
        }
        for (std::size_t step = 0; step < Studio::kSteps; ++step) {
            for (std::size_t slot = 0; slot < Studio::kNotesPerStep; ++slot) {
                if (dice.chance(density / 2)) {
                    (void)pattern.setNote(track, step, slot, randomNote(dice));
                }
            }
            for (const ParamRow& row : kParamTable) {
                if ((row.lockable || row.scope == Scope::Step) && dice.chance(density / 8)) {
                    (void)pattern.setStepParam(track, step, row.id, valueOf(row.id));
                }
            }
        }
    }
}

inline SoundValues randomSound(Dice& dice) {
    SoundValues values;
    for (const ParamId id : kSoundRows) {
        if (dice.chance(40)) {
            (void)values.set(id, dice.from(rowOf(id).minimum, rowOf(id).maximum));
        }
    }
    return values;
}

inline PatternWords randomWords(Dice& dice) {
    const auto letters = [&] {
        constexpr std::string_view kLetters = "abc XYZ\"\\/{}[]:,\xC3\xA9";
        std::string text;
        for (int count = dice.from(0, 12); count > 0; --count) {
            const auto place = static_cast<std::size_t>(dice.from(0, 16));
            text += place == 15 || place == 16 ? kLetters.substr(15) : kLetters.substr(place, 1);
        }
        return text;
    };
    PatternWords words{.name = PatternName{letters()}};
    for (TrackName& name : words.tracks) {
        name = dice.chance(30) ? TrackName{letters()} : TrackName{};
    }
    return words;
}

} // namespace tresillo::storage
