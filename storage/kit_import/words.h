// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <string>
#include <string_view>

namespace tresillo::storage {

/// A number as people write it: the shortest digits that name it, without regard to the locale.
template <class Number> std::string digits(Number value) {
    std::array<char, 40> room{};
    const auto end = std::to_chars(room.data(), room.data() + room.size(), value).ptr;
    return {room.data(), end};
}

/// One line put together from texts and numbers.
template <class... Parts> std::string say(const Parts&... parts) {
    std::string line;
    const auto append = [&line](const auto& part) {
        if constexpr (
            std::integral<std::decay_t<decltype(part)>> || std::floating_point<std::decay_t<decltype(part)>>) {
            line += digits(part);
        } else {
            line += std::string_view{part};
        }
    };
    (append(parts), ...);
    return line;
}

/// The letters A to Z as small ones; the rest stays. Thread-safe: yes. Realtime-safe: no.
std::string lowered(std::string_view text);

/// Text from a file, fit to be shown on one line and written as JSON, see `printable`.
std::string shown(std::string_view text, std::size_t limit = 80);

} // namespace tresillo::storage
