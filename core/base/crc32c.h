// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace tresillo {

namespace detail {

constexpr std::array<std::uint32_t, 256> crc32cTable() {
    constexpr std::uint32_t kPolynomial = 0x82F6'3B78; // 0x1EDC6F41, its bits reversed
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
        std::uint32_t rest = byte;
        for (int bit = 0; bit < 8; ++bit) {
            rest = (rest >> 1U) ^ ((rest & 1U) != 0 ? kPolynomial : 0U);
        }
        table[byte] = rest;
    }
    return table;
}

inline constexpr std::array<std::uint32_t, 256> kCrc32cTable = crc32cTable();

} // namespace detail

/// The CRC-32C (Castagnoli) of `bytes`, as in RFC 3720, appendix B.4; `before` is that of what goes before them. Finds
/// every burst of errors of up to 32 bits.
/// Thread-safe: yes. Realtime-safe: yes.
constexpr std::uint32_t crc32c(std::span<const std::byte> bytes, std::uint32_t before = 0) {
    std::uint32_t rest = ~before;
    for (const std::byte byte : bytes) {
        rest = (rest >> 8U) ^ detail::kCrc32cTable[(rest ^ std::to_integer<std::uint32_t>(byte)) & 0xFFU];
    }
    return ~rest;
}

} // namespace tresillo
