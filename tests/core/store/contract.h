// SPDX-License-Identifier: MIT
#pragma once

// What every store keeps to, whatever it keeps its bytes on. Each function is given an empty store.
#include "core/store/store.h"
#include "tests/harness/check.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace tresillo::test {

inline std::span<const std::byte> bytesOf(std::string_view text) { return std::as_bytes(std::span{text}); }

/// Whether the record `key` is there and is `text`.
inline bool holds(Store& store, std::string_view key, std::string_view text) {
    std::array<std::byte, 256> room{};
    const StoreRead read = store.get(key, room);
    return read == StoreRead{StoreOutcome::Done, text.size()} &&
           std::ranges::equal(std::span{room}.first(read.size), bytesOf(text));
}

inline StoreOutcome put(Store& store, std::string_view key, std::string_view text) {
    return store.commit(std::array{StoreChange::put(key, bytesOf(text))});
}

inline StoreOutcome append(Store& store, std::string_view log, std::uint64_t sequence, std::string_view text) {
    return store.commit(std::array{StoreChange::append(log, sequence, bytesOf(text))});
}

/// Remembers which entries it was shown, as a sum and the last one, and stops after `most`.
struct Entries final : LogReader {
    bool entry(std::uint64_t sequence, std::span<const std::byte> bytes) override {
        ++count;
        sequences += sequence;
        isRising = isRising && (count == 1 || sequence > last);
        last = sequence;
        size = std::min(bytes.size(), newest.size());
        std::ranges::copy(bytes.first(size), newest.begin());
        return count < most;
    }
    [[nodiscard]] bool endsWith(std::string_view text) const {
        return std::ranges::equal(std::span{newest}.first(size), bytesOf(text));
    }

    std::size_t most{~std::size_t{0}};
    std::size_t count{0};
    std::uint64_t sequences{0};
    std::uint64_t last{0};
    bool isRising{true};
    std::array<std::byte, 64> newest{};
    std::size_t size{0};
};

inline void keepsRecords(Store& store) {
    std::array<std::byte, 4> room{};
    CHECK(store.get("a", room).outcome == StoreOutcome::NotFound);
    CHECK(put(store, "a", "one") == StoreOutcome::Done);
    CHECK(put(store, "b", "") == StoreOutcome::Done);
    CHECK(holds(store, "a", "one"));
    CHECK(holds(store, "b", ""));
    CHECK(put(store, "a", "three") == StoreOutcome::Done);
    CHECK(holds(store, "a", "three"));
    CHECK(holds(store, "b", ""));
    // A buffer that is too small is told how much it would take, and is not written to.
    room.fill(std::byte{7});
    CHECK((store.get("a", room) == StoreRead{StoreOutcome::NoRoom, 5}));
    CHECK(room == (std::array{std::byte{7}, std::byte{7}, std::byte{7}, std::byte{7}}));
    CHECK(store.commit(std::array{StoreChange::erase("a"), StoreChange::erase("never")}) == StoreOutcome::Done);
    CHECK(store.get("a", room).outcome == StoreOutcome::NotFound);
}

inline void keepsLogs(Store& store) {
    Entries none{};
    CHECK(store.replay("log", 0, none) == StoreOutcome::Done);
    CHECK_EQ(none.count, 0U);
    CHECK_EQ(store.newest("log"), 0U);
    CHECK(append(store, "log", 1, "one") == StoreOutcome::Done);
    CHECK(append(store, "log", 5, "five") == StoreOutcome::Done);
    CHECK(append(store, "other", 3, "theirs") == StoreOutcome::Done);
    CHECK(append(store, "log", 300, "last") == StoreOutcome::Done);
    Entries all{};
    CHECK(store.replay("log", 0, all) == StoreOutcome::Done);
    CHECK(all.count == 3 && all.sequences == 306 && all.isRising && all.endsWith("last"));
    Entries behind{};
    CHECK(store.replay("log", 1, behind) == StoreOutcome::Done);
    CHECK(behind.count == 2 && behind.sequences == 305);
    Entries first{};
    first.most = 1;
    CHECK(store.replay("log", 0, first) == StoreOutcome::Done);
    CHECK(first.count == 1 && first.endsWith("one"));
    CHECK(store.commit(std::array{StoreChange::drop("log", 5)}) == StoreOutcome::Done);
    Entries kept{};
    CHECK(store.replay("log", 0, kept) == StoreOutcome::Done);
    CHECK(kept.count == 1 && kept.last == 300);
}

