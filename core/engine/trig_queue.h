// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/scheduler.h"
#include "core/engine/trig.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace tresillo {

/// From when on a trig may sound.
struct TrigEntry {
    Ticks floor{}; ///< What lies before is past.
    Ticks line{};  ///< Where its lane begins ...
    /// ... and what, of a step just there, could not come in time before this tick comes at the line.
    Ticks lateFrom{};

    [[nodiscard]] bool isEarlyAtLine(Ticks start, Ticks step) const { return step == line && start < lateFrom; }
};

/// Decided steps on their way to be played: the trigs, each kept until all of it has come, and on the scheduler's queue
/// what of them is next.
///
///     free --claim--> being resolved --schedule--> pending (so many events on the queue)
///       ^                                                |  first, then `settle` or `goOn` for each event that is
///       played
///       +------------ its last event was played ---------+  dropEarly, dropFrom: another lane takes over instead
///
/// A trig *from behind the boundary* (`source.isEarly`) waits for the boundary to be crossed (`join`) or dropped.
/// Thread-safe: no; it lives on the audio thread. Realtime-safe: yes, every function.
template <class Sizes> class TrigQueue {
public:
    using Event = typename Scheduler<Sizes::kTracks, Sizes::kEvents>::Waiting;

    // Decided steps.

    /// A place for a trig of `track`; none, which is counted, when too many are under way. Where `fromNext` the trig
    /// belongs behind the next boundary.
    [[nodiscard]] Trig<Sizes>* claim(std::size_t track, bool fromNext);
    /// Puts the resolved trig's locks and notes on the queue, and says in `locksAt` when the first of them is due. The
    /// answer is the velocity of the loudest note that is still to sound; 0: none is.
    std::uint8_t schedule(std::size_t track, Trig<Sizes>& trig, const TrigEntry& entry);
    /// Drops what belongs behind a boundary that will not come.
    void dropEarly();
    /// Drops the trigs of steps at or after `limit`: something else plays there.
    void dropFrom(std::size_t track, Ticks limit);
    /// The boundary is crossed: what came ahead of it is like all else.
    void join(std::size_t track);
    /// Nothing is under way any more.
    void clear();
    /// Whether the track has trigs of which something is still to come.
    [[nodiscard]] bool isUnderWay(std::size_t track) const;
    [[nodiscard]] const Overload& overload() const { return scheduler_.overload(); }

    // Playing them.

    /// The tick of the next event; kForever: there is none.
    [[nodiscard]] Ticks nextTick() const {
        const Scheduled* event = scheduler_.next();
        return event != nullptr ? event->order.tick() : kForever;
    }
    [[nodiscard]] bool isDue(Ticks tick) const { return scheduler_.isDue(tick); }
    /// The next event, where there is one; see Scheduler for this and the next three.
    [[nodiscard]] Event& first() { return scheduler_.first(); }
    [[nodiscard]] bool isBeforeOwn(const Event& event) const { return scheduler_.isBeforeOwn(event); }
    [[nodiscard]] bool isBeforeOthers(const Event& event) const { return scheduler_.isBeforeOthers(event); }
    [[gnu::always_inline]] void settle(Event& event) { scheduler_.settle(event); }

    [[nodiscard]] Trig<Sizes>& trigOf(const Scheduled& event) { return trigs_[event.trig]; }
    void push(const Scheduled& event);
    /// Makes the event what is left of it when its locks are done; false: nothing.
    static bool leaveLocks(Scheduled& event) {
        event.order = event.order.ofNote(lowestSlot(event.slots));
        return event.slots != 0;
    }
    /// The first event was played whole.
    void finish(Trig<Sizes>& trig) {
        --trig.pending;
        scheduler_.pop();
    }
    /// Its notes were played: their next repeat follows. Repeats follow one by one, so that a ratchet never fills the
    /// queue.
    [[gnu::always_inline]] void goOn(Event& event, Trig<Sizes>& trig) {
        if (repeat(event, trig)) {
            settle(event);
        } else {
            finish(trig);
        }
    }
    /// Makes an event that was played its next repeat; false: there is none.
    [[gnu::always_inline]] static bool repeat(Scheduled& event, const Trig<Sizes>& trig) {
        ++event.repeat;
        if (event.isOffGrid) [[unlikely]] {
            returnToGrid(event, trig);
        } else if (trig.remainder != 0) [[unlikely]] {
            event.order = event.order.later(trig.repeatOffset(event.repeat) - trig.repeatOffset(event.repeat - 1U));
        } else {
            event.order = event.order.later(Ticks{trig.interval});
        }
        return event.repeat < trig.ratchets;
    }

private:
    /// When a trig's events come, and which of them are past.
    struct Span {
        Ticks first{kForever};
        Ticks lastPast{-kForever};
        std::uint8_t velocity{0}; ///< Of the loudest note that is still to sound.
        std::size_t groups{0};
    };
    /// Notes of a trig that begin together.
    struct NoteGroup {
        Ticks tick{}; ///< Of the first of their repeats that is still to sound.
        SlotMask slots{0};
        std::uint8_t repeat{0};
        bool isOffGrid{false}; ///< See Scheduled.
    };

    static_assert(Sizes::kTracks * Sizes::kTrigs <= 256, "an event names its trig in a byte");
    [[nodiscard]] std::span<Trig<Sizes>> trigsOf(std::size_t track) {
        return std::span(trigs_).subspan(track * Sizes::kTrigs, Sizes::kTrigs);
    }

    Span groupNotes(const Trig<Sizes>& trig, const TrigEntry& entry);
    void push(Scheduled& event, const NoteGroup& group);
    void dropReturnedLocks(std::size_t track, const Trig<Sizes>& later, Ticks lastPast, bool hasParams);
    [[gnu::noinline]] static void returnToGrid(Scheduled& event, const Trig<Sizes>& trig);

    Scheduler<Sizes::kTracks, Sizes::kEvents> scheduler_{};
    std::array<std::uint16_t, Sizes::kTracks> lastSerials_{};
    std::array<Trig<Sizes>, Sizes::kTracks * Sizes::kTrigs> trigs_{}; ///< Those of each track side by side.
    std::array<NoteGroup, Sizes::kNotesPerStep> groups_{}; ///< Room for those of the trig that is being scheduled.
};

extern template class TrigQueue<Studio>;
extern template class TrigQueue<Pocket>;

} // namespace tresillo
