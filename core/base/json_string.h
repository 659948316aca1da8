// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/utf8.h"

#include <cstddef>
#include <string_view>

namespace tresillo {
namespace detail {

template <class Text> constexpr void appendJsonByte(Text& out, char letter) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(letter);
    if (letter == '"' || letter == '\\') {
        out += '\\';
        out += letter;
    } else if (byte < 0x20U || byte == 0x7FU) {
        out += std::string_view{"\\u00"};
        out += kDigits[byte >> 4U];
        out += kDigits[byte & 0xFU];
    } else {
        out += letter;
    }
}

} // namespace detail

/// Appends a text as a JSON string (RFC 8259, section 7), in quotes: the only place of the program that escapes one.
/// Control characters and DEL become \u00XX in lower case; every byte that is not UTF-8 becomes U+FFFD, because a
/// WebSocket ends, and a file is refused, at the first of them. Everything else stands as it is.
/// `Text` is a string that can be appended to. Thread-safe: yes. Realtime-safe: as `Text` is.
template <class Text> constexpr void appendJsonString(Text& out, std::string_view text) {
    constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
    out += '"';
    while (!text.empty()) {
        const std::size_t bytes = firstCharacter(text).bytes;
        if (bytes == 1) {
            detail::appendJsonByte(out, text.front());
        } else {
            out += bytes == 0 ? kReplacement : text.substr(0, bytes);
        }
        text.remove_prefix(bytes == 0 ? 1 : bytes);
    }
    out += '"';
}

} // namespace tresillo
