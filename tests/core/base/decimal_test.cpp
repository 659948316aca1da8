// SPDX-License-Identifier: MIT
#include "core/base/decimal.h"
#include "tests/harness/check.h"

namespace tresillo {
namespace {

bool reads(std::string_view text, int digits, std::int64_t value, bool exact = true) {
    const auto decimal = parseDecimal(text, digits);
    return decimal && decimal->value == value && decimal->exact == exact;
}

TEST_CASE("a decimal is a whole number of its last digit") {
    CHECK(reads("133.7", 3, 133'700));
    CHECK(reads("-0.25", 2, -25));
    CHECK(reads("0", 3, 0));
    CHECK(reads("-0", 0, 0));
    CHECK(reads("174.613", 3, 174'613));
    CHECK(reads("007", 0, 7));
    CHECK(reads("299.999", 3, 299'999));
}

TEST_CASE("an exponent moves the point") {
    CHECK(reads("1.2e2", 3, 120'000));
    CHECK(reads("1.2E+2", 0, 120));
    CHECK(reads("12000e-2", 0, 120));
    CHECK(reads("5e-1", 1, 5));
    CHECK(reads("0e999999999999999999999", 3, 0));
    CHECK(reads("1e-999999999999999999999", 3, 0, false));
}

TEST_CASE("decimals beyond the digits are cut off and told") {
    CHECK(reads("133.7001", 3, 133'700, false));
    CHECK(reads("133.7000", 3, 133'700));
    CHECK(reads("1.5", 0, 1, false));
    CHECK(reads("-1.5", 0, -1, false));
    CHECK(reads("1e-1", 0, 0, false));
}

TEST_CASE("what is no number or too large is refused") {
    for (const std::string_view text :
         {"",
          "-",
          ".5",
          "5.",
          "+1",
          "1e",
          "1e+",
          "1.2.3",
          "0x1",
          "1 ",
          " 1",
          "nan",
          "inf",
          "e5",
          "--1",
          "1e1.5",
          "1000000000000000",
          "1e15",
          "1e99999999999999999999",
          "99999999999999999999999999"}) {
        CHECK(!parseDecimal(text, 0));
    }
    CHECK(reads("999999999999999", 0, 999'999'999'999'999));
}

} // namespace
} // namespace tresillo
