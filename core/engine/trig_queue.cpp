// SPDX-License-Identifier: MIT
#include "core/engine/trig_queue.h"

#include <algorithm>

namespace tresillo {

template <class Sizes> Trig<Sizes>* TrigQueue<Sizes>::claim(std::size_t track, bool fromNext) {
    const std::span<Trig<Sizes>> trigs = trigsOf(track);
    const auto isFree = [](const Trig<Sizes>& trig) { return trig.pending == 0; };
    auto place = std::find_if(trigs.begin(), trigs.end(), isFree);
    if (place == trigs.end()) {
        // The track's repeats give way first.
        scheduler_.removeIf(track, [&](const Scheduled& event) {
            const bool givesWay = event.repeat != 0;
            if (givesWay) {
                --trigOf(event).pending;
                scheduler_.count(event);
            }
            return givesWay;
        });
        place = std::find_if(trigs.begin(), trigs.end(), isFree);
    }
    if (place == trigs.end()) {
        scheduler_.count({});
        return nullptr;
    }
    place->serial = ++lastSerials_[track];
    place->source.isEarly = fromNext;
    return &*place;
}

template <class Sizes>
std::uint8_t TrigQueue<Sizes>::schedule(std::size_t track, Trig<Sizes>& trig, const TrigEntry& entry) {
    Scheduled event{
        .step = trig.unswung, .trig = static_cast<std::uint8_t>(&trig - trigs_.data()), .ofLockTrig = !trig.plays()};
    Span span = groupNotes(trig, entry);
    if (!trig.plays()) {
        const Ticks start = trig.tick + Ticks{trig.offset};
        span.first = entry.isEarlyAtLine(start, trig.unswung) ? std::max(start, entry.line) : start;
    }
    trig.locksAt = span.first;
    const bool hasParams = trig.locks.hasTrackLock();
    span.lastPast = hasParams && span.first < entry.floor ? std::max(span.lastPast, span.first) : span.lastPast;
    dropReturnedLocks(track, trig, span.lastPast, hasParams);
    const Ticks locksAt = std::max(span.first, entry.floor);
    const bool hasLocks = hasParams && locksAt < trig.end;
    NoteGroup withLocks{.tick = locksAt};
    for (std::size_t index = 0; index < span.groups; ++index) {
        const NoteGroup& group = groups_[index];
        if (hasLocks && withLocks.slots == 0 && group.tick == locksAt && group.repeat == 0) {
            withLocks = group; // they come with the locks
        } else {
            event.order = EventOrder(group.tick, ScheduledKind::Note, track, lowestSlot(group.slots));
            push(event, group);
        }
    }
    if (hasLocks) {
        event.order = EventOrder(withLocks.tick, ScheduledKind::Locks, track, 0);
        push(event, withLocks);
    }
    return span.velocity;
}

template <class Sizes> void TrigQueue<Sizes>::push(Scheduled& event, const NoteGroup& group) {
    event.slots = group.slots;
    event.repeat = group.repeat;
    event.isOffGrid = group.isOffGrid;
    push(event);
}

// Notes of a trig that begin at the same tick are one event, as long as nothing of another trig comes between them.
template <class Sizes>
typename TrigQueue<Sizes>::Span TrigQueue<Sizes>::groupNotes(const Trig<Sizes>& trig, const TrigEntry& entry) {
    Span span{};
    for (SlotMask rest = trig.slots; rest != 0;) {
        const std::int32_t offset = trig.offsets[lowestSlot(rest)];
        NoteGroup group{};
        std::uint8_t velocity = 0;
        for (SlotMask others = rest; others != 0; others = withoutLowest(others)) {
            if (const std::size_t slot = lowestSlot(others); trig.offsets[slot] == offset) {
                group.slots = static_cast<SlotMask>(group.slots | 1U << slot);
                velocity = std::max(velocity, trig.strikes[slot].velocity);
            }
        }
        rest = static_cast<SlotMask>(rest & ~group.slots);
        const Ticks start = trig.tick + Ticks{offset};
        const Ticks first = entry.isEarlyAtLine(start, trig.unswung) ? std::max(entry.line, entry.floor) : start;
        group.isOffGrid = first != start;
        group.tick = first;
        span.first = std::min(span.first, first);
        if (first < entry.floor) {
            // Repeats that lie before the floor are past.
            const auto past =
                static_cast<std::uint8_t>(std::min<std::int64_t>(trig.repeatFrom(entry.floor - first), trig.ratchets));
            span.lastPast = std::max(span.lastPast, first + trig.repeatOffset(past - 1U));
            group.repeat = past;
            group.tick += trig.repeatOffset(past);
        }
        if (group.repeat < trig.ratchets) {
            span.velocity = std::max(span.velocity, velocity);
            groups_[span.groups++] = group;
        }
    }
    return span;
}

// Where playing begins behind steps that are past, the locks of one are not found when a later one, past as well, has
// already given them back, or had come before them with locks of its own.
template <class Sizes>
void TrigQueue<Sizes>::dropReturnedLocks(std::size_t track, const Trig<Sizes>& later, Ticks lastPast, bool hasParams) {
    if (lastPast <= -kForever) {
        return;
    }
    scheduler_.removeIf(track, [&](Scheduled& event) {
        if (event.order.kind() != ScheduledKind::Locks || event.step >= later.unswung) {
            return false;
        }
        Trig<Sizes>& earlier = trigOf(event);
        const bool isBarred = hasParams && later.locksAt <= earlier.locksAt && earlier.locksAt < later.end;
        const bool isReturned = isBarred || earlier.locksAt <= lastPast;
        if (isReturned && event.slots != 0) {
            (void)leaveLocks(event);
            return false;
        }
        earlier.pending = static_cast<std::uint8_t>(earlier.pending - (isReturned ? 1 : 0));
        return isReturned;
    });
}

template <class Sizes> void TrigQueue<Sizes>::push(const Scheduled& event) {
    ++trigOf(event).pending;
    if (const auto refused = scheduler_.push(event)) {
        --trigOf(*refused).pending;
    }
}

template <class Sizes> void TrigQueue<Sizes>::dropEarly() {
    scheduler_.removeIf([&](const Scheduled& event) {
        Trig<Sizes>& trig = trigOf(event);
        trig.pending = static_cast<std::uint8_t>(trig.pending - (trig.source.isEarly ? 1 : 0));
        return trig.source.isEarly;
    });
}

template <class Sizes> void TrigQueue<Sizes>::dropFrom(std::size_t track, Ticks limit) {
    scheduler_.removeIf(track, [&](const Scheduled& event) {
        Trig<Sizes>& trig = trigOf(event);
        const bool isBeyond = !trig.source.isEarly && trig.unswung >= limit;
        trig.pending = static_cast<std::uint8_t>(trig.pending - (isBeyond ? 1 : 0));
        return isBeyond;
    });
}

template <class Sizes> bool TrigQueue<Sizes>::isUnderWay(std::size_t track) const {
    const auto first = trigs_.begin() + static_cast<std::ptrdiff_t>(track * Sizes::kTrigs);
    return std::any_of(first, first + Sizes::kTrigs, [](const Trig<Sizes>& trig) { return trig.pending != 0; });
}

template <class Sizes> void TrigQueue<Sizes>::join(std::size_t track) {
    for (Trig<Sizes>& trig : trigsOf(track)) {
        if (!trig.source.isEarly) {
            trig.limitToStep(trig.slots); // a late note of what played before finds nobody who would end it
        }
        trig.source.isEarly = false;
        for (TrigNote& note : trig.notes) {
            note.origin.joinNext();
        }
    }
}

template <class Sizes> void TrigQueue<Sizes>::clear() {
    scheduler_.clear();
    for (Trig<Sizes>& trig : trigs_) {
        trig.pending = 0;
        trig.source.isEarly = false;
    }
}

// Repeats that lie before a note that came late are past.
template <class Sizes> void TrigQueue<Sizes>::returnToGrid(Scheduled& event, const Trig<Sizes>& trig) {
    event.isOffGrid = false;
    const EventOrder played = event.order;
    const Ticks note = trig.tick + Ticks{trig.offsets[played.slot()]};
    while (event.repeat < trig.ratchets && note + trig.repeatOffset(event.repeat) <= played.tick()) {
        ++event.repeat;
    }
    event.order =
        EventOrder(note + trig.repeatOffset(event.repeat), ScheduledKind::Note, played.track(), played.slot());
}

template class TrigQueue<Studio>;
template class TrigQueue<Pocket>;

} // namespace tresillo
