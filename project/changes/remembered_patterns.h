// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/byte_writer.h"
#include "core/base/require.h"
#include "core/codec/pattern_codec.h"
#include "core/sequence/pattern.h"
#include "project/ports/pattern_bank.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>

namespace tresillo {

/// Names a pattern that is remembered.
using WholeIndex = std::uint16_t;

/// Patterns as they were before changes that are too large to be taken back edit by edit. Each is kept as its record
/// (core/codec/SPEC.md), so that what is remembered takes as much room as was set in it. What is used is told from
/// outside: what nobody uses any more makes room when room is needed. Thread-safe: no (a value). Realtime-safe: no (its
/// time grows with the patterns).
template <class Sizes> class RememberedPatterns {
public:
    static constexpr std::size_t kMost = Sizes::kWholeUndos;
    static constexpr std::size_t kRoom = Sizes::kWholeUndoBytes;
    static_assert(kRoom >= kMostPatternBytes<Sizes>, "any pattern must fit");
    static_assert(kMost <= UINT16_MAX);
    /// Which of them are used.
    using Used = std::bitset<kMost>;

    // Not defaulted, so that memory which nobody ever needs is not touched.
    RememberedPatterns() {} // NOLINT(modernize-use-equals-default)

    /// The bytes that a pattern takes.
    [[nodiscard]] static std::size_t sizeOf(const Pattern<Sizes>& pattern, const TrackNames<Sizes>& names) {
        ByteWriter count = ByteWriter::counting();
        encodePattern(count, pattern, {}, names);
        return count.size();
    }
    /// Whether one of `bytes` can be remembered beside those that are used.
    [[nodiscard]] bool hasRoom(std::size_t bytes, const Used& used) const {
        std::size_t taken = 0;
        for (std::size_t index = 0; index < kMost; ++index) {
            taken += used[index] ? ends_[index] - begins_[index] : 0;
        }
        return !used.all() && taken + bytes <= kRoom;
    }

    /// Remembers one. There is room for it.
    WholeIndex save(const Pattern<Sizes>& pattern, const TrackNames<Sizes>& names, const Used& used) {
        const WholeIndex index = take(sizeOf(pattern, names), used);
        ByteWriter writer{std::span{room_}.subspan(begins_[index], ends_[index] - begins_[index])};
        encodePattern(writer, pattern, {}, names);
        require(!writer.isFull());
        return index;
    }
    /// The same for one that is a record already, which was read without an error.
    WholeIndex save(std::span<const std::byte> record, const Used& used) {
        const WholeIndex index = take(record.size(), used);
        std::ranges::copy(record, room_.begin() + begins_[index]);
        return index;
    }
    /// It is used.
    void load(WholeIndex index, Pattern<Sizes>& pattern, TrackNames<Sizes>& names) {
        UnknownFields none{{}};
        require(decodePattern(record(index), read_, none) == Decoded::Done);
        pattern = read_.pattern;
        names = read_.tracks;
    }
    /// Valid until another one is saved. It is used.
    [[nodiscard]] std::span<const std::byte> record(WholeIndex index) const {
        require(index < kMost);
        return std::span{room_}.subspan(begins_[index], ends_[index] - begins_[index]);
    }

private:
    WholeIndex take(std::size_t bytes, const Used& used) {
        require(hasRoom(bytes, used));
        if (kRoom - end_ < bytes) {
            closeGaps(used);
        }
        WholeIndex index = 0;
        while (used[index]) {
            ++index;
        }
        begins_[index] = static_cast<std::uint32_t>(end_);
        end_ += bytes;
        ends_[index] = static_cast<std::uint32_t>(end_);
        return index;
    }

    // Those that are used move to the front, in the order in which they lie.
    void closeGaps(const Used& used) {
        std::array<WholeIndex, kMost> order;
        std::size_t count = 0;
        for (WholeIndex index = 0; index < kMost; ++index) {
            if (used[index]) {
                order[count++] = index;
            }
        }
        const std::span lying = std::span{order}.first(count);
        const auto begin = [&](WholeIndex index) { return begins_[index]; };
        std::ranges::make_heap(lying, {}, begin);
        std::ranges::sort_heap(lying, {}, begin); // less code than sort, on a board
        end_ = 0;
        for (const WholeIndex index : lying) {
            const std::span<const std::byte> bytes = record(index);
            begins_[index] = static_cast<std::uint32_t>(end_);
            std::ranges::copy(bytes, room_.begin() + static_cast<std::ptrdiff_t>(end_));
            end_ += bytes.size();
            ends_[index] = static_cast<std::uint32_t>(end_);
        }
    }

    std::array<std::byte, kRoom> room_;
    std::array<std::uint32_t, kMost> begins_{};
    std::array<std::uint32_t, kMost> ends_{};
    std::size_t end_{0};
    DecodedPattern<Sizes> read_{};
};

} // namespace tresillo
