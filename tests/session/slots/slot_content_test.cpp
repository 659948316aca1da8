// SPDX-License-Identifier: MIT
// A slot's pattern plays the same kits and Sounds in whichever project it is put into, and changes none of them.
#include "core/sequence/checksum.h"
#include "session/autosave/alone.h"
#include "session/slots/apply_slot.h"
#include "session/slots/slot_content.h"
#include "storage/json/project_json.h"

#include <gmock/gmock.h>

#include <memory>
#include <string>

namespace tresillo::session {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr Author kPlayer{7};
constexpr PatternId kVerse{2};

storage::ProjectFile projectOf(const std::string& fields) {
    const auto project = storage::parseProject(R"({"schema": 1, "type": "project", )" + fields + "}", "p.json");
    EXPECT_TRUE(project.ok()) << project.message();
    return project ? *project : storage::ProjectFile{};
}

/// Kits and Sounds that A03 plays stand among others that it does not.
storage::ProjectFile home() {
    return projectOf(R"("reverb_mix": 0.7, "limiter": true, "seed": 99,
        "kits": [{"id": "unused"}, {"id": "round", "name": "Round"}, {"id": "thin"}],
        "sounds": [{"sound": 2, "name": "Not here"}, {"sound": 5, "name": "Deep", "instrument": "pad", "kit": "thin"},
                   {"sound": 9, "instrument": "synth", "cutoff": 700}],
        "patterns": {"A03": {"name": "Verse", "tempo": 99.5, "tracks": [
            {"track": 1, "name": "Kick", "instrument": "pad", "kit": "round", "text": "X..x"},
            {"track": 2, "instrument": "synth", "sound": 9, "steps": [{"step": 3, "notes": [{}], "locks": {"sound": 5}}]}
        ]}})");
}

storage::SlotFile slotOfHome() { return *slotOf(home(), kVerse); }

std::vector<std::string> idsOf(const std::vector<storage::KitReference>& kits) {
    std::vector<std::string> ids;
    for (const storage::KitReference& kit : kits) {
        ids.push_back(kit.id);
    }
    return ids;
}

/// What step 3 of track 2 is struck with, and the Sound of the track.
std::pair<std::int32_t, std::int32_t> soundsOf(const Pattern<Studio>& pattern) {
    std::int32_t locked = 0;
    pattern.forEachValue(
        1, 2, [&](const LockedValue& value) { locked = value.id == ParamId::Sound ? value.value : 0; });
    return {locked, pattern.track(1).value(ParamId::Sound)};
}

TEST(SlotContent, HoldsTheKitsAndSoundsThatItPlaysAndNoOthers) {
    const storage::SlotFile slot = slotOfHome();
    EXPECT_THAT(idsOf(slot.kits), ElementsAre("round", "thin"));
    EXPECT_THAT(slot.sounds, ElementsAre(Field(&storage::NamedSound::index, 4), Field(&storage::NamedSound::index, 8)));
    EXPECT_EQ(slot.sounds[0].values.value(ParamId::Kit), 1);
    EXPECT_EQ(slot.modules.value(ParamId::ReverbMix), 700);
    EXPECT_EQ(slot.pattern.name().view(), "Verse");
    EXPECT_FALSE(slotOf(home(), PatternId{0}).has_value());
}

TEST(SlotContent, ComesBackIntoItsProjectAsItWas) {
    const storage::ProjectFile project = home();
    const auto fitted = fitSlot(slotOfHome(), project.sounds, project.kits);
    ASSERT_TRUE(fitted.ok()) << fitted.message();
    EXPECT_THAT(fitted->kits, IsEmpty());
    EXPECT_THAT(fitted->sounds, IsEmpty());
    const auto original = std::make_unique<Pattern<Studio>>();
    (void)project.fillPattern(kVerse, *original);
    EXPECT_EQ(checksum(*fitted->pattern), checksum(*original));
    EXPECT_EQ(fitted->words, project.patternWords(kVerse));
}

TEST(SlotContent, BringsItsKitsAndSoundsIntoAnotherProject) {
    const storage::ProjectFile other = projectOf(R"("kits": [{"id": "thin"}, {"id": "more"}])");
    const auto fitted = fitSlot(slotOfHome(), other.sounds, other.kits);
    ASSERT_TRUE(fitted.ok()) << fitted.message();
    EXPECT_THAT(fitted->kits, ElementsAre(PlacedKit{2, {.id = "round", .name = "Round", .path = {}}}));
    ASSERT_EQ(fitted->sounds.size(), 2U);
    EXPECT_EQ(fitted->sounds[0].index, 4);
    EXPECT_EQ(fitted->sounds[0].values.value(ParamId::Kit), 0);
    EXPECT_EQ(fitted->pattern->track(0).value(ParamId::Kit), 2);
    EXPECT_EQ(soundsOf(*fitted->pattern), (std::pair{5, 9}));
}

TEST(SlotContent, APlaceWithoutAKitIsTakenOnlyWhereThereIsNoOther) {
    storage::ProjectFile other = projectOf(R"("kits": [{"id": "more"}, {"id": "thin", "place": 62}])");
    const auto behind = fitSlot(slotOfHome(), other.sounds, other.kits);
    ASSERT_TRUE(behind.ok()) << behind.message();
    EXPECT_THAT(behind->kits, ElementsAre(Field(&PlacedKit::place, 63)));
    other.kits.push_back({.id = "last", .name = {}, .path = {}});
    const auto between = fitSlot(slotOfHome(), other.sounds, other.kits);
    ASSERT_TRUE(between.ok()) << between.message();
    EXPECT_THAT(between->kits, ElementsAre(Field(&PlacedKit::place, 1)));
    EXPECT_EQ(between->pattern->track(0).value(ParamId::Kit), 1);
}

TEST(SlotContent, ASoundThatTheProjectHasOtherwiseGetsAPlaceOfItsOwn) {
    const storage::ProjectFile other = projectOf(
        R"("sounds": [{"sound": 1}, {"sound": 5, "name": "Deep", "cutoff": 60}, {"sound": 7, "instrument": "synth", "cutoff": 700}])");
    const auto fitted = fitSlot(slotOfHome(), other.sounds, other.kits);
    ASSERT_TRUE(fitted.ok()) << fitted.message();
    ASSERT_EQ(fitted->sounds.size(), 1U);
    EXPECT_EQ(fitted->sounds[0].index, 1); // the first that is free
    EXPECT_EQ(soundsOf(*fitted->pattern), (std::pair{2, 7}));
}

TEST(SlotContent, WhereThereIsNoRoomForASoundOrKitItIsSaid) {
    std::string sounds;
    std::string kits;
    for (int number = 1; number <= 128; ++number) {
        sounds += (number == 1 ? "" : ", ") + (R"({"sound": )" + std::to_string(number)) + R"(, "name": "x"})";
        kits += number > 64 ? "" : (number == 1 ? "" : ", ") + (R"({"id": "k)" + std::to_string(number)) + "\"}";
    }
    const storage::ProjectFile full =
        projectOf(R"("kits": [{"id": "round"}, {"id": "thin"}], "sounds": [)" + sounds + "]");
    EXPECT_THAT(
        fitSlot(slotOfHome(), full.sounds, full.kits).message(),
        HasSubstr("no room for the slot's Sound 5: it has 128"));
    const storage::ProjectFile manyKits = projectOf(R"("kits": [)" + kits + "]");
    EXPECT_THAT(
        fitSlot(slotOfHome(), manyKits.sounds, manyKits.kits).message(),
        HasSubstr("no room for the slot's kit round: it has 64 kits"));
}

TEST(SlotContent, ReplacesAPatternAsOneUndo) {
    storage::ProjectFile other = projectOf(
        R"("reverb_mix": 0.1, "seed": 3, "sounds": [{"sound": 5, "cutoff": 60}],
           "patterns": {"A01": {"name": "Old", "tracks": [{"track": 3, "name": "Hat", "text": "xxxx"}]}})");
    const auto alone = std::make_unique<Alone>(other);
    Project<Studio>& project = alone->project;
    ASSERT_TRUE(project.request(PatternId{0}).has_value());
    const auto before = checksum(*project.pattern(PatternId{0}));
    const auto fitted = fitSlot(slotOfHome(), other.sounds, other.kits);
    ASSERT_TRUE(fitted.ok()) << fitted.message();

    EXPECT_EQ(applySlot(project, {.author = kPlayer}, PatternId{0}, *fitted), Outcome::Done);
    EXPECT_EQ(checksum(*project.pattern(PatternId{0})), checksum(*fitted->pattern));
    EXPECT_EQ(project.model().projectParam(ParamId::ReverbMix), 700);
    EXPECT_EQ(project.model().projectParam(ParamId::Limiter), 1);
    EXPECT_EQ(project.model().projectParam(ParamId::Seed), 3) << "is the project's";
    EXPECT_TRUE(project.model().sounds[8].isSet);
    EXPECT_EQ(project.names().kits[0].id.view(), "round");
    EXPECT_EQ(project.names().kits[0].name.view(), "Round");
    EXPECT_EQ(project.names().kits[1].id.view(), "thin");
    EXPECT_EQ(project.names().patterns[0].view(), "Verse");
    EXPECT_EQ(applySlot(project, {.author = kPlayer}, PatternId{0}, *fitted), Outcome::NothingToDo);

    EXPECT_EQ(project.undo(kPlayer).outcome, Outcome::Done);
    EXPECT_EQ(checksum(*project.pattern(PatternId{0})), before);
    EXPECT_EQ(project.model().projectParam(ParamId::ReverbMix), 100);
    EXPECT_FALSE(project.model().sounds[8].isSet);
    EXPECT_TRUE(project.names().kits[0].id.empty());
    EXPECT_EQ(project.names().patterns[0].view(), "Old");
    EXPECT_EQ(project.undo(kPlayer).outcome, Outcome::NothingToUndo);

    EXPECT_EQ(project.redo(kPlayer).outcome, Outcome::Done);
    EXPECT_EQ(checksum(*project.pattern(PatternId{0})), checksum(*fitted->pattern));
    EXPECT_EQ(project.model().projectParam(ParamId::ReverbMix), 700);
}

} // namespace
} // namespace tresillo::session
