// SPDX-License-Identifier: MIT
#include "audio/devices/device_keeper.h"
#include "audio/devices/output_device.h"
#include "audio/devices/outputs.h"
#include "tests/harness/patience.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <semaphore>
#include <string>
#include <vector>

namespace tresillo::audio::test {
namespace {

using std::chrono::milliseconds;

/// A constant level; what no block, however short, could be mistaken for.
class Level final : public BlockSource {
public:
    void process(float* left, float* right, int frames) override {
        std::fill_n(left, frames, 0.5F);
        std::fill_n(right, frames, 0.5F);
        asked += frames;
    }

    std::int64_t asked{0};
};

/// What the fake devices of one test share.
struct World {
    bool opens{true};
    bool starts{true};
    bool hangs{false}; ///< Cards that are stopped wait for `letGo`.
    std::counting_semaphore<> letGo{0};
    std::atomic<int> alive{0}; ///< Devices. A device that hangs is destroyed by a thread of its own.
    std::atomic<std::uint64_t> frames{0};
    std::atomic<int> running{0}; ///< Devices that would call the source.
    int mostRunning{0};
    std::string problem{"card: is busy"};
    std::atomic<std::uint32_t> xruns{0}; ///< Of each device.
    std::atomic<std::int64_t> worstLate{0};
    BlockSource* source{nullptr};

    /// What the device that plays now would get.
    [[nodiscard]] std::vector<float> heard() const {
        std::vector<float> left(1'000);
        std::vector<float> right(left.size());
        source->process(left.data(), right.data(), static_cast<int>(left.size()));
        return left;
    }
};

class FakeDevice final : public Device {
public:
    FakeDevice(World& world, std::string name) : world_(world), name_(std::move(name)), hangs_(world.hangs) {
        ++world_.alive;
    }
    ~FakeDevice() override {
        FakeDevice::stop();
        --world_.alive;
    }

