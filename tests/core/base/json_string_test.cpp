// SPDX-License-Identifier: MIT
#include "core/base/json_string.h"
#include "tests/core/base/line.h"
#include "tests/harness/check.h"

namespace tresillo {
namespace {

bool isWritten(std::string_view text, std::string_view expected) {
    Line out;
    out += std::string_view{"x:"};
    appendJsonString(out, text);
    return out.view().substr(0, 2) == "x:" && out.view().substr(2) == expected;
}

TEST_CASE("a JSON string is appended in quotes, and text of any script stands as it is") {
    CHECK(isWritten("", R"("")"));
    CHECK(isWritten("Kick 1", R"("Kick 1")"));
    CHECK(isWritten("a/b<c>'d", R"("a/b<c>'d")"));
    for (const std::string_view text : {"Größe", "キック", "ударные", "עברית", "😀"}) {
        Line quoted;
        quoted += '"';
        quoted += text;
        quoted += '"';
        CHECK(isWritten(text, quoted.view()));
    }
}

TEST_CASE("quotes, backslashes, control characters and DEL are escaped in a JSON string") {
    CHECK(isWritten(R"(say "a\b")", R"("say \"a\\b\"")"));
    CHECK(isWritten("\x01\x09\x0A\x1F\x7F", R"("\u0001\u0009\u000a\u001f\u007f")"));
    CHECK(isWritten(std::string_view{"\0", 1}, R"("\u0000")"));
    CHECK(isWritten("\xC2\x80", "\"\xC2\x80\"")); // C1 in UTF-8 may stand in JSON
}

TEST_CASE("each byte that is not UTF-8 becomes one U+FFFD in a JSON string") {
    CHECK(isWritten("a\xFF!", "\"a\xEF\xBF\xBD!\""));
    CHECK(isWritten("\xC3", "\"\xEF\xBF\xBD\""));
    CHECK(isWritten("\xED\xA0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""));
}

} // namespace
} // namespace tresillo
