// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <type_traits>

namespace tresillo {

/// The smallest index that can name `Capacity` cells and "none".
template <std::size_t Capacity>
using CellIndex =
    std::conditional_t<(Capacity < std::numeric_limits<std::uint8_t>::max()), std::uint8_t, std::uint16_t>;

/// How full a pool is, was at most, and how often it had to refuse.
struct PoolUsage {
    std::uint16_t used{0};
    std::uint16_t highWater{0};
    std::uint32_t failures{0};

    constexpr bool operator==(const PoolUsage&) const = default;
};

/// Hands out the cells of a fixed pool by index, in O(1), without heap. A cell in use belongs to a chain of its
/// owner's, through `next`; a free one to the free list, through the same link. A cell that is not in use cannot be
/// freed, so a double free or a stale index is found where it happens.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <std::size_t Capacity> class FreeList {
    static_assert(Capacity < std::numeric_limits<std::uint16_t>::max());

public:
    using Index = CellIndex<Capacity>;
    static constexpr Index kNone = std::numeric_limits<Index>::max();

    constexpr FreeList() {
        for (std::size_t cell = 0; cell < Capacity; ++cell) {
            next_[cell] = cell + 1 < Capacity ? static_cast<Index>(cell + 1) : kNone;
        }
    }

    /// A cell that is linked to nothing; none, and one more failure, when all are in use.
    [[nodiscard]] Index allocate() {
        if (free_ == kNone) {
            ++usage_.failures;
            return kNone;
        }
        const Index cell = free_;
        free_ = next_[cell];
        next_[cell] = kNone;
        mark(cell);
        ++usage_.used;
        usage_.highWater = usage_.used > usage_.highWater ? usage_.used : usage_.highWater;
        return cell;
    }

    /// False, and nothing done, when `cell` is not in use.
    [[nodiscard]] bool free(Index cell) {
        if (!isInUse(cell)) {
            return false;
        }
        unmark(cell);
        next_[cell] = free_;
        free_ = cell;
        --usage_.used;
        return true;
    }

    [[nodiscard]] bool isInUse(Index cell) const { return cell < Capacity && isMarked(cell); }
    /// What follows `cell`, which is one of the pool's; kNone: nothing.
    [[nodiscard]] Index next(Index cell) const {
        require(cell < Capacity);
        return next_[cell];
    }
    /// `next` follows `cell`. Both are in use, or `next` is kNone.
    void link(Index cell, Index next) {
        require([&] { return isInUse(cell) && (next == kNone || isInUse(next)); });
        next_[cell] = next;
    }
    void countFailure() { ++usage_.failures; }

    /// An empty list that remembers how often this one refused and how full it was.
    [[nodiscard]] FreeList emptied() const {
        FreeList empty{};
        empty.usage_ = usage_;
        empty.usage_.used = 0;
        return empty;
    }

    [[nodiscard]] std::size_t room() const { return Capacity - usage_.used; }
    [[nodiscard]] const PoolUsage& usage() const { return usage_; }

    /// True when every free cell is on the free list exactly once and none of them is in use.
    [[nodiscard]] bool isSound() const {
        std::size_t length = 0;
        for (Index cell = free_; cell != kNone; cell = next_[cell]) {
            if (cell >= Capacity || isMarked(cell) || ++length > Capacity) {
                return false;
            }
        }
        std::size_t marked = 0;
        for (const std::uint32_t word : inUse_) {
            marked += static_cast<std::size_t>(std::popcount(word));
        }
        return length == room() && marked == usage_.used;
    }

private:
    static constexpr std::size_t kWordBits = 32;
    static constexpr std::uint32_t bitOf(std::size_t cell) { return std::uint32_t{1} << (cell % kWordBits); }
    [[nodiscard]] bool isMarked(std::size_t cell) const { return (inUse_[cell / kWordBits] & bitOf(cell)) != 0; }
    void mark(std::size_t cell) { inUse_[cell / kWordBits] |= bitOf(cell); }
    void unmark(std::size_t cell) { inUse_[cell / kWordBits] &= ~bitOf(cell); }

    std::array<Index, Capacity> next_{};
    /// One bit a cell. Words of 32 bits, where std::bitset's are as wide as the processor's: a pattern lies in memory
    /// alike on every machine, which is how takes travel between them in the comparison of bits.
    std::array<std::uint32_t, (Capacity + kWordBits - 1) / kWordBits> inUse_{};
    Index free_{0};
    PoolUsage usage_{};
};

} // namespace tresillo
