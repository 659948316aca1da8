// SPDX-License-Identifier: MIT
#include "project/journal/entry_codec.h"

#include "core/codec/edit_codec.h"
#include "core/model/limited.h"

#include <limits>

namespace tresillo {
namespace {

constexpr std::uint64_t kMostNumber = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint64_t tagOf(EntryKind kind) { return static_cast<std::uint64_t>(kind); }

void writeHead(ByteWriter& out, const CommitHead& head) {
    out.number(head.author);
    out.number(head.asked);
    out.number(head.group - head.asked); // 0, or a little where another one was begun
}

template <class Sizes> void writeAll(ByteWriter& out, PatternId pattern, std::span<const Change<Sizes>> changes) {
    for (const Change<Sizes>& change : changes) {
        writeEdit(out, Edit<Sizes>{.pattern = pattern, .frame = {}, .change = limited<Sizes>(change)});
    }
}

bool readNumber(ByteReader& reader, std::uint32_t& into) {
    const std::uint64_t number = reader.number();
    into = static_cast<std::uint32_t>(number);
    return !reader.isBroken() && number <= kMostNumber;
}

bool readHead(ByteReader& reader, CommitHead& into) {
    std::uint32_t further = 0;
    const bool isRead =
        readNumber(reader, into.author) && readNumber(reader, into.asked) && readNumber(reader, further);
    into.group = into.asked + further;
    return isRead;
}

template <class Sizes> Decoded readAll(ByteReader& reader, JournalEntry<Sizes>& into) {
    into.changes.clear();
    while (!reader.isAtEnd()) {
        Edit<Sizes> edit{};
        if (const Decoded read = readEdit(reader, edit); read != Decoded::Done) {
            return read;
        }
        if (edit.pattern != into.pattern) {
            return Decoded::NotAsWritten;
        }
        if (!into.changes.push(edit.change)) {
            return Decoded::TooMuch;
        }
    }
    return Decoded::Done;
}

template <class Sizes> Decoded readChanges(ByteReader& reader, JournalEntry<Sizes>& into) {
    if (!readHead(reader, into.head)) {
        return Decoded::NotAsWritten;
    }
    into.pattern.value = reader.byte();
    const Decoded read = readAll(reader, into);
    return read == Decoded::Done && into.changes.empty() ? Decoded::NotAsWritten : read;
}

template <class Sizes> Decoded readWhole(ByteReader& reader, JournalEntry<Sizes>& into) {
    if (!readHead(reader, into.head)) {
        return Decoded::NotAsWritten;
    }
    into.pattern.value = reader.byte();
    const Decoded read = readPatternPart(reader, into.whole);
    return read == Decoded::Done ? readAll(reader, into) : read;
}

Decoded readTakenBack(ByteReader& reader, CommitHead& into) {
    const bool isRead = readNumber(reader, into.author) && readNumber(reader, into.group);
    return isRead && reader.isAtEnd() ? Decoded::Done : Decoded::NotAsWritten;
}

} // namespace

template <class Sizes>
void writeChanges(
    ByteWriter& writer, const CommitHead& head, PatternId pattern, std::span<const Change<Sizes>> changes) {
    writeField(writer, tagOf(EntryKind::Changes), [&](ByteWriter& out) {
        writeHead(out, head);
        out.byte(pattern.value);
        writeAll<Sizes>(out, pattern, changes);
    });
}

template <class Sizes>
void writePatternPart(ByteWriter& writer, const Pattern<Sizes>& content, const TrackNames<Sizes>& names) {
    ByteWriter count = ByteWriter::counting();
    encodePattern(count, content, {}, names);
    writer.number(count.size());
    encodePattern(writer, content, {}, names);
}

template <class Sizes> Decoded readPatternPart(ByteReader& reader, DecodedPattern<Sizes>& into) {
    const std::span<const std::byte> record = reader.bytes(reader.number());
    if (reader.isBroken()) {
        return Decoded::NotAsWritten;
    }
    UnknownFields none{{}};
    return decodePattern(record, into, none);
}

template <class Sizes>
void writeWhole(
    ByteWriter& writer, const CommitHead& head, PatternId pattern, const Pattern<Sizes>& content,
    const TrackNames<Sizes>& names, std::span<const Change<Sizes>> apart) {
    writeField(writer, tagOf(EntryKind::Whole), [&](ByteWriter& out) {
        writeHead(out, head);
        out.byte(pattern.value);
        writePatternPart(out, content, names);
        writeAll<Sizes>(out, pattern, apart);
    });
}

void writeTakenBack(ByteWriter& writer, EntryKind kind, std::uint32_t author, std::uint32_t group) {
    writeField(writer, tagOf(kind), [&](ByteWriter& out) {
        out.number(author);
        out.number(group);
    });
}

template <class Sizes> void writePlayedPart(ByteWriter& writer, const PlayedState<Sizes>& played) {
    writer.number(played.patterns.size());
    for (const PatternId pattern : played.patterns) {
        writer.byte(pattern.value);
    }
    writer.number(played.mutes);
    writer.signedNumber(played.loop.start.value);
    writer.signedNumber(played.loop.end.value);
    writer.byte(static_cast<std::uint8_t>(played.follow));
    writer.byte(played.metronome ? 1 : 0);
}

template <class Sizes> Decoded readPlayedPart(ByteReader& reader, PlayedState<Sizes>& into) {
    if (reader.number() != Sizes::kTracks) {
        return Decoded::NoSuchPlace;
    }
    for (PatternId& pattern : into.patterns) {
        pattern.value = reader.byte();
    }
    const std::uint64_t mutes = reader.number();
    into.loop.start.value = reader.signedNumber();
    into.loop.end.value = reader.signedNumber();
    const std::uint8_t follow = reader.byte();
    const std::uint8_t metronome = reader.byte();
    if (!reader.isAtEnd()) {
        return Decoded::NotAsWritten;
    }
    const auto isPosition = [](Ticks at) { return at.value >= 0 && at.value <= kLastPosition.value; };
    if (mutes >= std::uint64_t{1} << Sizes::kTracks || !isPosition(into.loop.start) || !isPosition(into.loop.end) ||
        follow > static_cast<std::uint8_t>(Follow::Song) || metronome > 1) {
        return Decoded::OutOfRange;
    }
    into.mutes = static_cast<std::uint16_t>(mutes);
    into.follow = static_cast<Follow>(follow);
    into.metronome = metronome == 1;
    return Decoded::Done;
}

template <class Sizes> void writePlayed(ByteWriter& writer, const PlayedState<Sizes>& played) {
    writeField(writer, tagOf(EntryKind::Played), [&](ByteWriter& out) { writePlayedPart(out, played); });
}

template <class Sizes> Decoded readEntry(ByteReader& reader, JournalEntry<Sizes>& into) {
    const Field field = readField(reader);
    if (reader.isBroken()) {
        return Decoded::NotAsWritten;
    }
    if (field.tag < tagOf(EntryKind::Changes) || field.tag > tagOf(EntryKind::Played)) {
        return Decoded::Newer;
    }
    ByteReader body{field.bytes};
    into.kind = static_cast<EntryKind>(field.tag);
    switch (into.kind) {
    case EntryKind::Changes:
        return readChanges(body, into);
    case EntryKind::Whole:
        return readWhole(body, into);
    case EntryKind::Undo:
    case EntryKind::Redo:
        return readTakenBack(body, into.head);
    case EntryKind::Played:
        return readPlayedPart(body, into.played);
    }
    return Decoded::Newer;
}

BatchBody readBatch(std::span<const std::byte> record) {
    const RecordBody body = readRecord(record, RecordKind::Journal, kJournalVersion);
    BatchBody batch{.outcome = body.outcome};
    if (body.outcome != Decoded::Done) {
        return batch;
    }
    ByteReader reader{body.bytes};
    batch.head.after = reader.number();
    const std::uint64_t count = reader.number();
    batch.head.upTo = batch.head.after + count;
    batch.entries = reader.bytes(reader.left());
    if (reader.isBroken() || count == 0 || batch.head.upTo < batch.head.after) {
        return {.outcome = Decoded::NotAsWritten};
    }
    return batch;
}

template void writeChanges(ByteWriter&, const CommitHead&, PatternId, std::span<const Change<Studio>>);
template void writeChanges(ByteWriter&, const CommitHead&, PatternId, std::span<const Change<Pocket>>);
template void writePatternPart(ByteWriter&, const Pattern<Studio>&, const TrackNames<Studio>&);
template void writePatternPart(ByteWriter&, const Pattern<Pocket>&, const TrackNames<Pocket>&);
template Decoded readPatternPart(ByteReader&, DecodedPattern<Studio>&);
template Decoded readPatternPart(ByteReader&, DecodedPattern<Pocket>&);
template void writeWhole(
    ByteWriter&, const CommitHead&, PatternId, const Pattern<Studio>&, const TrackNames<Studio>&,
    std::span<const Change<Studio>>);
template void writeWhole(
    ByteWriter&, const CommitHead&, PatternId, const Pattern<Pocket>&, const TrackNames<Pocket>&,
    std::span<const Change<Pocket>>);
template void writePlayedPart(ByteWriter&, const PlayedState<Studio>&);
template void writePlayedPart(ByteWriter&, const PlayedState<Pocket>&);
template Decoded readPlayedPart(ByteReader&, PlayedState<Studio>&);
template Decoded readPlayedPart(ByteReader&, PlayedState<Pocket>&);
template void writePlayed(ByteWriter&, const PlayedState<Studio>&);
template void writePlayed(ByteWriter&, const PlayedState<Pocket>&);
template Decoded readEntry(ByteReader&, JournalEntry<Studio>&);
template Decoded readEntry(ByteReader&, JournalEntry<Pocket>&);

} // namespace tresillo
