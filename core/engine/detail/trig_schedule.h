// SPDX-License-Identifier: MIT
#pragma once

// Decided steps on their way to the queue, and off it again when something else takes their place.
#include "core/engine/trig_player.h"

#include <algorithm>

namespace tresillo {

template <class Sizes> Trig<Sizes>* TrigPlayer<Sizes>::claim(std::size_t track, bool fromNext) {
    TrackState& state = tracks_[track];
    const auto isFree = [](const Trig<Sizes>& trig) { return trig.pending == 0; };
    auto place = std::find_if(state.trigs.begin(), state.trigs.end(), isFree);
    if (place == state.trigs.end()) {
        // The track's repeats give way first.
        scheduler_.removeIf([&](const Scheduled& event) {
            const bool givesWay = event.track == track && event.repeat != 0;
            if (givesWay) {
                --state.trigs[event.trig].pending;
                scheduler_.count(event);
            }
            return givesWay;
        });
        place = std::find_if(state.trigs.begin(), state.trigs.end(), isFree);
    }
    if (place == state.trigs.end()) {
        scheduler_.count({});
        return nullptr;
    }
    place->serial = ++state.lastSerial;
    place->fromNext = fromNext;
    return &*place;
}

template <class Sizes>
std::uint8_t TrigPlayer<Sizes>::schedule(std::size_t track, Trig<Sizes>& trig, const TrigEntry& entry) {
    Scheduled event{
        .step = trig.unswung,
        .track = static_cast<std::uint8_t>(track),
        .trig = static_cast<std::uint8_t>(&trig - tracks_[track].trigs.data())};
    NoteGroups groups{};
    Span span = groupNotes(groups, event, trig, entry);
    if (!trig.plays) {
        const Ticks start = trig.tick + trig.offset;
        const bool isLate = start < entry.lateFrom && trig.unswung == entry.line;
        span.first = isLate ? std::max(start, entry.line) : start;
    }
    trig.locksAt = span.first;
    const bool hasParams = trig.plays ? trig.locks.hasControlChange() : !trig.locks.empty();
    span.lastPast = hasParams && span.first < entry.floor ? std::max(span.lastPast, span.first) : span.lastPast;
    event.ofLockTrig = !trig.plays;
    dropReturnedLocks(trig, event, span.lastPast, hasParams);
    event.kind = ScheduledKind::Locks;
    event.tick = std::max(span.first, entry.floor);
    const bool hasLocks = hasParams && event.tick < trig.end;
    for (const Scheduled& group : groups) {
        if (hasLocks && event.slots == 0 && group.tick == event.tick && group.repeat == 0) {
            event.slots = group.slots; // they come with the locks
        } else {
            push(group);
        }
    }
    if (hasLocks) {
        push(event);
    }
    return span.velocity;
}

// Notes of a trig that begin at the same tick are one event, as long as nothing of another trig comes between them.
template <class Sizes>
typename TrigPlayer<Sizes>::Span TrigPlayer<Sizes>::groupNotes(
    NoteGroups& groups, Scheduled event, const Trig<Sizes>& trig, const TrigEntry& entry) {
    Span span{};
    std::array<Ticks, Sizes::kNotesPerStep> starts{};
    for (std::size_t slot = 0; slot < trig.notes.size(); ++slot) {
        if (!trig.notes[slot].on) {
            continue;
        }
        const Ticks start = trig.tick + trig.notes[slot].offset;
        const bool comesAtLine = start < entry.lateFrom && trig.unswung == entry.line;
        const Ticks first = comesAtLine ? std::max(entry.line, entry.floor) : start;
        // Repeats that lie before the floor are past.
        const std::int64_t past = first < entry.floor ? ceilDiv((entry.floor - first).value, trig.interval.value) : 0;
        span.first = std::min(span.first, first);
        if (past > 0) {
            const std::int64_t last = std::min<std::int64_t>(past, trig.ratchets) - 1;
            span.lastPast = std::max(span.lastPast, first + trig.interval * last);
        }
        if (past < trig.ratchets) {
            span.velocity = std::max(span.velocity, trig.notes[slot].velocity);
            std::size_t group = 0;
            while (group < groups.size() && starts[group] != start) {
                ++group;
            }
            if (group == groups.size()) {
                starts[group] = start;
                event.slot = static_cast<std::uint8_t>(slot);
                event.repeat = static_cast<std::uint8_t>(past);
                event.tick = first + trig.interval * past;
                (void)groups.push(event);
            }
            groups[group].slots = static_cast<SlotMask>(groups[group].slots | 1U << slot);
        }
    }
    return span;
}

// Where playing begins behind steps that are past, the locks of one are not found when a later one, past as well, has
// already given them back, or had come before them with locks of its own.
template <class Sizes>
void TrigPlayer<Sizes>::dropReturnedLocks(
    const Trig<Sizes>& later, const Scheduled& by, Ticks lastPast, bool hasParams) {
    if (lastPast <= -kForever) {
        return;
    }
    auto& trigs = tracks_[by.track].trigs;
    scheduler_.removeIf([&](Scheduled& event) {
        if (event.track != by.track || event.kind != ScheduledKind::Locks || event.step >= by.step) {
            return false;
        }
        Trig<Sizes>& earlier = trigs[event.trig];
        const bool isBarred = hasParams && later.locksAt <= earlier.locksAt && earlier.locksAt < later.end;
        const bool isReturned = isBarred || earlier.locksAt <= lastPast;
        if (isReturned && event.slots != 0) {
            leaveLocks(event);
            return false;
        }
        earlier.pending = static_cast<std::uint8_t>(earlier.pending - (isReturned ? 1 : 0));
        return isReturned;
    });
}

template <class Sizes> void TrigPlayer<Sizes>::push(const Scheduled& event) {
    ++tracks_[event.track].trigs[event.trig].pending;
    if (const auto refused = scheduler_.push(event)) {
        --tracks_[refused->track].trigs[refused->trig].pending;
    }
}

template <class Sizes> void TrigPlayer<Sizes>::dropNext() {
    scheduler_.removeIf([&](const Scheduled& event) {
        Trig<Sizes>& trig = tracks_[event.track].trigs[event.trig];
        trig.pending = static_cast<std::uint8_t>(trig.pending - (trig.fromNext ? 1 : 0));
        return trig.fromNext;
    });
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        sounding_.joinNext(track);
    }
}

