// SPDX-License-Identifier: MIT
#include "core/dsp/filter_lanes.h"
#include "core/dsp/same_value.h"
#include "tests/core/dsp/pieces.h"
#include "tests/harness/check.h"

#include <array>
#include <cmath>
#include <vector>

namespace tresillo {
namespace {

constexpr int kLaneCells = 40;
constexpr auto kLaneCount = static_cast<std::size_t>(kLanes);

using Sounds = std::array<std::vector<float>, kLaneCount>;

/// Two lanes move, one of them in its resonance only, and two rest; different in each cell and lane.
FilterPoint pointOf(std::size_t lane, int cell) {
    const auto at = static_cast<float>(cell);
    switch (lane) {
    case 0:
        return filterPoint(200.0F + 300.0F * at, 4.0F, kRate);
    case 1:
        return filterPoint(700.0F, 2.0F, kRate);
    case 2:
        return filterPoint(15'000.0F, 0.7F, kRate);
    default:
        return filterPoint(3'000.0F, 0.5F + 0.2F * at, kRate);
    }
}

Sounds noises() {
    TestNoise noise(5);
    Sounds sounds;
    for (std::vector<float>& sound : sounds) {
        sound.resize(static_cast<std::size_t>(kLaneCells * kControlFrames));
        for (float& sample : sound) {
            sample = noise.next();
        }
    }
    return sounds;
}

Sounds alone(FilterShape shape) {
    Sounds sounds = noises();
    for (std::size_t lane = 0; lane < kLaneCount; ++lane) {
        Filter filter;
        inPieces(0, kLaneCells, [&](int frame, int frames, int inCell) {
            const int cell = frame / static_cast<int>(kControlFrames);
            filter.process(
                sounds[lane].data() + frame, frames, shape, pointOf(lane, cell), pointOf(lane, cell + 1), inCell);
        });
    }
    return sounds;
}

Sounds together(FilterShape shape, std::uint64_t seed) {
    Sounds sounds = noises();
    FilterLanes filters;
    inPieces(seed, kLaneCells, [&](int frame, int frames, int inCell) {
        const int cell = frame / static_cast<int>(kControlFrames);
        LaneBuffers buffers{};
        FilterLanePoints from;
        FilterLanePoints to;
        for (std::size_t lane = 0; lane < kLaneCount; ++lane) {
            buffers[lane] = sounds[lane].data() + frame;
            from.set(static_cast<int>(lane), pointOf(lane, cell));
            to.set(static_cast<int>(lane), pointOf(lane, cell + 1));
        }
        filters.process(buffers, frames, shape, from, to, inCell);
    });
    return sounds;
}

TEST_CASE("each lane gives the bits of a filter of its own, whatever the others do") {
    for (const FilterShape shape : {FilterShape::Low, FilterShape::High, FilterShape::Band}) {
        CHECK(together(shape, 0) == alone(shape));
    }
}

TEST_CASE("four filters side by side are the same bits in pieces of any length") {
    const Sounds whole = together(FilterShape::Low, 0);
    for (std::uint64_t seed = 1; seed < 20; ++seed) {
        CHECK(together(FilterShape::Low, seed) == whole);
    }
}

TEST_CASE("at rest all four together give the bits of filters of their own") {
    FilterLanes filters;
    FilterLanePoints points;
    std::array<Filter, kLaneCount> single;
    std::array<std::array<float, 64>, kLaneCount> lanes{};
    LaneBuffers buffers{};
    TestNoise noise(6);
    bool same = true;
    for (int cell = 0; cell < kLaneCells; ++cell) {
        std::array<std::array<float, 64>, kLaneCount> wanted{};
        for (std::size_t lane = 0; lane < kLaneCount; ++lane) {
            const FilterPoint point = filterPoint(300.0F * static_cast<float>(lane + 1), 8.0F, kRate);
            for (std::size_t frame = 0; frame < 64; ++frame) {
                lanes[lane][frame] = wanted[lane][frame] = noise.next();
            }
            single[lane].process(wanted[lane].data(), 64, FilterShape::Low, point, point, 0);
            points.set(static_cast<int>(lane), point);
            buffers[lane] = lanes[lane].data();
        }
        filters.process(buffers, 64, FilterShape::Low, points, points, 0);
        same = same && lanes == wanted;
    }
    CHECK(same);
}

TEST_CASE("a lane without a buffer disturbs nobody") {
    Sounds sounds = noises();
    FilterLanes filters;
    inPieces(3, kLaneCells, [&](int frame, int frames, int inCell) {
        const int cell = frame / static_cast<int>(kControlFrames);
        FilterLanePoints from;
        FilterLanePoints to;
        from.set(2, pointOf(2, cell));
        to.set(2, pointOf(2, cell + 1));
        filters.process(
            {nullptr, nullptr, sounds[2].data() + frame, nullptr}, frames, FilterShape::Low, from, to, inCell);
    });
    CHECK(sounds[2] == alone(FilterShape::Low)[2]);
    CHECK(filters.isQuiet(0));
    CHECK(!filters.isQuiet(2));
    filters.reset(2);
    CHECK(filters.isQuiet(2));
}

TEST_CASE("a lane that rings out ends in silence, not in subnormal numbers, while another still sounds") {
    FilterLanes filters;
    FilterLanePoints points;
    points.set(0, filterPoint(500.0F, 10.0F, kRate));
    points.set(1, filterPoint(500.0F, 10.0F, kRate));
    bool subnormal = false;
    std::array<float, 64> rings{};
    rings[0] = 1.0F;
    for (int cell = 0; cell < 3'000; ++cell) {
        std::array<float, 64> sounds{};
        sounds.fill(0.5F);
        filters.process({rings.data(), sounds.data(), nullptr, nullptr}, 64, FilterShape::Low, points, points, 0);
        for (float& sample : rings) {
            subnormal = subnormal || std::fpclassify(sample) == FP_SUBNORMAL;
        }
        if (cell < 2'999) {
            rings.fill(0.0F);
        }
    }
    CHECK(!subnormal);
    CHECK(isSameValue(rings[63], 0.0F));
    CHECK(filters.isQuiet(0));
    CHECK(!filters.isQuiet(1));
}

TEST_CASE("the band of a constant ends in silence, not in subnormal numbers, in a lane, too") {
    FilterLanes filters;
    FilterLanePoints points;
    points.set(0, filterPoint(500.0F, 0.71F, kRate));
    points.set(1, filterPoint(2'000.0F, 5.0F, kRate));
    std::array<std::array<float, 64>, 2> lanes{};
    bool subnormal = false;
    for (int cell = 0; cell < 1'000; ++cell) {
        for (auto& lane : lanes) {
            lane.fill(1.0F);
        }
        filters.process({lanes[0].data(), lanes[1].data(), nullptr, nullptr}, 64, FilterShape::Band, points, points, 0);
        for (const auto& lane : lanes) {
            for (const float sample : lane) {
                subnormal = subnormal || std::fpclassify(sample) == FP_SUBNORMAL;
            }
        }
    }
    CHECK(!subnormal);
    CHECK(isSameValue(lanes[0][63], 0.0F));
    CHECK(isSameValue(lanes[1][63], 0.0F));
}

} // namespace
} // namespace tresillo
