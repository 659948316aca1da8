// SPDX-License-Identifier: MIT
#include "core/sequence/note_pool.h"
#include "tests/harness/check.h"

#include <cstdint>

namespace tresillo {
namespace {

using FourNotes = NotePool<4>;

// The pitches of a chain as the digits of a number, each behind its slot.
std::int64_t chainOf(const FourNotes& pool, FourNotes::Index head) {
    std::int64_t content = 0;
    pool.forEach(head, [&](std::size_t slot, const Note& note) {
        content = content * 1000 + static_cast<std::int64_t>(slot) * 100 + note.pitch;
    });
    return content;
}

TEST_CASE("notes of a chain stand in the order of their slots, whatever came first") {
    FourNotes pool;
    FourNotes::Index head = FourNotes::kNone;
    CHECK(pool.set(head, 2, {.pitch = 22}) && pool.set(head, 0, {.pitch = 20}) && pool.set(head, 1, {.pitch = 21}));
    CHECK_EQ(chainOf(pool, head), 20'121'222);
    CHECK_EQ(pool.count(head), 3U);
    REQUIRE(pool.find(head, 1) != nullptr);
    CHECK_EQ(pool.find(head, 1)->pitch, 21);
    CHECK(pool.find(head, 3) == nullptr);
}

TEST_CASE("a note takes the place of the one in its slot, also where the pool is full") {
    FourNotes pool;
    FourNotes::Index one = FourNotes::kNone;
    FourNotes::Index other = FourNotes::kNone;
    for (std::size_t slot = 0; slot < 4; ++slot) {
        REQUIRE(pool.set(one, slot, {.pitch = 10}));
    }
    CHECK(!pool.set(other, 0, {.pitch = 11}));
    CHECK(other == FourNotes::kNone);
    CHECK_EQ(pool.usage().failures, 1U);
    CHECK(pool.set(one, 3, {.pitch = 12}));
    CHECK_EQ(pool.find(one, 3)->pitch, 12);
    CHECK_EQ(pool.room(), 0U);
}

TEST_CASE("what is taken off a chain gives its cell back, once") {
    FourNotes pool;
    FourNotes::Index head = FourNotes::kNone;
    REQUIRE(pool.set(head, 0, {.pitch = 20}) && pool.set(head, 1, {.pitch = 21}) && pool.set(head, 2, {.pitch = 22}));
    CHECK(pool.remove(head, 1) && !pool.remove(head, 1));
    CHECK_EQ(chainOf(pool, head), 20'222);
    CHECK(pool.remove(head, 0));
    CHECK_EQ(chainOf(pool, head), 222);
    pool.clear(head);
    CHECK(head == FourNotes::kNone);
    CHECK_EQ(pool.room(), 4U);
    CHECK(pool.cells().isSound());
}

TEST_CASE("a chain of cells that are free is not sound") {
    FourNotes pool;
    FourNotes::Index head = FourNotes::kNone;
    REQUIRE(pool.set(head, 0, {}) && pool.set(head, 1, {}));
    std::size_t count = 0;
    CHECK(pool.isChainSound(head, count));
    CHECK_EQ(count, 2U);
    const FourNotes::Index stale = head;
    pool.clear(head);
    CHECK(!pool.isChainSound(stale, count));
}

TEST_CASE("an emptied pool remembers how often it refused") {
    FourNotes pool;
    pool.countFailure();
    CHECK_EQ(pool.emptied().usage().failures, 1U);
    CHECK_EQ(pool.emptied().room(), 4U);
}

} // namespace
} // namespace tresillo
