// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tresillo {

/// A name of at most `Capacity` bytes (UTF-8), kept inside the value. A longer text is cut at the last whole character.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <std::size_t Capacity> class FixedString {
    static_assert(Capacity <= 255);

public:
    constexpr FixedString() = default;
    constexpr explicit FixedString(std::string_view text) {
        size_ = static_cast<std::uint8_t>(wholeCharacters(text));
        for (std::size_t index = 0; index < size_; ++index) {
            bytes_[index] = text[index];
        }
    }

    /// Valid as long as the string is. Its size may have come as a byte of somebody's memory.
    [[nodiscard]] constexpr std::string_view view() const {
        require(size_ <= Capacity);
        return {bytes_.data(), size_};
    }
    [[nodiscard]] constexpr bool empty() const { return size_ == 0; }
    [[nodiscard]] static constexpr std::size_t capacity() { return Capacity; }
    constexpr bool operator==(const FixedString&) const = default;

private:
    // A UTF-8 continuation byte is 10xxxxxx: the cut must not fall before one.
    static constexpr std::size_t wholeCharacters(std::string_view text) {
        if (text.size() <= Capacity) {
            return text.size();
        }
        std::size_t size = Capacity;
        while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
            --size;
        }
        return size;
    }

    std::array<char, Capacity> bytes_{};
    std::uint8_t size_{0};
};

} // namespace tresillo
