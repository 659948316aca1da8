// SPDX-License-Identifier: MIT
#include "project/journal/history_codec.h"

#include "core/codec/edit_codec.h"
#include "core/codec/record.h"

#include <limits>

namespace tresillo {
namespace {

// The tags of a history's fields. Stored, never renumbered.
constexpr std::uint64_t kHeadTag = 1;
constexpr std::uint64_t kUndoTag = 2;
constexpr std::uint64_t kUndoWholeTag = 3;
constexpr std::uint64_t kRedoTag = 4;
constexpr std::uint64_t kRedoWholeTag = 5;
constexpr std::uint64_t kPlayedTag = 6;

struct Head {
    std::uint64_t sequence{0};
    UndoGroup lastGroup{0};
    std::size_t undoForgotten{0};
    UndoGroup undoLost{0}; // 0: none
    std::size_t redoForgotten{0};
    UndoGroup redoLost{0};
};

std::uint32_t readWord(ByteReader& reader, Decoded& outcome) {
    const std::uint64_t number = reader.number();
    outcome = number > std::numeric_limits<std::uint32_t>::max() ? Decoded::NotAsWritten : outcome;
    return static_cast<std::uint32_t>(number);
}

Decoded readHead(ByteReader& reader, Head& into) {
    Decoded outcome = Decoded::Done;
    into.sequence = reader.number();
    into.lastGroup = readWord(reader, outcome);
    into.undoForgotten = readWord(reader, outcome);
    into.undoLost = readWord(reader, outcome);
    into.redoForgotten = readWord(reader, outcome);
    into.redoLost = readWord(reader, outcome);
    return reader.isAtEnd() ? outcome : Decoded::NotAsWritten;
}

template <class Sizes> typename UndoLog<Sizes>::Rest restOf(std::size_t forgotten, UndoGroup lost) {
    return {.forgotten = forgotten, .lost = lost == 0 ? std::nullopt : std::optional{lost}};
}

} // namespace

template <class Sizes>
void HistoryCodec<Sizes>::write(ByteWriter& writer, const UndoHistory<Sizes>& history, const HistoryHead<Sizes>& head) {
    const std::size_t begin = beginRecord(writer, RecordKind::History, kHistoryVersion);
    writeField(writer, kHeadTag, [&](ByteWriter& out) {
        out.number(head.sequence);
        out.number(history.lastGroup());
        for (const UndoLog<Sizes>* log : {&history.undo, &history.redo}) {
            out.number(log->rest().forgotten);
            out.number(log->rest().lost.value_or(0));
        }
    });
    writeField(writer, kPlayedTag, [&](ByteWriter& out) { writePlayedPart(out, head.played); });
    writeLog(writer, history, true);
    writeLog(writer, history, false);
    endRecord(writer, begin);
}

// The oldest first, so that they can be put back in their order.
template <class Sizes>
void HistoryCodec<Sizes>::writeLog(ByteWriter& writer, const UndoHistory<Sizes>& history, bool isUndo) {
    const UndoLog<Sizes>& log = isUndo ? history.undo : history.redo;
    for (std::size_t depth = log.size(); depth > 0; --depth) {
        const UndoEntry<Sizes> entry = log.read(depth - 1);
        const std::uint64_t tag = entry.whole ? (isUndo ? kUndoWholeTag : kRedoWholeTag) : isUndo ? kUndoTag : kRedoTag;
        writeField(writer, tag, [&](ByteWriter& out) {
            out.number(entry.author.value);
            out.number(entry.group);
            if (entry.whole) {
                out.byte(entry.inverse.pattern.value);
                const std::span<const std::byte> record = history.wholes.record(*entry.whole);
                out.number(record.size());
                out.bytes(record);
            } else {
                writeEdit(out, entry.inverse);
            }
        });
    }
}

template <class Sizes>
Decoded HistoryCodec<Sizes>::read(
    std::span<const std::byte> record, UndoHistory<Sizes>& history, HistoryHead<Sizes>& head) {
    const RecordBody body = readRecord(record, RecordKind::History, kHistoryVersion);
    if (body.outcome != Decoded::Done) {
        return body.outcome;
    }
    HistoryHead<Sizes> found{};
    if (const Decoded read = readFields(ByteReader{body.bytes}, nullptr, found); read != Decoded::Done) {
        return read;
    }
    head = found;
    return readFields(ByteReader{body.bytes}, &history, found);
}

template <class Sizes>
Decoded HistoryCodec<Sizes>::readFields(ByteReader reader, UndoHistory<Sizes>* history, HistoryHead<Sizes>& head) {
    Counts counts{};
    bool hasHead = false;
    Decoded outcome = Decoded::Done;
    while (outcome == Decoded::Done && !reader.isAtEnd()) {
        const Field field = readField(reader);
        ByteReader body{field.bytes};
        if (reader.isBroken()) {
            return Decoded::NotAsWritten;
        }
        if (field.tag == kHeadTag && !hasHead) {
            Head read{};
            outcome = readHead(body, read);
            hasHead = true;
            head.sequence = read.sequence;
            if (history != nullptr) {
                history->restore(read.lastGroup);
                history->undo.restore(restOf<Sizes>(read.undoForgotten, read.undoLost));
                history->redo.restore(restOf<Sizes>(read.redoForgotten, read.redoLost));
            }
        } else if (field.tag == kPlayedTag) {
            outcome = readPlayedPart(body, head.played);
        } else if (field.tag >= kUndoTag && field.tag <= kRedoWholeTag && hasHead) {
            outcome = addEntry(body, field.tag, history, counts);
        } else {
            outcome = field.tag > kPlayedTag ? Decoded::Newer : Decoded::NotAsWritten;
        }
    }
    return outcome == Decoded::Done && !hasHead ? Decoded::NotAsWritten : outcome;
}

template <class Sizes>
Decoded HistoryCodec<Sizes>::addEntry(
    ByteReader& reader, std::uint64_t tag, UndoHistory<Sizes>* history, Counts& counts) {
    const bool isUndo = tag <= kUndoWholeTag;
    const bool isWhole = tag == kUndoWholeTag || tag == kRedoWholeTag;
    std::size_t& count = isUndo ? counts.undo : counts.redo;
    UndoEntry<Sizes> entry{};
    std::span<const std::byte> whole{};
    if (const Decoded read = readEntry(reader, entry, isWhole ? &whole : nullptr); read != Decoded::Done) {
        return read;
    }
    counts.wholes += isWhole ? 1U : 0U;
    counts.wholeBytes += whole.size();
    if (++count > UndoLog<Sizes>::kCapacity || counts.wholes > RememberedPatterns<Sizes>::kMost ||
        counts.wholeBytes > RememberedPatterns<Sizes>::kRoom) {
        return Decoded::TooMuch;
    }
    if (history != nullptr) {
        if (isWhole) {
            entry.whole = history->wholes.save(whole, history->usedWholes());
        }
        (isUndo ? history->undo : history->redo).restore(entry);
    }
    return Decoded::Done;
}

template <class Sizes>
Decoded HistoryCodec<Sizes>::readEntry(ByteReader& reader, UndoEntry<Sizes>& entry, std::span<const std::byte>* whole) {
    Decoded outcome = Decoded::Done;
    entry.author.value = readWord(reader, outcome);
    entry.group = readWord(reader, outcome);
    if (outcome == Decoded::Done && whole != nullptr) {
        entry.inverse.pattern.value = reader.byte();
        ByteReader record = reader;
        outcome = readPatternPart(reader, whole_);
        *whole = record.bytes(record.number());
    } else if (outcome == Decoded::Done) {
        outcome = readEdit(reader, entry.inverse);
    }
    return outcome == Decoded::Done && !reader.isAtEnd() ? Decoded::NotAsWritten : outcome;
}

template class HistoryCodec<Studio>;
template class HistoryCodec<Pocket>;

} // namespace tresillo
