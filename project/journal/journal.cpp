// SPDX-License-Identifier: MIT
#include "project/journal/journal.h"

#include "core/base/require.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace tresillo {
namespace {

constexpr std::size_t kFirstEntry = 6 + 10 + 10; // behind a record's head and two numbers
constexpr std::size_t kEndOfBatch = 64 + 4;      // what is played, a checksum

/// Whether the last of several such changes of one scope says all that they did.
template <class Sizes> bool isValue(const Change<Sizes>& change) {
    return std::holds_alternative<SetNote>(change) || std::holds_alternative<SetStepParam>(change) ||
           std::holds_alternative<SetTrackParam>(change) || std::holds_alternative<SetPatternParam>(change) ||
           std::holds_alternative<SetProjectParam>(change) || std::holds_alternative<SetSection>(change) ||
           std::holds_alternative<SetSound>(change) || std::holds_alternative<SetName>(change) ||
           std::holds_alternative<SetBankName>(change) || std::holds_alternative<SetBankTempo>(change) ||
           std::holds_alternative<SetKit<Sizes>>(change) || std::holds_alternative<SetPadValue>(change);
}

bool isOneGroup(const CommitHead& one, const CommitHead& other) {
    return one.author == other.author && one.asked == other.asked && one.group == other.group;
}

} // namespace

template <class Sizes>
Journal<Sizes>::Journal(std::span<std::byte> room, std::uint64_t last)
    : room_(room), end_(kFirstEntry), last_(last), noted_(last), given_(last) {
    require(room.size() >= kLeastRoom);
}

// Handing out.

template <class Sizes> JournalBatch Journal<Sizes>::take(std::int64_t now) {
    const bool isEarly = lastBatch_ && now >= *lastBatch_ && now - *lastBatch_ < kInterval;
    if (noted_ == given_ || isEarly) {
        return {};
    }
    lastBatch_ = now;
    return takeAll();
}

// The head is written right in front of the entries, which stay where they are.
template <class Sizes> JournalBatch Journal<Sizes>::takeAll() {
    if (noted_ == given_) {
        return {};
    }
    if (std::exchange(isPlayedNew_, false)) {
        ByteWriter played{room_.subspan(end_)};
        writePlayed(played, played_);
        end_ += played.size();
    }
    const auto writeHead = [&](ByteWriter& writer) {
        const std::size_t begin = beginRecord(writer, RecordKind::Journal, kJournalVersion);
        writer.number(given_);
        writer.number(noted_ - given_);
        return begin;
    };
    ByteWriter count = ByteWriter::counting();
    (void)writeHead(count);
    ByteWriter record{room_.subspan(kFirstEntry - count.size())};
    const std::size_t begin = writeHead(record);
    record.bytes(room_.subspan(kFirstEntry, end_ - kFirstEntry));
    endRecord(record, begin);
    given_ = noted_;
    bytes_ += record.size();
    sinceCheckpoint_ += record.size();
    end_ = kFirstEntry;
    waiting_.clear();
    return {.upTo = given_, .bytes = record.written()};
}

template <class Sizes> void Journal<Sizes>::checkpointTaken() {
    isFull_ = false;
    isPlayedNew_ = false;
    noted_ = last_;
    given_ = last_;
    sinceCheckpoint_ = 0;
    end_ = kFirstEntry;
    waiting_.clear();
}

// Writing down.

template <class Sizes> void Journal<Sizes>::setPlayed(const PlayedState<Sizes>& played) {
    if (played == played_) {
        return;
    }
    played_ = played;
    ++last_;
    if (!isFull_) {
        isPlayedNew_ = true; // written behind the other entries, for which its room is kept
        noted_ = last_;
    }
}

template <class Sizes>
void Journal<Sizes>::committed(const CommitHead& head, PatternId pattern, std::span<const Change<Sizes>> changes) {
    add(describe(head, pattern, changes),
        [&](ByteWriter& writer) { writeChanges<Sizes>(writer, head, pattern, changes); });
}

template <class Sizes>
void Journal<Sizes>::replaced(
    const CommitHead& head, PatternId pattern, const Pattern<Sizes>& content, const TrackNames<Sizes>& names,
    std::span<const Change<Sizes>> apart) {
    add({.head = head}, [&](ByteWriter& writer) { writeWhole<Sizes>(writer, head, pattern, content, names, apart); });
}