template <class Sizes> void TrigPlayer<Sizes>::dropFrom(std::size_t track, Ticks limit) {
    scheduler_.removeIf([&](const Scheduled& event) {
        Trig<Sizes>& trig = tracks_[event.track].trigs[event.trig];
        const bool isBeyond = event.track == track && !trig.fromNext && trig.unswung >= limit;
        trig.pending = static_cast<std::uint8_t>(trig.pending - (isBeyond ? 1 : 0));
        return isBeyond;
    });
}

template <class Sizes> void TrigPlayer<Sizes>::cross(std::size_t track, const Outlet& out) {
    endNotes(track, sounding_.infinite(track), out, [](const SoundingNote& note) { return !note.fromNext; });
    sounding_.joinNext(track);
    for (Trig<Sizes>& trig : tracks_[track].trigs) {
        // A late note of what played before finds nobody who would end it.
        for (TrigNote& note : trig.notes) {
            if (!trig.fromNext && note.isInfinite) {
                note.length = trig.end - trig.tick;
                note.isInfinite = false;
            }
        }
        trig.fromNext = false;
    }
}

template <class Sizes> bool TrigPlayer<Sizes>::isUnderWay(std::size_t track) const {
    const auto& trigs = tracks_[track].trigs;
    return std::any_of(trigs.begin(), trigs.end(), [](const Trig<Sizes>& trig) { return trig.pending != 0; });
}

} // namespace tresillo
