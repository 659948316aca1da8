// SPDX-License-Identifier: MIT
#include "tools/layers/source_text.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace tresillo::layers {
namespace {

std::vector<Include> includes(std::string_view text) { return includesOf(withoutCommentsAndLiterals(text)); }

std::string joinedWords(std::string_view text) {
    const std::string code = withoutCommentsAndLiterals(text);
    std::string joined;
    for (const Word& word : wordsOf(code)) {
        joined += std::to_string(word.line) + ":" + std::string(word.text) + " ";
    }
    return joined;
}

TEST(SourceText, IncludesAreFoundHoweverTheyAreSpaced) {
    const auto found = includes("#include \"a/b.h\"\n\n  #  include<c>\n#include <d/e.h> // why\n");
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].name, "a/b.h");
    EXPECT_TRUE(found[0].quoted);
    EXPECT_EQ(found[0].line, 1);
    EXPECT_EQ(found[1].name, "c");
    EXPECT_FALSE(found[1].quoted);
    EXPECT_EQ(found[1].line, 3);
    EXPECT_EQ(found[2].name, "d/e.h");
    EXPECT_EQ(found[2].line, 4);
}

TEST(SourceText, IncludesInCommentsAndLiteralsAreNone) {
    EXPECT_TRUE(includes("// #include \"a.h\"\n/*\n#include \"b.h\"\n*/\n").empty());
    EXPECT_TRUE(includes("const char* text = R\"x(\n#include \"c.h\"\n)x\";\n").empty());
    EXPECT_TRUE(includes("#includes \"a.h\"\n#define include \"a.h\"\n").empty());
}

TEST(SourceText, AnIncludeAfterACommentOnItsLineIsFound) {
    const auto found = includes("/* why */ #include \"a.h\"\n");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].name, "a.h");
}

TEST(SourceText, AMacroIncludeHasNoName) {
    const auto found = includes("#include HEADER\n#include \"unfinished\n");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].name, "");
    EXPECT_EQ(found[1].name, "");
}

TEST(SourceText, WordsKeepTheirQualificationAndLine) {
    EXPECT_EQ(joinedWords("std::atomic<int> a;\n::sinf(x);\n"), "1:std::atomic 1:int 1:a 2:sinf 2:x ");
}

TEST(SourceText, WordsInCommentsLiteralsAndIncludesAreNone) {
    EXPECT_EQ(
        joinedWords("#include <new>\nint a; // new\nchar b = 'n'; auto c = \"new \\\" new\";\n"),
        "2:int 2:a 3:char 3:b 3:auto 3:c ");
}

TEST(SourceText, TheApostropheOfANumberIsNoLiteral) {
    EXPECT_EQ(joinedWords("int a = 1'000; int b = 2'000;\n"), "1:int 1:a 1:1 1:000 1:int 1:b 1:2 1:000 ");
}

TEST(SourceText, UnfinishedTextIsReadToItsEnd) {
    EXPECT_EQ(joinedWords("int a; /* never closed"), "1:int 1:a ");
    EXPECT_EQ(joinedWords("int a; \"never closed"), "1:int 1:a ");
    EXPECT_EQ(joinedWords("int a; R\"x(never closed"), "1:int 1:a ");
    EXPECT_EQ(joinedWords("int a; R\"x"), "1:int 1:a ");
}

} // namespace
} // namespace tresillo::layers
