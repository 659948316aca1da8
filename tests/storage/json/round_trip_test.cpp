// SPDX-License-Identifier: MIT
#include "core/sequence/checksum.h"
#include "storage/json/project_json.h"
#include "tests/storage/json/random_pattern.h"
#include "tests/storage/temporary_folder.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <memory>
#include <string>

namespace tresillo::storage {
namespace {

ProjectFile randomProject(std::uint64_t seed, int patterns, int density) {
    Dice dice{seed};
    ProjectFile project;
    project.name = ProjectName{dice.chance(80) ? "A \"name\" \\ é" : ""};
    project.setProjectParam(ParamId::MasterLevel, dice.from(-600, 120));
    project.setProjectParam(ParamId::Seed, dice.from(0, INT32_MAX));
    project.setProjectParam(ParamId::SongLoop, dice.from(0, 1));
    for (int kit = dice.from(0, 4); kit > 0; --kit) {
        project.kits.push_back({.id = "kit-" + std::to_string(kit), .name = "Kit", .path = kit == 1 ? "kits/one" : ""});
    }
    for (int sound = dice.from(0, 8); sound > 0; --sound) {
        NamedSound value{.index = static_cast<std::uint8_t>(dice.from(0, 127)), .name = {}, .values = {}};
        value.name = SoundName{dice.chance(80) ? "A \"sound\" é" : ""};
        value.values = randomSound(dice);
        project.setSound(value);
    }
    for (int section = dice.from(0, 20); section > 0; --section) {
        const Section value{
            .pattern = {static_cast<std::uint8_t>(dice.from(0, 255))},
            .repeats = static_cast<std::uint8_t>(dice.from(1, 255)),
            .mutes = static_cast<std::uint16_t>(dice.from(0, 65535)),
            .length = static_cast<std::uint16_t>(dice.from(0, 65535)),
            .tempo = dice.chance(50) ? 0 : dice.from(30'000, 300'000)};
        EXPECT_TRUE(project.song.push(value));
    }
    for (int link = dice.from(0, 64); link > 0; --link) {
        EXPECT_TRUE(project.chain.push({static_cast<std::uint8_t>(dice.from(0, 255))}));
    }
    const auto pattern = std::make_unique<Pattern<Studio>>();
    for (int count = 0; count < patterns; ++count) {
        *pattern = {};
        fillRandomly(*pattern, seed + static_cast<std::uint64_t>(count), density);
        project.setPattern({static_cast<std::uint8_t>(dice.from(0, 255))}, *pattern, randomWords(dice));
    }
    return project;
}

RC_GTEST_PROP(ProjectRoundTrip, ReadingWhatWasWrittenGivesTheSameProjectAndTheSameBytes, ()) {
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    const ProjectFile project = randomProject(seed, *rc::gen::inRange(0, 4), *rc::gen::inRange(0, 60));
    const std::string text = formatProject(project);
    const auto read = parseProject(text, "project.json");
    RC_ASSERT(read.message() == "");
    RC_ASSERT(*read == project);
    RC_ASSERT(formatProject(*read) == text);
}

RC_GTEST_PROP(ProjectRoundTrip, APatternComesOutAsItWentIn, ()) {
    const auto before = std::make_unique<Pattern<Studio>>();
    const auto after = std::make_unique<Pattern<Studio>>();
    fillRandomly(*before, *rc::gen::arbitrary<std::uint64_t>(), *rc::gen::inRange(0, 100));
    fillRandomly(*after, 1, 50); // What was there before must not matter.
    ProjectFile project;
    project.setPattern({7}, *before);
    RC_ASSERT(project.fillPattern(PatternId{7}, *after));
    RC_ASSERT(checksum(*after) == checksum(*before));
    RC_ASSERT(after->isSound());
    RC_ASSERT(!project.fillPattern(PatternId{8}, *after));
}

RC_GTEST_PROP(ProjectRoundTrip, ATextTrackComesBackAsText, ()) {
    const auto letters = *rc::gen::container<std::string>(rc::gen::element('x', 'X', '.'));
    const std::string text = letters.substr(0, 128);
    const auto parsed = parseProject(
        R"({"schema": 1, "type": "project", "patterns": {"A01": {"tracks": [{"track": 1, "text": ")" + text +
            R"(", "text_notes": "D2"}]}}})",
        "p");
    RC_ASSERT(parsed.message() == "");
    const std::string written = formatProject(*parsed);
    const bool plays = text.find_first_of("xX") != std::string::npos;
    RC_ASSERT((written.find("\"text\"") != std::string::npos) == plays);
    RC_ASSERT(written.find("steps") == std::string::npos);
    RC_ASSERT((written.find("accent_boost") != std::string::npos) == !plays);
    RC_ASSERT(*parseProject(written, "p") == *parsed);
}

