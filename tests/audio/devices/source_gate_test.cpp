// SPDX-License-Identifier: MIT
#include "audio/devices/source_gate.h"
#include "tests/harness/patience.h"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <memory>
#include <thread>

namespace tresillo::audio::test {
namespace {

/// Stays in its block until it may leave, and writes to memory that ends with it.
class Slow final : public BlockSource {
public:
    void process(float* left, float* right, int frames) override {
        std::fill_n(left, frames, 0.25F);
        std::fill_n(right, frames, 0.25F);
        isInside = true;
        (void)becomes([&] { return mayLeave.load(); });
        ++*blocks;
    }

    std::unique_ptr<int> blocks{std::make_unique<int>(0)};
    std::atomic<bool> isInside{false};
    std::atomic<bool> mayLeave{false};
};

TEST(SourceGate, ClosingWaitsForTheBlockUnderWayAndLetsNoOtherThrough) {
    auto source = std::make_unique<Slow>();
    SourceGate gate(*source);
    std::array<float, 8> early{1.0F};
    std::array<float, 8> too{1.0F};
    gate.process(early.data(), too.data(), 8);
    EXPECT_EQ(early, (std::array<float, 8>{})) << "it is closed until it is opened";
    EXPECT_EQ(too, (std::array<float, 8>{}));
    gate.open();
    std::atomic<bool> ends{false};
    std::array<float, 8> left{};
    std::array<float, 8> right{};
    std::thread device([&] {
        while (!ends) {
            gate.process(left.data(), right.data(), 8);
        }
    });
    ASSERT_TRUE(becomes([&] { return source->isInside.load(); }));
    std::atomic<bool> isClosing{false};
    std::thread closer([&] {
        isClosing = true;
        gate.close();
        EXPECT_TRUE(source->mayLeave) << "the block was still under way";
        source.reset();
    });
    ASSERT_TRUE(becomes([&] { return isClosing.load(); }));
    source->mayLeave = true;
    closer.join();
    ends = true;
    device.join();
    gate.process(left.data(), right.data(), 8);
    EXPECT_EQ(left, (std::array<float, 8>{}));
    EXPECT_EQ(right, (std::array<float, 8>{}));
}

} // namespace
} // namespace tresillo::audio::test
