// SPDX-License-Identifier: MIT
#include "audio/devices/block_timer.h"
#include "tests/audio/devices/fake_clock.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>

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

/// Blocks that take as long as the test says, by its own clock.
class Slow final : public BlockSource {
public:
    explicit Slow(test::FakeClock& clock) : clock_(clock) {}

    void process(float* left, float* right, int frames) override {
        std::fill_n(left, frames, 0.0F);
        std::fill_n(right, frames, 0.0F);
        clock_.pass(takes);
    }

    std::chrono::microseconds takes{0};

private:
    test::FakeClock& clock_;
};

class TimingOfBlocks : public testing::Test {
protected:
    static constexpr int kFrames = 480; // 10 ms
    using Microseconds = std::chrono::microseconds;

    /// A device asks for a block, which takes so long, and then waits until the next period.
    void asks(Microseconds takes, bool isUnderrun = false) {
        source_.takes = takes;
        timer_.runAsked(source_, left_.data(), right_.data(), kFrames, isUnderrun);
    }

    test::FakeClock clock_{};
    Slow source_{clock_};
    BlockTimer timer_{SampleRate{48'000}, clock_};
    std::array<float, kFrames> left_{};
    std::array<float, kFrames> right_{};
};

TEST_F(TimingOfBlocks, FramesLoadAndTheWorstBlockArePublished) {
    asks(Microseconds{2'000});
    asks(Microseconds{4'000});
    asks(Microseconds{1'000});
    const DeviceStatus status = timer_.status();
    EXPECT_EQ(status.frames, 3U * kFrames);
    EXPECT_NEAR(status.load, 0.2F, 0.02F);
    EXPECT_EQ(status.worstNanoseconds, 4'000'000);
    EXPECT_EQ(status.xruns, 0U);
    EXPECT_EQ(status.worstLateNanoseconds, 0);
}

TEST_F(TimingOfBlocks, WhatADeviceAskedForIsLateBeyondItsLengthWithWhatItCouldNotAskForMeanwhile) {
    asks(Microseconds{10'000});
    EXPECT_EQ(timer_.status().xruns, 0U) << "just in time";
    asks(Microseconds{10'001});
    EXPECT_EQ(timer_.status().xruns, 1U);
    EXPECT_EQ(timer_.status().worstLateNanoseconds, 1'000);
    asks(Microseconds{35'000});
    EXPECT_EQ(timer_.status().xruns, 1U + 3U) << "three periods came to their end meanwhile";
    asks(Microseconds{30'000});
    EXPECT_EQ(timer_.status().xruns, 4U + 2U) << "the third ends just now";
    EXPECT_EQ(timer_.status().worstLateNanoseconds, 25'000'000);
}

TEST_F(TimingOfBlocks, AnUnderrunCountsOnceWhoeverSawIt) {
    asks(Microseconds{1'000});
    asks(Microseconds{1'000}, true);
    EXPECT_EQ(timer_.status().xruns, 1U) << "its thread was woken too late, which only the device knows";
    asks(Microseconds{15'000});
    EXPECT_EQ(timer_.status().xruns, 2U);
    asks(Microseconds{1'000}, true);
    EXPECT_EQ(timer_.status().xruns, 2U) << "it was this block that the device missed";
    asks(Microseconds{15'000}, true);
    EXPECT_EQ(timer_.status().xruns, 4U) << "one before it, and it itself";
}

} // namespace
} // namespace tresillo::audio
