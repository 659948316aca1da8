// SPDX-License-Identifier: MIT
#include "audio/devices/fader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace tresillo::audio {
namespace {

constexpr SampleRate kFaderRate{48'000};

/// A tone of 440 Hz, left and right a quarter of a turn apart.
class Tone final : public BlockSource {
public:
    void process(float* left, float* right, int frames) override {
        for (int frame = 0; frame < frames; ++frame, ++now) {
            left[frame] = at(now);
            right[frame] = at(now + 27);
        }
    }
    static float at(std::int64_t frame) {
        return static_cast<float>(0.9 * std::sin(2.0 * std::numbers::pi * 440.0 * static_cast<double>(frame) / 48'000));
    }

    std::int64_t now{0};
};

float steepestStep(const std::vector<float>& samples) {
    float steepest = 0.0F;
    for (std::size_t frame = 1; frame < samples.size(); ++frame) {
        steepest = std::max(steepest, std::abs(samples[frame] - samples[frame - 1]));
    }
    return steepest;
}

/// What a device gets of the left side, in blocks of `size`.
std::vector<float> heard(Fader& fader, int frames, int size) {
    std::vector<float> left(static_cast<std::size_t>(frames));
    std::vector<float> right(left.size());
    for (int done = 0; done < frames; done += size) {
        fader.process(left.data() + done, right.data() + done, std::min(size, frames - done));
    }
    return left;
}

TEST(Fader, AtTheStartOfPlayingEveryBitPassesAtOnce) {
    Tone tone;
    Fader fader(tone);
    fader.begin(kFaderRate, true);
    const std::vector<float> left = heard(fader, 1'000, 64);
    for (std::int64_t frame = 0; frame < 1'000; ++frame) {
        ASSERT_EQ(left[static_cast<std::size_t>(frame)], Tone::at(frame));
    }
}

TEST(Fader, NoStepIsSteeperThanTheMusicsWhereADeviceComesOrGoesInTheMidstOfIt) {
    Tone tone;
    const float music = steepestStep([] {
        std::vector<float> samples;
        for (std::int64_t frame = 0; frame < 48'000; ++frame) {
            samples.push_back(Tone::at(frame));
        }
        return samples;
    }());
    for (const int size : {16, 17, 256, 4'096}) {
        for (std::int64_t from = 0; from < 110; from += 7) {
            Fader fader(tone);
            tone.now = from;
            fader.begin(kFaderRate, false);
            std::vector<float> all{0.0F}; // silence before ...
            const std::vector<float> coming = heard(fader, 4'096, size);
            all.insert(all.end(), coming.begin(), coming.end());
            EXPECT_EQ(all.back(), Tone::at(from + 4'095)) << "the whole of it is back";
            fader.end();
            EXPECT_FALSE(fader.isSilent());
            const std::vector<float> going = heard(fader, 4'096, size);
            all.insert(all.end(), going.begin(), going.end());
            EXPECT_TRUE(fader.isSilent());
            EXPECT_EQ(all.back(), 0.0F); // ... and after
            EXPECT_LE(steepestStep(all), music) << "from " << from << " in blocks of " << size;
        }
    }
    EXPECT_GT(music, 0.05F);
}

TEST(Fader, TimeGoesOnWhileItIsSilent) {
    Tone tone;
    Fader fader(tone);
    fader.begin(kFaderRate, true);
    fader.end();
    (void)heard(fader, 48'000, 256);
    EXPECT_EQ(tone.now, 48'000);
    EXPECT_TRUE(fader.isSilent());
    fader.begin(kFaderRate, false);
    EXPECT_FALSE(fader.isSilent());
    EXPECT_EQ(heard(fader, 1'000, 256).back(), Tone::at(48'999));
}

} // namespace
} // namespace tresillo::audio
