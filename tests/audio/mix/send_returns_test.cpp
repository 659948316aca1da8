// SPDX-License-Identifier: MIT
// The list of sends with a third effect in it, which is what a third effect takes: a class and a row.
#include "audio/mix/send_list.h"
#include "audio/mix/send_returns.h"
#include "tests/audio/renderer/rig.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace tresillo::audio::test {
namespace {

constexpr int kFrames = kCell;
constexpr std::size_t kHalved = 2;
constexpr SampleRate kSendRate{48'000};

/// Gives back half of what comes in, and rings for one piece more.
class Halver {
public:
    static constexpr ParamId kSendRow{ParamId::DelaySend};
    static constexpr ParamId kReturnRow{ParamId::DistortionMix};
    static constexpr DuckTarget kDuckTarget{DuckTarget::Delay};
    static constexpr std::string_view kName{"halver"};

    explicit Halver(SampleRate /*rate*/) {}

    void read(const ParamSource& /*source*/, Tempo /*tempo*/) {}
    void follow(const ParamSource& /*source*/, Tempo /*tempo*/) {}
    void process(Bus bus, int frames, int /*behind*/) {
        scale(bus, 0.5F, 0.5F, frames, 0);
        const bool hears =
            std::any_of(bus.left, bus.left + frames, [](float sample) { return std::abs(sample) > 0.0F; });
        rings_ = hears;
    }
    [[nodiscard]] bool isSilent() const { return !rings_; }

private:
    bool rings_{false};
};

using ThreeSends = SendReturns<ReverbSend, DelaySend, Halver>;

class SendReturnsTest : public testing::Test {
protected:
    SendReturnsTest() {
        values_.setProject(ParamId::DistortionMix, 500);
        sends_.read(values_, {}, 0);
        sends_.begin();
    }

    void send(std::size_t number) {
        const Bus input = sends_.input(number, kFrames);
        std::fill_n(input.left, kFrames, 1.0F);
        std::fill_n(input.right, kFrames, -1.0F);
    }
    /// Whether anything was run.
    bool process(const Lowering& lowering = {}) {
        const bool isOpen = sends_.open(kFrames);
        sends_.process(mix_.bus(), 0, kFrames, 0, lowering);
        return isOpen;
    }

    Values values_{};
    ThreeSends sends_{kSendRate};
    Stretch mix_{};
};

TEST_F(SendReturnsTest, WhatIsSentComesBackAtItsLevelOnTopOfTheMix) {
    std::fill_n(mix_.left.data(), kFrames, 0.125F);
    send(kHalved);
    EXPECT_TRUE(process());
    const auto back = sends_.returned(kHalved);
    ASSERT_TRUE(back);
    EXPECT_FLOAT_EQ(back->left[0], 0.25F) << "half of 1, at half its level";
    EXPECT_FLOAT_EQ(mix_.left[kFrames - 1], 0.375F);
    EXPECT_FLOAT_EQ(mix_.right[kFrames - 1], -0.25F);
}

TEST_F(SendReturnsTest, WhatNobodySendsToAndDoesNotRingIsNotRun) {
    EXPECT_FALSE(process());
    for (std::size_t number = 0; number < ThreeSends::kCount; ++number) {
        EXPECT_FALSE(sends_.returned(number)) << number;
    }
    EXPECT_EQ(mix_.left[0], 0.0F);
}

TEST_F(SendReturnsTest, WhatRingsIsRunUntilItIsSilent) {
    send(kHalved);
    (void)process();
    EXPECT_FALSE(sends_.isSilent());
    sends_.begin();
    EXPECT_TRUE(process()) << "it rings, though nothing was sent";
    sends_.begin();
    EXPECT_FALSE(process());
    EXPECT_TRUE(sends_.isSilent());
}

TEST_F(SendReturnsTest, ADuckerLowersItsTargetOrAllThatComesBack) {
    const std::array<float, kFrames> none{};
    struct Case {
        DuckTarget target;
        float left;
    };
    for (const Case lowered :
         {Case{DuckTarget::Delay, 0.0F}, Case{DuckTarget::Returns, 0.0F}, Case{DuckTarget::Reverb, 0.25F},
          Case{DuckTarget::Mix, 0.25F}}) {
        mix_ = {};
        sends_.begin();
        send(kHalved);
        (void)process({.target = lowered.target, .gains = none.data()});
        EXPECT_FLOAT_EQ(mix_.left[5], lowered.left) << static_cast<int>(lowered.target);
    }
}

TEST_F(SendReturnsTest, LevelsGlideOverCells) {
    values_.setProject(ParamId::DistortionMix, 1000);
    sends_.read(values_, {}, 2);
    EXPECT_TRUE(sends_.isMoving());
    sends_.advance();
    send(kHalved);
    (void)process();
    EXPECT_FLOAT_EQ(mix_.left[0], 0.25F);
    EXPECT_GT(mix_.left[kFrames - 1], mix_.left[0]);
    EXPECT_LT(mix_.left[kFrames - 1], 0.5F);
}

TEST(SendList, NamesItsRowsAndFilesInTheOrderInWhichTheyAreHeard) {
    EXPECT_THAT(SendList::kSendRows, testing::ElementsAre(ParamId::ReverbSend, ParamId::DelaySend));
    EXPECT_THAT(SendList::kNames, testing::ElementsAre("reverb", "delay"));
    EXPECT_THAT(ThreeSends::kNames, testing::ElementsAre("reverb", "delay", "halver"));
}

} // namespace
} // namespace tresillo::audio::test
