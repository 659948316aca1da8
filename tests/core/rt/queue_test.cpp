// SPDX-License-Identifier: MIT
#include "core/rt/queue.h"
#include "core/rt/snapshot.h"
#include "core/rt/thread_role.h"
#include "tests/harness/check.h"

namespace tresillo {
namespace {

TEST_CASE("what is pushed is popped in order") {
    Queue<int, 4> queue;
    CHECK(!queue.pop() && queue.peek() == nullptr);
    for (int round = 0; round < 10; ++round) {
        CHECK(queue.push(2 * round) && queue.push(2 * round + 1));
        REQUIRE(queue.peek() != nullptr);
        CHECK_EQ(*queue.peek(), 2 * round);
        CHECK(queue.pop() == 2 * round);
        CHECK(queue.pop() == 2 * round + 1);
    }
    CHECK(!queue.pop());
}

TEST_CASE("a full queue refuses and keeps what it has") {
    Queue<int, 4> queue;
    for (int item = 0; item < 4; ++item) {
        CHECK_EQ(queue.room(), static_cast<std::size_t>(4 - item));
        CHECK(queue.push(item));
    }
    CHECK(!queue.push(99));
    CHECK_EQ(queue.room(), 0U);
    CHECK(queue.pop() == 0);
    CHECK(queue.push(4));
    for (int item = 1; item <= 4; ++item) {
        CHECK(queue.pop() == item);
    }
}

TEST_CASE("a peeked item stays until it is dropped") {
    Queue<int, 2> queue;
    REQUIRE(queue.push(7) && queue.push(8));
    CHECK_EQ(*queue.peek(), 7);
    CHECK_EQ(*queue.peek(), 7);
    CHECK(!queue.push(9));
    queue.drop();
    CHECK_EQ(*queue.peek(), 8);
}

TEST_CASE("a snapshot reads as the default until something is written, then as the latest") {
    Snapshot<int> cell;
    CHECK_EQ(cell.read(), 0);
    cell.write(1);
    cell.write(2);
    CHECK_EQ(cell.read(), 2);
    CHECK_EQ(cell.read(), 2);
    for (int value = 3; value < 20; ++value) {
        cell.write(value);
        CHECK_EQ(cell.read(), value);
    }
}

TEST_CASE("what was read stays while more is written") {
    Snapshot<int> cell;
    cell.write(1);
    const int& held = cell.read();
    for (int value = 2; value < 10; ++value) {
        cell.write(value);
        CHECK_EQ(held, 1);
    }
    CHECK_EQ(cell.read(), 9);
}

TEST_CASE("the second to enter is told, and the first can leave and come again") {
    ExclusiveUse use;
    {
        const ExclusiveUse::Guard first{use};
        const ExclusiveUse::Guard second{use};
        CHECK(first.isExclusive());
        CHECK(!second.isExclusive());
    }
    const ExclusiveUse::Guard again{use};
    CHECK(again.isExclusive());
}

} // namespace
} // namespace tresillo
