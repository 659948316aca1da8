// SPDX-License-Identifier: MIT
#include "storage/json/project_json.h"
#include "tests/storage/temporary_folder.h"

#include <gmock/gmock.h>

#include <memory>
#include <string>

namespace tresillo::storage {
namespace {

using testing::HasSubstr;

/// A whole project around these fields.
std::string projectWith(std::string_view fields) {
    return R"({"schema": 1, "type": "project", )" + std::string{fields} + "}";
}

std::string projectError(std::string_view fields) {
    const auto project = parseProject(projectWith(fields), "p.json");
    return project ? "" : project.message();
}

/// The pattern A01 of a project with these fields of that pattern.
std::unique_ptr<Pattern<Studio>> patternWith(std::string_view fields) {
    auto pattern = std::make_unique<Pattern<Studio>>();
    const auto project = parseProject(projectWith(R"("patterns": {"A01": {)" + std::string{fields} + "}}"), "p.json");
    EXPECT_TRUE(project.ok()) << project.message();
    EXPECT_TRUE(project.ok() && project->fillPattern(PatternId{0}, *pattern));
    return pattern;
}

std::string patternError(std::string_view fields) {
    return projectError(R"("patterns": {"A01": {)" + std::string{fields} + "}}");
}
std::string trackError(std::string_view fields) {
    return patternError(R"("tracks": [{"track": 1, )" + std::string{fields} + "}]");
}
std::string stepError(std::string_view fields) {
    return trackError(R"("steps": [{"step": 1, )" + std::string{fields} + "}]");
}

TEST(ProjectReader, ReadsAllOfAProject) {
    const auto project = parseProject(
        projectWith(R"(
        "name": "Demo", "master_level": -3.5, "seed": 2147483647, "song_loop": true,
        "kits": [{"id": "round", "name": "Round"}, {"id": "my-kit", "path": "kits/mine"}],
        "song": [{"pattern": "A01", "repeats": 4, "mutes": [1, 16], "length": 32, "tempo": 174.613}, {"pattern": "P16"}],
        "chain": ["A02", "A01"],
        "patterns": {"A01": {"name": "Intro"}, "P16": {}})"),
        "p.json");
    ASSERT_TRUE(project.ok()) << project.message();
    EXPECT_EQ(project->name.view(), "Demo");
    EXPECT_EQ(project->projectParam(ParamId::MasterLevel), -35);
    EXPECT_EQ(project->projectParam(ParamId::Seed), 2147483647);
    EXPECT_EQ(project->projectParam(ParamId::SongLoop), 1);
    ASSERT_EQ(project->kits.size(), 2U);
    EXPECT_EQ(project->kits[0], (KitReference{.id = "round", .name = "Round", .path = ""}));
    EXPECT_EQ(project->kits[1], (KitReference{.id = "my-kit", .name = "", .path = "kits/mine"}));
    ASSERT_EQ(project->song.size(), 2U);
    const Section first{.pattern = {0}, .repeats = 4, .mutes = 0x8001, .length = 32, .tempo = 174'613};
    EXPECT_EQ(project->song[0], first);
    EXPECT_EQ(project->song[1], Section{.pattern = {255}});
    ASSERT_EQ(project->chain.size(), 2U);
    EXPECT_EQ(project->chain[0], PatternId{1});
    EXPECT_THAT(project->patternIds(), testing::ElementsAre(PatternId{0}, PatternId{255}));
    EXPECT_EQ(project->patternWords({0}).name.view(), "Intro");
    EXPECT_FALSE(project->hasPattern({1}));
}

TEST(ProjectReader, ReadsAllOfAPattern) {
    const auto pattern = patternWith(R"("tempo": 133.7, "swing": 54.5, "master_length": 64, "tracks": [
        {"track": 3, "name": "Kick", "instrument": "pad", "pad": 4, "track_length": 12, "step_length": "1/8t",
         "speed": "3/4", "direction": "ping_pong", "swing_own": true, "swing": 62, "mute": true, "scale": "dorian",
         "root": "F#", "note_low": "C2", "note_high": 100, "length": "inf", "level": -6.5, "tune": -0.25, "cc74": 90,
         "steps": [{"step": 5, "condition": "!1:4", "transpose": -12, "velocity_offset": 20, "length_offset": 64,
                    "micro_offset": -3, "locks": {"cutoff": 800, "slide_time": 0.125, "filter_mode": "low_pass",
                    "reverse": true, "cc1": 0, "length": "inf"},
                    "notes": [{"pitch": "C#4", "velocity": 1, "length": 4096, "micro": -12},
                              {"slot": 4, "pitch": 36, "length": "inf", "off": true}]}]}])");
    EXPECT_EQ(pattern->tempo().milliBpm, 133'700);
    EXPECT_EQ(pattern->swing(), 545);
    EXPECT_EQ(pattern->patternParam(ParamId::MasterLength), 64);
    const Track<Studio>& track = pattern->track(2);
    const std::initializer_list<std::pair<ParamId, std::int32_t>> expected{
        {ParamId::Instrument, 1},   {ParamId::Pad, 4},
        {ParamId::TrackLength, 12}, {ParamId::StepLength, 14},
        {ParamId::Speed, 3},        {ParamId::Direction, 2},
        {ParamId::SwingOwn, 1},     {ParamId::TrackSwing, 620},
        {ParamId::Mute, 1},         {ParamId::Scale, 3},
        {ParamId::Root, 6},         {ParamId::NoteLow, 36},
        {ParamId::NoteHigh, 100},   {ParamId::Length, kInfiniteLength},
        {ParamId::Level, -65},      {ParamId::Tune, -25}};
    for (const auto& [id, value] : expected) {
        EXPECT_EQ(track.value(id), value) << static_cast<int>(id);
    }
    EXPECT_EQ(pattern->controlChange(2, controlChange(74)), 90);
    const std::initializer_list<std::pair<ParamId, std::int32_t>> locks{
        {ParamId::Cutoff, 800},
        {ParamId::SlideTime, 125},
        {ParamId::FilterMode, 1},
        {ParamId::Reverse, 1},
        {controlChange(1), 0},
        {ParamId::Length, kInfiniteLength},
        {ParamId::StepTranspose, -12},
        {ParamId::StepVelocity, 20},
        {ParamId::StepLengthOffset, 64},
        {ParamId::StepMicro, -3},
        {ParamId::Condition, encodeCondition({.kind = ConditionKind::Ratio, .negated = true, .a = 1, .b = 4})}};
    for (const auto& [id, value] : locks) {
        EXPECT_EQ(pattern->stepParam(2, 4, id), value) << static_cast<int>(id);
    }
    EXPECT_EQ(pattern->note(2, 4, 0), (Note{.pitch = 61, .velocity = 1, .micro = -12, .length = 4096}));
    EXPECT_EQ(pattern->note(2, 4, 1), std::nullopt);
    EXPECT_EQ(pattern->note(2, 4, 3), (Note{.pitch = 36, .on = false, .length = kInfiniteLength}));
}

TEST(ProjectReader, TemposAreExactToTheThousandth) {
    for (std::int32_t tempo = kMinTempo.milliBpm; tempo <= kMaxTempo.milliBpm; tempo += 101) {
        const std::string bpm = std::to_string(tempo / 1000) + "." + std::to_string(1000 + tempo % 1000).substr(1);
        ASSERT_EQ(patternWith(R"("tempo": )" + bpm)->tempo().milliBpm, tempo);
    }
    EXPECT_EQ(patternWith(R"("tempo": 1.2e2)")->tempo().milliBpm, 120'000);
    EXPECT_EQ(patternWith(R"("tempo": 133.70000)")->tempo().milliBpm, 133'700);
}

TEST(ProjectReader, TextPlacesNotesAndStepsAddToThem) {
    const auto pattern = patternWith(R"("tracks": [{"track": 1, "steps": [{"step": 1, "locks": {"pan": 50}}],
        "text": "X..x-x", "text_notes": "C2 38"}])");
    EXPECT_EQ(pattern->note(0, 0, 0), (Note{.pitch = 36, .velocity = 127}));
    EXPECT_EQ(pattern->note(0, 3, 0), (Note{.pitch = 38, .velocity = 76}));
    EXPECT_EQ(pattern->note(0, 5, 0), (Note{.pitch = 36, .velocity = 76}));
    EXPECT_EQ(pattern->note(0, 1, 0), std::nullopt);
    EXPECT_EQ(pattern->stepParam(0, 0, ParamId::Pan), 50);
    EXPECT_EQ(patternWith(R"("tracks": [{"track": 1, "text": "x"}])")->note(0, 0, 0), (Note{.velocity = 76}));
    EXPECT_EQ(pattern->track(0).value(ParamId::AccentBoost), 1'500);
    EXPECT_EQ(pattern->track(1).value(ParamId::AccentBoost), 0);
    const auto plain = patternWith(R"("tracks": [{"track": 1, "accent_boost": 0, "text": "Xx"}])");
    EXPECT_EQ(plain->track(0).value(ParamId::AccentBoost), 0);
    EXPECT_THAT(
        trackError(R"("text": "x", "steps": [{"step": 1, "notes": [{}]}])"),
        HasSubstr("patterns.A01.tracks[0].steps[0].notes: the track's text already plays a note here"));
    EXPECT_THAT(trackError(R"("text_notes": "C4")"), HasSubstr("text_notes: stands beside the field text only"));
    EXPECT_THAT(trackError(R"("text": "x", "text_notes": "C4 H4")"), HasSubstr("text_notes: must be 1 to 128 notes"));
    EXPECT_THAT(trackError(R"("text": ")" + std::string(129, 'x') + '"'), HasSubstr("at most 128 are allowed"));
}

TEST(ProjectReader, AKitIsNamedByItsIdOrPlace) {
    const std::string kits = R"("kits": [{"id": "a"}, {"id": "b"}])";
    auto pattern = std::make_unique<Pattern<Studio>>();
    const auto project = parseProject(
        projectWith(R"("patterns": {"A01": {"tracks": [{"track": 1, "kit": "b"}, {"track": 2, "kit": 63}]}}, )" + kits),
        "p.json");
    ASSERT_TRUE(project.ok()) << project.message();
    ASSERT_TRUE(project->fillPattern(PatternId{0}, *pattern));
    EXPECT_EQ(pattern->track(0).value(ParamId::Kit), 1);
    EXPECT_EQ(pattern->track(1).value(ParamId::Kit), 63);
    EXPECT_THAT(
        projectError(kits + R"(, "patterns": {"A01": {"tracks": [{"track": 1, "kit": "c"}]}})"),
        HasSubstr("tracks[0].kit: \"c\" is none of the project's kits: a, b"));
}

TEST(ProjectReader, ErrorsNameFilePlaceFieldAndWhatIsAllowed) {
    EXPECT_EQ(
        parseProject(
            "{\n \"schema\": 1,\n \"type\": \"project\",\n \"patterns\": {\"A01\": {\n  \"tempo\": 0}}}", "x/p.json")
            .message(),
        "x/p.json:5:12: patterns.A01.tempo: 0 is out of range; 30 to 300 is allowed");
    EXPECT_THAT(
        stepError(R"("locks": {"cutoff": 20000})"),
        HasSubstr("patterns.A01.tracks[0].steps[0].locks.cutoff: 20000 is out of range; 50 to 18000 is allowed"));
    EXPECT_THAT(
        trackError(R"("speed": "fast")"),
        HasSubstr(R"(tracks[0].speed: "fast" is not allowed; one of 1/8, 1/4, 1/2, 3/4, 1, 3/2, 2 is)"));
    EXPECT_THAT(
        stepError(R"("lokcs": {})"),
        HasSubstr("steps[0].lokcs: there is no such field; known are step, notes, locks, transpose, velocity_offset, "
                  "length_offset, micro_offset, condition"));
    EXPECT_THAT(stepError(R"("locks": {"track_length": 4})"), HasSubstr("locks.track_length: there is no such field"));
    EXPECT_THAT(stepError(R"("locks": {"cc128": 4})"), HasSubstr("locks.cc128: there is no such field"));
    EXPECT_THAT(
        projectError(R"("temp": 120)"), HasSubstr("temp: there is no such field; known are schema, type, name,"));
}

TEST(ProjectReader, RefusesValuesBeyondTheirRange) {
    EXPECT_THAT(patternError(R"("tempo": 29.999)"), HasSubstr("out of range"));
    EXPECT_THAT(patternError(R"("tempo": 300.001)"), HasSubstr("out of range"));
    EXPECT_THAT(patternError(R"("tempo": 1e400)"), HasSubstr("out of range"));
    EXPECT_THAT(patternError(R"("tempo": 99999999999999999999999999)"), HasSubstr("out of range"));
    EXPECT_THAT(patternError(R"("tempo": 120.0001)"), HasSubstr("tempo: 120.0001 has more than 3 decimals"));
    EXPECT_THAT(patternError(R"("tempo": "120")"), HasSubstr("tempo: \"120\" is not allowed; 30 to 300 is"));
    EXPECT_THAT(patternError(R"("tempo": null)"), HasSubstr("tempo: null is not allowed"));
    EXPECT_THAT(trackError(R"("track_length": 10000)"), HasSubstr("10000 is out of range; 1 to 128 is allowed"));
    EXPECT_THAT(trackError(R"("track_length": 0)"), HasSubstr("0 is out of range"));
    EXPECT_THAT(trackError(R"("track_length": 1.5)"), HasSubstr("1.5 must be a whole number"));
    EXPECT_THAT(trackError(R"("length": 4097)"), HasSubstr("4097 is out of range; 1 to 4096, or \"inf\" is allowed"));
    EXPECT_THAT(trackError(R"("mute": 1)"), HasSubstr("mute: 1 is not allowed; true or false is"));
    EXPECT_THAT(trackError(R"("note_low": "H2")"), HasSubstr("\"H2\" is no note; C-1 to G9, or 0 to 127 is allowed"));
    EXPECT_THAT(trackError(R"("name": "seventeen letters")"), HasSubstr("has 17 bytes; at most 16 are allowed"));
    EXPECT_THAT(trackError(R"("name": "a\nb")"), HasSubstr("\"a?b\" holds control characters"));
    EXPECT_THAT(stepError(R"("condition": "9:8")"), HasSubstr("condition: \"9:8\" is no condition; A:B"));
    EXPECT_THAT(projectError(R"("seed": -1)"), HasSubstr("seed: -1 is out of range"));
}

TEST(ProjectReader, RefusesNotesThatCannotBe) {
    EXPECT_THAT(
        stepError(R"("notes": [{"velocity": 0}])"), HasSubstr("notes[0].velocity: 0 is not allowed; a whole "
                                                              "number from 1 to 127 is"));
    EXPECT_THAT(stepError(R"("notes": [{"velocity": 1e2, "pitch": 128}])"), HasSubstr("pitch: 128 is not allowed"));
    EXPECT_THAT(stepError(R"("notes": [{"pitch": 60.5}])"), HasSubstr("pitch: 60.5 is not allowed"));
    EXPECT_THAT(stepError(R"("notes": [{"micro": 13}])"), HasSubstr("micro: 13 is not allowed"));
    EXPECT_THAT(stepError(R"("notes": [{"length": 0}])"), HasSubstr("length: 0 is out of range"));
    EXPECT_THAT(stepError(R"("notes": [{"colour": 0}])"), HasSubstr("known are slot, pitch, velocity, length, micro"));
    EXPECT_THAT(stepError(R"("notes": [{}, {}, {}, {}, {}])"), HasSubstr("notes[4]: at most 4 are allowed here"));
    EXPECT_THAT(stepError(R"("notes": [{"slot": 4}, {}])"), HasSubstr("notes[1]: a step has at most 4 notes"));
    EXPECT_THAT(stepError(R"("notes": [{"slot": 2}, {"slot": 2}])"), HasSubstr("a whole number from 3 to 4 is"));
    // Where no slot is left, none is offered; where one is, it is named alone.
    EXPECT_THAT(stepError(R"("notes": [{"slot": 4}, {"slot": 4}])"), HasSubstr("notes[1]: a step has at most 4 notes"));
    EXPECT_THAT(stepError(R"("notes": [{"slot": 3}, {"slot": 1}])"), HasSubstr("1 is not allowed; only 4 is"));
    EXPECT_THAT(stepError(R"("notes": [60])"), HasSubstr("notes[0]: must be an object, not 60"));
    EXPECT_THAT(stepError(R"("notes": {})"), HasSubstr("notes: must be a list, not an object"));
}

TEST(ProjectReader, RefusesWhatIsGivenTwiceOrMissing) {
    EXPECT_THAT(patternError(R"("tracks": [{"track": 1}, {"track": 1}])"), HasSubstr("track 1 is given twice"));
    EXPECT_THAT(patternError(R"("tracks": [{}])"), HasSubstr("tracks[0]: needs the field track, its number"));
    EXPECT_THAT(patternError(R"("tracks": [{"track": 17}])"), HasSubstr("a whole number from 1 to 16 is"));
    EXPECT_THAT(trackError(R"("steps": [{"step": 2}, {"step": 2}])"), HasSubstr("step 2 is given twice"));
    EXPECT_THAT(trackError(R"("steps": [{"step": 129}])"), HasSubstr("a whole number from 1 to 128 is"));
    EXPECT_THAT(trackError(R"("steps": [{"notes": []}])"), HasSubstr("needs the field step"));
    EXPECT_THAT(projectError(R"("kits": [{"id": "a"}, {"id": "a"}])"), HasSubstr("kits[1]: kit a is given twice"));
    EXPECT_THAT(
        projectError(R"("kits": [{"id": "a"}, {"id": "b", "place": 0}])"),
        HasSubstr("kits[1].place: place 0 is taken; the next is 1"));
    EXPECT_THAT(
        projectError(R"("kits": [{"id": "a", "place": 63}, {"id": "b"}])"),
        HasSubstr("kits[1]: there is no place behind 63"));
    EXPECT_THAT(projectError(R"("kits": [{"id": "a", "place": 64}])"), HasSubstr("kits[0].place: 64 is not allowed"));
    EXPECT_THAT(projectError(R"("pads": [{"kit": 0}])"), HasSubstr("pads[0]: needs the fields kit and pad"));
    EXPECT_THAT(projectError(R"("pads": [{"kit": 0, "pad": 32}])"), HasSubstr("pads[0].pad: 32 is not allowed"));
    EXPECT_THAT(projectError(R"("pads": [{"kit": "x", "pad": 1}])"), HasSubstr("pads[0].kit: "));
    EXPECT_THAT(projectError(R"("pads": [{"kit": 0, "pad": 1, "swing": 1}])"), HasSubstr("pads[0].swing: "));
    EXPECT_THAT(
        projectError(R"("pads": [{"kit": 0, "pad": 1, "pan": 1.5}])"),
        HasSubstr("pads[0].pan: 1.5 is not allowed; -1 to 1 is"));
    EXPECT_THAT(
        projectError(R"("pads": [{"kit": 0, "pad": 1, "pan": 0.1234}])"),
        HasSubstr("pads[0].pan: 0.1234 has more than 3 decimals"));
    EXPECT_THAT(
        projectError(R"("pads": [{"kit": 0, "pad": 1, "filter": "notch"}])"),
        HasSubstr("pads[0].filter: must be off, lowpass"));
    EXPECT_THAT(
        projectError(R"("pads": [{"kit": 0, "pad": 1, "gain": 1}, {"kit": 0, "pad": 1, "pan": 0}])"),
        HasSubstr("pads[1]: pad 1 of this kit is given twice"));
    EXPECT_THAT(projectError(R"("kits": [{"name": "a"}])"), HasSubstr("kits[0]: needs the field id"));
    EXPECT_THAT(projectError(R"("banks": [{"name": "x"}])"), HasSubstr("banks[0]: needs the field bank"));
    EXPECT_THAT(projectError(R"("banks": [{"bank": "Q"}])"), HasSubstr("banks[0].bank: \"Q\" is no bank; A to P"));
    EXPECT_THAT(projectError(R"("banks": [7])"), HasSubstr("banks[0]: must be"));
    EXPECT_THAT(
        projectError(R"("banks": [{"bank": "A", "tempo": 20}])"), HasSubstr("banks[0].tempo: 20 is out of range"));
    EXPECT_THAT(projectError(R"("banks": [{"bank": "A", "swing": 20}])"), HasSubstr("banks[0].swing: "));
    EXPECT_THAT(
        projectError(R"("banks": [{"bank": "A", "name": "x"}, {"bank": "A"}])"),
        HasSubstr("banks[1].bank: bank A is given twice"));
    EXPECT_THAT(projectError(R"("song": [{"repeats": 2}])"), HasSubstr("song[0]: needs the field pattern"));
    EXPECT_THAT(
        projectError(R"("patterns": {"A01": {}, "A01": {}})"), HasSubstr("patterns.A01: this field is given twice"));
}

TEST(ProjectReader, RefusesPlacesThatDoNotExist) {
    for (const std::string_view name : {"A00", "A17", "Q01", "a01", "A1", "A001", ""}) {
        EXPECT_THAT(projectError(R"("patterns": {")" + std::string{name} + R"(": {}})"), HasSubstr("A01 to P16"))
            << name;
        EXPECT_THAT(projectError(R"("chain": [")" + std::string{name} + R"("])"), HasSubstr("chain[0]: ")) << name;
    }
    EXPECT_THAT(projectError(R"("song": [{"pattern": "A01", "repeats": 0}])"), HasSubstr("from 1 to 255"));
    EXPECT_THAT(projectError(R"("song": [{"pattern": "A01", "mutes": [0]}])"), HasSubstr("from 1 to 16"));
    EXPECT_THAT(projectError(R"("song": [{"pattern": "A01", "tempo": 0}])"), HasSubstr("30 to 300"));
    EXPECT_THAT(projectError(R"("kits": [{"id": "../x"}])"), HasSubstr("must be 1 to 64 letters"));
    EXPECT_THAT(projectError(R"("kits": [{"id": "x", "path": "../../etc"}])"), HasSubstr("must stay below its folder"));
    EXPECT_THAT(projectError(R"("kits": [{"id": "x", "path": "/etc"}])"), HasSubstr("must be relative"));
    std::string chain = R"("chain": ["A01")";
    for (int link = 0; link < 64; ++link) {
        chain += R"(, "A01")";
    }
    EXPECT_THAT(projectError(chain + "]"), HasSubstr("chain[64]: at most 64 are allowed here"));
}

TEST(ProjectReader, RefusesMoreLocksThanAStepOrPatternHolds) {
    const auto controlChanges = [](int count) {
        std::string locks;
        for (int number = 0; number < count; ++number) {
            locks += (number == 0 ? "\"cc" : ", \"cc") + std::to_string(number) + "\": 1";
        }
        return locks;
    };
    EXPECT_EQ(stepError(R"("locks": {)" + controlChanges(24) + "}"), "");
    EXPECT_THAT(
        stepError(R"("locks": {)" + controlChanges(25) + "}"),
        HasSubstr("locks.cc24: the step cannot hold more locks"));
    std::string steps;
    for (int step = 1; step <= 128; ++step) {
        steps += (step == 1 ? "" : ",") + std::string{R"({"step": )"} + std::to_string(step) + R"(, "locks": {)" +
                 controlChanges(24) + "}}";
    }
    EXPECT_THAT(
        patternError(
            R"("tracks": [{"track": 1, "steps": [)" + steps + R"(]}, {"track": 2, "steps": [)" + steps + "]}]"),
        HasSubstr("the pattern cannot hold more locks"));
}

TEST(ProjectReader, NeedsItsTypeAndAKnownSchema) {
    EXPECT_THAT(parseProject("[]", "p").message(), HasSubstr("p:1:1: must be an object, not a list"));
    EXPECT_THAT(parseProject("{}", "p").message(), HasSubstr("the field type must be \"project\""));
    EXPECT_THAT(
        parseProject(R"({"type": "kit", "schema": 1})", "p").message(),
        HasSubstr("the field type must be \"project\""));
    EXPECT_THAT(parseProject(R"({"type": "project"})", "p").message(), HasSubstr("the field schema must be 1"));
    EXPECT_THAT(
        parseProject(R"({"type": "project", "schema": 2, "new": 0})", "p").message(),
        HasSubstr("schema: schema 2 is newer than this program, which reads 1"));
}

TEST(ProjectReader, ReadsAFileOrAFolderAndNamesWhatIsWrong) {
    const TemporaryFolder folder;
    EXPECT_THAT(readProject(folder.path()).message(), HasSubstr("project.json: there is no such file"));
    folder.write("project.json", projectWith(R"("name": "Here")"));
    EXPECT_EQ(readProject(folder.path())->name.view(), "Here");
    EXPECT_EQ(readProject(folder / "project.json")->name.view(), "Here");
    folder.write("project.json", "\xEF\xBB\xBF{}");
    EXPECT_THAT(readProject(folder.path()).message(), HasSubstr("project.json:1:1: starts with a byte-order mark"));
    std::filesystem::remove(folder / "project.json");
    std::filesystem::create_directory(folder / "project.json");
    EXPECT_THAT(readProject(folder.path()).message(), HasSubstr("project.json: is a folder, not a file"));
}

} // namespace
} // namespace tresillo::storage