TEST(ProjectRoundTrip, WritesOnlyWhatIsSetAndOnLinesForPeople) {
    EXPECT_EQ(formatProject(ProjectFile{}), "{\n  \"schema\": 1,\n  \"type\": \"project\"\n}\n");
    const auto pattern = std::make_unique<Pattern<Studio>>();
    (void)pattern->setPatternParam(ParamId::Tempo, 133'700);
    (void)pattern->setTrackParam(1, ParamId::Speed, 3);
    (void)pattern->setTrackParam(1, ParamId::Kit, 0);
    (void)pattern->setNote(1, 0, 0, {.velocity = 127});
    (void)pattern->setNote(1, 3, 0, {.velocity = 76});
    (void)pattern->setStepParam(1, 3, ParamId::Cutoff, 900);
    (void)pattern->setNote(2, 4, 1, {.pitch = 61, .length = kInfiniteLength});
    ProjectFile project;
    project.kits.push_back({.id = "round", .name = "Round", .path = ""});
    PatternWords words{.name = PatternName{"Intro"}};
    words.tracks[1] = TrackName{"Kick"};
    project.setPattern({0}, *pattern, words);
    EXPECT_EQ(formatProject(project), R"({
  "schema": 1,
  "type": "project",
  "kits": [{"id": "round", "name": "Round"}],
  "patterns": {
    "A01": {
      "name": "Intro",
      "tempo": 133.7,
      "tracks": [
        {
          "track": 2,
          "name": "Kick",
          "accent_boost": 0,
          "speed": "3/4",
          "text": "X..x............",
          "steps": [{"step": 4, "locks": {"cutoff": 900}}]
        },
        {"track": 3, "steps": [{"step": 5, "notes": [{"slot": 2, "pitch": "C#4", "length": "inf"}]}]}
      ]
    }
  }
}
)");
}

TEST(ProjectRoundTrip, AFullPatternIsKeptWhole) {
    const auto pattern = std::make_unique<Pattern<Studio>>();
    Dice dice{5};
    for (std::size_t step = 0; step < Studio::kTracks * Studio::kSteps; ++step) {
        const std::size_t track = step % Studio::kTracks;
        const std::size_t place = step / Studio::kTracks;
        for (const std::size_t slot : {0U, 3U}) {
            ASSERT_EQ(pattern->setNote(track, place, slot, randomNote(dice)), Outcome::Done);
        }
        for (const ParamId id : {ParamId::SampleStart, controlChange(127)}) {
            ASSERT_EQ(pattern->setStepParam(track, place, id, dice.from(0, 127)), Outcome::Done);
        }
    }
    ASSERT_EQ(pattern->noteUsage().used, Studio::kNoteCells);
    ASSERT_EQ(pattern->lockUsage().used, Studio::kLockCells);
    ProjectFile project;
    project.setPattern({0}, *pattern);
    const std::string text = formatProject(project);
    EXPECT_LT(text.size() * kPatterns, kMostProjectBytes);
    const auto read = parseProject(text, "p");
    ASSERT_TRUE(read.ok()) << read.message();
    EXPECT_EQ(*read, project);
}

