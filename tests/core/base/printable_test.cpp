// SPDX-License-Identifier: MIT
#include "core/base/printable.h"
#include "tests/core/base/line.h"
#include "tests/harness/check.h"

namespace tresillo {
namespace {

bool shows(std::string_view text, std::string_view expected) { return printable<Line>(text, 300).view() == expected; }

Line utf8Of(char32_t code) {
    const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
    Line text;
    if (code < 0x80) {
        text += byte(code);
    } else if (code < 0x800) {
        text += byte(0xC0 | code >> 6U);
    } else if (code < 0x10000) {
        text += byte(0xE0 | code >> 12U);
    } else {
        text += byte(0xF0 | code >> 18U);
        text += byte(0x80 | (code >> 12U & 0x3FU));
    }
    if (code >= 0x800) {
        text += byte(0x80 | (code >> 6U & 0x3FU));
    }
    if (code >= 0x80) {
        text += byte(0x80 | (code & 0x3FU));
    }
    return text;
}

TEST_CASE("characters of one to four bytes are read from UTF-8, and surrogates are not") {
    for (char32_t code = 0; code <= 0x10FFFF; code += code <= 0xFFFF ? 1 : 37) {
        const Line text = utf8Of(code);
        const Utf8Character character = firstCharacter(text.view());
        if (code >= 0xD800 && code <= 0xDFFF) {
            REQUIRE(character.bytes == 0);
        } else {
            REQUIRE(character.code == code && character.bytes == text.size());
        }
    }
}

TEST_CASE("what is not UTF-8 is no character") {
    for (const std::string_view text :
         {"", "\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC3", "\xC3(", "\xE0\x9F\xBF", "\xE2\x82", "\xE2\x28\xA1",
          "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xF0\x9F\x98", "\xFF"}) {
        CHECK_EQ(firstCharacter(text).bytes, 0U);
    }
}

TEST_CASE("ordinary text of any script is shown as it is") {
    for (const std::string_view text :
         {"Kick 1.wav", "Größe", "キック", "ударные", "עברית", "العربية", "😀", "a\"'\\b"}) {
        CHECK(shows(text, text));
    }
}

TEST_CASE("nothing that a terminal obeys is left of a text") {
    CHECK(shows("a\x1B[2Jb", "a?[2Jb"));
    CHECK(shows(
        "a\xC2\x9B"
        "31mb",
        "a?31mb"));
    CHECK(shows("one\ntwo\r\tthree", "one two  three"));
    CHECK(shows("\x07\x08\x7F", "???"));
    CHECK(shows(
        "a\x9B"
        "b\xFF",
        "a?b?"));
    CHECK(shows("wav\u202Etxt.exe\u2066", "wav?txt.exe?"));
    CHECK(shows("a\u200B\u200D\uFEFF\u2060\u00ADb", "a?????b"));
    CHECK(shows("line\u2028and\u2029paragraph", "line?and?paragraph"));
    CHECK(shows(std::string_view{"a\0b", 3}, "a?b"));
}

TEST_CASE("no control character and no direction passes, whichever it is") {
    for (char32_t code = 0; code <= 0xFFFF; ++code) {
        const bool isControl = code < 0x20 || (code >= 0x7F && code < 0xA0);
        const bool turns = code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
                           (code >= 0x2066 && code <= 0x2069);
        if (isControl || turns) {
            REQUIRE(printable<Line>(utf8Of(code).view(), 10).size() == 1);
        }
    }
}

TEST_CASE("a long text is cut between two characters") {
    CHECK(printable<Line>("abcdef", 6).view() == "abcdef");
    CHECK(printable<Line>("abcdefg", 6).view() == "abcdef...");
    CHECK(printable<Line>("abcdé", 5).view() == "abcd...");
}

} // namespace
} // namespace tresillo
