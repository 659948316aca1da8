// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/free_list.h"
#include "core/base/require.h"
#include "core/sequence/note.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tresillo {

/// The notes that the steps of one pattern hold: a fixed pool whose cells are chained by rising slot. A chain is named
/// by its first cell; `kNone` is the empty chain. Each call touches at most one chain, which has a note for each slot
/// of a step at most: constant time. Thread-safe: no (a value). Realtime-safe: yes.
template <std::size_t Capacity> class NotePool {
public:
    using Index = typename FreeList<Capacity>::Index;
    static constexpr Index kNone = FreeList<Capacity>::kNone;

    /// The note in `slot` of the chain; none if the chain holds none there. Valid until the chain changes.
    [[nodiscard]] const Note* find(Index head, std::size_t slot) const {
        const Index cell = cellOf(head, slot);
        return cell == kNone ? nullptr : &notes_[cell];
    }

    /// Sets the note in `slot`, which is less than 256, in a new cell if need be. False, and nothing done, when the
    /// pool is full.
    [[nodiscard]] bool set(Index& head, std::size_t slot, const Note& note) {
        require(slot <= UINT8_MAX);
        Index cell = cellOf(head, slot);
        if (cell == kNone) {
            cell = cells_.allocate();
            if (cell == kNone) {
                return false;
            }
            slots_[cell] = static_cast<std::uint8_t>(slot);
            insert(head, cell);
        }
        notes_[cell] = note;
        return true;
    }

    /// Takes the note in `slot` off the chain and frees its cell. False when the chain does not hold it.
    [[nodiscard]] bool remove(Index& head, std::size_t slot) {
        const Index before = lastBelow(head, slot);
        const Index found = before == kNone ? head : cells_.next(before);
        if (found == kNone || slots_[found] != slot) {
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

    /// Calls `visit(slot, const Note&)` for each note on the chain, by rising slot.
    template <class Visit> void forEach(Index head, Visit&& visit) const {
        for (Index cell = head; cell != kNone; cell = cells_.next(cell)) {
            visit(std::size_t{slots_[cell]}, notes_[cell]);
        }
    }

    /// How many notes are on the chain.
    [[nodiscard]] std::size_t count(Index head) const {
        std::size_t notes = 0;
        forEach(head, [&](std::size_t, const Note&) { ++notes; });
        return notes;
    }

    /// Adds the chain's notes to `count`. False when a cell of it is free or out of order, or when the count is more
    /// than the pool can hold: a broken link makes it endless.
    [[nodiscard]] bool isChainSound(Index head, std::size_t& count) const {
        for (Index cell = head; cell != kNone; cell = cells_.next(cell)) {
            if (!cells_.isInUse(cell) || ++count > Capacity) {
                return false;
            }
            const Index next = cells_.next(cell);
            if (next != kNone && (!cells_.isInUse(next) || slots_[next] <= slots_[cell])) {
                return false;
            }
        }
        return true;
    }

    /// An empty pool that remembers how often this one refused.
    [[nodiscard]] NotePool emptied() const {
        NotePool empty{};
        empty.cells_ = cells_.emptied();
        return empty;
    }

    void countFailure() { cells_.countFailure(); }
    [[nodiscard]] std::size_t room() const { return cells_.room(); }
    [[nodiscard]] const PoolUsage& usage() const { return cells_.usage(); }
    [[nodiscard]] const FreeList<Capacity>& cells() const { return cells_; }

private:
    [[nodiscard]] Index cellOf(Index head, std::size_t slot) const {
        Index cell = head;
        while (cell != kNone && slots_[cell] != slot) {
            cell = cells_.next(cell);
        }
        return cell;
    }

    [[nodiscard]] Index lastBelow(Index head, std::size_t slot) const {
        Index before = kNone;
        for (Index cell = head; cell != kNone && slots_[cell] < slot; cell = cells_.next(cell)) {
            before = cell;
        }
        return before;
    }

    void insert(Index& head, Index cell) {
        const Index before = lastBelow(head, slots_[cell]);
        cells_.link(cell, before == kNone ? head : cells_.next(before));
        relink(head, before, cell);
    }

    void relink(Index& head, Index before, Index cell) {
        if (before == kNone) {
            head = cell;
        } else {
            cells_.link(before, cell);
        }
    }

    FreeList<Capacity> cells_{};
    std::array<Note, Capacity> notes_{};
    std::array<std::uint8_t, Capacity> slots_{};
};

} // namespace tresillo
