// SPDX-License-Identifier: MIT
#include "tests/audio/renderer/rig.h"

#include <gtest/gtest.h>

#include <cmath>

namespace tresillo::audio::test {
namespace {

constexpr std::size_t kReverbStem = kTracks;
constexpr std::size_t kDelayStem = kTracks + 1;

void lockSend(Rig& rig, std::int64_t from, std::int64_t to, ParamId send, std::int32_t value) {
    rig.at(from, [send, value](Rig& at, Frames when) {
        LockSet<1> locks{};
        locks.add({send, value});
        at.renderer->paramsLocked(when, 0, {.locks = locks.all()});
    });
    rig.at(to, [](Rig& at, Frames when) { at.renderer->paramsReturn(when, 0); });
}

TEST(Sends, NothingIsSentUntilASendIsOpened) {
    Rig rig;
    rig.addPad(noise(1'000, 1));
    rig.note(0, 0, kFull);
    Stems stems;
    const Take take = rig.render(48'000, blocksOf(256), stems);
    EXPECT_EQ(peakOf(stems[kReverbStem].left, 0, 48'000), 0.0F);
    EXPECT_EQ(peakOf(stems[kDelayStem].left, 0, 48'000), 0.0F);
    EXPECT_EQ(peakOf(take.left, 1'000, 48'000), 0.0F);
}

TEST(Sends, TheDelayEchoesAtItsTimeToTheFrame) {
    Rig rig;
    rig.addPad({1.0F});
    rig.values.set(0, ParamId::DelaySend, 1000);
    rig.values.setProject(ParamId::DelayTime, 300);
    rig.note(777, 0, kFull);
    Stems stems;
    rig.render(48'000, randomBlocks(3), stems);
    const std::vector<float>& echo = stems[kDelayStem].left;
    EXPECT_EQ(peakOf(echo, 0, 777 + 14'400), 0.0F);
    EXPECT_GT(std::fabs(echo[777 + 14'400]), 0.0F);
}

TEST(Sends, TheReverbGoesOnAfterTheSoundAndFallsSilentInTheEnd) {
    Rig rig;
    rig.addPad(noise(2'000, 1));
    rig.values.set(0, ParamId::ReverbSend, 1000);
    rig.note(0, 0, kFull);
    Stems stems;
    rig.render(10 * 48'000, blocksOf(512), stems);
    const std::vector<float>& tail = stems[kReverbStem].left;
    EXPECT_GT(peakOf(tail, 10'000, 20'000), 0.001F);
    EXPECT_LT(peakOf(tail, 96'000, 100'000), 0.01F * peakOf(tail, 2'000, 6'000));
    EXPECT_EQ(peakOf(tail, 9 * 48'000, 10 * 48'000), 0.0F);
}

TEST(Sends, StemsOfTracksAndReturnsAddedInOrderAreTheMixBitForBit) {
    Rig rig;
    for (std::uint8_t track = 0; track < 4; ++track) {
        rig.addPad(noise(3'000, track + 1U, 0.5F));
        rig.values.set(track, ParamId::ReverbSend, 200 * track);
        rig.values.set(track, ParamId::DelaySend, 900 - 200 * track);
        rig.note(1'000 * track, track, {.id = track + 1U, .pitch = 60});
    }
    Stems stems;
    const Take mix = rig.render(60'000, randomBlocks(8), stems);
    Take sum{.left = constant(60'000, 0.0F), .right = constant(60'000, 0.0F)};
    for (const Take& stem : stems) {
        for (std::size_t frame = 0; frame < 60'000; ++frame) {
            sum.left[frame] += stem.left[frame];
            sum.right[frame] += stem.right[frame];
        }
    }
    EXPECT_TRUE(sum == mix);
    EXPECT_GT(peakOf(stems[kReverbStem].right, 0, 60'000), 0.0F);
}

TEST(Sends, ALockedSendTakesTheWholeAttackOfItsNoteAndNothingOfTheNextStep) {
    Rig rig;
    rig.addPad({1.0F});
    rig.values.setProject(ParamId::DelayTime, 600);
    lockSend(rig, 1'003, 7'003, ParamId::DelaySend, 1000);
    rig.note(1'003, 0, kFull);
    rig.note(9'003, 0, {.id = 2, .velocity = 127});
    Stems stems;
    rig.render(48'000, randomBlocks(9), stems);
    const std::vector<float>& echo = stems[kDelayStem].left;
    const auto first = static_cast<std::size_t>(1'003 + 28'800);
    const float level = std::fabs(echo[first]);

    Rig whole;
    whole.addPad({1.0F});
    whole.values.setProject(ParamId::DelayTime, 600);
    whole.values.set(0, ParamId::DelaySend, 1000);
    whole.note(1'003, 0, kFull);
    Stems wholeStems;
    whole.render(48'000, blocksOf(256), wholeStems);
    EXPECT_EQ(level, std::fabs(wholeStems[kDelayStem].left[first]));
    EXPECT_LT(std::fabs(echo[first + 8'000]), level * 1e-3F);
}

TEST(Sends, OpeningASendOverARingingNoteDoesNotClick) {
    Rig rig;
    rig.addPad(sine(48'000, 100.0));
    rig.values.setProject(ParamId::DelayTime, 100);
    rig.values.setProject(ParamId::DelayFeedback, 0);
    rig.note(0, 0, kFull);
    lockSend(rig, 10'131, 20'000, ParamId::DelaySend, 1000);
    Stems stems;
    rig.render(48'000, randomBlocks(4), stems);
    const std::vector<float>& echo = stems[kDelayStem].left;
    EXPECT_GT(peakOf(echo, 16'000, 20'000), 0.2F);
    EXPECT_LT(largestStep(echo), 0.05F);
}

TEST(Sends, ChangesOfTheEffectsGlideWithoutClicks) {
    Rig rig;
    rig.addPad(sine(96'000, 100.0));
    rig.values.set(0, ParamId::DelaySend, 1000);
    rig.values.set(0, ParamId::ReverbSend, 500);
    rig.note(0, 0, kFull);
    for (int change = 0; change < 8; ++change) {
        rig.at(20'000 + 5'003 * change, [change](Rig& at, Frames when) {
            at.values.setProject(ParamId::DelayTime, 150 + 50 * change);
            at.values.setProject(ParamId::DelayMix, change % 2 == 0 ? 1000 : 0);
            at.values.setProject(ParamId::ReverbMix, change % 2 == 0 ? 0 : 1000);
            at.values.setProject(ParamId::ReverbRoom, 100 * change);
            at.renderer->projectChanged(when);
        });
    }
    const Take take = rig.render(80'000, randomBlocks(11));
    EXPECT_LT(largestStep(take.left), 0.1F); // the sine's own are 0.013, four of them at once
}

TEST(Sends, GiveTheSameBitsHoweverRenderingIsCutIntoPieces) {
    const auto play = [](const Partition& partition) {
        Rig rig;
        rig.addPad(noise(500, 3));
        rig.values.set(0, ParamId::ReverbSend, 700);
        lockSend(rig, 4'001, 6'000, ParamId::DelaySend, 1000);
        for (int note = 0; note < 8; ++note) {
            rig.note(2'003 * note, 0, {.id = static_cast<NoteId>(note + 1), .pitch = 60});
        }
        rig.at(9'000, [](Rig& at, Frames when) {
            at.values.set(0, ParamId::ReverbSend, 100);
            at.renderer->trackChanged(when, 0);
            at.values.setProject(ParamId::DelayTime, 333);
            at.renderer->projectChanged(when);
        });
        return rig.render(120'000, partition);
    };
    const Take take = play(blocksOf(512));
    EXPECT_TRUE(take == play(blocksOf(1)));
    EXPECT_TRUE(take == play(blocksOf(17)));
    EXPECT_TRUE(take == play(blocksOf(1024)));
    EXPECT_TRUE(take == play(randomBlocks(77)));
}

} // namespace
} // namespace tresillo::audio::test
