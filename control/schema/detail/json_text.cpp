// SPDX-License-Identifier: MIT
#include "control/schema/detail/json_text.h"

#include <array>
#include <charconv>
#include <cstddef>

namespace tresillo::schema::detail {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

unsigned byteAt(std::string_view text, std::size_t index) { return static_cast<unsigned char>(text[index]); }

// The table of well-formed sequences in the Unicode standard (section 3.9, table 3-7).

/// How many bytes a character has that begins with this one; 0: none begins so.
std::size_t sizeFrom(unsigned first) {
    return first < 0x80                     ? 1
           : first >= 0xC2 && first <= 0xDF ? 2
           : first >= 0xE0 && first <= 0xEF ? 3
           : first >= 0xF0 && first <= 0xF4 ? 4
                                            : 0;
}

/// Whether `second` may follow `first`: not all may, lest a character have two forms or be none.
bool mayFollow(unsigned first, unsigned second) {
    const unsigned lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const unsigned highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    return second >= lowest && second <= highest;
}

/// The bytes of the character at the front of `text`; 0 when it is none.
std::size_t characterSize(std::string_view text) {
    const std::size_t size = sizeFrom(byteAt(text, 0));
    if (size > text.size() || (size > 1 && !mayFollow(byteAt(text, 0), byteAt(text, 1)))) {
        return 0;
    }
    for (std::size_t index = 2; index < size; ++index) {
        if ((byteAt(text, index) & 0xC0U) != 0x80U) {
            return 0;
        }
    }
    return size;
}

void appendEscaped(std::string& out, char letter) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(letter);
    if (letter == '"' || letter == '\\') {
        out += '\\';
        out += letter;
    } else if (byte < 0x20 || byte == 0x7F) {
        out += "\\u00";
        out += kDigits[byte / 16];
        out += kDigits[byte % 16];
    } else {
        out += letter;
    }
}

} // namespace

void appendText(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        const std::size_t size = characterSize(text);
        if (size == 1) {
            appendEscaped(out, text.front());
        } else {
            out += size == 0 ? kReplacement : text.substr(0, size);
        }
        text.remove_prefix(size == 0 ? 1 : size);
    }
    out += '"';
}

void appendInteger(std::string& out, std::int64_t value) {
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), end);
}

} // namespace tresillo::schema::detail
