// SPDX-License-Identifier: MIT
// The harness tests itself: what it says of a failing test is seen by running ones that are meant to fail.
#include "tests/harness/check.h"

#include <limits>

TEST_CASE("a true statement passes") {
    CHECK(1 + 1 == 2);
    CHECK_EQ(2, 2U);
    REQUIRE(true);
}

TEST_CASE("templates with commas can be checked") {
    const auto pair = [](int left, int right) { return left == right; };
    CHECK(pair(1, 1));
}
