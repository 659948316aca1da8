// SPDX-License-Identifier: MIT
#include "core/base/crc32c.h"
#include "tests/core/dice.h"
#include "tests/harness/check.h"

#include <array>
#include <string_view>

namespace tresillo {
namespace {

std::uint32_t sumOf(std::string_view text) { return crc32c(std::as_bytes(std::span{text})); }

TEST_CASE("a CRC-32C is that of the standard's examples") {
    // RFC 3720, appendix B.4, and the catalogue's check value
    CHECK_EQ(sumOf("123456789"), 0xE306'9283U);
    CHECK_EQ(sumOf(""), 0U);
    std::array<std::byte, 32> bytes{};
    CHECK_EQ(crc32c(bytes), 0x8A91'36AAU);
    bytes.fill(std::byte{0xFF});
    CHECK_EQ(crc32c(bytes), 0x62A8'AB43U);
    for (std::size_t index = 0; index < bytes.size(); ++index) {
        bytes[index] = static_cast<std::byte>(index);
    }
    CHECK_EQ(crc32c(bytes), 0x46DD'794EU);
}

TEST_CASE("a CRC of two parts is that of the whole") {
    constexpr std::string_view kText = "123456789";
    for (std::size_t cut = 0; cut <= kText.size(); ++cut) {
        CHECK_EQ(crc32c(std::as_bytes(std::span{kText.substr(cut)}), sumOf(kText.substr(0, cut))), sumOf(kText));
    }
}

TEST_CASE("a flipped bit, and any two of them, are noticed") {
    std::array<std::byte, 40> bytes{};
    Dice dice{1};
    for (std::byte& byte : bytes) {
        byte = static_cast<std::byte>(dice.below(256));
    }
    const std::uint32_t sum = crc32c(bytes);
    constexpr std::size_t kBits = 8 * 40;
    const auto flip = [&](std::size_t bit) { bytes[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8)); };
    for (std::size_t first = 0; first < kBits; ++first) {
        flip(first);
        REQUIRE(crc32c(bytes) != sum);
        for (std::size_t second = 0; second < first; ++second) {
            flip(second);
            REQUIRE(crc32c(bytes) != sum);
            flip(second);
        }
        flip(first);
    }
    CHECK_EQ(crc32c(bytes), sum);
}

} // namespace
} // namespace tresillo
