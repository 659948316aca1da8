// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace tresillo {

enum class StoreOutcome : std::uint8_t {
    Done,
    NotFound,   ///< There is no such record.
    NoRoom,     ///< The buffer of a read is too small.
    OutOfOrder, ///< An entry of a log does not come behind the newest one, or a key or log has a name of wrong length.
    Damaged,    ///< What lies there is not what was written; nothing of it is given.
    Full,       ///< No space left on the device.
    ReadOnly,
    Busy,   ///< Another program holds it.
    Newer,  ///< Written by a newer version of the program.
    Failed, ///< The device failed.
};

/// One change of a transaction. Refers to the caller's bytes.
struct StoreChange {
    enum class Kind : std::uint8_t { Put, Erase, Append, Drop };

    Kind kind{Kind::Put};
    std::string_view name{}; ///< The key of a record, or the name of a log; 1 to kLongestStoreName bytes.
    std::span<const std::byte> bytes{};
    std::uint64_t sequence{0};

    /// The record `key` is `bytes` from now on.
    static constexpr StoreChange put(std::string_view key, std::span<const std::byte> bytes) {
        return {.kind = Kind::Put, .name = key, .bytes = bytes, .sequence = 0};
    }
    /// There is no record `key` from now on; nothing happens where there was none.
    static constexpr StoreChange erase(std::string_view key) {
        return {.kind = Kind::Erase, .name = key, .bytes = {}, .sequence = 0};
    }
    /// One more entry of a log; `sequence` is above that of every entry it ever had.
    static constexpr StoreChange append(
        std::string_view log, std::uint64_t sequence, std::span<const std::byte> bytes) {
        return {.kind = Kind::Append, .name = log, .bytes = bytes, .sequence = sequence};
    }
    /// Entries of a log up to this one are no longer needed.
    static constexpr StoreChange drop(std::string_view log, std::uint64_t upTo) {
        return {.kind = Kind::Drop, .name = log, .bytes = {}, .sequence = upTo};
    }
};

inline constexpr std::size_t kLongestStoreName = 32;

/// What a read found, and how many bytes it has, also where the buffer had no room for them.
struct StoreRead {
    StoreOutcome outcome{StoreOutcome::Done};
    std::size_t size{0};

    constexpr bool operator==(const StoreRead&) const = default;
};

/// Is shown the entries of a log.
class LogReader {
public:
    /// In rising order; `bytes` are valid during the call. False: no more of them, please.
    virtual bool entry(std::uint64_t sequence, std::span<const std::byte> bytes) = 0;

protected:
    ~LogReader() = default;
};

/// Named bytes that survive anything: records, each replaced as a whole, and logs, which grow at their end. Whoever
/// keeps something keeps it here; what it means is not the store's business.
///
///     store.commit(std::array{StoreChange::put("history", bytes), StoreChange::drop("journal", 120)});
///
/// A transaction is atomic and durable: after a power cut at any moment all of its changes are there, or none, and all
/// once `commit` has answered Done. What was not Done may still be there after a power cut, whole. A record that is
/// torn, or whose bytes have changed since, is Damaged and never given; its neighbours are.
/// Thread-safe: no. Realtime-safe: no.
class Store {
public:
    /// Performs all changes, in their order, or none.
    [[nodiscard]] virtual StoreOutcome commit(std::span<const StoreChange> changes) = 0;

    /// The record `key`, copied to the beginning of `into`.
    [[nodiscard]] virtual StoreRead get(std::string_view key, std::span<std::byte> into) = 0;

    /// Shows every entry of a log behind `after`. A damaged one ends it (Damaged): what comes behind rests on it.
    [[nodiscard]] virtual StoreOutcome replay(std::string_view log, std::uint64_t after, LogReader& reader) = 0;

    /// The highest sequence that a log ever had, also when its entries were dropped since; 0: none.
    [[nodiscard]] virtual std::uint64_t newest(std::string_view log) = 0;

protected:
    ~Store() = default;
};

} // namespace tresillo
