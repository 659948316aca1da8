// SPDX-License-Identifier: MIT
#include "core/codec/record.h"

#include "core/base/crc32c.h"

namespace tresillo {
namespace {

constexpr std::size_t kLengthAt = 2;
constexpr std::size_t kHead = 6; // kind, version, length

} // namespace

std::size_t beginRecord(ByteWriter& writer, RecordKind kind, std::uint8_t version) {
    const std::size_t begin = writer.size();
    writer.byte(static_cast<std::uint8_t>(kind));
    writer.byte(version);
    writer.word(0);
    return begin;
}

void endRecord(ByteWriter& writer, std::size_t begin) {
    if (writer.isFull() || writer.isCounting()) {
        writer.word(0);
        return;
    }
    writer.overwrite(begin + kLengthAt, static_cast<std::uint32_t>(writer.size() - begin - kHead));
    writer.word(crc32c(writer.written().subspan(begin)));
}

RecordBody readRecord(std::span<const std::byte> bytes, RecordKind kind, std::uint8_t newest) {
    ByteReader reader{bytes};
    const std::uint8_t found = reader.byte();
    const std::uint8_t version = reader.byte();
    const std::uint32_t length = reader.word();
    const std::span<const std::byte> body = reader.bytes(length);
    const std::size_t summed = reader.position();
    const std::uint32_t sum = reader.word();
    if (!reader.isAtEnd()) {
        return {.outcome = Decoded::CutShort};
    }
    if (crc32c(bytes.first(summed)) != sum) {
        return {.outcome = Decoded::Damaged};
    }
    if (found != static_cast<std::uint8_t>(kind) || version == 0) {
        return {.outcome = Decoded::AnotherKind};
    }
    return version > newest ? RecordBody{.outcome = Decoded::Newer, .version = version}
                            : RecordBody{.outcome = Decoded::Done, .version = version, .bytes = body};
}

Field readField(ByteReader& reader) {
    const std::uint64_t tag = reader.number();
    return {.tag = tag, .bytes = reader.bytes(reader.number())};
}

} // namespace tresillo
