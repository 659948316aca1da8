// SPDX-License-Identifier: MIT
// One odd value stops nobody: it is repaired and told, once, whichever field holds it.
#include "storage/hydrogen/read.h"
#include "storage/hydrogen/song_conversion.h"
#include "storage/json/kit_json.h"
#include "storage/json/project_json.h"
#include "tests/storage/hydrogen/song_text.h"
#include "tests/storage/kit_import/finding_matcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <string>

namespace tresillo::test {
namespace {

using storage::Finding;
using storage::FindingKind;
using storage::HydrogenSong;
using storage::parseHydrogenSong;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

// A song with every field that is read, each once; `odd` takes the place of what the field holds.
std::string songWith(std::string_view field, std::string_view odd) {
    const auto in = [&](std::string_view name, std::string_view usual) {
        return element(name, name == field ? odd : usual);
    };
    const auto own = [&](std::string_view prefix, std::string_view name, std::string_view usual) {
        return element(name, std::string{prefix} + std::string{name} == field ? odd : usual);
    };
    const std::string layer = element(
        "layer", element("filename", "k.wav") + in("min", "0") + in("max", "1") + own("layer/", "gain", "1") +
                     own("layer/", "pitch", "0") + own("layer/", "isMuted", "false") + in("ismodified", "true") +
                     in("startframe", "0") + in("endframe", "0") + in("loopframe", "0") + in("loops", "0") +
                     in("userubber", "0"));
    const std::string component = element(
        "instrumentComponent", in("component_id", "0") + own("component/", "gain", "1") +
                                   own("component/", "isMuted", "false") + in("isSoloed", "false") + layer);
    std::string instrument = in("id", "0") + element("name", "Kick") + element("drumkit", "Kit");
    for (const auto& [name, usual] : std::map<std::string, std::string>{
             {"volume", "1"},
             {"gain", "1"},
             {"pan", "0"},
             {"isMuted", "false"},
             {"applyVelocity", "true"},
             {"muteGroup", "-1"},
             {"isStopNote", "false"},
             {"midiOutChannel", "-1"},
             {"midiOutNote", "36"},
             {"isHihat", "-1"},
             {"lower_cc", "0"},
             {"higher_cc", "127"},
             {"FX1Level", "0"},
             {"filterActive", "true"},
             {"filterCutoff", "1"},
             {"filterResonance", "0"},
             {"Attack", "0"},
             {"Decay", "0"},
             {"Sustain", "1"},
             {"Release", "1000"},
             {"pitchOffset", "0"},
             {"randomPitchFactor", "0"},
             {"sampleSelectionAlgo", "VELOCITY"}}) {
        instrument += in(name, usual);
    }
    const std::string hit = element(
        "note", in("position", "0") + in("leadlag", "0") + in("velocity", "0.8") + own("note/", "pan", "0") +
                    in("pitch", "0") + in("key", "C0") + in("length", "-1") + element("instrument", "0") +
                    in("note_off", "false") + in("probability", "1"));
    return element(
        "song",
        element("version", "1.2.3") + in("bpm", "120") + own("song/", "volume", "0.5") + in("swing_factor", "0") +
            in("humanize_time", "0") + in("humanize_velocity", "0") + in("loopEnabled", "false") +
            in("playbackTrackEnabled", "false") + own("song/", "isMuted", "false") + in("isTimelineActivated", "true") +
            element("componentList", element("drumkitComponent", element("id", "0") + own("kit/", "volume", "1"))) +
            element("instrumentList", element("instrument", instrument + component)) +
            element(
                "patternList", element(
                                   "pattern", element("name", "A") + in("size", "192") + in("denominator", "4") +
                                                  element("noteList", hit))) +
            element("patternSequence", element("group", element("patternID", "A"))) +
            element("BPMTimeLine", element("newBPM", own("marker/", "BAR", "0") + in("BPM", "120"))) +
            element("ladspa", element("fx", element("name", "no plugin") + in("enabled", "false"))));
}

const std::vector<std::string>& numbers() {
    static const std::vector<std::string> kFields{
        "bpm",
        "song/volume",
        "swing_factor",
        "humanize_time",
        "humanize_velocity",
        "kit/volume",
        "id",
        "volume",
        "gain",
        "pan",
        "muteGroup",
        "midiOutChannel",
        "midiOutNote",
        "isHihat",
        "lower_cc",
        "higher_cc",
        "FX1Level",
        "filterCutoff",
        "filterResonance",
        "Attack",
        "Decay",
        "Sustain",
        "Release",
        "pitchOffset",
        "randomPitchFactor",
        "component_id",
        "component/gain",
        "min",
        "max",
        "layer/gain",
        "layer/pitch",
        "startframe",
        "endframe",
        "loopframe",
        "loops",
        "userubber",
        "position",
        "leadlag",
        "velocity",
        "note/pan",
        "pitch",
        "length",
        "probability",
        "size",
        "denominator",
        "marker/BAR",
        "BPM"};
    return kFields;
}

const std::vector<std::string>& truths() {
    static const std::vector<std::string> kFields{"loopEnabled",       "playbackTrackEnabled",
                                                  "song/isMuted",      "isTimelineActivated",
                                                  "isMuted",           "applyVelocity",
                                                  "isStopNote",        "filterActive",
                                                  "component/isMuted", "isSoloed",
                                                  "layer/isMuted",     "ismodified",
                                                  "note_off",          "enabled"};
    return kFields;
}

std::string nameOf(const std::string& field) { return field.substr(field.find('/') + 1); }

// Converted, written and read back, as an import does; what there is to tell.
std::vector<Finding> importedFrom(const HydrogenSong& song) {
    storage::Findings findings;
    storage::ConvertedSong converted = convertSong(song, findings);
    for (std::size_t kit = 0; kit < converted.kits.size(); ++kit) {
        const std::string id = "kit" + std::to_string(kit);
        converted.project.kits.push_back({.id = id, .name = "Kit", .path = {}});
        storage::KitFile file{
            .id = id,
            .name = "Kit",
            .license = {},
            .author = {},
            .padNames = {},
            .files = {},
            .description = converted.kits[kit].description};
        file.padNames.resize(file.description.pads.size(), "pad");
        file.files.resize(converted.kits[kit].samples.size(), "k.wav");
        const auto again = storage::parseKit(storage::formatKit(file), "kit.json");
        EXPECT_TRUE(again.ok()) << again.message();
    }
    const auto again = storage::parseProject(storage::formatProject(converted.project), "project.json");
    EXPECT_TRUE(again.ok()) << again.message();
    return findings.take();
}

std::vector<Finding> findingsOf(const std::string& text) {
    const auto song = parseHydrogenSong(text, "song");
    EXPECT_TRUE(song.ok()) << song.message() << "\n" << text;
    return song.ok() ? importedFrom(*song) : std::vector<Finding>{};
}

std::size_t mentions(const std::vector<Finding>& findings, std::string_view word) {
    return static_cast<std::size_t>(std::ranges::count_if(
        findings, [&](const Finding& finding) { return finding.text.find(word) != std::string::npos; }));
}

TEST(HydrogenRepairs, AnUsualSongHasNothingToRepair) {
    const auto song = parseHydrogenSong(songWith("", ""), "song");
    ASSERT_TRUE(song.ok()) << song.message();
    EXPECT_THAT(song->repairs, IsEmpty());
    EXPECT_THAT(parseHydrogenSong(songWith("gain", ""), "song")->repairs, IsEmpty())
        << "an empty one is as good as none";
}

TEST(HydrogenRepairs, EveryNumberThatIsNoneIsToldOnceByItsName) {
    for (const std::string& field : numbers()) {
        for (const std::string_view odd : {"nan", "loud", "-inf", "1e999", "1e300", "-1e300", "0,5x", "--1", "\xFF"}) {
            const std::vector<Finding> findings = findingsOf(songWith(field, odd));
            EXPECT_EQ(mentions(findings, "/" + nameOf(field) + ": "), 1U) << field << " = " << odd;
        }
    }
}

TEST(HydrogenRepairs, EveryTruthThatIsNoneIsToldOnceByItsName) {
    for (const std::string& field : truths()) {
        for (const std::string_view odd : {"maybe", "TRUE", "2", "nan", "no"}) {
            EXPECT_EQ(mentions(findingsOf(songWith(field, odd)), "/" + nameOf(field) + ": "), 1U)
                << field << " = " << odd;
        }
    }
}

TEST(HydrogenRepairs, TheNearestValueIsTaken) {
    const auto read = [](std::string_view field, std::string_view odd) {
        auto song = parseHydrogenSong(songWith(field, odd), "song");
        EXPECT_TRUE(song.ok()) << song.message();
        return std::move(*song);
    };
    EXPECT_DOUBLE_EQ(read("volume", "-0.1").instruments[0].volume, 0.0);
    EXPECT_DOUBLE_EQ(read("gain", "1e9").instruments[0].gain, 10.0);
    EXPECT_DOUBLE_EQ(read("bpm", "120,5").bpm, 120.5);
    EXPECT_DOUBLE_EQ(read("bpm", "1.120,5").bpm, 1120.5);
    EXPECT_DOUBLE_EQ(read("bpm", "nan").bpm, 120.0);
    EXPECT_DOUBLE_EQ(read("bpm", "-3").bpm, 30.0);
    EXPECT_DOUBLE_EQ(read("bpm", "98 bpm").bpm, 98.0);
    EXPECT_DOUBLE_EQ(read("Decay", "-1").instruments[0].decay, 0.0);
    EXPECT_DOUBLE_EQ(read("velocity", "1.5").patterns[0].notes[0].velocity, 1.0);
    EXPECT_DOUBLE_EQ(read("velocity", "nan").patterns[0].notes[0].velocity, 0.8);
    EXPECT_EQ(read("size", "0").patterns[0].size, 192);
    EXPECT_EQ(read("size", "-192").patterns[0].size, 192);
    EXPECT_EQ(read("size", "95.6").patterns[0].size, 96);
    EXPECT_EQ(read("size", "2000000000").patterns[0].size, storage::HydrogenLimits::kPatternTicks);
    EXPECT_EQ(read("position", "-4").patterns[0].notes[0].position, 0);
    EXPECT_EQ(read("length", "-7").patterns[0].notes[0].length, -1);
    EXPECT_EQ(read("sampleSelectionAlgo", "EVERY").instruments[0].selection, storage::HydrogenSelection::Velocity);
    EXPECT_TRUE(read("loopEnabled", "yes").loop);
    EXPECT_TRUE(read("isMuted", "True").instruments[0].muted);
    EXPECT_FALSE(read("isMuted", "perhaps").instruments[0].muted);
    const auto key = [&](std::string_view text) { return read("key", text).patterns[0].notes[0].key; };
    EXPECT_EQ(key("C"), 0);
    EXPECT_EQ(key("Ef-1"), -9);
    EXPECT_EQ(key("eb-1"), -9);
    EXPECT_EQ(key("C#1"), 13);
    EXPECT_EQ(key("H0"), 11);
    EXPECT_EQ(key("C9"), 36);
    EXPECT_EQ(key("B-99"), -25);
    EXPECT_EQ(key("C-"), 0);
    EXPECT_EQ(key("?"), 0);
    EXPECT_EQ(key("Cb-3"), -36);
}

TEST(HydrogenRepairs, ALineSaysWhereWhatAndWhatCameOfIt) {
    const auto song = parseHydrogenSong(songWith("velocity", "loud"), "song");
    ASSERT_TRUE(song.ok());
    EXPECT_THAT(
        song->repairs, ElementsAre(finding(
                           FindingKind::Changed,
                           "/song/patternList/pattern/noteList/note/velocity: 'loud' is not a number; 0.8 is taken")));
    EXPECT_THAT(song->repairs[0].text, testing::StartsWith("line 1 (byte "));
    EXPECT_THAT(
        findingsOf(songWith("key", "C")),
        Contains(finding(FindingKind::Changed, "'C' is not a key from C-3 to B3; C0 is")));
    EXPECT_THAT(
        findingsOf(songWith("volume", "-0.1")),
        Contains(finding(FindingKind::Changed, "-0.1 is outside 0 to 10; 0 is taken")));
}

TEST(HydrogenRepairs, ATempoThatCannotBePlayedIsToldOnce) {
    for (const std::string bpm : {"400", "0.5", "12", "301"}) {
        std::string text = songWith("bpm", bpm);
        text.replace(text.find("<BAR>0<"), 7, "<BAR>9<"); // beyond the song's end
        EXPECT_EQ(mentions(findingsOf(text), bpm + " BPM is outside 30 to 300"), 1U) << bpm;
        EXPECT_EQ(mentions(findingsOf(songWith("BPM", bpm)), bpm + " BPM is outside 30 to 300"), 1U) << bpm;
    }
    EXPECT_EQ(mentions(findingsOf(songWith("bpm", "1e9")), "1e9 is no tempo; 300 is taken"), 1U);
    EXPECT_EQ(mentions(findingsOf(songWith("bpm", "1e9")), "tempo"), 1U);
    EXPECT_EQ(mentions(findingsOf(songWith("bpm", "-1")), "/bpm: -1 is no tempo; 30 is taken"), 1U);
}

TEST(HydrogenRepairs, TheListStaysReadableWhateverIsOdd) {
    std::vector<std::string> notes(5'000, note(0, 0, "<velocity>x</velocity><pan>y</pan>"));
    const auto song = parseHydrogenSong(SongText{}.instrument(0, "Kick").pattern("A", 192, notes).text(), "song");
    ASSERT_TRUE(song.ok()) << song.message();
    EXPECT_LE(song->repairs.size(), 26U);
    EXPECT_THAT(song->repairs, Contains(finding(FindingKind::Changed, "odd values of <velocity>: 4988 more")));
}

TEST(HydrogenRepairs, NothingIsListedTwice) {
    for (const std::string& field : numbers()) {
        std::vector<Finding> findings = findingsOf(songWith(field, "1e9"));
        std::ranges::sort(findings, {}, &Finding::text);
        EXPECT_EQ(std::ranges::adjacent_find(findings), findings.end()) << field;
    }
}

TEST(HydrogenRepairs, InstrumentsOfOneIdAreToldApart) {
    SongText text;
    text.instrument(0, "A", "<type>Kick</type>").instrument(0, "B", "<type>Snare</type>").instrument(1, "C");
    text.instruments += "<instrument><name>D</name></instrument><instrument><id>odd</id><name>E</name></instrument>";
    text.pattern(
        "P", 192,
        {note(0, 0), note(0, 48, "<type>Snare</type>"), note(1, 96), note(0, 144, "<type>No</type>"),
         note(99, 150, "<type>Snare</type>"), note(99, 160, "<type>No</type>")});
    text.column({"P"});
    const auto song = parseHydrogenSong(text.text(), "song");
    ASSERT_TRUE(song.ok()) << song.message();
    std::vector<std::int32_t> ids;
    for (const auto& instrument : song->instruments) {
        ids.push_back(instrument.id);
    }
    EXPECT_THAT(ids, ElementsAre(0, 2, 1, 3, 4));
    std::vector<std::int32_t> played;
    for (const auto& hit : song->patterns[0].notes) {
        played.push_back(hit.instrument);
    }
    EXPECT_THAT(played, ElementsAre(0, 2, 1, 0, 2)) << "a note may say which it means; else it is the first";
    EXPECT_THAT(song->repairs, Contains(finding(FindingKind::Note, "instrument 'B' has the id 0 of another one")));
    EXPECT_THAT(song->repairs, Contains(finding(FindingKind::Changed, "instrument 'D' has no <id>")));
    EXPECT_THAT(importedFrom(*song), Contains(finding(FindingKind::Note, "'B'")));
}

TEST(HydrogenRepairs, SongsThatDescribeTheirDrumkitThemselvesAreRead) {
    const auto song = parseHydrogenSong(
        "<song><version>1.3.0-alpha-'8c60eb06f'</version><formatVersion>2</formatVersion><bpm>110</bpm>"
        "<drumkit_info><formatVersion>2</formatVersion><name>Own</name><author>Ann</author><license>CC0</license>"
        "<instrumentList><instrument><id>4</id><name>Kick</name><type>Kick</type><drumkitPath>/nowhere/Own</"
        "drumkitPath>"
        "<drumkit>Own</drumkit><instrumentComponent><name>Main</name><gain>1</gain><isMuted>false</isMuted>"
        "<sampleSelectionAlgo>ROUND_ROBIN</sampleSelectionAlgo>"
        "<layer><filename>k.wav</filename><min>0</min><max>1</max><isMuted>false</isMuted></layer>"
        "<layer><filename>l.wav</filename><min>0</min><max>1</max><isMuted>true</isMuted></layer></instrumentComponent>"
        "<instrumentComponent><name>Second</name><gain>0.5</gain><isMuted>true</isMuted>"
        "<layer><filename>m.wav</filename></layer></instrumentComponent></instrument></instrumentList></drumkit_info>"
        "<patternList><pattern><formatVersion>2</formatVersion><name>A</name><size>192</size><noteList><note>"
        "<position>12</position><instrument>4</instrument><type>Kick</type></note></noteList></pattern></patternList>"
        "<patternSequence><group><patternID>A</patternID></group></patternSequence></song>",
        "song");
    ASSERT_TRUE(song.ok()) << song.message();
    EXPECT_THAT(song->repairs, IsEmpty());
    ASSERT_EQ(song->instruments.size(), 1U);
    ASSERT_EQ(song->instruments[0].components.size(), 2U);
    EXPECT_EQ(song->instruments[0].components[0].selection, storage::HydrogenSelection::RoundRobin);
    EXPECT_TRUE(song->instruments[0].components[0].layers[1].isMuted);
    EXPECT_TRUE(song->instruments[0].components[1].isMuted);
    EXPECT_EQ(song->patterns[0].notes.size(), 1U);
    storage::Findings findings;
    const storage::ConvertedSong converted = convertSong(*song, findings);
    ASSERT_EQ(converted.kits.size(), 1U);
    EXPECT_EQ(converted.kits[0].license, "CC0");
    EXPECT_EQ(converted.kits[0].author, "Ann");
    const auto& layers = converted.kits[0].description.pads[0].layers;
    ASSERT_EQ(layers.size(), 3U);
    EXPECT_FLOAT_EQ(layers[0].gain, 1.0F);
    EXPECT_FLOAT_EQ(layers[1].gain, 0.0F);
    EXPECT_FLOAT_EQ(layers[2].gain, 0.0F);
    EXPECT_EQ(layers[0].roundRobin, 1);
    EXPECT_EQ(layers[2].roundRobin, 0);
    EXPECT_THAT(findings.take(), Contains(finding(FindingKind::Note, "is muted")));
}

TEST(HydrogenRepairs, AVersionBeyondWhatIsKnownIsNamedAndTried) {
    const auto ofVersion = [](std::string_view settings) {
        const auto song =
            parseHydrogenSong("<song>" + std::string{settings} + "<instrumentList/><patternList/></song>", "song");
        EXPECT_TRUE(song.ok()) << song.message();
        return song->repairs;
    };
    for (const char* known : {"0.9.3", "1.2.4", "1.3.0-alpha-'8c6'", "2.0.0", "2.0"}) {
        EXPECT_THAT(ofVersion(element("version", known)), IsEmpty()) << known;
    }
    for (const char* unknown : {"2.1.0", "3.0", "99.1-beta", "tomorrow"}) {
        EXPECT_THAT(ofVersion(element("version", unknown)), ElementsAre(finding(FindingKind::Note, unknown)))
            << unknown;
    }
    EXPECT_THAT(ofVersion("<formatVersion>7</formatVersion>"), ElementsAre(finding(FindingKind::Note, "format 7")));
}

} // namespace
} // namespace tresillo::test
