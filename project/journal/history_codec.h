// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/byte_writer.h"
#include "core/codec/decoded.h"
#include "project/changes/undo_history.h"
#include "project/journal/entry_codec.h"
#include "project/journal/played_state.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace tresillo {

inline constexpr std::uint8_t kHistoryVersion = 1;

/// What a checkpoint keeps beside the document.
template <class Sizes> struct HistoryHead {
    std::uint64_t sequence{0}; ///< The newest change that document and history hold.
    PlayedState<Sizes> played{};
};

/// Undo and redo as one record (core/codec/SPEC.md, "History"), and back. Holds room to work in: large.
///
///     codec.write(writer, project.history(), {.sequence = journal.lastSequence(), .played = recorder.state()});
///     if (codec.read(record, project.history(), head) == Decoded::Done) { ... }
///
/// Thread-safe: no. Realtime-safe: no.
template <class Sizes> class HistoryCodec {
public:
    /// Full where it does not fit: try again with more room.
    void write(ByteWriter& writer, const UndoHistory<Sizes>& history, const HistoryHead<Sizes>& head);
    /// Replaces what the history knew. The record is read to its end before anything is replaced: where it is refused,
    /// history and head are as they were.
    [[nodiscard]] Decoded read(
        std::span<const std::byte> record, UndoHistory<Sizes>& history, HistoryHead<Sizes>& head);

private:
    struct Counts {
        std::size_t undo{0};
        std::size_t redo{0};
        std::size_t wholes{0};
        std::size_t wholeBytes{0};
    };

    void writeLog(ByteWriter& writer, const UndoHistory<Sizes>& history, bool isUndo);
    /// Reads all fields; into nowhere where `history` is null.
    Decoded readFields(ByteReader reader, UndoHistory<Sizes>* history, HistoryHead<Sizes>& head);
    Decoded addEntry(ByteReader& reader, std::uint64_t tag, UndoHistory<Sizes>* history, Counts& counts);
    /// `whole` null: the inverse is an edit; else the record of the pattern that it is.
    Decoded readEntry(ByteReader& reader, UndoEntry<Sizes>& entry, std::span<const std::byte>* whole);

    DecodedPattern<Sizes> whole_{};
};

extern template class HistoryCodec<Studio>;
extern template class HistoryCodec<Pocket>;

} // namespace tresillo
