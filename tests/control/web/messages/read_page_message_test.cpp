// SPDX-License-Identifier: MIT
#include "control/web/messages/read_page_message.h"

#include <gmock/gmock.h>

#include <string>

namespace tresillo::control {
namespace {

template <class Message> Message messageOf(std::string_view text) {
    auto read = readPageMessage(text);
    if (const auto* refusal = std::get_if<json::Refusal>(&read)) {
        ADD_FAILURE() << refusal->text;
        return {};
    }
    auto* message = std::get_if<Message>(&std::get<PageMessage>(read));
    EXPECT_NE(message, nullptr);
    return message != nullptr ? *message : Message{};
}

std::string refusalOf(std::string_view text) {
    const auto read = readPageMessage(text);
    const auto* refusal = std::get_if<json::Refusal>(&read);
    return refusal != nullptr ? refusal->text : "understood";
}

/// The one change of an `edits` message.
template <class What> What editOf(const std::string& edit) {
    const auto message = messageOf<PageAction<EditPattern>>(R"({"type":"edits","pattern":3,"edits":[)" + edit + "]}");
    const What* what = message.edits.size() == 1 ? std::get_if<What>(&message.edits[0]) : nullptr;
    EXPECT_NE(what, nullptr);
    return what != nullptr ? *what : What{};
}

template <class What> What gestureOf(const std::string& gesture) {
    const auto message = messageOf<PageAction<Perform>>(R"({"type":"command","gesture":)" + gesture + "}");
    const What* what = std::get_if<What>(&message.gesture);
    EXPECT_NE(what, nullptr);
    return what != nullptr ? *what : What{};
}

TEST(ReadMessage, Look) { EXPECT_EQ(messageOf<LookMessage>(R"({"type":"look","pattern":255})").pattern.value, 255); }

TEST(ReadMessage, EditsInTheirOrderWithGestureAndId) {
    const auto message = messageOf<PageAction<EditPattern>>(
        R"({"type":"edits","pattern":17,"gesture":4000000000,"id":7,"edits":[
            {"type":"ClearNote","track":1,"step":2,"slot":3},
            {"type":"SetNote","track":15,"step":127,"slot":0,
             "note":{"pitch":36,"velocity":127,"micro":-12,"on":false,"length":4097}}]})");
    EXPECT_EQ(message.pattern.value, 17);
    EXPECT_EQ(message.gesture, 4'000'000'000U);
    EXPECT_EQ(message.id, 7U);
    ASSERT_EQ(message.edits.size(), 2U);
    EXPECT_EQ(std::get<ClearNote>(message.edits[0]).slot, 3);
    const auto& set = std::get<SetNote>(message.edits[1]);
    EXPECT_EQ(set.track, 15);
    EXPECT_EQ(set.step, 127);
    EXPECT_EQ(set.note, (Note{.pitch = 36, .velocity = 127, .micro = -12, .on = false, .length = 4097}));
}

TEST(ReadMessage, WhatIsNotGivenIsNone) {
    const auto message = messageOf<PageAction<EditPattern>>(R"({"type":"edits","pattern":0,"edits":[]})");
    EXPECT_FALSE(message.gesture || message.id);
}

TEST(ReadMessage, ParametersOfStepsByTheirKeys) {
    EXPECT_EQ(
        editOf<SetStepParam>(R"({"type":"SetStepParam","track":0,"step":0,"param":"cutoff","value":-5})").id,
        ParamId::Cutoff);
    EXPECT_EQ(
        editOf<SetStepParam>(R"({"type":"SetStepParam","track":0,"step":0,"param":"transpose","value":-5})").id,
        ParamId::StepTranspose);
    EXPECT_EQ(
        editOf<SetStepParam>(R"({"type":"SetStepParam","track":0,"step":0,"param":"condition","value":7})").id,
        ParamId::Condition);
    EXPECT_EQ(
        editOf<ClearStepParam>(R"({"type":"ClearStepParam","track":0,"step":0,"param":"cc127"})").id,
        controlChange(127));
    EXPECT_EQ(
        refusalOf(
            R"({"type":"edits","pattern":0,"edits":[{"type":"SetStepParam","track":0,"step":0,"param":"kit","value":0}]})"),
        R"(edits[0].param: "kit" is no parameter of a step)");
}

TEST(ReadMessage, ParametersOfTracksPatternsAndTheProjectByTheirKeys) {
    EXPECT_EQ(
        editOf<SetTrackParam>(R"({"type":"SetTrackParam","track":0,"param":"transpose","value":1})").id,
        ParamId::Transpose);
    EXPECT_EQ(
        editOf<SetTrackParam>(R"({"type":"SetTrackParam","track":0,"param":"swing","value":1})").id,
        ParamId::TrackSwing);
    EXPECT_EQ(editOf<ClearTrackParam>(R"({"type":"ClearTrackParam","track":0,"param":"cc0"})").id, controlChange(0));
    EXPECT_EQ(
        editOf<SetPatternParam>(R"({"type":"SetPatternParam","param":"swing","value":1})").id, ParamId::PatternSwing);
    EXPECT_EQ(editOf<SetProjectParam>(R"({"type":"SetProjectParam","param":"seed","value":1})").id, ParamId::Seed);
}

TEST(ReadMessage, ValuesBeyondAParametersRangeAreLeftToIt) {
    EXPECT_EQ(
        editOf<SetPatternParam>(R"({"type":"SetPatternParam","param":"tempo","value":-2147483648})").value, INT32_MIN);
}

TEST(ReadMessage, AWholeStepItsValuesByRisingId) {
    const auto set = editOf<SetStep<Studio>>(
        R"({"type":"SetStep","track":1,"step":9,"value":{"notes":[[3,60,100,0,1,64],[0,61,1,-12,0,4097]],
            "values":{"cc74":5,"micro_offset":-3,"level":-20,"note":4},"condition":82}})");
    EXPECT_EQ(set.value.condition, 82);
    EXPECT_EQ(set.value.notes[3], Note{});
    EXPECT_EQ(set.value.notes[0], (Note{.pitch = 61, .velocity = 1, .micro = -12, .on = false, .length = 4097}));
    EXPECT_FALSE(set.value.notes[1] || set.value.notes[2]);
    ASSERT_EQ(set.value.values.size(), 4U);
    EXPECT_EQ(set.value.values[0], (LockedValue{.id = ParamId::Note, .value = 4}));
    EXPECT_EQ(set.value.values[1], (LockedValue{.id = ParamId::Level, .value = -20}));
    EXPECT_EQ(set.value.values[2], (LockedValue{.id = ParamId::StepMicro, .value = -3}));
    EXPECT_EQ(set.value.values[3], (LockedValue{.id = controlChange(74), .value = 5}));
}

