// SPDX-License-Identifier: MIT
#pragma once

// Counts instructions on the emulated board: under `-icount shift=10` each takes 1,024 ns of the board's time, which
// its 25 MHz system timer counts as 25.6 ticks. The timer has 24 bits: a count ends at 655,360 instructions.
#include <cstdint>

namespace tresillo::board {

/// The system timer, running freely (ARMv7-M Architecture Reference Manual, B3.3).
class Timer {
public:
    Timer() {
        *at(0x4) = kMask; // reload
        *at(0x8) = 0;     // current: any write clears it
        *at(0x0) = 0b101; // enabled, from the processor's clock, without interrupts
    }
    [[nodiscard]] std::uint32_t now() const { return *at(0x8); }
    /// It counts down.
    static std::uint32_t ticks(std::uint32_t from, std::uint32_t to) { return (from - to) & kMask; }

private:
    static constexpr std::uint32_t kMask = 0xFF'FFFF;
    static volatile std::uint32_t* at(std::uint32_t offset) {
        return reinterpret_cast<volatile std::uint32_t*>(0xE000'E010U + offset);
    }
};

/// How many instructions `work()` takes. What an empty call takes is left out.
class Counter {
public:
    Counter() : empty_(0) {
        empty_ = raw([] {});
    }

    template <class Work> [[gnu::noinline]] std::uint32_t operator()(Work&& work) const { return raw(work) - empty_; }

private:
    template <class Work> [[gnu::noinline]] std::uint32_t raw(Work&& work) const {
        const std::uint32_t before = timer_.now();
        asm volatile("" ::: "memory");
        work();
        asm volatile("" ::: "memory");
        return (Timer::ticks(before, timer_.now()) * 5 + 64) / 128;
    }

    Timer timer_{};
    std::uint32_t empty_;
};

} // namespace tresillo::board
