// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/trig.h"
#include "core/sequence/pattern.h"

#include <cstddef>

namespace tresillo {

/// What the locks of one pattern cost in bytes, all told: the pool with its free list, each step's and track's links,
/// and the values that are precalculated for the trigs under way. Notes are not counted.
template <class Sizes> struct LockFootprint {
    static constexpr std::size_t kPool = sizeof(LockPool<Sizes::kLockCells>);
    /// The chain's index, its age, and the byte in which locks are counted.
    static constexpr std::size_t kPerStep = sizeof(StepCells<Sizes>::values) + sizeof(StepCells<Sizes>::age) + 1;
    static constexpr std::size_t kLinks =
        Sizes::kTracks * (Sizes::kSteps * kPerStep + sizeof(Track<Sizes>::controlChanges));
    static constexpr std::size_t kPrecalculated = Sizes::kTracks * Sizes::kTrigs * sizeof(Trig<Sizes>::locks);
    static constexpr std::size_t kTotal = kPool + kLinks + kPrecalculated;
};

static_assert(LockFootprint<Pocket>::kTotal < 1024, "the small instrument's memory is worth more than that");

} // namespace tresillo
