// SPDX-License-Identifier: MIT
#include "storage/json/json_document.h"

#include <gmock/gmock.h>

#include <string>

namespace tresillo::storage {
namespace {

using testing::StartsWith;

std::string parseError(std::string_view text) { return JsonDocument::parse(text, "file").message(); }

TEST(JsonDocument, KeepsTheTextOfNumbers) {
    const std::string text = R"({"a": 133.7, "b": [-0, 1e3, 123456789012345678901234567890, 0.1]})";
    const auto document = JsonDocument::parse(text, "file");
    ASSERT_TRUE(document.ok()) << document.message();
    EXPECT_EQ(document->text(1), "133.7");
    EXPECT_EQ(document->key(2), "b");
    EXPECT_EQ(document->text(3), "-0");
    EXPECT_EQ(document->text(4), "1e3");
    EXPECT_EQ(document->text(5), "123456789012345678901234567890");
    EXPECT_EQ(document->text(6), "0.1");
    EXPECT_EQ(document->at(0).end, 7U);
    EXPECT_EQ(document->path(6), "b[3]");
}

TEST(JsonDocument, UndoesEscapesAlsoInTheShortestText) {
    const auto document = JsonDocument::parse(R"(["\u00e9"])", "file");
    ASSERT_TRUE(document.ok()) << document.message();
    EXPECT_EQ(document->text(1), "é");
    const auto longer = JsonDocument::parse(R"({"a\tb": "x\\\"\ud83d\ude00", "plain": "plain"})", "file");
    ASSERT_TRUE(longer.ok()) << longer.message();
    EXPECT_EQ(longer->key(1), "a\tb");
    EXPECT_EQ(longer->text(1), "x\\\"😀");
    EXPECT_EQ(longer->text(2), "plain");
}

TEST(JsonDocument, NamesLineAndColumnOfASlip) {
    EXPECT_EQ(parseError("{\n  \"a\": 1,\n  oops\n}"), "file:3:3: this is not JSON");
    EXPECT_EQ(parseError("[1, 2"), "file:1:6: the text ends too early");
    EXPECT_EQ(parseError("[\"é\", x]"), "file:1:7: this is not JSON");
    EXPECT_EQ(parseError("[1] []"), "file:1:5: there is more after the end of the JSON value");
    EXPECT_EQ(parseError("[1,]"), "file:1:4: this is not JSON");
    EXPECT_EQ(parseError("[01]"), "file:1:3: this is not JSON");
    EXPECT_EQ(parseError(" \n\t "), "file:1:1: is empty");
    EXPECT_EQ(parseError(""), "file:1:1: is empty");
}

TEST(JsonDocument, RefusesWhatIsNotJson) {
    for (const std::string_view text :
         {"{a: 1}", "{'a': 1}", "[NaN]", "[Infinity]", "[-]", "[+1]", "[.5]", "[5.]", "// x\n[]", "[\"\t\"]", "nul",
          "{\"a\" 1}", "[1 2]", "{\"a\": 1,}", "\"open", "[\"\\x\"]", "[\"\\u12g4\"]", "[\"\\ud800\"]"}) {
        EXPECT_THAT(parseError(text), StartsWith("file:1:")) << text;
    }
}

TEST(JsonDocument, RefusesAByteOrderMark) {
    EXPECT_EQ(parseError("\xEF\xBB\xBF{}"), "file:1:1: starts with a byte-order mark; save it as UTF-8 without one");
}

TEST(JsonDocument, RefusesInvalidUtf8) {
    for (const std::string_view text : {"[\"\xFF\"]", "[\"\xC0\xAF\"]", "[\"\xED\xA0\x80\"]", "{\"\xF8\": 1}"}) {
        EXPECT_THAT(parseError(text), StartsWith("file:1:")) << text;
    }
}

TEST(JsonDocument, RefusesAFieldGivenTwice) {
    EXPECT_EQ(parseError(R"({"a": 1, "b": {"c": 1, "d": 2, "c": 3}})"), "file:1:37: b.c: this field is given twice");
    EXPECT_EQ(parseError(R"({"a": 1, "\u0061": 2})"), "file:1:20: a: this field is given twice");
    EXPECT_TRUE(JsonDocument::parse(R"([{"a": 1}, {"a": 1}])", "file").ok());
}

TEST(JsonDocument, LimitsDepthNumbersAndSizes) {
    EXPECT_EQ(parseError(std::string(100'000, '[')), "file:1:17: nested more than 16 levels deep");
    EXPECT_THAT(parseError("[1e99999999999]"), StartsWith("file:1:"));
    EXPECT_THAT(parseError("[\"" + std::string(5'000, 'x') + "\"]"), testing::HasSubstr("longer than 4096 bytes"));
    EXPECT_THAT(parseError("{\"" + std::string(100, 'x') + "\": 1}"), testing::HasSubstr("longer than 64 bytes"));
    std::string many = "{\"a\": 0";
    for (int field = 0; field < 2'000; ++field) {
        many += ", \"f" + std::to_string(field) + "\": 0";
    }
    EXPECT_THAT(parseError(many + "}"), testing::HasSubstr("too many values"));
    const std::string deepest = std::string(16, '[') + std::string(16, ']');
    EXPECT_TRUE(JsonDocument::parse(deepest, "file").ok());
}

TEST(JsonDocument, EveryCutOfAGoodTextIsRefused) {
    const std::string text = R"({"schema": 1, "list": [1.5e3, true, false, null, "a\u00e9b"], "inner": {"x": -2}})";
    ASSERT_TRUE(JsonDocument::parse(text, "file").ok());
    for (std::size_t size = 0; size < text.size(); ++size) {
        EXPECT_FALSE(JsonDocument::parse(std::string_view{text}.substr(0, size), "file").ok()) << size;
    }
}

} // namespace
} // namespace tresillo::storage
