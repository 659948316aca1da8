// SPDX-License-Identifier: MIT
// What patterns cost in memory. The figures to stay below are those of a plain fixed array, and a tenth of them.
#include "core/sequence/pattern.h"
#include "tests/harness/check.h"

#include <array>
#include <cstddef>

namespace tresillo {
namespace {

constexpr std::size_t kPlainTrack = 14'224;
constexpr std::size_t kPocketLockGoal = 1'024;

/// A cell's share of a pool of this size, in eighths of a byte: its room, its link, and its bit of use.
template <class Cell, class Index> constexpr std::size_t cellBits(std::size_t extra) {
    return 8 * (sizeof(Cell) + sizeof(Index) + extra) + 1;
}

using Cells = StepCells<Studio>;
constexpr std::size_t kNoteBits = cellBits<Note, Cells::NoteIndex>(sizeof(std::uint8_t));
constexpr std::size_t kLockBits = cellBits<std::uint16_t, Cells::LockIndex>(sizeof(ParamId));

constexpr std::size_t trackCost(std::size_t notes, std::size_t values) {
    return sizeof(Track<Studio>) + (notes * kNoteBits + values * kLockBits + 7) / 8;
}

constexpr std::size_t kOrdinaryTrack = trackCost(16, 10);
constexpr std::size_t kFullTrack = trackCost(64 * 4, 64 * (24 + kStepOffsets));
constexpr std::size_t kPocketLocks =
    sizeof(LockPool<Pocket::kLockCells>) + Pocket::kTracks * Pocket::kSteps * sizeof(StepCells<Pocket>);

static_assert(kOrdinaryTrack * 10 < kPlainTrack, "16 steps with 16 notes and 10 locks cost under a tenth");
static_assert(kFullTrack < kPlainTrack, "64 steps, each with 4 notes, 24 locks and its offsets, cost less");
static_assert(kPocketLocks < kPocketLockGoal, "cells, free list and step links of the small pattern's locks");
static_assert(sizeof(Pattern<Studio>) < 80 * 1024);

void print(std::string_view what, std::size_t bytes) {
    std::array<char, 12> digits{};
    std::size_t start = digits.size();
    do {
        digits[--start] = static_cast<char>('0' + bytes % 10);
        bytes /= 10;
    } while (bytes != 0);
    check::platform::write(what);
    check::platform::write({digits.data() + start, digits.size() - start});
    check::platform::write(" bytes\n");
}

TEST_CASE("the cost of tracks and patterns is shown") {
    print("ordinary track (16 notes, 10 locks): ", kOrdinaryTrack);
    print("full track (64 steps of 4 notes, 24 locks, 4 offsets): ", kFullTrack);
    print("lock system of a small pattern: ", kPocketLocks);
    print("small pattern: ", sizeof(Pattern<Pocket>));
    print("large pattern: ", sizeof(Pattern<Studio>));
    CHECK(kOrdinaryTrack < kFullTrack);
}

TEST_CASE("a full track can be had as often as the pools allow") {
    static Pattern<Studio> pattern;
    for (std::size_t step = 0; step < 64; ++step) {
        for (std::size_t slot = 0; slot < 4; ++slot) {
            REQUIRE(pattern.setNote(0, step, slot, {}) == Outcome::Done);
        }
        for (std::uint8_t lock = 0; lock < 24; ++lock) {
            REQUIRE(pattern.setStepParam(0, step, controlChange(lock), 1) == Outcome::Done);
        }
        for (const ParamId id :
             {ParamId::StepTranspose, ParamId::StepVelocity, ParamId::StepLengthOffset, ParamId::StepMicro}) {
            REQUIRE(pattern.setStepParam(0, step, id, 1) == Outcome::Done);
        }
    }
    CHECK_EQ(pattern.noteUsage().used, 256);
    CHECK_EQ(pattern.lockUsage().used, 64 * 28);
}

} // namespace
} // namespace tresillo
