// SPDX-License-Identifier: MIT
// Sounds: a step's note is struck with one as if its track were that Sound, and nothing else changes.
#include "tests/audio/renderer/rig.h"

#include <gtest/gtest.h>

namespace tresillo::audio::test {
namespace {

std::int32_t numberOf(InstrumentKind kind) { return static_cast<std::int32_t>(kind); }

SoundValues soundOf(InstrumentKind kind, std::initializer_list<LockedValue> rows) {
    SoundValues values;
    EXPECT_TRUE(values.set(ParamId::Instrument, numberOf(kind)));
    for (const LockedValue& row : rows) {
        EXPECT_TRUE(values.set(row.id, row.value));
    }
    return values;
}

/// One of each instrument, far from what a track is by itself.
SoundValues pluck() {
    return soundOf(
        InstrumentKind::Synth, {{ParamId::Oscillator, 1},
                                {ParamId::FilterMode, 1},
                                {ParamId::Cutoff, 700},
                                {ParamId::FilterEnvAmount, 3'000},
                                {ParamId::Decay, 200},
                                {ParamId::Sustain, 20},
                                {ParamId::Level, -35},
                                {ParamId::Pan, 40},
                                {ParamId::Tune, -500},
                                {ParamId::Drive, 300}});
}
SoundValues squelch() {
    return soundOf(
        InstrumentKind::Acid,
        {{ParamId::Oscillator, 2}, {ParamId::AcidCutoff, 600}, {ParamId::AcidResonance, 800}, {ParamId::Pan, -50}});
}
SoundValues tick() {
    return soundOf(
        InstrumentKind::Pad, {{ParamId::Pad, 1},
                              {ParamId::Tune, 700},
                              {ParamId::FilterMode, 2},
                              {ParamId::Cutoff, 900},
                              {ParamId::Level, -60}});
}

/// The whole track is the Sound.
void become(Rig& rig, std::uint8_t track, const SoundValues& values) {
    for (const LockedValue& value : values.all()) {
        rig.values.set(track, value.id, value.value);
    }
}

void addPads(Rig& rig) {
    rig.addPad(noise(9'000, 3));
    rig.addPad(noise(9'000, 5));
}

NoteOn strong(NoteId id, std::uint8_t pitch = 48, std::uint8_t slot = 0) {
    return {.id = id, .pitch = pitch, .velocity = 110, .slot = slot};
}

/// A note from frame 1,000 to 6,000.
void playOnce(Rig& rig, const std::vector<LockedValue>& locks) {
    rig.note(1'000, 0, strong(1), locks);
    rig.off(6'000, 0, 1);
}

TEST(SoundLock, ANoteSoundsBitForBitAsOnATrackThatIsTheSound) {
    for (const SoundValues& sound : {pluck(), squelch(), tick()}) {
        Rig locked;
        addPads(locked);
        locked.values.set(0, ParamId::Cutoff, 4'000); // the track is something else
        locked.values.setSound(7, sound);
        playOnce(locked, {{ParamId::Sound, 7}});
        Rig whole;
        addPads(whole);
        become(whole, 0, sound);
        playOnce(whole, {});
        const Take take = locked.render(12'000);
        EXPECT_GT(peakOf(take.left, 1'000, 12'000), 0.01F);
        EXPECT_TRUE(take == whole.render(12'000));
    }
}

TEST(SoundLock, LocksOfTheStepItselfWin) {
    Rig locked;
    locked.values.setSound(1, pluck());
    playOnce(locked, {{ParamId::Cutoff, 5'000}, {ParamId::Decay, 900}, {ParamId::Sound, 1}});
    Rig whole;
    SoundValues brighter = pluck();
    (void)brighter.set(ParamId::Cutoff, 5'000);
    (void)brighter.set(ParamId::Decay, 900);
    become(whole, 0, brighter);
    playOnce(whole, {});
    EXPECT_TRUE(locked.render(12'000) == whole.render(12'000));
}

TEST(SoundLock, WhatRingsBesideItIsNotTouched) {
    const auto play = [](bool isLocked) {
        Rig rig;
        addPads(rig);
        become(rig, 0, squelch());
        rig.values.setSound(3, soundOf(InstrumentKind::None, {}));
        rig.note(0, 0, strong(1));
        if (isLocked) { // a Sound that plays nothing
            rig.note(3'000, 0, strong(2, 60, 1), {{ParamId::Sound, 3}});
        }
        rig.note(9'000, 0, strong(3, 52));
        return rig.render(20'000);
    };
    EXPECT_TRUE(play(false) == play(true));
}

TEST(SoundLock, ANumberWithoutASoundChangesNothing) {
    Rig locked;
    become(locked, 0, pluck());
    playOnce(locked, {{ParamId::Sound, 99}});
    Rig plain;
    become(plain, 0, pluck());
    playOnce(plain, {});
    EXPECT_TRUE(locked.render(12'000) == plain.render(12'000));
}

TEST(SoundLock, ANoteKeepsTheSoundThatItWasStruckWith) {
    const auto play = [](bool isEdited) {
        Rig rig;
        rig.values.setSound(1, pluck());
        playOnce(rig, {{ParamId::Sound, 1}});
        if (isEdited) {
            rig.at(2'500, [](Rig& at, Frames when) {
                at.values.setSound(1, squelch());
                at.renderer->trackChanged(when, 0);
            });
        }
        return rig.render(12'000);
    };
    EXPECT_TRUE(play(false) == play(true));
}

TEST(SoundLock, ATracksOwnSoundIsThatOfAllItsNotesAndASteps0IsTheTrackItself) {
    Rig named;
    become(named, 0, squelch());
    named.values.setSound(5, pluck());
    named.values.set(0, ParamId::Sound, 5);
    playOnce(named, {});
    Rig whole;
    become(whole, 0, pluck());
    playOnce(whole, {});
    EXPECT_TRUE(named.render(12'000) == whole.render(12'000));

    Rig freed;
    become(freed, 0, squelch());
    freed.values.setSound(5, pluck());
    freed.values.set(0, ParamId::Sound, 5);
    playOnce(freed, {{ParamId::Sound, 0}});
    Rig plain;
    become(plain, 0, squelch());
    playOnce(plain, {});
    EXPECT_TRUE(freed.render(12'000) == plain.render(12'000));
}

/// As the engine does where a trig locks what no voice holds.
void lockChannel(Rig& rig, std::int64_t frame, std::int64_t until, std::vector<LockedValue> locks) {
    rig.at(frame, [locks](Rig& at, Frames when) {
        LockSet<4> set;
        for (const LockedValue& lock : locks) {
            set.add(lock);
        }
        at.renderer->paramsLocked(when, 0, {.locks = set.all()});
    });
    rig.at(until, [](Rig& at, Frames when) { at.renderer->paramsReturn(when, 0); });
}

TEST(SoundLock, ItsSendsHoldLikeSendsThatTheStepLocks) {
    const auto play = [](const std::vector<LockedValue>& locks) {
        Rig rig;
        rig.values.setProject(ParamId::ReverbMix, 1'000);
        SoundValues wet = pluck();
        (void)wet.set(ParamId::ReverbSend, 800);
        rig.values.setSound(2, wet);
        SoundValues dry = pluck();
        rig.values.setSound(3, dry);
        lockChannel(rig, 1'000, 7'000, locks);
        playOnce(rig, {{ParamId::Sound, 3}});
        return rig.render(30'000);
    };
    const Take sent = play({{ParamId::Sound, 2}});
    EXPECT_TRUE(sent == play({{ParamId::ReverbSend, 800}}));
    EXPECT_FALSE(sent == play({{ParamId::Sound, 3}}));
    EXPECT_TRUE(play({{ParamId::ReverbSend, 300}}) == play({{ParamId::ReverbSend, 300}, {ParamId::Sound, 2}}));
}

TEST(SoundLock, ASlideGoesOnIntoASoundOfTheSameInstrumentAndStrikesAnother) {
    const auto play = [](const SoundValues& second) {
        Rig rig;
        become(rig, 0, pluck());
        rig.values.set(0, ParamId::SlideTime, 50);
        rig.values.set(0, ParamId::Sustain, 100);
        rig.values.setSound(1, second);
        rig.note(0, 0, strong(1, 48));
        NoteOn next = strong(2, 60);
        next.slideFrom = 1;
        rig.note(12'000, 0, next, {{ParamId::Sound, 1}});
        return rig.render(24'000);
    };
    SoundValues softer = pluck();
    (void)softer.set(ParamId::SlideTime, 50);
    (void)softer.set(ParamId::Sustain, 100);
    (void)softer.set(ParamId::Attack, 2'000); // a strike would begin with silence
    (void)softer.set(ParamId::Level, 0);
    const Take slid = play(softer);
    EXPECT_GT(peakOf(slid.left, 14'000, 16'000), 0.05F);
    SoundValues acid = squelch();
    (void)acid.set(ParamId::Attack, 2'000);
    Rig first;
    become(first, 0, pluck());
    first.values.set(0, ParamId::Sustain, 100);
    first.note(0, 0, strong(1, 48));
    const Take alone = first.render(24'000);
    const Take struck = play(acid);
    // The note before rings on until its own end, and the new one begins beside it.
    EXPECT_EQ(partOf(struck.left, 0, 12'000), partOf(alone.left, 0, 12'000));
    EXPECT_NE(partOf(struck.left, 12'000, 24'000), partOf(alone.left, 12'000, 24'000));
}

TEST(SoundLock, GivesTheSameBitsHoweverRenderingIsCutIntoPieces) {
    const auto play = [](const Partition& partition) {
        Rig rig;
        addPads(rig);
        become(rig, 0, pluck());
        const std::vector<SoundValues> sounds{pluck(), squelch(), tick()};
        for (std::size_t sound = 0; sound < sounds.size(); ++sound) {
            rig.values.setSound(static_cast<std::int32_t>(sound + 1), sounds[sound]);
        }
        for (int note = 0; note < 12; ++note) {
            rig.note(
                1'717 * note, 0,
                strong(static_cast<NoteId>(note + 1), static_cast<std::uint8_t>(40 + note), note % 4 == 3 ? 1 : 0),
                {{ParamId::Sound, note % 4}});
        }
        return rig.render(30'000, partition);
    };
    const Take take = play(blocksOf(512));
    EXPECT_TRUE(take == play(blocksOf(1)));
    EXPECT_TRUE(take == play(blocksOf(64)));
    EXPECT_TRUE(take == play(randomBlocks(4)));
}

} // namespace
} // namespace tresillo::audio::test
