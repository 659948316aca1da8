// SPDX-License-Identifier: MIT
#include "storage/hydrogen/read.h"
#include "tests/storage/hydrogen/song_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace tresillo::test {
namespace {

using storage::parseHydrogenKit;
using storage::parseHydrogenSong;
using storage::readHydrogenSong;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string refusal(const std::string& text) { return parseHydrogenSong(text, "song.h2song").message(); }

TEST(HydrogenReader, ReadsSettingsInstrumentsPatternsAndColumns) {
    SongText song;
    song.set("swing_factor", "0.25").set("humanize_time", "0.5").set("loopEnabled", "true");
    song.instrument(
        3, "Kick", "<volume>0.5</volume><pan>-0.25</pan><muteGroup>2</muteGroup><isStopNote>true</isStopNote>");
    song.pattern("A", 96, {note(3, 24, "<velocity>0.5</velocity><key>Ef-1</key><length>12</length>")});
    song.column({"A"}).column({}).column({"A"});
    const auto read = parseHydrogenSong(song.text(), "song");
    ASSERT_TRUE(read.ok()) << read.message();
    EXPECT_EQ(read->name, "Test");
    EXPECT_DOUBLE_EQ(read->bpm, 120.0);
    EXPECT_DOUBLE_EQ(read->swing, 0.25);
    EXPECT_TRUE(read->loop);
    EXPECT_TRUE(read->songMode);
    ASSERT_EQ(read->instruments.size(), 1U);
    EXPECT_EQ(read->instruments[0].id, 3);
    EXPECT_EQ(read->instruments[0].kit, "TestKit");
    EXPECT_DOUBLE_EQ(read->instruments[0].volume, 0.5);
    EXPECT_DOUBLE_EQ(read->instruments[0].pan, -0.25);
    EXPECT_EQ(read->instruments[0].muteGroup, 2);
    EXPECT_TRUE(read->instruments[0].stopNotes);
    ASSERT_EQ(read->patterns.size(), 1U);
    EXPECT_EQ(read->patterns[0].size, 96);
    ASSERT_EQ(read->patterns[0].notes.size(), 1U);
    EXPECT_EQ(read->patterns[0].notes[0].key, -9);
    EXPECT_EQ(read->patterns[0].notes[0].length, 12);
    EXPECT_THAT(read->columns, ElementsAre(ElementsAre(0U), IsEmpty(), ElementsAre(0U)));
    EXPECT_THAT(read->remarks, IsEmpty());
}

TEST(HydrogenReader, TakesHydrogensDefaultsForWhatIsAbsent) {
    const auto read = parseHydrogenSong(
        "<song><instrumentList><instrument><id>0</id></instrument></instrumentList>"
        "<patternList><pattern><name>A</name><noteList><note><instrument>0</instrument></note></noteList></pattern>"
        "</patternList></song>",
        "song");
    ASSERT_TRUE(read.ok()) << read.message();
    EXPECT_DOUBLE_EQ(read->bpm, 120.0);
    EXPECT_DOUBLE_EQ(read->volume, 0.5);
    EXPECT_EQ(read->patterns[0].size, 192);
    const storage::HydrogenNote& note = read->patterns[0].notes[0];
    EXPECT_DOUBLE_EQ(note.velocity, 0.8);
    EXPECT_DOUBLE_EQ(note.probability, 1.0);
    EXPECT_EQ(note.length, -1);
    EXPECT_EQ(read->instruments[0].muteGroup, -1);
    EXPECT_DOUBLE_EQ(read->instruments[0].release, 1000.0);
    EXPECT_FALSE(read->timelineActive.has_value());
}

TEST(HydrogenReader, ReadsPansOfLeftAndRightFromBeforeVersion11) {
    const auto panOf = [](std::string_view pair) {
        const auto read = parseHydrogenSong(
            "<song><instrumentList><instrument><id>0</id>" + std::string{pair} +
                "</instrument></instrumentList></song>",
            "s");
        return read.ok() ? read->instruments[0].pan : 99.0;
    };
    EXPECT_DOUBLE_EQ(panOf("<pan_L>1</pan_L><pan_R>1</pan_R>"), 0.0);
    EXPECT_DOUBLE_EQ(panOf("<pan_L>0.5</pan_L><pan_R>0.5</pan_R>"), 0.0);
    EXPECT_DOUBLE_EQ(panOf("<pan_L>1</pan_L><pan_R>0.25</pan_R>"), -0.75);
    EXPECT_DOUBLE_EQ(panOf("<pan_L>0</pan_L><pan_R>1</pan_R>"), 1.0);
    EXPECT_DOUBLE_EQ(panOf("<pan_L>0</pan_L><pan_R>0</pan_R>"), 0.0);
}

TEST(HydrogenReader, ReadsNotesByInstrumentAndLayersWithoutComponentsFromVersion093) {
    const auto read = parseHydrogenSong(
        "<song><version>0.9.3</version><instrumentList><instrument><id>0</id><layer><filename>a.flac</filename></layer>"
        "<layer><filename>b.flac</filename></layer></instrument><instrument><id>1</id></instrument></instrumentList>"
        "<patternList><pattern><name>A</name><size>192</size><sequenceList>"
        "<sequence><noteList><note><position>0</position><pan_L>0.5</pan_L><pan_R>0.5</pan_R><instrument>0</instrument>"
        "</note></noteList></sequence>"
        "<sequence><noteList><note><position>24</position><instrument>1</instrument></note></noteList></sequence>"
        "</sequenceList></pattern></patternList>"
        "<patternSequence><group><patternID>A</patternID></group><group /></patternSequence></song>",
        "old");
    ASSERT_TRUE(read.ok()) << read.message();
    ASSERT_EQ(read->patterns[0].notes.size(), 2U);
    EXPECT_EQ(read->patterns[0].notes[1].position, 24);
    ASSERT_EQ(read->instruments[0].components.size(), 1U);
    EXPECT_EQ(read->instruments[0].components[0].layers.size(), 2U);
    EXPECT_EQ(read->columns.size(), 2U);
}

TEST(HydrogenReader, ReadsOneFileForAnInstrumentAndOnePatternForAColumnFromVersion090) {
    const auto read = parseHydrogenSong(
        "<song><instrumentList><instrument><id>0</id><filename>kick.wav</filename></instrument></instrumentList>"
        "<patternList><pattern><name>A</name></pattern></patternList>"
        "<patternSequence><patternID>A</patternID><patternID>A</patternID></patternSequence></song>",
        "old");
    ASSERT_TRUE(read.ok()) << read.message();
    ASSERT_EQ(read->instruments[0].components.size(), 1U);
    EXPECT_EQ(read->instruments[0].components[0].layers[0].file, "kick.wav");
    EXPECT_EQ(read->columns.size(), 2U);
}

TEST(HydrogenReader, ReadsTempoMarkersTagsEffectsVirtualPatternsAndAutomation) {
    SongText song;
    song.set("isTimelineActivated", "true").instrument(0, "Kick").pattern("A", 192, {}).pattern("B", 192, {});
    song.rest = "<virtualPatternList><pattern><name>A</name><virtual>B</virtual></pattern></virtualPatternList>"
                "<ladspa><fx><name>Reverb</name><enabled>true</enabled></fx></ladspa>"
                "<BPMTimeLine><newBPM><BAR>4</BAR><BPM>90.5</BPM></newBPM><newBPM><BAR>1</BAR><BPM>100</BPM></newBPM>"
                "</BPMTimeLine><timeLineTag><newTAG><BAR>2</BAR><TAG>Solo</TAG></newTAG></timeLineTag>"
                "<automationPaths><path adjust=\"velocity\"><point x=\"0\" y=\"0.5\"/><point x=\"2\" y=\"1\"/></path>"
                "</automationPaths>";
    const auto read = parseHydrogenSong(song.text(), "song");
    ASSERT_TRUE(read.ok()) << read.message();
    EXPECT_EQ(read->timelineActive, true);
    ASSERT_EQ(read->tempoMarkers.size(), 2U);
    EXPECT_EQ(read->tempoMarkers[0].column, 1);
    EXPECT_DOUBLE_EQ(read->tempoMarkers[1].bpm, 90.5);
    EXPECT_EQ(read->tags[0].text, "Solo");
    EXPECT_EQ(read->effects[0].name, "Reverb");
    EXPECT_THAT(read->patterns[0].virtuals, ElementsAre(1U));
    ASSERT_EQ(read->velocityPath.size(), 2U);
    EXPECT_DOUBLE_EQ(read->velocityPath[0].value, 0.5);
}

TEST(HydrogenReader, LeavesOutWhatHydrogenLeavesOutAndSaysSo) {
    SongText song;
    song.instrument(0, "Kick")
        .pattern("A", 192, {note(0, 0), note(7, 12)})
        .pattern("A", 192, {})
        .column({"A", "Nobody"});
    song.rest = "<virtualPatternList><pattern><name>Ghost</name><virtual>A</virtual></pattern></virtualPatternList>";
    const auto read = parseHydrogenSong(song.text(), "song");
    ASSERT_TRUE(read.ok()) << read.message();
    EXPECT_EQ(read->patterns[0].notes.size(), 1U);
    EXPECT_THAT(
        read->remarks, testing::UnorderedElementsAre(
                           AllOf(HasSubstr("instrument 7"), HasSubstr("'A'")), HasSubstr("two patterns are called 'A'"),
                           AllOf(HasSubstr("column 1"), HasSubstr("'Nobody'")), HasSubstr("'Ghost'")));
}

TEST(HydrogenReader, NamesFileLineByteAndElementOfAMistake) {
    const std::string line = refusal("<song>\n<patternList/></song>");
    EXPECT_THAT(line, testing::StartsWith("song.h2song: line 1 (byte "));
    EXPECT_THAT(line, HasSubstr("/song: <instrumentList> is missing"));
    EXPECT_EQ(line.find('\n'), std::string::npos);
}

TEST(HydrogenReader, RefusesWhatIsNoSong) {
    EXPECT_THAT(refusal(""), HasSubstr("song.h2song: the file is empty"));
    EXPECT_THAT(refusal(" \n\t"), HasSubstr("the file is empty"));
    EXPECT_THAT(refusal("<song><bpm>120</song>"), AllOf(HasSubstr("broken XML"), HasSubstr("line 1 (byte ")));
    EXPECT_THAT(refusal("not XML at all"), HasSubstr("broken XML"));
    EXPECT_THAT(refusal("<drumkit_info/>"), HasSubstr("<drumkit_info>, not <song>"));
    EXPECT_THAT(refusal("<song/>"), HasSubstr("<instrumentList> is missing"));
    EXPECT_THAT(refusal("<song><drumkit_info/></song>"), HasSubstr("/song/drumkit_info: <instrumentList> is missing"));
}

TEST(HydrogenReader, RefusesMoreThanItsLimits) {
    std::vector<std::string> notes(10'000, note(0, 0));
    EXPECT_THAT(
        refusal(SongText{}.instrument(0, "A").pattern("A", 192, notes).text()), HasSubstr("more than 9999 <note>"));
    SongText columns;
    columns.instrument(0, "A").pattern("A", 192, {});
    for (int index = 0; index < 10'000; ++index) {
        columns.column({});
    }
    EXPECT_THAT(refusal(columns.text()), HasSubstr("more than 4096 <group>"));
    std::string many(3 * (storage::HydrogenLimits::kTags + 1), ' ');
    for (std::size_t at = 0; at < many.size(); at += 3) {
        many.replace(at, 3, "<a>");
    }
    EXPECT_THAT(refusal(many), HasSubstr("too large"));
    EXPECT_THAT(refusal("<song>" + std::string(storage::HydrogenLimits::kFileBytes, ' ')), HasSubstr("too large"));
}

TEST(HydrogenReader, SurvivesDeepNesting) {
    std::string deep = "<song>";
    for (int level = 0; level < 200'000; ++level) {
        deep += "<a>";
    }
    EXPECT_THAT(refusal(deep), HasSubstr("broken XML"));
    for (int level = 0; level < 200'000; ++level) {
        deep += "</a>";
    }
    EXPECT_THAT(refusal(deep + "</song>"), HasSubstr("<instrumentList> is missing"));
}

TEST(HydrogenReader, RefusesFilesThatAreNone) {
    const std::filesystem::path folder = testing::TempDir();
    EXPECT_THAT(readHydrogenSong(folder / "nowhere.h2song").message(), HasSubstr("nowhere.h2song"));
    EXPECT_FALSE(readHydrogenSong(folder).ok());
    EXPECT_THAT(readHydrogenSong(folder).message(), testing::Not(HasSubstr("XML")));
    EXPECT_FALSE(readHydrogenSong("/dev/null").ok());
}

TEST(HydrogenReader, ReadsDrumkits) {
    const auto kit = parseHydrogenKit(
        "<drumkit_info "
        "xmlns=\"http://www.hydrogen-music.org/drumkit\"><name>Kit</name><author>A</author><license>GPL</license>"
        "<componentList><drumkitComponent><id>0</id><name>Main</name><volume>0.5</volume></drumkitComponent></"
        "componentList>"
        "<instrumentList><instrument><id>0</id><name>Kick</name><instrumentComponent><component_id>0</component_id>"
        "<layer><filename>k.wav</filename><min>0</min><max>1</max></layer></instrumentComponent></instrument></"
        "instrumentList>"
        "</drumkit_info>",
        "drumkit.xml");
    ASSERT_TRUE(kit.ok()) << kit.message();
    EXPECT_EQ(kit->name, "Kit");
    EXPECT_EQ(kit->license, "GPL");
    EXPECT_DOUBLE_EQ(kit->components[0].volume, 0.5);
    EXPECT_EQ(kit->instruments[0].kit, "Kit");
    EXPECT_THAT(parseHydrogenKit("<drumkit_info/>", "k").message(), HasSubstr("<instrumentList> is missing"));
    EXPECT_EQ(parseHydrogenKit("<drumkit_info><instrumentList/></drumkit_info>", "k")->name, "Drumkit");
}

} // namespace
} // namespace tresillo::test