    [[nodiscard]] bool start(BlockSource& source) override {
        world_.source = &source;
        runs_ = world_.starts || name_ == "stand-in";
        world_.running += runs_ ? 1 : 0;
        world_.mostRunning = std::max(world_.mostRunning, world_.running.load());
        return runs_;
    }
    void stop() override {
        if (runs_ && hangs_ && name_ == "card") {
            world_.letGo.acquire();
        }
        world_.running -= runs_ ? 1 : 0;
        runs_ = false;
    }
    [[nodiscard]] DeviceStatus status() override {
        return {.frames = world_.frames, .xruns = world_.xruns, .worstLateNanoseconds = world_.worstLate};
    }
    [[nodiscard]] std::string problem() const override { return "it would not start"; }
    [[nodiscard]] std::string name() const override { return name_; }
    [[nodiscard]] SampleRate rate() const override { return {48'000}; }
    [[nodiscard]] int blockFrames() const override { return 64; }
    [[nodiscard]] int latencyFrames() const override { return 64; }

private:
    World& world_;
    std::string name_;
    bool hangs_;
    bool runs_{false};
};

class Keeping : public ::testing::Test {
protected:
    using Result = Fallible<std::unique_ptr<Device>>;

    Result open() {
        ++opened_;
        return world_.opens ? Result::success(std::make_unique<FakeDevice>(world_, "card"))
                            : Result::failure(world_.problem);
    }
    Result standIn() { return Result::success(std::make_unique<FakeDevice>(world_, "stand-in")); }

    /// Ticks every 100 ms for `time`; the device asks for frames all the while if it `lives`. What was said.
    std::vector<std::string> pass(milliseconds time, bool lives) { return pass(time, lives, keeper_); }
    std::vector<std::string> pass(milliseconds time, bool lives, DeviceKeeper& keeper) {
        std::vector<std::string> said;
        for (milliseconds step{0}; step < time; step += milliseconds(100)) {
            now_ += milliseconds(100);
            world_.frames += lives ? 4800 : 0;
            if (std::string line = keeper.tick(now_); !line.empty()) {
                said.push_back(line);
            }
        }
        return said;
    }

    World world_{};
    int opened_{0};
    Level level_{};
    DeviceKeeper keeper_{[this] { return open(); }, [this] { return standIn(); }, level_};
    DeviceKeeper::Clock::time_point now_{};
};

TEST_F(Keeping, ADeviceThatRunsIsLeftAlone) {
    EXPECT_EQ(keeper_.start(now_), "playing on card");
    EXPECT_TRUE(pass(milliseconds(60'000), true).empty());
    EXPECT_EQ(opened_, 1);
    EXPECT_EQ(keeper_.losses(), 0);
}

TEST_F(Keeping, WithoutADeviceTheStandInPlaysAndTheReasonIsSaid) {
    world_.opens = false;
    EXPECT_EQ(keeper_.start(now_), "card: is busy; playing on stand-in");
    EXPECT_TRUE(keeper_.isStandIn());
    world_.opens = true;
    world_.starts = false;
    DeviceKeeper other([this] { return open(); }, [this] { return standIn(); }, level_);
    EXPECT_EQ(other.start(now_), "it would not start; playing on stand-in");
}

TEST_F(Keeping, ALostDeviceIsNoticedReplacedAndOpenedAgain) {
    keeper_.start(now_);
    pass(milliseconds(1000), true);
    world_.opens = false;
    const std::vector<std::string> lost = pass(milliseconds(5000), false);
    ASSERT_EQ(lost.size(), 2U);
    EXPECT_EQ(lost[0], "card was lost; playing on without sound until it is back");
    EXPECT_EQ(lost[1], "card: is busy; playing on without sound");
    EXPECT_TRUE(keeper_.isStandIn());
    EXPECT_EQ(keeper_.losses(), 1);
    EXPECT_EQ(world_.running, 1);
    EXPECT_EQ(opened_, 2) << "tried once in the 3.5 s since";
    world_.opens = true;
    const std::vector<std::string> back = pass(milliseconds(2000), true);
    ASSERT_EQ(back.size(), 1U);
    EXPECT_EQ(back[0], "the sound output is back: card");
    EXPECT_FALSE(keeper_.isStandIn());
    EXPECT_EQ(world_.running, 1);
    EXPECT_EQ(world_.mostRunning, 1) << "the source was never called by two devices at once";
}

TEST_F(Keeping, WhatALostDeviceDidNotAskForIsPlayedForNobody) {
    keeper_.start(now_);
    pass(milliseconds(1000), true);
    EXPECT_EQ(level_.asked, 0) << "the fake devices ask for nothing themselves";
    const auto lostAt = now_;
    while (!keeper_.isStandIn()) {
        pass(milliseconds(100), false);
    }
    const std::int64_t missed = 48 * std::chrono::duration_cast<milliseconds>(now_ - lostAt).count();
    EXPECT_GE(missed, 48 * 1500);
    EXPECT_GT(level_.asked, missed - 64);
    EXPECT_LE(level_.asked, missed);
}

TEST_F(Keeping, ADeviceThatTakesOverInTheMidstOfMusicBeginsFromSilence) {
    keeper_.start(now_);
    EXPECT_EQ(world_.heard().front(), 0.5F) << "but not at the very start";
    pass(milliseconds(1000), true);
    while (!keeper_.isStandIn()) {
        pass(milliseconds(100), false);
    }
    while (keeper_.isStandIn()) {
        pass(milliseconds(100), true);
    }
    const std::vector<float> back = world_.heard();
    EXPECT_LT(back.front(), 0.001F);
    EXPECT_LT(back[1] - back[0], 0.001F);
    EXPECT_EQ(back[480], 0.5F) << "10 ms later it is all there";
}

TEST_F(Keeping, WhyADeviceDoesNotComeBackIsSaidOnceForEachReason) {
    keeper_.start(now_);
    world_.opens = false;
    EXPECT_EQ(pass(milliseconds(20'000), false).size(), 2U) << "lost, and why";
    world_.problem = "card: runs at 44100 Hz, not at 48000 Hz";
    const std::vector<std::string> other = pass(milliseconds(20'000), true);
    ASSERT_EQ(other.size(), 1U);
    EXPECT_EQ(other[0], "card: runs at 44100 Hz, not at 48000 Hz; playing on without sound");
}

TEST_F(Keeping, LateBlocksAreCountedThroughAllDevicesAndWhatALostOneDidNotAskForAmongThem) {
    world_.xruns = 3;
    world_.worstLate = 7;
    keeper_.start(now_);
    EXPECT_EQ(keeper_.status().xruns, 3U);
    pass(milliseconds(1'000), true);
    const auto lostAt = now_;
    while (!keeper_.isStandIn()) {
        pass(milliseconds(100), false);
    }
    const auto missed = static_cast<std::uint32_t>(48 * ((now_ - lostAt) / milliseconds(1)) / 64);
    EXPECT_EQ(keeper_.status().xruns, 3 + missed + 3) << "the card's, what it missed, and the stand-in's";
    world_.xruns = 1;
    world_.worstLate = 2;
    while (keeper_.isStandIn()) {
        pass(milliseconds(100), true);
    }
    EXPECT_EQ(keeper_.status().xruns, 3 + missed + 1 + 1) << "each device tells its own when it is closed";
    EXPECT_EQ(keeper_.status().worstLateNanoseconds, 7);
    keeper_.stop();
    EXPECT_EQ(keeper_.status().xruns, 3 + missed + 1 + 1);
}

TEST_F(Keeping, NoDeviceCallsAnyMoreOnceItIsStopped) {
    keeper_.start(now_);
    keeper_.stop();
    EXPECT_EQ(world_.running, 0);
}

TEST_F(Keeping, ADeviceThatDoesNotLetGoIsLeftBehindAndAsksForNothingMore) {
    world_.hangs = true;
    DeviceKeeper keeper([this] { return open(); }, [this] { return standIn(); }, level_, milliseconds(20));
    keeper.start(now_);
    pass(milliseconds(1000), true, keeper);
    const std::vector<std::string> said = pass(milliseconds(20'000), false, keeper);
    ASSERT_EQ(said.size(), 1U);
    EXPECT_EQ(
        said[0],
        "card was lost; playing on without sound until it is back; card hangs and does not let go: it is left behind");
    EXPECT_EQ(opened_, 1) << "its server is not asked again while it hangs";
    EXPECT_TRUE(keeper.isStandIn());

    world_.hangs = false;
    world_.letGo.release();
    EXPECT_TRUE(becomes([&] {
        pass(milliseconds(2000), true, keeper);
        return !keeper.isStandIn();
    })) << "once it has let go it may come back";
    EXPECT_EQ(opened_, 2);
    EXPECT_TRUE(becomes([&] { return world_.alive == 1 && world_.running == 1; }));
}

TEST_F(Keeping, StoppingEndsThoughTheDeviceDoesNotLetGo) {
    world_.hangs = true;
    {
        DeviceKeeper keeper([this] { return open(); }, [this] { return standIn(); }, level_, milliseconds(0));
        keeper.start(now_);
        EXPECT_EQ(keeper.stop(), "card hangs and does not let go: it is left behind");
        const std::int64_t asked = level_.asked;
        EXPECT_EQ(world_.heard(), std::vector<float>(1'000, 0.0F)) << "it may wake up, and gets silence";
        EXPECT_EQ(level_.asked, asked);
    }
    world_.letGo.release();
    EXPECT_TRUE(becomes([&] { return world_.alive == 0; }));
}

TEST(OutputDevice, AnOutputThatIsNotThereIsAProblemInWordsAndNoException) {
    const Fallible<std::unique_ptr<Device>> opened =
        OutputDevice::open({.name = "no such output, surely", .rate = {48'000}, .blockFrames = 256});
    EXPECT_FALSE(opened);
    EXPECT_THAT(
        opened.problem, ::testing::StartsWith("there is no sound output called \"no such output, surely\"; there "));
}

TEST(OutputDevice, TheListOfOutputsCanBeAskedForOnAnyMachine) {
    for (const OutputInfo& output : listOutputs()) {
        EXPECT_FALSE(output.api.empty());
        EXPECT_FALSE(output.name.empty());
    }
}

} // namespace
} // namespace tresillo::audio::test
