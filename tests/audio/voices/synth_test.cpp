// SPDX-License-Identifier: MIT
#include "tests/audio/renderer/rig.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace tresillo::audio::test {
namespace {

/// A track that plays the synth: its plainest sound, a full sine without filter or envelope.
void makeSynth(Rig& rig, std::uint8_t track, OscillatorKind oscillator = OscillatorKind::Sine) {
    rig.values.set(track, ParamId::Instrument, static_cast<std::int32_t>(InstrumentKind::Synth));
    rig.values.set(track, ParamId::Oscillator, static_cast<std::int32_t>(oscillator));
    rig.values.set(track, ParamId::Amp, 1000);
}

NoteOn noteOf(NoteId id, std::uint8_t pitch, std::uint8_t slot = 0) {
    return {.id = id, .pitch = pitch, .velocity = 127, .slot = slot};
}

/// How often a second the sound rises through 0.
double pitchOf(const std::vector<float>& sound, std::size_t from, std::size_t to) {
    return risesThroughZero(partOf(sound, from, to)) * 48'000.0 / static_cast<double>(to - from);
}

TEST(Synth, ANoteSoundsFromItsFrameOnAtItsPitchUntilItsEnd) {
    Rig rig;
    makeSynth(rig, 0);
    rig.note(1'000, 0, noteOf(1, 69));
    rig.off(49'000, 0, 1);
    const Take take = rig.render(60'000);
    EXPECT_EQ(peakOf(take.left, 0, 1'000), 0.0F);
    EXPECT_NEAR(pitchOf(take.left, 1'000, 49'000), 440.0, 1.0);
    EXPECT_NEAR(peakOf(take.left, 1'000, 49'000), 1.0F, 0.001F);
    EXPECT_EQ(peakOf(take.left, 49'000 + 240, 60'000), 0.0F); // the release's 5 ms
}

TEST(Synth, AnOctaveIsTwiceTheFrequencyAndFrequencyIsWhatA4SoundsAt) {
    const auto pitch = [](std::uint8_t note, std::int32_t frequency) {
        Rig rig;
        makeSynth(rig, 0);
        rig.values.set(0, ParamId::Frequency, frequency);
        rig.note(0, 0, noteOf(1, note));
        return pitchOf(rig.render(48'000).left, 0, 48'000);
    };
    EXPECT_NEAR(pitch(57, 4'400), 220.0, 1.0);
    EXPECT_NEAR(pitch(81, 4'400), 880.0, 1.0);
    EXPECT_NEAR(pitch(69, 10'000), 1'000.0, 1.0);
}

TEST(Synth, ALowPassTakesTheHarmonicsOfASawAndItsEnvelopeLetsThemBack) {
    const auto steepness = [](std::int32_t amount, std::size_t from, std::size_t to) {
        Rig rig;
        makeSynth(rig, 0, OscillatorKind::Saw);
        rig.values.set(0, ParamId::FilterMode, static_cast<std::int32_t>(FilterMode::LowPass));
        rig.values.set(0, ParamId::Cutoff, 200);
        rig.values.set(0, ParamId::FilterEnvAmount, amount);
        rig.values.set(0, ParamId::FilterEnvDecay, 500);
        rig.note(0, 0, noteOf(1, 57));
        const Take take = rig.render(48'000);
        return largestStep(partOf(take.left, from, to));
    };
    EXPECT_LT(steepness(0, 4'800, 9'600), 0.05F);
    EXPECT_GT(steepness(8'000, 4'800, 9'600), 0.2F);
    EXPECT_LT(steepness(8'000, 30'000, 40'000), 0.05F); // it has decayed
}

TEST(Synth, AsManyNotesSoundAsTheTrackHasVoicesThenTheOldestGivesWay) {
    for (const int voices : {1, 2, 4, 16}) {
        Rig rig;
        makeSynth(rig, 0);
        rig.values.set(0, ParamId::Voices, voices);
        for (int note = 0; note < 20; ++note) {
            rig.note(100 * note, 0, noteOf(static_cast<NoteId>(note + 1), 60, static_cast<std::uint8_t>(note)));
        }
        rig.render(5'000);
        EXPECT_EQ(rig.renderer->takeStatus().voices, voices);
    }
}

TEST(Synth, ANoteInASlotThatSoundsTakesItsPlace) {
    Rig rig;
    makeSynth(rig, 0);
    rig.note(0, 0, noteOf(1, 60));
    rig.note(1'000, 0, noteOf(2, 64));
    rig.note(1'000, 0, noteOf(3, 67, 1));
    rig.render(2'000);
    EXPECT_EQ(rig.renderer->takeStatus().voices, 2);
}

TEST(Synth, VoicesWhoseFiltersWorkDifferentlySoundTogether) {
    const auto play = [](const std::vector<std::int32_t>& modes) {
        Rig rig;
        makeSynth(rig, 0, OscillatorKind::Square);
        rig.values.set(0, ParamId::Voices, 16);
        for (std::size_t note = 0; note < modes.size(); ++note) {
            rig.note(
                0, 0,
                noteOf(
                    static_cast<NoteId>(note + 1), static_cast<std::uint8_t>(50 + note),
                    static_cast<std::uint8_t>(note)),
                {{ParamId::FilterMode, modes[note]}, {ParamId::Cutoff, 900}});
        }
        return rig.render(3'000);
    };
    const Take both = play({1, 2});
    const Take first = play({1});
    Rig rig;
    makeSynth(rig, 0, OscillatorKind::Square);
    rig.note(0, 0, noteOf(2, 51, 1), {{ParamId::FilterMode, 2}, {ParamId::Cutoff, 900}});
    const Take second = rig.render(3'000);
    for (std::size_t frame = 0; frame < 3'000; ++frame) {
        ASSERT_EQ(both.left[frame], first.left[frame] + second.left[frame]);
    }
}

TEST(Synth, ASlideGoesToTheNextPitchWithoutANewStrike) {
    Rig rig;
    makeSynth(rig, 0);
    rig.values.set(0, ParamId::Attack, 500);
    rig.values.set(0, ParamId::SlideTime, 100);
    rig.note(0, 0, noteOf(1, 57));
    NoteOn next = noteOf(2, 81);
    next.slideFrom = 1;
    rig.note(48'000, 0, next);
    const Take take = rig.render(96'000);
    EXPECT_NEAR(pitchOf(take.left, 24'000, 48'000), 220.0, 2.0);
    EXPECT_NEAR(pitchOf(take.left, 54'000, 78'000), 880.0, 2.0);
    EXPECT_NEAR(peakOf(take.left, 48'000, 50'000), 1.0F, 0.001F);
    EXPECT_LT(largestStep(partOf(take.left, 47'900, 48'100)), 0.06F);
}

TEST(Synth, ALockedValueHoldsForItsNoteAndAnUnlockedOneFollowsTheTrack) {
    Rig rig;
    makeSynth(rig, 0);
    rig.note(0, 0, noteOf(1, 69), {{ParamId::Amp, 250}});
    rig.note(0, 0, noteOf(2, 69, 1));
    rig.at(24'000, [](Rig& at, Frames when) {
        at.values.set(0, ParamId::Amp, 500);
        at.renderer->trackChanged(when, 0);
    });
    const Take take = rig.render(48'000);
    EXPECT_NEAR(peakOf(take.left, 4'800, 20'000), 1.25F, 0.001F);
    EXPECT_NEAR(peakOf(take.left, 30'000, 48'000), 0.75F, 0.001F);
}

TEST(Synth, NoiseHasNoPitchAndIsTheSameEachTime) {
    for (const OscillatorKind kind : {OscillatorKind::White, OscillatorKind::Pink, OscillatorKind::Brown}) {
        const auto play = [kind](int block) {
            Rig rig;
            makeSynth(rig, 0, kind);
            rig.note(100, 0, noteOf(1, 69));
            return rig.render(20'000, blocksOf(block));
        };
        const Take take = play(256);
        EXPECT_GT(peakOf(take.left, 100, 20'000), 0.2F);
        EXPECT_LE(peakOf(take.left, 100, 20'000), 1.0F);
        EXPECT_TRUE(take == play(17));
    }
}

TEST(Synth, GivesTheSameBitsHoweverRenderingIsCutIntoPieces) {
    const auto play = [](const Partition& partition) {
        Rig rig;
        makeSynth(rig, 0, OscillatorKind::Saw);
        rig.values.set(0, ParamId::FilterMode, static_cast<std::int32_t>(FilterMode::LowPass));
        rig.values.set(0, ParamId::FilterEnvAmount, 4'000);
        rig.values.set(0, ParamId::FilterEnvAttack, 3);
        rig.values.set(0, ParamId::Drive, 400);
        for (int note = 0; note < 12; ++note) {
            NoteOn next = noteOf(
                static_cast<NoteId>(note + 1), static_cast<std::uint8_t>(40 + 5 * (note % 5)),
                static_cast<std::uint8_t>(note % 4));
            next.slideFrom = note % 5 == 4 ? static_cast<NoteId>(note) : 0;
            rig.note(2'711 * note, 0, next, {{ParamId::Cutoff, 200 + 300 * note}});
        }
        rig.at(7'777, [](Rig& at, Frames when) {
            at.values.set(0, ParamId::Drive, 900);
            at.values.set(0, ParamId::Tune, 150);
            at.renderer->trackChanged(when, 0);
        });
        return rig.render(40'000, partition);
    };
    const Take take = play(blocksOf(512));
    EXPECT_TRUE(take == play(blocksOf(1)));
    EXPECT_TRUE(take == play(blocksOf(17)));
    EXPECT_TRUE(take == play(blocksOf(1024)));
    EXPECT_TRUE(take == play(randomBlocks(22)));
}

TEST(Synth, AStolenVoiceDoesNotClick) {
    Rig rig;
    makeSynth(rig, 0);
    rig.values.set(0, ParamId::Voices, 1);
    rig.values.set(0, ParamId::Attack, 20);
    rig.note(0, 0, noteOf(1, 45));
    rig.note(10'027, 0, noteOf(2, 45, 1));
    const Take take = rig.render(20'000);
    EXPECT_LT(largestStep(partOf(take.left, 9'900, 10'400)), 0.03F);
}

} // namespace
} // namespace tresillo::audio::test
