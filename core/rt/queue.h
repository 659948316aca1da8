// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <optional>
#include <type_traits>

namespace tresillo {

// One of the two channels between threads; the other is the snapshot cell (snapshot.h), for latest values. Which queue
// joins whom, and what each thread may touch of it:
//
//     queue            producer (push, room)       consumer (peek, pop, drop)     carries
//     link.messages    the project's thread        the audio thread: Engine       edits, commands, handovers
//     link.notices     the audio thread: Engine    the project's thread           what took effect, what came back
//     taps' blocks     the audio thread            the thread that hands on       sound, and figures of it
//
// Its life: made by whoever owns both ends, before either thread runs, and ended after both. Then, in any order and at
// any time, the producer pushes and the consumer takes; neither waits for the other, and nobody else calls anything.
//
//     Queue<Message, 16> queue;
//     if (!queue.push(message)) { ... }            // producer: it is full, which room() tells before
//     while (const Message* head = queue.peek()) { // consumer: the oldest, in place
//         if (!use(*head)) break;                  //           it may stay there until later
//         queue.drop();                            //           only now the producer has its room back
//     }
//
// The states between the two counts, which only grow (`written - read` is how many wait):
//
//     empty  --push-->  some wait  --push-->  full: push answers false, until the consumer drops
//       ^------drop-------'  ^--------drop------'
//
// Whatever the producer wrote before a push, in the item or elsewhere, the consumer sees after the peek that finds it
// (release and acquire): so a handover's buffer needs no lock.

/// A wait-free queue from one thread to one other (Lamport's ring; "Specifying concurrent program modules", 1983).
/// `Capacity` is a power of two. One thread pushes, one thread pops; what was written before a push is seen after the
/// pop that takes it. A full queue is an answer, not an error: the caller decides what then.
/// Thread-safe: yes, one producer and one consumer. Realtime-safe: yes.
template <class T, std::size_t Capacity> class Queue {
    static_assert(std::is_trivially_copyable_v<T>);
    static_assert(Capacity >= 2 && (Capacity & (Capacity - 1)) == 0);

public:
    /// Producer only. False, and nothing done, when the queue is full.
    [[nodiscard]] bool push(const T& item) {
        const std::size_t written = written_.load(std::memory_order_relaxed);
        if (written - read_.load(std::memory_order_acquire) == Capacity) {
            return false;
        }
        items_[written & (Capacity - 1)] = item;
        written_.store(written + 1, std::memory_order_release);
        return true;
    }

    /// Producer only: how many more items fit at least.
    [[nodiscard]] std::size_t room() const {
        return Capacity - (written_.load(std::memory_order_relaxed) - read_.load(std::memory_order_acquire));
    }

    /// Consumer only: the oldest item, left in place; none when the queue is empty. Valid until `drop`.
    [[nodiscard]] const T* peek() const {
        const std::size_t read = read_.load(std::memory_order_relaxed);
        return read == written_.load(std::memory_order_acquire) ? nullptr : &items_[read & (Capacity - 1)];
    }

    /// Consumer only, after a `peek` that found something.
    void drop() {
        require([&] { return peek() != nullptr; });
        read_.store(read_.load(std::memory_order_relaxed) + 1, std::memory_order_release);
    }

    /// Consumer only.
    [[nodiscard]] std::optional<T> pop() {
        const T* item = peek();
        if (item == nullptr) {
            return std::nullopt;
        }
        const T taken = *item;
        drop();
        return taken;
    }

private:
    // Counts that only grow, each on a cache line of its own: the two threads then do not slow each other.
    static constexpr std::size_t kCacheLine = 64;
    alignas(kCacheLine) std::atomic<std::size_t> written_{0};
    alignas(kCacheLine) std::atomic<std::size_t> read_{0};
    // Without braces: g++ 12 would spell out a thousand initial items at compile time, in minutes and gigabytes.
    alignas(kCacheLine) std::array<T, Capacity> items_;
};

} // namespace tresillo
