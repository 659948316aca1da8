// SPDX-License-Identifier: MIT
#include "core/params/choices.h"
#include "core/params/param_table.h"
#include "core/params/words.h"
#include "tests/harness/check.h"

namespace tresillo {
namespace {

/// Ticks of the step length of this name.
std::int64_t ticksOf(std::string_view name) {
    const auto names = wordsOf(ParamId::StepLength).choices;
    for (std::size_t index = 0; index < names.size(); ++index) {
        if (names[index] == name) {
            return kStepLengths[index].ticks().value;
        }
    }
    return -1;
}

TEST_CASE("a step length is as long as its name says") {
    CHECK_EQ(ticksOf("1/16"), kSixteenth.value);
    CHECK_EQ(ticksOf("1/1"), kBar.value);
    CHECK_EQ(ticksOf("1/8."), kQuarter.value * 3 / 4);
    CHECK_EQ(ticksOf("1/32."), kQuarter.value * 3 / 16);
    CHECK_EQ(3 * ticksOf("1/8t"), kQuarter.value);
    CHECK_EQ(3 * ticksOf("1/1t"), 2 * kBar.value);
    CHECK_EQ(12 * ticksOf("12 in 1"), kBar.value);
    CHECK_EQ(6 * ticksOf("6 in 4"), 4 * kBar.value);
    CHECK_EQ(16 * ticksOf("16 in 2"), 2 * kBar.value);
    struct Division {
        std::string_view name;
        std::int64_t steps;
        std::int64_t bars;
    };
    for (const Division& division :
         {Division{"5 in 1", 5, 1},
          {"7 in 1", 7, 1},
          {"10 in 1", 10, 1},
          {"14 in 1", 14, 1},
          {"20 in 1", 20, 1},
          {"28 in 1", 28, 1},
          {"5 in 2", 5, 2},
          {"28 in 2", 28, 2},
          {"7 in 4", 7, 4},
          {"10 in 4", 10, 4},
          {"14 in 4", 14, 4},
          {"20 in 4", 20, 4}}) {
        CHECK_EQ(division.steps * ticksOf(division.name), division.bars * kBar.value);
    }
}

TEST_CASE("dotted is half as long again, three triplets are two plain ones, for every note value") {
    constexpr std::size_t kValues = 6;
    for (std::size_t value = 0; value < kValues; ++value) {
        const std::int64_t plain = kStepLengths[value].ticks().value;
        CHECK_EQ(kStepLengths[value + kValues].ticks().value * 2, plain * 3);
        CHECK_EQ(kStepLengths[value + 2 * kValues].ticks().value * 3, plain * 2);
    }
}

TEST_CASE("speed divides the step") {
    CHECK_EQ(stepTicks(kStepLengthSixteenth, kSpeedNormal).value, kSixteenth.value);
    CHECK_EQ(stepTicks(kStepLengthSixteenth, 0).value, 8 * kSixteenth.value);
    CHECK_EQ(stepTicks(kStepLengthSixteenth, 3).value * 3, 4 * kSixteenth.value);
    CHECK_EQ(stepTicks(kStepLengthSixteenth, 6).value * 2, kSixteenth.value);
}

TEST_CASE("every scale holds its root") {
    for (const ScaleMask scale : kScales) {
        CHECK((scale & 1U) != 0);
        CHECK(scale < 1U << 12U);
    }
    CHECK_EQ(kScales[0], 0xFFF);
    // Major: 0 2 4 5 7 9 11; natural minor: 0 2 3 5 7 8 10.
    CHECK_EQ(kScales[1], 1U | 1U << 2U | 1U << 4U | 1U << 5U | 1U << 7U | 1U << 9U | 1U << 11U);
    CHECK_EQ(kScales[2], 1U | 1U << 2U | 1U << 3U | 1U << 5U | 1U << 7U | 1U << 8U | 1U << 10U);
}

} // namespace
} // namespace tresillo
