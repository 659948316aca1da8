// SPDX-License-Identifier: MIT
#include "tests/audio/renderer/rig.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace tresillo::audio::test {
namespace {

/// Track 0 plays the acid voice, at full level and without drive.
void makeAcid(Rig& rig) {
    rig.values.set(0, ParamId::Instrument, static_cast<std::int32_t>(InstrumentKind::Acid));
    rig.values.set(0, ParamId::Amp, 1000);
    rig.values.set(0, ParamId::AcidDrive, 0);
}

NoteOn acidNote(NoteId id, std::uint8_t pitch, std::uint8_t velocity = 100) {
    return {.id = id, .pitch = pitch, .velocity = velocity};
}

/// The energy of the steps between frames over that of the frames: the brighter, the higher.
double brightness(const std::vector<float>& sound) {
    double steps = 0.0;
    double all = 0.0;
    for (std::size_t frame = 1; frame < sound.size(); ++frame) {
        const double step = static_cast<double>(sound[frame]) - static_cast<double>(sound[frame - 1]);
        steps += step * step;
        all += static_cast<double>(sound[frame]) * static_cast<double>(sound[frame]);
    }
    return all > 0.0 ? steps / all : 0.0;
}

double loudness(const std::vector<float>& sound) {
    double all = 0.0;
    for (const float sample : sound) {
        all += static_cast<double>(sample) * static_cast<double>(sample);
    }
    return std::sqrt(all / static_cast<double>(sound.size()));
}

TEST(Acid, EachStrikeOpensTheFilterAndItClosesWithinItsDecay) {
    Rig rig;
    makeAcid(rig);
    rig.values.set(0, ParamId::AcidCutoff, 300);
    rig.values.set(0, ParamId::AcidDecay, 300);
    rig.note(0, 0, acidNote(1, 45));
    rig.note(24'000, 0, acidNote(2, 45));
    const Take take = rig.render(48'000);
    const double open = brightness(partOf(take.left, 500, 2'500));
    const double closed = brightness(partOf(take.left, 18'000, 24'000));
    EXPECT_GT(open, 4.0 * closed);
    EXPECT_GT(brightness(partOf(take.left, 24'500, 26'500)), 4.0 * closed);
}

TEST(Acid, ASlideKeepsTheEnvelopeWhereItIsAndGoesToItsPitch) {
    Rig rig;
    makeAcid(rig);
    rig.values.set(0, ParamId::AcidCutoff, 300);
    rig.values.set(0, ParamId::SlideTime, 60);
    rig.note(0, 0, acidNote(1, 45));
    NoteOn next = acidNote(2, 57);
    next.slideFrom = 1;
    rig.note(24'000, 0, next);
    const Take take = rig.render(72'000);
    const double before = brightness(partOf(take.left, 18'000, 24'000));
    EXPECT_LT(brightness(partOf(take.left, 24'500, 26'500)), 2.0 * before);
    EXPECT_EQ(rig.renderer->takeStatus().voices, 1);
    EXPECT_NEAR(risesThroughZero(partOf(take.left, 30'000, 54'000)), 110, 2); // 220 Hz for half a second
}

TEST(Acid, AnAccentIsLouderAndBrighterAndOnlyAsMuchAsItsParameterSays) {
    const auto play = [](std::uint8_t velocity, std::int32_t accent) {
        Rig rig;
        makeAcid(rig);
        rig.values.set(0, ParamId::AcidEnvAmount, 0);
        rig.values.set(0, ParamId::AcidCutoff, 500);
        rig.values.set(0, ParamId::AcidAccent, accent);
        rig.note(0, 0, acidNote(1, 45, velocity));
        return rig.render(24'000).left;
    };
    const double perVelocity = 127.0 / 100.0;
    EXPECT_GT(loudness(play(127, 1000)), 1.3 * perVelocity * loudness(play(100, 1000)));
    EXPECT_GT(brightness(play(127, 1000)), 1.2 * brightness(play(100, 1000)));
    EXPECT_NEAR(loudness(play(127, 0)), perVelocity * loudness(play(100, 0)), 0.02);
}

TEST(Acid, CompensationGivesBackTheLowsThatResonanceTakes) {
    const auto play = [](std::int32_t resonance, std::int32_t compensation) {
        Rig rig;
        makeAcid(rig);
        rig.values.set(0, ParamId::Oscillator, static_cast<std::int32_t>(OscillatorKind::Sine));
        rig.values.set(0, ParamId::AcidEnvAmount, 0);
        rig.values.set(0, ParamId::AcidCutoff, 5'000);
        rig.values.set(0, ParamId::AcidResonance, resonance);
        rig.values.set(0, ParamId::AcidCompensation, compensation);
        rig.values.set(0, ParamId::Amp, 100);
        rig.note(0, 0, acidNote(1, 45));
        return loudness(rig.render(24'000).left);
    };
    EXPECT_LT(play(800, 0), 0.4 * play(0, 0));
    EXPECT_GT(play(800, 1000), 0.6 * play(0, 0));
}

TEST(Acid, WithoutMixItIsThePlainWave) {
    Rig rig;
    makeAcid(rig);
    rig.values.set(0, ParamId::AcidMix, 0);
    rig.note(0, 0, acidNote(1, 57, 127));
    rig.values.set(0, ParamId::AcidAccent, 0);
    const Take acid = rig.render(10'000);
    Rig plain;
    plain.values.set(0, ParamId::Instrument, static_cast<std::int32_t>(InstrumentKind::Synth));
    plain.values.set(0, ParamId::Amp, 1000);
    plain.note(0, 0, acidNote(1, 57, 127));
    const Take synth = plain.render(10'000);
    for (std::size_t frame = 0; frame < 10'000; ++frame) {
        ASSERT_NEAR(acid.left[frame], synth.left[frame], 1e-6F);
    }
}

TEST(Acid, OneNoteSoundsAtATimeAndTheOneBeforeFadesWithoutAClick) {
    Rig rig;
    makeAcid(rig);
    rig.values.set(0, ParamId::Attack, 10);
    rig.values.set(0, ParamId::AcidEnvAmount, 0);
    rig.values.set(0, ParamId::AcidCutoff, 300);
    for (int note = 0; note < 9; ++note) {
        rig.note(5'003 * note, 0, acidNote(static_cast<NoteId>(note + 1), 40));
    }
    const Take take = rig.render(45'000);
    EXPECT_EQ(rig.renderer->takeStatus().voices, 1);
    EXPECT_LT(largestStep(take.left), 0.1F);
}

TEST(Acid, GivesTheSameBitsHoweverRenderingIsCutIntoPieces) {
    const auto play = [](const Partition& partition) {
        Rig rig;
        makeAcid(rig);
        rig.values.set(0, ParamId::AcidDrive, 600);
        for (int note = 0; note < 12; ++note) {
            NoteOn next = acidNote(
                static_cast<NoteId>(note + 1), static_cast<std::uint8_t>(36 + 5 * (note % 5)),
                static_cast<std::uint8_t>(80 + 4 * note));
            next.slideFrom = note % 3 == 2 ? static_cast<NoteId>(note) : 0;
            rig.note(2'711 * note, 0, next, {{ParamId::AcidCutoff, 200 + 300 * note}});
        }
        return rig.render(40'000, partition);
    };
    const Take take = play(blocksOf(512));
    EXPECT_TRUE(take == play(blocksOf(1)));
    EXPECT_TRUE(take == play(blocksOf(17)));
    EXPECT_TRUE(take == play(blocksOf(1024)));
    EXPECT_TRUE(take == play(randomBlocks(21)));
}

} // namespace
} // namespace tresillo::audio::test
