// SPDX-License-Identifier: MIT
// Each sound is what its recipe says: pitches, time constants, noise bands. Measured on the hardest stroke.
#include "tests/tools/kitgen/analysis.h"
#include "tests/tools/kitgen/takes.h"

#include <gtest/gtest.h>

#include <cmath>

namespace tresillo::kitgen {
namespace {

/// `measured` lies within `percent` of `expected`.
testing::AssertionResult within(double percent, double measured, double expected) {
    const double off = 100 * (measured / expected - 1);
    if (std::fabs(off) <= percent) {
        return testing::AssertionSuccess();
    }
    return testing::AssertionFailure() << measured << " is " << off << " % off " << expected;
}

/// Seconds to the first time the sound passes through zero downwards, from where it is first well above it.
double firstFall(const std::vector<double>& frames) {
    std::size_t i = 0;
    while (frames[i] < 0.3) {
        ++i;
    }
    while (frames[i] > 0) {
        ++i;
    }
    return static_cast<double>(i) / 48'000;
}

/// When a sine that falls exponentially from `start` to `end` Hz has run through its first half period.
double halfPeriod(double start, double end, double timeConstant) {
    double time = 0;
    while (end * time + (start - end) * timeConstant * (1 - std::exp(-time / timeConstant)) < 0.5) {
        time += 1e-6;
    }
    return time;
}

TEST(Kick, RoundFallsFrom210To48Hertz) {
    const auto& kick = hardest("round", "kick");
    EXPECT_TRUE(within(6, firstFall(kick), halfPeriod(210, 48, 0.018)));
    EXPECT_TRUE(within(1, strongestHz(between(kick, 0.25, 1.5), 30, 100), 48));
    EXPECT_TRUE(within(8, decayTime(kick, 0.5, 1.5), 0.28));
}

TEST(Kick, HardFallsFrom290To60HertzAfterAHold) {
    const auto& kick = hardest("hard", "kick");
    EXPECT_TRUE(within(6, firstFall(kick), halfPeriod(290, 60, 0.012)));
    EXPECT_TRUE(within(1, strongestHz(between(kick, 0.2, 1), 30, 120), 60));
    EXPECT_TRUE(within(8, decayTime(kick, 0.4, 1), 0.14));
}

TEST(Kick, HasAClickOfThreeMillisecondsAtItsStart) {
    for (const char* kit : {"round", "hard"}) {
        const std::vector<double> high = bandOf(hardest(kit, "kick"), 4'000, 20'000);
        EXPECT_GT(peakDecibels(between(high, 0, 0.003)), -30) << kit;
        EXPECT_LT(peakDecibels(between(high, 0.02, 3)), -50) << kit;
    }
}

TEST(Snare, HasTwoTonesAndNoiseAroundFiveKilohertz) {
    const auto& snare = hardest("round", "snare");
    EXPECT_TRUE(within(2, strongestHz(between(snare, 0.03, 0.4), 120, 250), 185));
    EXPECT_TRUE(within(2, strongestHz(between(snare, 0.03, 0.3), 280, 400), 331));
    const std::vector<double> noise = bandOf(snare, 1'500, 20'000);
    EXPECT_TRUE(within(15, decayTime(noise, 0.03, 0.4), 0.11));
    EXPECT_TRUE(within(25, centroid(noise), 6'500)); // the centre of a wide band lies above its peak
}

TEST(Snare, SharesItsLevelBetweenBodyAndNoise) {
    for (const char* kit : {"round", "hard"}) {
        const double body = bandShare(hardest(kit, "snare"), 0, 900);
        EXPECT_GT(body, 0.3) << kit;
        EXPECT_LT(body, 0.7) << kit;
    }
}

TEST(Clap, IsFourBurstsOfNoiseAndATail) {
    const auto& clap = hardest("round", "clap");
    EXPECT_GT(bandShare(clap, 700, 2'500), 0.75);
    EXPECT_TRUE(within(15, decayTime(clap, 0.05, 0.5), 0.09));
    for (const double burst : {0.0, 0.010, 0.021}) {
        const double struck = peakDecibels(between(clap, burst, burst + 0.003));
        const double before = peakDecibels(between(clap, burst + 0.0065, burst + 0.0085));
        EXPECT_GT(struck, before + 3) << burst;
    }
}

TEST(Hats, DecayAsClosedAndOpen) {
    EXPECT_TRUE(within(12, decayTime(hardest("round", "closed_hat"), 0.005, 0.2), 0.035));
    EXPECT_TRUE(within(12, decayTime(hardest("round", "open_hat"), 0.05, 1.5), 0.32));
    EXPECT_TRUE(within(12, decayTime(hardest("hard", "closed_hat"), 0.005, 0.15), 0.028));
    EXPECT_TRUE(within(12, decayTime(hardest("hard", "open_hat"), 0.05, 1.2), 0.24));
}

TEST(Hats, LieAboveTheRestOfTheKit) {
    for (const char* kit : {"round", "hard"}) {
        for (const char* pad : {"closed_hat", "open_hat"}) {
            EXPECT_LT(bandShare(hardest(kit, pad), 0, 3'000), 0.02) << kit << pad;
            EXPECT_GT(bandShare(hardest(kit, pad), 5'000, 16'000), 0.75) << kit << pad;
        }
    }
}

TEST(Hats, ChokeEachOtherAndNothingElse) {
    for (const KitRecipe& kit : allKits()) {
        for (const Recipe& pad : kit.pads) {
            const bool isHat = pad.id == "closed_hat" || pad.id == "open_hat";
            EXPECT_EQ(pad.choke, isHat ? 1 : 0) << pad.id;
        }
    }
}

TEST(Cowbell, RingsOnTwoFrequenciesWithTwoDecays) {
    const auto& bell = hardest("round", "cowbell");
    EXPECT_TRUE(within(0.5, strongestHz(bell, 450, 650), 540));
    EXPECT_TRUE(within(0.5, strongestHz(bell, 700, 900), 800));
    EXPECT_LT(decayTime(bell, 0, 0.025), 0.08);
    EXPECT_TRUE(within(10, decayTime(bell, 0.2, 1), 0.22));
}

TEST(Toms, AreTunedAndFallInPitch) {
    struct Drum {
        const char* pad;
        double hz;
        double decay;
    };
    for (const auto& [pad, hz, decay] : {Drum{"low_tom", 90, 0.30}, {"mid_tom", 130, 0.25}, {"high_tom", 180, 0.21}}) {
        const auto& tom = hardest("round", pad);
        EXPECT_TRUE(within(1, strongestHz(between(tom, 0.2, 1.2), 60, 300), hz)) << pad;
        EXPECT_TRUE(within(12, firstFall(tom), halfPeriod(1.4 * hz, hz, 0.03))) << pad;
        EXPECT_TRUE(within(10, decayTime(tom, 0.3, 1), decay)) << pad;
    }
}

TEST(Rim, IsTwoShortTones) {
    const auto& rim = hardest("round", "rim");
    EXPECT_TRUE(within(3, strongestHz(rim, 300, 600), 455));
    EXPECT_TRUE(within(2, strongestHz(rim, 1'400, 1'900), 1'667));
    EXPECT_TRUE(within(15, decayTime(rim, 0.005, 0.06), 0.009));
}

TEST(Shaker, SwellsForTwelveMillisecondsAndFalls) {
    const auto& shaker = hardest("round", "shaker");
    EXPECT_LT(peakDecibels(between(shaker, 0, 0.003)), peakDecibels(between(shaker, 0.008, 0.018)) - 5);
    EXPECT_TRUE(within(12, decayTime(shaker, 0.015, 0.25), 0.045));
    EXPECT_TRUE(within(40, centroid(shaker), 6'500));
    EXPECT_LT(bandShare(shaker, 0, 2'500), 0.08);
}

TEST(Kits, DifferInEverySound) {
    for (const Recipe& pad : allKits().front().pads) {
        const double round = centroid(hardest("round", pad.id));
        const double hard = centroid(hardest("hard", pad.id));
        EXPECT_GT(hard, round * 1.05) << pad.id;
    }
}

} // namespace
} // namespace tresillo::kitgen