TEST(ReadMessage, AStepHoldsNoMoreThanItCan) {
    const auto step = [](const std::string& notes, const std::string& values) {
        return refusalOf(
            R"({"type":"edits","pattern":0,"edits":[{"type":"SetStep","track":0,"step":0,"value":{"notes":[)" + notes +
            R"(],"values":{)" + values + R"(},"condition":0}}]})");
    };
    const std::string note = "[0,60,100,0,1,64]";
    EXPECT_EQ(step(note + "," + note, ""), "edits[0].value.notes[1].slot: 0 is given twice");
    EXPECT_EQ(
        step(note + "," + note + "," + note + "," + note + "," + note, ""),
        "edits[0].value.notes: has 5 items, not at most 4");
    EXPECT_EQ(step("[0,60,100,0,1]", ""), "edits[0].value.notes[0]: has 5 items, not 6");
    EXPECT_EQ(step("[4,60,100,0,1,64]", ""), "edits[0].value.notes[0].slot: 4 is not between 0 and 3");
    EXPECT_EQ(step("", R"("condition":1)"), R"(edits[0].value.values: "condition" is no parameter of a step)");
    EXPECT_EQ(
        step("", R"("level":2147483648)"),
        "edits[0].value.values.level: 2147483648 is not between -2147483648 and 2147483647");
    std::string many;
    for (int number = 0; number < 29; ++number) {
        many += (number == 0 ? "\"cc" : ",\"cc") + std::to_string(number) + "\":1";
    }
    EXPECT_EQ(step("", many), "edits[0].value.values: more than 28 values");
}

