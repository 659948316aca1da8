// SPDX-License-Identifier: MIT
#include "core/dsp/noise.h"
#include "tests/core/dsp/pieces.h"
#include "tests/harness/check.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tresillo {
namespace {

std::vector<float> noiseOf(NoiseColor color, std::uint64_t seed, std::uint64_t pieces) {
    constexpr int kCells = 40;
    Noise noise(kRate);
    noise.start(color, seed);
    std::vector<float> sound(static_cast<std::size_t>(kCells * kCell));
    inPieces(pieces, kCells, [&](int frame, int frames, int) { noise.render(sound.data() + frame, frames); });
    return sound;
}

TEST_CASE("noise is the same bits in pieces of any length") {
    for (const NoiseColor color : {NoiseColor::White, NoiseColor::Pink, NoiseColor::Brown}) {
        const std::vector<float> whole = noiseOf(color, 3, 0);
        for (std::uint64_t pieces = 1; pieces < 20; ++pieces) {
            CHECK(noiseOf(color, 3, pieces) == whole);
        }
    }
}

TEST_CASE("noise begun again with its seed is the same, with another seed another") {
    Noise noise(kRate);
    std::vector<float> first(500);
    std::vector<float> second(500);
    for (const NoiseColor color : {NoiseColor::White, NoiseColor::Pink, NoiseColor::Brown}) {
        noise.start(color, 77);
        noise.render(first.data(), 500);
        noise.start(color, 77);
        noise.render(second.data(), 500);
        CHECK(first == second);
        noise.start(color, 78);
        noise.render(second.data(), 500);
        CHECK(first != second);
    }
}

TEST_CASE("no frame of white noise knows of the one before") {
    const std::vector<float> sound = noiseOf(NoiseColor::White, 5, 0);
    double power = 0.0;
    double neighbours = 0.0;
    double pairs = 0.0;
    for (std::size_t frame = 2; frame < sound.size(); ++frame) {
        const auto now = static_cast<double>(sound[frame]);
        power += now * now;
        neighbours += now * static_cast<double>(sound[frame - 1]);
        pairs += now * static_cast<double>(sound[frame - 2]);
    }
    CHECK(std::fabs(neighbours / power) < 0.05); // 2,560 frames: a standard deviation of 0.02
    CHECK(std::fabs(pairs / power) < 0.05);
}

} // namespace
} // namespace tresillo
