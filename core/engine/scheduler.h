// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/free_list.h"
#include "core/base/time.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <utility>

namespace tresillo {

/// What is scheduled. Note-offs are not: they live in the table of sounding notes and cannot be refused.
enum class ScheduledKind : std::uint8_t { Locks, Note };

/// One thing that will happen at a tick: the locks of a trig, or those of its notes that begin together.
struct Scheduled {
    Ticks tick{};
    Ticks step{}; ///< The unswung tick of its step: the order of steps, whenever they were decided.
    ScheduledKind kind{ScheduledKind::Note};
    std::uint8_t track{0};
    std::uint8_t slot{0};   ///< Which note of the trig; the lowest where there are several.
    std::uint8_t trig{0};   ///< Where the track keeps the trig.
    std::uint8_t repeat{0}; ///< 0: the note itself; 1 and up: its ratchet repeats, which follow one by one.
    bool ofLockTrig{false}; ///< The trig has no notes: its parameters may be refused before any note is.
    std::uint8_t slots{
        0}; ///< The notes as bits. Of locks: the notes that follow at the same tick, as one event with them.

    /// Played order: by tick, then parameters before notes, then track, then slot, then the earlier step first.
    friend constexpr bool operator<(const Scheduled& a, const Scheduled& b) {
        if (a.tick != b.tick) {
            return a.tick < b.tick;
        }
        return a.place() != b.place() ? a.place() < b.place() : a.step < b.step;
    }

    [[nodiscard]] constexpr std::uint32_t noteCount() const { return static_cast<std::uint32_t>(std::popcount(slots)); }

private:
    [[nodiscard]] constexpr std::uint32_t place() const {
        return static_cast<std::uint32_t>(kind) << 16U | std::uint32_t{track} << 8U | slot;
    }
};
static_assert(sizeof(Scheduled) == 24);

/// How often the scheduler had to refuse, by what it refused.
struct Overload {
    std::uint32_t repeats{0};
    std::uint32_t locks{0};
    std::uint32_t notes{0};

