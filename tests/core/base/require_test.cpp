// SPDX-License-Identifier: MIT
#include "core/base/require.h"
#include "tests/harness/check.h"
#include "tests/harness/precondition.h"

#include <source_location>
#include <string_view>

namespace tresillo {
namespace {

using check::breaksPrecondition;

TEST_CASE("a precondition that is broken ends the program in builds that check, and does nothing in others") {
    bool goesOn = false;
    const bool hasBroken = breaksPrecondition([&] {
        require(false);
        goesOn = true;
    });
    CHECK(hasBroken == kChecksPreconditions);
    CHECK(goesOn != kChecksPreconditions);
}

TEST_CASE("a precondition that holds lets the program go on") {
    CHECK(!breaksPrecondition([] {
        require(true);
        require([] { return true; });
    }));
}

TEST_CASE("what is said of a broken precondition is the line of its require") {
    constexpr std::source_location kHere = std::source_location::current();
    if (breaksPrecondition([] { require(false); })) {
        CHECK_EQ(check::brokenAt().line, kHere.line() + 1);
        CHECK(std::string_view(check::brokenAt().file) == kHere.file_name());
    } else {
        CHECK(!kChecksPreconditions);
    }
}

TEST_CASE("a condition that costs something is asked in builds that check alone") {
    int asked = 0;
    require([&] {
        ++asked;
        return true;
    });
    CHECK_EQ(asked, kChecksPreconditions ? 1 : 0);
    CHECK(breaksPrecondition([] { require([] { return false; }); }) == kChecksPreconditions);
}

constexpr int half(int even) {
    require(even % 2 == 0);
    return even / 2;
}
static_assert(half(4) == 2, "preconditions may stand in constant expressions, where breaking one does not compile");

} // namespace
} // namespace tresillo
