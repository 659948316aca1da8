// SPDX-License-Identifier: MIT
// How the demo Tresillo sounds: rendered by the program as a user would, then measured.
#include "tests/system/demo_song.h"
#include "tests/system/loudness.h"

#include <gtest/gtest.h>
#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <unistd.h>

namespace tresillo {
namespace {

namespace fs = std::filesystem;

struct Stereo {
    std::vector<float> left;
    std::vector<float> right;
};

Stereo readStereo(const fs::path& path) {
    SF_INFO info{};
    SNDFILE* file = sf_open(path.c_str(), SFM_READ, &info);
    Stereo sound;
    if (file == nullptr || info.channels != 2 || info.samplerate != 48'000) {
        ADD_FAILURE() << path << " is no stereo file at 48 kHz";
        if (file != nullptr) {
            sf_close(file);
        }
        return sound;
    }
    std::vector<float> frames(static_cast<std::size_t>(info.frames) * 2);
    EXPECT_EQ(sf_readf_float(file, frames.data(), info.frames), info.frames);
    sf_close(file);
    for (std::size_t i = 0; i < frames.size(); i += 2) {
        sound.left.push_back(frames[i]);
        sound.right.push_back(frames[i + 1]);
    }
    return sound;
}

double peakDecibels(const Stereo& sound) {
    float peak = 1e-9F;
    for (std::size_t i = 0; i < sound.left.size(); ++i) {
        peak = std::max({peak, std::fabs(sound.left[i]), std::fabs(sound.right[i])});
    }
    return 20 * std::log10(static_cast<double>(peak));
}

/// The take, rendered once for all tests: the mix and the stem of each track.
class DemoSound : public testing::Test {
protected:
    static void SetUpTestSuite() {
        folder() = fs::path{testing::TempDir()} / ("tresillo_demo_" + std::to_string(getpid()));
        fs::remove_all(folder());
        fs::create_directories(folder() / "stems");
        const std::string command = std::string{"\""} + TRESILLO_PROGRAM + "\" render demos/tresillo -o \"" +
                                    (folder() / "mix.wav").string() + "\" --stems \"" + (folder() / "stems").string() +
                                    "\" > \"" + (folder() / "said").string() + "\" 2>&1";
        exitCode() = std::system(command.c_str());
        mix() = exitCode() == 0 ? readStereo(folder() / "mix.wav") : Stereo{};
    }

    static void TearDownTestSuite() { fs::remove_all(folder()); }

    static fs::path& folder() {
        static fs::path path;
        return path;
    }
    static int& exitCode() {
        static int code = -1;
        return code;
    }
    static Stereo& mix() {
        static Stereo sound;
        return sound;
    }
    /// The stem of a track, counted from 1.
    static Stereo stem(int track) {
        const std::string number = (track < 10 ? "0" : "") + std::to_string(track);
        return readStereo(folder() / "stems" / ("track_" + number + ".wav"));
    }
};

TEST_F(DemoSound, RendersWithoutAComplaint) {
    std::stringstream said;
    said << std::ifstream{folder() / "said"}.rdbuf();
    EXPECT_EQ(exitCode(), 0) << said.str();
    EXPECT_EQ(said.str().find("tresillo:"), std::string::npos) << said.str();
}

TEST_F(DemoSound, IsThreeMinutesAndItsTail) {
    ASSERT_EQ(exitCode(), 0);
    const double seconds = static_cast<double>(mix().left.size()) / 48'000;
    EXPECT_GT(seconds, 180.5);
    EXPECT_LT(seconds, 186);
}

TEST_F(DemoSound, IsAsLoudAsItShouldBeAndNeverClips) {
    EXPECT_NEAR(integratedLoudness(mix().left, mix().right), -16, 1);
    EXPECT_LT(peakDecibels(mix()), -1);
    EXPECT_GT(peakDecibels(mix()), -6);
}

TEST_F(DemoSound, HasNoDirectCurrent) {
    double left = 0;
    double right = 0;
    for (std::size_t i = 0; i < mix().left.size(); ++i) {
        left += static_cast<double>(mix().left[i]);
        right += static_cast<double>(mix().right[i]);
    }
    EXPECT_LT(std::fabs(left) / static_cast<double>(mix().left.size()), 1e-4);
    EXPECT_LT(std::fabs(right) / static_cast<double>(mix().right.size()), 1e-4);
}

TEST_F(DemoSound, BalancesItsDrums) {
    // Kick, snare, clap, hats: dBFS before the master level, as stems are.
    const std::map<int, double> wanted{{1, -6}, {2, -9}, {3, -11}, {4, -17}, {5, -17}};
    for (const auto& [track, peak] : wanted) {
        EXPECT_NEAR(peakDecibels(stem(track)), peak, 1.5) << "track " << track;
    }
}

TEST_F(DemoSound, SoundsWhatIsPlayedOnItsFrame) {
    const PlayedSong song = playSong("demos/tresillo");
    const Stereo clap = stem(3);
    const auto first = std::ranges::find_if(song.notes, [](const PlayedNote& note) { return note.track == 2; });
    ASSERT_NE(first, song.notes.end());
    const auto at = static_cast<std::size_t>(first->at.value);
    ASSERT_GT(clap.left.size(), at + 96);
    for (std::size_t i = 0; i < at; ++i) {
        ASSERT_EQ(clap.left[i], 0.0F) << "before the first clap, at frame " << i;
    }
    const auto loudest = [&](std::size_t from, std::size_t to) {
        float peak = 0;
        for (std::size_t i = from; i < to; ++i) {
            peak = std::max(peak, std::fabs(clap.left[i]));
        }
        return peak;
    };
    EXPECT_GT(loudest(at, at + 4), 0.0F);
    EXPECT_GT(loudest(at, at + 96), 0.02F);
}

} // namespace
} // namespace tresillo
