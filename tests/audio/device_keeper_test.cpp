// SPDX-License-Identifier: MIT
#include "audio/device_keeper.h"
#include "audio/rtaudio_device.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

// RtAudio 5.2 forgets what it made of a system that turns out to have no output; that is not ours to mend.
extern "C" const char* __lsan_default_suppressions();                                    // NOLINT
extern "C" const char* __lsan_default_suppressions() { return "leak:rtaudio_create\n"; } // NOLINT

namespace tresillo::audio::test {
namespace {

using std::chrono::milliseconds;

class Silence final : public BlockSource {
public:
    void process(float* /*left*/, float* /*right*/, int /*frames*/) override {}
};

/// What the fake devices of one test share.
struct World {
    bool opens{true};
    bool starts{true};
    std::uint64_t frames{0};
    int running{0}; ///< Devices that would call the source.
    int mostRunning{0};
};

class FakeDevice final : public Device {
public:
    FakeDevice(World& world, std::string name) : world_(world), name_(std::move(name)) {}
    ~FakeDevice() override { FakeDevice::stop(); }

    [[nodiscard]] bool start(BlockSource& /*source*/) override {
        runs_ = world_.starts || name_ == "stand-in";
        world_.running += runs_ ? 1 : 0;
        world_.mostRunning = std::max(world_.mostRunning, world_.running);
        return runs_;
    }
    void stop() override {
        world_.running -= runs_ ? 1 : 0;
        runs_ = false;
    }
    [[nodiscard]] DeviceStatus status() override { return {.frames = world_.frames}; }
    [[nodiscard]] std::string problem() const override { return "it would not start"; }
    [[nodiscard]] std::string name() const override { return name_; }
    [[nodiscard]] SampleRate rate() const override { return {}; }
    [[nodiscard]] int blockFrames() const override { return 64; }

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
                            : Result::failure("card: is busy");
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

    World world_{};
    int opened_{0};
    Silence silence_{};
    DeviceKeeper keeper_{[this] { return open(); }, [this] { return standIn(); }, silence_};
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
    DeviceKeeper other([this] { return open(); }, [this] { return standIn(); }, silence_);
    EXPECT_EQ(other.start(now_), "it would not start; playing on stand-in");
}

TEST_F(Keeping, ALostDeviceIsNoticedReplacedAndOpenedAgain) {
    keeper_.start(now_);
    pass(milliseconds(1000), true);
    world_.opens = false;
    const std::vector<std::string> lost = pass(milliseconds(5000), false);
    ASSERT_EQ(lost.size(), 1U);
    EXPECT_EQ(lost[0], "card was lost; playing on without sound until it is back");
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

TEST_F(Keeping, NoDeviceCallsAnyMoreOnceItIsStopped) {
    keeper_.start(now_);
    keeper_.stop();
    EXPECT_EQ(world_.running, 0);
}

TEST(RtAudioDevice, AnOutputThatIsNotThereIsAProblemInWordsAndNoException) {
    const Fallible<std::unique_ptr<Device>> opened =
        RtAudioDevice::open({.name = "no such output, surely", .rate = {48'000}, .blockFrames = 256});
    EXPECT_FALSE(opened);
    EXPECT_EQ(opened.problem, "there is no such sound output");
}

TEST(RtAudioDevice, TheListOfOutputsCanBeAskedForOnAnyMachine) {
    for (const OutputInfo& output : RtAudioPort::list()) {
        EXPECT_FALSE(output.api.empty());
        EXPECT_FALSE(output.name.empty());
    }
}

} // namespace
} // namespace tresillo::audio::test
