// SPDX-License-Identifier: MIT
// The same bits everywhere: what each block of a voice makes of the same sound, as one hash. The numbers below were
// taken on x86-64 with g++ 12; every other compiler, optimisation level and processor must give them again. A
// deliberate change of a block changes its number, and with it the bytes of everything that is rendered through it.
#include "core/base/hash.h"
#include "core/dsp/dc_block.h"
#include "core/dsp/drive.h"
#include "core/dsp/filter_lanes.h"
#include "core/dsp/ladder_lanes.h"
#include "core/dsp/lfo_shape.h"
#include "core/dsp/noise.h"
#include "core/dsp/oscillator.h"
#include "tests/core/dsp/pieces.h"
#include "tests/harness/check.h"

#include <array>
#include <bit>

namespace tresillo {
namespace {

/// Cells of four lanes that a block works on, and the hash of what comes out.
class HashedCells {
public:
    std::array<std::array<float, kCell>, kLanes> lanes{};

    LaneBuffers buffers() { return {lanes[0].data(), lanes[1].data(), lanes[2].data(), lanes[3].data()}; }

    /// `work(cell)` on 50 cells, filled with the same noise each time.
    template <class Work> std::uint64_t hashOf(Work work) {
        TestNoise noise(11);
        Hash hash;
        for (int cell = 0; cell < 50; ++cell) {
            for (auto& lane : lanes) {
                for (float& sample : lane) {
                    sample = noise.next();
                }
            }
            work(cell);
            for (const auto& lane : lanes) {
                for (const float sample : lane) {
                    hash = hash.with(std::bit_cast<std::uint32_t>(sample));
                }
            }
        }
        return hash.state;
    }
};

/// From 0 to 1 and back, another way in each lane.
float swing(int cell, int lane) { return static_cast<float>((cell * (lane + 1)) % 8) * 0.125F; }

std::uint64_t bitsOfWave(Wave wave) {
    HashedCells cells;
    Oscillator oscillator;
    oscillator.start(wave, 5U, phaseIncrement(100.0, kRate));
    const auto increment = [](int cell) { return phaseIncrement(100.0 + 37.0 * (cell - cell % 3), kRate); };
    return cells.hashOf(
        [&](int cell) { oscillator.render(cells.lanes[0].data(), kCell, increment(cell), increment(cell + 1), 0); });
}

TEST_CASE("oscillators give the bits of the compiler of record") {
    CHECK_EQ(bitsOfWave(Wave::Sine), 0x08F6'248F'F1A6'4319ULL);
    CHECK_EQ(bitsOfWave(Wave::Saw), 0x95B4'C8A1'B4A4'A964ULL);
    CHECK_EQ(bitsOfWave(Wave::Square), 0x9E50'972E'7468'F8E6ULL);
}

std::uint64_t bitsOfNoise(NoiseColor color) {
    HashedCells cells;
    Noise noise({44'100});
    noise.start(color, 9);
    return cells.hashOf([&](int) { noise.render(cells.lanes[0].data(), kCell); });
}

TEST_CASE("noises give the bits of the compiler of record") {
    CHECK_EQ(bitsOfNoise(NoiseColor::White), 0xB14A'E616'CD6F'F297ULL);
    CHECK_EQ(bitsOfNoise(NoiseColor::Pink), 0x491F'65BA'79A3'5972ULL);
    CHECK_EQ(bitsOfNoise(NoiseColor::Brown), 0x4B4C'037B'909B'F119ULL);
}

TEST_CASE("filters side by side give the bits of the compiler of record") {
    HashedCells cells;
    FilterLanes filters;
    const auto pointsOf = [](int cell) {
        FilterLanePoints points;
        for (int lane = 0; lane < kLanes; ++lane) {
            points.set(
                lane, filterPoint(100.0F + 9'000.0F * swing(cell, lane), 0.5F + 9.0F * swing(cell, lane), kRate));
        }
        return points;
    };
    CHECK_EQ(
        cells.hashOf([&](int cell) {
            const auto shape = static_cast<FilterShape>(cell % 3);
            filters.process(cells.buffers(), kCell, shape, pointsOf(cell), pointsOf(cell + 1), 0);
        }),
        0x35BE'F466'0E91'27FAULL);
}

TEST_CASE("ladders side by side give the bits of the compiler of record") {
    HashedCells cells;
    LadderLanes ladders;
    const auto pointsOf = [](int cell) {
        LadderLanePoints points;
        for (int lane = 0; lane < kLanes; ++lane) {
            points.set(lane, ladderPoint(80.0F + 15'000.0F * swing(cell, lane), swing(cell, 3 - lane), kRate));
        }
        return points;
    };
    CHECK_EQ(
        cells.hashOf([&](int cell) { ladders.process(cells.buffers(), kCell, pointsOf(cell), pointsOf(cell + 1), 0); }),
        0x9AAB'38F1'E867'A8F6ULL);
}

TEST_CASE("a drive gives the bits of the compiler of record") {
    HashedCells cells;
    Drive drive;
    const auto pointsOf = [](int cell) {
        DriveLanePoints points;
        for (int lane = 0; lane < kLanes; ++lane) {
            points.set(lane, drivePoint(swing(cell, lane), 0.5F));
        }
        return points;
    };
    CHECK_EQ(
        cells.hashOf([&](int cell) { drive.process(cells.buffers(), kCell, pointsOf(cell), pointsOf(cell + 1), 0); }),
        0xF347'F1A5'4FD6'8FE1ULL);
}

TEST_CASE("a DC block gives the bits of the compiler of record") {
    HashedCells cells;
    DcBlock<2> block({96'000});
    CHECK_EQ(
        cells.hashOf([&](int) { block.process({cells.lanes[0].data(), cells.lanes[1].data()}, kCell, 0); }),
        0x1F78'E462'CB97'B297ULL);
}

TEST_CASE("shapes of an LFO give the bits of the compiler of record") {
    Hash hash;
    for (int shape = 0; shape <= static_cast<int>(LfoShape::Smooth); ++shape) {
        for (std::uint32_t n = 0; n < 5'000; ++n) {
            const float value = lfoValue(static_cast<LfoShape>(shape), n * 858'993U, n / 7, 13);
            hash = hash.with(std::bit_cast<std::uint32_t>(value));
        }
    }
    CHECK_EQ(hash.state, 0xDD27'B777'90B3'EFFEULL);
}

} // namespace
} // namespace tresillo
