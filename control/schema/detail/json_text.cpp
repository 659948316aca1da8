// SPDX-License-Identifier: MIT
#include "control/schema/detail/json_text.h"

#include "core/base/utf8.h"

#include <array>
#include <charconv>
#include <cstddef>

namespace tresillo::schema::detail {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

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
        const std::size_t size = firstCharacter(text).bytes;
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
