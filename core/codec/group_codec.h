// SPDX-License-Identifier: MIT
#pragma once

#include "core/codec/edit_codec.h"
#include "core/codec/record.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

namespace tresillo {

/// Who made what one undo takes back. Numbers are the keeper's: a table of its own says who they are.
struct GroupHead {
    std::uint32_t author{0};
    std::uint32_t group{0};

    constexpr bool operator==(const GroupHead&) const = default;
};

inline constexpr std::uint8_t kGroupVersion = 1;

/// Begins a record of one group's edits; each is written by `writeEdit`, and `endRecord` is given what this answers.
/// Thread-safe: yes. Realtime-safe: yes.
inline std::size_t beginGroup(ByteWriter& writer, const GroupHead& head) {
    const std::size_t begin = beginRecord(writer, RecordKind::Group, kGroupVersion);
    writer.number(head.author);
    writer.number(head.group);
    return begin;
}

/// Reads such a record and calls `visit(const Edit<Sizes>&)` for each of its edits, in their order. All of them are
/// read before the first is shown: where the record is refused, none is. Thread-safe: yes. Realtime-safe: as `visit`
/// is.
template <class Sizes, class Visit>
[[nodiscard]] Decoded readGroup(std::span<const std::byte> record, GroupHead& into, Visit&& visit) {
    const RecordBody body = readRecord(record, RecordKind::Group, kGroupVersion);
    if (body.outcome != Decoded::Done) {
        return body.outcome;
    }
    ByteReader reader{body.bytes};
    const std::uint64_t author = reader.number();
    const std::uint64_t group = reader.number();
    constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
    if (reader.isBroken() || author > kMost || group > kMost) {
        return Decoded::NotAsWritten;
    }
    Edit<Sizes> edit{};
    for (ByteReader ahead = reader; !ahead.isAtEnd();) {
        if (const Decoded outcome = readEdit(ahead, edit); outcome != Decoded::Done) {
            return outcome;
        }
    }
    into = {.author = static_cast<std::uint32_t>(author), .group = static_cast<std::uint32_t>(group)};
    while (!reader.isAtEnd() && readEdit(reader, edit) == Decoded::Done) {
        visit(static_cast<const Edit<Sizes>&>(edit));
    }
    return Decoded::Done;
}

} // namespace tresillo
