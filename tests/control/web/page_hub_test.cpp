// SPDX-License-Identifier: MIT
// Pages without sockets: what they do, and what they are told of each other.
#include "control/views/checksum.h"
#include "tests/control/web/hub_rig.h"

#include <gtest/gtest.h>

namespace tresillo::control::test {
namespace {

using boost::json::object;

std::string textOf(const object& message, const char* field) { return std::string(message.at(field).as_string()); }

TEST(PageHub, GreetsAPageAndTellsItWhereEverythingStands) {
    HubRig rig;
    FakePeer peer;
    rig.hub.opened(peer);
    const auto hello = peer.take(rig.hub);
    ASSERT_EQ(hello.size(), 1U);
    EXPECT_EQ(textOf(hello[0], "type"), "hello");
    EXPECT_EQ(textOf(hello[0], "version"), "1.2.3");
    EXPECT_EQ(hello[0].at("session").to_number<int>(), 77);
    EXPECT_TRUE(hello[0].at("hasSound").as_bool());
    const auto first = rig.next(peer);
    EXPECT_TRUE(find(first, "project"));
    EXPECT_TRUE(find(first, "history"));
    EXPECT_TRUE(find(first, "tick"));
    EXPECT_FALSE(find(first, "pattern")) << "it has not said which one it shows";
    rig.say(peer, R"({"type":"look","pattern":3})");
    const auto pattern = find(rig.next(peer), "pattern");
    ASSERT_TRUE(pattern);
    EXPECT_EQ(pattern->at("pattern").to_number<int>(), 3);
    rig.hub.closed(peer);
    EXPECT_EQ(rig.hub.pages(), 0U);
}

TEST(PageHub, APageThatGoesLetsGoOfThePadsThatItHolds) {
    HubRig rig;
    FakePeer& page = rig.open();
    const auto press = [&](int pitch, const char* on) {
        rig.say(
            page, R"({"type":"command","gesture":{"type":"Retrig","track":0,"velocity":100,"rate":1,"pitch":)" +
                      std::to_string(pitch) + R"(,"on":)" + on + "}}");
    };
    press(36, "true");
    press(38, "true");
    press(36, "false");
    rig.turn();
    EXPECT_EQ(rig.rig->sink.sounding(), 1U);
    rig.hub.closed(page);
    rig.turn();
    const std::uint64_t struck = rig.rig->sink.ons;
    EXPECT_EQ(struck, 1U) << "the other was let go before it struck";
    EXPECT_EQ(rig.rig->sink.sounding(), 0U);
    for (int count = 0; count < 10; ++count) {
        rig.turn();
    }
    EXPECT_EQ(rig.rig->sink.ons, struck);
}

TEST(PageHub, APageThatGoesLetsGoOfAllPadsHoweverManyItPressed) {
    // Somewhat more than are held at a time; more than there is room for in the queue to the instrument.
    for (const int count : {static_cast<int>(Studio::kHandNotes) + 8, static_cast<int>(Studio::kMessages) + 200}) {
        HubRig rig;
        FakePeer& page = rig.open();
        for (int pad = 0; pad < count; ++pad) {
            rig.say(
                page, R"({"type":"command","gesture":{"type":"Retrig","velocity":100,"rate":1,"track":)" +
                          std::to_string(pad / 128) + R"(,"pitch":)" + std::to_string(pad % 128) + R"(,"on":true}})");
            if (pad % 100 == 0) {
                rig.turn();
                (void)page.take(rig.hub);
            }
        }
        rig.turn();
        rig.turn();
        EXPECT_EQ(rig.rig->sink.sounding(), Studio::kHandNotes);
        rig.hub.closed(page);
        rig.turn();
        EXPECT_EQ(rig.rig->sink.sounding(), 0U) << count;
        const std::uint64_t struck = rig.rig->sink.ons;
        for (int turns = 0; turns < 10; ++turns) {
            rig.turn();
        }
        EXPECT_EQ(rig.rig->sink.ons, struck) << count;
    }
}

TEST(PageHub, AnEditOfOnePageIsSeenByAllThatLookThereWithTheChecksumOfTheResult) {
    HubRig rig;
    FakePeer& first = rig.open();
    FakePeer& second = rig.open();
    FakePeer& elsewhere = rig.open(1);
    rig.say(first, noteEdit(0, 5, R"(,"id":9)"));
    const auto answer = first.take(rig.hub);
    ASSERT_TRUE(find(answer, "answer"));
    EXPECT_EQ(find(answer, "answer")->at("id").to_number<int>(), 9);
    EXPECT_EQ(textOf(*find(answer, "answer"), "outcome"), "Done");
    rig.turn();
    const auto own = find(first.take(rig.hub), "update");
    const auto others = find(second.take(rig.hub), "update");
    ASSERT_TRUE(own && others);
    EXPECT_EQ(*own, *others);
    EXPECT_EQ(own->at("steps").as_array().size(), 1U);
    EXPECT_EQ(
        own->at("checksum").to_number<std::uint32_t>(), views::wireChecksum(*rig.rig->project.pattern(PatternId{0})));
    const auto there = elsewhere.take(rig.hub);
    EXPECT_FALSE(find(there, "update"));
    EXPECT_TRUE(find(there, "history")) << "undo is everybody's";
}

TEST(PageHub, WhatAnotherSurfaceDoesIsToldLikeWhatAPageDoes) {
    HubRig rig;
    FakePeer& peer = rig.open();
    (void)rig.rig->edit(0, SetPatternParam{ParamId::Tempo, 90'000});
    const auto update = find(rig.next(peer), "update");
    ASSERT_TRUE(update);
    EXPECT_EQ(update->at("values").at("tempo").to_number<int>(), 90'000);
}

TEST(PageHub, APageThatDoesNotReadIsToldTheNewestWhenItReadsAgain) {
    HubRig rig;
    FakePeer& peer = rig.open();
    rig.play(); // a batch is under way from here on
    const int batches = peer.batches;
    for (int step = 0; step < 100; ++step) {
        (void)rig.rig->edit(0, SetNote{0, static_cast<std::uint8_t>(step % 4), 0, {}});
        (void)rig.rig->edit(0, SetPatternParam{ParamId::Tempo, 100'000 + step});
        rig.turn();
    }
    EXPECT_EQ(peer.batches, batches) << "nothing is written to it meanwhile";
    (void)peer.take(rig.hub);
    const auto update = find(rig.next(peer), "update");
    ASSERT_TRUE(update);
    EXPECT_EQ(update->at("values").at("tempo").to_number<int>(), 100'099);
    EXPECT_EQ(update->at("steps").as_array().size(), 4U) << "each step once";
}

TEST(PageHub, APageThatNeverReadsIsHungUpOnAndTheOthersGoOn) {
    HubRig rig;
    FakePeer& slow = rig.open();
    FakePeer& quick = rig.open();
    rig.play();
    for (milliseconds passed{0}; passed < rig.limits.writeTime - milliseconds(100); passed += milliseconds(20)) {
        EXPECT_FALSE(slow.isDropped);
        EXPECT_TRUE(find(quick.take(rig.hub), "tick"));
        rig.turn();
    }
    for (int count = 0; count < 20; ++count) {
        (void)rig.next(quick);
    }
    EXPECT_TRUE(slow.isDropped);
    EXPECT_FALSE(quick.isDropped);
    const std::size_t bytes = slow.bytes;
    for (int count = 0; count < 100; ++count) {
        rig.say(slow, R"({"type":"ping","time":1})");
        rig.turn();
    }
    EXPECT_EQ(slow.bytes, bytes) << "nothing is kept for it any more";
    rig.hub.closed(slow);
    EXPECT_EQ(rig.hub.pages(), 1U);
}

TEST(PageHub, AllIsToldOnceTheAnswersBehindABatchAreWritten) {
    HubRig rig;
    FakePeer& peer = rig.open();
    EXPECT_TRUE(rig.hub.hasToldAll());
    rig.play();
    rig.say(peer, R"({"type":"open","project":"two-lines","id":1})");
    EXPECT_FALSE(find(peer.take(rig.hub), "answer")) << "a batch went before";
    EXPECT_FALSE(rig.hub.hasToldAll());
    EXPECT_TRUE(find(peer.take(rig.hub), "answer"));
    EXPECT_TRUE(rig.hub.hasToldAll());
    FakePeer& slow = rig.open();
    for (milliseconds passed{0}; passed <= rig.limits.writeTime + milliseconds(100); passed += milliseconds(20)) {
        rig.turn();
    }
    (void)peer.take(rig.hub);
    EXPECT_TRUE(slow.isDropped);
    EXPECT_TRUE(rig.hub.hasToldAll()) << "who is hung up on is told nothing any more";
}

TEST(PageHub, AnswersForAPageThatAsksButDoesNotReadHaveALimit) {
    HubRig rig;
    FakePeer& peer = rig.open();
    rig.play();
    for (std::size_t count = 0; count <= rig.limits.answers; ++count) {
        EXPECT_FALSE(peer.isDropped);
        rig.say(peer, R"({"type":"ping","time":1})");
    }
    EXPECT_TRUE(peer.isDropped);
}

TEST(PageHub, SeveralEditsOfAMessageHappenAllOrNotAtAll) {
    HubRig rig;
    FakePeer& peer = rig.open();
    rig.say(
        peer, R"({"type":"edits","pattern":0,"id":1,"edits":[{"type":"ClearNote","track":0,"step":0,"slot":0},)"
              R"({"type":"SetPatternParam","param":"tempo","value":90000}]})");
    EXPECT_EQ(textOf(*find(peer.take(rig.hub), "answer"), "outcome"), "NotSet");
    EXPECT_EQ(rig.rig->project.pattern(PatternId{0})->tempo().milliBpm, 120'000);
    EXPECT_EQ(rig.rig->project.undoDepth(), 0U);
}

TEST(PageHub, MessagesOfOneGestureAreUndoneTogetherAndAnotherPersonsApart) {
    HubRig rig;
    FakePeer& mine = rig.open();
    FakePeer& yours = rig.open();
    rig.say(mine, noteEdit(0, 0, R"(,"gesture":5)"));
    rig.say(mine, noteEdit(0, 1, R"(,"gesture":5)"));
    rig.say(yours, noteEdit(0, 2, R"(,"gesture":5)"));
    const auto notes = [&] {
        int count = 0;
        for (std::size_t step = 0; step < 3; ++step) {
            count += rig.rig->project.pattern(PatternId{0})->note(0, step, 0) ? 1 : 0;
        }
        return count;
    };
    ASSERT_EQ(notes(), 3);
    rig.say(mine, R"({"type":"undo","id":1})");
    EXPECT_EQ(notes(), 1) << "yours is a gesture of its own, though the number is the same";
    const auto history = [&](FakePeer& page) {
        (void)page.take(rig.hub);
        rig.hub.historyChanged();
        const auto told = find(rig.next(page), "history");
        return told ? boost::json::serialize(*told) : "not told";
    };
    EXPECT_THAT(history(mine), testing::HasSubstr(R"("undo":null,"redo":"note")"));
    EXPECT_THAT(history(yours), testing::HasSubstr(R"("undo":"note","redo":null)")) << "each is told of its own";
    rig.say(mine, R"({"type":"undo"})");
    EXPECT_EQ(notes(), 1);
    rig.say(mine, R"({"type":"redo"})");
    EXPECT_EQ(notes(), 3);
    rig.say(yours, R"({"type":"undo"})");
    EXPECT_EQ(notes(), 2);
}

TEST(PageHub, UndoOfNothingSaysSo) {
    HubRig rig;
    FakePeer& peer = rig.open();
    rig.say(peer, R"({"type":"undo","id":4})");
    const auto answer = *find(peer.take(rig.hub), "answer");
    EXPECT_EQ(textOf(answer, "outcome"), "NothingToUndo");
    EXPECT_EQ(textOf(answer, "text"), "there is nothing to undo");
}

TEST(PageHub, ALaunchIsAnsweredWithItsBarByTheEngine) {
    HubRig rig;
    FakePeer& peer = rig.open();
    (void)rig.rig->project.command(Start{});
    rig.turn();
    (void)peer.take(rig.hub);
    rig.say(
        peer,
        R"({"type":"command","id":3,"gesture":{"type":"Launch","pattern":2,"tracks":65535,"line":"bar","steps":0,"keepPosition":false}})");
    EXPECT_FALSE(find(peer.take(rig.hub), "answer")) << "nobody knows yet";
    rig.rig->run();
    const auto answer = find(peer.take(rig.hub), "answer");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->at("id").to_number<int>(), 3);
    EXPECT_EQ(textOf(*answer, "text"), "bar 2");
    const auto tick = find(rig.next(peer), "tick");
    ASSERT_TRUE(tick);
    EXPECT_EQ(tick->at("queued").at("pattern").to_number<int>(), 2);
    EXPECT_EQ(tick->at("queued").at("bar").to_number<int>(), 1);
}

TEST(PageHub, ALaunchWhoseAskerHasGoneIsAnsweredToNobody) {
    HubRig rig;
    FakePeer& peer = rig.open();
    rig.say(
        peer,
        R"({"type":"command","id":3,"gesture":{"type":"Launch","pattern":2,"tracks":65535,"line":"bar","steps":0,"keepPosition":false}})");
    rig.hub.closed(peer);
    rig.rig->run();
    EXPECT_TRUE(peer.underWay.empty());
}

TEST(PageHub, WhatIsNotUnderstoodIsRefusedWithItsPlaceLoggedOnceAndChangesNothing) {
    HubRig rig;
    FakePeer& peer = rig.open();
    for (int count = 0; count < 50; ++count) {
        rig.say(peer, R"({"type":"edits","pattern":0,"edits":[{"type":"SetNote","track":99}]})");
        const auto refused = find(peer.take(rig.hub), "refused");
        ASSERT_TRUE(refused);
        EXPECT_NE(textOf(*refused, "text").find("edits[0]"), std::string::npos) << *refused;
    }
    EXPECT_EQ(rig.log.size(), 1U);
    EXPECT_EQ(rig.rig->project.undoDepth(), 0U);
}

TEST(PageHub, TicksBringStepsAndWaveOnceToEachPage) {
    HubRig rig;
    rig.listening.levels.masterPeak = 0.5F;
    rig.listening.levels.limiterGain = 0.7079F;
    FakePeer& peer = rig.open();
    rig.hub.notice({.frame = Frames{500}, .what = StepReached{.track = 2, .step = 7, .fired = true, .velocity = 90}});
    rig.hub.notice({.frame = Frames{600}, .what = StepReached{.track = 3, .step = 8, .fired = false, .velocity = 90}});
    const SoundPacket packet{.low = -32768, .high = 16384};
    rig.turn({&packet, 1});
    const auto tick = *find(peer.take(rig.hub), "tick");
    EXPECT_EQ(boost::json::serialize(tick.at("steps")), "[[500,2,7,90],[600,3,8,0]]");
    EXPECT_EQ(boost::json::serialize(tick.at("wave")), "[-127,63]");
    EXPECT_EQ(tick.at("master").to_number<int>(), -60);
    EXPECT_EQ(tick.at("limiter").to_number<int>(), 30) << "tenths of dB that it took away";
    const auto later = *find(rig.next(peer), "tick");
    EXPECT_TRUE(later.at("steps").as_array().empty());
    EXPECT_TRUE(later.at("wave").as_array().empty());
}

TEST(PageHub, APageThatWasAwayIsToldOnlyOfTheLatestSteps) {
    HubRig rig;
    FakePeer& peer = rig.open();
    rig.turn();
    for (int count = 0; count < 100'000; ++count) {
        rig.hub.notice({.frame = Frames{count}, .what = StepReached{.fired = true, .velocity = 1}});
    }
    (void)rig.rig->project.command(Start{});
    (void)peer.take(rig.hub);
    const auto tick = *find(rig.next(peer), "tick");
    EXPECT_LE(tick.at("steps").as_array().size(), TickMaker::kSteps);
}

TEST(PageHub, WhileNothingMovesPagesAreLeftInPeace) {
    HubRig rig;
    FakePeer& peer = rig.open();
    int ticks = 0;
    for (int count = 0; count < 50; ++count) {
        ticks += find(rig.next(peer), "tick") ? 1 : 0;
    }
    EXPECT_GE(ticks, 3);
    EXPECT_LE(ticks, 5) << "in a second";
}

TEST(PageHub, TheSilentStepsOfThePatternAreToldWhenTheyChange) {
    HubRig rig;
    FakePeer& peer = rig.open(1);
    rig.forecast.silent.patterns.fill(PatternId{1});
    rig.forecast.silent.steps[2].add(4);
    std::vector<object> told;
    for (int count = 0; count < 20; ++count) {
        for (const object& message : rig.next(peer)) {
            if (message.at("type").as_string() == "silent") {
                told.push_back(message);
            }
        }
    }
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].at("tracks").at(2).as_string(), "01000000000000000000000000000000");
    EXPECT_EQ(told[0].at("tracks").at(3).as_string(), "00000000000000000000000000000000");
}

TEST(PageHub, MorePagesThanSlotsCanLookAtDifferentPatterns) {
    HubRig rig;
    std::vector<FakePeer*> all;
    for (int pattern = 0; pattern < 24; ++pattern) {
        FakePeer& peer = *rig.peers.emplace_back(std::make_unique<FakePeer>());
        rig.hub.opened(peer);
        rig.say(peer, R"({"type":"look","pattern":)" + std::to_string(pattern) + "}");
        all.push_back(&peer);
    }
    std::vector<int> told(all.size());
    for (int count = 0; count < 200; ++count) {
        rig.turn();
        for (std::size_t page = 0; page < all.size(); ++page) {
            told[page] += find(all[page]->take(rig.hub), "pattern") ? 1 : 0;
        }
    }
    for (std::size_t page = 0; page < all.size(); ++page) {
        EXPECT_GE(told[page], 1) << page;
        EXPECT_LE(told[page], 3) << page << " was told again and again";
    }
}

/// What the page is told of the recording within the next turns; none when nothing.
std::optional<object> recordingTold(HubRig& rig, FakePeer& peer) {
    std::optional<object> told;
    for (int count = 0; count < 10 && !told; ++count) {
        told = find(rig.next(peer), "recording");
    }
    return told;
}

TEST(PageHub, ARecordingIsBegunAndEndedByAnyPageAndShownOnAll) {
    HubRig rig;
    FakePeer& first = rig.open();
    FakePeer& second = rig.open();
    EXPECT_FALSE(recordingTold(rig, second)) << "it was told at its connection, and nothing changed";
    (void)first.take(rig.hub);
    rig.recording.now.file = "recordings/a.flac";
    rig.say(first, R"({"type":"record","on":true,"format":"flac","id":1})");
    const auto answer = find(first.take(rig.hub), "answer");
    ASSERT_TRUE(answer);
    EXPECT_EQ(textOf(*answer, "outcome"), "Done");
    EXPECT_EQ(textOf(*answer, "text"), "recordings/a.flac");
    EXPECT_EQ(rig.recording.format, RecordingFormat::Flac);
    rig.recording.now.frames = 4'800;
    const auto told = recordingTold(rig, second);
    ASSERT_TRUE(told);
    EXPECT_EQ(textOf(*told, "state"), "running");
    EXPECT_EQ(textOf(*told, "file"), "recordings/a.flac");
    EXPECT_EQ(told->at("frames").to_number<int>(), 4'800);
    rig.say(second, R"({"type":"record","on":true,"id":2})");
    EXPECT_EQ(textOf(*find(second.take(rig.hub), "answer"), "text"), "a recording is under way: recordings/a.flac");
    rig.say(second, R"({"type":"record","on":false,"id":3})");
    EXPECT_EQ(textOf(*find(second.take(rig.hub), "answer"), "outcome"), "Done");
    rig.say(second, R"({"type":"record","on":false,"id":4})");
    EXPECT_EQ(textOf(*find(second.take(rig.hub), "answer"), "text"), "nothing is being recorded");
}

TEST(PageHub, ARecordingThatCannotBeginSaysWhyInTheAnswerAndToAll) {
    HubRig rig;
    FakePeer& peer = rig.open();
    rig.recording.now.problem = "a.wav: no space left";
    rig.say(peer, R"({"type":"record","on":true,"id":1})");
    const auto answer = find(peer.take(rig.hub), "answer");
    ASSERT_TRUE(answer);
    EXPECT_EQ(textOf(*answer, "outcome"), "RecordingFailed");
    EXPECT_EQ(textOf(*answer, "text"), "a.wav: no space left");
    const auto told = recordingTold(rig, peer);
    ASSERT_TRUE(told);
    EXPECT_EQ(textOf(*told, "problem"), "a.wav: no space left");
}

TEST(PageHub, APatternThatGetsItsFirstNoteAppearsInTheProject) {
    HubRig rig;
    FakePeer& peer = rig.open();
    rig.say(peer, noteEdit(7, 0));
    std::optional<object> project;
    for (int count = 0; count < 10 && !project; ++count) {
        project = find(rig.next(peer), "project");
    }
    ASSERT_TRUE(project);
    EXPECT_EQ(project->at("patterns").at(0).at("pattern").to_number<int>(), 7);
}

TEST(PageHub, AnotherProjectIsOpenedUnlessSomethingWouldBeLost) {
    HubRig rig;
    FakePeer& peer = rig.open();
    const auto answerTo = [&](const std::string& text) {
        rig.say(peer, text);
        return *find(peer.take(rig.hub), "answer");
    };
    EXPECT_EQ(textOf(answerTo(R"({"type":"open","project":"two-lines","id":1})"), "outcome"), "Done");
    EXPECT_EQ(rig.opened, "two-lines");
    EXPECT_EQ(textOf(answerTo(R"({"type":"open","project":"two-lines","pattern":3,"id":2})"), "outcome"), "Done");
    EXPECT_EQ(rig.opened, "two-lines from 3");
    EXPECT_EQ(textOf(answerTo(R"({"type":"open","project":"none","id":3})"), "text"), "there is none");
    rig.opened.clear();
    rig.unkept = "the disk is full";
    const auto lost = answerTo(R"({"type":"open","project":"two-lines","id":4})");
    EXPECT_EQ(textOf(lost, "outcome"), "NotSet");
    EXPECT_EQ(textOf(lost, "text"), "what was done is not kept and would be lost: the disk is full");
    rig.recording.now.state = RecordingState::Running;
    const auto recorded = answerTo(R"({"type":"open","project":"two-lines","anyway":true,"id":5})");
    EXPECT_EQ(textOf(recorded, "text"), "a recording is under way: end it first");
    EXPECT_EQ(rig.opened, "");
    rig.recording.now.state = RecordingState::Idle;
    EXPECT_EQ(textOf(answerTo(R"({"type":"open","project":"two-lines","anyway":true,"id":6})"), "outcome"), "Done");
}

TEST(PageHub, AnAnswerHasTheNumberOfTheChangeAndSavingTellsWhenItIsSafe) {
    HubRig rig;
    FakePeer& peer = rig.open();
    EXPECT_FALSE(find(rig.next(peer), "saving")) << "it was told at the connection, and nothing changed";
    rig.sequence = 7;
    rig.saving.state = views::SavingState::Saving;
    std::string edit = noteEdit(0, 0);
    rig.say(peer, edit.insert(edit.rfind('}'), R"(,"id":9)"));
    const auto told = rig.next(peer);
    ASSERT_TRUE(find(told, "answer"));
    EXPECT_EQ(find(told, "answer")->at("sequence").to_number<int>(), 7);
    rig.saving = {.state = views::SavingState::Saved, .safe = 7};
    std::optional<object> safe;
    for (int count = 0; count < 10 && !(safe && textOf(*safe, "state") == "saved"); ++count) {
        safe = find(rig.next(peer), "saving");
    }
    ASSERT_TRUE(safe);
    EXPECT_EQ(safe->at("safe").to_number<int>(), 7);
    rig.saving = {.state = views::SavingState::NotKept, .problem = "the disk is full", .safe = 7};
    const auto problem = find(rig.next(peer), "saving");
    ASSERT_TRUE(problem);
    EXPECT_EQ(textOf(*problem, "state"), "notKept");
    EXPECT_EQ(textOf(*problem, "problem"), "the disk is full");
}

} // namespace
} // namespace tresillo::control::test
