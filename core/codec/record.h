// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/byte_reader.h"
#include "core/base/byte_writer.h"
#include "core/codec/decoded.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace tresillo {

/// What a record is. Stored, never renumbered.
enum class RecordKind : std::uint8_t { Pattern = 1, Journal = 2, Commands = 3, History = 4 };

/// Begins a record: kind, version and room for its length. Its body is written next, then `endRecord` is given what
/// this answers. Thread-safe: yes. Realtime-safe: yes.
std::size_t beginRecord(ByteWriter& writer, RecordKind kind, std::uint8_t version);
/// Ends it: fills in the length and adds the checksum. Thread-safe: yes. Realtime-safe: its time grows with the record.
void endRecord(ByteWriter& writer, std::size_t begin);

/// The body of a record, or why there is none.
struct RecordBody {
    Decoded outcome{Decoded::Done};
    std::uint8_t version{0};
    std::span<const std::byte> bytes{}; ///< Valid as long as those it was read from.
};

/// Reads the one record that `bytes` are, of `kind` and of a version up to `newest`.
/// Thread-safe: yes. Realtime-safe: its time grows with the record.
[[nodiscard]] RecordBody readRecord(std::span<const std::byte> bytes, RecordKind kind, std::uint8_t newest);

/// One field of a body: its tag, its length, its bytes. What a version does not know it can pass over, and keep.
struct Field {
    std::uint64_t tag{0};
    std::span<const std::byte> bytes{};
};

/// The next field; with a broken reader it is empty. Thread-safe: yes. Realtime-safe: yes.
[[nodiscard]] Field readField(ByteReader& reader);

/// Writes a field whose bytes `body(ByteWriter&)` writes. Thread-safe: yes. Realtime-safe: as `body` is.
template <class Body> void writeField(ByteWriter& writer, std::uint64_t tag, Body&& body) {
    writer.number(tag);
    // The length comes before the bytes and is as short as it can be: it is found by writing them once into nothing.
    ByteWriter count = ByteWriter::counting();
    body(count);
    writer.number(count.size());
    body(writer);
}

} // namespace tresillo
