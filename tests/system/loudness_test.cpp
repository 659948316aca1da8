// SPDX-License-Identifier: MIT
#include "tests/system/loudness.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace tresillo {
namespace {

std::vector<float> sine(double hz, double peakDecibels, double seconds) {
    std::vector<float> frames(static_cast<std::size_t>(seconds * 48'000));
    const double peak = std::pow(10, peakDecibels / 20);
    for (std::size_t i = 0; i < frames.size(); ++i) {
        frames[i] = static_cast<float>(peak * std::sin(2 * std::numbers::pi * hz * static_cast<double>(i) / 48'000));
    }
    return frames;
}

// The first three are cases 1, 2 and 3 of EBU Tech 3341, which allows 0.1 LU.
TEST(Loudness, OfAToneInBothChannelsIsItsPeakLevel) {
    const auto loud = sine(1'000, -23, 20);
    EXPECT_NEAR(integratedLoudness(loud, loud), -23, 0.1);
    const auto quiet = sine(1'000, -33, 20);
    EXPECT_NEAR(integratedLoudness(quiet, quiet), -33, 0.1);
}

TEST(Loudness, LeavesOutWhatIsFarBelowTheRest) {
    auto frames = sine(1'000, -36, 10);
    const auto loud = sine(1'000, -23, 60);
    frames.insert(frames.end(), loud.begin(), loud.end());
    const auto quiet = sine(1'000, -36, 10);
    frames.insert(frames.end(), quiet.begin(), quiet.end());
    EXPECT_NEAR(integratedLoudness(frames, frames), -23, 0.1);
}

TEST(Loudness, OfOneChannelIsThreeDecibelsLess) {
    const auto tone = sine(997, 0, 10);
    const std::vector<float> silence(tone.size());
    EXPECT_NEAR(integratedLoudness(tone, silence), -3.01, 0.05);
}

TEST(Loudness, OfSilenceIsTheAbsoluteGate) {
    const std::vector<float> silence(96'000);
    EXPECT_DOUBLE_EQ(integratedLoudness(silence, silence), -70);
}

} // namespace
} // namespace tresillo
