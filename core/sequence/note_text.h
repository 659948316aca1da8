// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_string.h"
#include "core/base/fixed_vector.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tresillo {

using PitchName = FixedString<4>;

/// "C-1" for 0, "C4" for 60, "G9" for 127; sharps for the black keys. Thread-safe: yes. Realtime-safe: yes.
PitchName pitchName(std::uint8_t pitch);

/// A pitch from a MIDI number ("60"), a name ("C#4", "Bb2", "c-1") or a frequency in Hz, which has a point ("440.0",
/// the nearest note is taken). None if it is none of these or lies outside 0-127.
/// Thread-safe: yes. Realtime-safe: yes.
std::optional<std::uint8_t> pitchFromText(std::string_view text);

/// The note nearest to a frequency in millionths of a Hz; none below the lowest or above the highest.
/// Thread-safe: yes. Realtime-safe: yes.
std::optional<std::uint8_t> pitchFromMicroHz(std::int64_t microHz);

inline constexpr std::size_t kListedNotes = 128;
using PitchList = FixedVector<std::uint8_t, kListedNotes>;

/// Pitches separated by spaces or commas. None if one of them is no pitch, or there are more than kListedNotes.
/// Thread-safe: yes. Realtime-safe: yes.
std::optional<PitchList> pitchListFromText(std::string_view text);

/// "C4 D#4 G4". Thread-safe: yes. Realtime-safe: yes.
struct PitchListText {
    FixedVector<char, kListedNotes*(PitchName::capacity() + 1)> letters{};

    [[nodiscard]] std::string_view view() const { return {letters.begin(), letters.size()}; }
};
PitchListText pitchListText(const PitchList& list);

} // namespace tresillo