TEST(ReadMessage, SongChainAndNames) {
    const auto section = editOf<InsertSection>(
        R"({"type":"InsertSection","index":511,
            "section":{"pattern":4,"repeats":255,"mutes":65535,"length":16,"tempo":90000}})");
    EXPECT_EQ(section.index, 511);
    EXPECT_EQ(
        section.section, (Section{.pattern = {4}, .repeats = 255, .mutes = 65'535, .length = 16, .tempo = 90'000}));
    EXPECT_EQ(
        editOf<SetSection>(
            R"({"type":"SetSection","index":1,"section":{"pattern":4,"repeats":1,"mutes":0,"length":0,"tempo":0}})")
            .index,
        1);
    EXPECT_EQ(editOf<RemoveSection>(R"({"type":"RemoveSection","index":2})").index, 2);
    const auto chain = editOf<SetChain<Studio>>(R"({"type":"SetChain","chain":[1,255,1]})").chain;
    ASSERT_EQ(chain.size(), 3U);
    EXPECT_EQ(chain[1].value, 255);
    const auto sound = editOf<SetSound>(
        R"({"type":"SetSound","index":127,"isSet":true,"name":"Bass","values":{"cutoff":900,"instrument":3}})");
    EXPECT_EQ(sound.index, 127);
    EXPECT_EQ(sound.name.view(), "Bass");
    EXPECT_EQ(sound.values.value(ParamId::Cutoff), 900);
    EXPECT_EQ(sound.values.value(ParamId::Instrument), 3);
    EXPECT_EQ(sound.values.value(ParamId::Level), rowOf(ParamId::Level).initial);
    EXPECT_EQ(
        refusalOf(
            R"({"type":"edits","pattern":0,"edits":[
                {"type":"SetSound","index":0,"isSet":true,"name":"","values":{"velocity":1}}]})"),
        R"(edits[0].values: "velocity" is no parameter of a Sound)");
    const auto name = editOf<SetName>(R"({"type":"SetName","what":"track","track":3,"name":"B\u00e4ss \"1\""})");
    EXPECT_EQ(name.what, Named::Track);
    EXPECT_EQ(name.track, 3);
    EXPECT_EQ(name.name.view(), "B\xC3\xA4ss \"1\"");
    EXPECT_EQ(
        editOf<SetName>(
            R"({"type":"SetName","what":"project","track":0,"name":"A name that is longer than any may be"})")
            .name.view(),
        "A name that is longer th");
}

