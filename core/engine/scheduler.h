// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"
#include "core/engine/event_order.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace tresillo {

/// One thing that will happen at a tick: the locks of a trig, or those of its notes that begin together. Its order
/// names the lowest slot of several notes, and slot 0 for locks.
struct Scheduled {
    EventOrder order{};
    Ticks step{};           ///< The unswung tick of its step: the order of steps, whenever they were decided.
    std::uint8_t trig{0};   ///< Where the trig is kept.
    std::uint8_t repeat{0}; ///< 0: the note itself; 1 and up: its ratchet repeats, which follow one by one.
    std::uint8_t slots{0}; ///< The notes as bits. Of locks: those that follow at the same tick, as one event with them.
    bool ofLockTrig{false}; ///< The trig has no notes: its parameters may be refused before any note is.
    bool isOffGrid{false};  ///< The note came at a line instead of its own place; its repeats keep theirs.

    /// Played order; of two that have the same, the earlier step's comes first.
    friend constexpr bool operator<(const Scheduled& a, const Scheduled& b) {
        return a.order != b.order ? a.order < b.order : a.step < b.step;
    }

    [[nodiscard]] constexpr std::uint32_t noteCount() const { return static_cast<std::uint32_t>(std::popcount(slots)); }
};

/// How often the scheduler had to refuse, by what it refused.
struct Overload {
    std::uint32_t repeats{0};
    std::uint32_t locks{0};
    std::uint32_t notes{0};

    constexpr bool operator==(const Overload&) const = default;
};

/// Events in the order in which they are played, in fixed memory: those of each track in a list, which are few, and the
/// first ones of the lists in a tree of winners, so that what follows on something of its own track is put in its place
/// in a few steps however many wait. When it is full it refuses, in this order: ratchet repeats, parameter changes of
/// lock trigs, then the note that comes last (latest tick, highest track, highest slot); what is refused may be an
/// older event or the new one. Thread-safe: no (a value). Realtime-safe: yes, O(events of the track + log tracks),
/// O(all) on overload.
template <std::size_t Tracks, std::size_t Capacity> class Scheduler {
    using Link = std::uint16_t; ///< The number of a cell.
    static constexpr Link kNone = UINT16_MAX;

public:
    /// An event on the queue.
    class Waiting : public Scheduled {
        friend Scheduler;
        Link next_{kNone}; ///< In its list.
    };

    Scheduler() { clear(); }

    /// Adds an event. The event that had to give way, if any: `event` itself when it was refused.
    [[nodiscard]] std::optional<Scheduled> push(const Scheduled& event) {
        if (free_ == kNone) [[unlikely]] {
            const Scheduled refused = makeRoom(event);
            count(refused);
            if (free_ != kNone) {
                add(event);
            }
            return refused;
        }
        add(event);
        return std::nullopt;
    }

    [[nodiscard]] const Scheduled* next() const { return size_ == 0 ? nullptr : &cells_[lists_[winners_[1].track()]]; }
    /// Whether the next event, if there is one, comes at `tick` or before.
    [[nodiscard]] bool isDue(Ticks tick) const { return winners_[1] < EventOrder::begin(tick + Ticks{1}); }

    // The next event, where there is one. Whoever makes its order a later one (of the same track) calls `settle` before
    // anything else is asked that is not named here.

    [[nodiscard]] Waiting& first() {
        require(size_ != 0);
        return cells_[lists_[winners_[1].track()]];
    }
    /// Whether it, with all its slots, comes before the other events of its track. False, too, when it just may not.
    [[nodiscard]] bool isBeforeOwn(const Waiting& first) const {
        return first.next_ == kNone || first.order.ofSlot(EventOrder::kSlots - 1) < cells_[first.next_].order;
    }
    /// Whether it comes before those of all other tracks.
    [[nodiscard]] bool isBeforeOthers(const Waiting& first) const {
        std::size_t node = kLeaves + first.order.track();
        for (std::size_t level = 0; level < kLevels; ++level, node /= 2) {
            if (winners_[node ^ 1U] < first.order) {
                return false;
            }
        }
        return true;
    }
    /// Puts it where it belongs, which is less work than a pop and a push.
    [[gnu::always_inline]] void settle(Waiting& first) {
        const std::size_t track = first.order.track();
        if (first.next_ == kNone || first.order < cells_[first.next_].order) [[likely]] {
            replay(track, first.order);
        } else {
            moveBack(track);
        }
    }
    /// Takes it out.
    void pop() {
        require(size_ != 0);
        const std::size_t track = winners_[1].track();
        release(lists_[track]);
        replay(track);
    }

    /// Takes out every event for which `unwanted(event)` holds; it may change what stays, but for its track.
    template <class Predicate> void removeIf(Predicate&& unwanted) {
        for (std::size_t track = 0; track < Tracks; ++track) {
            removeIf(track, unwanted);
        }
    }
    /// The same for the events of one track.
    template <class Predicate> void removeIf(std::size_t track, Predicate&& unwanted) {
        Link rest = std::exchange(lists_[track], kNone);
        while (rest != kNone) {
            const Link cell = rest;
            if (unwanted(static_cast<Scheduled&>(cells_[cell]))) {
                release(rest);
            } else {
                rest = cells_[cell].next_;
                insert(cell);
            }
        }
        replay(track);
    }

    void clear() {
        for (std::size_t cell = 0; cell < Capacity; ++cell) {
            cells_[cell].next_ = static_cast<Link>(cell + 1 < Capacity ? cell + 1 : kNone);
        }
        free_ = 0;
        size_ = 0;
        lists_.fill(kNone);
        winners_.fill(EventOrder::never());
    }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] const Overload& overload() const { return overload_; }
    void count(const Scheduled& refused) {
        const std::uint32_t notes = refused.noteCount();
        if (refused.order.kind() == ScheduledKind::Locks) {
            ++overload_.locks;
            overload_.notes += notes;
        } else {
            (refused.repeat != 0 ? overload_.repeats : overload_.notes) += notes == 0 ? 1 : notes;
        }
    }

