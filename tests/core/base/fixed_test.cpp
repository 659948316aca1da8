// SPDX-License-Identifier: MIT
#include "core/base/fixed_string.h"
#include "core/base/fixed_vector.h"
#include "tests/harness/check.h"

namespace tresillo {
namespace {

TEST_CASE("a full vector refuses and stays as it is") {
    FixedVector<int, 3> items{};
    CHECK(items.push(1) && items.push(3) && items.insert(1, 2));
    CHECK(!items.push(4) && !items.insert(0, 4));
    CHECK_EQ(items.size(), 3U);
    CHECK(items[0] == 1 && items[1] == 2 && items[2] == 3);
}

TEST_CASE("erasing keeps the order of the others") {
    FixedVector<int, 4> items{};
    for (int item = 0; item < 4; ++item) {
        REQUIRE(items.push(item));
    }
    items.erase(0);
    items.erase(1);
    CHECK_EQ(items.size(), 2U);
    CHECK(items[0] == 1 && items[1] == 3);
    items.erase(1);
    items.erase(0);
    CHECK(items.empty());
}

TEST_CASE("vectors are equal by what they hold, not by what lies behind it") {
    FixedVector<int, 4> one{};
    FixedVector<int, 4> other{};
    REQUIRE(one.push(1) && one.push(9) && other.push(1));
    CHECK(!(one == other));
    one.erase(1);
    CHECK(one == other);
}

TEST_CASE("a vector of more than 255 counts on") {
    FixedVector<std::uint8_t, 300> items{};
    for (int item = 0; item < 300; ++item) {
        REQUIRE(items.push(static_cast<std::uint8_t>(item & 0xFF)));
    }
    CHECK_EQ(items.size(), 300U);
    CHECK_EQ(items[299], 299 & 0xFF);
    CHECK(items.full());
}

TEST_CASE("a string that is too long is cut at a whole character") {
    CHECK(FixedString<4>{"abcdef"}.view() == "abcd");
    CHECK(FixedString<4>{"ab\xC3\xA9z"}.view() == "ab\xC3\xA9");
    CHECK(FixedString<3>{"ab\xC3\xA9"}.view() == "ab");
    CHECK(FixedString<3>{"\xF0\x9F\x98\x80"}.view().empty());
    CHECK(FixedString<4>{"\xF0\x9F\x98\x80"}.view().size() == 4);
    CHECK(FixedString<4>{}.empty());
    CHECK(FixedString<4>{"a"} == FixedString<4>{"a"});
}

} // namespace
} // namespace tresillo
