// SPDX-License-Identifier: MIT
#include "core/dsp/diffuser.h"
#include "core/dsp/same_value.h"
#include "tests/harness/check.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace tresillo {
namespace {

constexpr std::int32_t kFrames = 100;
using Cell = std::array<float, kCellFrames>;

/// A diffuser that has heard one impulse, and then so many cells of silence; how many numbers of them were subnormal.
struct Rung {
    std::vector<float> memory = std::vector<float>(Diffuser::memoryFor(kFrames));
    Diffuser diffuser{memory, kFrames, 0.7F};
    int subnormal{0};
    bool toldNothing{false};
    float loudestAtLast{0.0F};

    Rung(float floor, int cells) {
        alignas(16) Cell cell{};
        cell[0] = 1.0F;
        (void)diffuser.process(cell.data(), floor);
        for (int at = 0; at < cells; ++at) {
            cell.fill(0.0F);
            toldNothing = diffuser.process(cell.data(), floor);
            loudestAtLast = peakOfCell(cell.data());
            subnormal += static_cast<int>(
                std::count_if(cell.begin(), cell.end(), [](float x) { return std::fpclassify(x) == FP_SUBNORMAL; }));
        }
    }
};

TEST_CASE("a diffuser that rings out ends in silence above its floor, and says so") {
    const Rung rung(1e-24F, 1'000);
    CHECK_EQ(rung.subnormal, 0);
    CHECK(rung.toldNothing);
    CHECK(isSameValue(rung.loudestAtLast, 0.0F));
}

TEST_CASE("without a floor it rings for ever, ends in subnormal numbers, and never says that there is nothing") {
    const Rung rung(0.0F, 1'000);
    CHECK(rung.subnormal > 0);
    CHECK(!rung.toldNothing);
}

TEST_CASE("what lies above the floor is kept bit by bit") {
    const Rung with(1e-24F, 20);
    const Rung without(0.0F, 20);
    CHECK(with.memory == without.memory);
    CHECK(!with.toldNothing);
}

} // namespace
} // namespace tresillo
