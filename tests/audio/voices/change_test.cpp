// SPDX-License-Identifier: MIT
// Values that change while notes sound: glides, latches, slides, and nothing that clicks.
#include "tests/audio/renderer/rig.h"

#include <gtest/gtest.h>

#include <cmath>

namespace tresillo::audio::test {
namespace {

void change(Rig& rig, std::int64_t frame, std::uint8_t track, ParamId id, std::int32_t value) {
    rig.at(frame, [=](Rig& at, Frames when) {
        at.values.set(track, id, value);
        at.renderer->trackChanged(when, track);
    });
}

TEST(Glide, APanChangeTakes15CellsFromTheNextGridPointOnAndIsLinear) {
    Rig rig;
    rig.addPad(constant(20'000));
    rig.note(0, 0, kFull);
    change(rig, 1000, 0, ParamId::Pan, 100);
    const Take take = rig.render(4000);
    constexpr std::size_t kStart = 1024;
    constexpr std::size_t kEnd = kStart + 960;
    EXPECT_EQ(take.left[kStart], 1.0F);
    EXPECT_LT(take.left[kStart + 1], 1.0F);
    for (std::size_t frame = kStart; frame <= kEnd; ++frame) {
        const float want = 1.0F - static_cast<float>(frame - kStart) / 960.0F;
        ASSERT_NEAR(take.left[frame], want, 1e-5F) << frame;
        ASSERT_EQ(take.right[frame], 1.0F);
    }
    EXPECT_GT(take.left[kEnd - 1], 0.0F);
    EXPECT_EQ(take.left[kEnd], 0.0F);
}

TEST(Glide, AtAGridPointItBeginsAtOnce) {
    Rig rig;
    rig.addPad(constant(20'000));
    rig.note(0, 0, kFull);
    change(rig, 1024, 0, ParamId::Pan, 100);
    const Take take = rig.render(4000, blocksOf(17));
    EXPECT_EQ(take.left[1024], 1.0F);
    EXPECT_LT(take.left[1025], 1.0F);
    EXPECT_EQ(take.left[1024 + 960], 0.0F);
}

TEST(Glide, TheLowestLevelIsSilenceAndZeroIsExactlyOne) {
    Rig rig;
    rig.addPad(constant(20'000));
    rig.note(0, 0, kFull);
    change(rig, 64, 0, ParamId::Level, -600);
    change(rig, 6400, 0, ParamId::Level, 0);
    const Take take = rig.render(10'000);
    EXPECT_EQ(take.left[0], 1.0F);
    EXPECT_EQ(take.left[64 + 960], 0.0F);
    EXPECT_EQ(take.left[6400 + 960], 1.0F);
    EXPECT_LT(largestStep(take.left), 0.01F);
}

TEST(Glide, WithoutASoundingNoteAChangeIsThereAtOnce) {
    Rig rig;
    rig.addPad(constant(100));
    rig.note(0, 0, kFull);
    change(rig, 200, 0, ParamId::Pan, -100);
    rig.note(201, 0, {.id = 2, .velocity = 127});
    const Take take = rig.render(400);
    EXPECT_EQ(take.left[201], 1.0F);
    EXPECT_EQ(take.right[201], 0.0F);
}

TEST(Latch, ALockedValueHoldsUntilItsNoteEndsAndAnUnlockedOneFollows) {
    Rig rig;
    rig.addPad(constant(20'000));
    rig.note(0, 0, {.id = 1, .velocity = 127, .slot = 0}, {{ParamId::Pan, -100}});
    rig.note(0, 1, {.id = 2, .velocity = 127, .slot = 0}, {{ParamId::Pad, 0}});
    change(rig, 1000, 0, ParamId::Pan, 100);
    change(rig, 1000, 1, ParamId::Pan, 100);
    Stems stems;
    rig.render(4000, blocksOf(256), stems);
    EXPECT_EQ(stems[0].left[3999], 1.0F);
    EXPECT_EQ(stems[0].right[3999], 0.0F);
    EXPECT_EQ(stems[1].left[3999], 0.0F);
    EXPECT_EQ(stems[1].right[3999], 1.0F);
}

TEST(Latch, ALockTrigMovesRingingNotesAndItsEndMovesThemBack) {
    Rig rig;
    rig.addPad(constant(40'000));
    rig.note(0, 0, kFull);
    rig.at(6400, [](Rig& at, Frames when) {
        LockSet<1> locks{};
        locks.add({ParamId::Pan, 100});
        at.renderer->paramsLocked(when, 0, {.locks = locks.all()});
    });
    // An edit of another row meanwhile does not end the lock.
    change(rig, 8000, 0, ParamId::Resonance, 200);
    rig.at(12'800, [](Rig& at, Frames when) { at.renderer->paramsReturn(when, 0); });
    const Take take = rig.render(20'000);
    EXPECT_EQ(take.left[6400], 1.0F);
    EXPECT_EQ(take.left[6400 + 960], 0.0F);
    EXPECT_EQ(take.left[12'800], 0.0F);
    EXPECT_EQ(take.left[12'800 + 960], 1.0F);
}

TEST(Slide, GoesToTheNewPitchWithoutANewStrike) {
    Rig rig;
    rig.addPad(sine(400'000, 200.0));
    rig.values.set(0, ParamId::SlideTime, 100);
    rig.note(0, 0, {.id = 1, .velocity = 127});
    rig.note(48'000, 0, {.id = 2, .slideFrom = 1, .pitch = 72, .velocity = 127, .slot = 1});
    const Take take = rig.render(144'000);
    EXPECT_EQ(rig.renderer->takeStatus().voices, 1);
    EXPECT_NEAR(risesThroughZero({take.left.begin(), take.left.begin() + 48'000}), 200, 1);
    EXPECT_NEAR(risesThroughZero({take.left.begin() + 96'000, take.left.end()}), 400, 1);
    EXPECT_LT(largestStep({take.left.begin() + 1000, take.left.end()}), 0.0525F); // what a sine of 400 Hz has
    EXPECT_LT(*std::max_element(take.left.begin(), take.left.end()), 1.01F);
}

TEST(Slide, LockedSmoothedValuesGoThereInTheSlideTimeAndLaterBackToTheTracks) {
    Rig rig;
    rig.addPad(constant(400'000));
    rig.values.set(0, ParamId::SlideTime, 64); // 48 cells of 64 frames
    rig.note(0, 0, {.id = 1, .velocity = 127});
    rig.note(6400, 0, {.id = 2, .slideFrom = 1, .velocity = 127}, {{ParamId::Pan, 100}});
    rig.note(12'800, 0, {.id = 3, .slideFrom = 2, .velocity = 127});
    change(rig, 32'000, 0, ParamId::Pan, 100);
    const Take take = rig.render(40'000);
    EXPECT_EQ(take.left[6400], 1.0F);
    EXPECT_NEAR(take.left[6400 + 1536], 0.5F, 1e-5F);
    EXPECT_EQ(take.left[6400 + 3072], 0.0F);
    EXPECT_EQ(take.left[12'800 + 3072], 1.0F);
    EXPECT_EQ(take.left[32'000], 1.0F);
    EXPECT_EQ(take.left[32'000 + 960], 0.0F);
}

TEST(Slide, FromANoteThatNoLongerSoundsIsAStrike) {
    Rig rig;
    rig.addPad(constant(100, 0.5F));
    rig.note(0, 0, kFull);
    rig.note(200, 0, {.id = 2, .slideFrom = 1, .velocity = 127});
    EXPECT_EQ(rig.render(400).left[200], 0.5F);
}

TEST(Slide, TheOffOfTheNoteThatWasLeftDoesNothingAndThatOfTheNewOneEndsIt) {
    Rig rig;
    rig.addPad(constant(100'000)).gated = true;
    rig.note(0, 0, kFull);
    rig.note(1000, 0, {.id = 2, .slideFrom = 1, .velocity = 127});
    rig.off(1000, 0, 1);
    rig.off(5000, 0, 2);
    const Take take = rig.render(8000);
    EXPECT_EQ(take.left[4999], 1.0F);
    EXPECT_EQ(take.left[7999], 0.0F);
}

/// The steepest step of a full fade: 3 ms at 48 kHz.
constexpr float kFadeStep = 1.0F / 144.0F + 1e-6F;

TEST(Clicks, AStolenVoiceFadesAndItsSuccessorIsNotDelayed) {
    Rig rig;
    rig.addPad(constant(10'000));
    std::vector<float> second = sine(10'000, 10.0);
    rig.addPad(second);
    rig.addPad(constant(10'000));
    rig.values.set(0, ParamId::Pad, 0);
    // The choke group steals: pad 1 from pad 0.
    rig.note(0, 0, kFull);
    rig.at(1000, [](Rig& at, Frames when) {
        at.renderer->noteOn(when, 0, {.id = 2, .velocity = 127}); // the same slot and pad
    });
    const Take take = rig.render(3000);
    // One at full level fades out while the other is there from its first frame: 2, and down to 1 without a jump.
    EXPECT_NEAR(take.left[1000], 2.0F, 0.01F);
    EXPECT_LE(largestStep({take.left.begin() + 1000, take.left.end()}), kFadeStep);
    EXPECT_EQ(take.left[1200], 1.0F);
}

TEST(Clicks, AChokedOffFadesAGatedVoiceAndAPlainOffWithoutReleaseDoesToo) {
    for (const bool choked : {true, false}) {
        Rig rig;
        rig.addPad(constant(10'000)).gated = true;
        rig.values.set(0, ParamId::Release, 0);
        rig.note(0, 0, kFull);
        rig.off(1000, 0, 1, choked);
        const Take take = rig.render(3000);
        EXPECT_EQ(take.left[999], 1.0F);
        EXPECT_EQ(take.left[1000 + 144], 0.0F);
        EXPECT_LE(largestStep({take.left.begin() + 1, take.left.end()}), kFadeStep);
    }
}

TEST(Clicks, ALongReleaseIsCutShortByAChokedOff) {
    Rig rig;
    KitPad& pad = rig.addPad(constant(100'000));
    pad.gated = true;
    pad.release = 1.0F;
    rig.note(0, 0, kFull);
    rig.off(1000, 0, 1, true);
    const Take take = rig.render(3000);
    EXPECT_EQ(take.left[1000 + 144], 0.0F);
}

TEST(Clicks, ReplacingAKitFadesItsVoicesAndReleasesItWhenTheyAreSilent) {
    Rig rig;
    rig.addPad(constant(100'000));
    rig.note(0, 0, kFull);
    const std::uint16_t other = rig.addKit(constant(100, 0.25F));
    rig.at(1000, [other](Rig& at, Frames when) { at.renderer->kitHandover(when, {.kit = 0, .handle = other}); });
    rig.note(1001, 0, {.id = 2, .velocity = 127});
    const Take before = rig.render(1100);
    EXPECT_LE(largestStep({before.left.begin(), before.left.begin() + 1001}), kFadeStep);
    EXPECT_FALSE(rig.renderer->takeReleasedKit().has_value());
    const Take after = rig.render(1000);
    EXPECT_EQ(rig.renderer->takeReleasedKit(), std::optional<std::uint16_t>(0));
    EXPECT_FALSE(rig.renderer->takeReleasedKit().has_value());
    EXPECT_TRUE(rig.kits.remove(0));
    EXPECT_EQ(after.left[999], 0.0F);
}

TEST(Clicks, AnotherVersionOfAKitLetsTheVoicesOfTheFirstGoOn) {
    Rig rig;
    auto origin = std::make_shared<Kit>();
    origin->samples.emplace_back(constant(2'000), std::vector<float>{});
    const auto version = [&](float gain) {
        auto kit = std::make_unique<Kit>();
        KitPad pad;
        pad.gain = gain;
        EXPECT_TRUE(pad.layers.push({.sample = 0}));
        EXPECT_TRUE(kit->description.pads.push(pad));
        kit->origin = origin;
        return *rig.kits.add(std::move(kit));
    };
    const std::uint16_t first = version(1.0F);
    const std::uint16_t second = version(0.5F);
    rig.at(0, [first](Rig& at, Frames when) { at.renderer->kitHandover(when, {.kit = 0, .handle = first}); });
    rig.note(0, 0, kFull);
    rig.at(1000, [second](Rig& at, Frames when) { at.renderer->kitHandover(when, {.kit = 0, .handle = second}); });
    const Take take = rig.render(1900);
    EXPECT_EQ(take.left[1800], take.left[900]) << "it is struck with the first";
    EXPECT_TRUE(rig.renderer->takeReleasedKit().has_value()) << "the rig's own, which has no pads";
    EXPECT_FALSE(rig.renderer->takeReleasedKit().has_value());
    rig.note(2100, 0, {.id = 2, .velocity = 127});
    const Take after = rig.render(1100);
    EXPECT_FLOAT_EQ(after.left[1000], take.left[900] / 2);
    EXPECT_EQ(rig.renderer->takeReleasedKit(), std::optional<std::uint16_t>(first));
    EXPECT_TRUE(rig.kits.remove(first));
    rig.at(
        3000, [](Rig& at, Frames when) { at.renderer->kitHandover(when, {.kit = 0, .handle = KitHandover::kNone}); });
    rig.note(3500, 0, {.id = 3, .velocity = 127});
    const Take silent = rig.render(1000);
    EXPECT_EQ(silent.left[900], 0.0F) << "the place has no kit";
    EXPECT_EQ(rig.renderer->takeReleasedKit(), std::optional<std::uint16_t>(second));
}

TEST(Clicks, AKitThatComesBackBeforeItIsSilentIsNotReleased) {
    Rig rig;
    rig.addPad(constant(100'000));
    rig.note(0, 0, kFull);
    const std::uint16_t other = rig.addKit(constant(100, 0.25F));
    rig.at(1000, [other](Rig& at, Frames when) { at.renderer->kitHandover(when, {.kit = 0, .handle = other}); });
    rig.at(1010, [](Rig& at, Frames when) { at.renderer->kitHandover(when, {.kit = 0, .handle = 0}); });
    rig.render(3000);
    EXPECT_EQ(rig.renderer->takeReleasedKit(), std::optional<std::uint16_t>(other));
    EXPECT_FALSE(rig.renderer->takeReleasedKit().has_value());
}

} // namespace
} // namespace tresillo::audio::test
