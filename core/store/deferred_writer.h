// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"
#include "core/store/store.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace tresillo {

/// Milliseconds of a clock that never goes back; where it begins is the caller's business.
using StoreTime = std::uint64_t;

/// When a DeferredWriter writes, in milliseconds. What a power cut can take is what was changed since the last write:
/// at most `spacing` of work, and `quiet` where nothing was written for so long.
struct WriteSpacing {
    StoreTime quiet{5'000}; ///< After so long without a change, ...
    StoreTime spacing{
        60'000};            ///< ... but not sooner than so long after the last write; a steady stream waits no longer.
    StoreTime retry{5'000}; ///< So long after a write that failed.
};

/// Gives the bytes of a record when they are written.
class RecordSource {
public:
    /// The bytes of the record at `index`, written to `into`: how many, or nothing where they do not fit.
    [[nodiscard]] virtual std::optional<std::size_t> encode(std::size_t index, std::span<std::byte> into) = 0;

protected:
    ~RecordSource() = default;
};

/// Stands in front of a store for what changes often: the owner marks a record as changed, as often as it likes, and
/// calls `service`; all that changed is encoded and written together, in one transaction, when it has been quiet for a
/// while. A record counts as changed until a write of it has succeeded, and again when it is marked meanwhile.
///
///     changed --> waiting --quiet, or due--> written: clean
///                    ^                          |
///                    +------ failed: retry -----+
///
/// Time is handed in. Thread-safe: no; it lives on its store's thread. Realtime-safe: no.
template <std::size_t Records> class DeferredWriter {
public:
    /// `keys` name the records; `buffer` has room for all of them at once. Everything outlives the writer.
    DeferredWriter(
        Store& store, RecordSource& source, std::span<const std::string_view, Records> keys,
        std::span<std::byte> buffer, WriteSpacing spacing = {})
        : store_(store), source_(source), keys_(keys), buffer_(buffer), spacing_(spacing) {}

    /// The record at `index`, less than Records, has changed.
    void mark(std::size_t index, StoreTime now) {
        require(index < Records);
        if (!isDirty()) {
            dirtySince_ = now;
        }
        dirty_[index] = true;
        lastMark_ = now;
    }

    /// Writes what is due. Answers what came of it; nothing when nothing was due.
    std::optional<StoreOutcome> service(StoreTime now) {
        return isDirty() && now >= dueAt() ? std::optional{flush(now)} : std::nullopt;
    }

    /// Writes at once what has changed: on a large change, before sleep, at the end, or when power runs low.
    StoreOutcome flush(StoreTime now) {
        if (!isDirty()) {
            return StoreOutcome::Done;
        }
        lastOutcome_ = write();
        lastTry_ = now;
        if (lastOutcome_ == StoreOutcome::Done) {
            dirty_.fill(false);
            lastWrite_ = now;
            ++writes_;
        }
        return lastOutcome_;
    }

    [[nodiscard]] bool isDirty() const { return std::ranges::find(dirty_, true) != dirty_.end(); }
    [[nodiscard]] bool isDirty(std::size_t index) const { return dirty_[index]; }
    /// When `service` writes next, if nothing else changes; only while something is dirty.
    [[nodiscard]] StoreTime dueAt() const {
        if (lastOutcome_ != StoreOutcome::Done) {
            return lastTry_ + spacing_.retry;
        }
        const StoreTime calm = std::min(lastMark_ + spacing_.quiet, dirtySince_ + spacing_.spacing);
        return lastWrite_ ? std::max(calm, *lastWrite_ + spacing_.spacing) : calm;
    }
    /// Since when there is something that a power cut would take; nothing: all is written.
    [[nodiscard]] std::optional<StoreTime> unsafeSince() const {
        return isDirty() ? std::optional{dirtySince_} : std::nullopt;
    }
    /// What the last write came to.
    [[nodiscard]] StoreOutcome lastOutcome() const { return lastOutcome_; }
    [[nodiscard]] std::uint64_t writes() const { return writes_; }

private:
    StoreOutcome write() {
        std::array<StoreChange, Records> changes{};
        std::size_t count = 0;
        std::span<std::byte> room = buffer_;
        for (std::size_t index = 0; index < Records; ++index) {
            if (!dirty_[index]) {
                continue;
            }
            const std::optional<std::size_t> size = source_.encode(index, room);
            if (!size) {
                return StoreOutcome::NoRoom;
            }
            changes[count++] = StoreChange::put(keys_[index], room.first(*size));
            room = room.subspan(*size);
        }
        return store_.commit(std::span{changes}.first(count));
    }

    Store& store_;
    RecordSource& source_;
    std::span<const std::string_view, Records> keys_;
    std::span<std::byte> buffer_;
    WriteSpacing spacing_;
    std::array<bool, Records> dirty_{};
    StoreTime dirtySince_{0};
    StoreTime lastMark_{0};
    StoreTime lastTry_{0};
    std::optional<StoreTime> lastWrite_{};
    StoreOutcome lastOutcome_{StoreOutcome::Done};
    std::uint64_t writes_{0};
};

} // namespace tresillo
