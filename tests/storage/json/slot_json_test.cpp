// SPDX-License-Identifier: MIT
#include "storage/files.h"
#include "storage/json/slot_json.h"
#include "tests/storage/json/random_pattern.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <memory>
#include <string>

namespace tresillo::storage {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr std::size_t kGoldenBytes = 10'000;

std::string slotText(const std::string& fields) {
    return R"({"schema": 1, "type": "slot", "pattern": {})" + fields + "}";
}

std::string slotError(const std::string& fields) { return parseSlot(slotText(fields), "s.json").message(); }

std::string slotPatternError(const std::string& pattern) {
    return parseSlot(R"({"schema": 1, "type": "slot", "pattern": )" + pattern + "}", "s.json").message();
}

SlotFile randomSlot(std::uint64_t seed, int density) {
    Dice dice{seed};
    SlotFile slot{.program = "0.1 \"test\"", .savedAt = dice.from(0, INT32_MAX)};
    slot.words.name = SlotName{dice.chance(80) ? "A \"slot\" \xC3\xA9" : ""};
    slot.words.genre = SlotGenre{dice.chance(50) ? "dub" : ""};
    for (int tag = dice.from(0, 8); tag > 0; --tag) {
        EXPECT_TRUE(slot.words.tags.push(SlotTag{"tag " + std::to_string(tag)}));
    }
    slot.transport = {.isRunning = dice.chance(50), .step = static_cast<std::uint32_t>(dice.from(0, INT32_MAX))};
    for (int kit = dice.from(0, 4); kit > 0; --kit) {
        slot.kits.push_back({.id = "kit-" + std::to_string(kit), .name = "Kit", .path = kit == 1 ? "kits/one" : ""});
    }
    for (int sound = dice.from(0, 4); sound > 0; --sound) {
        const auto index = static_cast<std::uint8_t>(16 * (5 - sound) + dice.from(0, 15));
        slot.sounds.push_back({.index = index, .name = SoundName{"S"}, .values = randomSound(dice)});
    }
    for (const ParamId id : kModuleRows) {
        slot.modules.set(id, dice.from(rowOf(id).minimum, rowOf(id).maximum));
    }
    const auto pattern = std::make_unique<Pattern<Studio>>();
    fillRandomly(*pattern, seed, density);
    slot.pattern = SparsePattern{*pattern, randomWords(dice)};
    return slot;
}

/// What tests/golden/1/slot.json holds, whatever may come to slots later.
SlotFile goldenSlot() {
    SlotFile slot{.program = "0.1.0", .savedAt = 1'764'505'204};
    slot.words = {.name = SlotName{"Night ride"}, .genre = SlotGenre{"dub techno"}};
    EXPECT_TRUE(slot.words.tags.push(SlotTag{"slow"}) && slot.words.tags.push(SlotTag{"3 + 3 + 2"}));
    slot.transport = {.isRunning = true, .step = 37};
    slot.kits = {{.id = "round", .name = "Round", .path = "kits/round"}, {.id = "thin", .name = {}, .path = {}}};
    NamedSound sound{.index = 6, .name = SoundName{"Deep"}};
    EXPECT_TRUE(
        sound.values.set(ParamId::Instrument, 1) && sound.values.set(ParamId::Kit, 1) &&
        sound.values.set(ParamId::Cutoff, 320));
    slot.sounds.push_back(sound);
    slot.modules.set(ParamId::ReverbMix, 415);
    slot.modules.set(ParamId::Limiter, 1);
    slot.modules.set(ParamId::Lfo2Shape, 4);
    slot.modules.set(ParamId::BusDuckRelease, 250);
    const auto pattern = std::make_unique<Pattern<Studio>>();
    const auto set = [&](Outcome outcome) { EXPECT_EQ(outcome, Outcome::Done); };
    set(pattern->setPatternParam(ParamId::Tempo, 104'500));
    set(pattern->setPatternParam(ParamId::PatternSwing, 585));
    set(pattern->setTrackParam(0, ParamId::Instrument, 1));
    set(pattern->setTrackParam(0, controlChange(74), 99));
    set(pattern->setNote(0, 0, 0, {.pitch = 60, .velocity = 127}));
    set(pattern->setNote(0, 6, 0, {.pitch = 60, .velocity = 76}));
    set(pattern->setTrackParam(3, ParamId::TrackLength, 12));
    set(pattern->setTrackParam(3, ParamId::Sound, 7));
    set(pattern->setNote(3, 4, 1, {.pitch = 49, .velocity = 33, .micro = -5, .length = kInfiniteLength}));
    set(pattern->setStepParam(3, 4, ParamId::Cutoff, 900));
    set(pattern->setStepParam(3, 4, ParamId::Probability, 62));
    set(pattern->setStepParam(3, 4, ParamId::StepVelocity, -10));
    set(pattern->setStepParam(3, 4, ParamId::Condition, 20));
    PatternWords words{.name = PatternName{"Verse"}};
    words.tracks[3] = TrackName{"Bass"};
    slot.pattern = SparsePattern{*pattern, words};
    return slot;
}

RC_GTEST_PROP(SlotRoundTrip, ReadingWhatWasWrittenGivesTheSameSlotAndTheSameBytes, ()) {
    const SlotFile slot = randomSlot(*rc::gen::arbitrary<std::uint64_t>(), *rc::gen::inRange(0, 60));
    const std::string text = formatSlot(slot);
    const auto read = parseSlot(text, "slot.json");
    RC_ASSERT(read.message() == "");
    RC_ASSERT(*read == slot);
    RC_ASSERT(formatSlot(*read) == text);
}

TEST(SlotJson, OfFormat1IsReadForEver) {
    const auto text = readFile("tests/golden/1/slot.json", kGoldenBytes);
    ASSERT_TRUE(text.ok()) << text.message();
    const auto read = parseSlot(*text, "slot.json");
    ASSERT_TRUE(read.ok()) << read.message();
    EXPECT_EQ(*read, goldenSlot()) << formatSlot(goldenSlot());
}

TEST(SlotJson, HoldsEveryModuleWithItsValueAlsoWhereItIsAsItBegan) {
    const std::string text = formatSlot(SlotFile{});
    for (const auto* const field : {"\"reverb_mix\": 0.3", "\"delay_time\": 0.25", "\"limiter\": false"}) {
        EXPECT_THAT(text, HasSubstr(field));
    }
    for (const auto* const field : {"master_level", "seed", "song_loop"}) {
        EXPECT_THAT(text, testing::Not(HasSubstr(field))) << "is the project's";
    }
}

TEST(SlotJson, NumbersAreReadAsTheirWritersPutThem) {
    const auto read = parseSlot(
        R"({"schema": 1.0, "type": "slot", "saved": 1764505204.0, "transport": {"step": 3.7e1},
            "modules": {"reverb_mix": 1, "delay_low_cut": 2.0e2},
            "pattern": {"tempo": 120.0, "tracks": [{"track": 1.0, "track_length": 8.0}]}})",
        "s.json");
    ASSERT_TRUE(read.ok()) << read.message();
    EXPECT_EQ(read->savedAt, 1'764'505'204);
    EXPECT_EQ(read->transport.step, 37U);
    EXPECT_EQ(read->modules.value(ParamId::ReverbMix), 1000);
    EXPECT_EQ(read->modules.value(ParamId::DelayLowCut), 200);
    const auto pattern = std::make_unique<Pattern<Studio>>();
    (void)read->pattern.fill(*pattern);
    EXPECT_EQ(pattern->tempo().milliBpm, 120'000);
    EXPECT_EQ(pattern->track(0).length(), 8U);
}

TEST(SlotJson, NamesTheFieldThatIsWrong) {
    EXPECT_THAT(slotError(R"(, "name": 7)"), HasSubstr("s.json:1:54: name: must be a text, not 7"));
    EXPECT_THAT(slotError(R"(, "genre": null)"), HasSubstr("genre: must be a text, not null"));
    EXPECT_THAT(slotError(R"(, "tags": "dub")"), HasSubstr("tags: must be a list"));
    EXPECT_THAT(slotError(R"(, "tags": ["dub", 1])"), HasSubstr("tags[1]: must be a text"));
    EXPECT_THAT(slotError(R"(, "tags": ["1","2","3","4","5","6","7","8","9"])"), HasSubstr("tags[8]: at most 8"));
    EXPECT_THAT(slotError(R"(, "saved": -1)"), HasSubstr("saved: -1 is not allowed"));
    EXPECT_THAT(slotError(R"(, "saved": 1.5)"), HasSubstr("saved: 1.5 is not allowed"));
    EXPECT_THAT(slotError(R"(, "transport": {"running": 1})"), HasSubstr("transport.running: 1 is not allowed"));
    EXPECT_THAT(slotError(R"(, "transport": {"bar": 1})"), HasSubstr("transport.bar: there is no such field"));
    EXPECT_THAT(slotError(R"(, "modules": {"reverb_mix": 1.5})"), HasSubstr("modules.reverb_mix: 1.5 is out of range"));
    EXPECT_THAT(slotError(R"(, "modules": {"seed": 1})"), HasSubstr("modules.seed: there is no such field; known are"));
    EXPECT_THAT(slotError(R"(, "modules": {"limiter": 1})"), HasSubstr("modules.limiter: 1 is not allowed; true or"));
    EXPECT_THAT(slotError(R"(, "sounds": [{"sound": 0}])"), HasSubstr("sounds[0].sound: 0 is not allowed"));
    EXPECT_THAT(slotError(R"(, "kits": [{"name": "x"}])"), HasSubstr("kits[0]: needs the field id"));
    EXPECT_THAT(slotError(R"(, "bpm": 120)"), HasSubstr("bpm: there is no such field; known are schema, type"));
    EXPECT_THAT(
        slotPatternError(R"({"tracks": [{"track": 2, "steps": [{"step": 9, "locks": {"cutoff": 1}}]}]})"),
        HasSubstr("pattern.tracks[0].steps[0].locks.cutoff: 1 is out of range; 50 to 18000"));
}

TEST(SlotJson, MissingDoubleAndForeignFieldsAreNamed) {
    EXPECT_THAT(
        parseSlot(R"({"schema": 1, "type": "slot"})", "s.json").message(), HasSubstr("needs the field pattern"));
    EXPECT_THAT(parseSlot(R"({"type": "slot", "pattern": {}})", "s.json").message(), HasSubstr("field schema must be"));
    EXPECT_THAT(parseSlot(R"({"schema": 1, "pattern": {}})", "s.json").message(), HasSubstr("field type must be"));
    EXPECT_THAT(
        parseSlot(R"({"schema": 2, "type": "slot", "pattern": {}})", "s.json").message(),
        HasSubstr("schema: schema 2 is newer than this program"));
    EXPECT_THAT(slotError(R"(, "name": "a", "name": "b")"), HasSubstr("name: this field is given twice"));
    EXPECT_THAT(
        slotPatternError(R"({"tempo": 120, "tempo": 121})"), HasSubstr("pattern.tempo: this field is given twice"));
    EXPECT_THAT(slotPatternError(R"({"tempo": 120})") + slotError(""), testing::IsEmpty());
}

TEST(SlotJson, WhatIsNoJsonIsRefusedWhereItEnds) {
    for (const auto* const text :
         {"", " ", "[]", "7", "{", R"({"schema": NaN})", R"({"schema": 1, "type": "slot", "pattern": {"tempo": NaN}})",
          R"({"schema": 1, "type": "slot", "pattern": {"tempo": Infinity}})",
          R"({"schema": 1, "type": "slot", "pattern": {"tempo": 1e999}})", "\xEF\xBB\xBF{}", "\xFF\xFE{"}) {
        EXPECT_THAT(parseSlot(text, "s.json").message(), StartsWith("s.json:1:")) << text;
    }
}

TEST(SlotJson, WhereANumberIsNoneItsFieldIsNamed) {
    EXPECT_THAT(slotPatternError(R"({"tempo": NaN})"), HasSubstr("pattern.tempo: this is not JSON"));
    EXPECT_THAT(slotError(R"(, "modules": {"reverb_mix": -Infinity})"), HasSubstr("modules.reverb_mix: this is"));
    EXPECT_THAT(slotError(R"(, "tags": ["dub", NaN])"), HasSubstr("tags[1]: this is not JSON"));
}

TEST(SlotJson, EveryTruncationIsRefused) {
    const std::string text = formatSlot(goldenSlot());
    for (std::size_t size = 0; size + 2 < text.size(); ++size) { // the last is the line's end
        EXPECT_FALSE(parseSlot(text.substr(0, size), "s.json").ok()) << size;
    }
}

TEST(SlotJson, EveryChangedBitIsReadOrRefusedInOneLine) {
    const std::string text = formatSlot(goldenSlot());
    for (std::size_t bit = 0; bit < 8 * text.size(); ++bit) {
        std::string changed = text;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
        const auto read = parseSlot(changed, "s.json");
        if (!read) {
            EXPECT_THAT(read.message(), StartsWith("s.json:"));
            EXPECT_EQ(read.message().find('\n'), std::string::npos);
        }
    }
}

TEST(SlotJson, WordsThatCannotStandInAFileAreReplaced) {
    SlotFile slot{.program = std::string(100, 'v')};
    slot.words.name = SlotName{"a\nb\xFF"};
    const auto read = parseSlot(formatSlot(slot), "s.json");
    ASSERT_TRUE(read.ok()) << read.message();
    EXPECT_EQ(read->words.name.view(), "a?b?");
    EXPECT_EQ(read->program.size(), kMostProgramBytes);
}

} // namespace
} // namespace tresillo::storage
