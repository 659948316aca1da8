// SPDX-License-Identifier: MIT
#include "control/web/messages/message_text.h"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

namespace tresillo::control {
namespace {

TEST(WriteMessage, Hello) {
    EXPECT_EQ(
        textOf(HelloMessage{.version = "0.1.0", .rate = 44'100, .session = 9, .hasSound = true}),
        R"({"type":"hello","protocol":1,"version":"0.1.0","rate":44100,"session":9,)"
        R"("sizes":{"tracks":16,"steps":128,"notes":4,"locks":24,"pool":4096},"hasSound":true})");
}

TEST(WriteMessage, Tick) {
    views::TickView tick{
        .frame = {5'000'000'000},
        .position = kBar,
        .transport = Transport::Playing,
        .tempo = 90'000,
        .follow = Follow::Song,
        .section = 2,
        .queued = views::QueuedView{.pattern = {3}, .bar = 8, .position = kBar * 8},
        .fill = true,
        .muted = {0, 15},
        .master = -3,
        .load = 120,
        .worst = 900,
        .xruns = 1,
        .voices = 12,
        .steps = {{.frame = {5'000'000'100}, .track = 1, .step = 2, .velocity = 99}},
        .wave = {-127, 127}};
    tick.patterns.fill({1});
    tick.peaks.fill(-999);
    EXPECT_EQ(
        textOf(tick),
        R"({"type":"tick","frame":5000000000,"position":7741440,"transport":"playing","tempo":90000,"follow":"song",)"
        R"("patterns":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],"section":2,)"
        R"("queued":{"pattern":3,"bar":8,"position":61931520},"fill":true,"muted":[0,15],)"
        R"("peaks":[-999,-999,-999,-999,-999,-999,-999,-999,-999,-999,-999,-999,-999,-999,-999,-999],"master":-3,"limiter":0,)"
        R"("load":120,"worst":900,"xruns":1,"voices":12,"steps":[[5000000100,1,2,99]],"wave":[-127,127]})");
}

TEST(WriteMessage, WhatWaitsForNothingIsNull) {
    EXPECT_NE(textOf(views::TickView{}).find(R"("queued":null)"), std::string::npos);
}

TEST(WriteMessage, Silent) {
    EXPECT_EQ(
        textOf(views::SilentView{.pattern = {7}, .tracks = {"01", "f0"}}),
        R"({"type":"silent","pattern":7,"tracks":["01","f0"]})");
}

TEST(WriteMessage, Answers) {
    EXPECT_EQ(
        textOf(AnswerMessage{.id = 3, .outcome = Outcome::LockPoolFull, .text = "full", .sequence = 12}),
        R"({"type":"answer","id":3,"outcome":"LockPoolFull","text":"full","sequence":12})");
    EXPECT_EQ(
        textOf(AnswerMessage{.id = 0, .outcome = Outcome::QueueFull}),
        R"({"type":"answer","id":0,"outcome":"QueueFull","text":"","sequence":0})");
    EXPECT_EQ(textOf(RefusedMessage{.text = "why"}), R"({"type":"refused","text":"why"})");
    EXPECT_EQ(textOf(PongMessage{.time = 5, .frame = {6}}), R"({"type":"pong","time":5,"frame":6})");
}

TEST(WriteMessage, TextsAreJsonWhateverTheyHold) {
    EXPECT_EQ(
        textOf(RefusedMessage{.text = "\"\\\n\x01\x7F\xC3\xA9\xF0\x9F\xA5\x81"}),
        R"({"type":"refused","text":"\"\\\u000a\u0001\u007f)"
        "\xC3\xA9\xF0\x9F\xA5\x81\"}");
}

TEST(WriteMessage, BrokenTextIsMended) {
    constexpr std::string_view kMark = "\xEF\xBF\xBD";
    // A lone continuation, a start without end, an overlong form, a surrogate, beyond Unicode.
    for (const std::string_view broken :
         {"\x80", "\xC3", "\xE2\x82", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"}) {
        const std::string text = textOf(RefusedMessage{.text = "a" + std::string{broken} + "b"});
        const auto parsed = boost::json::parse(text);
        const std::string_view shown = parsed.at("text").as_string();
        EXPECT_TRUE(shown.starts_with("a" + std::string{kMark}) && shown.ends_with("b")) << text;
    }
}

} // namespace
} // namespace tresillo::control
