// SPDX-License-Identifier: MIT
// The accent boost: what a note's velocity adds to the cutoff of its filter, half of it up and half of it down, for as
// long as the note sounds.
#include "tests/audio/renderer/rig.h"

#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <utility>

namespace tresillo::audio::test {
namespace {

/// A track whose filter is heard, as each instrument has one.
struct Instrument {
    InstrumentKind kind{InstrumentKind::Pad};
    ParamId cutoff{ParamId::Cutoff};
};
constexpr std::array<Instrument, 4> kInstruments{
    {{InstrumentKind::Pad, ParamId::Cutoff},
     {InstrumentKind::Kit, ParamId::Cutoff},
     {InstrumentKind::Synth, ParamId::Cutoff},
     {InstrumentKind::Acid, ParamId::AcidCutoff}}};

std::unique_ptr<Rig> rigOf(const Instrument& instrument, std::int32_t cutoff, std::int32_t boost) {
    auto rig = std::make_unique<Rig>();
    rig->addPad(noise(20'000, 7));
    rig->values.set(0, ParamId::Instrument, static_cast<std::int32_t>(instrument.kind));
    rig->values.set(0, ParamId::FilterMode, static_cast<std::int32_t>(FilterMode::LowPass));
    rig->values.set(0, ParamId::AcidAccent, 0);
    rig->values.set(0, instrument.cutoff, cutoff);
    rig->values.set(0, ParamId::AccentBoost, boost);
    return rig;
}

NoteOn noteOf(const Instrument& instrument, NoteId id, std::uint8_t velocity) {
    const bool isKit = instrument.kind == InstrumentKind::Kit;
    return {.id = id, .pitch = static_cast<std::uint8_t>(isKit ? kFirstPadNote : 60), .velocity = velocity};
}

TEST(Accent, ANotesCutoffIsTheFiltersPlusTheBoostByItsVelocity) {
    for (const Instrument& instrument : kInstruments) {
        // 1270 x (v / 127 - 0.5): +635 at 127, 0 in the middle of 63 and 64, -625 at 1.
        for (const auto& [velocity, moved] : {std::pair{127, 635}, std::pair{1, -625}, std::pair{100, 365}}) {
            const auto boosted = rigOf(instrument, 1'000, 1'270);
            const auto plain = rigOf(instrument, 1'000 + moved, 0);
            const NoteOn note = noteOf(instrument, 1, static_cast<std::uint8_t>(velocity));
            boosted->note(100, 0, note);
            plain->note(100, 0, note);
            const Take take = boosted->render(12'000);
            const Take wanted = plain->render(12'000, randomBlocks(3));
            for (std::size_t frame = 0; frame < take.left.size(); ++frame) {
                ASSERT_NEAR(take.left[frame], wanted.left[frame], 1e-4F)
                    << static_cast<int>(instrument.kind) << " velocity " << velocity << " frame " << frame;
            }
            EXPECT_GT(peakOf(take.left, 0, 12'000), 0.0F);
        }
    }
}

TEST(Accent, ANoteKeepsItsBoostWhateverTheTracksBecomes) {
    for (const Instrument& instrument : kInstruments) {
        const auto play = [&](bool changes) {
            const auto rig = rigOf(instrument, 1'000, 1'500);
            rig->note(0, 0, noteOf(instrument, 1, 127));
            if (changes) {
                rig->at(2'000, [](Rig& at, Frames when) {
                    at.values.set(0, ParamId::AccentBoost, 0);
                    at.renderer->trackChanged(when, 0);
                });
            }
            return rig->render(8'000);
        };
        EXPECT_TRUE(play(true) == play(false)) << static_cast<int>(instrument.kind);
    }
}

TEST(Accent, AStepMayLockIt) {
    for (const Instrument& instrument : kInstruments) {
        const auto locked = rigOf(instrument, 1'000, 0);
        locked->note(0, 0, noteOf(instrument, 1, 127), {{ParamId::AccentBoost, 2'000}});
        const auto own = rigOf(instrument, 1'000, 2'000);
        own->note(0, 0, noteOf(instrument, 1, 127));
        EXPECT_TRUE(locked->render(6'000) == own->render(6'000)) << static_cast<int>(instrument.kind);
    }
}

TEST(Accent, ASlideGoesToTheNextNotesBoost) {
    for (const Instrument& instrument : kInstruments) {
        const auto play = [&](std::uint8_t second) {
            const auto rig = rigOf(instrument, 1'000, 1'600);
            rig->values.set(0, ParamId::SlideTime, 20);
            rig->values.set(0, ParamId::Sustain, 100);
            NoteOn onto = noteOf(instrument, 2, second);
            onto.slideFrom = 1;
            rig->note(0, 0, noteOf(instrument, 1, 127));
            rig->note(4'000, 0, onto);
            return rig->render(10'000);
        };
        const Take bright = play(127);
        const Take dull = play(1);
        EXPECT_EQ(partOf(bright.left, 0, 4'000), partOf(dull.left, 0, 4'000));
        EXPECT_NE(partOf(bright.left, 6'000, 10'000), partOf(dull.left, 6'000, 10'000));
    }
}

TEST(Accent, NoNoteCanBeTooSoftForItsFilter) {
    for (const Instrument& instrument : kInstruments) {
        const std::int32_t lowest = rowOf(instrument.cutoff).minimum;
        const auto soft = rigOf(instrument, lowest, 10'000);
        const auto plain = rigOf(instrument, lowest, 0);
        for (Rig* rig : {soft.get(), plain.get()}) {
            rig->values.set(0, ParamId::AcidEnvAmount, 0);
            rig->note(0, 0, noteOf(instrument, 1, 1));
        }
        EXPECT_TRUE(soft->render(6'000) == plain->render(6'000)) << static_cast<int>(instrument.kind);
    }
}

} // namespace
} // namespace tresillo::audio::test
