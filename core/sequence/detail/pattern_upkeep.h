// SPDX-License-Identifier: MIT
#pragma once

// The upkeep of a pattern's pools: which locks may go, ages, compaction, and the check that every link is right.
#include "core/sequence/pattern.h"

namespace tresillo {

template <class Sizes> std::optional<StepAddress> Pattern<Sizes>::oldestReclaimable() const {
    std::optional<StepAddress> oldest;
    std::uint16_t oldestAge = 0;
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        for (std::size_t step = 0; step < Sizes::kSteps; ++step) {
            const StepRef& cells = tracks_[track].steps[step];
            const bool isActive = cells.isTrig() && step < tracks_[track].length();
            if (cells.locks == 0 || isActive || (oldest && cells.age >= oldestAge)) {
                continue;
            }
            oldest = StepAddress{.track = static_cast<std::uint8_t>(track), .step = static_cast<std::uint8_t>(step)};
            oldestAge = cells.age;
        }
    }
    return oldest;
}

template <class Sizes> void Pattern<Sizes>::stampAge(StepRef& cells) {
    if (lockClock_ == UINT16_MAX) {
        renumberAges();
    }
    cells.age = ++lockClock_;
}

// The clock has 16 bits; when it is used up, ages are replaced by their rank, of which there are far fewer. A rank is
// assigned in place, smallest age first: what is not yet ranked is always above the last age taken.
template <class Sizes> void Pattern<Sizes>::renumberAges() {
    lockClock_ = 0;
    std::uint32_t above = 0;
    for (;;) {
        StepRef* next = nullptr;
        for (Track<Sizes>& track : tracks_) {
            for (StepRef& cells : track.steps) {
                if (cells.locks != 0 && cells.age > above && (next == nullptr || cells.age < next->age)) {
                    next = &cells;
                }
            }
        }
        if (next == nullptr) {
            return;
        }
        above = next->age;
        next->age = ++lockClock_;
    }
}

template <class Sizes> void Pattern<Sizes>::compact() {
    const Pattern before = *this;
    locks_ = before.locks_.emptied();
    notes_ = before.notes_.emptied();
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        tracks_[track].controlChanges = Locks::kNone;
        before.forEachControlChange(track, [&](const LockedValue& value) {
            (void)locks_.set(tracks_[track].controlChanges, value.id, value.value);
        });
        for (std::size_t step = 0; step < Sizes::kSteps; ++step) {
            StepRef& cells = tracks_[track].steps[step];
            cells.notes = Notes::kNone;
            cells.values = Locks::kNone;
            before.forEachNote(
                track, step, [&](std::size_t slot, const Note& note) { (void)insertNote(cells, slot, note); });
            before.forEachValue(
                track, step, [&](const LockedValue& value) { (void)locks_.set(cells.values, value.id, value.value); });
        }
    }
}

template <class Sizes> bool Pattern<Sizes>::isSound() const {
    if (!notes_.isSound() || !locks_.cells().isSound()) {
        return false;
    }
    std::size_t chainedNotes = 0;
    std::size_t chainedValues = 0;
    for (const Track<Sizes>& track : tracks_) {
        chainedValues += locks_.chainLength(track.controlChanges);
        for (const StepRef& cells : track.steps) {
            std::size_t locks = 0;
            locks_.forEach(
                cells.values, [&](const LockedValue& value) { locks += rowOf(value.id).lockable ? 1U : 0U; });
            chainedValues += locks_.chainLength(cells.values);
            if (locks != cells.locks) {
                return false;
            }
            for (auto cell = cells.notes; cell != Notes::kNone && chainedNotes <= Sizes::kNoteCells;
                 cell = notes_.next(cell)) {
                const auto next = notes_.next(cell);
                if (!notes_.isInUse(cell) || (next != Notes::kNone && noteSlots_[next] <= noteSlots_[cell])) {
                    return false;
                }
                ++chainedNotes;
            }
        }
    }
    return chainedNotes == notes_.usage().used && chainedValues == locks_.usage().used;
}

} // namespace tresillo
