// SPDX-License-Identifier: MIT
#include "core/base/byte_reader.h"
#include "core/base/byte_writer.h"
#include "tests/core/dice.h"
#include "tests/harness/check.h"

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace tresillo {
namespace {

TEST_CASE("numbers of any size are read as they were written, small ones short") {
    std::array<std::byte, 16> room{};
    Dice dice{1};
    for (int round = 0; round < 10'000; ++round) {
        const std::uint64_t number = dice.bits() >> dice.below(64);
        ByteWriter writer{room};
        writer.number(number);
        const std::size_t size = writer.size();
        writer.signedNumber(static_cast<std::int64_t>(number));
        ByteReader reader{room};
        REQUIRE(reader.number() == number);
        REQUIRE(size <= 10 && (size == 1) == (number < 128) && reader.position() == size);
        // Two numbers of ten bytes do not fit; the second is written whole or not at all.
        REQUIRE(writer.isFull() || reader.signedNumber() == static_cast<std::int64_t>(number));
    }
    for (const std::int64_t number :
         {std::int64_t{0}, std::int64_t{-1}, std::numeric_limits<std::int64_t>::min(),
          std::numeric_limits<std::int64_t>::max()}) {
        ByteWriter writer{room};
        writer.signedNumber(number);
        CHECK(ByteReader{writer.written()}.signedNumber() == number);
    }
}

TEST_CASE("bytes, words and texts lie one behind the other, little-endian") {
    std::array<std::byte, 12> room{};
    ByteWriter writer{room};
    writer.byte(7);
    writer.word(0x0403'0201);
    writer.text("abc");
    CHECK(writer.size() == 9 && !writer.isFull());
    CHECK(room[1] == std::byte{1} && room[4] == std::byte{4} && room[5] == std::byte{3});
    ByteReader reader{writer.written()};
    CHECK_EQ(reader.byte(), 7);
    CHECK_EQ(reader.word(), 0x0403'0201U);
    CHECK(reader.text() == "abc");
    CHECK(reader.isAtEnd());
    writer.overwrite(1, 9);
    CHECK(room[1] == std::byte{9} && room[2] == std::byte{0} && room[5] == std::byte{3});
}

TEST_CASE("a full writer stays full and writes nothing in part") {
    std::array<std::byte, 6> room{};
    ByteWriter writer{room};
    writer.word(1);
    writer.text("long");
    CHECK(writer.isFull());
    const std::size_t size = writer.size();
    writer.byte(1);
    CHECK_EQ(writer.size(), size);
    writer.cut(4);
    CHECK(!writer.isFull());
    writer.byte(5);
    CHECK(writer.size() == 5 && room[4] == std::byte{5});
}

TEST_CASE("a writer that counts says how much it would take") {
    ByteWriter count = ByteWriter::counting();
    count.word(1);
    count.number(300);
    count.text("abc");
    CHECK(count.size() == 10 && !count.isFull());
}

TEST_CASE("what is not there is read as nothing, and the reader is broken from then on") {
    constexpr std::array<std::byte, 3> kBytes{std::byte{1}, std::byte{2}, std::byte{3}};
    ByteReader reader{kBytes};
    CHECK_EQ(reader.byte(), 1);
    CHECK_EQ(reader.word(), 0U);
    CHECK(reader.isBroken() && !reader.isAtEnd());
    CHECK(reader.byte() == 0 && reader.number() == 0 && reader.bytes(1).empty() && reader.left() == 0);
    ByteReader huge{kBytes};
    CHECK(huge.bytes(std::numeric_limits<std::uint64_t>::max()).empty() && huge.isBroken());
}

TEST_CASE("a number is written in one way only") {
    constexpr std::array kLong{std::byte{0x81}, std::byte{0}};     // 1, one byte too long
    constexpr std::array kNoEnd{std::byte{0x80}, std::byte{0x80}}; // goes on behind the end
    std::array<std::byte, 10> tooLarge{};                          // more than 64 bits
    tooLarge.fill(std::byte{0xFF});
    tooLarge[9] = std::byte{2};
    for (const std::span<const std::byte> bytes :
         {std::span<const std::byte>{kLong}, std::span<const std::byte>{kNoEnd},
          std::span<const std::byte>{tooLarge}}) {
        ByteReader reader{bytes};
        CHECK_EQ(reader.number(), 0U);
        CHECK(reader.isBroken());
    }
}

} // namespace
} // namespace tresillo
