// SPDX-License-Identifier: MIT
// Any bytes as an edit, a gesture and a pattern: refused, or read; and what was read is written in the same bytes
// again.
#include "core/codec/edit_codec.h"
#include "core/codec/gesture_codec.h"
#include "core/codec/pattern_codec.h"
#include "core/codec/record.h"
#include "core/sequence/checksum.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using namespace tresillo;

void check(bool holds) {
    if (!holds) {
        std::abort();
    }
}

template <class Sizes> void readEdits(std::span<const std::byte> bytes) {
    ByteReader reader{bytes};
    while (!reader.isAtEnd() && !reader.isBroken()) {
        Edit<Sizes> edit{};
        if (readEdit(reader, edit) == Decoded::Done) {
            std::array<std::byte, 2'048> room{};
            ByteWriter writer{room};
            writeEdit(writer, edit);
            ByteReader again{writer.written()};
            Edit<Sizes> same{};
            check(!writer.isFull() && readEdit(again, same) == Decoded::Done && again.isAtEnd());
        }
    }
}

void readGestures(std::span<const std::byte> bytes) {
    ByteReader reader{bytes};
    while (!reader.isAtEnd() && !reader.isBroken()) {
        Gesture gesture{};
        Frames at{};
        if (readGesture(reader, gesture, at) == Decoded::Done) {
            std::array<std::byte, 64> room{};
            ByteWriter writer{room};
            writeGesture(writer, gesture, at);
            ByteReader again{writer.written()};
            check(!writer.isFull() && readGesture(again, gesture, at) == Decoded::Done);
        }
    }
}

/// Under a checksum that fits: the fuzzer would hardly find one.
void readPattern(std::span<const std::byte> body) {
    static DecodedPattern<Pocket> first;
    static DecodedPattern<Pocket> second;
    static std::array<std::byte, 4'096> fieldRoom;
    static std::array<std::byte, 4'096> fieldRoomAgain;
    UnknownFields fields{fieldRoom};
    UnknownFields fieldsAgain{fieldRoomAgain};
    std::vector<std::byte> room(body.size() + kMostPatternBytes<Pocket> + 4'096);
    ByteWriter writer{room};
    const std::size_t begin = beginRecord(writer, RecordKind::Pattern, 1);
    writer.bytes(body);
    endRecord(writer, begin);
    if (decodePattern(writer.written(), first, fields) == Decoded::Done) {
        check(first.pattern.isSound());
        ByteWriter again{room};
        encodePattern(again, first.pattern, first.name, first.tracks, fields.all());
        check(!again.isFull() && decodePattern(again.written(), second, fieldsAgain) == Decoded::Done);
        check(checksum(first.pattern) == checksum(second.pattern) && first.tracks == second.tracks);
        check(std::ranges::equal(fields.all(), fieldsAgain.all()));
    }
    check(
        decodePattern(body, first, fields) == Decoded::Done || checksum(first.pattern) == checksum(Pattern<Pocket>{}));
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::span<const std::byte> bytes = std::as_bytes(std::span{data, size});
    readEdits<Studio>(bytes);
    readEdits<Pocket>(bytes);
    readGestures(bytes);
    readPattern(bytes);
    return 0;
}
