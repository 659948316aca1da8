// SPDX-License-Identifier: MIT
#include "audio/mix/sidechains.h"
#include "tests/audio/renderer/rig.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace tresillo::audio::test {
namespace {

constexpr std::uint8_t kSidechain = 0;
constexpr std::uint8_t kLowered = 1;

class SidechainsTest : public testing::Test {
protected:
    void SetUp() override {
        values_.set(kLowered, ParamId::DuckSource, kSidechain + 1);
        values_.set(kLowered, ParamId::DuckDepth, 120);
        values_.set(kLowered, ParamId::DuckAttack, 1);
        read();
    }
    void read() {
        for (std::uint8_t track = 0; track < kTracks; ++track) {
            channels_[track].modulation().follow(motion_);
            channels_[track].read(values_, track);
        }
    }
    /// A track's level 10 ms after.
    float levelOf(std::uint8_t track) {
        Stretch sound;
        sound.left.fill(1.0F);
        sound.right.fill(1.0F);
        sidechains_.lower(track, sound.bus(), 480);
        return sound.left[479];
    }

    Values values_{};
    Motion motion_{{48'000}};
    std::array<TrackValues, kTracks> channels_{};
    Sidechains sidechains_{{48'000}};
};

TEST_F(SidechainsTest, ANoteLowersTheTracksThatNameItsTrack) {
    sidechains_.noteOn(kSidechain, kFull, channels_, values_);
    EXPECT_LT(levelOf(kLowered), 0.5F);
    EXPECT_EQ(levelOf(kSidechain), 1.0F);
    EXPECT_EQ(levelOf(2), 1.0F);
}

TEST_F(SidechainsTest, ANoteOfAnotherTrackLowersNothing) {
    sidechains_.noteOn(kLowered, kFull, channels_, values_);
    sidechains_.noteOn(2, kFull, channels_, values_);
    for (std::uint8_t track = 0; track < kTracks; ++track) {
        EXPECT_EQ(levelOf(track), 1.0F) << static_cast<int>(track);
    }
}

TEST_F(SidechainsTest, ANoteAheadOfItsLineLowersWhatTakesOverThere) {
    values_.behind = PatternId{5};
    values_.setIn(values_.behind, kLowered, ParamId::DuckSource, 0);
    values_.setIn(values_.behind, 2, ParamId::DuckSource, kSidechain + 1);
    values_.setIn(values_.behind, 2, ParamId::DuckDepth, 120);
    NoteOn early = kFull;
    early.source.isEarly = true;
    sidechains_.noteOn(kSidechain, early, channels_, values_);
    EXPECT_EQ(levelOf(kLowered), 1.0F);
    EXPECT_LT(levelOf(2), 1.0F);
}

} // namespace
} // namespace tresillo::audio::test
