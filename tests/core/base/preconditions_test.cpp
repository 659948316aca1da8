// SPDX-License-Identifier: MIT
// What base asks of its callers, in builds that check it.
#include "core/base/fixed_string.h"
#include "core/base/fixed_vector.h"
#include "core/base/free_list.h"
#include "core/base/integers.h"
#include "tests/harness/check.h"
#include "tests/harness/precondition.h"

#include <bit>
#include <cstdint>
#include <utility>

namespace tresillo {
namespace {

using check::breaksPrecondition;

TEST_CASE("an index of a vector lies before its size, not only before its capacity") {
    FixedVector<int, 4> items{};
    REQUIRE(items.push(1) && items.push(2));
    CHECK(!breaksPrecondition([&] { items[1] = 3; }));
    CHECK(breaksPrecondition([&] { items[2] = 3; }));
    CHECK(breaksPrecondition([&] { (void)std::as_const(items)[2]; }));
    CHECK(!breaksPrecondition([&] { (void)items.insert(2, 3); }));
    CHECK(breaksPrecondition([&] { (void)items.insert(4, 3); }));
    CHECK(!breaksPrecondition([&] { items.erase(2); }));
    CHECK(breaksPrecondition([&] { items.erase(2); }));
}

TEST_CASE("cells are linked while they are in use, and asked for as long as they are the pool's") {
    FreeList<4> cells;
    const auto first = cells.allocate();
    const auto second = cells.allocate();
    CHECK(!breaksPrecondition([&] { cells.link(first, second); }));
    CHECK(!breaksPrecondition([&] { cells.link(second, FreeList<4>::kNone); }));
    REQUIRE(cells.free(second));
    CHECK(breaksPrecondition([&] { cells.link(first, second); }));
    CHECK(breaksPrecondition([&] { cells.link(second, first); }));
    CHECK(breaksPrecondition([&] { (void)cells.next(4); }));
    CHECK(breaksPrecondition([&] { (void)cells.next(FreeList<4>::kNone); }));
}

TEST_CASE("a string whose memory says that it is longer than it can be is not read") {
    struct Bytes {
        char text[8];
        std::uint8_t size;
    };
    const auto whole = std::bit_cast<FixedString<8>>(Bytes{.text = "tom-tom", .size = 8});
    const auto broken = std::bit_cast<FixedString<8>>(Bytes{.text = "tom-tom", .size = 9});
    CHECK(!breaksPrecondition([&] { (void)whole.view(); }));
    CHECK(breaksPrecondition([&] { (void)broken.view(); }));
}

TEST_CASE("divisors are positive, and small where they must be") {
    CHECK(breaksPrecondition([] { (void)floorDiv(1, 0); }));
    CHECK(breaksPrecondition([] { (void)floorMod(1, -2); }));
    CHECK(breaksPrecondition([] { (void)ceilDiv(1, 0); }));
    CHECK(breaksPrecondition([] { (void)roundDiv(1, -1); }));
    CHECK(breaksPrecondition([] { (void)roundDiv(INT64_MAX / 2, 3); }));
    CHECK(breaksPrecondition([] { (void)divideBySmall(1, 0); }));
    CHECK(breaksPrecondition([] { (void)divideBySmall(1, kSmallDivisors); }));
    CHECK(breaksPrecondition([] { (void)quotientOf(1, 0); }));
    CHECK(breaksPrecondition([] { (void)remainderOf(1, 0); }));
    CHECK(breaksPrecondition([] { (void)clampTo<std::int32_t>(1, 3, 2); }));
}

} // namespace
} // namespace tresillo
