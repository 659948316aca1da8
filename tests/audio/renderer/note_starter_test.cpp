// SPDX-License-Identifier: MIT
#include "audio/renderer/note_starter.h"
#include "tests/audio/renderer/rig.h"

#include <gtest/gtest.h>

#include <memory>
#include <utility>
#include <vector>

namespace tresillo::audio::test {
namespace {

constexpr SampleRate kNoteRate{48'000};

class NoteStarterTest : public testing::Test {
protected:
    NoteStarterTest() {
        auto kit = std::make_unique<Kit>();
        kit->samples.emplace_back(constant(1'000), std::vector<float>{});
        KitPad pad;
        (void)pad.layers.push({.sample = 0});
        (void)kit->description.pads.push(pad);
        (void)kit->description.pads.push(pad);
        (void)places_.take({.kit = 0, .handle = registry_.add(std::move(kit)).value_or(KitPlaces::kNoKit)});
    }

    /// A note of track 0; how many voices sound then.
    int start(const NoteOn& note) {
        TrackValues channel;
        channel.modulation().follow(motion_);
        channel.read(values_, 0);
        starter_.start({}, 0, note, channel);
        return voices_->count();
    }

    Values values_{};
    Motion motion_{kNoteRate};
    KitRegistry registry_{};
    KitPlaces places_{registry_};
    std::unique_ptr<Voices> voices_{std::make_unique<Voices>()};
    NoteStarter starter_{kNoteRate, values_, places_, *voices_};
};

TEST_F(NoteStarterTest, TheTracksInstrumentChoosesTheKindOfVoice) {
    EXPECT_EQ(start(kFull), 1);
    EXPECT_FALSE(voices_->samples().isSilent(0));
    values_.set(0, ParamId::Instrument, static_cast<std::int32_t>(InstrumentKind::Synth));
    EXPECT_EQ(start({.id = 2, .pitch = 60, .velocity = 100}), 2);
    EXPECT_FALSE(voices_->synth(0).isSilent());
    values_.set(0, ParamId::Instrument, static_cast<std::int32_t>(InstrumentKind::Acid));
    EXPECT_EQ(start({.id = 3, .pitch = 60, .velocity = 100}), 3);
    EXPECT_FALSE(voices_->acid(0).isSilent());
    values_.set(0, ParamId::Instrument, static_cast<std::int32_t>(InstrumentKind::None));
    EXPECT_EQ(start({.id = 4, .pitch = 60, .velocity = 100}), 3);
}

TEST_F(NoteStarterTest, AKitPlaysThePadOfTheNotesPitch) {
    values_.set(0, ParamId::Instrument, static_cast<std::int32_t>(InstrumentKind::Kit));
    EXPECT_EQ(start({.id = 1, .pitch = kFirstPadNote + 1, .velocity = 100}), 1);
    EXPECT_EQ(start({.id = 2, .pitch = kFirstPadNote + 2, .velocity = 100}), 1) << "there are two pads";
    EXPECT_EQ(start({.id = 3, .pitch = kFirstPadNote - 1, .velocity = 100}), 1);
}

TEST_F(NoteStarterTest, WithoutAKitThereIsNothingToStart) {
    values_.set(0, ParamId::Kit, 7);
    EXPECT_EQ(start(kFull), 0);
}

TEST_F(NoteStarterTest, ANoteThatSlidesFromOneThatSoundsStartsNoVoice) {
    (void)start(kFull);
    EXPECT_EQ(start({.id = 2, .slideFrom = kFull.id, .pitch = 64, .velocity = 100}), 1);
    voices_->samples().forEach([](const Voice& voice) { EXPECT_EQ(voice.identity().note, 2U); });
    EXPECT_EQ(start({.id = 3, .slideFrom = 99, .pitch = 64, .velocity = 100, .slot = 1}), 2) << "of none that sounds";
}

TEST_F(NoteStarterTest, WhatSoundsOfAKitIsFoundByItsHandleUntilItStops) {
    (void)start(kFull);
    EXPECT_TRUE(voices_->playsKit(places_.handleAt(0)));
    EXPECT_FALSE(voices_->playsKit(KitPlaces::kNoKit));
    voices_->stop(0);
    EXPECT_TRUE(voices_->isSilent(0));
    EXPECT_FALSE(voices_->playsKit(places_.handleAt(0)));
}

} // namespace
} // namespace tresillo::audio::test
