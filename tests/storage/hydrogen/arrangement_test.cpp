// SPDX-License-Identifier: MIT
#include "storage/hydrogen/arrangement.h"
#include "storage/hydrogen/read.h"
#include "tests/storage/hydrogen/song_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tresillo::test {
namespace {

using storage::arrange;
using storage::Findings;
using storage::HydrogenArrangement;
using storage::HydrogenSong;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

HydrogenSong songOf(const SongText& text) {
    auto song = storage::parseHydrogenSong(text.text(), "song");
    EXPECT_TRUE(song.ok()) << song.message();
    return song.ok() ? *song : HydrogenSong{};
}

HydrogenArrangement arranged(const SongText& text) {
    Findings findings;
    return arrange(songOf(text), findings);
}

std::vector<int> positions(const storage::HydrogenColumn& column) {
    std::vector<int> result;
    for (const storage::HydrogenNote& note : column.notes) {
        result.push_back(note.position);
    }
    return result;
}

std::vector<std::size_t> order(const HydrogenArrangement& arrangement) {
    std::vector<std::size_t> result;
    for (const storage::HydrogenStretch& stretch : arrangement.order) {
        result.insert(result.end(), stretch.repeats, stretch.column);
    }
    return result;
}

SongText twoPatterns() {
    SongText song;
    song.instrument(0, "Kick").instrument(1, "Hat");
    song.pattern("A", 192, {note(0, 0), note(0, 96)}).pattern("B", 96, {note(1, 24), note(1, 72)});
    return song;
}

TEST(HydrogenColumns, SeveralPatternsOfAColumnBecomeOneOfTheLongestsLength) {
    const HydrogenArrangement arrangement = arranged(twoPatterns().column({"A", "B"}));
    ASSERT_THAT(arrangement.columns, SizeIs(1));
    EXPECT_EQ(arrangement.columns[0].name, "A+B");
    EXPECT_EQ(arrangement.columns[0].size, 192);
    EXPECT_THAT(positions(arrangement.columns[0]), ElementsAre(0, 24, 72, 96)) << "the shorter one is not repeated";
}

TEST(HydrogenColumns, TheSameColumnIsKeptOnceWhateverTheOrderOfItsPatterns) {
    const HydrogenArrangement arrangement =
        arranged(twoPatterns().column({"A", "B"}).column({"A"}).column({"B", "A"}).column({"A"}).column({"A"}));
    EXPECT_THAT(arrangement.columns, SizeIs(2));
    EXPECT_THAT(order(arrangement), ElementsAre(0, 1, 0, 1, 1));
    EXPECT_EQ(arrangement.order.back().repeats, 2U);
}

TEST(HydrogenColumns, PatternsOfOtherNamesStayApartEvenIfTheySoundTheSame) {
    SongText song = twoPatterns();
    song.pattern("A again", 192, {note(0, 0), note(0, 96)}).column({"A"}).column({"A again"}).column({"A"});
    const HydrogenArrangement arrangement = arranged(song.column({"B"}));
    EXPECT_THAT(order(arrangement), ElementsAre(0, 1, 0, 2));
    EXPECT_EQ(arrangement.columns[1].name, "A again");
}

TEST(HydrogenColumns, AnEmptyColumnIsABarOfSilence) {
    const HydrogenArrangement arrangement = arranged(twoPatterns().column({"B"}).column({}));
    ASSERT_THAT(arrangement.columns, SizeIs(3)) << "and pattern A, which the song does not use";
    EXPECT_EQ(arrangement.columns[0].size, 96);
    EXPECT_EQ(arrangement.columns[1].size, 192);
    EXPECT_THAT(arrangement.columns[1].notes, IsEmpty());
    EXPECT_EQ(arrangement.columns[2].name, "A");
    EXPECT_THAT(order(arrangement), ElementsAre(0, 1));
}

TEST(HydrogenColumns, VirtualPatternsPlayAlongOnceAndThroughOneAnother) {
    SongText song = twoPatterns();
    song.pattern("C", 384, {note(0, 200)}).pattern("V", 48, {}).column({"V", "B"});
    song.rest = "<virtualPatternList><pattern><name>V</name><virtual>B</virtual><virtual>C</virtual></pattern>"
                "<pattern><name>C</name><virtual>A</virtual><virtual>V</virtual></pattern></virtualPatternList>";
    const HydrogenArrangement arrangement = arranged(song);
    EXPECT_EQ(arrangement.columns[0].size, 384);
    EXPECT_THAT(positions(arrangement.columns[0]), ElementsAre(0, 24, 72, 96, 200));
}

TEST(HydrogenColumns, NotesBeyondTheirPatternsEndAreSilentEvenInALongerColumn) {
    SongText song = twoPatterns();
    song.pattern("D", 96, {note(1, 95), note(1, 96), note(1, 150)}).column({"A", "D"}).column({"D"});
    Findings findings;
    const HydrogenArrangement arrangement = arrange(songOf(song), findings);
    EXPECT_THAT(positions(arrangement.columns[0]), ElementsAre(0, 95, 96)) << "96 is pattern A's";
    const auto list = findings.take();
    ASSERT_THAT(list, SizeIs(1));
    EXPECT_THAT(list[0].text, HasSubstr("pattern 'D': 2 notes lie at or beyond its end"));
}

TEST(HydrogenColumns, NoNoteOutlastsItsPattern) {
    SongText song = twoPatterns();
    song.pattern("L", 96, {note(1, 72, "<length>100</length>")}).column({"L"});
    EXPECT_EQ(arranged(song).columns[0].notes[0].length, 24);
}

TEST(HydrogenColumns, TempoMarkersHoldFromTheirColumnOn) {
    SongText song = twoPatterns();
    song.set("isTimelineActivated", "true").column({"A"}).column({"A"}).column({"A"}).column({"B"});
    song.rest = "<BPMTimeLine><newBPM><BAR>1</BAR><BPM>90</BPM></newBPM><newBPM><BAR>3</BAR><BPM>60</BPM></newBPM></"
                "BPMTimeLine>";
    const HydrogenArrangement arrangement = arranged(song);
    ASSERT_THAT(arrangement.order, SizeIs(3));
    EXPECT_DOUBLE_EQ(arrangement.order[0].bpm, 120.0) << "the song's own before the first marker";
    EXPECT_DOUBLE_EQ(arrangement.order[1].bpm, 90.0);
    EXPECT_EQ(arrangement.order[1].repeats, 2U);
    EXPECT_DOUBLE_EQ(arrangement.order[2].bpm, 60.0);
}

TEST(HydrogenColumns, ASwitchedOffTimelineChangesNoTempo) {
    SongText song = twoPatterns();
    song.set("isTimelineActivated", "false").column({"A"}).column({"A"});
    song.rest = "<BPMTimeLine><newBPM><BAR>1</BAR><BPM>90</BPM></newBPM></BPMTimeLine>";
    const HydrogenArrangement arrangement = arranged(song);
    ASSERT_THAT(arrangement.order, SizeIs(1));
    EXPECT_DOUBLE_EQ(arrangement.order[0].bpm, 120.0);
}

TEST(HydrogenColumns, TheVelocityLineScalesNotesByTheirPlaceInTheSong) {
    SongText song = twoPatterns();
    song.column({"A"}).column({"A"});
    song.rest = "<automationPaths><path adjust=\"velocity\"><point x=\"0\" y=\"0.5\"/><point x=\"1\" "
                "y=\"1\"/></path></automationPaths>";
    const HydrogenArrangement arrangement = arranged(song);
    EXPECT_DOUBLE_EQ(arrangement.columns[0].notes[0].velocity, 0.4);
    EXPECT_DOUBLE_EQ(arrangement.columns[0].notes[1].velocity, 0.6);
    EXPECT_THAT(order(arrangement), ElementsAre(0, 1)) << "the second time it is louder";
    EXPECT_DOUBLE_EQ(arrangement.columns[1].notes[1].velocity, 0.8);
}

TEST(HydrogenColumns, EmptyPatternsOutsideTheSongAreNamed) {
    Findings findings;
    const HydrogenArrangement arrangement =
        arrange(songOf(twoPatterns().pattern("E", 192, {}).column({"A", "B"})), findings);
    EXPECT_THAT(arrangement.columns, SizeIs(1));
    const auto list = findings.take();
    ASSERT_THAT(list, SizeIs(1));
    EXPECT_THAT(list[0].text, HasSubstr("pattern 'E': it is empty"));
}

} // namespace
} // namespace tresillo::test
