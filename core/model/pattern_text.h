// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_string.h"
#include "core/model/song.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tresillo {

/// A pattern as people name it: bank A to P and its place 01 to 16 in the bank. "A01" is pattern 0.
/// Thread-safe: yes. Realtime-safe: yes.
constexpr FixedString<3> patternText(PatternId id) {
    const int place = id.place() + 1;
    const std::array<char, 3> letters{
        static_cast<char>('A' + id.bank()), static_cast<char>('0' + place / 10), static_cast<char>('0' + place % 10)};
    return FixedString<3>{std::string_view{letters.data(), letters.size()}};
}

/// The reverse, exactly in this form; none if there is no such pattern. Thread-safe: yes. Realtime-safe: yes.
constexpr std::optional<PatternId> patternFromText(std::string_view text) {
    if (text.size() != 3 || text[0] < 'A' || text[0] > 'P' || text[1] < '0' || text[1] > '1' || text[2] < '0' ||
        text[2] > '9') {
        return std::nullopt;
    }
    const int place = (text[1] - '0') * 10 + (text[2] - '0');
    if (place < 1 || place > 16) {
        return std::nullopt;
    }
    return PatternId{static_cast<std::uint8_t>((text[0] - 'A') * 16 + place - 1)};
}

/// A bank as people name it, A to P. Thread-safe: yes. Realtime-safe: yes.
constexpr FixedString<1> bankText(std::size_t bank) {
    const char letter = static_cast<char>('A' + bank % kBanks);
    return FixedString<1>{std::string_view{&letter, 1}};
}

/// The reverse; none if there is no such bank. Thread-safe: yes. Realtime-safe: yes.
constexpr std::optional<std::uint8_t> bankFromText(std::string_view text) {
    const bool isBank = text.size() == 1 && text[0] >= 'A' && text[0] <= 'P';
    return isBank ? std::optional{static_cast<std::uint8_t>(text[0] - 'A')} : std::nullopt;
}

} // namespace tresillo
