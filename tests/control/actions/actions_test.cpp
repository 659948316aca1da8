// SPDX-License-Identifier: MIT
// The registry, from a surface of its own: nothing here knows of pages.
#include "control/actions/actions.h"
#include "control/views/history_view.h"
#include "control/views/pattern_view.h"
#include "tests/control/actions/action_rig.h"
#include "tests/control/actions/client.h"

#include <gmock/gmock.h>

namespace tresillo::control::test {
namespace {

/// Asks the registry, and waits for what comes later.
Result ask(ActionRig& rig, Author author, const Action& action) {
    std::optional<Result> got;
    rig.actions.perform(author, action, [&](const Result& result) {
        EXPECT_FALSE(got) << "answered twice";
        got = result;
    });
    for (int turns = 0; !got && turns < 10; ++turns) {
        rig.turn();
    }
    EXPECT_TRUE(got) << "never answered";
    return got.value_or(Result{});
}

Perform fill(bool isOn, bool isLatched = false) { return {.gesture = Fill{.on = isOn}, .latched = isLatched}; }

Action noteOn(std::uint8_t step, std::optional<std::uint32_t> gesture = {}) {
    return EditPattern{.pattern = {}, .edits = {SetNote{.track = 0, .step = step}}, .gesture = gesture};
}

Action level(std::int32_t value) {
    return EditPattern{.pattern = {}, .edits = {SetTrackParam{.track = 3, .id = ParamId::Level, .value = value}}};
}

TEST(SecondClient, DoesEverythingThatTheRegistryDescribes) {
    ActionRig rig;
    const Author author = rig.actions.join();
    Client client([&](const Action& action) {
        const Result result = ask(rig, author, action);
        rig.turn();
        return result;
    });
    doEverything(client);
    EXPECT_THAT(client.done(), testing::ContainerEq(everyAction()));
    // And it sees what came of it.
    const auto pattern = views::patternView(rig.rig->project, {});
    ASSERT_TRUE(pattern);
    EXPECT_EQ(pattern->name, "Verse");
    EXPECT_GT(pattern->steps.size(), 5U);
    EXPECT_GT(views::historyView(rig.rig->project, author).undoDepth, 20U);
    EXPECT_EQ(rig.sounds.keptAs, "Mine");
    EXPECT_EQ(rig.opened, "empty-hands");
    EXPECT_TRUE(rig.rig->areEqual());
}

TEST(Actions, AnswerWithOutcomeReasonValueAndFrame) {
    ActionRig rig;
    const Author author = rig.actions.join();
    rig.turn();
    const Result done = ask(rig, author, noteOn(0));
    EXPECT_EQ(done.outcome, Outcome::Done);
    EXPECT_EQ(done.text, describe(Outcome::Done));
    EXPECT_EQ(done.frame, rig.rig->link.status.read().frame);
    EXPECT_GT(done.frame.value, 0);
    const Result refused = ask(rig, author, EditPattern{.edits = {ClearNote{.track = 16}}});
    EXPECT_EQ(refused.outcome, Outcome::NoSuchTrack);
    EXPECT_EQ(refused.text, "there is no such track (tracks are 1 to 16): track 17, step 1, note 1");
    EXPECT_TRUE(std::holds_alternative<std::monostate>(refused.value));
    const Result recorded = ask(rig, author, Record{.on = true});
    EXPECT_TRUE(std::holds_alternative<RecordingFile>(recorded.value));
}

TEST(Actions, WorkOnProjectsIsAnsweredWhenItIsDone) {
    ActionRig rig;
    rig.worksAtOnce = false;
    const Author author = rig.actions.join();
    std::vector<std::string> heard;
    const auto hear = [&](const Result& result) {
        heard.push_back(result.text + (result.outcome == Outcome::Done ? "" : " (not done)"));
    };
    const OfferedProject project{"own/Mine"};
    rig.actions.perform(author, CopyProject{.project = project, .name = ProjectName{"Two"}}, hear);
    rig.actions.perform(author, DeleteProject{.project = project}, hear);
    rig.actions.perform(author, DeleteProject{.project = project});
    EXPECT_TRUE(heard.empty());
    EXPECT_FALSE(rig.actions.hasAnsweredAll());
    ASSERT_EQ(rig.finish.size(), 3U);
    EXPECT_EQ(std::get<CopyProject>(rig.works.front()).name.view(), "Two");
    rig.finish[1]({.problem = "Mine: it is being played"});
    EXPECT_FALSE(rig.actions.hasAnsweredAll());
    rig.finish[0]({.project = "own/Two"});
    EXPECT_TRUE(rig.actions.hasAnsweredAll()) << "nobody waits for the third";
    rig.finish[2]({});
    EXPECT_EQ(heard, (std::vector<std::string>{"Mine: it is being played (not done)", "own/Two"}));
}

TEST(Actions, WhoLeftIsNotAnsweredAndOnlySoMuchIsUnderWay) {
    ActionRig rig;
    rig.worksAtOnce = false;
    const Author author = rig.actions.join();
    const DeleteProject work{.project = OfferedProject{"own/Mine"}};
    int answers = 0;
    for (std::size_t count = 0; count < LateReplies::kMost; ++count) {
        rig.actions.perform(author, work, [&](const Result&) { ++answers; });
    }
    rig.actions.leave(author);
    EXPECT_TRUE(rig.actions.hasAnsweredAll());
    EXPECT_EQ(ask(rig, rig.actions.join(), work).text, "too much is being done with projects at this moment");
    for (const auto& finish : rig.finish) {
        finish({});
    }
    EXPECT_EQ(answers, 0);
    rig.worksAtOnce = true;
    EXPECT_EQ(ask(rig, rig.actions.join(), work).outcome, Outcome::Done) << "what is done makes room";
}

TEST(Actions, ATrackThatIsNotThereHasNoSoundToStoreOrKeep) {
    ActionRig rig;
    const Author author = rig.actions.join();
    EXPECT_EQ(ask(rig, author, StoreSound{.track = Studio::kTracks}).outcome, Outcome::NoSuchTrack);
    EXPECT_EQ(
        ask(rig, author, KeepSound{.track = Studio::kTracks, .name = SoundName("Mine")}).outcome, Outcome::NoSuchTrack);
    EXPECT_EQ(rig.sounds.keptAs, "");
    EXPECT_EQ(ask(rig, author, StoreSound{.track = Studio::kTracks - 1}).outcome, Outcome::Done);
}

TEST(Actions, ALaunchIsAnsweredWithItsBarAndTheFrameAtWhichTheEngineTookIt) {
    ActionRig rig;
    const Author author = rig.actions.join();
    (void)ask(rig, author, Perform{.gesture = Start{}});
    rig.turn();
    std::optional<Result> got;
    const Launch launch{.pattern = {2}, .line = LaunchLine::Bar};
    rig.actions.perform(author, Perform{.gesture = launch}, [&](const Result& result) { got = result; });
    EXPECT_FALSE(got) << "nobody knows yet";
    const Frames before = rig.rig->link.status.read().frame;
    rig.turn();
    ASSERT_TRUE(got);
    EXPECT_EQ(got->text, "bar 2");
    ASSERT_TRUE(std::holds_alternative<LaunchTime>(got->value));
    EXPECT_EQ(std::get<LaunchTime>(got->value).bar, 1U);
    EXPECT_GE(got->frame, before);
}

TEST(Actions, AnAuthorWhoLeavesHoldsNothingAndIsNotAnswered) {
    ActionRig rig;
    const Author author = rig.actions.join();
    (void)ask(rig, author, fill(true));
    EXPECT_TRUE(rig.actions.holdsAny(author));
    rig.turn();
    EXPECT_TRUE(rig.rig->link.status.read().fill);
    bool isAnswered = false;
    rig.actions.perform(
        author, Perform{.gesture = Launch{.pattern = {2}}}, [&](const Result& /*result*/) { isAnswered = true; });
    rig.actions.leave(author);
    rig.turn();
    EXPECT_FALSE(rig.rig->link.status.read().fill);
    EXPECT_FALSE(rig.actions.holdsAny(author));
    EXPECT_FALSE(isAnswered);
}

TEST(Actions, WhatIsLatchedIsNobodys) {
    ActionRig rig;
    const Author author = rig.actions.join();
    (void)ask(rig, author, fill(true, true));
    EXPECT_FALSE(rig.actions.holdsAny(author));
    rig.actions.leave(author);
    rig.turn();
    EXPECT_TRUE(rig.rig->link.status.read().fill);
}

TEST(Actions, EachAuthorsChangesAreUndoneApart) {
    ActionRig rig;
    const Author mine = rig.actions.join();
    const Author yours = rig.actions.join();
    (void)ask(rig, mine, noteOn(0, 5));
    (void)ask(rig, mine, noteOn(1, 5));
    (void)ask(rig, yours, noteOn(2, 5));
    EXPECT_EQ(rig.rig->project.history().undo.groups(), 2U)
        << "yours is a gesture of its own, though the number is the same";
    (void)ask(rig, mine, level(-10));
    (void)ask(rig, mine, level(-20));
    EXPECT_EQ(rig.rig->project.history().undo.groups(), 3U) << "one knob";
    for (int turns = 0; turns < 26; ++turns) {
        rig.turn();
    }
    (void)ask(rig, mine, level(-30));
    EXPECT_EQ(rig.rig->project.history().undo.groups(), 4U) << "after half a second it is another turn of it";
}

TEST(Actions, WhatAnAuthorHeldWhileTheQueueWasFullIsSentLater) {
    ActionRig rig;
    const Author author = rig.actions.join();
    (void)ask(rig, author, fill(true));
    rig.turn();
    while (rig.rig->project.command(Metronome{})) {
    }
    EXPECT_EQ(ask(rig, author, Perform{.gesture = Stop{}}).outcome, Outcome::QueueFull);
    rig.actions.leave(author);
    rig.turn();
    rig.turn();
    EXPECT_FALSE(rig.rig->link.status.read().fill);
}

TEST(Actions, AnEmptyPatternIsBornBeforeItIsLaunchedBecauseALaunchChangesNoMusic) {
    ActionRig rig;
    const Author author = rig.actions.join();
    const auto instrumentOf = [&](std::uint8_t pattern) {
        return rig.rig->project.pattern({pattern})->track(1).value(ParamId::Instrument);
    };
    const SetTrackParam synth{.track = 1, .id = ParamId::Instrument, .value = static_cast<int>(InstrumentKind::Synth)};
    (void)ask(rig, author, EditPattern{.edits = {synth}});
    const std::size_t undos = rig.rig->project.undoDepth();
    (void)ask(rig, author, Perform{.gesture = Launch{.pattern = {4}}});
    EXPECT_EQ(instrumentOf(4), 0);
    EXPECT_EQ(rig.rig->project.undoDepth(), undos);
    (void)ask(rig, author, UseTool{.pattern = {5}, .tool = schema::NewPattern{.fromPattern = {0}}});
    (void)ask(rig, author, Perform{.gesture = Launch{.pattern = {5}}});
    EXPECT_EQ(instrumentOf(5), static_cast<int>(InstrumentKind::Synth));
    EXPECT_EQ(rig.rig->link.status.read().patterns[1].value, 5);
}

} // namespace
} // namespace tresillo::control::test
