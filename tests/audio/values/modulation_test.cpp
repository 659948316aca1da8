// SPDX-License-Identifier: MIT
// LFOs, and rows that are shifted on all tracks: what they move, when, and how far.
#include "tests/audio/renderer/rig.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace tresillo::audio::test {
namespace {

constexpr std::int32_t kSyncQuarter = 9;

std::int32_t targetOf(ParamId row) {
    std::int32_t target = 1;
    while (lfoTarget(target) != row) {
        ++target;
    }
    return target;
}

/// A steady tone on track 0, whose level, pan or whatever an LFO moves.
struct Moved {
    explicit Moved(ParamId target, std::int32_t depth = 1'000) {
        rig.addPad(constant(400'000, 1.0F));
        rig.values.set(0, ParamId::LfoTarget, targetOf(target));
        rig.values.set(0, ParamId::LfoDepth, depth);
        rig.values.set(0, ParamId::LfoSync, kSyncQuarter);
    }
    Rig rig{};
};

/// Pan shows an LFO as it is: to the right the left side is turned down, and the other way round.
double panOf(const Take& take, std::size_t frame) {
    return static_cast<double>(take.right[frame]) - static_cast<double>(take.left[frame]);
}

TEST(Modulation, FollowsItsShapeFromGridPointToGridPoint) {
    Moved moved{ParamId::Pan};
    moved.rig.note(0, 0, kFull);
    const Take take = moved.rig.render(60'000);
    for (std::size_t frame = 0; frame < 60'000; frame += 64) {
        const double expected = std::sin(6.283185307179586 * static_cast<double>(frame) / 24'000.0);
        ASSERT_NEAR(panOf(take, frame), expected, 2e-5) << frame;
        const double next = std::sin(6.283185307179586 * static_cast<double>(frame + 64) / 24'000.0);
        if (expected * next > 0.0) {
            ASSERT_NEAR(panOf(take, frame + 32), (expected + next) / 2, 2e-5);
        }
    }
}

TEST(Modulation, ADepthIsAShareOfHalfTheRangeAndStaysInIt) {
    for (const std::int32_t pan : {0, 80}) {
        Moved moved{ParamId::Pan, 500};
        moved.rig.values.set(0, ParamId::Pan, pan);
        moved.rig.values.set(0, ParamId::LfoShape, static_cast<std::int32_t>(LfoShape::Triangle));
        moved.rig.note(0, 0, kFull);
        const Take take = moved.rig.render(24'000);
        EXPECT_NEAR(panOf(take, 6'016), std::min(pan / 100.0 + 0.5 * (1.0 - 4 * 16 / 24'000.0), 1.0), 1e-3);
        EXPECT_NEAR(panOf(take, 18'048), pan / 100.0 - 0.5, 6e-3);
    }
}

TEST(Modulation, AFrequencyIsMovedInOctaves) {
    // A fundamental of 200 Hz, moved up by half of its 7.97 octaves' half: by 2^1.99.
    Rig rig;
    rig.values.set(0, ParamId::Instrument, static_cast<std::int32_t>(InstrumentKind::Synth));
    rig.values.set(0, ParamId::Oscillator, 0);
    rig.values.set(0, ParamId::Frequency, 4'400);
    rig.values.set(0, ParamId::LfoTarget, targetOf(ParamId::Frequency));
    rig.values.set(0, ParamId::LfoShape, static_cast<std::int32_t>(LfoShape::Square));
    rig.values.set(0, ParamId::LfoRate, 1);
    rig.values.set(0, ParamId::LfoDepth, 500);
    rig.note(0, 0, {.id = 1, .pitch = 69, .velocity = 127});
    const Take take = rig.render(48'000);
    EXPECT_NEAR(risesThroughZero(take.left), 440.0 * std::exp2(0.25 * std::log2(250.0)), 2.0);
}

TEST(Modulation, WithoutDepthNotABitIsChanged) {
    const auto take = [](std::int32_t target) {
        Moved moved{ParamId::Pan, 0};
        moved.rig.values.set(0, ParamId::LfoTarget, target);
        moved.rig.values.set(0, ParamId::FilterMode, 1);
        moved.rig.values.set(0, ParamId::Cutoff, 900);
        moved.rig.note(7, 0, kFull);
        moved.rig.note(9'111, 0, {.id = 2, .pitch = 67}, {{ParamId::Cutoff, 3'000}});
        return moved.rig.render(30'000);
    };
    for (const ParamId row : {ParamId::Pan, ParamId::Cutoff, ParamId::SampleStart, ParamId::DelaySend}) {
        EXPECT_TRUE(take(targetOf(row)) == take(0));
    }
}

TEST(Modulation, MovesWhatAStepHasLockedInANoteThatRings) {
    Moved moved{ParamId::Pan, 500};
    moved.rig.values.set(0, ParamId::Pan, -100);
    moved.rig.note(0, 0, kFull, {{ParamId::Pan, 20}});
    const Take take = moved.rig.render(24'000);
    EXPECT_NEAR(panOf(take, 6'016), 0.7, 1e-3);
    EXPECT_NEAR(panOf(take, 18'048), -0.3, 1e-3);
}

TEST(Modulation, BeginsAnewAtTheFrameOfANote) {
    Moved moved{ParamId::Pan};
    moved.rig.values.set(0, ParamId::LfoShape, static_cast<std::int32_t>(LfoShape::Triangle));
    moved.rig.values.set(0, ParamId::LfoTrigger, 1);
    moved.rig.note(10'040, 0, kFull);
    const Take take = moved.rig.render(40'000);
    EXPECT_NEAR(panOf(take, 10'040), 0.0, 0.01);
    // Where the grid is: a quarter of a period after the note.
    for (std::size_t frame = 10'112; frame < 16'000; frame += 64) {
        ASSERT_NEAR(panOf(take, frame), static_cast<double>(frame - 10'040) / 6'000.0, 1e-4) << frame;
    }
}

TEST(Modulation, AnotherNoteBeginsItAnewWithoutAClickInTheOneThatRings) {
    Moved moved{ParamId::Level, 300};
    moved.rig.values.set(0, ParamId::LfoShape, static_cast<std::int32_t>(LfoShape::SawDown));
    moved.rig.values.set(0, ParamId::LfoTrigger, 1);
    moved.rig.values.set(0, ParamId::Level, -120);
    moved.rig.addPad(constant(1'000, 0.0F));
    moved.rig.note(0, 0, {.id = 1, .velocity = 127, .slot = 0});
    moved.rig.note(16'001, 0, {.id = 2, .velocity = 127, .slot = 1}, {{ParamId::Pad, 1}});
    const Take take = moved.rig.render(30'000);
    EXPECT_LT(largestStep(partOf(take.left, 64, 30'000)), 0.03F);
}

TEST(Modulation, TheProjectsMoveTheTrackThatTheyPointTo) {
    Rig rig;
    rig.addPad(constant(100'000));
    rig.addPad(constant(100'000));
    rig.values.setProject(ParamId::Lfo1Target, targetOf(ParamId::Pan));
    rig.values.setProject(ParamId::Lfo1Track, 2);
    rig.values.setProject(ParamId::Lfo1Depth, 1'000);
    rig.values.setProject(ParamId::Lfo1Rate, 200);
    rig.values.setProject(ParamId::Lfo2Target, targetOf(ParamId::Pan));
    rig.values.setProject(ParamId::Lfo2Track, 2);
    rig.values.setProject(ParamId::Lfo2Depth, 500);
    rig.values.setProject(ParamId::Lfo2Rate, 400);
    rig.note(0, 0, kFull);
    rig.note(0, 1, {.id = 2, .velocity = 127});
    Stems stems;
    rig.render(24'000, blocksOf(256), stems);
    EXPECT_EQ(stems[0].left[12'032], 1.0F);
    for (std::size_t frame = 0; frame < 24'000; frame += 64) {
        const double turn = 6.283185307179586 * static_cast<double>(frame) / 24'000.0;
        const double expected = std::clamp(std::sin(turn) + 0.5 * std::sin(2.0 * turn), -1.0, 1.0);
        ASSERT_NEAR(panOf(stems[1], frame), expected, 3e-5) << frame;
    }
}

TEST(Modulation, ASendIsMovedToo) {
    Moved moved{ParamId::DelaySend};
    moved.rig.values.set(0, ParamId::DelaySend, 500);
    moved.rig.values.set(0, ParamId::LfoShape, static_cast<std::int32_t>(LfoShape::Square));
    moved.rig.values.setProject(ParamId::DelayFeedback, 0);
    moved.rig.values.setProject(ParamId::DelayMix, 1'000);
    moved.rig.addPad(sine(100'000, 500.0));
    moved.rig.values.set(0, ParamId::Pad, 1);
    moved.rig.note(0, 0, kFull);
    Stems stems;
    moved.rig.render(48'000, randomBlocks(3), stems);
    const std::vector<float>& echo = stems[kTracks + 1].left;
    EXPECT_GT(peakOf(echo, 13'000, 23'000), 0.8F);
    EXPECT_LT(peakOf(echo, 25'000, 35'000), 0.01F);
    EXPECT_GT(peakOf(echo, 37'000, 47'000), 0.8F);
}

TEST(Modulation, WhatDoesNotGlideIsLookedAtWhenANoteIsStruck) {
    Moved moved{ParamId::SampleStart, 900};
    std::vector<float> rising(1'000);
    for (std::size_t frame = 0; frame < rising.size(); ++frame) {
        rising[frame] = static_cast<float>(frame) / 1'000.0F;
    }
    moved.rig.addPad(rising);
    moved.rig.values.set(0, ParamId::Pad, 1);
    moved.rig.values.set(0, ParamId::SampleStart, 500);
    for (NoteId id = 1; id < 12; ++id) {
        moved.rig.note(2'017 * id, 0, {.id = id, .velocity = 127});
    }
    const Take take = moved.rig.render(26'000);
    for (std::size_t id = 1; id < 12; ++id) {
        const double expected = 0.5 + 0.45 * std::sin(6.283185307179586 * 2'017.0 * static_cast<double>(id) / 24'000.0);
        EXPECT_NEAR(take.left[2'017 * id], expected, 2e-3) << id;
    }
}

TEST(Modulation, RandomStepsHoldForAPeriodAndFollowFromTheSeed) {
    const auto take = [](std::int32_t seed) {
        Moved moved{ParamId::Pan};
        moved.rig.values.set(0, ParamId::LfoShape, static_cast<std::int32_t>(LfoShape::Steps));
        moved.rig.values.setProject(ParamId::Seed, seed);
        moved.rig.note(0, 0, kFull);
        return moved.rig.render(100'000);
    };
    const Take one = take(1);
    EXPECT_TRUE(one == take(1));
    EXPECT_FALSE(one == take(2));
    EXPECT_EQ(panOf(one, 30'000), panOf(one, 47'000));
    EXPECT_NE(panOf(one, 30'000), panOf(one, 50'000));
}

TEST(Modulation, FollowsASeekAndAnotherTempo) {
    Moved moved{ParamId::Pan};
    moved.rig.note(0, 0, kFull);
    moved.rig.at(10'000, [](Rig& at, Frames when) {
        at.renderer->songClock(when, {.position = kSixteenth * 9, .tempo = Tempo::fromBpm(240), .runs = true});
    });
    const Take take = moved.rig.render(40'000);
    for (std::size_t frame = 10'112; frame < 40'000; frame += 64) {
        const double turns = 2.25 + static_cast<double>(frame - 10'000) / 12'000.0;
        ASSERT_NEAR(panOf(take, frame), std::sin(6.283185307179586 * turns), 3e-5) << frame;
    }
    EXPECT_LT(largestStep(take.left), 0.02F);
}

TEST(ControlAll, ShiftsEachTrackFromItsOwnValueWhileItIsHeldAndLetsGo) {
    Rig rig;
    for (std::uint8_t track = 0; track < 2; ++track) {
        rig.addPad(constant(100'000));
        rig.values.set(track, ParamId::Pan, track == 0 ? 10 : 70);
        rig.note(0, track, {.id = track + 1U, .velocity = 127});
    }
    const auto control = [&rig](std::int64_t frame, bool on) {
        rig.at(frame, [on](Rig& at, Frames when) {
            at.renderer->controlAll(when, {.id = ParamId::Pan, .delta = 50, .on = on});
        });
    };
    control(10'000, true);
    control(30'000, false);
    Stems stems;
    const Take whole = rig.render(50'000, randomBlocks(2), stems);
    for (const std::size_t before : {9'000U, 40'000U}) {
        EXPECT_NEAR(panOf(stems[0], before), 0.1, 1e-6);
        EXPECT_NEAR(panOf(stems[1], before), 0.7, 1e-6);
    }
    EXPECT_NEAR(panOf(stems[0], 20'000), 0.6, 1e-6);
    EXPECT_NEAR(panOf(stems[1], 20'000), 1.0, 1e-6);
    EXPECT_LT(largestStep(whole.left), 0.01F);
}

TEST(ControlAll, ReachesSendsAndTheDepthOfLfos) {
    Moved moved{ParamId::Pan, 100};
    moved.rig.note(0, 0, kFull);
    moved.rig.at(0, [](Rig& at, Frames when) {
        at.renderer->controlAll(when, {.id = ParamId::LfoDepth, .delta = 400, .on = true});
        at.renderer->controlAll(when, {.id = ParamId::ReverbSend, .delta = 1'000, .on = true});
    });
    Stems stems;
    const Take take = moved.rig.render(24'000, blocksOf(512), stems);
    EXPECT_NEAR(panOf(stems[0], 6'016), 0.5, 1e-3);
    EXPECT_GT(peakOf(stems[kTracks].left, 4'000, 20'000), 0.01F);
}

TEST(Modulation, GivesTheSameBitsForAnyPartition) {
    const auto take = [](const Partition& partition) {
        Rig rig;
        rig.addPad(noise(9'000, 1, 0.3F)).loops = true;
        std::uint32_t dice = 7;
        for (std::uint8_t track = 0; track < kTracks; ++track) {
            rig.values.set(track, ParamId::Instrument, 1 + 2 * (track % 2) + (track % 4 == 3 ? 1 : 0));
            rig.values.set(track, ParamId::Pad, 0);
            rig.values.set(track, ParamId::FilterMode, track % 4);
            rig.values.set(track, ParamId::LfoTarget, 1 + (track * 5) % 39);
            rig.values.set(track, ParamId::LfoShape, track % 7);
            rig.values.set(track, ParamId::LfoTrigger, track % 2);
            rig.values.set(track, ParamId::LfoSync, track % 17);
            rig.values.set(track, ParamId::DelaySend, 300);
        }
        rig.values.setProject(ParamId::Lfo1Target, targetOf(ParamId::DelaySend));
        rig.values.setProject(ParamId::Lfo1Track, 4);
        for (NoteId id = 1; id < 120; ++id) {
            const auto track = static_cast<std::uint8_t>(next(dice) >> 8) % kTracks;
            rig.note(
                300 * id + id % 64, static_cast<std::uint8_t>(track),
                {.id = id, .slideFrom = id % 5 == 0 ? id - 1 : 0, .slot = static_cast<std::uint8_t>(id % 4)},
                {{ParamId::Cutoff, 3'000}});
            rig.off(300 * id + 3'333, static_cast<std::uint8_t>(track), id);
        }
        for (const std::int64_t frame : {5'001, 9'999, 20'000}) {
            rig.at(frame, [frame](Rig& at, Frames when) {
                at.renderer->songClock(when, {.position = kBar, .tempo = Tempo::fromBpm(100), .runs = true});
                at.renderer->controlAll(when, {.id = ParamId::Cutoff, .delta = -500, .on = frame != 20'000});
            });
        }
        return rig.render(42'000, partition);
    };
    const Take whole = take(blocksOf(4'096));
    for (const int frames : {1, 17, 64, 256}) {
        EXPECT_TRUE(take(blocksOf(frames)) == whole) << frames;
    }
    EXPECT_TRUE(take(randomBlocks(5)) == whole);
}

} // namespace
} // namespace tresillo::audio::test