template <class Sizes> void Journal<Sizes>::takenBack(std::uint32_t author, std::uint32_t group) {
    noteTakenBack(EntryKind::Undo, author, group);
}

template <class Sizes> void Journal<Sizes>::madeAgain(std::uint32_t author, std::uint32_t group) {
    noteTakenBack(EntryKind::Redo, author, group);
}

template <class Sizes> void Journal<Sizes>::noteTakenBack(EntryKind kind, std::uint32_t author, std::uint32_t group) {
    add({}, [&](ByteWriter& writer) { writeTakenBack(writer, kind, author, group); });
}

template <class Sizes> template <class Write> void Journal<Sizes>::add(const Waiting& entry, Write&& write) {
    ++last_;
    if (isFull_) {
        return;
    }
    ByteWriter writer{free()};
    std::forward<Write>(write)(writer);
    if (writer.isFull()) {
        isFull_ = true;
        return;
    }
    noted_ = last_;
    const auto replaced = findReplaced(entry);
    const std::size_t begin = std::exchange(end_, end_ + writer.size());
    if (replaced) {
        moveInto(*replaced, begin);
        return;
    }
    if (waiting_.full()) {
        waiting_.clear();
    }
    Waiting waits = entry;
    waits.begin = begin;
    waits.size = writer.size();
    (void)waiting_.push(waits);
}

template <class Sizes> std::span<std::byte> Journal<Sizes>::free() const {
    return room_.subspan(end_, room_.size() - kEndOfBatch - end_);
}

// A knob that is turned.

template <class Sizes>
typename Journal<Sizes>::Waiting Journal<Sizes>::describe(
    const CommitHead& head, PatternId pattern, std::span<const Change<Sizes>> changes) {
    Waiting entry{.head = head, .isValues = head.asked == head.group};
    if (changes.size() > entry.scopes.capacity()) {
        return {.head = head};
    }
    for (const Change<Sizes>& change : changes) {
        entry.isValues = entry.isValues && isValue<Sizes>(change);
        (void)entry.scopes.push(scopeOf<Sizes>(pattern, change));
    }
    return entry;
}

template <class Sizes> std::optional<std::size_t> Journal<Sizes>::findReplaced(const Waiting& entry) const {
    const auto meets = [&](const Waiting& other) {
        return other.scopes.empty() || std::any_of(other.scopes.begin(), other.scopes.end(), [&](const auto& one) {
                   return std::any_of(entry.scopes.begin(), entry.scopes.end(), [&](const auto& scope) {
                       return overlap(one, scope);
                   });
               });
    };
    // What undo remembers something new for stands where it was made: others may have been forgotten since.
    const bool mayReplace = entry.isValues && entry.head.isCovered;
    for (std::size_t index = waiting_.size(); mayReplace && index > 0; --index) {
        const Waiting& other = waiting_[index - 1];
        const bool isSame =
            std::equal(other.scopes.begin(), other.scopes.end(), entry.scopes.begin(), entry.scopes.end());
        if (other.isValues && isOneGroup(other.head, entry.head) && isSame) {
            return index - 1;
        }
        if (meets(other)) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

// The entry that begins at `begin`, the last one, comes to stand where the replaced one stood.
template <class Sizes> void Journal<Sizes>::moveInto(std::size_t replaced, std::size_t begin) {
    Waiting& old = waiting_[replaced];
    const std::size_t size = end_ - begin;
    const auto at = [&](std::size_t offset) { return room_.begin() + static_cast<std::ptrdiff_t>(offset); };
    std::rotate(at(old.begin), at(begin), at(end_));
    std::copy(at(old.begin + size + old.size), at(end_), at(old.begin + size));
    end_ -= old.size;
    for (std::size_t index = replaced + 1; index < waiting_.size(); ++index) {
        waiting_[index].begin = waiting_[index].begin + size - old.size;
    }
    old.size = size;
}

// It is final, which the check does not see of a template's instances.
// NOLINTBEGIN(cppcoreguidelines-virtual-class-destructor)
template class Journal<Studio>;
template class Journal<Pocket>;
// NOLINTEND(cppcoreguidelines-virtual-class-destructor)

} // namespace tresillo
