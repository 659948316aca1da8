// SPDX-License-Identifier: MIT
#include "core/dsp/limiter.h"
#include "tests/audio/renderer/rig.h"

#include <gtest/gtest.h>

#include <cmath>

namespace tresillo::audio::test {
namespace {

void turn(Rig& rig, std::int64_t frame, ParamId row, std::int32_t value) {
    rig.at(frame, [row, value](Rig& at, Frames when) {
        at.values.setProject(row, value);
        at.renderer->projectChanged(when);
    });
}

TEST(Master, TheLimiterHoldsTheCeilingAndSaysHowMuchLaterItIs) {
    Rig rig;
    rig.addPad(sine(48'000, 200.0));
    rig.values.set(0, ParamId::Level, 120);
    rig.values.setProject(ParamId::Limiter, 1);
    rig.values.setProject(ParamId::LimiterCeiling, -60);
    rig.note(1'000, 0, kFull);
    const Take take = rig.render(48'000, randomBlocks(6));
    EXPECT_LE(peakOf(take.left, 0, 48'000), 0.5012F); // -6 dB
    EXPECT_GT(peakOf(take.left, 24'000, 48'000), 0.48F);
    EXPECT_EQ(rig.renderer->latencyFrames(), 240);
    EXPECT_EQ(peakOf(take.left, 0, 1'240), 0.0F);
}

TEST(Master, BelowTheCeilingTheLimiterOnlyDelays) {
    const auto play = [](std::int32_t on) {
        Rig rig;
        rig.addPad(noise(20'000, 4, 0.4F));
        rig.values.setProject(ParamId::Limiter, on);
        rig.note(500, 0, kFull);
        return rig.render(24'000, randomBlocks(7));
    };
    const Take off = play(0);
    const Take on = play(1);
    EXPECT_EQ(partOf(on.left, 240, 24'000), partOf(off.left, 0, 24'000 - 240));
}

TEST(Master, TheMeterOfTheLimiterShowsHowFarItWentDownSinceItWasRead) {
    Rig rig;
    rig.addPad(sine(48'000, 200.0));
    rig.values.setProject(ParamId::Limiter, 1);
    rig.values.setProject(ParamId::LimiterCeiling, -60);
    rig.note(0, 0, kFull);
    rig.render(24'000, randomBlocks(9));
    EXPECT_NEAR(rig.renderer->takeStatus().limiterGain, 0.5012F, 0.05F); // -6 dB, and its margin
    turn(rig, 24'000, ParamId::LimiterCeiling, 0);
    rig.render(20'000, randomBlocks(10));
    (void)rig.renderer->takeStatus();
    rig.render(1'000, randomBlocks(11));
    EXPECT_GT(rig.renderer->takeStatus().limiterGain, 0.95F) << "it begins anew";
}

TEST(Master, TheMeterOfALimiterThatIsOffShowsNothing) {
    Rig rig;
    rig.addPad(sine(48'000, 200.0));
    rig.values.setProject(ParamId::LimiterCeiling, -60);
    rig.note(0, 0, kFull);
    rig.render(10'000, randomBlocks(12));
    EXPECT_EQ(rig.renderer->takeStatus().limiterGain, 1.0F);
    turn(rig, 10'000, ParamId::Limiter, 1);
    turn(rig, 20'000, ParamId::Limiter, 0);
    rig.render(20'000, randomBlocks(13));
    EXPECT_EQ(rig.renderer->takeStatus().limiterGain, 1.0F) << "what it did before it was turned off is past";
}

TEST(Master, TheLimiterIsTurnedOnAndOffWithoutAClick) {
    Rig rig;
    rig.addPad(sine(96'000, 100.0));
    rig.values.set(0, ParamId::Level, -120);
    rig.note(0, 0, kFull);
    turn(rig, 20'011, ParamId::Limiter, 1);
    turn(rig, 40'011, ParamId::Limiter, 0);
    turn(rig, 60'011, ParamId::Limiter, 1);
    const Take take = rig.render(90'000, randomBlocks(8));
    EXPECT_LT(largestStep(take.left), 0.006F); // the sine's own steps are 0.0033
}

TEST(Master, DistortionOffChangesNoBitAndDrivenAddsHarmonics) {
    const auto play = [](std::int32_t mix) {
        Rig rig;
        rig.addPad(sine(48'000, 200.0));
        rig.values.set(0, ParamId::Level, -60);
        rig.values.setProject(ParamId::DistortionDrive, 1000);
        rig.values.setProject(ParamId::DistortionMix, mix);
        rig.note(0, 0, kFull);
        return rig.render(48'000, randomBlocks(9));
    };
    const Take plain = play(0);
    EXPECT_EQ(plain.left, play(0).left);
    const Take driven = play(1000);
    // A sine driven flat falls through zero faster than a sine of the same height could.
    const float peak = peakOf(driven.left, 24'000, 48'000);
    EXPECT_GT(largestStep(partOf(driven.left, 24'000, 48'000)) / peak, 3.0F * largestStep(plain.left) / 0.5F);
}

TEST(Master, ToneTiltsTheDistortedSoundFromDarkToBright) {
    const auto play = [](std::int32_t tone, double hz) {
        Rig rig;
        rig.addPad(sine(48'000, hz));
        rig.values.set(0, ParamId::Level, -200);
        rig.values.setProject(ParamId::DistortionMix, 1000);
        rig.values.setProject(ParamId::DistortionTone, tone);
        rig.note(0, 0, kFull);
        const Take take = rig.render(48'000);
        return 20.0F * std::log10(peakOf(take.left, 24'000, 48'000) / 0.1F);
    };
    EXPECT_NEAR(play(500, 7'919.0), 0.0F, 0.1F);
    EXPECT_NEAR(play(1000, 15'000.0), 3.0F, 0.3F);
    EXPECT_NEAR(play(1000, 150.0), -3.0F, 0.3F);
    EXPECT_NEAR(play(0, 15'000.0), -3.0F, 0.3F);
    EXPECT_NEAR(play(0, 150.0), 3.0F, 0.3F);
}

TEST(Master, ItsChangesGlideWithoutClicks) {
    Rig rig;
    rig.addPad(sine(96'000, 100.0));
    rig.values.set(0, ParamId::Level, -60);
    rig.values.setProject(ParamId::DistortionDrive, 300);
    rig.note(0, 0, kFull);
    for (int change = 0; change < 8; ++change) {
        turn(rig, 10'007 + 8'003 * change, ParamId::DistortionMix, change % 2 == 0 ? 1000 : 0);
        turn(rig, 12'007 + 8'003 * change, ParamId::DistortionTone, change % 2 == 0 ? 1000 : 0);
        turn(rig, 14'007 + 8'003 * change, ParamId::MasterLevel, change % 2 == 0 ? -60 : 0);
    }
    const Take take = rig.render(90'000, randomBlocks(10));
    EXPECT_LT(largestStep(take.left), 0.05F);
}

TEST(Master, GivesTheSameBitsHoweverRenderingIsCutIntoPieces) {
    const auto play = [](const Partition& partition) {
        Rig rig;
        rig.addPad(noise(4'000, 3));
        rig.values.set(0, ParamId::ReverbSend, 300);
        rig.values.setProject(ParamId::DistortionDrive, 500);
        for (int note = 0; note < 10; ++note) {
            rig.note(3'001 * note, 0, {.id = static_cast<NoteId>(note + 1), .pitch = 60, .velocity = 127});
        }
        turn(rig, 5'005, ParamId::DistortionMix, 800);
        turn(rig, 11'117, ParamId::Limiter, 1);
        turn(rig, 17'777, ParamId::DistortionMix, 0);
        turn(rig, 19'001, ParamId::MasterLevel, -45);
        turn(rig, 23'456, ParamId::Limiter, 0);
        turn(rig, 27'001, ParamId::Limiter, 1);
        return rig.render(60'000, partition);
    };
    const Take take = play(blocksOf(512));
    EXPECT_TRUE(take == play(blocksOf(1)));
    EXPECT_TRUE(take == play(blocksOf(17)));
    EXPECT_TRUE(take == play(blocksOf(1024)));
    EXPECT_TRUE(take == play(randomBlocks(31)));
}

} // namespace
} // namespace tresillo::audio::test
