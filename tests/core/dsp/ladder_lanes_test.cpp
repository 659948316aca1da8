// SPDX-License-Identifier: MIT
#include "core/dsp/ladder_lanes.h"
#include "core/dsp/same_value.h"
#include "tests/core/dsp/pieces.h"
#include "tests/harness/check.h"

#include <array>
#include <cmath>
#include <vector>

namespace tresillo {
namespace {

constexpr int kLadderCells = 40;

using LadderSounds = std::array<std::vector<float>, kLanes>;

/// Two lanes move, one of them in its resonance only, and two rest; all rest in every fourth cell.
LadderPoint ladderPointOf(std::size_t lane, int cell) {
    const auto at = static_cast<float>(cell - cell / 4);
    switch (lane) {
    case 0:
        return ladderPoint(200.0F + 300.0F * at, 0.8F, kRate);
    case 1:
        return ladderPoint(700.0F, 0.98F, kRate);
    case 2:
        return ladderPoint(15'000.0F, 0.0F, kRate);
    default:
        return ladderPoint(3'000.0F, 0.02F * at, kRate);
    }
}

LadderSounds ladderNoises() {
    TestNoise noise(5);
    LadderSounds sounds;
    for (std::vector<float>& sound : sounds) {
        sound.resize(static_cast<std::size_t>(kLadderCells * kCell));
        for (float& sample : sound) {
            sample = 2.0F * noise.next();
        }
    }
    return sounds;
}

LadderSounds laddersAlone() {
    LadderSounds sounds = ladderNoises();
    for (std::size_t lane = 0; lane < std::size_t{kLanes}; ++lane) {
        Ladder ladder;
        inPieces(0, kLadderCells, [&](int frame, int frames, int inCell) {
            const int cell = frame / kCell;
            ladder.process(
                sounds[lane].data() + frame, frames, ladderPointOf(lane, cell), ladderPointOf(lane, cell + 1), inCell);
        });
    }
    return sounds;
}

LadderSounds laddersTogether(std::uint64_t seed) {
    LadderSounds sounds = ladderNoises();
    LadderLanes ladders;
    inPieces(seed, kLadderCells, [&](int frame, int frames, int inCell) {
        const int cell = frame / kCell;
        LaneBuffers buffers{};
        LadderLanePoints from;
        LadderLanePoints to;
        for (std::size_t lane = 0; lane < std::size_t{kLanes}; ++lane) {
            buffers[lane] = sounds[lane].data() + frame;
            from.set(static_cast<int>(lane), ladderPointOf(lane, cell));
            to.set(static_cast<int>(lane), ladderPointOf(lane, cell + 1));
        }
        ladders.process(buffers, frames, from, to, inCell);
    });
    return sounds;
}

TEST_CASE("each lane gives the bits of a ladder of its own, in pieces of any length") {
    const LadderSounds wanted = laddersAlone();
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        CHECK(laddersTogether(seed) == wanted);
    }
}

TEST_CASE("one ladder that forgets, or rings out, leaves the others as they are") {
    LadderLanes ladders;
    LadderLanePoints points;
    for (int lane = 0; lane < kLanes; ++lane) {
        points.set(lane, ladderPoint(500.0F, 0.95F, kRate));
    }
    std::array<float, 64> once{};
    once[0] = 1.0F;
    bool subnormal = false;
    for (int cell = 0; cell < 4'000; ++cell) {
        std::array<float, 64> always{};
        always.fill(0.5F);
        ladders.process({once.data(), nullptr, always.data(), nullptr}, kCell, points, points, 0);
        for (const float sample : once) {
            subnormal = subnormal || std::fpclassify(sample) == FP_SUBNORMAL;
        }
        if (cell < 3'999) {
            once.fill(0.0F);
        }
    }
    CHECK(!subnormal);
    CHECK(isSameValue(once[63], 0.0F));
    CHECK(ladders.isQuiet(0));
    CHECK(!ladders.isQuiet(2));
    ladders.reset(2);
    CHECK(ladders.isQuiet(2));
}

} // namespace
} // namespace tresillo
