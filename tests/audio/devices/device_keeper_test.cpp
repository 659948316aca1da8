// SPDX-License-Identifier: MIT
#include "audio/devices/device_keeper.h"
#include "audio/devices/output_device.h"
#include "audio/devices/outputs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
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
    bool hangs{false}; ///< What is to be done aside waits in `held`.
    std::vector<std::function<void()>> held{};
    int alive{0}; ///< Devices.
    std::uint64_t frames{0};
    int running{0};            ///< Devices that call.
    bool isOneTooEarly{false}; ///< A device got sound while another was still running.
    std::string problem{"card: is busy"};
    std::uint32_t xruns{0}; ///< Of each device.
    std::int64_t worstLate{0};
    BlockSource* source{nullptr};

    /// Carries out what is to be done aside: at once, or when the server goes on.
    void aside(std::function<void()> job) {
        if (hangs) {
            held.push_back(std::move(job));
        } else {
            job();
        }
    }
    void goOn() {
        hangs = false;
        for (const std::function<void()>& job : std::exchange(held, {})) {
            job();
        }
    }

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
    FakeDevice(World& world, std::string name) : world_(world), name_(std::move(name)) { ++world_.alive; }
    ~FakeDevice() override {
        FakeDevice::stop();
        --world_.alive;
    }

    [[nodiscard]] bool start(BlockSource& source) override {
        world_.source = &source;
        runs_ = world_.starts || name_ == "stand-in";
        const bool isAlone = world_.running == 0;
        world_.isOneTooEarly = world_.isOneTooEarly || (!isAlone && std::fabs(world_.heard().back()) > 0.0F);
        world_.running += runs_ ? 1 : 0;
        return runs_;
    }
    void stop() override {
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
    std::vector<std::string> pass(milliseconds time, bool lives) {
        std::vector<std::string> said;
        for (milliseconds step{0}; step < time; step += milliseconds(100)) {
            now_ += milliseconds(100);
            world_.frames += lives ? 4800 : 0;
            if (std::string line = keeper_.tick(now_); !line.empty()) {
                said.push_back(line);
            }
        }
        return said;
    }

    DeviceKeeper made(milliseconds patience = milliseconds(8'000)) {
        return DeviceKeeper(
            [this] { return open(); }, [this] { return standIn(); }, level_, patience,
            [this](std::function<void()> job) { world_.aside(std::move(job)); });
    }

    World world_{};
    int opened_{0};
    Level level_{};
    DeviceKeeper keeper_{made()};
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
    DeviceKeeper other = made();
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
    EXPECT_FALSE(world_.isOneTooEarly) << "the source was never called by two devices at once";
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
    keeper_.start(now_);
    pass(milliseconds(1'000), true);
    BlockSource& lost = *world_.source;
    world_.hangs = true;
    const std::vector<std::string> said = pass(milliseconds(60'000), false);
    ASSERT_EQ(said.size(), 2U);
    EXPECT_EQ(said[0], "card was lost; playing on without sound until it is back");
    EXPECT_EQ(said[1], "card hangs and does not let go: it is left behind; playing on without sound");
    EXPECT_EQ(opened_, 1) << "its server is not asked again while it hangs";
    EXPECT_TRUE(keeper_.isStandIn());
    EXPECT_EQ(world_.heard().back(), 0.5F) << "the stand-in plays";
    std::array<float, 8> left{1.0F};
    std::array<float, 8> right{1.0F};
    lost.process(left.data(), right.data(), 8);
    EXPECT_EQ(left, (std::array<float, 8>{})) << "it may wake up, and gets silence";

    world_.goOn();
    EXPECT_EQ(world_.alive, 1) << "it was let go";
    EXPECT_EQ(pass(milliseconds(100), true), std::vector<std::string>{"the sound output is back: card"});
    EXPECT_EQ(opened_, 2);
    EXPECT_EQ(world_.alive, 1);
    EXPECT_EQ(world_.running, 1);
}

TEST_F(Keeping, AnOpeningThatHangsHoldsNothingUpAndIsTakenWhenItEndsAfterAll) {
    world_.hangs = true;
    DeviceKeeper keeper = made(milliseconds(0));
    EXPECT_EQ(keeper.start(now_), "the sound output does not answer; playing on stand-in");
    EXPECT_EQ(keeper.tick(now_ + milliseconds(20'000)), "") << "that was said";
    EXPECT_EQ(world_.held.size(), 1U) << "nor is it asked again";
    EXPECT_TRUE(keeper.isStandIn());
    world_.goOn();
    EXPECT_EQ(keeper.tick(now_ + milliseconds(20'100)), "the sound output is back: card");
    EXPECT_FALSE(keeper.isStandIn());
    EXPECT_FALSE(world_.isOneTooEarly);
}

TEST_F(Keeping, AnOpeningThatHangsLaterIsSaidOnce) {
    world_.opens = false;
    keeper_.start(now_);
    world_.hangs = true;
    EXPECT_EQ(
        pass(milliseconds(60'000), true),
        std::vector<std::string>{"the sound output does not answer; playing on without sound"});
    EXPECT_EQ(opened_, 1);
    world_.opens = true;
    world_.goOn();
    EXPECT_EQ(pass(milliseconds(100), true), std::vector<std::string>{"the sound output is back: card"});
}

TEST_F(Keeping, WhatIsOpenedAfterTheEndIsDestroyedAndCallsNobody) {
    world_.hangs = true;
    {
        DeviceKeeper keeper = made(milliseconds(0));
        keeper.start(now_);
        EXPECT_EQ(keeper.stop(), "");
    }
    EXPECT_EQ(world_.alive, 0);
    const std::int64_t asked = level_.asked;
    world_.goOn();
    EXPECT_EQ(opened_, 1);
    EXPECT_EQ(world_.alive, 0);
    EXPECT_EQ(level_.asked, asked);
}

TEST_F(Keeping, StoppingEndsThoughTheDeviceDoesNotLetGo) {
    {
        DeviceKeeper keeper = made(milliseconds(0));
        keeper.start(now_);
        world_.hangs = true;
        EXPECT_EQ(keeper.stop(), "card hangs and does not let go: it is left behind");
        const std::int64_t asked = level_.asked;
        EXPECT_EQ(world_.heard(), std::vector<float>(1'000, 0.0F)) << "it may wake up, and gets silence";
        EXPECT_EQ(level_.asked, asked);
    }
    EXPECT_EQ(world_.alive, 1);
    world_.goOn();
    EXPECT_EQ(world_.alive, 0);
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
