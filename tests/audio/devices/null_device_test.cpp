// SPDX-License-Identifier: MIT
#include "audio/devices/block_pace.h"
#include "audio/devices/null_device.h"
#include "tests/audio/devices/fake_clock.h"

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <vector>

namespace tresillo::audio::test {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr SampleRate kRate{48'000};
constexpr int kBlock = 480; // 10 ms

/// Block n takes as long as the test says.
class Scripted final : public BlockSource {
public:
    Scripted(FakeClock& clock, std::function<microseconds(int)> takes) : clock_(clock), takes_(std::move(takes)) {}

    void process(float* left, float* right, int frames) override {
        left[0] = right[frames - 1] = 1.0F;
        clock_.pass(takes_(blocks++));
    }

    int blocks{0};

private:
    FakeClock& clock_;
    std::function<microseconds(int)> takes_;
};

struct Played {
    DeviceStatus status{};
    milliseconds time{}; ///< That went by.
};

/// The null device asks for so many blocks.
Played play(int blocks, std::function<microseconds(int)> takes) {
    auto owned = std::make_unique<FakeClock>();
    FakeClock& clock = *owned;
    clock.waitsLeft = blocks;
    const auto began = clock.now();
    Scripted source(clock, std::move(takes));
    NullDevice device(kRate, kBlock, std::move(owned));
    EXPECT_TRUE(device.start(source));
    device.stop();
    EXPECT_EQ(source.blocks, blocks);
    return {.status = device.status(), .time = std::chrono::duration_cast<milliseconds>(clock.now() - began)};
}

TEST(NullDevice, ABlockThatEndsBeforeTheNextIsDueIsInTime) {
    const Played played = play(100, [](int block) { return microseconds{block == 7 ? 10'000 : 2'000}; });
    EXPECT_EQ(played.status.xruns, 0U);
    EXPECT_EQ(played.status.worstLateNanoseconds, 0);
    EXPECT_EQ(played.status.frames, 48'000U);
    EXPECT_EQ(played.time, milliseconds(1'000)) << "as much was played as time went by";
    EXPECT_EQ(played.status.worstNanoseconds, 10'000'000);
}

TEST(NullDevice, AStalledBlockIsCountedWithThoseThatCouldNotEndInTimeBecauseOfIt) {
    struct Stall {
        int takes; // microseconds
        std::uint32_t late;
    };
    // The others take 1 ms. 35 ms: the block itself, and the next two, which end 36 and 37 ms after its due time where
    // 20 and 30 would be in time; the one after them ends at 38 of 40.
    for (const Stall stall : {Stall{10'000, 0}, {10'001, 1}, {18'000, 1}, {20'000, 2}, {35'000, 3}, {1'000'000, 110}}) {
        const Played played = play(400, [&](int block) { return microseconds{block == 5 ? stall.takes : 1'000}; });
        EXPECT_EQ(played.status.xruns, stall.late) << stall.takes;
        EXPECT_EQ(played.status.worstLateNanoseconds, std::max(0, stall.takes - 10'000) * 1'000) << stall.takes;
        EXPECT_EQ(played.time, milliseconds(4'000)) << "it catches up: playing goes on in time";
    }
}

TEST(NullDevice, AThreadThatIsHeldUpBetweenBlocksIsNoDifferent) {
    // The stall lies behind the block's own end, as when the machine gives the thread no time.
    auto owned = std::make_unique<FakeClock>();
    FakeClock& clock = *owned;
    clock.waitsLeft = 50;
    clock.stalls = {{20, milliseconds(25)}};
    Scripted source(clock, [](int /*block*/) { return microseconds{1'000}; });
    NullDevice device(kRate, kBlock, std::move(owned));
    ASSERT_TRUE(device.start(source));
    device.stop();
    // It wakes 25 ms after its due time and ends at 26; the next at 27 of 20, then 28 of 30.
    EXPECT_EQ(device.status().xruns, 2U);
}

TEST(NullDevice, ASourceThatIsTooSlowForItsTimeIsLateWithEveryBlock) {
    const Played played = play(50, [](int /*block*/) { return microseconds{10'500}; });
    EXPECT_EQ(played.status.xruns, 50U);
    EXPECT_NEAR(played.status.load, 1.05F, 0.01F);
}

TEST(NullDevice, WhatIsTooFarBehindIsLeftOutAndEveryBlockOfItCounted) {
    // 12 s at once: ten may be made good, so it goes on where it should be, without the 1,199 blocks between.
    const Played played = play(100, [](int block) {
        return block == 0 ? std::chrono::duration_cast<microseconds>(seconds(12)) : microseconds{1'000};
    });
    EXPECT_EQ(played.status.frames, 48'000U);
    EXPECT_EQ(played.time, milliseconds(12'000 + 990));
    EXPECT_EQ(played.status.xruns, 1U + 1'199U);
}

TEST(BlockPace, BlocksAreDueAtTheirFramesForeverAndAtAnyRate) {
    for (const int rate : {44'100, 48'000, 192'000}) {
        const BlockPace::Time start{};
        BlockPace pace(SampleRate{rate}, rate, start); // blocks of a second
        for (int second = 0; second < 100'000; ++second) {
            ASSERT_EQ(pace.due() - start, seconds(second)) << rate;
            pace.advance();
        }
    }
    BlockPace pace(SampleRate{44'100}, 100, {});
    pace.advance();
    EXPECT_EQ(pace.due().time_since_epoch(), std::chrono::nanoseconds(2'267'573));
    EXPECT_EQ(pace.leaveOut(pace.due() + seconds(10)), 0U);
    EXPECT_EQ(pace.leaveOut(pace.due() + seconds(10) + milliseconds(1)), 4'410U);
}

/// Says when it was asked for enough.
class Counter final : public BlockSource {
public:
    void process(float* left, float* right, int frames) override {
        left[0] = right[frames - 1] = 1.0F;
        if (!std::exchange(told_, true)) {
            done.set_value();
        }
    }

    std::promise<void> done{};

private:
    bool told_{false};
};

TEST(NullDevice, StopsAlsoInTheMidstOfALongBlockAndStartsAgain) {
    NullDevice device({8'000}, 8'000 * 3'600); // an hour
    for (int round = 0; round < 2; ++round) {
        Counter counter;
        ASSERT_TRUE(device.start(counter));
        counter.done.get_future().wait();
        device.stop(); // or the test would take an hour
    }
}

} // namespace
} // namespace tresillo::audio::test
