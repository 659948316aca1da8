// SPDX-License-Identifier: MIT
// One source in another's place while the device goes on.
#include "audio/devices/source_switch.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <memory>
#include <numbers>
#include <thread>
#include <vector>

namespace tresillo::audio {
namespace {

constexpr SampleRate kSwitchRate{48'000};
constexpr std::int64_t kFadeOut = 480;

/// A tone, left and right of opposite sign. Its first frame is that of its first block.
class Pitch final : public BlockSource {
public:
    explicit Pitch(double hertz) : hertz_(hertz) {}

    void process(float* left, float* right, int frames) override {
        for (int frame = 0; frame < frames; ++frame, ++now) {
            left[frame] = at(now);
            right[frame] = -left[frame];
        }
    }
    [[nodiscard]] float at(std::int64_t frame) const {
        return static_cast<float>(
            0.5 * std::sin(2.0 * std::numbers::pi * hertz_ * static_cast<double>(frame) / kSwitchRate.hz));
    }

    std::int64_t now{0};

private:
    double hertz_;
};

struct Sides {
    std::vector<float> left{};
    std::vector<float> right{};
};

/// What a device hears of the next `frames` in blocks of `size`.
Sides heard(SourceSwitch& sources, int frames, int size) {
    Sides sides{
        std::vector<float>(static_cast<std::size_t>(frames)), std::vector<float>(static_cast<std::size_t>(frames))};
    for (int done = 0; done < frames; done += size) {
        sources.process(sides.left.data() + done, sides.right.data() + done, std::min(size, frames - done));
    }
    return sides;
}

TEST(SourceSwitch, TheNextBeginsAtItsFirstFrameAndIsHeardAsItIsUnderTheFadeOfTheOneBefore) {
    for (const int size : {16, 17, 256, 4'096}) {
        Pitch before(440);
        Pitch next(330);
        SourceSwitch sources(before, kSwitchRate);
        EXPECT_TRUE(sources.hasPassed());
        const Sides alone = heard(sources, 1'000, 1'000);
        EXPECT_EQ(alone.left[999], before.at(999)) << "nothing is done to what plays alone";
        sources.pass(next);
        EXPECT_FALSE(sources.hasPassed());
        const Sides both = heard(sources, 4'096, size);
        EXPECT_TRUE(sources.hasPassed());
        float steepest = 0.0F;
        for (std::int64_t frame = 0; frame < 4'096; ++frame) {
            const auto at = static_cast<std::size_t>(frame);
            const float rest = both.left[at] - next.at(frame);
            if (frame >= kFadeOut) {
                ASSERT_EQ(both.left[at], next.at(frame)) << "in blocks of " << size;
                ASSERT_EQ(both.right[at], -next.at(frame));
            }
            ASSERT_LE(std::abs(rest), std::abs(before.at(1'000 + frame)) + 1e-6F) << "it only falls";
            const float previous = frame == 0 ? before.at(999) : both.left[at - 1] - next.at(frame - 1);
            steepest = std::max(steepest, std::abs(rest - previous));
        }
        EXPECT_GT(std::abs(both.left[100] - next.at(100)), 0.05F) << "it is still heard";
        EXPECT_LE(steepest, 0.5F * 2.0F * std::numbers::pi_v<float> * 440.0F / 48'000.0F + 1e-4F) << "no click";
    }
}

TEST(SourceSwitch, TheOneBeforeIsAskedForNoMoreThanItsFade) {
    Pitch before(440);
    Pitch next(330);
    SourceSwitch sources(before, kSwitchRate);
    sources.pass(next);
    (void)heard(sources, 48'000, 256);
    EXPECT_GE(before.now, kFadeOut);
    EXPECT_LT(before.now, kFadeOut + 256);
    EXPECT_EQ(next.now, 48'000);
}

TEST(SourceSwitch, ASourceMayBeDestroyedOnceAnotherHasItsPlaceWhileTheDeviceGoesOn) {
    auto playing = std::make_unique<Pitch>(440);
    SourceSwitch sources(*playing, kSwitchRate);
    std::atomic<bool> ends{false};
    std::thread device([&] {
        std::array<float, 64> left{};
        std::array<float, 64> right{};
        while (!ends) {
            sources.process(left.data(), right.data(), 64);
        }
    });
    for (int count = 0; count < 200; ++count) {
        auto next = std::make_unique<Pitch>(330);
        sources.pass(*next);
        while (!sources.hasPassed()) {
            std::this_thread::yield();
        }
        playing = std::move(next);
    }
    ends = true;
    device.join();
    EXPECT_GT(playing->now, 0);
}

} // namespace
} // namespace tresillo::audio
