// SPDX-License-Identifier: MIT
// A real device through RtAudio, on machines without a sound card: JACK's dummy driver, which keeps time as a card
// does. Needs the package jackd2, which ./check installs.
#include "audio/devices/device_keeper.h"
#include "audio/devices/device_release.h"
#include "audio/devices/null_device.h"
#include "audio/devices/output_device.h"
#include "audio/devices/outputs.h"
#include "tests/audio/devices/jack_server.h"
#include "tests/harness/patience.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cmath>
#include <future>
#include <memory>
#include <utility>

namespace tresillo::audio::test {
namespace {

using Clock = std::chrono::steady_clock;

class Counter final : public BlockSource {
public:
    void process(float* left, float* right, int frames) override {
        std::fill_n(left, frames, 0.0F);
        std::fill_n(right, frames, 0.0F);
        frames_.fetch_add(frames, std::memory_order_relaxed);
    }
    [[nodiscard]] std::int64_t frames() const { return frames_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::int64_t> frames_{0};
};

class Jack : public ::testing::Test {
public:
    void SetUp() override {
        ASSERT_TRUE(JackServer::isInstalled()) << "the package jackd2 is missing; ./check installs it";
    }

    static Fallible<std::unique_ptr<Device>> openJack() {
        return OutputDevice::open({.api = "jack", .rate = {48'000}, .blockFrames = 256});
    }
    static Fallible<std::unique_ptr<Device>> openNull() {
        return Fallible<std::unique_ptr<Device>>::success(std::make_unique<NullDevice>(SampleRate{48'000}, 256));
    }
};

TEST_F(Jack, PlaysAndWhenTheServerDiesTheKeeperPlaysOnAndComesBack) {
    auto server = std::make_unique<JackServer>(48'000, 256);
    Counter counter;
    DeviceKeeper keeper(openJack, openNull, counter);
    std::string said;
    ASSERT_TRUE(becomes([&] {
        said = keeper.start(Clock::now());
        return !keeper.isStandIn();
    })) << said;
    EXPECT_THAT(said, ::testing::HasSubstr("jack"));
    ASSERT_TRUE(becomes([&] { return keeper.device()->status().frames > 0; }));
    ASSERT_TRUE(becomes([&] { return counter.frames() > 48'000 / 2; }));

    server->kill();
    ASSERT_TRUE(becomes([&] {
        said = keeper.tick(Clock::now());
        return keeper.isStandIn();
    }));
    EXPECT_THAT(said, ::testing::HasSubstr("was lost"));
    const std::int64_t lost = counter.frames();
    EXPECT_TRUE(becomes([&] { return counter.frames() > lost + 4800; })) << "playing goes on";
    // That no time gets lost meanwhile is tested on a clock of the test's own (device_keeper_test).

    server = std::make_unique<JackServer>(48'000, 256);
    ASSERT_TRUE(becomes([&] {
        said = keeper.tick(Clock::now());
        return !keeper.isStandIn();
    })) << said;
    const std::int64_t back = counter.frames();
    EXPECT_TRUE(becomes([&] { return counter.frames() > back + 4800; }));
    keeper.stop();
    const std::int64_t stopped = counter.frames();
    server.reset(); // takes its time
    EXPECT_EQ(counter.frames(), stopped);
}

/// Takes 50 ms for one of its blocks.
class Stalling final : public BlockSource {
public:
    void process(float* left, float* right, int frames) override {
        std::fill_n(left, frames, 0.0F);
        std::fill_n(right, frames, 0.0F);
        if (blocks_.fetch_add(1) == 20) {
            for (const auto end = Clock::now() + std::chrono::milliseconds(50); Clock::now() < end;) {
            }
        }
    }
    [[nodiscard]] int blocks() const { return blocks_; }

private:
    std::atomic<int> blocks_{0};
};

TEST_F(Jack, ABlockThatTakesTooLongIsCountedWithThosePeriodsThatItCost) {
    const JackServer server(48'000, 256);
    ASSERT_TRUE(JackServer::isFound());
    auto opened = openJack();
    ASSERT_TRUE(opened) << opened.problem;
    Stalling source;
    ASSERT_TRUE((*opened.value)->start(source));
    ASSERT_TRUE(becomes([&] { return source.blocks() > 21; }));
    (*opened.value)->stop();
    // Periods of 5.33 ms. More where the machine was too busy for others.
    EXPECT_GE((*opened.value)->status().xruns, 9U);
    EXPECT_GE((*opened.value)->status().worstLateNanoseconds, 44'000'000);
}

/// Opens once the server is there.
Fallible<std::unique_ptr<Device>> openWhenReady(const OutputWish& wish) {
    Fallible<std::unique_ptr<Device>> opened;
    (void)becomes([&] {
        opened = OutputDevice::open(wish);
        return opened || opened.problem.find("there is no") == std::string::npos;
    });
    return opened;
}

TEST_F(Jack, PlaysAtTheLowestAndTheHighestRateInBlocksOfSixteenFrames) {
    for (const int rate : {44'100, 192'000}) {
        const JackServer server(rate, 16);
        const auto opened = openWhenReady({.name = "jack: system", .rate = {rate}, .blockFrames = 16});
        ASSERT_TRUE(opened) << opened.problem;
        Device& device = **opened.value;
        EXPECT_EQ(device.name(), "jack: system");
        EXPECT_EQ(device.rate().hz, rate);
        EXPECT_EQ(device.blockFrames(), 16);
        EXPECT_GE(device.latencyFrames(), 16);
        EXPECT_LT(device.latencyFrames(), rate / 10);
        Counter counter;
        ASSERT_TRUE(device.start(counter)) << device.problem();
        EXPECT_TRUE(becomes([&] { return counter.frames() > rate / 10; }));
        device.stop();
    }
}

TEST_F(Jack, TheSidesGoToTheOutputsThatAreAskedFor) {
    const JackServer server(48'000, 64, 6);
    for (const ChannelMap map : {ChannelMap{.left = 0, .right = 1}, {.left = 4, .right = 5}, {.left = 5, .right = 2}}) {
        Counter counter; // outlives the device
        const auto opened = openWhenReady({.api = "jack", .rate = {48'000}, .blockFrames = 64, .channels = map});
        ASSERT_TRUE(opened) << opened.problem;
        ASSERT_TRUE((*opened.value)->start(counter));
        EXPECT_TRUE(becomes([&] { return counter.frames() > 4'800; }));
    }
    const auto none =
        openWhenReady({.api = "jack", .rate = {48'000}, .blockFrames = 64, .channels = {.left = 0, .right = 6}});
    EXPECT_FALSE(none);
    EXPECT_EQ(none.problem, "jack: system: it has 6 outputs, and none of number 7");
}

StartedDevice playing(const OutputWish& wish, BlockSource& source) {
    auto opened = openWhenReady(wish);
    if (!opened) {
        ADD_FAILURE() << opened.problem;
        return {};
    }
    StartedDevice made{std::move(*opened.value), std::make_shared<SourceGate>(source)};
    made.gate->open();
    EXPECT_TRUE(made.device->start(*made.gate)) << made.device->problem();
    return made;
}

/// Leaves a device behind whose server hangs, and lets something happen to that.
void leaveBehind(void (*happens)(JackServer& server)) {
    JackServer server(48'000, 64);
    Counter counter;
    StartedDevice made = playing({.api = "jack", .rate = {48'000}, .blockFrames = 64}, counter);
    ASSERT_TRUE(made.device);
    ASSERT_TRUE(becomes([&] { return counter.frames() > 4'800; }));
    server.hang();
    std::future<DeviceStatus> released = releaseDevice(std::move(made));
    const std::int64_t asked = counter.frames();
    EXPECT_FALSE(isDone(released)) << "it waits for a server that hangs";
    happens(server);
    ASSERT_TRUE(becomes([&] { return isDone(released); }));
    EXPECT_GT(released.get().frames, 0U);
    EXPECT_EQ(counter.frames(), asked);
}

TEST_F(Jack, ADeviceLeftBehindIsLetGoWhenItsServerDies) {
    leaveBehind([](JackServer& server) { server.kill(); });
}

TEST_F(Jack, ADeviceLeftBehindIsLetGoWhenItsServerGoesOn) {
    leaveBehind([](JackServer& server) { server.goOn(); });
}

TEST_F(Jack, AServerThatDiesWhileItIsLeftHarmsNobody) {
    for (int round = 0; round < 10; ++round) {
        JackServer server(48'000, 64);
        Counter counter;
        StartedDevice made = playing({.api = "jack", .rate = {48'000}, .blockFrames = 64}, counter);
        ASSERT_TRUE(made.device);
        ASSERT_TRUE(becomes([&] { return counter.frames() > 480; }));
        std::future<DeviceStatus> released = releaseDevice(std::move(made));
        server.kill();
        ASSERT_TRUE(becomes([&] { return isDone(released); }));
    }
}

/// Takes longer than a block has.
class TooSlow final : public BlockSource {
public:
    void process(float* left, float* right, int frames) override {
        std::fill_n(left, frames, 0.0F);
        std::fill_n(right, frames, 0.0F);
        for (const auto end = Clock::now() + std::chrono::microseconds(500); Clock::now() < end;) {
        }
        blocks.fetch_add(1);
    }
    std::atomic<int> blocks{0};
};

TEST_F(Jack, AServerForWhomEveryBlockIsLateIsLeftAtOnce) {
    const JackServer server(192'000, 16);
    for (int round = 0; round < 5; ++round) {
        TooSlow source;
        StartedDevice made = playing({.api = "jack", .rate = {192'000}, .blockFrames = 16}, source);
        ASSERT_TRUE(made.device);
        ASSERT_TRUE(becomes([&] { return source.blocks > 200; }));
        std::future<DeviceStatus> released = releaseDevice(std::move(made));
        ASSERT_TRUE(becomes([&] { return isDone(released); })) << "round " << round;
        EXPECT_GT(released.get().xruns, 200U);
    }
}

TEST_F(Jack, WhatIsNotPossibleIsAnsweredWithWhatIs) {
    const JackServer server(48'000, 256);
    const auto rate = openWhenReady({.api = "jack", .rate = {44'100}, .blockFrames = 256});
    EXPECT_FALSE(rate);
    EXPECT_THAT(rate.problem, ::testing::HasSubstr("jack: system: "));
    EXPECT_THAT(rate.problem, ::testing::HasSubstr("48000"));
    const auto name = OutputDevice::open({.api = "jack", .name = "harp", .rate = {48'000}, .blockFrames = 256});
    EXPECT_EQ(name.problem, "there is no sound output called \"harp\"; there are: jack: system");
    const auto found = findOutput({.name = "jack"});
    ASSERT_TRUE(found);
    EXPECT_THAT(found->rates, ::testing::ElementsAre(48'000));
    EXPECT_EQ(found->channels, 2);
}

} // namespace
} // namespace tresillo::audio::test