TEST(ReadMessage, Gestures) {
    (void)gestureOf<Start>(R"({"type":"Start"})");
    (void)gestureOf<Stop>(R"({"type":"Stop"})");
    (void)gestureOf<Pause>(R"({"type":"Pause"})");
    (void)gestureOf<CancelLaunch>(R"({"type":"CancelLaunch"})");
    (void)gestureOf<AllNotesOff>(R"({"type":"AllNotesOff"})");
    EXPECT_EQ(gestureOf<Seek>(R"({"type":"Seek","position":7741440})").position, kBar);
    const auto loop = gestureOf<SetLoop>(R"({"type":"SetLoop","start":1,"end":281474976710656})");
    EXPECT_EQ(loop.start.value, 1);
    EXPECT_EQ(loop.end.value, 281'474'976'710'656);
    const auto launch = gestureOf<Launch>(
        R"({"type":"Launch","pattern":16,"tracks":3,"line":"afterSteps","steps":5,"keepPosition":true})");
    EXPECT_EQ(launch.pattern.value, 16);
    EXPECT_EQ(launch.tracks, 3);
    EXPECT_EQ(launch.line, LaunchLine::AfterSteps);
    EXPECT_EQ(launch.steps, 5);
    EXPECT_TRUE(launch.keepPosition);
    EXPECT_EQ(gestureOf<SetFollow>(R"({"type":"SetFollow","follow":"song"})").follow, Follow::Song);
    EXPECT_TRUE(gestureOf<Fill>(R"({"type":"Fill","on":true})").on);
    const auto all = gestureOf<ControlAll>(R"({"type":"ControlAll","param":"cutoff","delta":-3000,"on":true})");
    EXPECT_EQ(all.id, ParamId::Cutoff);
    EXPECT_EQ(all.delta, -3000);
    EXPECT_TRUE(all.on);
    EXPECT_EQ(gestureOf<MuteTrack>(R"({"type":"MuteTrack","track":9,"on":false})").track, 9);
    EXPECT_TRUE(gestureOf<Metronome>(R"({"type":"Metronome","on":true})").on);
    EXPECT_EQ(gestureOf<GateOn>(R"({"type":"GateOn","track":1,"pitch":36,"velocity":1})").velocity, 1);
    EXPECT_EQ(gestureOf<GateOff>(R"({"type":"GateOff","track":1,"pitch":36})").pitch, 36);
    const auto pad = gestureOf<Retrig>(R"({"type":"Retrig","track":2,"pitch":36,"velocity":127,"rate":9,"on":true})");
    EXPECT_EQ(pad.track, 2);
    EXPECT_EQ(pad.pitch, 36);
    EXPECT_EQ(pad.velocity, 127);
    EXPECT_EQ(pad.rate, 9);
    EXPECT_TRUE(pad.on);
}

TEST(ReadMessage, Tools) {
    const auto message = messageOf<PageAction<UseTool>>(
        R"({"type":"tools","pattern":2,"id":1,"tool":{"type":"Euclid","track":1,"first":2,"hits":5,"rotation":-3,
            "note":{"pitch":60,"velocity":100,"micro":0,"on":true,"length":64}}})");
    EXPECT_EQ(message.pattern.value, 2);
    const auto& euclid = std::get<schema::Euclid>(message.tool);
    EXPECT_EQ(euclid.hits, 5);
    EXPECT_EQ(euclid.rotation, -3);
    EXPECT_FALSE(euclid.count);
    const auto copy = messageOf<PageAction<UseTool>>(
        R"({"type":"tools","pattern":2,"tool":{"type":"CopyStep","fromPattern":9,"fromTrack":1,"fromStep":2,"track":3,
            "step":4}})");
    EXPECT_EQ(std::get<schema::CopyStep>(copy.tool).fromPattern.value, 9);
    EXPECT_EQ(std::get<schema::CopyStep>(copy.tool).step, 4);
    const auto humanise = messageOf<PageAction<UseTool>>(
        R"({"type":"tools","pattern":2,"tool":{"type":"Humanise","track":1,"first":0,"count":16,"seed":4294967295,
            "micro":2,"velocity":8}})");
    EXPECT_EQ(std::get<schema::HumaniseSteps>(humanise.tool).count, 16);
    EXPECT_EQ(std::get<schema::HumaniseSteps>(humanise.tool).seed, UINT32_MAX);
}

TEST(ReadMessage, UndoRedoAndPing) {
    EXPECT_EQ(messageOf<PageAction<Undo>>(R"({"type":"undo","id":3})").id, 3U);
    EXPECT_FALSE(messageOf<PageAction<Redo>>(R"({"type":"redo"})").id);
    EXPECT_EQ(messageOf<PingMessage>(R"({"type":"ping","time":123})").time, 123);
}

