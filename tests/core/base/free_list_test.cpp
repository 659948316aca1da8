// SPDX-License-Identifier: MIT
#include "core/base/free_list.h"
#include "tests/core/dice.h"
#include "tests/harness/check.h"

#include <array>

namespace tresillo {
namespace {

TEST_CASE("a full list refuses, counts it, and goes on when a cell is free again") {
    FreeList<4> list;
    for (int cell = 0; cell < 4; ++cell) {
        REQUIRE(list.allocate() != FreeList<4>::kNone);
    }
    CHECK(list.allocate() == FreeList<4>::kNone);
    CHECK(list.allocate() == FreeList<4>::kNone);
    CHECK_EQ(list.usage().failures, 2U);
    CHECK(list.free(2));
    CHECK_EQ(list.allocate(), 2);
    CHECK(list.isSound());
}

TEST_CASE("a double free and a stale index are found and change nothing") {
    FreeList<4> list;
    const auto cell = list.allocate();
    CHECK(list.free(cell));
    CHECK(!list.free(cell));
    CHECK(!list.free(3));
    CHECK(!list.free(FreeList<4>::kNone));
    CHECK(!list.free(200));
    CHECK_EQ(list.usage().used, 0);
    CHECK(list.isSound());
}

TEST_CASE("every cell of a large list has an index of its own") {
    static FreeList<4096> list;
    static std::array<bool, 4096> seen{};
    static_assert(sizeof(FreeList<4096>::Index) == 2);
    for (std::size_t count = 0; count < 4096; ++count) {
        const auto cell = list.allocate();
        REQUIRE(cell < 4096 && !seen[cell]);
        seen[cell] = true;
    }
    CHECK_EQ(list.room(), 0U);
}

TEST_CASE("high water stays, also over a fresh start") {
    FreeList<8> list;
    const auto first = list.allocate();
    const auto second = list.allocate();
    CHECK(list.free(first) && list.free(second));
    CHECK_EQ(list.usage().used, 0);
    CHECK_EQ(list.usage().highWater, 2);
    CHECK_EQ(list.emptied().usage().highWater, 2);
    CHECK(list.emptied().isSound());
}

TEST_CASE("a list that is filled and emptied a million times neither leaks nor runs dry") {
    FreeList<128> list;
    std::array<FreeList<128>::Index, 128> held{};
    std::size_t count = 0;
    Dice dice{3};
    for (int round = 0; round < 1'000'000; ++round) {
        if (count < held.size() && (count == 0 || dice.chance(50))) {
            held[count] = list.allocate();
            REQUIRE(held[count] != FreeList<128>::kNone);
            ++count;
        } else {
            const std::size_t which = dice.below(count);
            REQUIRE(list.free(held[which]));
            held[which] = held[--count];
        }
    }
    CHECK_EQ(list.usage().used, count);
    CHECK_EQ(list.usage().failures, 0U);
    CHECK(list.isSound());
}

} // namespace
} // namespace tresillo
