// SPDX-License-Identifier: MIT
// The codec alone, on types that nothing else knows: whatever is described can be read and written.
#include "control/json/read.h"
#include "control/json/write.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <tuple>
#include <vector>

namespace tresillo::json::test {

enum class Colour : std::uint8_t { Red, Green };

struct Point {
    std::int16_t x{0};
    std::int16_t y{0};
};

struct Drawing {
    std::string title{};
    Colour colour{Colour::Red};
    std::vector<Point> points{};
    std::optional<bool> isClosed{};
    std::optional<std::uint32_t> layer{};
};

struct Rubber {
    std::uint8_t size{0};
};

using Tool = std::variant<Drawing, Rubber>;

} // namespace tresillo::json::test

namespace tresillo::schema {

template <> struct EnumDescription<json::test::Colour> {
    static constexpr std::string_view kName = "Colour";
    static constexpr std::array<std::string_view, 2> kNames{"red", "green"};
};

template <> struct Description<json::test::Point> {
    static constexpr std::string_view kName = "Point";
    static constexpr std::string_view kHelp = "A point.";
    static constexpr Layout kLayout = Layout::Tuple;
    static constexpr auto kFields =
        std::tuple{field("x", &json::test::Point::x), field("y", &json::test::Point::y, "", between(0, 9))};
};

template <> struct Description<json::test::Drawing> {
    using Drawing = json::test::Drawing;
    static constexpr std::string_view kName = "drawing";
    static constexpr std::string_view kHelp = "Some points.";
    static constexpr auto kFields = std::tuple{
        field("title", &Drawing::title, "", atMost(8)), field("colour", &Drawing::colour),
        field("points", &Drawing::points, "", atMost(2)), field("isClosed", &Drawing::isClosed),
        field("layer", &Drawing::layer, "", kOrNull)};
};

template <> struct Description<json::test::Rubber> {
    static constexpr std::string_view kName = "rubber";
    static constexpr std::string_view kHelp = "Takes points away.";
    static constexpr auto kFields = std::tuple{field("size", &json::test::Rubber::size)};
};

template <> struct UnionDescription<json::test::Tool> {
    static constexpr std::string_view kName = "Tool";
    static constexpr std::string_view kHelp = "One of two.";
};

} // namespace tresillo::schema

namespace tresillo::json::test {
namespace {

constexpr std::size_t kMost = 400;

std::string refusalOf(std::string_view text) {
    const auto result = read<Tool>(text, kMost);
    const auto* refusal = std::get_if<Refusal>(&result);
    return refusal == nullptr ? "understood" : refusal->text;
}

TEST(Codec, WhatWasWrittenIsReadAgain) {
    const Drawing drawing{
        .title = "a \"b\"", .colour = Colour::Green, .points = {{.x = -3, .y = 9}, {.x = 4, .y = 0}}, .layer = 7};
    const std::string text = write(drawing);
    EXPECT_EQ(text, R"({"type":"drawing","title":"a \"b\"","colour":"green","points":[[-3,9],[4,0]],"layer":7})");
    const auto result = read<Tool>(text, kMost);
    ASSERT_TRUE(std::holds_alternative<Tool>(result)) << refusalOf(text);
    const auto& again = std::get<Drawing>(std::get<Tool>(result));
    EXPECT_EQ(again.title, drawing.title);
    EXPECT_EQ(again.colour, Colour::Green);
    ASSERT_EQ(again.points.size(), 2U);
    EXPECT_EQ(again.points[0].x, -3);
    EXPECT_EQ(again.layer, 7U);
    EXPECT_FALSE(again.isClosed);
}

TEST(Codec, AFieldThatIsMissingIsLeftOutOrNullAsItsRuleSays) {
    EXPECT_EQ(write(Drawing{}), R"({"type":"drawing","title":"","colour":"red","points":[],"layer":null})");
}

TEST(Codec, EachFaultIsNamedWithItsPlace) {
    EXPECT_EQ(refusalOf("{"), "this is not JSON");
    EXPECT_EQ(refusalOf("[[[[[[[[[[0]]]]]]]]]]"), "nested too deeply");
    EXPECT_EQ(refusalOf(std::string(401, ' ')), "longer than 400 bytes");
    EXPECT_EQ(refusalOf(R"({"size":1})"), "type: is missing");
    EXPECT_EQ(refusalOf(R"({"type":"brush"})"), R"(type: "brush" is not known here)");
    EXPECT_EQ(refusalOf(R"({"type":"rubber"})"), "size: is missing");
    EXPECT_EQ(refusalOf(R"({"type":"rubber","size":256})"), "size: 256 is not between 0 and 255");
    EXPECT_EQ(refusalOf(R"({"type":"rubber","size":1,"colour":"red"})"), R"(there is no field "colour")");
    EXPECT_EQ(
        refusalOf(R"({"type":"drawing","title":"","colour":"blue","points":[]})"),
        R"(colour: "blue" is none of red, green)");
    EXPECT_EQ(
        refusalOf(R"({"type":"drawing","title":"","colour":"red","points":[[1,2],[3,10]]})"),
        "points[1].y: 10 is not between 0 and 9");
    EXPECT_EQ(
        refusalOf(R"({"type":"drawing","title":"","colour":"red","points":[[1,2],[1,2],[1,2]]})"),
        "points: has 3 items, not at most 2");
    EXPECT_EQ(
        refusalOf(R"({"type":"drawing","title":"too long by far","colour":"red","points":[]})"),
        "title: is longer than 8 bytes");
}

} // namespace
} // namespace tresillo::json::test
