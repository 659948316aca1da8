// SPDX-License-Identifier: MIT
// The harness tests itself: examples that are meant to pass or to fail run with their output caught, and what was
// said of them is compared. This file brings its own main and its own way to write, as a board would.
#include "tests/harness/check.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <limits>

namespace {

char caught[4096];
std::size_t caughtSize = 0;

} // namespace

namespace tresillo::check::platform {

void write(std::string_view text) {
    for (const char c : text) {
        if (caughtSize < sizeof caught) {
            caught[caughtSize++] = c;
        }
    }
}

} // namespace tresillo::check::platform

namespace {

struct Counts {
    int passed = 0;
    int failed = 0;
};

// Runs the examples whose name holds `filter`; what they say must be `expected`.
void expect(Counts& counts, const char* filter, int exitCode, std::string_view expected) {
    caughtSize = 0;
    const int code = tresillo::check::runAll(filter);
    const std::string_view said(caught, caughtSize);
    if (code == exitCode && said == expected) {
        ++counts.passed;
        return;
    }
    ++counts.failed;
    std::printf(
        "%s: exit code %d, said:\n%.*sexpected:\n%.*s", filter, code, static_cast<int>(said.size()), said.data(),
        static_cast<int>(expected.size()), expected.data());
}

} // namespace

int main() {
    Counts counts;
    expect(counts, "passing:", 0, "1 passed, 0 failed\n");
    expect(
        counts, "check:", 1,
        "examples:10: 1 == 2\nexamples:11: 2 == 3\n"
        "FAILED: check: a failure is printed and the test goes on\n0 passed, 1 failed\n");
    expect(
        counts, "require:", 1,
        "examples:15: 1 == 2\nFAILED: require: a failure is printed and the test returns\n0 passed, 1 failed\n");
    expect(
        counts, "equal:", 1,
        "examples:20: std::numeric_limits<std::int64_t>::min() == 0 (-9223372036854775808 and 0)\n"
        "examples:21: -12 == 3 (-12 and 3)\n"
        "examples:22: -1 == std::numeric_limits<std::uint32_t>::max() (-1 and 4294967295)\n"
        "FAILED: equal: both numbers are printed\n0 passed, 1 failed\n");
    expect(counts, "no such test", 1, "0 passed, 0 failed\n"); // a run of nothing is no success
    std::printf("%d passed, %d failed\n", counts.passed, counts.failed);
    return counts.failed == 0 ? 0 : 1;
}

// The examples have a place of their own, so that what is expected of them does not change with this file.
// clang-format off
#line 1 "examples"
TEST_CASE("passing: a true statement") {
    CHECK(1 + 1 == 2);
    CHECK_EQ(2, 2U);
    REQUIRE(true);
    const auto same = [](int left, int right) { return left == right; };
    CHECK(same(1, 1)); // commas in a statement are its own
}

TEST_CASE("check: a failure is printed and the test goes on") {
    CHECK(1 == 2);
    CHECK(2 == 3);
}

TEST_CASE("require: a failure is printed and the test returns") {
    REQUIRE(1 == 2);
    CHECK(2 == 3);
}

TEST_CASE("equal: both numbers are printed") {
    CHECK_EQ(std::numeric_limits<std::int64_t>::min(), 0);
    CHECK_EQ(-12, 3);
    CHECK_EQ(-1, std::numeric_limits<std::uint32_t>::max()); // equal bits are not equal numbers
}
