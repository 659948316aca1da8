// SPDX-License-Identifier: MIT
// How the demos sound: rendered in memory, then measured.
#include "storage/json/project_json.h"
#include "tests/system/demo_song.h"
#include "tests/system/demo_take.h"
#include "tests/system/loudness.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace tresillo {
namespace {

constexpr int kKick = 1;
constexpr int kBass = 10;

/// What a demo has to keep to: the peaks of its tracks, counted from 1, in dBFS before the master level.
struct DemoLimits {
    const char* folder;
    std::map<int, double> peaks;

    [[nodiscard]] bool hasBass() const { return peaks.contains(kBass); }
};

// Kick -6, snare -9, clap -11, hats -17, bass -9, chords -15.
const DemoLimits kDemos[]{
    {"demos/tresillo", {{1, -6}, {2, -9}, {3, -11}, {4, -17}, {5, -17}}},
    {"demos/two-lines", {{1, -6}, {2, -9}, {3, -11}, {4, -17}, {5, -17}, {10, -9}, {12, -15}}},
    {"demos/never-twice", {{1, -6}, {2, -9}, {3, -11}, {4, -17}, {5, -17}, {10, -9}, {11, -15}}}};

std::string nameOf(const DemoLimits& demo) {
    std::string name{demo.folder};
    name = name.substr(name.find('/') + 1);
    std::erase(name, '-');
    return name;
}

class DemoSound : public testing::TestWithParam<DemoLimits> {
protected:
    /// The take of this demo, made once for all tests of it.
    static const DemoTake& take() {
        static std::map<std::string, DemoTake> takes;
        const auto found = takes.find(GetParam().folder);
        return found != takes.end() ? found->second
                                    : takes.emplace(GetParam().folder, takeOf(GetParam().folder)).first->second;
    }
};

TEST_P(DemoSound, IsBalancedAndLoudEnough) {
    ASSERT_EQ(take().problem, "");
    EXPECT_EQ(take().remarks, std::vector<std::string>{});

    const double seconds = static_cast<double>(take().mix.left.size()) / 48'000;
    EXPECT_GT(seconds, 180.5) << "three minutes and a tail";
    EXPECT_LT(seconds, 186) << "three minutes and a tail";

    EXPECT_NEAR(integratedLoudness(take().mix.left, take().mix.right), -16, 1);
    RecordProperty("loudness", std::to_string(integratedLoudness(take().mix.left, take().mix.right)));
    RecordProperty("peak", std::to_string(peakDecibels(take().mix)));
    RecordProperty("width_of_lows", std::to_string(widthOfLows(take().mix)));
    EXPECT_LT(peakDecibels(take().mix), -1);
    EXPECT_GT(peakDecibels(take().mix), -6);
    EXPECT_LT(meanDecibels(take().mix), -60) << "direct current";
    EXPECT_LT(widthOfLows(take().mix), -20) << "below 120 Hz both sides are the same";

    for (const auto& [track, peak] : GetParam().peaks) {
        ASSERT_TRUE(take().stemPeaks.contains(track));
        EXPECT_NEAR(take().stemPeaks.at(track), peak, 1.5) << "track " << track;
    }
}

TEST_P(DemoSound, NeedsLittleOfItsLimiter) {
    ASSERT_EQ(take().problem, "");
    EXPECT_LT(take().unexplained, 1e-6) << "the limiter that is watched here is the one that is heard";
    EXPECT_LT(take().limitedShare, 0.05);
    EXPECT_LT(take().limitedMost, 3) << "dB";
    RecordProperty("limited_percent", std::to_string(take().limitedShare * 100));
    RecordProperty("limited_most", std::to_string(take().limitedMost));
}

TEST_P(DemoSound, LowersItsBassWhileTheKickSounds) {
    const auto file = storage::readProject(GetParam().folder);
    ASSERT_TRUE(file.ok()) << file.message();
    const auto pattern = std::make_unique<Pattern<Studio>>();
    for (const PatternId id : file->patternIds()) {
        ASSERT_TRUE(file->fillPattern(id, *pattern));
        const Track<Studio>& bass = pattern->track(kBass - 1);
        if (GetParam().hasBass()) {
            EXPECT_EQ(bass.value(ParamId::DuckSource), kKick);
            EXPECT_EQ(bass.value(ParamId::DuckDepth), 40) << "tenths of a dB";
            EXPECT_EQ(bass.value(ParamId::DuckRelease), 120) << "ms";
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Demos, DemoSound, testing::ValuesIn(kDemos), [](const auto& demo) {
    return nameOf(demo.param);
});

TEST(Templates, FourOnTheFloorBeginsAsADemoSounds) {
    const DemoTake take = takeOf("templates/four-on-the-floor");
    ASSERT_EQ(take.problem, "");
    EXPECT_EQ(take.remarks, std::vector<std::string>{});
    EXPECT_NEAR(integratedLoudness(take.mix.left, take.mix.right), -16, 1);
    EXPECT_LT(take.limitedShare, 0.05);
    // Kick, clap, hats, bass, chords.
    const std::map<int, double> wanted{{1, -6}, {3, -11}, {4, -17}, {5, -17}, {9, -9}, {10, -15}};
    for (const auto& [track, peak] : wanted) {
        EXPECT_NEAR(take.stemPeaks.at(track), peak, 1.5) << "track " << track;
    }
}

TEST(Templates, EmptyHandsHasEverythingButNotes) {
    const DemoTake take = takeOf("templates/empty-hands");
    ASSERT_EQ(take.problem, "");
    EXPECT_EQ(take.remarks, std::vector<std::string>{});
    EXPECT_GE(take.stemPeaks.size(), 15U) << "tracks that are ready to play";
    EXPECT_LT(peakDecibels(take.mix), -200);
}

TEST(DemoTresilloSound, SoundsWhatIsPlayedOnItsFrame) {
    constexpr int kClap = 3;
    const PlayedSong song = playSong("demos/tresillo");
    const std::vector<float> clap = takeOf("demos/tresillo", kClap).kept.left;
    const auto first = std::ranges::find_if(song.notes, [](const PlayedNote& note) { return note.track == kClap - 1; });
    ASSERT_NE(first, song.notes.end());
    const auto at = static_cast<std::ptrdiff_t>(first->at.value);
    ASSERT_GT(std::ssize(clap), at + 96);
    EXPECT_TRUE(std::all_of(clap.begin(), clap.begin() + at, [](float sample) { return std::fabs(sample) <= 0.0F; }));
    const auto loudest = [&](std::ptrdiff_t frames) {
        return std::fabs(*std::max_element(clap.begin() + at, clap.begin() + at + frames, [](float one, float other) {
            return std::fabs(one) < std::fabs(other);
        }));
    };
    EXPECT_GT(loudest(4), 0.0F);
    EXPECT_GT(loudest(96), 0.02F);
}

} // namespace
} // namespace tresillo
