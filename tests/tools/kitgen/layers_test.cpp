// SPDX-License-Identifier: MIT
// Velocity layers differ in colour, round robins in detail, and neither in level.
#include "tests/tools/kitgen/analysis.h"
#include "tests/tools/kitgen/takes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace tresillo::kitgen {
namespace {

/// The share of a sound's power in each octave from 40 Hz up, in dB, at least -50.
std::vector<double> octaves(const std::vector<double>& frames) {
    const std::vector<double> whole = bandShares(frames, {40, 80, 160, 320, 640, 1'280, 2'560, 5'120, 10'240, 20'480});
    std::vector<double> levels;
    for (const double share : whole) {
        levels.push_back(10 * std::log10(std::max(share, 1e-5)));
    }
    return levels;
}

/// The mean difference of two sounds in dB over the octaves that are within 40 dB of the whole in either, once both
/// have the same power: 0 for two sounds that differ in level only.
double spectralDistance(const std::vector<double>& a, const std::vector<double>& b) {
    const std::vector<double> ofA = octaves(a);
    const std::vector<double> ofB = octaves(b);
    double sum = 0;
    int bands = 0;
    for (std::size_t i = 0; i < ofA.size(); ++i) {
        if (std::max(ofA[i], ofB[i]) > -40) {
            sum += std::fabs(ofA[i] - ofB[i]);
            ++bands;
        }
    }
    return sum / bands;
}

TEST(Layers, DifferInSpectrumWhateverTheirLevel) {
    for (const KitRecipe& kit : allKits()) {
        for (const Recipe& pad : kit.pads) {
            const auto& soft = takeOf(kit.id, pad.id, 0, 0);
            const auto& medium = takeOf(kit.id, pad.id, 1, 0);
            const auto& hard = takeOf(kit.id, pad.id, 2, 0);
            EXPECT_GT(spectralDistance(soft, medium), 0.5) << kit.id << "/" << pad.id;
            EXPECT_GT(spectralDistance(medium, hard), 0.5) << kit.id << "/" << pad.id;
            EXPECT_GT(spectralDistance(soft, hard), 1) << kit.id << "/" << pad.id;
        }
    }
}

TEST(Layers, GetBrighterTheHarderTheStroke) {
    for (const KitRecipe& kit : allKits()) {
        for (const Recipe& pad : kit.pads) {
            const double soft = centroid(takeOf(kit.id, pad.id, 0, 0));
            const double medium = centroid(takeOf(kit.id, pad.id, 1, 0));
            const double hard = centroid(takeOf(kit.id, pad.id, 2, 0));
            EXPECT_LT(soft, medium) << kit.id << "/" << pad.id;
            EXPECT_LT(medium, hard) << kit.id << "/" << pad.id;
        }
    }
}

TEST(Layers, OfDrumsStartHigherTheHarderTheStroke) {
    // The first half wave is the shorter, the higher the pitch starts.
    const auto firstHalf = [](const std::vector<double>& frames) {
        const auto rises = std::ranges::find_if(frames, [](double frame) { return frame > 0.3; });
        return std::find_if(rises, frames.end(), [](double frame) { return frame < 0; }) - frames.begin();
    };
    for (const char* kit : {"round", "hard"}) {
        for (const char* pad : {"kick", "low_tom", "mid_tom", "high_tom"}) {
            EXPECT_GT(firstHalf(takeOf(kit, pad, 0, 0)), firstHalf(takeOf(kit, pad, 1, 0))) << kit << "/" << pad;
            EXPECT_GT(firstHalf(takeOf(kit, pad, 1, 0)), firstHalf(takeOf(kit, pad, 2, 0))) << kit << "/" << pad;
        }
    }
}

TEST(Layers, OfDrivenSoundsCarryMoreOvertonesTheHarderTheStroke) {
    for (const char* kit : {"round", "hard"}) {
        const double base = kit == std::string{"round"} ? 48 : 60;
        const auto third = [&](std::size_t layer) {
            constexpr std::size_t kSize = 65'536;
            const auto ringing = between(takeOf(kit, "kick", layer, 0), 0.15, 0.45);
            const std::vector<double> spectrum = powerSpectrum(ringing, kSize);
            const auto bin = [&](double hz) { return spectrum[static_cast<std::size_t>(hz * kSize / 48'000)]; };
            return bin(3 * base) / bin(base);
        };
        EXPECT_LT(third(0) * 1.5, third(1)) << kit;
        EXPECT_LT(third(1) * 1.5, third(2)) << kit;
    }
}

TEST(Robins, AreDifferentRecordingsOfTheSameStroke) {
    for (const KitRecipe& kit : allKits()) {
        for (const Recipe& pad : kit.pads) {
            for (std::size_t robin = 1; robin < kRobins; ++robin) {
                const auto& first = takeOf(kit.id, pad.id, 2, 0);
                const auto& other = takeOf(kit.id, pad.id, 2, robin);
                double difference = 0;
                for (std::size_t i = 0; i < std::min(first.size(), other.size()); ++i) {
                    difference = std::max(difference, std::fabs(first[i] - other[i]));
                }
                EXPECT_GT(difference, 0.01) << kit.id << "/" << pad.id;
                EXPECT_NEAR(centroid(other) / centroid(first), 1, 0.12) << kit.id << "/" << pad.id;
            }
        }
    }
}

TEST(Robins, AreFourCentsApartAndDecayTwoPerCentLongerAndShorter) {
    const auto pitch = [](std::size_t robin) { return strongestHz(takeOf("round", "cowbell", 2, robin), 450, 650); };
    const auto cents = [](double ratio) { return 1200 * std::log2(ratio); };
    EXPECT_NEAR(cents(pitch(1) / pitch(0)), 4, 0.5);
    EXPECT_NEAR(cents(pitch(2) / pitch(0)), -4, 0.5);
    const auto decay = [](std::size_t robin) { return decayTime(takeOf("round", "kick", 2, robin), 0.5, 1.5); };
    EXPECT_NEAR(decay(1) / decay(0), 1.02, 0.004);
    EXPECT_NEAR(decay(2) / decay(0), 0.98, 0.004);
}

} // namespace
} // namespace tresillo::kitgen
