// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace tresillo {
namespace detail {

struct CodeRange {
    char32_t first;
    char32_t last;
};

/// What a terminal obeys instead of showing it, and what nobody sees: it can move the cursor, change the order in which
/// a line is read, or make two names look alike. Rising.
inline constexpr std::array<CodeRange, 25> kUnprintable{{
    {0x0000, 0x001F},    // C0: escape sequences begin here
    {0x007F, 0x009F},    // delete and C1: 0x9B is an escape and a bracket in one
    {0x00AD, 0x00AD},    // soft hyphen
    {0x034F, 0x034F},    // grapheme joiner
    {0x061C, 0x061C},    // Arabic letter mark
    {0x115F, 0x1160},    // Hangul fillers
    {0x17B4, 0x17B5},    // Khmer vowels that are not seen
    {0x180B, 0x180F},    // Mongolian selectors and vowel separator
    {0x200B, 0x200F},    // zero width, left-to-right and right-to-left marks
    {0x2028, 0x202E},    // line and paragraph separator, bidirectional embeddings and overrides
    {0x2060, 0x206F},    // word joiner, bidirectional isolates, deprecated controls
    {0x2800, 0x2800},    // a Braille cell without a dot
    {0x3164, 0x3164},    // Hangul filler
    {0xD800, 0xDFFF},    // surrogates
    {0xFDD0, 0xFDEF},    // no characters
    {0xFE00, 0xFE0F},    // variation selectors
    {0xFEFF, 0xFEFF},    // byte order mark
    {0xFFA0, 0xFFA0},    // Hangul filler
    {0xFFF0, 0xFFFB},    // interlinear annotation
    {0xFFFE, 0xFFFF},    // no characters
    {0x1107F, 0x1107F},  // Brahmi number joiner
    {0x13430, 0x1345F},  // format controls of hieroglyphs
    {0x1BCA0, 0x1BCA3},  // format controls of shorthand
    {0x1D173, 0x1D17A},  // format controls of musical notation
    {0xE0000, 0x10FFFF}, // tags, further selectors, private use
}};

} // namespace detail

/// Whether a character is shown as a sign of its own, or a blank, and nothing else comes of it.
/// Thread-safe: yes. Realtime-safe: yes.
constexpr bool isPrintable(char32_t code) {
    return std::none_of(
        detail::kUnprintable.begin(), detail::kUnprintable.end(),
        [code](const detail::CodeRange& range) { return code >= range.first && code <= range.last; });
}

/// Text of a file, a path or a peer, fit to stand on one line of a terminal or a log: whatever is not printable or not
/// UTF-8 becomes `?`, a tab or the end of a line a blank, and what is longer than `most` bytes is cut and ends in
/// "...". `Text` is a string that can be appended to. Thread-safe: yes. Realtime-safe: no.
template <class Text> Text printable(std::string_view text, std::size_t most) {
    Text shown;
    while (!text.empty()) {
        const Utf8Character character = firstCharacter(text);
        const std::size_t bytes = std::max<std::size_t>(character.bytes, 1);
        const bool isFine = character.bytes != 0 && isPrintable(character.code);
        if (shown.size() + (isFine ? bytes : 1) > most) {
            shown += "...";
            break;
        }
        if (isFine) {
            shown += text.substr(0, bytes);
        } else {
            shown += character.bytes == 1 && character.code >= '\t' && character.code <= '\r' ? ' ' : '?';
        }
        text.remove_prefix(bytes);
    }
    return shown;
}

} // namespace tresillo
