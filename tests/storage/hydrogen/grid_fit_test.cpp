// SPDX-License-Identifier: MIT
#include "core/params/choices.h"
#include "storage/hydrogen/grid_fit.h"

#include <gtest/gtest.h>

namespace tresillo::test {
namespace {

using storage::Fit;
using storage::fitToGrid;
using storage::kHydrogenTick;
using storage::Onset;

Ticks played(const Fit& fit, std::size_t index) {
    const auto& placement = fit.placements.at(index);
    const Ticks part{stepTicks(fit.grid.stepLength, fit.grid.speed).value / kMicroParts};
    return storage::stepTick(fit.grid, placement->step) + placement->micro * part;
}

TEST(GridFit, SixteenthsThatLieOnTheGridStaySixteenths) {
    const std::vector<Onset> onsets{{.at = 0 * kHydrogenTick}, {.at = 12 * kHydrogenTick}, {.at = 180 * kHydrogenTick}};
    const auto fit = fitToGrid(onsets, 192, 500);
    ASSERT_TRUE(fit);
    EXPECT_EQ(fit->grid.stepLength, kStepLengthSixteenth);
    EXPECT_EQ(fit->grid.speed, kSpeedNormal);
    EXPECT_EQ(fit->grid.steps, 16);
    EXPECT_EQ(fit->placements[2]->step, 15);
    EXPECT_EQ(fit->placements[2]->micro, 0);
}

TEST(GridFit, EveryTickOfABarIsExactOnItsOwn) {
    for (int tick = 0; tick < 192; ++tick) {
        const std::vector<Onset> onsets{{.at = tick * kHydrogenTick}};
        const auto fit = fitToGrid(onsets, 192, 500);
        ASSERT_TRUE(fit && fit->placements[0]) << tick;
        EXPECT_EQ(played(*fit, 0), tick * kHydrogenTick) << tick;
    }
}

TEST(GridFit, EveryTickOfABarIsExactAtOnce) {
    std::vector<Onset> onsets;
    for (int tick = 0; tick < 192; ++tick) {
        onsets.push_back({.at = tick * kHydrogenTick});
    }
    const auto fit = fitToGrid(onsets, 192, 500);
    ASSERT_TRUE(fit);
    EXPECT_EQ(fit->unplaced, 0U);
    for (std::size_t index = 0; index < onsets.size(); ++index) {
        ASSERT_TRUE(fit->placements[index]);
        EXPECT_EQ(played(*fit, index), onsets[index].at) << index;
    }
}

TEST(GridFit, ARollOfSixtyFourthsFitsFourToAStep) {
    std::vector<Onset> onsets;
    for (int tick = 0; tick < 192; tick += 3) {
        onsets.push_back({.at = tick * kHydrogenTick});
    }
    const auto fit = fitToGrid(onsets, 192, 500);
    ASSERT_TRUE(fit);
    EXPECT_EQ(fit->unplaced, 0U);
    EXPECT_LE(fit->grid.steps, 128);
}

TEST(GridFit, SwungSixteenthsUseThePatternsSwing) {
    const Ticks swung{12 * kHydrogenTick.value + 6 * kHydrogenTick.value / 4};
    const std::vector<Onset> onsets{{.at = {}}, {.at = swung, .swung = true}};
    const auto fit = fitToGrid(onsets, 192, 563); // 56.25 % rounded
    ASSERT_TRUE(fit);
    EXPECT_EQ(fit->grid.steps, 16);
    EXPECT_EQ(fit->grid.swing, 563);
    EXPECT_EQ(fit->placements[1]->micro, 0);
    EXPECT_LT(std::abs(fit->placements[1]->residual.value), kHydrogenTick.value / 60);
}

TEST(GridFit, ANoteBesideASwungStepStaysExactBecauseItsTrackGoesStraight) {
    const Ticks swung{12 * kHydrogenTick.value + 6 * kHydrogenTick.value / 4};
    const std::vector<Onset> onsets{{.at = swung, .swung = true}, {.at = 39 * kHydrogenTick}};
    const auto fit = fitToGrid(onsets, 192, 563);
    ASSERT_TRUE(fit);
    EXPECT_EQ(fit->grid.swing, 500);
    EXPECT_EQ(played(*fit, 1), 39 * kHydrogenTick);
    EXPECT_LE(std::abs(fit->placements[0]->residual.value), kHydrogenTick.value / 16);
}

TEST(GridFit, LedNotesLieWithinHalfATwentyFourthOfAStep) {
    for (int thousandth = -1000; thousandth <= 1000; thousandth += 7) {
        const Ticks at{96 * kHydrogenTick.value + 5 * kHydrogenTick.value * thousandth / 1000};
        const std::vector<Onset> onsets{{.at = at, .lagged = true}};
        const auto fit = fitToGrid(onsets, 192, 500);
        ASSERT_TRUE(fit && fit->placements[0]);
        EXPECT_EQ(fit->grid.steps, 16);
        EXPECT_LE(std::abs(fit->placements[0]->residual.value), kSixteenth.value / 48);
        EXPECT_EQ(played(*fit, 0) - at, fit->placements[0]->residual);
    }
}

TEST(GridFit, NotesWithOtherLocksGoToOtherSteps) {
    const std::vector<Onset> onsets{{.at = 12 * kHydrogenTick, .locks = 0}, {.at = 15 * kHydrogenTick, .locks = 1}};
    const auto fit = fitToGrid(onsets, 192, 500);
    ASSERT_TRUE(fit);
    EXPECT_EQ(fit->conflicts, 0U);
    EXPECT_NE(fit->placements[0]->step, fit->placements[1]->step);
    EXPECT_EQ(played(*fit, 1), 15 * kHydrogenTick);
}

TEST(GridFit, AFifthNoteOfAStepFindsAnotherOrNone) {
    const std::vector<Onset> same(5, Onset{.at = 96 * kHydrogenTick});
    const auto fit = fitToGrid(same, 192, 500);
    ASSERT_TRUE(fit);
    EXPECT_EQ(fit->unplaced, 0U) << "the neighbouring step's last micro-timing reaches the same tick on a fine grid";
    const std::vector<Onset> crowd(13, Onset{.at = 96 * kHydrogenTick});
    EXPECT_GT(fitToGrid(crowd, 192, 500)->unplaced, 0U);
}

TEST(GridFit, LongPatternsTakeLongerSteps) {
    const std::vector<Onset> onsets{{.at = 12 * kHydrogenTick}, {.at = 3000 * kHydrogenTick}};
    const auto fit = fitToGrid(onsets, 16 * 192, 500);
    ASSERT_TRUE(fit);
    EXPECT_LE(fit->grid.steps, 128);
    EXPECT_EQ(played(*fit, 0), onsets[0].at);
    EXPECT_EQ(played(*fit, 1), onsets[1].at);
}

TEST(GridFit, SizesThatNoStepDividesGrowToTheNext) {
    EXPECT_EQ(storage::playableSize(192), 192);
    EXPECT_EQ(storage::playableSize(72), 72);
    EXPECT_EQ(storage::playableSize(100), 100);
    EXPECT_EQ(storage::playableSize(101), 102);
    EXPECT_EQ(storage::playableSize(64 * 192), 64 * 192);
}

} // namespace
} // namespace tresillo::test
