// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
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
    std::uint8_t slots{0}; ///< The notes as bits. Of locks: those that follow at the same tick, as one event with them.
    bool isOffGrid{false}; ///< The note came at a line instead of its own place; its repeats keep theirs.

    /// Played order: by tick, then parameters before notes, then track, then slot, then the earlier step first.
    friend constexpr bool operator<(const Scheduled& a, const Scheduled& b) {
        if (a.tick != b.tick) {
            return a.tick < b.tick;
        }
        return a.place() != b.place() ? a.place() < b.place() : a.step < b.step;
    }

    [[nodiscard]] constexpr std::uint32_t noteCount() const { return static_cast<std::uint32_t>(std::popcount(slots)); }

    /// Where it comes among the events of its tick.
    [[nodiscard]] constexpr std::uint16_t place() const {
        return static_cast<std::uint16_t>(
            static_cast<unsigned>(kind) << 12U | static_cast<unsigned>(track) << 4U | static_cast<unsigned>(slot));
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
    Scheduler() {
        for (std::size_t cell = 0; cell < Capacity; ++cell) {
            heap_[cell].placeAndCell = static_cast<std::uint32_t>(cell);
        }
    }

    /// Adds an event. The event that had to give way, if any: `event` itself when it was refused.
    [[nodiscard]] std::optional<Scheduled> push(const Scheduled& event) {
        if (size_ < Capacity) {
            const std::size_t cell = heap_[size_].cell();
            cells_[cell] = event;
            rise(size_++, nameOf(event, cell));
            return std::nullopt;
        }
        const auto victim = std::max_element(heap_.begin(), end(), [this](const Name& a, const Name& b) {
            return givesWayLater(cells_[a.cell()], cells_[b.cell()]);
        });
        if (!givesWayLater(event, cells_[victim->cell()])) {
            count(event);
            return event;
        }
        const Scheduled refused = cells_[victim->cell()];
        count(refused);
        cells_[victim->cell()] = event;
        rebuild();
        return refused;
    }

    [[nodiscard]] const Scheduled* next() const { return size_ == 0 ? nullptr : &cells_[heap_[0].cell()]; }
    /// The next event, where there is one.
    [[nodiscard]] const Scheduled& first() const { return cells_[heap_[0].cell()]; }
    /// Whether the next event, if there is one, comes at `tick` or before. `tick` lies within the queue's reach.
    [[nodiscard]] bool isDue(Ticks tick) const {
        return size_ != 0 && static_cast<std::int32_t>(heap_[0].key - keyOf(tick)) <= 0;
    }

    void pop() {
        const Name freed = heap_[0];
        --size_;
        heap_[0] = heap_[size_];
        heap_[size_] = freed;
        if (size_ != 0) {
            sink(0);
        }
    }

    /// Lets `change(event)` make the next event one that does not come before it, which is less work than a pop and a
    /// push; if it answers false the event is taken out. Answers the same.
    template <class Change> [[gnu::always_inline]] bool changeNext(Change&& change) {
        const std::size_t cell = heap_[0].cell();
        if (!change(cells_[cell])) {
            pop();
            return false;
        }
        heap_[0] = nameOf(cells_[cell], cell);
        sink(0);
        return true;
    }

    /// True only where no other event has the tick of the next one, which there is.
    [[nodiscard]] bool isNextAlone() const {
        // Where these are free cells, whatever they say does no harm.
        static_assert(Capacity >= 3);
        return heap_[1].key != heap_[0].key && heap_[2].key != heap_[0].key;
    }
    /// Whether `event` comes before all but the next one.
    [[nodiscard]] bool isBeforeOthers(const Scheduled& event) const {
        return (size_ < 2 || event < cells_[heap_[1].cell()]) && (size_ < 3 || event < cells_[heap_[2].cell()]);
    }

    /// Takes out every event for which `unwanted(event)` holds; it may change what stays.
    template <class Predicate> void removeIf(Predicate&& unwanted) {
        std::size_t kept = 0;
        for (std::size_t place = 0; place < size_; ++place) {
            if (!unwanted(cells_[heap_[place].cell()])) {
                std::swap(heap_[place], heap_[kept++]);
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
    using Key = std::uint32_t;

    /// What tells where an event comes, and where it lies: in few words, which move and compare fast.
    struct Name {
        Key key{0};
        std::uint32_t placeAndCell{0}; ///< Its place among the events of its tick, and below its cell.

        [[nodiscard]] std::size_t cell() const { return placeAndCell & 0xFFFFU; }
    };
    static_assert(Capacity <= 0x10000);

    // What lies on the queue lies within a few steps: the lower half of the ticks tells which comes first.
    static Key keyOf(Ticks tick) { return static_cast<Key>(tick.value); }
    static Name nameOf(const Scheduled& event, std::size_t cell) {
        return {
            .key = keyOf(event.tick),
            .placeAndCell = std::uint32_t{event.place()} << 16U | static_cast<std::uint32_t>(cell)};
    }

    [[nodiscard]] bool isBefore(const Name& a, const Name& b) const {
        const auto apart = static_cast<std::int32_t>(a.key - b.key);
        return apart < 0 || (apart == 0 && isBeforeAtTick(a, b));
    }
    [[nodiscard]] bool isBeforeAtTick(const Name& a, const Name& b) const {
        const bool isPlaceSame = (a.placeAndCell ^ b.placeAndCell) <= 0xFFFFU;
        return isPlaceSame ? cells_[a.cell()].step < cells_[b.cell()].step : a.placeAndCell < b.placeAndCell;
    }

    // The event goes to the free place `hole` or, past later ones, above it.
    void rise(std::size_t hole, const Name& event) {
        while (hole != 0) {
            const std::size_t above = (hole - 1) / 2;
            if (!isBefore(event, heap_[above])) {
                break;
            }
            heap_[hole] = heap_[above];
            hole = above;
        }
        heap_[hole] = event;
    }

    // The event at `hole` stays or, past earlier ones, goes below.
    [[gnu::noinline]] void sink(std::size_t hole) {
        Name* const heap = heap_.data();
        const std::size_t size = size_;
        const Name event{.key = heap[hole].key, .placeAndCell = heap[hole].placeAndCell};
        std::size_t right = 2 * hole + 2;
        for (; right < size; right = 2 * hole + 2) {
            const std::size_t below = isBefore(heap[right], heap[right - 1]) ? right : right - 1;
            if (!isBefore(heap[below], event)) {
                right = size + 1;
                break;
            }
            heap[hole] = heap[below];
            hole = below;
        }
        if (right == size && isBefore(heap[right - 1], event)) {
            heap[hole] = heap[right - 1];
            hole = right - 1;
        }
        heap[hole] = event;
    }

    void rebuild() {
        for (std::size_t place = 0; place < size_; ++place) {
            heap_[place] = nameOf(cells_[heap_[place].cell()], heap_[place].cell());
        }
        for (std::size_t place = size_ / 2; place-- > 0;) {
            sink(place);
        }
    }

    // True when `b` must give way before `a`.
    static bool givesWayLater(const Scheduled& a, const Scheduled& b) {
        const int rankA = rank(a);
        const int rankB = rank(b);
        return rankA != rankB ? rankA < rankB : a < b;
    }
    static int rank(const Scheduled& event) { return event.repeat != 0 ? 2 : event.ofLockTrig ? 1 : 0; }

    auto end() { return heap_.begin() + static_cast<std::ptrdiff_t>(size_); }

    std::array<Name, Capacity> heap_{}; ///< Behind the heap, names of the free cells.
    std::size_t size_{0};
    Overload overload_{};
    std::array<Scheduled, Capacity> cells_{};
};

} // namespace tresillo