inline void countsOnWhenEntriesWereDropped(Store& store) {
    CHECK(append(store, "log", 7, "seven") == StoreOutcome::Done);
    CHECK(store.commit(std::array{StoreChange::drop("log", 7)}) == StoreOutcome::Done);
    CHECK_EQ(store.newest("log"), 7U);
    CHECK(append(store, "log", 7, "again") == StoreOutcome::OutOfOrder);
    CHECK(append(store, "log", 6, "before") == StoreOutcome::OutOfOrder);
    CHECK(append(store, "log", 8, "eight") == StoreOutcome::Done);
    CHECK_EQ(store.newest("log"), 8U);
}

inline void changesAllOrNothing(Store& store) {
    CHECK(put(store, "a", "old") == StoreOutcome::Done);
    CHECK(append(store, "log", 4, "old") == StoreOutcome::Done);
    const std::array refused{
        StoreChange::put("a", bytesOf("new")), StoreChange::put("b", bytesOf("new")), StoreChange::drop("log", 4),
        StoreChange::append("log", 5, bytesOf("new")), StoreChange::append("log", 5, bytesOf("twice"))};
    CHECK(store.commit(refused) == StoreOutcome::OutOfOrder);
    CHECK(holds(store, "a", "old"));
    std::array<std::byte, 4> room{};
    CHECK(store.get("b", room).outcome == StoreOutcome::NotFound);
    Entries kept{};
    CHECK(store.replay("log", 0, kept) == StoreOutcome::Done);
    CHECK(kept.count == 1 && kept.endsWith("old"));
    // The next one finds nothing of it in its way.
    CHECK(store.commit(std::span{refused}.first(4)) == StoreOutcome::Done);
    CHECK(holds(store, "a", "new"));
    CHECK(holds(store, "b", "new"));
    Entries replaced{};
    CHECK(store.replay("log", 0, replaced) == StoreOutcome::Done);
    CHECK(replaced.count == 1 && replaced.last == 5);
}

inline void performsChangesInTheirOrder(Store& store) {
    CHECK(
        store.commit(std::array{
            StoreChange::put("a", bytesOf("first")), StoreChange::put("a", bytesOf("second")),
            StoreChange::append("log", 1, bytesOf("kept")), StoreChange::append("log", 2, bytesOf("dropped")),
            StoreChange::drop("log", 2), StoreChange::put("b", bytesOf("gone")), StoreChange::erase("b")}) ==
        StoreOutcome::Done);
    CHECK(holds(store, "a", "second"));
    std::array<std::byte, 4> room{};
    CHECK(store.get("b", room).outcome == StoreOutcome::NotFound);
    CHECK_EQ(store.newest("log"), 2U);
    CHECK(store.commit({}) == StoreOutcome::Done);
}

inline void refusesNamesOfWrongLength(Store& store) {
    constexpr std::string_view kLong = "a name of thirty-three characters";
    static_assert(kLong.size() == kLongestStoreName + 1);
    CHECK(put(store, "", "x") == StoreOutcome::OutOfOrder);
    CHECK(put(store, kLong, "x") == StoreOutcome::OutOfOrder);
    CHECK(append(store, kLong, 1, "x") == StoreOutcome::OutOfOrder);
    CHECK(put(store, kLong.substr(1), "x") == StoreOutcome::Done);
    CHECK(holds(store, kLong.substr(1), "x"));
}

} // namespace tresillo::test
