// SPDX-License-Identifier: MIT
// Each refusal names its true reason: every outcome is provoked through a page, and read.
#include "control/web/messages/server_messages.h"
#include "core/model/check_gesture.h"
#include "core/sequence/outcome.h"
#include "tests/control/web/hub_rig.h"

#include <set>
#include <source_location>
#include <string_view>

namespace tresillo::control::test {
namespace {

struct Answer {
    std::string outcome{};
    std::string text{};
};

/// A page, and what it is answered.
class Asked {
public:
    explicit Asked(HubRig& rig) : rig_(rig), page_(rig.open()) {}

    Answer ask(const std::string& message) {
        const int id = ++lastId_;
        rig_.say(page_, message.substr(0, message.size() - 1) + R"(,"id":)" + std::to_string(id) + "}");
        for (int turn = 0; turn < 5; ++turn) {
            for (const auto& told : page_.take(rig_.hub)) {
                if (told.at("type").as_string() == "answer" && told.at("id").to_number<int>() == id) {
                    const Answer answer{
                        std::string(told.at("outcome").as_string()), std::string(told.at("text").as_string())};
                    seen().insert(answer.outcome);
                    return answer;
                }
                if (told.at("type").as_string() == "refused") {
                    return {"refused", std::string(told.at("text").as_string())};
                }
            }
            rig_.turn();
        }
        return {"no answer", ""};
    }
    Answer edit(const std::string& change, int pattern = 0) {
        return ask(R"({"type":"edits","pattern":)" + std::to_string(pattern) + R"(,"edits":[{)" + change + "}]}");
    }
    Answer perform(const std::string& gesture) { return ask(R"({"type":"command","gesture":{)" + gesture + "}}"); }
    Answer use(const std::string& tool, int pattern = 0) {
        return ask(R"({"type":"tools","pattern":)" + std::to_string(pattern) + R"(,"tool":{)" + tool + "}}");
    }

