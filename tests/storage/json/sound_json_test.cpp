// SPDX-License-Identifier: MIT
#include "storage/json/project_json.h"
#include "storage/json/sound_json.h"
#include "tests/storage/json/random_pattern.h"
#include "tests/storage/temporary_folder.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace tresillo::storage {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Result<SoundFile> soundWith(const std::string& fields) {
    return parseSound(R"({"schema": 1, "type": "sound")" + fields + "}", "s.json");
}

std::string soundError(const std::string& fields) { return soundWith(fields).message(); }

std::string soundsError(const std::string& sounds) {
    return parseProject(R"({"schema": 1, "type": "project", "sounds": [)" + sounds + "]}", "p.json").message();
}

TEST(SoundJson, ReadsNameTagsKitAndRows) {
    const auto sound = soundWith(
        R"(, "name": "Deep Bass", "tags": ["bass", "mono-2"], "kit": "round", "instrument": "synth", "voices": 1,
            "oscillator": "saw", "filter_mode": "low_pass", "cutoff": 320, "tune": -12.5, "slide_time": 0.1)");
    ASSERT_TRUE(sound.ok()) << sound.message();
    EXPECT_EQ(sound->name.view(), "Deep Bass");
    EXPECT_THAT(sound->tags, ElementsAre("bass", "mono-2"));
    EXPECT_EQ(sound->kit, "round");
    EXPECT_EQ(sound->values.value(ParamId::Instrument), 3);
    EXPECT_EQ(sound->values.value(ParamId::Voices), 1);
    EXPECT_EQ(sound->values.value(ParamId::Cutoff), 320);
    EXPECT_EQ(sound->values.value(ParamId::Tune), -1250);
    EXPECT_EQ(sound->values.value(ParamId::SlideTime), 100);
    EXPECT_EQ(sound->values.value(ParamId::Level), rowOf(ParamId::Level).initial);
}

TEST(SoundJson, NamesTheFieldThatIsWrong) {
    EXPECT_THAT(soundError(R"(, "cutoff": 5)"), HasSubstr("s.json:1:42: cutoff: 5 is out of range; 50 to 18000"));
    EXPECT_THAT(soundError(R"(, "velocity": 5)"), HasSubstr("velocity: "));
    EXPECT_THAT(soundError(R"(, "tags": ["Bass"])"), HasSubstr("tags[0]: \"Bass\" is no tag"));
    EXPECT_THAT(soundError(R"(, "tags": [1])"), HasSubstr("tags[0]: must be"));
    EXPECT_THAT(soundError(R"(, "kit": "a b")"), HasSubstr("kit: \"a b\" is no kit's id"));
    EXPECT_THAT(soundError(R"(, "kit": 3)"), HasSubstr("kit: must be"));
    EXPECT_THAT(soundError(R"(, "name": "A name that is too long")"), HasSubstr("at most 16 are allowed"));
    EXPECT_THAT(
        soundError(R"(, "tags": ["a","b","c","d","e","f","g","h","i"])"), HasSubstr("at most 8 are allowed here"));
    EXPECT_THAT(parseSound(R"({"schema": 1, "type": "kit"})", "s.json").message(), HasSubstr("type"));
}

TEST(SoundJson, WritesWhatIsNotAsInANewTrack) {
    SoundFile sound{.name = SoundName{"Rim"}, .tags = {"drum"}, .kit = "round", .values = {}};
    (void)sound.values.set(ParamId::Pad, 5);
    (void)sound.values.set(ParamId::Instrument, 1);
    (void)sound.values.set(ParamId::Kit, 7); // some project's own place
    EXPECT_EQ(formatSound(sound), R"({
  "schema": 1,
  "type": "sound",
  "name": "Rim",
  "tags": ["drum"],
  "kit": "round",
  "instrument": "pad",
  "pad": 5
}
)");
}

RC_GTEST_PROP(SoundRoundTrip, AFileComesBackAsItWas, ()) {
    Dice dice{*rc::gen::arbitrary<std::uint64_t>()};
    SoundFile sound{
        .name = SoundName{dice.chance(80) ? "A \"sound\"" : ""}, .tags = {}, .kit = {}, .values = randomSound(dice)};
    (void)sound.values.set(ParamId::Kit, 0);
    const std::string text = formatSound(sound);
    const auto read = parseSound(text, "s.json");
    RC_ASSERT(read.message() == "");
    RC_ASSERT(*read == sound);
    RC_ASSERT(formatSound(*read) == text);
}

TEST(SoundJson, IsWrittenAndReadAsAFile) {
    const TemporaryFolder folder;
    SoundFile sound{.name = SoundName{"Rim"}, .tags = {}, .kit = {}, .values = {}};
    (void)sound.values.set(ParamId::Cutoff, 700);
    EXPECT_FALSE(writeSound(folder.path() / "rim.json", sound));
    EXPECT_EQ(*readSound(folder.path() / "rim.json"), sound);
    EXPECT_THAT(readSound(folder.path() / "none.json").message(), HasSubstr("none.json"));
}

TEST(SoundJson, EverySoundThatShipsReadsAndHasANameAndTags) {
    int sounds = 0;
    for (const auto& entry : std::filesystem::directory_iterator("sounds")) {
        const auto sound = readSound(entry.path());
        ASSERT_TRUE(sound.ok()) << sound.message();
        EXPECT_FALSE(sound->name.empty() || sound->tags.empty()) << entry.path();
        ++sounds;
    }
    EXPECT_GE(sounds, 24);
}

TEST(SoundsOfAProject, HaveTheirPlacesAndNames) {
    const auto project = parseProject(
        R"({"schema": 1, "type": "project", "kits": [{"id": "one"}, {"id": "two"}],
            "sounds": [{"sound": 128, "name": "Last"}, {"sound": 1, "instrument": "pad", "kit": "two", "pad": 3}]})",
        "p.json");
    ASSERT_TRUE(project.ok()) << project.message();
    ASSERT_EQ(project->sounds.size(), 2U);
    EXPECT_EQ(project->sounds[0].index, 0);
    EXPECT_EQ(project->sounds[0].values.value(ParamId::Kit), 1);
    EXPECT_EQ(project->sounds[1].index, 127);
    EXPECT_EQ(project->sounds[1].name.view(), "Last");
    EXPECT_THAT(formatProject(*project), HasSubstr(R"({"sound": 1, "instrument": "pad", "kit": "two", "pad": 3})"));
}

TEST(SoundsOfAProject, AreRefusedByField) {
    EXPECT_THAT(soundsError(R"({"name": "x"})"), HasSubstr("sounds[0]: needs the field sound"));
    EXPECT_THAT(soundsError(R"({"sound": 129})"), HasSubstr("sounds[0].sound: 129 is not allowed"));
    EXPECT_THAT(soundsError(R"({"sound": 3}, {"sound": 3})"), HasSubstr("sounds[1].sound: sound 3 is given twice"));
    EXPECT_THAT(soundsError(R"({"sound": 3, "ratchet": 2})"), HasSubstr("sounds[0].ratchet: "));
    EXPECT_THAT(soundsError(R"({"sound": 3, "kit": "round"})"), HasSubstr("none of the project's kits"));
    EXPECT_THAT(soundsError(R"(7)"), HasSubstr("sounds[0]: must be"));
}

} // namespace
} // namespace tresillo::storage
