// SPDX-License-Identifier: MIT
// The parts that sounds are made of.
#include "tests/tools/kitgen/analysis.h"
#include "tools/kitgen/decimator.h"
#include "tools/kitgen/filter.h"
#include "tools/kitgen/noise.h"
#include "tools/kitgen/squares.h"
#include "tools/kitgen/synth.h"

#include <gtest/gtest.h>

#include <cmath>

namespace tresillo::kitgen {
namespace {

/// A second of a sine at the inner rate, decimated; its level far from the ends in dB.
double passedDecibels(double hz) {
    std::vector<double> sine(static_cast<std::size_t>(kInnerRate));
    for (std::size_t i = 0; i < sine.size(); ++i) {
        sine[i] = sinTurns(hz / kInnerRate * static_cast<double>(i));
    }
    const std::vector<double> passed = decimate(sine);
    double energy = 0;
    for (const double frame : between(passed, 0.1, 0.9)) {
        energy += frame * frame;
    }
    return 10 * std::log10(2 * energy / (0.8 * kRate) + 1e-30);
}

TEST(Decimator, LeavesWhatIsHeardAsItIs) {
    for (const double hz : {50.0, 1'000.0, 10'000.0, 19'900.0}) {
        EXPECT_NEAR(passedDecibels(hz), 0, 0.001) << hz;
    }
}

TEST(Decimator, RemovesWhatWouldFoldBackIntoIt) {
    for (const double hz : {27'100.0, 30'000.0, 47'000.0, 95'000.0, 150'300.0}) {
        EXPECT_LT(passedDecibels(hz), -100) << hz;
    }
}

TEST(Decimator, HasNoDelay) {
    std::vector<double> impulse(8'000);
    impulse[800] = 1;
    const std::vector<double> passed = decimate(impulse);
    ASSERT_EQ(passed.size(), 1'000U);
    for (std::size_t i = 0; i < passed.size(); ++i) {
        EXPECT_LE(std::fabs(passed[i]), passed[100]) << i;
    }
    EXPECT_NEAR(passed[101], passed[99], 1e-15);
}

TEST(ClippedSquares, OfOneWaveAreMadeOfItsOddHarmonicsAndNothingElse) {
    constexpr std::size_t kFrames = 65'536;
    constexpr std::size_t kPeriods = 1'097; // 803.5 Hz: whole periods in the frames that are looked at
    ClippedSquares square{{kRate * kPeriods / kFrames}, {0.3}, 1, kInnerRate};
    std::vector<double> inner((kFrames + 2'000) * kOversampling);
    for (double& frame : inner) {
        frame = square.next();
    }
    const std::vector<double> heard = decimate(inner);
    const std::vector<double> spectrum = powerSpectrum(std::span{heard}.subspan(1'000, kFrames), kFrames);
    const auto decibels = [&](std::size_t bin) { return 10 * std::log10(spectrum[bin] / spectrum[kPeriods] + 1e-30); };
    for (std::size_t bin = 2; bin < kFrames * 5 / 12; ++bin) { // up to 20 kHz
        const std::size_t offset = bin % (2 * kPeriods);
        const bool isHarmonic = offset + 1 >= kPeriods && offset <= kPeriods + 1; // the window spreads them over three
        if (!isHarmonic) {
            ASSERT_LT(decibels(bin), -90) << bin;
        }
    }
    EXPECT_NEAR(decibels(3 * kPeriods), -20 * std::log10(3.0), 0.01);
    EXPECT_NEAR(decibels(23 * kPeriods), -20 * std::log10(23.0), 0.2); // the spline's own slope
}

TEST(Metal, DrivenHardHasNoAudibleAliases) {
    // Squares, clipping and drive make only multiples of the common 97.3 Hz; what folded at the inner rate lies
    // between.
    constexpr double kCommon = 97.3;
    const Recipe recipe{
        .id = "metal",
        .name = "Metal",
        .drive = 1,
        .highPassHz = 500,
        .metal =
            {.hz = {5 * kCommon, 8 * kCommon, 13 * kCommon},
             .clip = 3,
             .bandHz = 9'000,
             .bandQ = 0.9,
             .highPassHz = 7'000,
             .envelope = {.hold = 1.5, .decay = 0.02}},
    };
    constexpr std::size_t kFrames = 65'536;
    const std::vector<double> take = renderTake("test", recipe, {.layer = kLayers - 1, .robin = 0});
    ASSERT_GT(take.size(), kFrames + 4'000);
    const std::vector<double> spectrum = powerSpectrum(std::span{take}.subspan(4'000, kFrames), kFrames);
    double harmonics = 0;
    double between = 0;
    for (std::size_t bin = 100; bin < kFrames * 5 / 12; ++bin) { // up to 20 kHz
        const double place = static_cast<double>(bin) * kRate / kFrames / kCommon;
        const double bins = std::fabs(place - std::round(place)) * kCommon * kFrames / kRate;
        (bins < 48 ? harmonics : between) += spectrum[bin];
    }
    EXPECT_LT(10 * std::log10(between / harmonics), -60);
    RecordProperty("aliases", std::to_string(10 * std::log10(between / harmonics)));
}

TEST(Noise, IsWhiteUniformAndNamed) {
    Noise noise{"round/snare"};
    Noise again{"round/snare"};
    Noise other{"round/clap"};
    constexpr int kCount = 200'000;
    double sum = 0, square = 0, neighbours = 0, between = 0, last = 0;
    for (int i = 0; i < kCount; ++i) {
        const double value = noise.next();
        ASSERT_GE(value, -1);
        ASSERT_LT(value, 1);
        EXPECT_EQ(value, again.next());
        sum += value;
        square += value * value;
        neighbours += value * last;
        between += value * other.next();
        last = value;
    }
    EXPECT_NEAR(sum / kCount, 0, 0.005);
    EXPECT_NEAR(square / kCount, Noise::kVariance, 0.005);
    EXPECT_NEAR(neighbours / kCount, 0, 0.005);
    EXPECT_NEAR(between / kCount, 0, 0.005);
}

TEST(StateVariableFilter, HasItsCornerWhereItSays) {
    for (const double hz : {48.0, 1'150.0, 7'100.0, 19'000.0}) {
        StateVariableFilter filter{hz, 0.7071067811865476, kInnerRate};
        double low = 0, high = 0;
        const auto count = static_cast<std::size_t>(kInnerRate * 0.4);
        for (std::size_t i = 0; i < count; ++i) {
            const auto out = filter.next(sinTurns(hz / kInnerRate * static_cast<double>(i)));
            if (i > count / 2) {
                low = std::max(low, std::fabs(out.low));
                high = std::max(high, std::fabs(out.high));
            }
        }
        EXPECT_NEAR(20 * std::log10(low), -3.01, 0.05) << hz;
        EXPECT_NEAR(20 * std::log10(high), -3.01, 0.05) << hz;
    }
}

} // namespace
} // namespace tresillo::kitgen
