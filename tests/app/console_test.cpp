// SPDX-License-Identifier: MIT
#include "app/console.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace tresillo::app {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

template <class Speak> std::string heard(const Speak& speak) {
    testing::internal::CaptureStdout();
    speak();
    return testing::internal::GetCapturedStdout();
}

template <class Speak> std::string heardAsError(const Speak& speak) {
    testing::internal::CaptureStderr();
    speak();
    return testing::internal::GetCapturedStderr();
}

TEST(Console, WhatIsSaidIsOneLineOfText) {
    EXPECT_EQ(heard([] { say("a\x1B[2J\nb\u202E"); }), "a?[2J b?\n");
    EXPECT_EQ(heardAsError([] { warn("a\rb\xFF"); }), "tresillo: a b?\n");
    EXPECT_EQ(heardAsError([] { EXPECT_EQ(fail("\x9B"), 1); }), "tresillo: ?\n");
    EXPECT_EQ(heard([] { sayLines("one\ntwo\x07\n"); }), "one\ntwo?\n");
    EXPECT_EQ(heardAsError([] { redrawProgress("a\nb"); }), "\ra b");
    EXPECT_EQ(heardAsError([] { endProgress("a\nb"); }), "a b\n");
    EXPECT_EQ(heard([] { redraw("nobody sees it"); }), "") << "where there is no terminal";
}

TEST(Console, ALongMessageKeepsWhereAndWhat) {
    const std::string line = shownLine("/far" + std::string(100'000, '/') + "away: cannot be opened");
    EXPECT_LT(line.size(), 500U);
    EXPECT_THAT(line, StartsWith("/far/"));
    EXPECT_THAT(line, HasSubstr(" ... "));
    EXPECT_THAT(line, EndsWith("/away: cannot be opened"));
    EXPECT_EQ(shownLine(std::string(480, 'a')), std::string(480, 'a'));
}

TEST(Console, JsonStaysWhatItWas) {
    const boost::json::value hostile{
        {"a\u202Eb", "\x1B[31m \u009B \u2066 \U000E0041 \u200B é \" \\ \n"}, {"plain", "Größe 😀"}};
    const std::string out = heard([&] { sayJson(boost::json::serialize(hostile)); });
    EXPECT_EQ(boost::json::parse(out), hostile);
    EXPECT_THAT(out, HasSubstr("Größe 😀"));
    for (const char* raw : {"\x1B", "\u202E", "\u009B", "\u2066", "\U000E0041", "\u200B"}) {
        EXPECT_EQ(out.find(raw), std::string::npos);
    }
}

TEST(Console, JsonIsUtf8WhateverItHolds) {
    const std::string out = heard([] { sayJson(boost::json::serialize(boost::json::value{{"file", "a\xFF\xC3"}})); });
    EXPECT_EQ(boost::json::parse(out).at("file").as_string(), "a\uFFFD\uFFFD");
}

} // namespace
} // namespace tresillo::app
