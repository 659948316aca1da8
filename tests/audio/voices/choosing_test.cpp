// SPDX-License-Identifier: MIT
// Which pads and layers a note reaches, and which voices it takes from others.
#include "audio/kits/layers.h"
#include "tests/audio/renderer/rig.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tresillo::audio::test {
namespace {

using ::testing::ElementsAre;

std::vector<int> chosen(const KitPad& pad, std::uint32_t mask, std::uint8_t velocity, std::uint32_t ordinal) {
    const LayerChoice choice = chooseLayers(pad, mask, velocity, ordinal);
    return {choice.begin(), choice.end()};
}

KitPad padOf(const std::vector<KitLayer>& layers) {
    KitPad pad;
    for (const KitLayer& layer : layers) {
        EXPECT_TRUE(pad.layers.push(layer));
    }
    return pad;
}

TEST(Layers, AreReachedByVelocityAndMask) {
    const KitPad pad = padOf({{.velocityLow = 1, .velocityHigh = 42}, {.velocityLow = 43, .velocityHigh = 127}, {}});
    EXPECT_THAT(chosen(pad, 0xFFFF, 42, 0), ElementsAre(0, 2));
    EXPECT_THAT(chosen(pad, 0xFFFF, 43, 0), ElementsAre(1, 2));
    EXPECT_THAT(chosen(pad, 0b011, 43, 0), ElementsAre(1));
    EXPECT_THAT(chosen(pad, 0, 43, 0), ElementsAre());
}

TEST(Layers, TakeTurnsInTheOrderOfTheirNumbersWithinTheirVelocity) {
    const KitPad pad = padOf(
        {{.velocityHigh = 63, .roundRobin = 1},
         {.velocityHigh = 63, .roundRobin = 2},
         {.velocityLow = 64, .roundRobin = 5},
         {.velocityLow = 64, .roundRobin = 3},
         {.velocityLow = 64, .roundRobin = 9},
         {.roundRobin = 0}});
    EXPECT_THAT(chosen(pad, 0xFFFF, 10, 0), ElementsAre(0, 5));
    EXPECT_THAT(chosen(pad, 0xFFFF, 10, 1), ElementsAre(1, 5));
    EXPECT_THAT(chosen(pad, 0xFFFF, 10, 2), ElementsAre(0, 5));
    EXPECT_THAT(chosen(pad, 0xFFFF, 100, 0), ElementsAre(3, 5));
    EXPECT_THAT(chosen(pad, 0xFFFF, 100, 1), ElementsAre(2, 5));
    EXPECT_THAT(chosen(pad, 0xFFFF, 100, 2), ElementsAre(4, 5));
    EXPECT_THAT(chosen(pad, 0xFFFF, 100, 3), ElementsAre(3, 5));
}

TEST(Pads, ATrackOfAWholeKitPlaysOnePadPerNoteFrom36AtItsOwnPitch) {
    Rig rig;
    rig.addPad(constant(10, 0.25F));
    rig.addPad(constant(10, 0.5F));
    rig.values.set(0, ParamId::Instrument, static_cast<std::int32_t>(InstrumentKind::Kit));
    rig.note(0, 0, {.id = 1, .pitch = 36, .velocity = 127});
    rig.note(100, 0, {.id = 2, .pitch = 37, .velocity = 127});
    rig.note(200, 0, {.id = 3, .pitch = 35, .velocity = 127});
    rig.note(200, 0, {.id = 4, .pitch = 38, .velocity = 127});
    const Take take = rig.render(300);
    EXPECT_EQ(take.left[9], 0.25F);
    EXPECT_EQ(take.left[109], 0.5F);
    EXPECT_EQ(take.left[110], 0.0F);
    EXPECT_EQ(take.left[200], 0.0F);
}

TEST(Pads, AStepCanLockThePad) {
    Rig rig;
    rig.addPad(constant(10, 0.25F));
    rig.addPad(constant(10, 0.5F));
    rig.note(0, 0, {.id = 1, .velocity = 127}, {{ParamId::Pad, 1}});
    EXPECT_EQ(rig.render(10).left[0], 0.5F);
}

TEST(Pads, ATrackWithoutInstrumentOrKitIsSilent) {
    Rig rig;
    rig.addPad(constant(10));
    rig.values.set(0, ParamId::Instrument, static_cast<std::int32_t>(InstrumentKind::None));
    rig.values.set(1, ParamId::Kit, 7);
    rig.note(0, 0, {.id = 1});
    rig.note(0, 1, {.id = 2}, {{ParamId::Pad, 0}});
    EXPECT_EQ(rig.render(10).left[5], 0.0F);
}

/// Frames until a stolen voice is silent: 3 ms at 48 kHz.
constexpr std::size_t kFade = 144;

TEST(Stealing, ANewNoteOfTheSameSlotAndPadTakesTheVoiceOfTheLast) {
    Rig rig;
    rig.addPad(constant(10'000, 0.5F));
    rig.note(0, 0, {.id = 1, .velocity = 127, .slot = 0});
    rig.note(1000, 0, {.id = 2, .velocity = 127, .slot = 0});
    const Take take = rig.render(2000);
    EXPECT_EQ(take.left[999], 0.5F);
    EXPECT_GT(take.left[1000], 0.9F);
    EXPECT_EQ(take.left[1000 + kFade], 0.5F);
}

TEST(Stealing, AnotherSlotRingsOn) {
    Rig rig;
    rig.addPad(constant(10'000, 0.25F));
    rig.note(0, 0, {.id = 1, .velocity = 127, .slot = 0});
    rig.note(1000, 0, {.id = 2, .velocity = 127, .slot = 1});
    EXPECT_EQ(rig.render(2000).left[1999], 0.5F);
}

TEST(Stealing, The33rdVoiceOfAKitTakesTheOldest) {
    Rig rig;
    rig.addPad(constant(100'000, 1.0F));
    // Eight tracks of four slots, told apart by their levels: track n sounds at n + 1 thousandths.
    for (std::uint8_t track = 0; track < 9; ++track) {
        rig.values.set(track, ParamId::Pad, 0);
    }
    std::uint32_t id = 0;
    for (std::uint8_t slot = 0; slot < 4; ++slot) {
        for (std::uint8_t track = 0; track < 8; ++track) {
            ++id;
            rig.note(100 * id, track, {.id = id, .velocity = 127, .slot = slot});
        }
    }
    rig.note(5000, 8, {.id = 33, .velocity = 127});
    Stems stems;
    const Take take = rig.render(6000, blocksOf(64), stems);
    EXPECT_EQ(take.left[4999], 32.0F);
    EXPECT_EQ(take.left[5999], 32.0F);
    EXPECT_EQ(stems[0].left[5999], 3.0F);
    EXPECT_EQ(stems[1].left[5999], 4.0F);
    EXPECT_EQ(stems[8].left[5999], 1.0F);
}

TEST(Stealing, VoicesThatFadeOutAreNotCounted) {
    Rig rig;
    rig.addPad(constant(100'000));
    for (std::uint32_t hit = 0; hit < 1000; ++hit) {
        // Far more notes than voices, each on its own slot in turn, faster than voices fade.
        const auto slot = static_cast<std::uint8_t>(hit % 40);
        rig.note(hit, 0, {.id = hit + 1, .velocity = 127, .slot = slot});
    }
    EXPECT_EQ(rig.render(3000).left[2999], 32.0F);
}

TEST(Choke, PadsOfAGroupCutEachOtherAcrossTracks) {
    Rig rig;
    rig.addPad(constant(10'000, 0.5F)).choke = 3;
    rig.addPad(constant(100, 0.25F)).choke = 3;
    rig.addPad(constant(10'000, 0.125F)).choke = 4;
    rig.note(0, 0, {.id = 1, .velocity = 127});
    rig.note(0, 2, {.id = 2, .velocity = 127});
    rig.note(1000, 1, {.id = 3, .velocity = 127});
    Stems stems;
    rig.render(2000, blocksOf(256), stems);
    EXPECT_EQ(stems[0].left[999], 0.5F);
    EXPECT_LT(stems[0].left[1000], 0.5F);
    EXPECT_EQ(stems[0].left[1000 + kFade - 1], 0.0F);
    EXPECT_EQ(stems[1].left[1000], 0.25F);
    EXPECT_EQ(stems[2].left[1999], 0.125F);
}

TEST(Offs, AnOffKillsOnlyItsOwnNoteOfTwoWithTheSamePitch) {
    Rig rig;
    rig.addPad(constant(10'000, 0.25F)).gated = true;
    rig.note(0, 0, {.id = 1, .velocity = 127, .slot = 0});
    rig.note(500, 0, {.id = 2, .velocity = 127, .slot = 1});
    rig.off(1000, 0, 1);
    rig.off(3000, 0, 77);
    const Take take = rig.render(4000);
    EXPECT_EQ(take.left[999], 0.5F);
    EXPECT_EQ(take.left[3999], 0.25F);
}

TEST(Offs, ALateOffOfAStolenNoteLeavesItsSuccessorAlone) {
    Rig rig;
    rig.addPad(constant(10'000, 0.25F)).gated = true;
    rig.note(0, 0, {.id = 1, .velocity = 127, .slot = 0});
    rig.note(500, 0, {.id = 2, .velocity = 127, .slot = 0});
    rig.off(600, 0, 1);
    EXPECT_EQ(rig.render(4000).left[3999], 0.25F);
}

} // namespace
} // namespace tresillo::audio::test
