// SPDX-License-Identifier: MIT
#include "storage/hydrogen/read.h"
#include "storage/hydrogen/ringing.h"
#include "storage/hydrogen/song_conversion.h"
#include "tests/storage/hydrogen/song_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

namespace tresillo::test {
namespace {

using storage::ConvertedSong;
using storage::Finding;
using storage::FindingKind;
using storage::Findings;
using storage::SampleSeconds;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::Not;

// Every sample lasts so long.
SampleSeconds lasting(double seconds) {
    return [seconds](const storage::SampleName&) { return std::optional{seconds}; };
}

std::vector<std::size_t> ringing(const SongText& text, double seconds) {
    const auto song = storage::parseHydrogenSong(text.text(), "song");
    EXPECT_TRUE(song.ok()) << song.message();
    Findings findings;
    return storage::mostRinging(*song, storage::arrange(*song, findings), lasting(seconds));
}

struct RingingSong {
    ConvertedSong song;
    std::vector<Finding> findings;
};

RingingSong importRinging(const SongText& text, double seconds) {
    const auto song = storage::parseHydrogenSong(text.text(), "song");
    EXPECT_TRUE(song.ok()) << song.message();
    Findings findings;
    ConvertedSong converted = storage::convertSong(*song, findings, lasting(seconds));
    return {.song = std::move(converted), .findings = findings.take()};
}

// The pad that each of the first `steps` sixteenths of the first track plays.
std::vector<std::int32_t> padsOf(const ConvertedSong& song, std::size_t steps) {
    auto pattern = std::make_unique<Pattern<Studio>>();
    EXPECT_TRUE(song.project.fillPattern({.value = 0}, *pattern));
    std::vector<std::int32_t> pads;
    for (std::size_t step = 0; step < steps; ++step) {
        pads.push_back(pattern->stepParam(0, step, ParamId::Pad).value_or(pattern->track(0).value(ParamId::Pad)));
    }
    return pads;
}

// A cymbal on all sixteenths of a bar of two seconds.
SongText sixteenths(std::string_view instrument = {}) {
    std::vector<std::string> notes;
    for (int step = 0; step < 16; ++step) {
        notes.push_back(note(0, step * 12));
    }
    return SongText{}.instrument(0, "Ride", instrument).pattern("A", 192, notes).column({"A"});
}

TEST(HydrogenRinging, NotesAreCountedWhileTheirSampleLasts) {
    EXPECT_THAT(ringing(sixteenths(), 0.1), ElementsAre(1));
    EXPECT_THAT(ringing(sixteenths(), 0.49), ElementsAre(4));
    EXPECT_THAT(ringing(sixteenths(), 60.0), ElementsAre(16));
    EXPECT_THAT(ringing(sixteenths(), 0.0), ElementsAre(0)) << "lengths that are not known";
}

TEST(HydrogenRinging, TheyRingOverBarLinesAndThroughRepeats) {
    SongText song = SongText{}.instrument(0, "Crash").pattern("A", 192, {note(0, 0)}).pattern("B", 192, {});
    song.column({"A"}).column({"A"}).column({"A"}).column({"B"}).column({"A"});
    EXPECT_THAT(ringing(song, 1.9), ElementsAre(1));
    EXPECT_THAT(ringing(song, 3.9), ElementsAre(2));
    EXPECT_THAT(ringing(song, 8.1), ElementsAre(4));
}

TEST(HydrogenRinging, ANoteRingsNoLongerThanItIsWritten) {
    SongText song = SongText{}.instrument(0, "Pad");
    song.pattern("A", 192, {note(0, 0, "<length>12</length>"), note(0, 24), note(0, 48)}).column({"A"});
    EXPECT_THAT(ringing(song, 10.0), ElementsAre(2));
}

TEST(HydrogenRinging, NoSongMakesUsCountForever) {
    SongText song = SongText{}.instrument(0, "Crash").pattern("A", 192, std::vector(200, note(0, 0))).column({"A"});
    EXPECT_THAT(ringing(song, 1e6), ElementsAre(storage::kMostRinging));
}

TEST(HydrogenRinging, NotesThatEndEachOtherDoNotRing) {
    EXPECT_THAT(ringing(sixteenths("<isStopNote>true</isStopNote>"), 10.0), ElementsAre(1));
    EXPECT_THAT(ringing(sixteenths("<muteGroup>3</muteGroup>"), 10.0), ElementsAre(1));
}

TEST(HydrogenRinging, WhatRingsLongTakesPadsThatAreAlikeInTurn) {
    const auto imported = importRinging(sixteenths(), 1.4);
    ASSERT_EQ(imported.song.kits.size(), 1U);
    EXPECT_THAT(imported.song.kits[0].padNames, ElementsAre("Ride", "Ride (2)", "Ride (3)"));
    EXPECT_EQ(imported.song.kits[0].description.pads[1], imported.song.kits[0].description.pads[0]);
    EXPECT_THAT(padsOf(imported.song, 16), ElementsAre(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 0, 0, 0, 0));
    EXPECT_THAT(
        imported.findings, Contains(AllOf(
                               Field(&Finding::kind, FindingKind::Note),
                               Field(&Finding::text, HasSubstr("up to 12 of its notes ring at a time, here 12")))));
}

TEST(HydrogenRinging, WhatRingsShortlyNeedsNoLocks) {
    const auto imported = importRinging(sixteenths(), 0.9);
    EXPECT_THAT(imported.song.kits[0].padNames, ElementsAre("Ride"));
    EXPECT_THAT(padsOf(imported.song, 16), Not(Contains(1)));
    EXPECT_THAT(
        imported.findings, Contains(AllOf(
                               Field(&Finding::kind, FindingKind::Changed),
                               Field(&Finding::text, HasSubstr("up to 8 of its notes ring at a time, here 4")))));
}

TEST(HydrogenRinging, NoInstrumentGoesWithoutItsPadForIt) {
    SongText song = sixteenths();
    for (int id = 1; id < 31; ++id) {
        song.instrument(id, "Other " + std::to_string(id));
    }
    const auto imported = importRinging(song, 60.0);
    ASSERT_EQ(imported.song.kits.size(), 1U);
    EXPECT_EQ(imported.song.kits[0].padNames.size(), 32U);
    EXPECT_EQ(imported.song.kits[0].padNames.back(), "Ride (2)");
    EXPECT_THAT(imported.findings, Contains(Field(&Finding::text, HasSubstr("ring at a time, here 8"))));
}

} // namespace
} // namespace tresillo::test
