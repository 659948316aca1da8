// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace tresillo {

/// What is scheduled. Note-offs are not: they live in the table of sounding notes and cannot be refused.
enum class ScheduledKind : std::uint8_t { Locks, Note };

/// One thing that will happen at a tick.
struct Scheduled {
    Ticks tick{};
    Ticks step{}; ///< The unswung tick of its step: the order of steps, whenever they were decided.
    ScheduledKind kind{ScheduledKind::Note};
    std::uint8_t track{0};
    std::uint8_t slot{0};   ///< Which note of the trig.
    std::uint8_t trig{0};   ///< Where the track keeps the trig.
    std::uint8_t repeat{0}; ///< 0: the note itself; 1 and up: its ratchet repeats, which follow one by one.
    bool ofLockTrig{false}; ///< The trig has no notes: its parameters may be refused before any note is.

    /// Played order: by tick, then parameters before notes, then track, then slot, then the earlier step first.
    friend constexpr bool operator<(const Scheduled& a, const Scheduled& b) {
        if (a.tick != b.tick) {
            return a.tick < b.tick;
        }
        return a.place() != b.place() ? a.place() < b.place() : a.step < b.step;
    }

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
    /// Adds an event. The event that had to give way, if any: `event` itself when it was refused.
    [[nodiscard]] std::optional<Scheduled> push(const Scheduled& event) {
        if (size_ < Capacity) {
            heap_[size_++] = event;
            std::push_heap(heap_.begin(), end(), later);
            return std::nullopt;
        }
        const auto victim = std::max_element(heap_.begin(), end(), givesWayLater);
        if (!givesWayLater(event, *victim)) {
            count(event);
            return event;
        }
        const Scheduled refused = *victim;
        count(refused);
        *victim = event;
        std::make_heap(heap_.begin(), end(), later);
        return refused;
    }

    [[nodiscard]] const Scheduled* next() const { return size_ == 0 ? nullptr : heap_.data(); }

    void pop() {
        std::pop_heap(heap_.begin(), end(), later);
        --size_;
    }

    /// Takes out every event for which `unwanted(event)` holds.
    template <class Predicate> void removeIf(Predicate&& unwanted) {
        const auto kept = std::remove_if(heap_.begin(), end(), unwanted);
        size_ = static_cast<std::size_t>(kept - heap_.begin());
        std::make_heap(heap_.begin(), end(), later);
    }

    void clear() { size_ = 0; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] const Overload& overload() const { return overload_; }
    void count(const Scheduled& refused) {
        (refused.kind == ScheduledKind::Locks ? overload_.locks
         : refused.repeat != 0                ? overload_.repeats
                                              : overload_.notes)++;
    }

private:
    static bool later(const Scheduled& a, const Scheduled& b) { return b < a; }

    // True when `b` must give way before `a`.
    static bool givesWayLater(const Scheduled& a, const Scheduled& b) {
        const int rankA = rank(a);
        const int rankB = rank(b);
        return rankA != rankB ? rankA < rankB : a < b;
    }
    static int rank(const Scheduled& event) { return event.repeat != 0 ? 2 : event.ofLockTrig ? 1 : 0; }

    auto end() { return heap_.begin() + static_cast<std::ptrdiff_t>(size_); }

    std::array<Scheduled, Capacity> heap_{};
    std::size_t size_{0};
    Overload overload_{};
};

} // namespace tresillo