    static std::set<std::string>& seen() {
        static std::set<std::string> outcomes;
        return outcomes;
    }

private:
    HubRig& rig_;
    FakePeer& page_;
    int lastId_{0};
};

void expectAnswer(
    const Answer& answer, std::string_view outcome, std::string_view text,
    const std::source_location& at = std::source_location::current()) {
    EXPECT_EQ(answer.outcome, outcome) << "line " << at.line();
    EXPECT_EQ(answer.text, text) << "line " << at.line();
}

TEST(Refusals, OfEditsNameWhatIsWrongWhereAndTheRange) {
    HubRig rig;
    Asked page(rig);
    expectAnswer(
        page.edit(R"("type":"ClearNote","track":16,"step":0,"slot":0)"), "NoSuchTrack",
        "there is no such track (tracks are 1 to 16): track 17, step 1, note 1");
    expectAnswer(
        page.edit(R"("type":"ClearNote","track":2,"step":140,"slot":0)"), "NoSuchStep",
        "there is no such step (steps are 1 to 128): track 3, step 141, note 1");
    expectAnswer(
        page.edit(R"("type":"ClearNote","track":2,"step":3,"slot":4)"), "NoSuchNote",
        "a step has no such note (a step's notes are 1 to 4): track 3, step 4, note 5");
    expectAnswer(
        page.edit(R"("type":"ClearStepParam","track":2,"step":3,"param":"cutoff")"), "NotSet",
        "nothing is set there: track 3, step 4, cutoff");
    expectAnswer(
        page.edit(R"("type":"RemoveSection","index":0)"), "NoSuchSection",
        "there is no such section (the song is empty): section 1");
    expectAnswer(
        page.edit(R"("type":"SetSound","index":128,"isSet":false,"name":"","values":{})"), "NoSuchSound",
        "there is no such place for a Sound (places are 1 to 128): Sound 129");
    expectAnswer(
        page.edit(R"("type":"SetBankName","bank":16,"name":"")"), "NoSuchBank",
        "there is no such bank (banks are 1 to 16): bank 17");
    expectAnswer(
        page.edit(R"("type":"SetKit","index":64,"kit":{"id":"round","name":"","path":""})"), "NoSuchKit",
        "there is no such place for a kit (places are 1 to 64): kit 65");
    expectAnswer(
        page.edit(R"("type":"SetKit","index":0,"kit":{"id":"../up","name":"","path":""})"), "NoKitId",
        "a kit's id has 1 to 64 letters, digits, - _ or .: kit 1");
    expectAnswer(
        page.edit(R"("type":"SetPadValue","kit":0,"pad":32,"row":"gain","isSet":true,"value":0)"), "NoSuchPad",
        "there is no such pad (pads are 1 to 32): kit 1, pad 33");
    expectAnswer(
        page.ask(
            R"({"type":"edits","pattern":0,"edits":[{"type":"SetTrackParam","track":0,"param":"level","value":-3},{"type":"ClearNote","track":1,"step":7,"slot":0}]})"),
        "NotSet", "nothing is set there: track 2, step 8, note 1 (change 2 of 2)");
    EXPECT_EQ(page.edit(R"("type":"SetTrackParam","track":0,"param":"level","value":-3)").outcome, "Done");
    EXPECT_EQ(page.edit(R"("type":"SetTrackParam","track":0,"param":"level","value":99999)").outcome, "Limited");
}

TEST(Refusals, OfFullRoomsNameTheRoom) {
    HubRig rig;
    Asked page(rig);
    auto& project = rig.rig->project;
    rig.rig->project.logs().remove(rig.rig->tape);
    const auto lock = [](int track, int step, int number) {
        return R"("type":"SetStepParam","track":)" + std::to_string(track) + R"(,"step":)" + std::to_string(step) +
               R"(,"param":"cc)" + std::to_string(number) + R"(","value":1)";
    };
    for (int number = 0; number < 24; ++number) {
        EXPECT_EQ(page.edit(lock(0, 0, number)).outcome, "Done");
    }
    expectAnswer(
        page.edit(lock(0, 0, 24)), "StepFull", "the step cannot hold more locks (24 at most): track 1, step 1, cc24");
    const auto fill = [&](auto&& changeOf, std::size_t count) {
        for (std::size_t number = 0; number < count; ++number) {
            (void)project.commit({}, {0}, changeOf(number));
            if (number % 100 == 0) {
                rig.rig->run(1, 1);
            }
        }
        rig.rig->settle();
    };
    // Notes that sound: their locks are never reclaimed.
    fill(
        [](std::size_t n) -> Change<Studio> {
            return SetTrackParam{.track = static_cast<std::uint8_t>(n), .id = ParamId::TrackLength, .value = 128};
        },
        16);
    fill(
        [](std::size_t n) -> Change<Studio> {
            return SetNote{
                .track = static_cast<std::uint8_t>(n / 512),
                .step = static_cast<std::uint8_t>(n / 4 % 128),
                .slot = static_cast<std::uint8_t>(n % 4)};
        },
        Studio::kNoteCells);
    expectAnswer(
        page.edit(
            R"("type":"SetNote","track":15,"step":0,"slot":0,"note":{"pitch":60,"velocity":100,"micro":0,"on":true,"length":64})"),
        "NotePoolFull", "the pattern cannot hold more notes (4096 at most): track 16, step 1, note 1");
    fill(
        [](std::size_t n) -> Change<Studio> {
            return SetStepParam{
                .track = static_cast<std::uint8_t>(n / 24 / 128 % 8),
                .step = static_cast<std::uint8_t>(n / 24 % 128),
                .id = controlChange(static_cast<std::uint8_t>(n % 24)),
                .value = 1};
        },
        Studio::kLockCells);
    expectAnswer(
        page.edit(lock(7, 127, 30)), "LockPoolFull",
        "the pattern cannot hold more locks (4096 at most): track 8, step 128, cc30");
    fill([](std::size_t) -> Change<Studio> { return InsertSection{}; }, Studio::kSections);
    expectAnswer(
        page.edit(
            R"("type":"InsertSection","index":0,"section":{"pattern":1,"repeats":1,"mutes":0,"length":0,"tempo":0})"),
        "SongFull", "the song cannot hold more sections (512 at most): section 1");
    expectAnswer(
        page.edit(R"("type":"RemoveSection","index":600)"), "NoSuchSection",
        "there is no such section (the song's are 1 to 512): section 601");
}

TEST(Refusals, OfGesturesNameWhatIsWrong) {
    HubRig rig;
    Asked page(rig);
    expectAnswer(
        page.perform(R"("type":"MuteTrack","track":16,"on":true)"), "NoSuchTrack",
        "there is no such track (tracks are 1 to 16): track 17");
    expectAnswer(
        page.perform(R"("type":"GateOn","track":20,"pitch":60,"velocity":100)"), "NoSuchTrack",
        "there is no such track (tracks are 1 to 16): track 21, pitch 60");
    expectAnswer(
        page.perform(R"("type":"Launch","pattern":0,"tracks":0,"line":"now","steps":0,"keepPosition":false)"),
        "NoTracksNamed", "the launch names no track");
    expectAnswer(
        page.perform(R"("type":"SetLoop","start":0,"end":100)"), "LoopTooShort",
        "the loop is too short (483840 ticks at least)");
    expectAnswer(
        page.perform(R"("type":"ControlAll","param":"mute","delta":1,"on":true)"), "NotForAll",
        "this parameter cannot be moved on all tracks at once: mute by 1");
    expectAnswer(
        page.perform(R"("type":"ControlAll","param":"level","delta":999999,"on":true)"), "ShiftTooLarge",
        "the parameter has not so much room to be moved: level by 999999");
    EXPECT_EQ(rig.rig->sink.sounding(), 0U);
    EXPECT_FALSE(rig.rig->sink.control.on);
    // These the page's messages refuse by their ranges already; other surfaces may not.
    EXPECT_EQ(check<Studio>(GateOn{.pitch = 128}), Outcome::NoSuchPitch);
    EXPECT_EQ(check<Studio>(GateOn{.velocity = 0}), Outcome::NoSuchVelocity);
    EXPECT_EQ(check<Studio>(GateOff{.pitch = 200}), Outcome::NoSuchPitch);
    EXPECT_EQ(check<Studio>(Retrig{.rate = 0, .on = true}), Outcome::NoSuchRate);
    EXPECT_EQ(check<Studio>(Retrig{.rate = 0, .on = false}), Outcome::Done);
    EXPECT_EQ(check<Studio>(Seek{.position = kLastPosition + Ticks{1}}), Outcome::PositionTooFar);
    EXPECT_EQ(check<Studio>(SetLoop{.start = Ticks{-1}, .end = kBar}), Outcome::PositionTooFar);
    EXPECT_EQ(check<Studio>(SetLoop{.start = kBar, .end = Ticks{}}), Outcome::Done) << "no loop";
}

TEST(Refusals, OfToolsNameWhatIsWrong) {
    HubRig rig;
    Asked page(rig);
    expectAnswer(
        page.use(R"("type":"Rotate","track":16,"first":0,"by":1)"), "NoSuchTrack",
        "there is no such track (tracks are 1 to 16): track 17, step 1");
    expectAnswer(
        page.use(R"("type":"Rotate","track":1,"first":120,"count":20,"by":1)"), "NoSuchStep",
        "there is no such step (steps are 1 to 128): track 2, step 121 to 140");
    expectAnswer(page.use(R"("type":"ClearPattern")"), "NothingToDo", "it is so already: pattern A01");
    expectAnswer(
        page.use(R"("type":"CopyTrack","fromPattern":17,"fromTrack":16,"track":0)"), "NoSuchTrack",
        "there is no such track (tracks are 1 to 16): track 17 of pattern B02 to track 1");
}

TEST(Refusals, OfPatternsThatAreNotAtHandSayWhy) {
    HubRig rig;
    Asked page(rig);
    rig.rig->bank.isBroken[40] = true;
    expectAnswer(
        page.edit(R"("type":"ClearNote","track":0,"step":0,"slot":0)", 40), "Unreadable",
        "the pattern cannot be read from where it is kept: pattern C09");
    rig.rig->bank.isOnItsWay[41] = true;
    expectAnswer(
        page.edit(R"("type":"ClearNote","track":0,"step":0,"slot":0)", 41), "StillLoading",
        "the pattern is still being loaded, try again: pattern C10");
    for (std::uint8_t track = 0; track < 16; ++track) {
        (void)rig.rig->project.command(Launch{.pattern = {track}, .tracks = static_cast<std::uint16_t>(1U << track)});
    }
    (void)rig.rig->project.command(Start{});
    rig.turn();
    expectAnswer(
        page.edit(R"("type":"ClearNote","track":0,"step":0,"slot":0)", 100), "NotResident",
        "the pattern is not loaded: what plays needs every place: pattern G05");
    rig.rig->fillQueue();
    expectAnswer(page.perform(R"("type":"Stop")"), "QueueFull", "too many changes at once, try again");
}

TEST(Refusals, OfUndoSoundsAndRecordingsSayWhy) {
    HubRig rig;
    Asked page(rig);
    expectAnswer(page.ask(R"({"type":"undo"})"), "NothingToUndo", "there is nothing to undo");
    expectAnswer(page.ask(R"({"type":"redo"})"), "NothingToRedo", "there is nothing to redo");
    expectAnswer(page.ask(R"({"type":"reload","pattern":0})"), "NothingToDo", "the pattern is as it was");
    expectAnswer(page.ask(R"({"type":"record","on":false})"), "NotRecording", "nothing is being recorded");
    rig.recording.now.problem = "the disk is full";
    expectAnswer(page.ask(R"({"type":"record","on":true})"), "RecordingFailed", "the disk is full");
    rig.recording.now.problem = "";
    EXPECT_EQ(page.ask(R"({"type":"record","on":true})").outcome, "Done");
    rig.recording.now.file = "take 1.wav";
    expectAnswer(
        page.ask(R"({"type":"record","on":true})"), "RecordingUnderWay", "a recording is under way: take 1.wav");
    expectAnswer(
        page.ask(R"({"type":"loadSound","pattern":0,"track":0})"), "SoundUnclear",
        "name either a file of the library or a Sound of the project");
    expectAnswer(
        page.ask(R"({"type":"loadSound","pattern":0,"track":0,"file":"lead"})"), "SoundNotFound",
        "there is no Sound lead");
    expectAnswer(
        page.ask(R"({"type":"keepSound","pattern":0,"track":16,"name":"x","tags":[]})"), "NoSuchTrack",
        "there is no such track (tracks are 1 to 16): track 17, sound");
    expectAnswer(
        page.ask(R"({"type":"keepSound","pattern":0,"track":1,"name":"","tags":[]})"), "SoundNotKept",
        "a Sound needs a name");
    for (std::uint8_t index = 0; index < Studio::kSounds; ++index) {
        (void)rig.rig->edit(PatternId{}, SetSound{.index = index});
        rig.rig->run(1, 1);
    }
    expectAnswer(
        page.ask(R"({"type":"storeSound","pattern":0,"track":0,"file":"bass"})"), "SoundsFull",
        "the project cannot hold more Sounds");
    for (int place = 0; place < static_cast<int>(Studio::kPadValues); ++place) {
        (void)rig.rig->edit(
            PatternId{}, SetPadValue{
                             .kit = static_cast<std::uint8_t>(place / 512),
                             .pad = static_cast<std::uint8_t>(place / 16 % 32),
                             .row = static_cast<PadRow>(place % 16),
                             .value = 50});
        rig.rig->run(1, 1);
    }
    expectAnswer(
        page.edit(R"("type":"SetPadValue","kit":2,"pad":0,"row":"gain","isSet":true,"value":0)"), "PadsFull",
        "the project cannot hold more settings of pads (1024 at most): kit 3, pad 1");
    (void)rig.rig->beginGroup();
    for (int number = 0; number <= static_cast<int>(Studio::kUndo); ++number) {
        (void)rig.rig->edit(
            PatternId{0}, SetNote{
                              .track = static_cast<std::uint8_t>(number / 512),
                              .step = static_cast<std::uint8_t>(number / 4 % 128),
                              .slot = static_cast<std::uint8_t>(number % 4)});
        (void)rig.rig->edit(PatternId{0}, SetTrackParam{.track = static_cast<std::uint8_t>(number % 16)});
        rig.rig->run(1, 1);
    }
    expectAnswer(
        page.ask(R"({"type":"undo"})"), "TooLargeToUndo", "the last gesture changed more places than undo remembers");
}

TEST(Refusals, OfSlotsSayWhy) {
    HubRig rig;
    Asked page(rig);
    expectAnswer(page.ask(R"({"type":"loadSlot","slot":7,"pattern":0})"), "SlotRefused", "slot 7 is empty");
    for (const auto* const slot : {"0", "129", "-1", "1.5", "\"\"", "\"one\"", "\"1\"", "null"}) {
        const Answer answer = page.ask(R"({"type":"loadSlot","pattern":0,"slot":)" + std::string(slot) + "}");
        EXPECT_EQ(answer.outcome, "refused") << slot;
        EXPECT_NE(answer.text.find("slot"), std::string::npos) << answer.text;
    }
    expectAnswer(page.ask(R"({"type":"loadSlot","slot":1.0,"pattern":0})"), "SlotRefused", "slot 1 is empty");
}

TEST(Refusals, OfUndoSayThatSomebodyElseChangedThePlaceSince) {
    HubRig rig;
    Asked mine(rig);
    Asked yours(rig);
    const auto levelIs = [](int level) {
        return R"("type":"SetTrackParam","param":"level","track":0,"value":)" + std::to_string(level);
    };
    expectAnswer(mine.edit(levelIs(-10)), "Done", "done");
    expectAnswer(yours.edit(levelIs(-20)), "Done", "done");
    expectAnswer(mine.ask(R"({"type":"undo"})"), "ChangedByOther", "not done: changed since by somebody else");
    expectAnswer(yours.ask(R"({"type":"undo"})"), "Done", "done");
    expectAnswer(mine.ask(R"({"type":"undo"})"), "Done", "done");
}

TEST(Refusals, EveryOutcomeWasProvokedOrCannotComeFromAPage) {
    // A page's message is refused by its ranges before these can come of it; they are tried above without a page.
    const std::set<std::string> others{"NoSuchParam", "NoSuchPitch", "NoSuchVelocity", "NoSuchRate", "PositionTooFar"};
    for (const std::string_view name : schema::EnumDescription<Outcome>::kNames) {
        const std::string outcome(name);
        EXPECT_TRUE(Asked::seen().contains(outcome) || others.contains(outcome)) << outcome;
    }
}

TEST(Refusals, EveryOutcomeHasWordsOfItsOwn) {
    std::set<std::string_view> words;
    for (std::size_t code = 0; code < schema::EnumDescription<Outcome>::kNames.size(); ++code) {
        const std::string_view text = describe(static_cast<Outcome>(code));
        EXPECT_FALSE(text.empty()) << code;
        EXPECT_TRUE(words.insert(text).second) << text;
    }
}

} // namespace
} // namespace tresillo::control::test
