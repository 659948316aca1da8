// SPDX-License-Identifier: MIT
#include "core/sequence/lock_ages.h"
#include "tests/harness/check.h"

namespace tresillo {
namespace {

using PocketAges = LockAges<Pocket>;

// A step that has a lock and no note: it is played as long as it lies within the track's length.
void giveLock(PocketAges& ages, PocketAges::Tracks& tracks, std::size_t track, std::size_t step) {
    StepCells<Pocket>& cells = tracks[track].steps[step];
    cells.locks = 1;
    cells.hasNotes = 1; // all notes off: it cannot sound
    ages.stamp(cells, tracks);
}

TEST_CASE("the step that got its first lock before all others may be reclaimed first") {
    PocketAges ages;
    PocketAges::Tracks tracks{};
    CHECK(!PocketAges::oldestReclaimable(tracks).has_value());
    giveLock(ages, tracks, 1, 3);
    giveLock(ages, tracks, 0, 2);
    giveLock(ages, tracks, 2, 1);
    CHECK(PocketAges::oldestReclaimable(tracks) == StepAddress({.track = 1, .step = 3}));
    tracks[1].steps[3].sounds = 1;
    CHECK(PocketAges::oldestReclaimable(tracks) == StepAddress({.track = 0, .step = 2}));
    tracks[0].steps[2].locks = 0;
    CHECK(PocketAges::oldestReclaimable(tracks) == StepAddress({.track = 2, .step = 1}));
}

TEST_CASE("the order lasts when the clock of 16 bits is used up") {
    PocketAges ages;
    PocketAges::Tracks tracks{};
    giveLock(ages, tracks, 3, 0);
    giveLock(ages, tracks, 2, 0);
    for (int count = 0; count < 70'000; ++count) {
        giveLock(ages, tracks, 0, 0);
    }
    giveLock(ages, tracks, 1, 0);
    CHECK(PocketAges::oldestReclaimable(tracks) == StepAddress({.track = 3, .step = 0}));
    CHECK(tracks[3].steps[0].age < tracks[2].steps[0].age);
    CHECK(tracks[2].steps[0].age < tracks[0].steps[0].age);
    CHECK(tracks[0].steps[0].age < tracks[1].steps[0].age);
}

} // namespace
} // namespace tresillo
