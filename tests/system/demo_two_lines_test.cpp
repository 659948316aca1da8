// SPDX-License-Identifier: MIT
// What the demo Two Lines plays, note by note, and how it is written.
#include "storage/json/project_json.h"
#include "tests/system/demo_song.h"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>

namespace tresillo {
namespace {

constexpr double kTwoLinesBpm = 132;
constexpr int kTwoLinesBars = 99;
constexpr std::size_t kLineOne = 9;
constexpr std::size_t kLineTwo = 10;

const PlayedSong& twoLines() {
    static const PlayedSong song = playSong("demos/two-lines");
    return song;
}

/// Calls `act(track, step, pattern)` for each step with a trig of the two lines.
template <class Act> void forEachTrigOfTheLines(Act act) {
    const auto file = storage::readProject("demos/two-lines");
    ASSERT_TRUE(file.ok()) << file.message();
    const auto pattern = std::make_unique<Pattern<Studio>>();
    for (const PatternId id : file->patternIds()) {
        ASSERT_TRUE(file->fillPattern(id, *pattern));
        for (const std::size_t track : {kLineOne, kLineTwo}) {
            for (std::size_t step = 0; step < Studio::kSteps; ++step) {
                if (pattern->note(track, step, 0)) {
                    act(track, step, *pattern);
                }
            }
        }
    }
}

TEST(DemoTwoLines, LastsThreeMinutes) {
    ASSERT_EQ(twoLines().problem, "");
    EXPECT_EQ(twoLines().end.value, std::llround(frameOfSixteenth(kTwoLinesBars * 16, kTwoLinesBpm)));
    EXPECT_EQ(twoLines().end.value, 180 * 48'000);
}

TEST(DemoTwoLines, EndsEveryNoteThatItBegins) {
    EXPECT_GT(twoLines().notes.size(), 5'000U);
    EXPECT_EQ(twoLines().offs, static_cast<std::int64_t>(twoLines().notes.size()));
}

TEST(DemoTwoLines, HasNoTwoNeighbouringBarsAlike) {
    const std::vector<PlayedBar> bars = barsOf(twoLines(), kTwoLinesBpm);
    ASSERT_EQ(bars.size(), static_cast<std::size_t>(kTwoLinesBars));
    for (std::size_t bar = 0; bar + 1 < bars.size(); ++bar) {
        EXPECT_FALSE(bars[bar].empty()) << bar;
        EXPECT_NE(bars[bar], bars[bar + 1]) << "bars " << bar + 1 << " and " << bar + 2;
    }
}

TEST(DemoTwoLines, HasACutoffOfItsOwnOnEachStepOfItsLines) {
    int trigs = 0;
    forEachTrigOfTheLines([&](std::size_t track, std::size_t step, const Pattern<Studio>& pattern) {
        EXPECT_TRUE(pattern.stepParam(track, step, ParamId::AcidCutoff))
            << "track " << track + 1 << ", step " << step + 1;
        ++trigs;
    });
    EXPECT_GT(trigs, 300);
}

TEST(DemoTwoLines, SlidesAccentsAndRepeats) {
    int slides = 0;
    int accents = 0;
    int ratchets = 0;
    forEachTrigOfTheLines([&](std::size_t track, std::size_t step, const Pattern<Studio>& pattern) {
        slides += pattern.stepParam(track, step, ParamId::Slide).value_or(0);
        accents += pattern.note(track, step, 0)->velocity > 110 ? 1 : 0;
        ratchets += pattern.stepParam(track, step, ParamId::Ratchet).value_or(1) > 1 ? 1 : 0;
    });
    EXPECT_GT(slides, 80);
    EXPECT_GT(accents, 60);
    EXPECT_GE(ratchets, 8);
}

TEST(DemoTwoLines, ThrowsTheLastWordOfAPhraseIntoTheDelay) {
    int throws = 0;
    forEachTrigOfTheLines([&](std::size_t track, std::size_t step, const Pattern<Studio>& pattern) {
        const auto send = pattern.stepParam(track, step, ParamId::DelaySend);
        throws += send.value_or(0) > 800 ? 1 : 0;
    });
    EXPECT_GE(throws, 5);
    EXPECT_LE(throws, 10);
}

} // namespace
} // namespace tresillo
