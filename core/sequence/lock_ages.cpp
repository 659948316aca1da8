// SPDX-License-Identifier: MIT
#include "core/sequence/lock_ages.h"

#include <cstddef>

namespace tresillo {

template <class Sizes> void LockAges<Sizes>::stamp(StepCells<Sizes>& cells, Tracks& tracks) {
    if (clock_ == UINT16_MAX) {
        renumber(tracks);
    }
    cells.age = ++clock_;
}

// The clock has 16 bits; when it is used up, ages are replaced by their rank, of which there are far fewer. A rank is
// assigned in place, smallest age first: what is not yet ranked is always above the last age taken.
template <class Sizes> void LockAges<Sizes>::renumber(Tracks& tracks) {
    clock_ = 0;
    std::uint32_t above = 0;
    for (;;) {
        StepCells<Sizes>* next = nullptr;
        for (Track<Sizes>& track : tracks) {
            for (StepCells<Sizes>& cells : track.steps) {
                if (cells.locks != 0 && cells.age > above && (next == nullptr || cells.age < next->age)) {
                    next = &cells;
                }
            }
        }
        if (next == nullptr) {
            return;
        }
        above = next->age;
        next->age = ++clock_;
    }
}

template <class Sizes> std::optional<StepAddress> LockAges<Sizes>::oldestReclaimable(const Tracks& tracks) {
    std::optional<StepAddress> oldest;
    std::uint16_t oldestAge = 0;
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        for (std::size_t step = 0; step < Sizes::kSteps; ++step) {
            const StepCells<Sizes>& cells = tracks[track].steps[step];
            const bool isActive = cells.isTrig() && step < tracks[track].length();
            if (cells.locks == 0 || isActive || (oldest && cells.age >= oldestAge)) {
                continue;
            }
            oldest = StepAddress{.track = static_cast<std::uint8_t>(track), .step = static_cast<std::uint8_t>(step)};
            oldestAge = cells.age;
        }
    }
    return oldest;
}

template class LockAges<Studio>;
template class LockAges<Pocket>;

} // namespace tresillo
