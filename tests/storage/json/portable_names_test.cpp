// SPDX-License-Identifier: MIT
#include "core/model/project_kit.h"
#include "storage/json/portable_names.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace tresillo::storage {
namespace {

TEST(PortableNames, OrdinaryNamesPass) {
    for (const std::string_view path :
         {"kick.wav", "sub/kick_v1_r1.wav", "Größe 1.flac", ".hidden", "a.b.c", "console", "com10.wav", "a-b (1)"}) {
        EXPECT_EQ(whyNotPortable(path), std::nullopt) << path;
    }
}

TEST(PortableNames, WhatLeavesTheFolderOrBreaksOnASystemIsRefused) {
    for (const std::string_view path : {"",        "/abs",  "../up",   "a/../b",   "./a",   "a//b",  "a/",   "C:\\x",
                                        "a\\b",    "what?", "a*",      "a|b",      "\"q\"", "<a>",   "a.",   "a ",
                                        "dir. /b", "con",   "NUL.txt", "Com1.wav", "lpt9",  "tab\t", "\xFF", "\xC3"}) {
        EXPECT_NE(whyNotPortable(path), std::nullopt) << path;
    }
    EXPECT_NE(whyNotPortable(std::string(256, 'a')), std::nullopt);
}

RC_GTEST_PROP(PortableNames, EveryTextBecomesAPortableName, (const std::string& text)) {
    RC_ASSERT(whyNotPortable(portableName(text)) == std::nullopt);
    RC_ASSERT(portableName(text).find('/') == std::string::npos);
    RC_ASSERT(isKitId(kitIdFrom(text)));
    RC_ASSERT(isCleanText(cleanText(text)));
}

TEST(PortableNames, NamesChangeNoMoreThanNeeded) {
    EXPECT_EQ(portableName("Kick 1.wav"), "Kick 1.wav");
    EXPECT_EQ(portableName("a/b:c?.wav"), "a_b_c_.wav");
    EXPECT_EQ(portableName("nul"), "_nul");
    EXPECT_EQ(portableName("... "), "_");
    EXPECT_EQ(portableName(std::string(99, 'a') + "é"), std::string(99, 'a'));
    EXPECT_EQ(kitIdFrom("Round Kit (2)"), "round-kit-2");
    EXPECT_EQ(kitIdFrom("***"), "kit");
}

TEST(PortableNames, CleanTextIsUtf8OnOneLine) {
    EXPECT_TRUE(isCleanText("é 😀"));
    for (const std::string_view text :
         {"a\n", "\x7F", "\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\x80"}) {
        EXPECT_FALSE(isCleanText(text));
    }
    EXPECT_EQ(cleanText("a\xC3(\n\xE2\x82\xAC"), "a?(?€");
    EXPECT_EQ(cutText("aé", 2), "a");
}

} // namespace
} // namespace tresillo::storage