TEST(ReadMessage, SaysWhatIsWrongAndWhere) {
    EXPECT_EQ(
        refusalOf(R"({"type":"edits","pattern":0,"edits":[{"type":"ClearNote","track":0,"step":0,"slot":0},
            {"type":"ClearNote","track":0,"step":0,"slot":0},
            {"type":"SetNote","track":0,"step":0,"slot":0,
             "note":{"pitch":60,"velocity":300,"micro":0,"on":true,"length":64}}]})"),
        "edits[2].note.velocity: 300 is not between 1 and 127");
    EXPECT_EQ(refusalOf(R"({"type":"look","pattern":256})"), "pattern: 256 is not between 0 and 255");
    EXPECT_EQ(refusalOf(R"({"type":"look"})"), "pattern: is missing");
    EXPECT_EQ(refusalOf(R"({"type":"look","pattern":1,"patern":2})"), R"(there is no field "patern")");
    EXPECT_EQ(refusalOf(R"({"type":"look","pattern":"1"})"), "pattern: is not a number");
    EXPECT_EQ(refusalOf(R"({"type":"look","pattern":1.5})"), "pattern: is not a whole number in range");
    EXPECT_EQ(refusalOf(R"({"type":"look","pattern":1e99})"), "pattern: is not a whole number in range");
    EXPECT_EQ(refusalOf(R"({"type":"look","pattern":256.0})"), "pattern: 256 is not between 0 and 255");
    EXPECT_EQ(refusalOf(R"({"type":"look","pattern":null})"), "pattern: is not a number");
    EXPECT_EQ(refusalOf(R"({"type":"undo","id":null})"), "id: is not a number");
    EXPECT_EQ(refusalOf(R"({"type":"lok","pattern":1})"), R"(type: "lok" is not known here)");
    EXPECT_EQ(refusalOf(R"({"pattern":1})"), "type: is missing");
    EXPECT_EQ(refusalOf(R"({"type":7})"), "type: is not a text");
    EXPECT_EQ(refusalOf("[]"), "is not an object");
    EXPECT_EQ(
        refusalOf(R"({"type":"command","gesture":{"type":"SetFollow","follow":"Song"}})"),
        R"(gesture.follow: "Song" is none of pattern, chain, song)");
    EXPECT_EQ(
        refusalOf(R"({"type":"command","gesture":{"type":"Seek","position":281474976710657}})"),
        "gesture.position: 281474976710657 is not between 0 and 281474976710656");
    EXPECT_EQ(refusalOf(R"({"type":"command","gesture":{"type":"Fill","on":1}})"), "gesture.on: is not true or false");
    EXPECT_EQ(
        refusalOf(R"({"type":"command","gesture":{"type":"Start","at":1}})"), R"(gesture: there is no field "at")");
    EXPECT_EQ(
        refusalOf(
            R"({"type":"edits","pattern":0,"edits":[{"type":"SetName","what":"project","track":0,"name":"a\nb"}]})"),
        R"(edits[0].name: "a\u000ab" holds control characters)");
    EXPECT_EQ(
        refusalOf(R"({"type":"edits","pattern":0,"gesture":0,"edits":[]})"),
        "gesture: 0 is not between 1 and 4294967295");
}

TEST(ReadMessage, BearsWhatIsNoMessage) {
    for (const std::string_view text : {"", " ", "{", "nil", "{\"type\":\"undo\"}x", "\xFF", "{\"type\":\"\xC3\"}"}) {
        EXPECT_EQ(refusalOf(text), "this is not JSON") << text;
    }
    EXPECT_EQ(refusalOf(std::string(100'000, ' ')), "longer than 65536 bytes");
    EXPECT_EQ(refusalOf(std::string(60'000, '[')), "nested too deeply");
    std::string edits = R"({"type":"edits","pattern":0,"edits":[0)";
    for (int count = 0; count < 1024; ++count) {
        edits += ",0";
    }
    EXPECT_EQ(refusalOf(edits + "]}"), "edits: has 1025 items, not at most 1024");
}

TEST(ReadMessage, ARefusalIsOneShortLineWhateverWasSent) {
    const std::string text = refusalOf(R"({"type":"undo","\n\u0000)" + std::string(60'000, 'x') + R"(":1})");
    EXPECT_THAT(text, testing::StartsWith(R"(there is no field "\u000a\u0000xxx)"));
    EXPECT_LT(text.size(), 100U);
}

} // namespace
} // namespace tresillo::control
