// SPDX-License-Identifier: MIT
// What pages do with Sounds: the library, the project's, and tracks.
#include "tests/control/web/hub_rig.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tresillo::control::test {
namespace {

using boost::json::object;
using testing::HasSubstr;

class PageSounds : public testing::Test {
protected:
    /// The answer to a message without its id, of which there must be one.
    object answerTo(const std::string& fields) {
        rig_.say(page_, "{" + fields + R"(,"id":1})");
        const auto answer = find(page_.take(rig_.hub), "answer");
        EXPECT_TRUE(answer);
        return answer.value_or(object{{"outcome", "none"}, {"text", ""}});
    }
    std::string outcomeOf(const std::string& fields) { return std::string(answerTo(fields).at("outcome").as_string()); }
    std::string textOfAnswer(const std::string& fields) { return std::string(answerTo(fields).at("text").as_string()); }
    [[nodiscard]] std::int32_t cutoff() const {
        return rig_.rig->project.pattern(PatternId{0})->track(2).value(ParamId::Cutoff);
    }

    HubRig rig_;
    FakePeer& page_{rig_.open()};
};

TEST_F(PageSounds, TheLibraryIsToldToWhoAsks) {
    rig_.say(page_, R"({"type":"sounds"})");
    const auto told = find(page_.take(rig_.hub), "library");
    ASSERT_TRUE(told);
    EXPECT_EQ(
        boost::json::serialize(told->at("sounds")),
        R"([{"file":"bass","name":"Bass","tags":[],"kind":"synth","kit":"","isOwn":true}])");
}

TEST_F(PageSounds, ASoundOfTheLibraryIsLoadedAndUndoneAtOnce) {
    EXPECT_EQ(outcomeOf(R"("type":"loadSound","pattern":0,"track":2,"file":"bass")"), "Done");
    EXPECT_EQ(cutoff(), 700);
    rig_.turn();
    EXPECT_TRUE(rig_.rig->areEqual());
    rig_.say(page_, R"({"type":"undo"})");
    EXPECT_EQ(cutoff(), rowOf(ParamId::Cutoff).initial);
    EXPECT_EQ(rig_.rig->project.undoDepth(), 0U);
}

TEST_F(PageSounds, BringTheirKitAndUndoTakesItAwayAgain) {
    const auto& kits = rig_.rig->project.names().kits;
    rig_.sounds.kit = SetKit<Studio>{.index = 2, .kit = {.id = KitId{"round"}, .name = {}, .path = {}}};
    EXPECT_EQ(outcomeOf(R"("type":"loadSound","pattern":0,"track":16,"file":"bass")"), "NoSuchTrack");
    EXPECT_TRUE(kits[2].id.empty()) << "nothing is half done";
    EXPECT_EQ(outcomeOf(R"("type":"loadSound","pattern":0,"track":2,"file":"bass")"), "Done");
    EXPECT_EQ(kits[2].id.view(), "round");
    rig_.turn();
    EXPECT_TRUE(rig_.rig->areEqual());
    rig_.say(page_, R"({"type":"undo"})");
    EXPECT_TRUE(kits[2].id.empty());
    EXPECT_EQ(rig_.rig->project.undoDepth(), 0U);
    (void)page_.take(rig_.hub);
    EXPECT_EQ(textOfAnswer(R"("type":"storeSound","pattern":0,"track":0,"file":"bass","sound":2)"), "2");
    EXPECT_EQ(kits[2].id.view(), "round");
    rig_.say(page_, R"({"type":"undo"})");
    EXPECT_TRUE(kits[2].id.empty());
    EXPECT_FALSE(rig_.rig->project.model().sounds[1].isSet);
}

TEST_F(PageSounds, UndoSaysThatASoundWasLoaded) {
    (void)page_.take(rig_.hub);
    rig_.say(page_, R"({"type":"loadSound","pattern":0,"track":2,"file":"bass"})");
    rig_.turn();
    const auto told = find(page_.take(rig_.hub), "history");
    ASSERT_TRUE(told);
    EXPECT_EQ(told->at("undo").as_string(), "track: Sound");
}

TEST_F(PageSounds, WhatIsNotThereIsSaid) {
    EXPECT_EQ(textOfAnswer(R"("type":"loadSound","pattern":0,"track":2,"file":"lead")"), "there is no Sound lead");
    EXPECT_EQ(textOfAnswer(R"("type":"loadSound","pattern":0,"track":2,"sound":3)"), "the project has no Sound 3");
    EXPECT_EQ(
        textOfAnswer(R"("type":"loadSound","pattern":0,"track":2)"),
        "name either a file of the library or a Sound of the project");
    EXPECT_EQ(outcomeOf(R"("type":"loadSound","pattern":0,"track":16,"file":"bass")"), "NoSuchTrack");
    EXPECT_EQ(outcomeOf(R"("type":"keepSound","pattern":0,"track":16,"name":"x","tags":[])"), "NoSuchTrack");
    EXPECT_EQ(outcomeOf(R"("type":"keepSound","pattern":0,"track":1,"name":"","tags":[])"), "SoundNotKept");
    rig_.say(page_, R"({"type":"loadSound","pattern":0,"track":2,"sound":129})");
    EXPECT_THAT(boost::json::serialize(page_.take(rig_.hub).front()), HasSubstr("sound: 129 is not between 1 and 128"));
}

TEST_F(PageSounds, AreStoredInTheProjectAtTheirNumberOrTheFirstThatIsFree) {
    EXPECT_EQ(textOfAnswer(R"("type":"storeSound","pattern":0,"track":0,"file":"bass","sound":2)"), "2");
    EXPECT_EQ(textOfAnswer(R"("type":"storeSound","pattern":0,"track":0,"name":"Mine")"), "1");
    EXPECT_EQ(textOfAnswer(R"("type":"storeSound","pattern":0,"track":0,"file":"bass","name":"Other")"), "3");
    for (int turn = 0; turn < 3; ++turn) { // the project is told at most every 50 ms
        const auto project = find(rig_.next(page_), "project");
        if (project) {
            EXPECT_EQ(
                boost::json::serialize(project->at("sounds")),
                R"([{"sound":1,"name":"Mine","kind":"none"},{"sound":2,"name":"Bass","kind":"synth"},)"
                R"({"sound":3,"name":"Other","kind":"synth"}])");
        }
    }
    EXPECT_EQ(outcomeOf(R"("type":"loadSound","pattern":0,"track":2,"sound":2)"), "Done");
    EXPECT_EQ(cutoff(), 700);
}

TEST_F(PageSounds, ATrackIsKeptForAllProjects) {
    EXPECT_EQ(outcomeOf(R"("type":"loadSound","pattern":0,"track":2,"file":"bass")"), "Done");
    EXPECT_EQ(outcomeOf(R"("type":"keepSound","pattern":0,"track":2,"name":"My bass","tags":["low"])"), "Done");
    EXPECT_EQ(rig_.sounds.keptAs, "My bass low");
    ASSERT_TRUE(rig_.sounds.kept);
    EXPECT_EQ(rig_.sounds.kept->value(ParamId::Cutoff), 700);
}

} // namespace
} // namespace tresillo::control::test
