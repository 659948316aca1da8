// SPDX-License-Identifier: MIT
#include "audio/values/lfo_clock.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace tresillo::audio::test {
namespace {

constexpr double kTurns = 4'294'967'296.0;
constexpr std::int32_t kQuarterPeriod = 9;
constexpr std::int32_t kBarPeriod = 12;

/// How far two phases lie apart, in turns.
double apart(double a, double b) {
    const double difference = a - b - std::floor(a - b);
    return std::min(difference, 1.0 - difference);
}

SongTime songOf(std::int32_t rate, const SongClock& clock, std::int64_t at = 0) {
    SongTime song{SampleRate{rate}};
    song.set({at}, clock);
    return song;
}

TEST(LfoClock, RunsAtItsRateToTheLastPartOfATurnForALongTime) {
    for (const std::int32_t rate : {44'100, 48'000, 96'000}) {
        for (const std::int32_t tempo : {120'000, 133'713, 300'000}) {
            const SongTime song = songOf(rate, {.tempo = Tempo{tempo}, .runs = true});
            for (const std::int32_t hundredths : {1, 25, 333, 1'000}) {
                for (std::int64_t frame = 0; frame < 20 * rate; frame += 9'973) {
                    const LfoPlace place = lfoPlace(song.at({frame}), {.rate = hundredths}, song.tempo());
                    const long double turns = static_cast<long double>(frame) * hundredths / (100.0L * rate);
                    ASSERT_LT(apart(place.phase / kTurns, static_cast<double>(turns - std::floor(turns))), 1e-6);
                    const double cycle = static_cast<double>(place.cycle) + place.phase / kTurns;
                    ASSERT_NEAR(cycle, static_cast<double>(turns), 1e-5);
                }
            }
        }
    }
}

TEST(LfoClock, IsExactEvenDaysLater) {
    const SongTime song = songOf(48'000, {.tempo = Tempo::fromBpm(120), .runs = true});
    const std::int64_t days = 30LL * 24 * 3'600 * 48'000;
    for (const std::int32_t hundredths : {1, 700, 1'000}) {
        // A whole number of seconds is a whole number of hundredths of a turn.
        const LfoPlace place = lfoPlace(song.at({days + 12'000}), {.rate = hundredths}, song.tempo());
        EXPECT_LT(apart(place.phase / kTurns, hundredths / 400.0), 1e-6) << hundredths;
    }
}

TEST(LfoClock, ASyncedPeriodBeginsOnItsBeat) {
    const SongTime song = songOf(48'000, {.tempo = Tempo::fromBpm(120), .runs = true});
    for (std::int64_t beat = 0; beat < 40; ++beat) {
        const LfoPlace quarter = lfoPlace(song.at({beat * 24'000}), {.sync = kQuarterPeriod}, song.tempo());
        EXPECT_EQ(quarter.cycle, static_cast<std::uint64_t>(beat));
        EXPECT_EQ(quarter.phase, 0U);
        const LfoPlace bar = lfoPlace(song.at({beat * 24'000}), {.sync = kBarPeriod}, song.tempo());
        EXPECT_EQ(bar.cycle, static_cast<std::uint64_t>(beat / 4));
        EXPECT_EQ(bar.phase, static_cast<std::uint32_t>(beat % 4) << 30U);
    }
}

TEST(LfoClock, WhereItIsFollowsFromThePlaceAloneHoweverItWasReached) {
    const SongTime played = songOf(48'000, {.tempo = Tempo::fromBpm(90), .runs = true}, 1'000);
    const std::int64_t barFrames = 128'000;
    const SongTime sought = songOf(48'000, {.position = kBar * 7, .tempo = Tempo::fromBpm(90), .runs = true}, 555);
    for (const LfoSpeed speed : {LfoSpeed{.rate = 37}, LfoSpeed{.sync = kBarPeriod}, LfoSpeed{.sync = 5}}) {
        for (const std::int64_t frame : {0, 1, 63, 10'000, 500'000}) {
            const LfoPlace a = lfoPlace(played.at({1'000 + 7 * barFrames + frame}), speed, played.tempo());
            const LfoPlace b = lfoPlace(sought.at({555 + frame}), speed, sought.tempo());
            EXPECT_EQ(a.phase, b.phase);
            EXPECT_EQ(a.cycle, b.cycle);
        }
    }
}

} // namespace
} // namespace tresillo::audio::test
