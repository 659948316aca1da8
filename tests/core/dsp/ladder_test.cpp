// SPDX-License-Identifier: MIT
#include "core/dsp/ladder.h"
#include "core/dsp/same_value.h"
#include "tests/core/dsp/pieces.h"
#include "tests/harness/check.h"
#include "tests/harness/effort.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <cstdio>
#include <vector>

namespace tresillo {
namespace {

/// 1 / ((1 + s)^4 + 4 r), its axis warped as the bilinear transform does.
double ladderFormula(double cutoff, double resonance, double hz) {
    const double ratio = std::tan(kPiDouble * hz / kRate.hz) / std::tan(kPiDouble * cutoff / kRate.hz);
    const std::complex<double> stage(1.0, ratio);
    return std::abs(1.0 / (stage * stage * stage * stage + 4.0 * resonance));
}

/// The amplitude of a sine of `level` behind the ladder, once it has settled, for 1 at its input.
double ladderGain(double cutoff, double resonance, double hz, double level) {
    constexpr int kSettle = 24'000;
    constexpr int kFrames = 48'000;
    Ladder ladder;
    const LadderPoint point = ladderPoint(static_cast<float>(cutoff), static_cast<float>(resonance), kRate);
    double real = 0.0;
    double imaginary = 0.0;
    for (int frame = 0; frame < kSettle + kFrames; ++frame) {
        const double angle = 2.0 * kPiDouble * hz * frame / kRate.hz;
        auto sample = static_cast<float>(level * std::sin(angle));
        ladder.process(&sample, 1, point, point, 0);
        if (frame >= kSettle) {
            real += static_cast<double>(sample) * std::sin(angle);
            imaginary += static_cast<double>(sample) * std::cos(angle);
        }
    }
    return 2.0 * std::hypot(real, imaginary) / kFrames / level;
}

void checkLadder(double cutoff, double resonance) {
    // Whole hertz, so that a second holds whole periods.
    constexpr std::array<int, 20> kHertz{20,   40,   80,   120,  200,  300,  450,   600,    800,    1000,
                                         1400, 2000, 3000, 4200, 6000, 8000, 10000, 12'500, 15'000, 18'000};
    for (std::size_t index = 0; index < kHertz.size(); index += kFullSize ? 1 : 4) {
        const int hz = kHertz[index];
        const double want = ladderFormula(cutoff, resonance, hz);
        if (want > 1e-4) { // -80 dB: below that, rounding counts
            CHECK(std::fabs(20.0 * std::log10(ladderGain(cutoff, resonance, hz, 1e-3) / want)) < 0.5);
        }
    }
}

TEST_CASE("a quiet sound passes the ladder by its formula within 0.5 dB at 20 frequencies: low corner") {
    checkLadder(80.0, 0.45);
    checkLadder(200.0, 0.98);
}

TEST_CASE("a quiet sound passes the ladder by its formula within 0.5 dB at 20 frequencies: middle corner") {
    checkLadder(1'000.0, 0.0);
    checkLadder(1'000.0, 0.9);
    checkLadder(3'000.0, 0.98);
}

TEST_CASE("a quiet sound passes the ladder by its formula within 0.5 dB at 20 frequencies: high corner") {
    checkLadder(8'000.0, 0.7);
    checkLadder(18'000.0, 0.5);
}

TEST_CASE("the louder a sound, the less it rings: near resonance 0.98 the ladder limits itself") {
    const double quiet = ladderGain(1'000.0, 0.98, 1'000.0, 0.001);
    const double loud = ladderGain(1'000.0, 0.98, 1'000.0, 1.0);
    std::printf("  gain at the corner, resonance 0.98: quiet %.2f, at full scale %.2f\n", quiet, loud);
    CHECK(quiet > 11.0);
    CHECK(loud < 2.0);
    CHECK(loud > 1.0);
}

TEST_CASE("without resonance the ladder is linear at any level") {
    const double quiet = ladderGain(1'000.0, 0.0, 500.0, 0.001);
    CHECK(std::fabs(ladderGain(1'000.0, 0.0, 500.0, 4.0) / quiet - 1.0) < 1e-4);
}

TEST_CASE("the ladder stays bounded when corner and resonance jump from end to end at every frame") {
    Ladder ladder;
    TestNoise noise(3);
    float peak = 0.0F;
    for (int frame = 0; frame < 500'000; ++frame) {
        const float cutoff = noise.next() > 0.0F ? 18'000.0F : 80.0F;
        const LadderPoint at = ladderPoint(cutoff, 2.0F * noise.next(), kRate);
        float sample = noise.next() > 0.0F ? 1.0F : -1.0F;
        ladder.process(&sample, 1, at, at, frame % kCell);
        peak = std::max(peak, std::isfinite(sample) ? std::fabs(sample) : 1e9F);
    }
    std::printf("  highest peak %.2f\n", static_cast<double>(peak));
    CHECK(peak < 5.0F);
}

TEST_CASE("at any steady setting a square of full scale at the corner stays below 3") {
    for (const float cutoff : {80.0F, 500.0F, 3'000.0F, 12'000.0F, 18'000.0F}) {
        Ladder ladder;
        const LadderPoint point = ladderPoint(cutoff, 0.98F, kRate);
        float peak = 0.0F;
        for (int frame = 0; frame < 48'000; ++frame) {
            const double turns = static_cast<double>(cutoff) * frame / kRate.hz;
            float sample = turns - std::floor(turns) < 0.5 ? 1.0F : -1.0F;
            ladder.process(&sample, 1, point, point, frame % kCell);
            peak = std::max(peak, std::isfinite(sample) ? std::fabs(sample) : 1e9F);
        }
        CHECK(peak > 1.0F);
        CHECK(peak < 3.0F);
    }
}

std::vector<float> sweptLadder(std::uint64_t seed) {
    constexpr int kCells = 40;
    TestNoise noise(7);
    std::vector<float> samples(static_cast<std::size_t>(kCells * kCell));
    for (float& sample : samples) {
        sample = noise.next();
    }
    const auto pointOf = [](int cell) {
        return ladderPoint(100.0F + 400.0F * static_cast<float>(cell), static_cast<float>(cell % 7) * 0.15F, kRate);
    };
    Ladder ladder;
    inPieces(seed, kCells, [&](int frame, int frames, int inCell) {
        const int cell = frame / kCell;
        // Every fourth cell is at rest.
        const LadderPoint to = cell % 4 == 3 ? pointOf(cell) : pointOf(cell + 1);
        ladder.process(samples.data() + frame, frames, pointOf(cell), to, inCell);
    });
    return samples;
}

TEST_CASE("a moving ladder is the same bits in pieces of any length") {
    const std::vector<float> whole = sweptLadder(0);
    for (std::uint64_t seed = 1; seed < 20; ++seed) {
        CHECK(sweptLadder(seed) == whole);
    }
}

TEST_CASE("a ladder that rings out ends in silence, not in subnormal numbers") {
    Ladder ladder;
    const LadderPoint point = ladderPoint(500.0F, 0.98F, kRate);
    float sample = 1.0F;
    ladder.process(&sample, 1, point, point, 0);
    CHECK(!ladder.isQuiet());
    bool subnormal = false;
    for (int frame = 0; frame < 400'000; ++frame) {
        sample = 0.0F;
        ladder.process(&sample, 1, point, point, frame % kCell);
        subnormal = subnormal || std::fpclassify(sample) == FP_SUBNORMAL;
    }
    CHECK(!subnormal);
    CHECK(isSameValue(sample, 0.0F));
    CHECK(ladder.isQuiet());
}

TEST_CASE("a ladder's corner and resonance beyond their ranges are limited") {
    CHECK(isSameValue(ladderPoint(1e6F, 5.0F, {8'000}).corner, ladderPoint(3'600.0F, 0.98F, {8'000}).corner));
    CHECK(isSameValue(ladderPoint(100.0F, 5.0F, kRate).feedback, 3.92F));
    CHECK(isSameValue(ladderPoint(100.0F, -1.0F, kRate).feedback, 0.0F));
}

} // namespace
} // namespace tresillo
