// SPDX-License-Identifier: MIT
#include "core/sequence/lock_pool.h"
#include "tests/core/dice.h"
#include "tests/harness/check.h"

#include <array>

namespace tresillo {
namespace {

using Pool = LockPool<128>;

/// True if the chain holds these control changes, in this order, each with its number as its value.
template <class AnyPool, std::size_t Count>
bool holds(const AnyPool& pool, typename AnyPool::Index head, const std::array<std::uint8_t, Count>& numbers) {
    std::size_t place = 0;
    bool same = true;
    pool.forEach(head, [&](const LockedValue& value) {
        same = same && place < Count && value.id == controlChange(numbers[place]) && value.value == numbers[place];
        ++place;
    });
    return same && place == Count;
}

TEST_CASE("a chain is in the order of the ids, however it was made") {
    Pool pool;
    Pool::Index head = Pool::kNone;
    for (const std::uint8_t number : std::array<std::uint8_t, 5>{5, 1, 9, 3, 7}) {
        CHECK(pool.set(head, controlChange(number), number));
    }
    CHECK(holds(pool, head, std::array<std::uint8_t, 5>{1, 3, 5, 7, 9}));
    CHECK(pool.find(head, controlChange(7)) == 7);
    CHECK(!pool.find(head, controlChange(6)));
    CHECK(!pool.find(Pool::kNone, controlChange(7)));
}

TEST_CASE("setting again changes the value and takes no new cell") {
    Pool pool;
    Pool::Index head = Pool::kNone;
    CHECK(pool.set(head, ParamId::Cutoff, 500) && pool.set(head, ParamId::Cutoff, 600));
    CHECK_EQ(pool.usage().used, 1);
    CHECK(pool.find(head, ParamId::Cutoff) == 600);
}

TEST_CASE("values keep their sign and their width") {
    Pool pool;
    Pool::Index head = Pool::kNone;
    CHECK(pool.set(head, ParamId::Tune, -2400) && pool.set(head, ParamId::LayerMask, 65535));
    CHECK(pool.set(head, ParamId::StepLengthOffset, -2048));
    CHECK(pool.find(head, ParamId::Tune) == -2400);
    CHECK(pool.find(head, ParamId::LayerMask) == 65535);
    CHECK(pool.find(head, ParamId::StepLengthOffset) == -2048);
}

TEST_CASE("removing the first, a middle and the last keeps the rest linked") {
    Pool pool;
    Pool::Index head = Pool::kNone;
    for (std::uint8_t number = 1; number <= 5; ++number) {
        REQUIRE(pool.set(head, controlChange(number), number));
    }
    CHECK(
        pool.remove(head, controlChange(1)) && pool.remove(head, controlChange(3)) &&
        pool.remove(head, controlChange(5)));
    CHECK(!pool.remove(head, controlChange(3)));
    CHECK(holds(pool, head, std::array<std::uint8_t, 2>{2, 4}));
    CHECK(pool.remove(head, controlChange(2)) && pool.remove(head, controlChange(4)));
    CHECK(head == Pool::kNone);
    CHECK_EQ(pool.usage().used, 0);
    CHECK(!pool.remove(head, controlChange(4)));
}

TEST_CASE("a full pool refuses, counts it, and changes nothing; what is there can still be changed") {
    Pool pool;
    Pool::Index head = Pool::kNone;
    for (std::uint8_t number = 0; number < 128; ++number) {
        REQUIRE(pool.set(head, controlChange(number), 1));
    }
    Pool::Index other = Pool::kNone;
    CHECK(!pool.set(other, ParamId::Pan, 1));
    CHECK(other == Pool::kNone);
    CHECK(!pool.set(head, ParamId::Pan, 1));
    CHECK_EQ(pool.usage().failures, 2U);
    CHECK_EQ(pool.usage().highWater, 128);
    CHECK(pool.set(head, controlChange(5), 99));
    CHECK_EQ(pool.chainLength(head), 128U);
    CHECK(pool.cells().isSound());
}

TEST_CASE("ids beyond 255 are ids: cells of a large pool do not alias") {
    static LockPool<4096> pool;
    static std::array<LockPool<4096>::Index, 512> heads{};
    heads.fill(LockPool<4096>::kNone);
    for (std::size_t chain = 0; chain < heads.size(); ++chain) {
        for (std::uint8_t number = 0; number < 8; ++number) {
            REQUIRE(pool.set(heads[chain], controlChange(number), static_cast<std::int32_t>((chain + number) % 128)));
        }
    }
    CHECK_EQ(pool.room(), 0U);
    for (std::size_t chain = 0; chain < heads.size(); ++chain) {
        for (std::uint8_t number = 0; number < 8; ++number) {
            CHECK(pool.find(heads[chain], controlChange(number)) == static_cast<std::int32_t>((chain + number) % 128));
        }
    }
}

TEST_CASE("a pool that is filled and freed a million times is not exhausted") {
    Pool pool;
    std::array<Pool::Index, 16> heads{};
    heads.fill(Pool::kNone);
    Dice dice{7};
    for (int round = 0; round < 1'000'000; ++round) {
        Pool::Index& head = heads[dice.below(heads.size())];
        const ParamId id = controlChange(static_cast<std::uint8_t>(dice.below(8)));
        if (dice.chance(50)) {
            REQUIRE(pool.set(head, id, dice.from(0, 127)));
        } else if (dice.chance(90)) {
            (void)pool.remove(head, id);
        } else {
            pool.clear(head);
        }
    }
    CHECK_EQ(pool.usage().failures, 0U);
    for (Pool::Index& head : heads) {
        pool.clear(head);
        CHECK(head == Pool::kNone);
    }
    CHECK_EQ(pool.usage().used, 0);
    CHECK(pool.cells().isSound());
}

TEST_CASE("the chain of a stale head is not followed into free cells") {
    Pool pool;
    Pool::Index head = Pool::kNone;
    REQUIRE(pool.set(head, controlChange(1), 1) && pool.set(head, controlChange(2), 2));
    const Pool::Index stale = head;
    pool.clear(head);
    CHECK_EQ(pool.chainLength(stale), 0U);
}

} // namespace
} // namespace tresillo
