// SPDX-License-Identifier: MIT
// The notes of one track lower another, what comes back from the effects, or the mix; and a delay that follows the
// tempo.
#include "tests/audio/renderer/rig.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

namespace tresillo::audio::test {
namespace {

constexpr std::uint8_t kKick = 0;
constexpr std::uint8_t kBass = 1;
constexpr std::size_t kReverb = kTracks;
constexpr std::size_t kDelay = kTracks + 1;

/// A steady tone of 1 on the bass, lowered by the kick, which is silent itself.
void ducked(Rig& rig, std::int32_t tenths, std::int32_t attack, std::int32_t release) {
    rig.addPad({0.0F, 0.0F});
    rig.addPad(constant(200'000));
    rig.values.set(kBass, ParamId::DuckSource, kKick + 1);
    rig.values.set(kBass, ParamId::DuckDepth, tenths);
    rig.values.set(kBass, ParamId::DuckAttack, attack);
    rig.values.set(kBass, ParamId::DuckRelease, release);
    rig.note(0, kBass, kFull);
}

TEST(Ducking, LowersByItsDepthWithinItsAttackFromTheVeryFrameOfTheNoteAndComesBack) {
    Rig rig;
    ducked(rig, 120, 10, 100);
    rig.note(10'007, kKick, {.id = 2, .velocity = 1});
    const Take take = rig.render(40'000);
    for (std::size_t frame = 0; frame <= 10'007; ++frame) {
        ASSERT_EQ(take.left[frame], 1.0F) << frame;
    }
    EXPECT_LT(take.left[10'008], 1.0F);
    EXPECT_NEAR(20.0 * std::log10(static_cast<double>(take.left[10'007 + 480])), -12.0, 0.01);
    const float halfway = take.left[10'007 + 240];
    EXPECT_NEAR(halfway, 0.5F * (1.0F + take.left[10'007 + 480]), 1e-4F);
    EXPECT_LT(take.left[10'007 + 480 + 4'000], 1.0F);
    for (std::size_t frame = 10'007 + 480 + 4'800; frame < 40'000; ++frame) {
        ASSERT_EQ(take.left[frame], 1.0F) << frame;
    }
}

TEST(Ducking, ANoteThatComesEarlyStartsFromWhereItIsWithoutAStep) {
    Rig rig;
    ducked(rig, 240, 5, 200);
    for (NoteId id = 2; id < 12; ++id) {
        rig.note(5'000 + 777 * id, kKick, {.id = id, .velocity = 100});
    }
    const Take take = rig.render(40'000, randomBlocks(1));
    EXPECT_LT(largestStep(take.left), 1.01F / 240.0F);
    EXPECT_NEAR(20.0 * std::log10(static_cast<double>(take.left[5'000 + 777 * 11 + 240])), -24.0, 0.01);
}

TEST(Ducking, ItsDepthIsOffAtFirstAndThenNotABitIsChanged) {
    Rig with;
    ducked(with, 0, 5, 100);
    with.note(500, kKick, {.id = 2});
    Rig without;
    ducked(without, 0, 5, 100);
    without.values.set(kBass, ParamId::DuckSource, 0);
    without.note(500, kKick, {.id = 2});
    EXPECT_TRUE(with.render(10'000) == without.render(10'000));
}

TEST(Ducking, LowersWhatIsSentAndGoesOnWhileTheTrackIsSilent) {
    Rig rig;
    ducked(rig, 240, 1, 400);
    rig.values.set(kBass, ParamId::DelaySend, 1000);
    rig.values.set(kBass, ParamId::Pad, 2);
    rig.addPad({1.0F});
    rig.note(1'000, kKick, {.id = 2});
    rig.note(1'100, kBass, {.id = 3, .velocity = 127});
    rig.note(30'000, kBass, {.id = 4, .velocity = 127});
    Stems stems;
    rig.render(60'000, randomBlocks(4), stems);
    // 52 frames of 19,200 after its deepest, the ducker has hardly begun to come back.
    EXPECT_NEAR(stems[kBass].left[1'100], 0.0679F, 0.003F);
    EXPECT_EQ(stems[kBass].left[30'000], 1.0F);
    const float low = peakOf(stems[kDelay].left, 1'100 + 12'000, 1'100 + 12'200);
    const float full = peakOf(stems[kDelay].left, 30'000 + 12'000, 30'000 + 12'200);
    EXPECT_NEAR(low / full, stems[kBass].left[1'100], 0.02F);
}

TEST(Ducking, LowersTheReturnsItNamesAndNothingElse) {
    for (const auto target : {DuckTarget::Reverb, DuckTarget::Delay, DuckTarget::Returns}) {
        Stems plain;
        Stems lowered;
        for (Stems* stems : {&plain, &lowered}) {
            Rig rig;
            rig.addPad(noise(40'000, 1));
            rig.values.set(0, ParamId::ReverbSend, 1000);
            rig.values.set(0, ParamId::DelaySend, 1000);
            rig.values.setProject(ParamId::BusDuckSource, stems == &lowered ? 3 : 0);
            rig.values.setProject(ParamId::BusDuckTarget, static_cast<std::int32_t>(target));
            rig.values.setProject(ParamId::BusDuckDepth, 200);
            rig.values.setProject(ParamId::BusDuckAttack, 10);
            rig.note(0, 0, kFull);
            rig.note(20'003, 2, {.id = 9});
            rig.render(30'000, randomBlocks(2), *stems);
        }
        EXPECT_TRUE(plain[0] == lowered[0]);
        for (const std::size_t stem : {kReverb, kDelay}) {
            const bool isMeant =
                target == DuckTarget::Returns || target == (stem == kReverb ? DuckTarget::Reverb : DuckTarget::Delay);
            EXPECT_EQ(plain[stem] == lowered[stem], !isMeant);
            const std::size_t deepest = 20'003 + 480;
            EXPECT_NEAR(lowered[stem].left[deepest], plain[stem].left[deepest] * (isMeant ? 0.1F : 1.0F), 1e-5F);
            EXPECT_EQ(lowered[stem].left[20'003], plain[stem].left[20'003]);
        }
    }
}

TEST(Ducking, LowersTheMixBehindItsStems) {
    Rig rig;
    rig.addPad(constant(30'000, 0.5F));
    rig.values.setProject(ParamId::BusDuckSource, 1);
    rig.values.setProject(ParamId::BusDuckTarget, static_cast<std::int32_t>(DuckTarget::Mix));
    rig.values.setProject(ParamId::BusDuckDepth, 60);
    rig.values.setProject(ParamId::BusDuckAttack, 20);
    rig.note(1'001, 0, kFull);
    Stems stems;
    const Take mix = rig.render(10'000, blocksOf(100), stems);
    EXPECT_EQ(stems[0].left[1'001 + 960], 0.5F);
    EXPECT_NEAR(20.0 * std::log10(static_cast<double>(mix.left[1'001 + 960]) / 0.5), -6.0, 0.01);
    EXPECT_EQ(mix.left[1'001], 0.5F);
}

TEST(Ducking, GivesTheSameBitsForAnyPartition) {
    const auto take = [](const Partition& partition) {
        Rig rig;
        ducked(rig, 180, 7, 90);
        rig.values.set(kBass, ParamId::ReverbSend, 700);
        rig.values.setProject(ParamId::BusDuckSource, 1);
        rig.values.setProject(ParamId::BusDuckDepth, 90);
        for (NoteId id = 2; id < 20; ++id) {
            rig.note(1'301 * id, kKick, {.id = id});
        }
        return rig.render(40'000, partition);
    };
    const Take whole = take(blocksOf(4'096));
    for (const int frames : {1, 17, 64, 1'024}) {
        EXPECT_TRUE(take(blocksOf(frames)) == whole) << frames;
    }
    EXPECT_TRUE(take(randomBlocks(5)) == whole);
}

/// The frame of the first echo of a click at frame 64, at this tempo and length.
std::int64_t echoOf(std::int32_t sync, Tempo tempo) {
    Rig rig;
    rig.addPad({1.0F});
    rig.values.set(0, ParamId::DelaySend, 1000);
    rig.values.setProject(ParamId::DelaySync, sync);
    rig.at(0, [tempo](Rig& at, Frames when) { at.renderer->songClock(when, {.tempo = tempo, .runs = true}); });
    rig.note(64, 0, kFull);
    Stems stems;
    rig.render(110'000, blocksOf(512), stems);
    const std::vector<float>& echo = stems[kDelay].left;
    std::size_t frame = 0;
    while (frame < echo.size() && !(std::fabs(echo[frame]) > 0.0F)) {
        ++frame;
    }
    return static_cast<std::int64_t>(frame) - 64;
}

TEST(SyncedDelay, EchoesOnTheBeatWhateverTheTempo) {
    constexpr std::int32_t kQuarterNote = 9;
    constexpr std::int32_t kDottedEighth = 7;
    constexpr std::int32_t kHalf = 11;
    EXPECT_EQ(echoOf(kQuarterNote, Tempo::fromBpm(120)), 24'000);
    EXPECT_EQ(echoOf(kDottedEighth, Tempo::fromBpm(120)), 18'000);
    EXPECT_EQ(echoOf(kQuarterNote, Tempo{133'700}), std::lround(48'000 * 60 / 133.7));
    EXPECT_EQ(echoOf(kHalf, Tempo::fromBpm(120)), 48'000);
    EXPECT_EQ(echoOf(kHalf, Tempo::fromBpm(60)), 96'000);
}

TEST(SyncedDelay, IsHalvedUntilItFits) {
    constexpr std::int32_t kHalf = 11;
    EXPECT_EQ(echoOf(kHalf, Tempo::fromBpm(30)), 96'000);
    EXPECT_EQ(echoOf(kHalf, Tempo::fromBpm(50)), 57'600);
}

TEST(SyncedDelay, FollowsATempoThatChanges) {
    Rig rig;
    rig.addPad({1.0F});
    rig.values.set(0, ParamId::DelaySend, 1000);
    rig.values.setProject(ParamId::DelaySync, 9);
    rig.values.setProject(ParamId::DelayFeedback, 0);
    const auto tempo = [&rig](std::int64_t frame, std::int32_t bpm) {
        rig.at(frame, [bpm](Rig& at, Frames when) {
            at.renderer->songClock(when, {.tempo = Tempo::fromBpm(bpm), .runs = true});
        });
    };
    tempo(0, 120);
    tempo(64'000, 240);
    rig.note(64, 0, kFull);
    rig.note(70'400, 0, {.id = 2, .velocity = 127});
    Stems stems;
    rig.render(100'000, randomBlocks(9), stems);
    const std::vector<float>& echo = stems[kDelay].left;
    EXPECT_GT(std::fabs(echo[64 + 24'000]), 0.0F);
    EXPECT_EQ(peakOf(echo, 66'000, 70'400 + 12'000), 0.0F);
    EXPECT_GT(std::fabs(echo[70'400 + 12'000]), 0.0F);
}

} // namespace
} // namespace tresillo::audio::test
