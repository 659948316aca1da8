// SPDX-License-Identifier: MIT
// What one note sounds like.
#include "tests/audio/renderer/rig.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace tresillo::audio::test {
namespace {

TEST(Voice, PlaysItsSampleFrameForFrameFromItsOwnFrameOn) {
    Rig rig;
    const std::vector<float> sample = noise(1000, 1);
    rig.addPad(sample);
    rig.note(37, 0, kFull);
    const Take take = rig.render(2000);
    for (std::size_t frame = 0; frame < 2000; ++frame) {
        const float want = frame >= 37 && frame < 1037 ? sample[frame - 37] : 0.0F;
        ASSERT_EQ(take.left[frame], want) << frame;
        ASSERT_EQ(take.right[frame], want) << frame;
    }
}

TEST(Voice, KeepsStereoApart) {
    Rig rig;
    rig.addPad(constant(100, 0.5F), constant(100, -0.25F));
    rig.note(0, 0, kFull);
    const Take take = rig.render(100);
    EXPECT_EQ(take.left[50], 0.5F);
    EXPECT_EQ(take.right[50], -0.25F);
}

TEST(Voice, VelocityPadAndLayerMultiply) {
    Rig rig;
    rig.addPad(constant(100)).gain = 0.5F;
    rig.addLayer(0, constant(100)).gain = 0.25F;
    rig.note(0, 0, {.id = 1, .velocity = 64});
    const float velocity = 64.0F / 127.0F;
    EXPECT_EQ(rig.render(100).left[0], velocity * 0.5F + velocity * 0.5F * 0.25F);
}

TEST(Voice, OneFrameIsNeverLostAtAnyBlockSize) {
    for (const int block : {1, 17, 64, 256, 1024, 4096}) {
        Rig rig;
        rig.addPad({0.75F});
        for (std::uint32_t hit = 0; hit < 200; ++hit) {
            rig.note(13 + 97 * std::int64_t{hit}, 0, {.id = hit + 1, .velocity = 127});
        }
        const Take take = rig.render(20'000, blocksOf(block));
        for (std::size_t frame = 0; frame < take.left.size(); ++frame) {
            const bool hit = frame >= 13 && (frame - 13) % 97 == 0 && (frame - 13) / 97 < 200;
            ASSERT_EQ(take.left[frame], hit ? 0.75F : 0.0F) << "frame " << frame << ", blocks of " << block;
        }
    }
}

TEST(Voice, AnOctaveUpAndDownAreTwiceAndHalfTheFrequency) {
    for (const auto& [pitch, rises] : {std::pair{48, 50}, {60, 100}, {72, 200}, {84, 400}}) {
        Rig rig;
        rig.addPad(sine(400'000, 100.0));
        rig.note(0, 0, {.id = 1, .pitch = static_cast<std::uint8_t>(pitch), .velocity = 127});
        const Take take = rig.render(48'000);
        EXPECT_NEAR(risesThroughZero(take.left), rises, 1) << "note " << pitch;
    }
}

TEST(Voice, PitchOfNotePadLayerAndTrackAddUpToTheSamplesOwnExactly) {
    Rig rig;
    const std::vector<float> sample = noise(1000, 5);
    KitPad& pad = rig.addPad(sample);
    pad.pitch = 3.0F;
    pad.layers[0].pitch = -4.0F;
    rig.values.set(0, ParamId::Tune, -200);
    rig.note(0, 0, {.id = 1, .pitch = 63, .velocity = 127});
    EXPECT_EQ(rig.render(1000).left, sample);
}

TEST(Voice, TonesThatCannotBeHeardAtThatPitchAreTakenAwayNotFoldedBack) {
    // 15 kHz an octave and a fifth up would fold back to 3 kHz.
    Rig rig;
    rig.addPad(sine(400'000, 15'000.0));
    rig.note(0, 0, {.id = 1, .pitch = 60 + 19, .velocity = 127});
    const Take take = rig.render(48'000);
    EXPECT_LT(*std::max_element(take.left.begin() + 1000, take.left.end()), 1e-3F);
}

TEST(Voice, ReverseReadsFromTheEndAndTwoReversesAreForward) {
    const std::vector<float> sample = noise(500, 2);
    std::vector<float> backwards(sample.rbegin(), sample.rend());
    Rig rig;
    rig.addPad(sample).reverse = true;
    rig.note(0, 0, kFull);
    EXPECT_EQ(rig.render(500).left, backwards);
    Rig twice;
    twice.addPad(sample).reverse = true;
    twice.values.set(0, ParamId::Reverse, 1);
    twice.note(0, 0, kFull);
    EXPECT_EQ(twice.render(500).left, sample);
}

TEST(Voice, StartAndEndOfTrackNarrowThoseOfThePad) {
    Rig rig;
    const std::vector<float> sample = noise(1100, 3);
    KitPad& pad = rig.addPad(sample);
    pad.start = 100;
    pad.end = 1100;
    rig.values.set(0, ParamId::SampleStart, 250);
    rig.note(0, 0, kFull, {{ParamId::SampleEnd, 500}});
    const Take take = rig.render(400);
    for (std::size_t frame = 0; frame < 400; ++frame) {
        ASSERT_EQ(take.left[frame], frame < 250 ? sample[350 + frame] : 0.0F);
    }
}

TEST(Voice, LoopRepeatsUntilTheNoteEndsThenRunsOut) {
    Rig rig;
    const std::vector<float> sample = noise(300, 4);
    KitPad& pad = rig.addPad(sample);
    pad.loops = true;
    pad.loopStart = 100;
    pad.loopEnd = 200;
    rig.note(0, 0, kFull);
    rig.off(450, 0, 1);
    const Take take = rig.render(1000);
    for (std::size_t frame = 0; frame < 1000; ++frame) {
        // Four times round by frame 450; then on from where the loop was to the end.
        const std::size_t place = frame < 100 ? frame : 100 + (frame - 100) % 100;
        const float want = frame < 450 ? sample[place] : frame < 600 ? sample[150 + frame - 450] : 0.0F;
        ASSERT_EQ(take.left[frame], frame < 600 ? want : 0.0F) << frame;
    }
}

TEST(Voice, APitchedLoopGoesRoundItsSeamWithoutAStep) {
    Rig rig;
    KitPad& pad = rig.addPad(sine(4800, 100.0)); // 480 frames a period
    pad.loops = true;
    pad.loopStart = 480;
    pad.loopEnd = 960;
    rig.note(0, 0, {.id = 1, .pitch = 63, .velocity = 127});
    const Take take = rig.render(48'000);
    EXPECT_NEAR(risesThroughZero(take.left), 119, 1);
    // Once the beginning is past, the steps of a sine of 118.9 Hz.
    EXPECT_LT(largestStep({take.left.begin() + 100, take.left.end()}), 0.0156F);
}

TEST(Voice, AOneShotPlaysOnAfterItsNoteAndAGatedVoiceEnds) {
    Rig rig;
    rig.addPad(constant(2000));
    rig.addPad(constant(2000)).gated = true;
    rig.values.set(0, ParamId::Release, 10);
    rig.values.set(1, ParamId::Release, 10);
    rig.note(0, 0, kFull);
    rig.note(0, 1, {.id = 2, .velocity = 127});
    rig.off(100, 0, 1);
    rig.off(100, 1, 2);
    Stems stems;
    rig.render(2000, blocksOf(256), stems);
    EXPECT_EQ(stems[0].left[1999], 1.0F);
    EXPECT_EQ(stems[1].left[100], 1.0F);
    EXPECT_LT(stems[1].left[101], 1.0F);
    EXPECT_GT(stems[1].left[100 + 479], 0.0F);
    EXPECT_EQ(stems[1].left[100 + 480], 0.0F);
}

TEST(Voice, PlayModeOfTheTrackOverrulesThePad) {
    Rig rig;
    rig.addPad(constant(2000));
    rig.values.set(0, ParamId::PlayMode, static_cast<std::int32_t>(PlayMode::Gated));
    rig.note(0, 0, kFull);
    rig.off(100, 0, 1);
    EXPECT_EQ(rig.render(2000).left[1999], 0.0F);
}

TEST(Voice, EnvelopesOfPadAndTrackMultiply) {
    Rig rig;
    rig.addPad(constant(10'000)).attack = 0.02F;
    rig.values.set(0, ParamId::Attack, 10);
    rig.note(5, 0, kFull);
    const Take take = rig.render(2000);
    EXPECT_EQ(take.left[5], 0.0F);
    EXPECT_FLOAT_EQ(take.left[5 + 240], 0.5F * 0.25F);
    EXPECT_FLOAT_EQ(take.left[5 + 480], 0.5F);
    EXPECT_EQ(take.left[5 + 960], 1.0F);
}

TEST(Voice, ThePadsFilterAndTheTracksAreInSeriesAndOffChangesNothing) {
    const auto level = [](FilterMode pad, FilterMode track) {
        Rig rig;
        KitPad& made = rig.addPad(sine(48'000, 4000.0));
        made.filter = pad;
        made.cutoff = 1000.0F;
        rig.values.set(0, ParamId::FilterMode, static_cast<std::int32_t>(track));
        rig.values.set(0, ParamId::Cutoff, 1000);
        rig.note(0, 0, kFull);
        const Take take = rig.render(24'000);
        return *std::max_element(take.left.begin() + 12'000, take.left.end());
    };
    const float one = level(FilterMode::LowPass, FilterMode::Off);
    EXPECT_EQ(level(FilterMode::Off, FilterMode::Off), 1.0F);
    EXPECT_LT(one, 0.08F);
    EXPECT_FLOAT_EQ(level(FilterMode::Off, FilterMode::LowPass), one);
    EXPECT_NEAR(level(FilterMode::LowPass, FilterMode::LowPass), one * one, 1e-4F);
}

TEST(Voice, AFilterRingsBeyondTheEndOfItsSample) {
    Rig rig;
    KitPad& pad = rig.addPad({1.0F});
    pad.filter = FilterMode::BandPass;
    pad.cutoff = 200.0F;
    pad.resonance = 10.0F;
    rig.note(0, 0, kFull);
    const Take take = rig.render(48'000);
    EXPECT_GT(std::fabs(take.left[120]), 1e-3F);
    EXPECT_EQ(take.left[47'999], 0.0F);
    EXPECT_EQ(rig.renderer->takeStatus().voices, 0);
}

} // namespace
} // namespace tresillo::audio::test
