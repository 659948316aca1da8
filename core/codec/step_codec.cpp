// SPDX-License-Identifier: MIT
#include "core/codec/step_codec.h"

namespace tresillo {
namespace {

constexpr unsigned kOff = 0x80; // beside the pitch

} // namespace

void writeNote(ByteWriter& writer, const Note& note) {
    writer.byte(static_cast<std::uint8_t>(note.pitch | (note.on ? 0U : kOff)));
    writer.byte(note.velocity);
    writer.number(note.length);
    writer.signedNumber(note.micro);
}

Decoded readNote(ByteReader& reader, Note& into) {
    const std::uint8_t pitch = reader.byte();
    const std::uint8_t velocity = reader.byte();
    const std::uint64_t length = reader.number();
    const std::int64_t micro = reader.signedNumber();
    if (reader.isBroken()) {
        return Decoded::NotAsWritten;
    }
    if (length > kInfiniteLength || micro < -kMaxMicro || micro > kMaxMicro) {
        return Decoded::OutOfRange;
    }
    into = {
        .pitch = static_cast<std::uint8_t>(pitch & ~kOff),
        .velocity = velocity,
        .micro = static_cast<std::int8_t>(micro),
        .on = (pitch & kOff) == 0,
        .length = static_cast<std::uint16_t>(length)};
    return into.isValid() ? Decoded::Done : Decoded::OutOfRange;
}

} // namespace tresillo
