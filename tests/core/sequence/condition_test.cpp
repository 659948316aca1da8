// SPDX-License-Identifier: MIT
#include "core/params/param_table.h"
#include "core/sequence/condition.h"
#include "core/sequence/condition_text.h"
#include "tests/harness/check.h"

namespace tresillo {
namespace {

TEST_CASE("every code stands for one condition and comes back") {
    CHECK_EQ(rowOf(ParamId::Condition).maximum, kLastConditionCode);
    for (int code = 0; code <= kLastConditionCode; ++code) {
        const Condition condition = decodeCondition(static_cast<std::uint8_t>(code));
        CHECK_EQ(encodeCondition(condition), code);
        CHECK((condition.kind == ConditionKind::None) == (code == 0));
        CHECK(condition.a >= 1 && condition.a <= condition.b && condition.b <= 8);
        for (int other = 0; other < code; ++other) {
            CHECK(!(decodeCondition(static_cast<std::uint8_t>(other)) == condition));
        }
    }
}

TEST_CASE("a code beyond the last reads as none") {
    for (int code = kLastConditionCode + 1; code <= 255; ++code) {
        CHECK(decodeCondition(static_cast<std::uint8_t>(code)) == Condition{});
    }
}

TEST_CASE("all 36 ratios and the five others can be encoded, each with its negation beside it") {
    int count = 0;
    for (std::uint8_t b = 1; b <= 8; ++b) {
        for (std::uint8_t a = 1; a <= b; ++a) {
            const Condition ratio{.kind = ConditionKind::Ratio, .a = a, .b = b};
            const Condition negated{.kind = ConditionKind::Ratio, .negated = true, .a = a, .b = b};
            CHECK(decodeCondition(encodeCondition(ratio)) == ratio);
            CHECK_EQ(encodeCondition(negated), encodeCondition(ratio) + 1);
            ++count;
        }
    }
    CHECK_EQ(count, kRatios);
}

TEST_CASE("only PRE and NEI look back") {
    for (int code = 0; code <= kLastConditionCode; ++code) {
        const Condition condition = decodeCondition(static_cast<std::uint8_t>(code));
        const bool isBack = condition.kind == ConditionKind::Previous || condition.kind == ConditionKind::Neighbour;
        CHECK(condition.looksBack() == isBack);
    }
}

TEST_CASE("the text of every condition reads back as its code") {
    CHECK(conditionText(0).empty());
    for (int code = 1; code <= kLastConditionCode; ++code) {
        const ConditionText text = conditionText(static_cast<std::uint8_t>(code));
        CHECK(conditionFromText(text.view()) == static_cast<std::uint8_t>(code));
    }
    CHECK(
        conditionText(encodeCondition({.kind = ConditionKind::Ratio, .negated = true, .a = 3, .b = 8})).view() ==
        "!3:8");
    CHECK(conditionText(encodeCondition({.kind = ConditionKind::First})).view() == "1st");
    CHECK(conditionText(encodeCondition({.kind = ConditionKind::Fill, .negated = true})).view() == "!fill");
}

TEST_CASE("other texts are no conditions") {
    for (const std::string_view text :
         {"", "!", "0:4", "5:4", "1:9", "1:", ":4", "1:44", "11:4", "1/4", "!!fill", "Fill", "first", "none", " 1:4"}) {
        CHECK(!conditionFromText(text));
    }
}

} // namespace
} // namespace tresillo
