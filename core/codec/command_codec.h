// SPDX-License-Identifier: MIT
#pragma once

#include "core/codec/gesture_codec.h"
#include "core/codec/record.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace tresillo {

inline constexpr std::uint8_t kCommandsVersion = 1;

/// Begins a record of commands; each is written by `writeGesture`, and `endRecord` is given what this answers.
/// Thread-safe: yes. Realtime-safe: yes.
inline std::size_t beginCommands(ByteWriter& writer) {
    return beginRecord(writer, RecordKind::Commands, kCommandsVersion);
}

/// Reads such a record and calls `visit(const Gesture&, Frames)` for each command, in their order. All of them are read
/// before the first is shown: where the record is refused, none is. Thread-safe: yes. Realtime-safe: as `visit` is.
template <class Visit> [[nodiscard]] Decoded readCommands(std::span<const std::byte> record, Visit&& visit) {
    const RecordBody body = readRecord(record, RecordKind::Commands, kCommandsVersion);
    if (body.outcome != Decoded::Done) {
        return body.outcome;
    }
    Gesture gesture{};
    Frames at{};
    for (ByteReader ahead{body.bytes}; !ahead.isAtEnd();) {
        if (const Decoded outcome = readGesture(ahead, gesture, at); outcome != Decoded::Done) {
            return outcome;
        }
    }
    for (ByteReader reader{body.bytes}; !reader.isAtEnd() && readGesture(reader, gesture, at) == Decoded::Done;) {
        visit(static_cast<const Gesture&>(gesture), at);
    }
    return Decoded::Done;
}

} // namespace tresillo
