// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_vector.h"
#include "core/sequence/sizes.h"
#include "core/sequence/step_value.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace tresillo {

// The text form of a track: one letter for each step, `X` an accent, `x` a note, anything else a rest.

/// Velocity 1.0 and 0.6 of the text form.
inline constexpr std::uint8_t kAccentVelocity = 127;
inline constexpr std::uint8_t kTextVelocity = 76;
/// What the accent boost of a track that comes from text is, in hertz, unless it says otherwise.
inline constexpr std::int32_t kTextAccentBoost = 1'500;
/// From here on a note is written as an accent: nearer to 1.0 than to 0.6.
inline constexpr std::uint8_t kAccentFrom = 102;

/// Writes a text into `steps`: each step gets its note or becomes empty; steps beyond the text become empty, and
/// letters beyond the steps are left out. The notes' pitches are those of the list, one after the other and over again,
/// a rest taking none; 60 if it is empty. Returns how many notes there are. Thread-safe: yes. Realtime-safe: yes.
template <class Sizes>
std::size_t stepsFromText(
    std::string_view text, std::span<const std::uint8_t> pitches, std::span<StepValue<Sizes>> steps);

/// The letters of a track's steps. Thread-safe: no (a value). Realtime-safe: yes.
struct TrackText {
    FixedVector<char, Studio::kSteps> letters{};

    [[nodiscard]] std::string_view view() const { return {letters.begin(), letters.size()}; }
};

/// The text of these steps: a step that plays is `X` or `x` by its loudest note, one that is silent is `.`.
/// Thread-safe: yes. Realtime-safe: yes.
template <class Sizes> TrackText textFromSteps(std::span<const StepValue<Sizes>> steps);

} // namespace tresillo
