// SPDX-License-Identifier: MIT
#include "audio/null_device.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>

namespace tresillo::audio::test {
namespace {

/// Counts what it is asked for and says when it was enough.
class Counter final : public BlockSource {
public:
    explicit Counter(std::int64_t enough) : enough_(enough) {}

    void process(float* left, float* right, int frames) override {
        left[0] = right[frames - 1] = 1.0F;
        frames_ += frames;
        if (frames_ >= enough_ && !told_) {
            told_ = true;
            done.set_value(frames_);
        }
    }

    std::promise<std::int64_t> done{};

private:
    std::int64_t enough_;
    std::int64_t frames_{0};
    bool told_{false};
};

TEST(NullDevice, AsksForAsManyFramesAsTimePasses) {
    Counter counter(48'000 / 4);
    NullDevice device({48'000}, 64);
    const auto start = std::chrono::steady_clock::now();
    ASSERT_TRUE(device.start(counter));
    std::future<std::int64_t> done = counter.done.get_future();
    ASSERT_EQ(done.wait_for(std::chrono::seconds(20)), std::future_status::ready);
    const auto took = std::chrono::steady_clock::now() - start;
    device.stop();
    // The last block begins a block before a quarter of a second has passed; never earlier, however busy the machine.
    EXPECT_GE(took, std::chrono::milliseconds(248));
    EXPECT_EQ(done.get(), 12'032); // whole blocks
    const DeviceStatus status = device.status();
    EXPECT_GE(status.frames, 12'032U);
    EXPECT_GT(status.worstNanoseconds, 0);
}

TEST(NullDevice, StopsAtOnceAlsoWithLongBlocksAndStartsAgain) {
    NullDevice device({8'000}, 80'000);
    for (int round = 0; round < 2; ++round) {
        Counter counter(1);
        ASSERT_TRUE(device.start(counter));
        ASSERT_EQ(counter.done.get_future().wait_for(std::chrono::seconds(20)), std::future_status::ready);
        const auto before = std::chrono::steady_clock::now();
        device.stop();
        EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(5));
    }
}

} // namespace
} // namespace tresillo::audio::test
