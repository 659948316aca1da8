// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/free_list.h"
#include "core/params/param_table.h"
#include "core/sequence/step_value.h"

#include <array>
#include <cstdint>
#include <optional>

namespace tresillo {

/// The values that the steps (and the tracks' control changes) of one pattern hold: a fixed pool whose cells are
/// chained by rising parameter id, so that equal content reads in equal order whatever was edited before.
/// A chain is named by its first cell; `kNone` is the empty chain. Each call touches at most one chain, which a step's
/// limit keeps short: constant time. Thread-safe: no (a value). Realtime-safe: yes.
template <std::size_t Capacity> class LockPool {
public:
    using Index = typename FreeList<Capacity>::Index;
    static constexpr Index kNone = FreeList<Capacity>::kNone;

    /// The value of `id` on the chain.
    [[nodiscard]] std::optional<std::int32_t> find(Index head, ParamId id) const {
        const Index before = lastBelow(head, id);
        const Index found = before == kNone ? head : cells_.next(before);
        return found != kNone && ids_[found] == id ? std::optional{unpackValue(id, values_[found])} : std::nullopt;
    }

    /// Sets `id` on the chain, in a new cell if need be. False, and nothing done, when the pool is full.
    [[nodiscard]] bool set(Index& head, ParamId id, std::int32_t value) {
        const Index before = lastBelow(head, id);
        const Index found = before == kNone ? head : cells_.next(before);
        if (found != kNone && ids_[found] == id) {
            values_[found] = packValue(id, value);
            return true;
        }
        const Index cell = cells_.allocate();
        if (cell == kNone) {
            return false;
        }
        ids_[cell] = id;
        values_[cell] = packValue(id, value);
        cells_.link(cell, found);
        relink(head, before, cell);
        return true;
    }

    /// Takes `id` off the chain and frees its cell. False when the chain does not hold it.
    [[nodiscard]] bool remove(Index& head, ParamId id) {
        const Index before = lastBelow(head, id);
        const Index found = before == kNone ? head : cells_.next(before);
        if (found == kNone || ids_[found] != id) {
            return false;
        }
        relink(head, before, cells_.next(found));
        return cells_.free(found);
    }

    /// Frees the whole chain.
    void clear(Index& head) {
        while (head != kNone) {
            const Index next = cells_.next(head);
            (void)cells_.free(head);
            head = next;
        }
    }

    /// Calls `visit(LockedValue)` for each value on the chain, by rising id.
    template <class Visit> void forEach(Index head, Visit&& visit) const {
        for (Index cell = head; cell != kNone; cell = cells_.next(cell)) {
            visit(LockedValue{.id = ids_[cell], .value = unpackValue(ids_[cell], values_[cell])});
        }
    }

    /// The length of a chain; one more than the pool can hold when a broken link makes it endless.
    [[nodiscard]] std::size_t chainLength(Index head) const {
        std::size_t length = 0;
        for (Index cell = head; cell != kNone && cells_.isInUse(cell) && length <= Capacity; cell = cells_.next(cell)) {
            ++length;
        }
        return length;
    }

    /// An empty pool that remembers how often this one refused.
    [[nodiscard]] LockPool emptied() const {
        LockPool empty{};
        empty.cells_ = cells_.emptied();
        return empty;
    }

    void countFailure() { cells_.countFailure(); }
    [[nodiscard]] std::size_t room() const { return cells_.room(); }
    [[nodiscard]] const PoolUsage& usage() const { return cells_.usage(); }
    [[nodiscard]] const FreeList<Capacity>& cells() const { return cells_; }

private:
    [[nodiscard]] Index lastBelow(Index head, ParamId id) const {
        Index before = kNone;
        for (Index cell = head; cell != kNone && ids_[cell] < id; cell = cells_.next(cell)) {
            before = cell;
        }
        return before;
    }

    void relink(Index& head, Index before, Index cell) {
        if (before == kNone) {
            head = cell;
        } else {
            cells_.link(before, cell);
        }
    }

    FreeList<Capacity> cells_{};
    std::array<std::uint16_t, Capacity> values_{};
    std::array<ParamId, Capacity> ids_{};
};

} // namespace tresillo