private:
    static constexpr std::size_t kLeaves = std::bit_ceil(std::max<std::size_t>(Tracks, 2));
    static constexpr auto kLevels = static_cast<std::size_t>(std::countr_zero(kLeaves));
    static_assert(Capacity < kNone && Tracks <= EventOrder::kTracks);

    // There is room.
    void add(const Scheduled& event) {
        const Link cell = free_;
        free_ = cells_[cell].next_;
        static_cast<Scheduled&>(cells_[cell]) = event;
        ++size_;
        insert(cell);
        replay(event.order.track());
    }

    // Behind whatever does not come after it.
    void insert(Link cell) {
        Waiting& event = cells_[cell];
        Link* link = &lists_[event.order.track()];
        while (*link != kNone && !(event < cells_[*link])) {
            link = &cells_[*link].next_;
        }
        event.next_ = *link;
        *link = cell;
    }

    // The first event of the track is not its first any more.
    [[gnu::noinline]] void moveBack(std::size_t track) {
        const Link cell = lists_[track];
        lists_[track] = cells_[cell].next_;
        insert(cell);
        replay(track);
    }

    // Takes out the cell that `link`, which is part of a list, leads to.
    void release(Link& link) {
        const Link cell = link;
        link = cells_[cell].next_;
        cells_[cell].next_ = free_;
        free_ = cell;
        --size_;
    }

    // The track's first event may be another one.
    void replay(std::size_t track) {
        replay(track, lists_[track] == kNone ? EventOrder::never() : cells_[lists_[track]].order);
    }
    // Its first event's order is this.
    void replay(std::size_t track, EventOrder order) {
        std::size_t node = kLeaves + track;
        winners_[node] = order;
        for (std::size_t level = 0; level < kLevels; ++level) {
            order = std::min(order, winners_[node ^ 1U]);
            node /= 2;
            winners_[node] = order;
        }
    }

    // Takes out what gives way first, unless that is `event` itself. Answers with what gives way.
    [[gnu::noinline]] Scheduled makeRoom(const Scheduled& event) {
        Link* victim = nullptr;
        for (Link& list : lists_) {
            for (Link* link = &list; *link != kNone; link = &cells_[*link].next_) {
                if (victim == nullptr || givesWayLater(cells_[*victim], cells_[*link])) {
                    victim = link;
                }
            }
        }
        const Scheduled last = cells_[*victim];
        if (!givesWayLater(event, last)) {
            return event;
        }
        release(*victim);
        replay(last.order.track());
        return last;
    }

    // True when `b` must give way before `a`.
    static bool givesWayLater(const Scheduled& a, const Scheduled& b) {
        const int rankA = rank(a);
        const int rankB = rank(b);
        return rankA != rankB ? rankA < rankB : a < b;
    }
    static int rank(const Scheduled& event) { return event.repeat != 0 ? 2 : event.ofLockTrig ? 1 : 0; }

    std::array<EventOrder, 2 * kLeaves> winners_{}; ///< A binary tree of the first orders; the tracks are its leaves.
    std::array<Link, Tracks> lists_{};              ///< The first event of each track.
    Link free_{kNone};
    std::size_t size_{0};
    Overload overload_{};
    std::array<Waiting, Capacity> cells_{};
};

} // namespace tresillo
