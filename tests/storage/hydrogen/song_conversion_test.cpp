// SPDX-License-Identifier: MIT
#include "core/engine/track_clock.h"
#include "storage/hydrogen/read.h"
#include "storage/hydrogen/song_conversion.h"
#include "tests/storage/hydrogen/song_text.h"
#include "tests/storage/kit_import/finding_matcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

namespace tresillo::test {
namespace {

using storage::ConvertedSong;
using storage::FindingKind;
using storage::Findings;
using testing::Contains;
using testing::SizeIs;

struct Imported {
    ConvertedSong song;
    std::vector<storage::Finding> findings;

    [[nodiscard]] std::unique_ptr<Pattern<Studio>> pattern(std::uint8_t id = 0) const {
        auto pattern = std::make_unique<Pattern<Studio>>();
        EXPECT_TRUE(song.project.fillPattern({.value = id}, *pattern));
        return pattern;
    }
};

Imported import(const SongText& text) {
    const auto song = storage::parseHydrogenSong(text.text(), "song");
    EXPECT_TRUE(song.ok()) << song.message();
    Findings findings;
    ConvertedSong converted = storage::convertSong(*song, findings);
    return {.song = std::move(converted), .findings = findings.take()};
}

// The step's first note, on whatever slot it lies; of velocity 0 if there is none.
Note firstNote(const Pattern<Studio>& pattern, std::size_t track, std::size_t step) {
    Note first{.velocity = 0};
    pattern.forEachNote(track, step, [&first](std::size_t, const Note& note) {
        if (first.velocity == 0) {
            first = note;
        }
    });
    return first;
}

// What is said of every song: velocities have fewer levels.
auto onlyOfVelocities() { return testing::Each(finding(FindingKind::Rounded, "velocities have 127 levels")); }

SongText oneKick(const std::vector<std::string>& notes, std::string_view instrument = {}, int size = 192) {
    return SongText{}.instrument(0, "Kick", instrument).pattern("A", size, notes).column({"A"});
}

TEST(HydrogenSongConversion, AnInstrumentBecomesATrackThatPlaysItsPad) {
    const auto imported =
        import(oneKick({note(0, 0), note(0, 36)}, "<volume>0.5</volume><pan>-0.3</pan><isMuted>true</isMuted>"));
    const auto pattern = imported.pattern();
    const Track<Studio>& track = pattern->track(0);
    EXPECT_EQ(track.value(ParamId::Instrument), static_cast<int>(InstrumentKind::Pad));
    EXPECT_EQ(track.value(ParamId::Level), -60);
    EXPECT_EQ(track.value(ParamId::Pan), -30);
    EXPECT_EQ(track.value(ParamId::Mute), 1);
    EXPECT_EQ(track.value(ParamId::TrackLength), 16);
    ASSERT_TRUE(pattern->note(0, 3, 1)) << "the second note takes the second slot, so that the first rings on";
    EXPECT_EQ(firstNote(*pattern, 0, 3).pitch, 60);
    EXPECT_EQ(firstNote(*pattern, 0, 3).velocity, 102);
    EXPECT_EQ(imported.song.notes, 2U);
    EXPECT_EQ(imported.song.project.patternWords({.value = 0}).tracks[0].view(), "Kick");
    EXPECT_EQ(imported.song.project.patternWords({.value = 0}).name.view(), "A");
    const KitPad& pad = imported.song.kits.at(0).description.pads[0];
    EXPECT_NEAR(static_cast<double>(pad.gain) * std::pow(10.0, -60 / 200.0), 0.5, 1e-5)
        << "what the fader rounds, the pad makes up for";
    EXPECT_THAT(imported.findings, onlyOfVelocities());
}

TEST(HydrogenSongConversion, ColumnsBecomeSectionsWithRepeatsAndTempi) {
    SongText text = oneKick({note(0, 0)});
    text.set("isTimelineActivated", "true").set("loopEnabled", "true").column({"A"}).column({}).column({"A"});
    text.rest = "<BPMTimeLine><newBPM><BAR>3</BAR><BPM>93.75</BPM></newBPM></BPMTimeLine>";
    const auto imported = import(text);
    const Song<Studio>& song = imported.song.project.song;
    ASSERT_THAT(song.view(), SizeIs(3));
    EXPECT_EQ(song[0], (Section{.pattern = {0}, .repeats = 2, .mutes = 0, .length = 0, .tempo = 0}));
    EXPECT_EQ(song[1], (Section{.pattern = {1}, .repeats = 1, .mutes = 0, .length = 0, .tempo = 0}));
    EXPECT_EQ(song[2], (Section{.pattern = {0}, .repeats = 1, .mutes = 0, .length = 0, .tempo = 93'750}));
    EXPECT_EQ(imported.pattern()->tempo().milliBpm, 120'000);
    EXPECT_EQ(imported.song.project.projectParam(ParamId::SongLoop), 1);
    EXPECT_EQ(imported.song.project.name.view(), "Test");
}

TEST(HydrogenSongConversion, SwingComesOverAsTheShareOfTheFirstSixteenth) {
    SongText text = oneKick({note(0, 0), note(0, 12)});
    text.set("swing_factor", "0.5");
    const auto imported = import(text);
    EXPECT_EQ(imported.pattern()->swing(), 625);
    EXPECT_EQ(clockOf(*imported.pattern(), 0).swung(1).value, kSixteenth.value * 5 / 4);
    EXPECT_THAT(imported.findings, onlyOfVelocities()) << "62.5 % is exact";
    text = oneKick({note(0, 12)});
    text.set("swing_factor", "0.23");
    EXPECT_THAT(
        import(text).findings,
        Contains(finding(FindingKind::Rounded, "swing 0.23 is 55.75 %; swung notes are off by at most 0.012")));
}

TEST(HydrogenSongConversion, LeadAndLagBecomeMicroTimingAndAreListedWithWhatIsLeft) {
    const auto imported =
        import(oneKick({note(0, 48, "<leadlag>0.5</leadlag>"), note(0, 96, "<leadlag>-0.33</leadlag>")}));
    const auto pattern = imported.pattern();
    EXPECT_EQ(firstNote(*pattern, 0, 4).micro, 5) << "2.5 ticks";
    EXPECT_EQ(firstNote(*pattern, 0, 8).micro, -3) << "1.65 ticks early";
    EXPECT_THAT(imported.findings, Contains(finding(FindingKind::Rounded, "'Kick' at tick 96: plays 0.15 ticks late")));
    EXPECT_THAT(imported.findings, SizeIs(2));
}

TEST(HydrogenSongConversion, NotesWithALengthAreGatedAndOthersPlayOut) {
    const auto imported = import(oneKick({note(0, 0), note(0, 48), note(0, 96, "<length>12</length>")}));
    const auto pattern = imported.pattern();
    EXPECT_EQ(pattern->track(0).value(ParamId::PlayMode), static_cast<int>(PlayMode::Kit));
    EXPECT_EQ(pattern->stepParam(0, 8, ParamId::PlayMode), static_cast<int>(PlayMode::Gated));
    EXPECT_EQ(pattern->stepParam(0, 4, ParamId::PlayMode), std::nullopt);
    EXPECT_EQ(firstNote(*pattern, 0, 8).length, kLengthParts) << "a sixteenth";
}

TEST(HydrogenSongConversion, ANoteOffEndsEveryEarlierNoteOfItsInstrument) {
    SongText text =
        oneKick({note(0, 0), note(0, 48), note(1, 0), note(0, 72, "<note_off>true</note_off>"), note(0, 144)});
    text.instrument(1, "Hat");
    const auto imported = import(text);
    const auto pattern = imported.pattern();
    EXPECT_EQ(firstNote(*pattern, 0, 0).length, 6 * kLengthParts);
    EXPECT_EQ(firstNote(*pattern, 0, 4).length, 2 * kLengthParts);
    EXPECT_EQ(firstNote(*pattern, 0, 6).velocity, 0) << "the note-off itself is no note";
    EXPECT_EQ(imported.song.notes, 4U);
    EXPECT_EQ(pattern->stepParam(1, 0, ParamId::PlayMode), std::nullopt) << "the hat plays on";
    EXPECT_THAT(imported.findings, onlyOfVelocities());
}

TEST(HydrogenSongConversion, ANoteOffWithoutANoteBeforeItIsNamed) {
    const auto imported = import(oneKick({note(0, 24, "<note_off>true</note_off>"), note(0, 48)}));
    EXPECT_THAT(imported.findings, Contains(finding(FindingKind::Changed, "'Kick' at tick 24: a note-off before")));
}

TEST(HydrogenSongConversion, AnInstrumentThatStopsItsNotesHoldsEachUntilTheNext) {
    const auto imported = import(oneKick({note(0, 0), note(0, 48)}, "<isStopNote>true</isStopNote>"));
    const auto pattern = imported.pattern();
    EXPECT_EQ(pattern->track(0).value(ParamId::PlayMode), static_cast<int>(PlayMode::Gated));
    EXPECT_EQ(firstNote(*pattern, 0, 0).length, kInfiniteLength);
    EXPECT_EQ(firstNote(*pattern, 0, 4).length, kInfiniteLength);
    EXPECT_TRUE(pattern->note(0, 4, 0)) << "on the slot of the note that it ends";
}

TEST(HydrogenSongConversion, NotesTakeTheSlotsInTurnSoThatTheyRingOverEachOther) {
    const auto imported = import(oneKick({note(0, 0), note(0, 48), note(0, 96), note(0, 144), note(0, 180)}));
    const auto pattern = imported.pattern();
    EXPECT_TRUE(pattern->note(0, 0, 0) && pattern->note(0, 4, 1) && pattern->note(0, 8, 2) && pattern->note(0, 12, 3));
    EXPECT_TRUE(pattern->note(0, 15, 0));
}

TEST(HydrogenSongConversion, PitchesPansAndChancesComeOver) {
    const auto imported = import(oneKick(
        {note(0, 0, "<key>Ef1</key>"), note(0, 48, "<key>B-1</key><pitch>0.25</pitch>"), note(0, 96, "<pan>0.5</pan>"),
         note(0, 144, "<probability>0.35</probability>")},
        "<pan>-0.5</pan>"));
    const auto pattern = imported.pattern();
    EXPECT_EQ(firstNote(*pattern, 0, 0).pitch, 75);
    EXPECT_EQ(firstNote(*pattern, 0, 4).pitch, 59);
    EXPECT_EQ(pattern->stepParam(0, 4, ParamId::Tune), 25);
    EXPECT_EQ(pattern->stepParam(0, 8, ParamId::Pan), -25)
        << "the note's pan works within what the instrument's leaves";
    EXPECT_EQ(pattern->stepParam(0, 12, ParamId::Probability), 35);
    EXPECT_THAT(imported.findings, onlyOfVelocities());
}

TEST(HydrogenSongConversion, NotesOfOneTickShareAStepAndItsLocks) {
    const auto imported =
        import(oneKick({note(0, 0), note(0, 0, "<key>C1</key>"), note(0, 0, "<probability>0.5</probability>")}));
    const auto pattern = imported.pattern();
    std::size_t notes = 0;
    pattern->forEachNote(0, 0, [&](std::size_t, const Note&) { ++notes; });
    EXPECT_EQ(notes, 3U);
    EXPECT_THAT(
        imported.findings, Contains(finding(FindingKind::Changed, "'Kick' at tick 0: its Probability gives way")));
}

TEST(HydrogenSongConversion, PatternsOfOtherMetresKeepTheirLength) {
    for (const int size : {36, 72, 84, 100, 168, 240, 384, 1536, 3072}) {
        const auto imported = import(oneKick({note(0, 0), note(0, size > 240 ? size - 12 : size - 1)}, {}, size));
        const auto pattern = imported.pattern();
        for (std::size_t track = 0; track < Studio::kTracks; ++track) {
            const Ticks length =
                pattern->track(track).stepTicks() * static_cast<std::int64_t>(pattern->track(track).length());
            EXPECT_EQ(length.value, size * kQuarter.value / 48) << size;
        }
        EXPECT_EQ(imported.song.notes, 2U) << size;
    }
    EXPECT_THAT(
        import(oneKick({note(0, 0)}, {}, 101)).findings, Contains(finding(FindingKind::Changed, "lasts 101 ticks")));
}

SongText manyInstruments(int count) {
    SongText text;
    std::vector<std::string> notes;
    for (int index = 0; index < count; ++index) {
        text.instrument(
            index, "I" + std::to_string(index), index == 19 ? "<isMuted>true</isMuted><volume>0.5</volume>" : "");
        for (int position = 0; position < (index < 15 ? 4 : 1); ++position) {
            notes.push_back(note(index, position * 48 + (index < 15 ? 0 : (index - 15) % 16) * 12));
        }
    }
    return text.pattern("A", 192, notes).column({"A"});
}

TEST(HydrogenSongConversion, MoreInstrumentsThanTracksShareTheLastOne) {
    const auto imported = import(manyInstruments(20));
    const auto pattern = imported.pattern();
    const auto words = imported.song.project.patternWords({.value = 0});
    EXPECT_EQ(words.tracks[14].view(), "I14");
    EXPECT_EQ(words.tracks[15].view(), "Shared");
    EXPECT_EQ(pattern->track(15).value(ParamId::Instrument), static_cast<int>(InstrumentKind::Kit));
    EXPECT_EQ(firstNote(*pattern, 15, 1).pitch, kFirstPadNote + 1) << "I16 is the shared kit's second pad";
    EXPECT_TRUE(firstNote(*pattern, 15, 3).on);
    EXPECT_FALSE(firstNote(*pattern, 15, 4).on) << "I19 is muted";
    const auto& shared = imported.song.kits.at(static_cast<std::size_t>(pattern->track(15).value(ParamId::Kit)));
    EXPECT_THAT(shared.padNames, testing::ElementsAre("I15", "I16", "I17", "I18", "I19"));
    EXPECT_FLOAT_EQ(shared.description.pads[4].gain, 0.5F);
    EXPECT_EQ(imported.song.notes, 65U);
    EXPECT_THAT(
        imported.findings, Contains(finding(FindingKind::Note, "'I19' shares the last track: pad 5, its notes off")));
}

TEST(HydrogenSongConversion, InstrumentsThatFindNoPadAreNamedWithTheirNotes) {
    const auto imported = import(manyInstruments(50));
    EXPECT_THAT(imported.findings, Contains(finding(FindingKind::LeftOut, "instrument 'I49' with its 1 notes")));
}

TEST(HydrogenSongConversion, MoreNotesOnOneTickThanAStepHoldsAreNamed) {
    const auto imported = import(oneKick(std::vector<std::string>(20, note(0, 96))));
    EXPECT_LT(imported.song.notes, 20U);
    EXPECT_THAT(
        imported.findings, Contains(finding(FindingKind::LeftOut, "'Kick' at tick 96: no step near it has room")));
}

TEST(HydrogenSongConversion, WhatHasNoPlaceInAProjectIsNamed) {
    SongText text = oneKick({note(0, 0), note(0, 96, "<velocity>0</velocity>")}, "<FX1Level>0.5</FX1Level>");
    text.settings =
        "<version>1.2.0</version><bpm>120</bpm><volume>0.78</volume><name>A song with a name of forty letters</name>"
        "<mode>pattern</mode><humanize_time>0.3</humanize_time><humanize_velocity>0.2</humanize_velocity>"
        "<playbackTrackEnabled>true</playbackTrackEnabled><playbackTrackFilename>x.wav</playbackTrackFilename>"
        "<pan_law_type>LINEAR_CONST_POWER</pan_law_type>";
    text.rest = "<ladspa><fx><name>no plugin</name></fx><fx><name>Plate</name><enabled>true</enabled></fx></ladspa>"
                "<BPMTimeLine><newBPM><BAR>9</BAR><BPM>90</BPM></newBPM></BPMTimeLine>"
                "<timeLineTag><newTAG><BAR>0</BAR><TAG>Intro</TAG></newTAG></timeLineTag>";
    const auto findings = import(text).findings;
    EXPECT_THAT(findings, Contains(finding(FindingKind::LeftOut, "humanize time 0.3")));
    EXPECT_THAT(findings, Contains(finding(FindingKind::LeftOut, "humanize velocity 0.2")));
    EXPECT_THAT(findings, Contains(finding(FindingKind::LeftOut, "playback track 'x.wav'")));
    EXPECT_THAT(
        findings, Contains(finding(FindingKind::LeftOut, "effect 'Plate' (LADSPA) and the sends of 0 instruments")));
    EXPECT_THAT(findings, Contains(finding(FindingKind::LeftOut, "tag 'Intro' at column 1")));
    EXPECT_THAT(findings, Contains(finding(FindingKind::LeftOut, "tempo 90 at column 10: beyond the song's end")));
    EXPECT_THAT(findings, Contains(finding(FindingKind::LeftOut, "1 notes of velocity 0")));
    EXPECT_THAT(findings, Contains(finding(FindingKind::Changed, "pan law LINEAR_CONST_POWER")));
    EXPECT_THAT(findings, Contains(finding(FindingKind::Rounded, "is cut to 'A song with a name of fo'")));
    EXPECT_THAT(findings, Contains(finding(FindingKind::Rounded, "volume 0.78 becomes -2.2 dB")));
    EXPECT_THAT(findings, Contains(finding(FindingKind::Note, "saved in pattern mode")));
    EXPECT_THAT(findings, Contains(finding(FindingKind::Note, "does not say whether its tempo timeline")));
}

TEST(HydrogenSongConversion, TempiBeyondOursAreBroughtIntoRangeAndNamed) {
    SongText text = oneKick({note(0, 0)});
    text.settings = "<bpm>350</bpm><mode>song</mode>";
    const auto imported = import(text);
    EXPECT_EQ(imported.pattern()->tempo(), kMaxTempo);
    EXPECT_THAT(imported.findings, Contains(finding(FindingKind::Changed, "tempo 350 BPM is outside 30 to 300")));
}

TEST(HydrogenSongConversion, SongsWithoutColumnsKeepTheirPatterns) {
    const auto imported = import(SongText{}.instrument(0, "Kick").pattern("A", 192, {note(0, 0)}));
    EXPECT_TRUE(imported.song.project.song.empty());
    EXPECT_EQ(imported.song.notes, 1U);
}

} // namespace
} // namespace tresillo::test
