// SPDX-License-Identifier: MIT
// Notes of one pattern while their track's channel follows another: what is struck is their own, what all voices of a
// track share is the channel's.
#include "tests/audio/renderer/rig.h"

#include <gtest/gtest.h>

namespace tresillo::audio::test {
namespace {

constexpr PatternId kOld{0};
constexpr PatternId kNew{1};

NoteOn noteOf(PatternId pattern, NoteId id, bool isEarly = false) {
    NoteOn note = kFull;
    note.id = id;
    note.source = {.pattern = pattern, .isEarly = isEarly};
    return note;
}

/// The channel of track 0 follows another pattern from `frame` on.
void goOver(Rig& rig, std::int64_t frame, PatternId pattern) {
    rig.at(frame, [pattern](Rig& at, Frames when) {
        at.values.channel = pattern;
        at.renderer->trackChanged(when, 0);
    });
}

TEST(OtherPattern, ANoteIsStruckWithItsOwnPadOnTheChannelsLevelAndPan) {
    Rig rig;
    rig.addPad({0.25F});
    rig.addPad({0.75F});
    rig.values.setIn(kNew, 0, ParamId::Pad, 1);
    rig.values.setIn(kNew, 0, ParamId::Pan, 100);
    goOver(rig, 1'000, kNew);
    rig.note(500, 0, noteOf(kOld, 1));
    rig.note(1'000, 0, noteOf(kNew, 2, true));
    rig.note(1'500, 0, noteOf(kOld, 3)); // late, of what played before
    const Take take = rig.render(2'000);
    EXPECT_EQ(take.left[500], 0.25F);
    EXPECT_EQ(take.left[1'000], 0.0F);
    EXPECT_EQ(take.right[1'000], 0.75F);
    EXPECT_EQ(take.left[1'500], 0.0F);
    EXPECT_EQ(take.right[1'500], 0.25F);
}

TEST(OtherPattern, ATrackWithoutAnInstrumentSoundsWhatOthersPatternsPlayThere) {
    Rig rig;
    rig.addPad({0.5F});
    rig.values.setIn(kNew, 0, ParamId::Instrument, static_cast<std::int32_t>(InstrumentKind::None));
    goOver(rig, 0, kNew);
    rig.note(100, 0, noteOf(kOld, 1));
    rig.note(200, 0, noteOf(kNew, 2));
    const Take take = rig.render(300);
    EXPECT_EQ(take.left[100], 0.5F);
    EXPECT_EQ(take.left[200], 0.0F);
}

TEST(OtherPattern, ANoteByHandHasWhatTheChannelHas) {
    Rig rig;
    rig.addPad({0.25F});
    rig.addPad({0.75F});
    rig.values.setIn(kNew, 0, ParamId::Pad, 1);
    goOver(rig, 0, kNew);
    rig.note(100, 0, {.id = 1, .velocity = 127, .byHand = true});
    EXPECT_EQ(rig.render(200).left[100], 0.75F);
}

TEST(OtherPattern, TheVoiceOfALateSynthNoteHasItsOwnEnvelope) {
    const auto play = [](PatternId pattern) {
        Rig rig;
        for (const PatternId each : {kOld, kNew}) {
            rig.values.setIn(each, 0, ParamId::Instrument, static_cast<std::int32_t>(InstrumentKind::Synth));
        }
        rig.values.setIn(kNew, 0, ParamId::Attack, 2'000);
        rig.values.setIn(kNew, 0, ParamId::Oscillator, static_cast<std::int32_t>(OscillatorKind::White));
        goOver(rig, 0, kNew);
        rig.note(64, 0, noteOf(pattern, 1));
        return peakOf(rig.render(2'000).left, 0, 2'000);
    };
    EXPECT_GT(play(kOld), 0.2F);
    EXPECT_LT(play(kNew), 0.05F);
}

// The kick comes ahead of its line: the bass has its old ducker until then, and the kick its new bass.
TEST(OtherPattern, AnEarlyNoteDucksWhatTheTracksBehindTheLineSay) {
    constexpr std::uint8_t kKick = 0;
    constexpr std::uint8_t kBass = 1;
    for (const bool isEarly : {false, true}) {
        Rig rig;
        rig.addPad({0.0F, 0.0F});
        rig.addPad(constant(20'000));
        rig.values.setIn(kNew, kBass, ParamId::DuckSource, kKick + 1);
        rig.values.setIn(kNew, kBass, ParamId::DuckDepth, 240);
        rig.values.behind = kNew;
        rig.note(0, kBass, noteOf(kOld, 1));
        rig.note(5'000, kKick, noteOf(kNew, 2, isEarly));
        const Take take = rig.render(10'000);
        EXPECT_EQ(take.left[5'000], 1.0F);
        EXPECT_EQ(take.left[5'240] < 0.1F, isEarly);
    }
}

TEST(OtherPattern, ASlideOntoAnotherPadStrikesIt) {
    Rig rig;
    rig.addPad(constant(10'000, 0.25F));
    rig.addPad(constant(10'000, 0.5F));
    rig.values.setIn(kNew, 0, ParamId::Pad, 1);
    goOver(rig, 1'000, kNew);
    NoteOn onto = noteOf(kNew, 2, true);
    onto.slideFrom = 1;
    rig.note(0, 0, noteOf(kOld, 1));
    rig.note(1'000, 0, onto);
    const Take take = rig.render(4'000);
    EXPECT_EQ(take.left[999], 0.25F);
    EXPECT_GE(take.left[2'000], 0.5F);
}

} // namespace
} // namespace tresillo::audio::test
