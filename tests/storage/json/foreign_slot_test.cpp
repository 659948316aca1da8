// SPDX-License-Identifier: MIT
#include "core/params/choices.h"
#include "storage/json/foreign_slot.h"

#include <gmock/gmock.h>

#include <memory>
#include <string>

namespace tresillo::storage {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr const char* kWhole = R"({
  "chronus_version": "1.2", "schema_version": 1.0, "timestamp": 1764505204.75,
  "metadata": {"name": "Night ride", "genre": "dub", "tags": ["slow", "late"]},
  "sequencer": {"bpm": "133.7", "swing": 0.3, "running": true, "global_step": 37.0, "tracks": {
    "t1": {"name": "Lead", "voice_id": "voice2", "pattern": "X.x.", "notes": [440.0, 220, 880], "note_index": 1,
           "base_amp": 0.25, "filter_freq": 2000, "accent_boost": 900, "reverb_send": 0.2, "delay_send": 0.1,
           "gate_frac": 0.25},
    "t2": {"name": "Line", "voice_id": "acid1", "pattern": "x...x...", "base_freq": 110}}},
  "modules": {
    "voice2": {"freq": 500, "amp": 0.4, "filter_freq": 1500, "filter_q": 3.5, "slide_time": 0.2, "waveform": "square",
               "adsr": {"attack": 0.02, "decay": 0.3, "sustain": 0.6, "release": 0.7}},
    "reverb1": {"mix": 0.4, "room": 0.9, "damp": 0.2},
    "delay1": {"time": 0.35, "feedback": 0.5, "mix": 0.6, "lowcut": 200, "highcut": 4000},
    "acid1": {"cutoff": 700, "res": 0.8, "env_amount": 3000, "decay": 0.4, "drive": 0.3, "mix": 0.9, "vol_comp": 0.6},
    "dist1": {"drive": 0.7, "mix": 0.1, "tone": 0.4}, "lfo1": {"rate": 2.5, "depth": 0.5}, "lfo2": {"rate": 0.5}}})";

ImportedSlot imported(const std::string& text) {
    auto slot = importSlot(text, "s.json");
    EXPECT_TRUE(slot.ok()) << slot.message();
    return slot ? std::move(*slot) : ImportedSlot{};
}

std::unique_ptr<Pattern<Studio>> patternOf(const ImportedSlot& slot) {
    auto pattern = std::make_unique<Pattern<Studio>>();
    EXPECT_EQ(slot.slot.pattern.fill(*pattern), 0U);
    return pattern;
}

/// A slot of one track with these fields.
std::string oneTrack(const std::string& fields) {
    return R"({"chronus_version": "1.0", "sequencer": {"tracks": {"a": {)" + fields + "}}}}";
}

std::string foreignError(const std::string& text) { return importSlot(text, "s.json").message(); }

