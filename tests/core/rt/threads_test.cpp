// SPDX-License-Identifier: MIT
// Two threads at once. Payloads are larger than a cache line and follow from one number, so that a torn or mixed one
// cannot look right.
#include "core/base/hash.h"
#include "core/rt/queue.h"
#include "core/rt/snapshot.h"
#include "core/rt/thread_role.h"

#include <gmock/gmock.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <thread>

namespace tresillo {
namespace {

struct Payload {
    std::uint64_t seed{0};
    std::array<std::uint64_t, 31> words{}; ///< 256 bytes in all: four cache lines.

    static Payload of(std::uint64_t seed) {
        Payload payload{.seed = seed};
        Hash hash = Hash{}.with(seed);
        for (std::uint64_t& word : payload.words) {
            hash = hash.with(1);
            word = hash.state;
        }
        return payload;
    }
    [[nodiscard]] bool isWhole() const { return words == of(seed).words; }
};

TEST(Queue, EveryItemArrivesOnceWholeAndInOrder) {
    constexpr std::uint64_t kItems = 100'000;
    static Queue<Payload, 8> queue;
    std::thread producer{[] {
        for (std::uint64_t item = 1; item <= kItems; ++item) {
            const Payload payload = Payload::of(item);
            while (!queue.push(payload)) {
                std::this_thread::yield();
            }
        }
    }};
    std::uint64_t broken = 0;
    for (std::uint64_t expected = 1; expected <= kItems;) {
        const Payload* item = queue.peek();
        if (item == nullptr) {
            std::this_thread::yield();
            continue;
        }
        broken += item->seed == expected && item->isWhole() ? 0U : 1U;
        queue.drop();
        ++expected;
    }
    producer.join();
    EXPECT_EQ(broken, 0U);
    EXPECT_EQ(queue.peek(), nullptr);
}

TEST(Queue, RoomThatWasSeenIsThere) {
    constexpr std::uint64_t kItems = 100'000;
    static Queue<std::uint64_t, 16> queue;
    std::uint64_t refused = 0;
    std::thread producer{[&refused] {
        for (std::uint64_t item = 0; item < kItems;) {
            // The consumer only makes more room.
            for (std::size_t room = queue.room(); room > 0 && item < kItems; --room, ++item) {
                refused += queue.push(item) ? 0U : 1U;
            }
            std::this_thread::yield();
        }
    }};
    std::uint64_t sum = 0;
    for (std::uint64_t taken = 0; taken < kItems;) {
        if (const auto item = queue.pop()) {
            sum += *item;
            ++taken;
        } else {
            std::this_thread::yield();
        }
    }
    producer.join();
    EXPECT_EQ(refused, 0U);
    EXPECT_EQ(sum, kItems * (kItems - 1) / 2);
}

TEST(Snapshot, ReadsWholeValuesThatNeverGoBack) {
    constexpr std::uint64_t kWrites = 200'000;
    static Snapshot<Payload> cell;
    cell.write(Payload::of(0));
    std::thread writer{[] {
        for (std::uint64_t value = 1; value <= kWrites; ++value) {
            cell.write(Payload::of(value));
        }
    }};
    std::uint64_t broken = 0;
    std::uint64_t last = 0;
    while (last < kWrites) {
        const Payload& value = cell.read();
        broken += value.isWhole() && value.seed >= last ? 0U : 1U;
        last = value.seed;
    }
    writer.join();
    EXPECT_EQ(broken, 0U);
    EXPECT_EQ(cell.read().seed, kWrites);
}

TEST(ExclusiveUse, NeverLetsTwoInAtOnce) {
    static ExclusiveUse use;
    static std::atomic<int> inside{0};
    std::atomic<int> collisions{0};
    const auto enterOften = [&collisions] {
        for (int round = 0; round < 50'000; ++round) {
            const ExclusiveUse::Guard guard{use};
            if (guard.isExclusive()) {
                collisions += inside.fetch_add(1) != 0 ? 1 : 0;
                inside.fetch_sub(1);
            }
        }
    };
    std::thread first{enterOften};
    std::thread second{enterOften};
    first.join();
    second.join();
    EXPECT_EQ(collisions.load(), 0);
}

} // namespace
} // namespace tresillo