TEST(ProjectRoundTrip, AnOrdinaryPatternTakesLittleMemory) {
    const auto pattern = std::make_unique<Pattern<Studio>>();
    for (std::size_t track = 0; track < 8; ++track) {
        for (std::size_t step = 0; step < 16; step += 2) {
            (void)pattern->setNote(track, step, 0, {.velocity = 90});
        }
    }
    EXPECT_LT((SparsePattern{*pattern, {}}.heapBytes()), 1'200U);
    EXPECT_LT(sizeof(SparsePattern), 200U);
}

TEST(ProjectRoundTrip, APocketTakesWhatItHasRoomFor) {
    const auto studio = std::make_unique<Pattern<Studio>>();
    (void)studio->setNote(0, 7, 0, {.pitch = 40});
    (void)studio->setNote(0, 8, 0, {.pitch = 41});
    (void)studio->setNote(4, 0, 0, {.pitch = 42});
    (void)studio->setTrackParam(1, ParamId::TrackLength, 12);
    Pattern<Pocket> pocket;
    const SparsePattern sparse{*studio, {}};
    EXPECT_EQ(sparse.fill(pocket), 3U); // The ninth step, the fifth track, and a length that was limited.
    EXPECT_EQ(pocket.note(0, 7, 0)->pitch, 40);
    EXPECT_EQ(pocket.track(1).length(), 8U);
    EXPECT_TRUE(pocket.isSound());
}

TEST(ProjectRoundTrip, WordsThatCannotStandInAFileAreReplaced) {
    ProjectFile project;
    PatternWords words{.name = PatternName{"a\nb\xFF"}};
    words.tracks[0] = TrackName{"tab\t"};
    project.setPattern({0}, Pattern<Studio>{}, words);
    EXPECT_EQ(project.patternWords({0}).name.view(), "a?b?");
    EXPECT_EQ(project.patternWords({0}).tracks[0].view(), "tab?");
    EXPECT_EQ(*parseProject(formatProject(project), "p"), project);
}

TEST(ProjectRoundTrip, WhatCouldNotBeReadIsNotWritten) {
    const TemporaryFolder folder;
    folder.write("project.json", "old");
    ProjectFile project;
    project.kits.push_back({.id = "not an id", .name = "", .path = ""});
    const auto error = writeProject(folder / "project.json", project);
    ASSERT_TRUE(error);
    EXPECT_THAT(error->message, testing::HasSubstr("kits[0].id: must be 1 to 64 letters"));
    EXPECT_EQ(folder.read("project.json"), "old");
    project.kits[0].id = "id";
    EXPECT_EQ(writeProject(folder / "project.json", project), std::nullopt);
    EXPECT_EQ(*readProject(folder.path()), project);
}

TEST(ProjectRoundTrip, BanksHaveNamesAndTempos) {
    ProjectFile project;
    project.banks[0] = {.name = BankName{"Verses"}, .tempo = 0};
    project.banks[15] = {.name = {}, .tempo = 133'700};
    const std::string text = formatProject(project);
    EXPECT_THAT(text, testing::HasSubstr(R"({"bank": "A", "name": "Verses"})"));
    EXPECT_THAT(text, testing::HasSubstr(R"({"bank": "P", "tempo": 133.7})"));
    EXPECT_EQ(*parseProject(text, "p"), project);
}

TEST(ProjectRoundTrip, KitsKeepTheirPlacesAlsoBehindAnEmptyOneAndTwice) {
    ProjectFile project;
    project.kits = {{.id = "a", .name = "A", .path = {}},
                    {},
                    {},
                    {.id = "b", .name = {}, .path = {}},
                    {.id = "c", .name = {}, .path = {}},
                    {.id = "a", .name = {}, .path = {}}};
    Pattern<Studio> pattern;
    for (std::size_t track = 0; track < 7; ++track) {
        (void)pattern.setTrackParam(track, ParamId::Kit, static_cast<std::int32_t>(track));
    }
    project.setPattern({0}, pattern);
    const std::string text = formatProject(project);
    EXPECT_THAT(text, testing::HasSubstr(R"({"id": "a", "name": "A"})"));
    EXPECT_THAT(text, testing::HasSubstr(R"({"place": 3, "id": "b"})"));
    EXPECT_THAT(text, testing::HasSubstr(R"({"id": "c"})"));
    EXPECT_THAT(text, testing::HasSubstr(R"({"place": 5, "id": "a"})"));
    EXPECT_THAT(text, testing::HasSubstr(R"("kit": 1)"));
    EXPECT_THAT(text, testing::HasSubstr(R"("kit": "b")"));
    EXPECT_THAT(text, testing::HasSubstr(R"("kit": 5)"));
    EXPECT_EQ(*parseProject(text, "p"), project);
}

TEST(ProjectRoundTrip, PadsAreSetByRowsOfTheirKitsPlaces) {
    ProjectFile project;
    project.kits = {{.id = "a", .name = {}, .path = {}}};
    const auto set = [&](std::uint8_t kit, std::uint8_t pad, PadRow row, std::int32_t value) {
        EXPECT_TRUE(project.pads.set({.place = {.kit = kit, .pad = pad, .row = row}, .value = value}));
    };
    set(0, 31, PadRow::Pan, -125);
    set(0, 31, PadRow::Gain, 0);
    set(0, 3, PadRow::Reverse, 1);
    set(7, 3, PadRow::Filter, 2);
    set(7, 3, PadRow::End, 28'800'000);
    const std::string text = formatProject(project);
    EXPECT_THAT(text, testing::HasSubstr(R"({"kit": "a", "pad": 3, "reverse": true})"));
    EXPECT_THAT(text, testing::HasSubstr(R"({"kit": "a", "pad": 31, "gain": 0, "pan": -0.125})"));
    EXPECT_THAT(text, testing::HasSubstr(R"({"kit": 7, "pad": 3, "filter": "highpass", "end": 28800000})"));
    EXPECT_EQ(*parseProject(text, "p"), project);
}

TEST(ProjectRoundTrip, EveryRowOfAPadIsWrittenAndReadAtBothEndsOfItsRange) {
    for (const PadRowInfo& info : kPadRows) {
        for (const std::int32_t value : {info.minimum, info.maximum}) {
            ProjectFile project;
            ASSERT_TRUE(project.pads.set({.place = {.kit = 1, .pad = 2, .row = info.row}, .value = value}));
            EXPECT_EQ(*parseProject(formatProject(project), "p"), project) << info.key;
        }
    }
}

TEST(ProjectRoundTrip, APathThatWorksNotEverywhereIsLeftOut) {
    ProjectFile project;
    project.kits.push_back({.id = "a", .name = {}, .path = "../up"});
    EXPECT_EQ(parseProject(formatProject(project), "p")->kits[0].path, "");
}

TEST(ProjectRoundTrip, APatternIsRenamedAndKeepsWhatItHolds) {
    ProjectFile project;
    Pattern<Studio> pattern;
    (void)pattern.setNote(0, 0, 0, {.pitch = 40});
    PatternWords words{.name = PatternName{"Verse"}};
    words.tracks[2] = TrackName{"Clave"};
    project.setPattern({3}, pattern, words);
    project.setPatternName({3}, PatternName{"Bridge"});
    project.setPatternName({4}, PatternName{"Idea"});
    project.setPatternName({5}, {});
    EXPECT_EQ(project.patternWords({3}).name.view(), "Bridge");
    EXPECT_EQ(project.patternWords({3}).tracks[2].view(), "Clave");
    EXPECT_EQ(project.patternWords({4}).name.view(), "Idea");
    EXPECT_FALSE(project.hasPattern({5}));
    ASSERT_TRUE(project.fillPattern(PatternId{3}, pattern));
    EXPECT_EQ(pattern.note(0, 0, 0)->pitch, 40);
}

TEST(ProjectRoundTrip, PatternsAreReplacedAndRemoved) {
    ProjectFile project;
    Pattern<Studio> pattern;
    (void)pattern.setNote(0, 0, 0, {.pitch = 40});
    project.setPattern({9}, pattern);
    project.setPattern({3}, pattern);
    (void)pattern.setNote(0, 0, 0, {.pitch = 50});
    project.setPattern({9}, pattern);
    EXPECT_THAT(project.patternIds(), testing::ElementsAre(PatternId{3}, PatternId{9}));
    ASSERT_TRUE(project.fillPattern(PatternId{9}, pattern));
    EXPECT_EQ(pattern.note(0, 0, 0)->pitch, 50);
    project.removePattern({9});
    EXPECT_FALSE(project.hasPattern({9}));
}

} // namespace
} // namespace tresillo::storage
