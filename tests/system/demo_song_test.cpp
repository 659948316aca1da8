// SPDX-License-Identifier: MIT
// What the demo Tresillo plays, note by note.
#include "tests/system/demo_song.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace tresillo {
namespace {

constexpr double kBpm = 104;
constexpr int kBars = 78;
enum Track : std::uint8_t { Kick, Snare, Clap, ClosedHat, OpenHat, Shaker };

const PlayedSong& demo() {
    static const PlayedSong song = playSong("demos/tresillo");
    return song;
}

/// The notes of a track whose nearest sixteenth is `step` of its bar, as frames after that sixteenth.
std::vector<double> delaysAt(Track track, int step) {
    std::vector<double> delays;
    for (const PlayedNote& note : demo().notes) {
        const double at = static_cast<double>(note.at.value);
        const double sixteenth = std::round(at / frameOfSixteenth(1, kBpm));
        if (note.track == track && static_cast<int>(sixteenth) % 16 == step) {
            delays.push_back(at - frameOfSixteenth(sixteenth, kBpm));
        }
    }
    return delays;
}

TEST(DemoTresillo, LastsThreeMinutes) {
    ASSERT_EQ(demo().problem, "");
    EXPECT_EQ(demo().end.value, std::llround(frameOfSixteenth(kBars * 16, kBpm)));
    EXPECT_EQ(demo().end.value, 180 * 48'000);
}

TEST(DemoTresillo, EndsEveryNoteThatItBegins) {
    ASSERT_EQ(demo().problem, "");
    EXPECT_GT(demo().notes.size(), 3'000U);
    EXPECT_EQ(demo().offs, static_cast<std::int64_t>(demo().notes.size()));
}

TEST(DemoTresillo, HasNoTwoNeighbouringBarsAlike) {
    ASSERT_EQ(demo().problem, "");
    const std::vector<PlayedBar> bars = barsOf(demo(), kBpm);
    ASSERT_EQ(bars.size(), static_cast<std::size_t>(kBars));
    for (std::size_t bar = 0; bar + 1 < bars.size(); ++bar) {
        EXPECT_FALSE(bars[bar].empty()) << bar;
        EXPECT_NE(bars[bar], bars[bar + 1]) << "bars " << bar + 1 << " and " << bar + 2;
    }
}

TEST(DemoTresillo, SwingsItsOddSixteenthsAndKeepsTheEvenOnes) {
    ASSERT_EQ(demo().problem, "");
    const double sixteenth = frameOfSixteenth(1, kBpm);
    for (const double delay : delaysAt(ClosedHat, 4)) {
        EXPECT_NEAR(delay, 0, 0.51);
    }
    // 54 or 55 % of two sixteenths, less one; ratchets come later still.
    const std::vector<double> odd = delaysAt(ClosedHat, 1);
    EXPECT_GT(odd.size(), 10U);
    for (const double delay : odd) {
        EXPECT_GE(delay, 0.08 * sixteenth - 0.51);
        EXPECT_LE(delay, 0.10 * sixteenth + 0.51);
    }
}

TEST(DemoTresillo, PlaysTheClapLateAndTheShakerEarlyByATwentyFourth) {
    ASSERT_EQ(demo().problem, "");
    const double part = frameOfSixteenth(1, kBpm) / 24;
    const std::vector<double> claps = delaysAt(Clap, 12);
    EXPECT_GT(claps.size(), 20U);
    for (const double delay : claps) {
        EXPECT_NEAR(delay, part, 0.51);
    }
    const std::vector<double> shakes = delaysAt(Shaker, 4);
    EXPECT_GT(shakes.size(), 60U);
    for (const double delay : shakes) {
        EXPECT_NEAR(delay, -part, 0.51);
    }
}

TEST(DemoTresillo, StrikesItsHatsAt100_62_84_58) {
    ASSERT_EQ(demo().problem, "");
    std::set<int> velocities;
    for (const PlayedNote& note : demo().notes) {
        if (note.track == ClosedHat) {
            velocities.insert(note.velocity);
        }
    }
    for (const int velocity : {100, 62, 84, 58}) {
        EXPECT_TRUE(velocities.contains(velocity)) << velocity;
    }
}

TEST(DemoTresillo, PlaysSomeOfItsGhostNotes) {
    ASSERT_EQ(demo().problem, "");
    // A02 has one at step 8 of each bar, with a chance of 60 %; bars 9-23 play A02.
    const auto from = static_cast<std::int64_t>(frameOfSixteenth(8 * 16, kBpm));
    const auto to = static_cast<std::int64_t>(frameOfSixteenth(23 * 16, kBpm));
    const auto ghosts = std::ranges::count_if(demo().notes, [&](const PlayedNote& note) {
        return note.track == Snare && note.velocity == 44 && note.at.value >= from && note.at.value < to;
    });
    EXPECT_GE(ghosts, 4);
    EXPECT_LE(ghosts, 14);
}

} // namespace
} // namespace tresillo