TEST(ForeignSlot, EveryFieldArrives) {
    const ImportedSlot read = imported(kWhole);
    EXPECT_THAT(read.leftOut, IsEmpty());
    EXPECT_EQ(read.slot.program, "1.2");
    EXPECT_EQ(read.slot.savedAt, 1'764'505'204);
    EXPECT_EQ(read.slot.words.name.view(), "Night ride");
    EXPECT_EQ(read.slot.words.genre.view(), "dub");
    EXPECT_EQ(read.slot.words.tags.size(), 2U);
    EXPECT_TRUE(read.slot.transport.isRunning);
    EXPECT_EQ(read.slot.transport.step, 37U);
    const auto pattern = patternOf(read);
    EXPECT_EQ(pattern->tempo().milliBpm, 133'700);
    EXPECT_EQ(pattern->swing(), 575);
    EXPECT_EQ(read.slot.pattern.words().tracks[1].view(), "Line");
    const auto value = [&](std::size_t track, ParamId id) { return pattern->track(track).value(id); };
    EXPECT_EQ(value(0, ParamId::Instrument), static_cast<int>(InstrumentKind::Synth));
    EXPECT_EQ(value(0, ParamId::Oscillator), 2);
    EXPECT_EQ(value(0, ParamId::Amp), 250) << "the track's own goes on top of the voice's";
    EXPECT_EQ(value(0, ParamId::Cutoff), 2'000);
    EXPECT_EQ(value(0, ParamId::Resonance), 350);
    EXPECT_EQ(value(0, ParamId::AccentBoost), 900);
    EXPECT_EQ(value(0, ParamId::Attack), 20);
    EXPECT_EQ(value(0, ParamId::Decay), 300);
    EXPECT_EQ(value(0, ParamId::Sustain), 60);
    EXPECT_EQ(value(0, ParamId::Release), 700);
    EXPECT_EQ(value(0, ParamId::SlideTime), 200);
    EXPECT_EQ(value(0, ParamId::ReverbSend), 200);
    EXPECT_EQ(value(0, ParamId::DelaySend), 100);
    EXPECT_EQ(value(1, ParamId::Instrument), static_cast<int>(InstrumentKind::Acid));
    EXPECT_EQ(value(1, ParamId::AcidCutoff), 700);
    EXPECT_EQ(value(1, ParamId::AcidCompensation), 600);
    EXPECT_EQ(value(1, ParamId::Frequency), 1'100);
    EXPECT_EQ(value(1, ParamId::TrackLength), 8);
    const ModuleValues& modules = read.slot.modules;
    EXPECT_EQ(modules.value(ParamId::ReverbRoom), 900);
    EXPECT_EQ(modules.value(ParamId::DelayHighCut), 4'000);
    EXPECT_EQ(modules.value(ParamId::DistortionDrive), 700);
    EXPECT_EQ(modules.value(ParamId::Lfo1Rate), 250);
    EXPECT_EQ(modules.value(ParamId::Lfo2Rate), 50);
}

TEST(ForeignSlot, NotesGoOnFromPassToPassFromWhereTheListStands) {
    const auto pattern = patternOf(imported(kWhole));
    EXPECT_EQ(pattern->track(0).length(), 12U) << "two hits and three notes come round after three passes";
    const auto pitch = [&](std::size_t step) { return pattern->note(0, step, 0)->pitch; };
    EXPECT_EQ(pitch(0), 57);
    EXPECT_EQ(pitch(2), 81);
    EXPECT_EQ(pitch(4), 69);
    EXPECT_EQ(pitch(6), 57);
    EXPECT_EQ(pattern->note(0, 0, 0)->velocity, 127);
    EXPECT_EQ(pattern->note(0, 2, 0)->velocity, 76);
    EXPECT_EQ(pattern->note(0, 2, 0)->length, 16);
    EXPECT_EQ(pattern->note(1, 4, 0)->pitch, 69) << "A4 is what sounds at the frequency itself";
    EXPECT_EQ(pattern->note(1, 4, 0)->length, 32);
}

TEST(ForeignSlot, WhatDoesNotArriveIsNamed) {
    EXPECT_THAT(
        imported(R"({"chronus_version": "1.0", "extra": 1, "metadata": {"mood": "calm"},
            "sequencer": {"bpm": 400, "swing": 0.9, "shuffle": 1, "tracks": {
                "a": {"voice_id": "voice9", "pattern": "x", "notes": [445.0, 1], "base_freq": 100, "pan": 0,
                      "gate_frac": 0.99}}},
            "modules": {"voice1": {"amp": 1}, "reverb1": {"mix": 2, "size": 1}, "chorus1": {}}})")
            .leftOut,
        UnorderedElementsAre(
            "extra: has no place here", "metadata.mood: has no place here",
            "sequencer.bpm: is out of range and limited to 300", "sequencer.swing: is out of range and limited to 0.6",
            "sequencer.shuffle: has no place here", "sequencer.tracks.a.voice_id: names no module",
            "sequencer.tracks.a.notes[0]: is played as A4",
            "sequencer.tracks.a.notes[1]: is no note that can be played",
            "sequencer.tracks.a.base_freq: is not played beside notes", "sequencer.tracks.a.pan: has no place here",
            "sequencer.tracks.a.gate_frac: is out of range and limited to 0.95",
            "sequencer.tracks.a.gate_frac: is rounded to 61 of 64", "modules.voice1: no track plays it",
            "modules.reverb1.mix: is out of range and limited to 1", "modules.reverb1.size: has no place here",
            "modules.chorus1: no track plays it"));
    EXPECT_THAT(
        imported(oneTrack(R"("pattern": ")" + std::string(200, 'x') + "\"")).leftOut,
        ElementsAre(HasSubstr("has 200 steps; the first 128 are taken")));
    EXPECT_THAT(
        imported(oneTrack(R"("pattern": ")" + std::string(100, 'x') + R"(", "notes": [440, 220, 110])")).leftOut,
        ElementsAre(HasSubstr("its notes begin anew with each pass")));
    std::string tracks;
    for (int track = 1; track <= 17; ++track) {
        tracks += (track == 1 ? "\"" : ", \"") + std::to_string(track) + "\": {}";
    }
    EXPECT_THAT(
        imported(R"({"sequencer": {"tracks": {)" + tracks + "}}}").leftOut,
        ElementsAre("sequencer.tracks.17: is a track too many"));
}

TEST(ForeignSlot, AFieldOfTheWrongKindIsNamed) {
    EXPECT_THAT(
        foreignError(oneTrack(R"("pattern": 7)")),
        AllOf(HasSubstr("s.json:1:"), HasSubstr("tracks.a.pattern: must be a text")));
    EXPECT_THAT(foreignError(oneTrack(R"("notes": [null])")), HasSubstr("tracks.a.notes[0]: must be a number"));
    EXPECT_THAT(foreignError(oneTrack(R"("gate_frac": "wide")")), HasSubstr("tracks.a.gate_frac: must be a number"));
    EXPECT_THAT(foreignError(R"({"sequencer": {"bpm": []}})"), HasSubstr("sequencer.bpm: must be a number"));
    EXPECT_THAT(foreignError(R"({"sequencer": {"tracks": []}})"), HasSubstr("sequencer.tracks: must be an object"));
    EXPECT_THAT(foreignError(R"({"sequencer": {}, "modules": 3})"), HasSubstr("modules: must be an object"));
    EXPECT_THAT(
        foreignError(R"({"sequencer": {}, "chronus_version": "2.0"})"),
        HasSubstr("chronus_version: \"2.0\" is not known; only 1.x"));
    EXPECT_THAT(
        foreignError(R"({"sequencer": {"bpm": 1, "bpm": 2}})"), HasSubstr("sequencer.bpm: this field is given twice"));
}

TEST(ForeignSlot, ASlotOfOurOwnIsReadAsItIs) {
    SlotFile slot{.program = "0.1"};
    slot.words.name = SlotName{"Ours"};
    const ImportedSlot read = imported(formatSlot(slot));
    EXPECT_EQ(read.slot, slot);
    EXPECT_THAT(read.leftOut, IsEmpty());
    EXPECT_THAT(foreignError("{}"), HasSubstr("the field type must be"));
}

} // namespace
} // namespace tresillo::storage
