// SPDX-License-Identifier: MIT
#include "storage/hydrogen/detail/say.h"

#include <cstdint>

namespace tresillo::storage::detail {
namespace {

// Length of the UTF-8 sequence at the start of `text`; 0 where there is none. Table 3-7 of the Unicode standard,
// without overlong forms and surrogates.
std::size_t sequenceLength(std::string_view text) {
    const auto byte = [text](std::size_t index) { return static_cast<std::uint8_t>(text[index]); };
    const auto continues = [&](std::size_t index, unsigned low, unsigned high) {
        return index < text.size() && byte(index) >= low && byte(index) <= high;
    };
    const unsigned first = byte(0);
    if (first < 0x80U) {
        return 1;
    }
    if (first >= 0xC2U && first <= 0xDFU) {
        return continues(1, 0x80U, 0xBFU) ? 2 : 0;
    }
    if (first >= 0xE0U && first <= 0xEFU) {
        const unsigned low = first == 0xE0U ? 0xA0U : 0x80U;
        const unsigned high = first == 0xEDU ? 0x9FU : 0xBFU;
        return continues(1, low, high) && continues(2, 0x80U, 0xBFU) ? 3 : 0;
    }
    if (first >= 0xF0U && first <= 0xF4U) {
        const unsigned low = first == 0xF0U ? 0x90U : 0x80U;
        const unsigned high = first == 0xF4U ? 0x8FU : 0xBFU;
        return continues(1, low, high) && continues(2, 0x80U, 0xBFU) && continues(3, 0x80U, 0xBFU) ? 4 : 0;
    }
    return 0;
}

} // namespace

std::string shown(std::string_view text, std::size_t limit) {
    std::string result;
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        const bool control = static_cast<std::uint8_t>(text[0]) < 0x20U || text[0] == 0x7F;
        if (result.size() + (length == 0 ? 1 : length) > limit) {
            result += "...";
            break;
        }
        if (length == 0 || control) {
            result += control ? ' ' : '?';
            text.remove_prefix(1);
        } else {
            result += text.substr(0, length);
            text.remove_prefix(length);
        }
    }
    return result;
}

} // namespace tresillo::storage::detail
