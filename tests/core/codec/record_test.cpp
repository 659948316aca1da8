// SPDX-License-Identifier: MIT
#include "core/codec/record.h"
#include "tests/harness/check.h"

#include <array>
#include <span>

namespace tresillo {
namespace {

/// A record of kind Group and version 3 with the body 1, 2, 3.
struct Written {
    Written() {
        const std::size_t begin = beginRecord(writer, RecordKind::Journal, 3);
        for (std::uint8_t value = 1; value <= 3; ++value) {
            writer.byte(value);
        }
        endRecord(writer, begin);
    }
    std::array<std::byte, 32> room{};
    ByteWriter writer{room};
};

TEST_CASE("a record is kind, version, length, body and checksum") {
    const Written record;
    constexpr std::array<std::uint8_t, 9> kExpected{2, 3, 3, 0, 0, 0, 1, 2, 3};
    CHECK_EQ(record.writer.size(), kExpected.size() + 4);
    for (std::size_t index = 0; index < kExpected.size(); ++index) {
        CHECK_EQ(std::to_integer<std::uint8_t>(record.room[index]), kExpected[index]);
    }
    const RecordBody body = readRecord(record.writer.written(), RecordKind::Journal, 3);
    CHECK(body.outcome == Decoded::Done && body.version == 3 && body.bytes.size() == 3);
}

TEST_CASE("a record that is cut, longer than it says, or has any bit changed is refused") {
    Written record;
    const std::span<std::byte> whole = std::span{record.room}.first(record.writer.size());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CHECK(readRecord(whole.first(size), RecordKind::Journal, 3).outcome == Decoded::CutShort);
    }
    const std::span<std::byte> longer = std::span{record.room}.first(whole.size() + 1);
    CHECK(readRecord(longer, RecordKind::Journal, 3).outcome == Decoded::CutShort);
    for (std::size_t bit = 0; bit < 8 * whole.size(); ++bit) {
        whole[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
        const Decoded outcome = readRecord(whole, RecordKind::Journal, 3).outcome;
        CHECK(outcome == Decoded::Damaged || outcome == Decoded::CutShort);
        whole[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
    }
    CHECK(readRecord(whole, RecordKind::Journal, 3).outcome == Decoded::Done);
}

TEST_CASE("a record of another kind or of a newer version is named as such") {
    const Written record;
    CHECK(readRecord(record.writer.written(), RecordKind::Pattern, 3).outcome == Decoded::AnotherKind);
    const RecordBody newer = readRecord(record.writer.written(), RecordKind::Journal, 2);
    CHECK(newer.outcome == Decoded::Newer && newer.version == 3 && newer.bytes.empty());
}

TEST_CASE("a record that does not fit is not written to its end") {
    std::array<std::byte, 12> room{};
    ByteWriter writer{room};
    const std::size_t begin = beginRecord(writer, RecordKind::Pattern, 1);
    writer.text("abcd");
    endRecord(writer, begin);
    CHECK(writer.isFull());
}

TEST_CASE("fields are read in their order, and an unknown one can be passed over") {
    std::array<std::byte, 32> room{};
    ByteWriter writer{room};
    writeField(writer, 300, [](ByteWriter& out) { out.text("x"); });
    writeField(writer, 2, [](ByteWriter&) {});
    ByteReader reader{writer.written()};
    const Field first = readField(reader);
    CHECK(first.tag == 300 && first.bytes.size() == 2);
    const Field second = readField(reader);
    CHECK(second.tag == 2 && second.bytes.empty() && reader.isAtEnd());
}

} // namespace
} // namespace tresillo
