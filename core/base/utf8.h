// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace tresillo {

/// A character at the front of a UTF-8 text.
struct Utf8Character {
    char32_t code{0};
    std::size_t bytes{0}; ///< 1 to 4; 0: the text is empty or begins with what is not UTF-8.
};

namespace detail {

constexpr unsigned byteAt(std::string_view text, std::size_t index) {
    return index < text.size() ? static_cast<unsigned char>(text[index]) : 0U;
}

/// How many bytes a character has that begins with this one; 0: none begins so.
constexpr std::size_t utf8Bytes(unsigned first) {
    return first < 0x80U                      ? 1
           : first >= 0xC2U && first <= 0xDFU ? 2
           : first >= 0xE0U && first <= 0xEFU ? 3
           : first >= 0xF0U && first <= 0xF4U ? 4
                                              : 0;
}

/// Not every second byte may follow: no character has two forms, and surrogates are none.
constexpr bool mayFollow(unsigned first, unsigned second) {
    const unsigned lowest = first == 0xE0U ? 0xA0U : first == 0xF0U ? 0x90U : 0x80U;
    const unsigned highest = first == 0xEDU ? 0x9FU : first == 0xF4U ? 0x8FU : 0xBFU;
    return second >= lowest && second <= highest;
}

} // namespace detail

/// The first character of `text`, by the table of well-formed sequences in the Unicode standard (section 3.9,
/// table 3-7). Thread-safe: yes. Realtime-safe: yes.
constexpr Utf8Character firstCharacter(std::string_view text) {
    const unsigned first = detail::byteAt(text, 0);
    const std::size_t bytes = text.empty() ? 0 : detail::utf8Bytes(first);
    if (bytes < 2) {
        return {.code = first, .bytes = bytes};
    }
    if (!detail::mayFollow(first, detail::byteAt(text, 1))) {
        return {};
    }
    char32_t code = first & (0x7FU >> bytes);
    for (std::size_t index = 1; index < bytes; ++index) {
        const unsigned byte = detail::byteAt(text, index);
        if ((byte & 0xC0U) != 0x80U) {
            return {};
        }
        code = code << 6U | (byte & 0x3FU);
    }
    return {.code = code, .bytes = bytes};
}

} // namespace tresillo
