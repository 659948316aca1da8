// SPDX-License-Identifier: MIT
// What the demo Never Twice plays: nothing twice, and that again and again.
#include "tests/system/demo_song.h"
#include "tests/system/demo_take.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

namespace tresillo {
namespace {

constexpr double kNeverTwiceBpm = 84;
constexpr int kNeverTwiceBars = 63;
constexpr int kBarsOfTenMinutes = 210;
constexpr const char* kNeverTwice = "demos/never-twice";

const PlayedSong& neverTwice() {
    static const PlayedSong song = playSong(kNeverTwice);
    return song;
}

/// Expects that each bar is another one than all before it.
void expectNothingTwice(const std::vector<PlayedBar>& bars) {
    std::map<PlayedBar, std::size_t> heard;
    for (std::size_t bar = 0; bar < bars.size(); ++bar) {
        EXPECT_GE(bars[bar].size(), 3U) << "bar " << bar + 1;
        const auto [before, isNew] = heard.emplace(bars[bar], bar);
        EXPECT_TRUE(isNew) << "bar " << bar + 1 << " is bar " << before->second + 1;
    }
}

TEST(DemoNeverTwice, LastsThreeMinutes) {
    ASSERT_EQ(neverTwice().problem, "");
    EXPECT_EQ(neverTwice().end.value, std::llround(frameOfSixteenth(kNeverTwiceBars * 16, kNeverTwiceBpm)));
    EXPECT_EQ(neverTwice().end.value, 180 * 48'000);
}

TEST(DemoNeverTwice, EndsEveryNoteThatItBegins) {
    EXPECT_GT(neverTwice().notes.size(), 2'000U);
    EXPECT_EQ(neverTwice().offs, static_cast<std::int64_t>(neverTwice().notes.size()));
}

TEST(DemoNeverTwice, PlaysNoBarOfItsSongTwice) {
    const std::vector<PlayedBar> bars = barsOf(neverTwice(), kNeverTwiceBpm);
    ASSERT_EQ(bars.size(), static_cast<std::size_t>(kNeverTwiceBars));
    expectNothingTwice(bars);
}

TEST(DemoNeverTwice, PlaysItsFirstPatternForTenMinutesWithoutPlayingABarTwice) {
    const PlayedSong song = playSong(kNeverTwice, kBarsOfTenMinutes);
    ASSERT_EQ(song.problem, "");
    EXPECT_EQ(song.end.value, 600 * 48'000);
    const std::vector<PlayedBar> bars = barsOf(song, kNeverTwiceBpm);
    ASSERT_EQ(bars.size(), static_cast<std::size_t>(kBarsOfTenMinutes));
    expectNothingTwice(bars);
}

TEST(DemoNeverTwice, SwingsItsHatsBy61Percent) {
    int odd = 0;
    for (const PlayedNote& note : neverTwice().notes) {
        const double place = static_cast<double>(note.at.value) / frameOfSixteenth(1, kNeverTwiceBpm);
        if (note.track == 3 && note.velocity == 62) {
            EXPECT_NEAR(std::fmod(place, 2.0), 1.22, 0.001);
            ++odd;
        }
    }
    EXPECT_GT(odd, 100);
}

TEST(DemoNeverTwice, SoundsTheSameToTheLastBitInTenMinutes) {
    const std::uint64_t once = fingerprintOf(kNeverTwice, kBarsOfTenMinutes, 1024);
    EXPECT_NE(once, 0U);
    EXPECT_EQ(fingerprintOf(kNeverTwice, kBarsOfTenMinutes, 333), once);
}

} // namespace
} // namespace tresillo
