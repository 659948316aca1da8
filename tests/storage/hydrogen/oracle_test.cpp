// SPDX-License-Identifier: MIT
#include "core/engine/track_clock.h"
#include "storage/hydrogen/read.h"
#include "storage/hydrogen/song_conversion.h"
#include "tests/storage/hydrogen/onset_oracle.h"
#include "tests/storage/hydrogen/song_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>
#include <tuple>

// What was imported against Hydrogen's own rules: every onset of every song, in our ticks.
namespace tresillo::test {
namespace {

constexpr std::int64_t kOracleTick = kQuarter.value / 48;
const std::filesystem::path kDemoSongs = "/usr/share/hydrogen/data/demo_songs";

struct ModelOnset {
    std::size_t track{0};
    std::int64_t tick{0};

    auto operator<=>(const ModelOnset&) const = default;
};

// All notes of a pattern, as the track clocks place them.
void addPattern(const Pattern<Studio>& pattern, std::int64_t start, std::vector<ModelOnset>& onsets) {
    for (std::size_t track = 0; track < Studio::kTracks; ++track) {
        const TrackClock clock = clockOf(pattern, track);
        for (std::size_t step = 0; step < pattern.track(track).length(); ++step) {
            pattern.forEachNote(track, step, [&](std::size_t, const Note& note) {
                const std::int64_t micro = note.micro * clock.step.value / kMicroParts;
                const std::int64_t tick = clock.swung(static_cast<std::int64_t>(step)).value + micro;
                onsets.push_back({.track = track, .tick = start + tick});
            });
        }
    }
}

std::int64_t lengthOf(const Pattern<Studio>& pattern) {
    return pattern.track(0).stepTicks().value * static_cast<std::int64_t>(pattern.track(0).length());
}

std::vector<ModelOnset> playedBy(const storage::ProjectFile& project) {
    std::vector<ModelOnset> onsets;
    std::int64_t start = 0;
    for (const Section& section : project.song) {
        auto pattern = std::make_unique<Pattern<Studio>>();
        EXPECT_TRUE(project.fillPattern(section.pattern, *pattern));
        for (int repeat = 0; repeat < section.repeats; ++repeat) {
            addPattern(*pattern, start, onsets);
            start += lengthOf(*pattern);
        }
    }
    std::ranges::sort(onsets);
    return onsets;
}

// The greatest distance in Hydrogen's ticks between what the song says and what was imported; negative if the two do
// not even have the same notes.
double worstDistance(const std::string& xml) {
    const auto song = storage::parseHydrogenSong(xml, "song");
    EXPECT_TRUE(song.ok()) << song.message();
    storage::Findings findings;
    const std::vector<ModelOnset> played = playedBy(storage::convertSong(*song, findings).project);

    const HydrogenScore score = scoreOf(xml);
    std::vector<std::pair<std::size_t, double>> wanted;
    for (const HydrogenOnset& onset : score.onsets) {
        const auto track = std::ranges::find(score.instruments, onset.instrument) - score.instruments.begin();
        wanted.emplace_back(static_cast<std::size_t>(track), static_cast<double>(onset.tick) + onset.delay);
    }
    std::ranges::sort(wanted);
    if (wanted.size() != played.size()) {
        return -1.0;
    }
    double worst = 0.0;
    for (std::size_t index = 0; index < wanted.size(); ++index) {
        if (wanted[index].first != played[index].track) {
            return -2.0;
        }
        const double tick = static_cast<double>(played[index].tick) / static_cast<double>(kOracleTick);
        worst = std::max(worst, std::fabs(tick - wanted[index].second));
    }
    return worst;
}

class DemoSong : public testing::TestWithParam<const char*> {
protected:
    // Debian's hydrogen-data; ./check installs it.
    static std::string text() { return textOf(kDemoSongs / GetParam()); }
};

TEST_P(DemoSong, EveryOnsetLiesExactlyOnHydrogensTickWhenItIsStraight) {
    const std::string straight = straightened(text());
    ASSERT_FALSE(scoreOf(straight).onsets.empty());
    EXPECT_EQ(worstDistance(straight), 0.0);
}

TEST_P(DemoSong, SwungOnsetsLieWithinASixteenthOfAHydrogenTick) {
    const double worst = worstDistance(text());
    EXPECT_GE(worst, 0.0) << "the same notes";
    EXPECT_LE(worst, 1.0 / 16.0);
}

TEST_P(DemoSong, SaysNothingButWhatIsTrueOfIt) {
    const auto song = storage::parseHydrogenSong(text(), GetParam());
    ASSERT_TRUE(song.ok()) << song.message();
    storage::Findings findings;
    const auto converted = storage::convertSong(*song, findings);
    for (const storage::Finding& finding : findings.take()) {
        const bool expected =
            finding.text.starts_with("humanize") || finding.text.starts_with("swing") ||
            finding.text.starts_with("velocities have 127 levels") || finding.text.starts_with("the song's volume") ||
            finding.text.ends_with("not part of the song") || finding.text.starts_with("empty patterns") ||
            finding.text.starts_with("the name") || finding.text.starts_with("the song's name");
        EXPECT_TRUE(expected) << finding.text;
    }
    EXPECT_GT(converted.notes, 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Hydrogen, DemoSong,
    testing::Values(
        "GM_kit_Diddley.h2song", "GM_kit_Jazzy.h2song", "GM_kit_demo1.h2song", "GM_kit_demo2.h2song",
        "GM_kit_demo3.h2song", "TR808kit-demo.h2song", "tutorial_georgyporgy.h2song"),
    [](const auto& song) {
        std::string name = song.param;
        std::erase_if(name, [](char letter) { return !std::isalnum(static_cast<unsigned char>(letter)); });
        return name;
    });

SongText song() {
    SongText text;
    text.instrument(4, "Kick").instrument(2, "Hat");
    text.pattern("A", 192, {note(4, 0), note(4, 96), note(4, 131)})
        .pattern("B", 96, {note(2, 24), note(2, 72), note(2, 90)});
    return text;
}

TEST(HydrogenOracle, AgreesOnSeveralPatternsInAColumnAndOnSilence) {
    EXPECT_EQ(worstDistance(song().column({"A", "B"}).column({"B"}).column({}).column({"B", "A"}).text()), 0.0);
}

TEST(HydrogenOracle, AgreesOnVirtualPatterns) {
    SongText text = song().column({"A"}).column({"B"});
    text.rest = "<virtualPatternList><pattern><name>B</name><virtual>A</virtual></pattern></virtualPatternList>";
    EXPECT_EQ(worstDistance(text.text()), 0.0);
}

TEST(HydrogenOracle, AgreesOnNoteOffsAndNotesBeyondTheEnd) {
    SongText text = song();
    text.pattern("C", 48, {note(4, 0), note(4, 12, "<note_off>true</note_off>"), note(2, 48), note(2, 47)});
    EXPECT_EQ(worstDistance(text.column({"C"}).column({"A", "C"}).text()), 0.0);
}

TEST(HydrogenOracle, AgreesOnOldSongs) {
    EXPECT_EQ(
        worstDistance(
            "<song><bpm>90</bpm><instrumentList><instrument><id>0</id><layer><filename>a</filename></layer></"
            "instrument>"
            "<instrument><id>1</id></instrument></instrumentList><patternList><pattern><name>A</name><size>96</size>"
            "<sequenceList><sequence><noteList><note><position>7</position><instrument>0</instrument></note></noteList>"
            "</sequence><sequence><noteList><note><position>95</position><instrument>1</instrument></note></noteList>"
            "</sequence></sequenceList></pattern></patternList><patternSequence><group><patternID>A</patternID></group>"
            "<group/><group><patternID>A</patternID></group></patternSequence></song>"),
        0.0);
}

TEST(HydrogenOracle, LeadLagAndSwingTogetherStayWithinHalfOurResolution) {
    for (const char* swing : {"0", "0.13", "0.5", "1"}) {
        SongText text;
        text.set("swing_factor", swing).instrument(0, "Kick");
        std::vector<std::string> notes;
        for (int position = 0; position < 192; position += 12) {
            notes.push_back(note(0, position, element("leadlag", (position - 90) / 100.0)));
        }
        text.pattern("A", 192, notes).column({"A"});
        const double worst = worstDistance(text.text());
        EXPECT_GE(worst, 0.0);
        EXPECT_LE(worst, 12.0 / 48.0) << swing;
    }
}

TEST(HydrogenOracle, CountsFramesExactlyAcrossTempoChanges) {
    SongText text = song();
    text.set("isTimelineActivated", "true").column({"A"}).column({"A"});
    text.rest = "<BPMTimeLine><newBPM><BAR>1</BAR><BPM>90.5</BPM></newBPM></BPMTimeLine>";
    const HydrogenScore score = scoreOf(text.text());
    ASSERT_EQ(score.onsets.size(), 6U);
    EXPECT_EQ(score.frameOf(score.onsets[1], 48'000), 48'000) << "two quarters at 120";
    EXPECT_EQ(score.frameOf(score.onsets[2], 44'100), 60'178) << "131 / 48 quarters of 22,050 frames are 60,178.1";
    EXPECT_EQ(score.frameOf(score.onsets[3], 48'000), 96'000);
    EXPECT_EQ(score.frameOf(score.onsets[4], 48'000), 96'000 + 63'646) << "two quarters at 90.5 are 63,646.4 frames";
}

} // namespace
} // namespace tresillo::test
