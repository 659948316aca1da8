// SPDX-License-Identifier: MIT
#include "tests/audio/renderer/rig.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace tresillo::audio::test {
namespace {

/// Notes of noise on all tracks, at various levels and places.
void playAllTracks(Rig& rig) {
    for (std::uint8_t track = 0; track < 16; ++track) {
        rig.addPad(noise(3000, track + 1U), track % 2 == 0 ? std::vector<float>{} : noise(3000, track + 50U));
        rig.values.set(track, ParamId::Level, -7 * track);
        rig.values.set(track, ParamId::Pan, 12 * track - 90);
        rig.note(100 * track, track, {.id = track + 1U, .pitch = static_cast<std::uint8_t>(55 + track)});
    }
}

Take sumOf(const Stems& stems, std::size_t frames) {
    Take sum{.left = constant(frames, 0.0F), .right = constant(frames, 0.0F)};
    for (const Take& stem : stems) {
        for (std::size_t frame = 0; frame < frames; ++frame) {
            sum.left[frame] += stem.left[frame];
            sum.right[frame] += stem.right[frame];
        }
    }
    return sum;
}

TEST(Mixer, StemsAddedInTheOrderOfTheTracksAreTheMixBitForBit) {
    Rig rig;
    playAllTracks(rig);
    Stems stems;
    const Take mix = rig.render(8000, randomBlocks(5), stems);
    EXPECT_TRUE(sumOf(stems, 8000) == mix);
}

TEST(Mixer, TheMasterLevelComesAfterTheStems) {
    Rig rig;
    playAllTracks(rig);
    rig.values.setProject(ParamId::MasterLevel, 60);
    Stems stems;
    const Take mix = rig.render(8000, randomBlocks(5), stems);
    const Take sum = sumOf(stems, 8000);
    for (std::size_t frame = 0; frame < 8000; ++frame) {
        ASSERT_NEAR(mix.left[frame], sum.left[frame] * 1.99526231F, 1e-5F * std::fabs(mix.left[frame]));
    }
}

TEST(Mixer, PanLeavesTheCentreAtFullLevelAndAddsPadAndTrack) {
    const auto sides = [](float pad, std::int32_t track) {
        Rig rig;
        rig.addPad(constant(10)).pan = pad;
        rig.values.set(0, ParamId::Pan, track);
        rig.note(0, 0, kFull);
        const Take take = rig.render(1);
        return std::pair{take.left[0], take.right[0]};
    };
    EXPECT_EQ(sides(0.0F, 0), std::pair(1.0F, 1.0F));
    EXPECT_EQ(sides(0.5F, 0), std::pair(0.5F, 1.0F));
    EXPECT_EQ(sides(0.25F, -50), std::pair(1.0F, 0.75F));
    EXPECT_EQ(sides(0.75F, 75), std::pair(0.0F, 1.0F));
    EXPECT_EQ(sides(-1.0F, -100), std::pair(1.0F, 0.0F));
}

TEST(Mixer, MetersShowTheHighestMagnitudeSinceTheyWereRead) {
    Rig rig;
    rig.addPad({0.25F, -0.75F, 0.5F});
    rig.addPad(constant(10, 0.5F));
    rig.note(3, 0, kFull);
    rig.note(4, 1, {.id = 2, .velocity = 127});
    rig.render(100);
    const MixerStatus status = rig.renderer->takeStatus();
    EXPECT_EQ(status.trackPeaks[0], 0.75F);
    EXPECT_EQ(status.trackPeaks[1], 0.5F);
    EXPECT_EQ(status.trackPeaks[2], 0.0F);
    EXPECT_EQ(status.masterPeak, 1.0F);
    EXPECT_EQ(rig.renderer->takeStatus().masterPeak, 0.0F);
}

TEST(Mixer, WritesEveryFrameOfItsOutputAlsoInSilence) {
    Rig rig;
    rig.addPad({1.0F});
    Stems stems;
    const Take take = rig.render(1000, blocksOf(100), stems);
    EXPECT_EQ(take.left, constant(1000, 0.0F));
    EXPECT_EQ(take.right, constant(1000, 0.0F));
    EXPECT_EQ(stems[15].right, constant(1000, 0.0F));
}

/// A pad whose gain makes infinity of its sample's frame 30.
void addBadPad(Rig& rig) {
    std::vector<float> sample = constant(1000, 0.0F);
    sample[30] = 2.0F;
    rig.addPad(sample).gain = std::numeric_limits<float>::max();
}

TEST(Guard, AnInfinityIsCaughtMutesItsTrackTo64FramesLaterOnTheGridAndIsCounted) {
    for (const int block : {1, 17, 64, 1024}) {
        Rig rig;
        addBadPad(rig);
        rig.addPad(constant(1000, 0.5F));
        rig.note(100, 0, kFull); // bad at frame 130: muted up to 256
        rig.note(0, 1, {.id = 2, .velocity = 127});
        rig.at(150, [](Rig& at, Frames when) {
            at.renderer->noteOn(when, 0, {.id = 3, .velocity = 127, .slot = 1, .locks = {}});
        });
        Stems stems;
        const Take take = rig.render(1000, blocksOf(block), stems);
        for (std::size_t frame = 0; frame < 1000; ++frame) {
            ASSERT_EQ(take.left[frame], 0.5F) << frame;
            ASSERT_EQ(stems[0].left[frame], 0.0F) << frame;
        }
        // The second note's infinity falls into the time that is muted anyway.
        EXPECT_EQ(rig.renderer->takeStatus().repairs, 1U);
    }
}

TEST(Guard, SoundsAgainOnceTheMuteIsOver) {
    Rig rig;
    addBadPad(rig);
    rig.addPad(constant(1000, 0.5F));
    rig.note(100, 0, kFull);
    rig.note(140, 0, {.id = 2, .velocity = 127, .slot = 1}, {{ParamId::Pad, 1}});
    const Take take = rig.render(1000);
    EXPECT_EQ(take.left[255], 0.0F);
    EXPECT_EQ(take.left[256], 0.5F);
}

TEST(Guard, WhatIsLouderThanAnyMusicIsLimitedAndNeverOverflows) {
    for (const float loud : {2e6F, 3e38F}) {
        Rig rig;
        for (std::uint8_t track = 0; track < kTracks; ++track) {
            rig.addPad(constant(500, 1.0F)).gain = loud;
            rig.note(0, track, {.id = static_cast<NoteId>(track + 1), .velocity = 127});
        }
        Stems stems;
        const Take take = rig.render(500, blocksOf(64), stems);
        EXPECT_EQ(take.left, constant(500, kLoudest));
        EXPECT_EQ(stems[3].left, constant(500, kLoudest));
        EXPECT_EQ(rig.renderer->takeStatus().repairs, 0U) << "it is loud, and no number is missing";
    }
}

TEST(Guard, WhatIsOnlyLoudIsPlayedAsItIs) {
    Rig rig;
    rig.addPad(constant(500, 1.0F)).gain = kLoudest;
    rig.note(0, 0, kFull);
    EXPECT_EQ(rig.render(500).left, constant(500, kLoudest));
    const MixerStatus status = rig.renderer->takeStatus();
    EXPECT_EQ(status.repairs, 0U);
    EXPECT_EQ(status.trackPeaks[0], kLoudest);
}

TEST(Guard, ValuesInASampleThatAreNoNumbersAreRepairedWhenItIsMade) {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const float infinity = std::numeric_limits<float>::infinity();
    const Sample sample({0.5F, nan, -infinity, -0.0F}, {});
    EXPECT_EQ(sample.repaired(), 2U);
    EXPECT_EQ(sample.channel(0)[0], 0.5F);
    EXPECT_EQ(sample.channel(0)[1], 0.0F);
    EXPECT_EQ(sample.channel(0)[2], 0.0F);
    EXPECT_FALSE(std::signbit(sample.channel(0)[3]));
}

TEST(Metronome, ClicksAtItsFrameHigherWhenStrongAndInTheMixOnly) {
    Rig rig;
    rig.addPad({1.0F});
    rig.at(1000, [](Rig& at, Frames when) { at.renderer->metronome(when, {true}); });
    rig.at(11'000, [](Rig& at, Frames when) { at.renderer->metronome(when, {false}); });
    Stems stems;
    const Take take = rig.render(20'000, blocksOf(256), stems);
    EXPECT_EQ(take.left[1000], 0.0F); // a sine begins at 0
    EXPECT_GT(take.left[1001], 0.01F);
    EXPECT_NEAR(risesThroughZero({take.left.begin() + 1000, take.left.begin() + 10'000}), 44, 1);
    EXPECT_NEAR(risesThroughZero({take.left.begin() + 11'000, take.left.end()}), 29, 1);
    for (const Take& stem : stems) {
        EXPECT_EQ(stem.left, constant(20'000, 0.0F));
    }
}

} // namespace
} // namespace tresillo::audio::test
