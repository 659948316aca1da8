// SPDX-License-Identifier: MIT
#include "audio/block_timer.h"

#include <gtest/gtest.h>

namespace tresillo::audio {
namespace {

constexpr float kBlock = 0.005F; // seconds

TEST(LoadAverage, BeginsWithTheFirstBlock) {
    LoadAverage load;
    EXPECT_EQ(load.now(), 0.0F);
    load.add(0.4F, kBlock);
    EXPECT_FLOAT_EQ(load.now(), 0.4F);
}

TEST(LoadAverage, OneBlockMovesItLittleAndASecondOfThemWholly) {
    LoadAverage load;
    load.add(0.1F, kBlock);
    load.add(0.9F, kBlock);
    EXPECT_LT(load.now(), 0.13F);
    for (int block = 0; block < 200; ++block) {
        load.add(0.9F, kBlock);
    }
    EXPECT_NEAR(load.now(), 0.9F, 0.02F);
}

TEST(LoadAverage, ALongBlockCountsForItsLength) {
    LoadAverage load;
    load.add(0.1F, kBlock);
    load.add(0.9F, 1.0F);
    EXPECT_FLOAT_EQ(load.now(), 0.9F);
}

TEST(BlockTimer, CountsFramesAndPublishesALoad) {
    class Silence final : public BlockSource {
    public:
        void process(float* left, float* right, int frames) override {
            for (int frame = 0; frame < frames; ++frame) {
                left[frame] = 0.0F;
                right[frame] = 0.0F;
            }
        }
    };
    Silence source;
    BlockTimer timer(SampleRate{48'000});
    float left[64];
    float right[64];
    timer.run(source, left, right, 64);
    timer.run(source, left, right, 64);
    timer.addXruns(3);
    timer.run(source, left, right, 64);
    const DeviceStatus status = timer.status();
    EXPECT_EQ(status.frames, 192U);
    EXPECT_EQ(status.xruns, 3U);
    EXPECT_GT(status.load, 0.0F);
    EXPECT_GT(status.worstNanoseconds, 0);
}

} // namespace
} // namespace tresillo::audio