    constexpr bool operator==(const Overload&) const = default;
};

/// Events in the order in which they are played: a binary heap in fixed memory. When it is full it refuses, in this
/// order: ratchet repeats, parameter changes of lock trigs, then the note that comes last (latest tick, highest track,
/// highest slot); what is refused may be an older event or the new one.
/// Thread-safe: no (a value). Realtime-safe: yes, O(log n), O(n) on overload.
template <std::size_t Capacity> class Scheduler {
public:
    Scheduler() { std::iota(order_.begin(), order_.end(), Index{0}); }

    /// Adds an event. The event that had to give way, if any: `event` itself when it was refused.
    [[nodiscard]] std::optional<Scheduled> push(const Scheduled& event) {
        if (size_ < Capacity) {
            cells_[order_[size_]] = event;
            rise(size_++, event);
            return std::nullopt;
        }
        const auto victim = std::max_element(
            order_.begin(), end(), [this](Index a, Index b) { return givesWayLater(cells_[a], cells_[b]); });
        if (!givesWayLater(event, cells_[*victim])) {
            count(event);
            return event;
        }
        const Scheduled refused = cells_[*victim];
        count(refused);
        cells_[*victim] = event;
        rebuild();
        return refused;
    }

    [[nodiscard]] const Scheduled* next() const { return size_ == 0 ? nullptr : &cells_[order_[0]]; }

    void pop() {
        const Index freed = order_[0];
        --size_;
        order_[0] = order_[size_];
        order_[size_] = freed;
        if (size_ != 0) {
            (void)sink(0);
        }
    }

    /// Lets `change(event)` make the next event one that does not come before it: less work than a pop and a push.
    /// Whether it still is the next one; `staysNext`: that is known, its tick stays the same and it is alone there.
    template <class Change> bool changeNext(Change&& change, bool staysNext = false) {
        change(cells_[order_[0]]);
        return staysNext || sink(0) == 0;
    }

    /// Whether no other event has the tick of the next one, which there is.
    [[nodiscard]] bool isNextAlone() const {
        const Key key = keyOf(cells_[order_[0]]);
        return (size_ < 2 || keys_[1] != key) && (size_ < 3 || keys_[2] != key);
    }
    /// Whether `event` comes before all but the next one.
    [[nodiscard]] bool isBeforeOthers(const Scheduled& event) const {
        return (size_ < 2 || event < cells_[order_[1]]) && (size_ < 3 || event < cells_[order_[2]]);
    }

    /// Takes out every event for which `unwanted(event)` holds; it may change what stays.
    template <class Predicate> void removeIf(Predicate&& unwanted) {
        std::size_t kept = 0;
        for (std::size_t place = 0; place < size_; ++place) {
            if (!unwanted(cells_[order_[place]])) {
                std::swap(order_[place], order_[kept++]);
            }
        }
        size_ = kept;
        rebuild();
    }

    void clear() { size_ = 0; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] const Overload& overload() const { return overload_; }
    void count(const Scheduled& refused) {
        const std::uint32_t notes = refused.noteCount();
        if (refused.kind == ScheduledKind::Locks) {
            ++overload_.locks;
            overload_.notes += notes;
        } else {
            (refused.repeat != 0 ? overload_.repeats : overload_.notes) += notes == 0 ? 1 : notes;
        }
    }

private:
    using Index = CellIndex<Capacity>;
    using Key = std::uint32_t;

    // What lies on the queue lies within a few steps: the lower half of the ticks tells which comes first.
    static Key keyOf(const Scheduled& event) { return static_cast<Key>(event.tick.value); }

    // Whether the event of `key` in cell `cell` comes before another.
    [[nodiscard]] bool isBefore(Key key, Index cell, Key otherKey, Index otherCell) const {
        const auto apart = static_cast<std::int32_t>(key - otherKey);
        return apart != 0 ? apart < 0 : cells_[cell] < cells_[otherCell];
    }

    void put(std::size_t place, Key key, Index cell) {
        keys_[place] = key;
        order_[place] = cell;
    }

    // The event, whose cell is that of the free place `hole`, goes there or, past later ones, above it.
    void rise(std::size_t hole, const Scheduled& event) {
        const Index cell = order_[hole];
        const Key key = keyOf(event);
        while (hole != 0) {
            const std::size_t above = (hole - 1) / 2;
            if (!isBefore(key, cell, keys_[above], order_[above])) {
                break;
            }
            put(hole, keys_[above], order_[above]);
            hole = above;
        }
        put(hole, key, cell);
    }

    // The event at `hole` has another tick now: it stays or, past earlier ones, goes below. Answers with where it is.
    std::size_t sink(std::size_t hole) {
        const Index cell = order_[hole];
        const Key key = keyOf(cells_[cell]);
        for (std::size_t below = 2 * hole + 1; below < size_; below = 2 * hole + 1) {
            if (below + 1 < size_ && isBefore(keys_[below + 1], order_[below + 1], keys_[below], order_[below])) {
                ++below;
            }
            if (!isBefore(keys_[below], order_[below], key, cell)) {
                break;
            }
            put(hole, keys_[below], order_[below]);
            hole = below;
        }
        put(hole, key, cell);
        return hole;
    }

    void rebuild() {
        for (std::size_t place = 0; place < size_; ++place) {
            keys_[place] = keyOf(cells_[order_[place]]);
        }
        for (std::size_t place = size_ / 2; place-- > 0;) {
            (void)sink(place);
        }
    }

    // True when `b` must give way before `a`.
    static bool givesWayLater(const Scheduled& a, const Scheduled& b) {
        const int rankA = rank(a);
        const int rankB = rank(b);
        return rankA != rankB ? rankA < rankB : a < b;
    }
    static int rank(const Scheduled& event) { return event.repeat != 0 ? 2 : event.ofLockTrig ? 1 : 0; }

    auto end() { return order_.begin() + static_cast<std::ptrdiff_t>(size_); }

    // A heap of names: `order_` names the cells in the heap's order, then the free ones; `keys_` has the ticks' lower
    // halves in the heap's order.
    std::array<Scheduled, Capacity> cells_{};
    std::array<Key, Capacity> keys_{};
    std::array<Index, Capacity> order_{};
    std::size_t size_{0};
    Overload overload_{};
};

} // namespace tresillo
