// SPDX-License-Identifier: MIT
#include "project/journal/replay.h"

namespace tresillo {

std::string_view textOf(const Replayed& replayed) {
    switch (replayed.outcome) {
    case ReplayOutcome::Done:
    case ReplayOutcome::Known:
        return "the journal was read";
    case ReplayOutcome::Unreadable:
        return textOf(replayed.decoded);
    case ReplayOutcome::DoesNotFollow:
        return "does not follow what came before: something between them is missing";
    case ReplayOutcome::DoesNotFit:
        return "does not belong to this project: a change in it cannot be made";
    }
    return {};
}

template <class Sizes> Replayed JournalReplay<Sizes>::add(std::span<const std::byte> batch) {
    const BatchBody body = readBatch(batch);
    if (body.outcome != Decoded::Done) {
        return {.outcome = ReplayOutcome::Unreadable, .decoded = body.outcome};
    }
    if (body.head.upTo <= last_) {
        return {.outcome = ReplayOutcome::Known};
    }
    if (body.head.after != last_) {
        return {.outcome = ReplayOutcome::DoesNotFollow};
    }
    Replayed replayed{};
    for (ByteReader ahead{body.entries}; !ahead.isAtEnd(); ++replayed.entry) {
        if (const Decoded read = readEntry(ahead, entry_); read != Decoded::Done) {
            return {.outcome = ReplayOutcome::Unreadable, .decoded = read, .entry = replayed.entry};
        }
    }
    replayed.entry = 0;
    for (ByteReader reader{body.entries}; !reader.isAtEnd(); ++replayed.entry) {
        if (readEntry(reader, entry_) != Decoded::Done || !make(entry_)) {
            replayed.outcome = ReplayOutcome::DoesNotFit;
            return replayed;
        }
    }
    last_ = body.head.upTo;
    return replayed;
}

template <class Sizes> bool JournalReplay<Sizes>::make(const JournalEntry<Sizes>& entry) {
    switch (entry.kind) {
    case EntryKind::Changes:
        return changed(project_.repeat(entry.head, entry.pattern, entry.changes));
    case EntryKind::Whole:
        return changed(
            project_.repeatWhole(entry.head, entry.pattern, entry.whole.pattern, entry.whole.tracks, entry.changes));
    case EntryKind::Undo:
    case EntryKind::Redo:
        return takeBack(entry);
    case EntryKind::Played:
        played_ = entry.played;
        return true;
    }
    return false;
}

template <class Sizes> bool JournalReplay<Sizes>::takeBack(const JournalEntry<Sizes>& entry) {
    const bool isUndo = entry.kind == EntryKind::Undo;
    const Author author{entry.head.author};
    const auto newest = isUndo ? project_.history().newestUndo(author) : project_.history().newestRedo(author);
    if (!newest || newest->group != entry.head.group) {
        return false;
    }
    return changed((isUndo ? project_.undo(author) : project_.redo(author)).outcome);
}

template class JournalReplay<Studio>;
template class JournalReplay<Pocket>;

} // namespace tresillo
