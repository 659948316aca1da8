// SPDX-License-Identifier: MIT
// A trap that cannot trip proves nothing: each kind of offence is committed here and must be caught.
#include "tests/realtime/trap.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <thread>
#include <vector>

#include <unistd.h>

namespace tresillo {
namespace {

using ::testing::HasSubstr;
using Kind = RealtimeTrap::Kind;

/// Keeps the compiler from seeing that something is for nothing.
template <class T> void keep(T* thing) { asm volatile("" : : "g"(thing) : "memory"); }

class Trap : public ::testing::Test {
protected:
    void SetUp() override { RealtimeTrap::reset(); }
};

TEST_F(Trap, TheKernelCanTrapSystemCalls) { EXPECT_TRUE(RealtimeTrap::trapsSystemCalls()); }

TEST_F(Trap, ArithmeticIsAllowed) {
    std::vector<float> numbers(1000, 1.0F);
    {
        const RealtimeTrap::Scope scope;
        for (float& number : numbers) {
            number = number * 3.0F + 1.0F;
        }
        keep(numbers.data());
    }
    EXPECT_EQ(RealtimeTrap::count(), 0U) << RealtimeTrap::report();
}

TEST_F(Trap, CatchesMalloc) {
    void* memory = nullptr;
    {
        const RealtimeTrap::Scope scope;
        memory = std::malloc(10);
        keep(memory);
    }
    std::free(memory);
    EXPECT_EQ(RealtimeTrap::count(Kind::Allocation), 1U);
    EXPECT_EQ(RealtimeTrap::count(), 1U) << RealtimeTrap::report();
    EXPECT_THAT(RealtimeTrap::report(), HasSubstr("malloc from "));
}

TEST_F(Trap, CatchesNewAndAGrowingVector) {
    std::unique_ptr<int> number;
    std::vector<int> numbers;
    {
        const RealtimeTrap::Scope scope;
        number = std::make_unique<int>(3);
        keep(number.get());
        numbers.push_back(3);
        keep(numbers.data());
    }
    EXPECT_EQ(RealtimeTrap::count(Kind::Allocation), 2U) << RealtimeTrap::report();
}

TEST_F(Trap, CatchesFree) {
    auto number = std::make_unique<int>(3);
    keep(number.get());
    {
        const RealtimeTrap::Scope scope;
        number.reset();
    }
    EXPECT_EQ(RealtimeTrap::count(Kind::Free), 1U);
    EXPECT_EQ(RealtimeTrap::count(), 1U) << RealtimeTrap::report();
}

TEST_F(Trap, CatchesAnUncontendedLock) {
    std::mutex mutex;
    {
        const RealtimeTrap::Scope scope;
        const std::lock_guard lock(mutex);
    }
    EXPECT_EQ(RealtimeTrap::count(Kind::Lock), 2U) << RealtimeTrap::report();
}

TEST_F(Trap, CatchesSharedLocksAndConditions) {
    std::shared_mutex mutex;
    std::condition_variable condition;
    {
        const RealtimeTrap::Scope scope;
        const std::shared_lock lock(mutex);
        condition.notify_one();
    }
    EXPECT_GE(RealtimeTrap::count(Kind::Lock), 3U) << RealtimeTrap::report();
}

TEST_F(Trap, CatchesASystemCallAndCarriesItOut) {
    pid_t parent = 0;
    {
        const RealtimeTrap::Scope scope;
        parent = getppid();
    }
    EXPECT_EQ(RealtimeTrap::count(Kind::SystemCall), 1U);
    EXPECT_EQ(RealtimeTrap::count(), 1U) << RealtimeTrap::report();
    EXPECT_EQ(parent, getppid());
    EXPECT_THAT(RealtimeTrap::report(), HasSubstr("system call 110 from "));
}

TEST_F(Trap, CatchesSleepAndWrite) {
    {
        const RealtimeTrap::Scope scope;
        std::this_thread::sleep_for(std::chrono::nanoseconds(1));
    }
    EXPECT_EQ(RealtimeTrap::count(Kind::SystemCall), 1U);
    {
        const RealtimeTrap::Scope scope;
        EXPECT_EQ(write(STDOUT_FILENO, "", 0), 0);
    }
    EXPECT_EQ(RealtimeTrap::count(Kind::SystemCall), 2U);
}

TEST_F(Trap, LooksOnlyAtTheThreadInsideAndOnlyWhileItIs) {
    std::thread other;
    {
        other = std::thread([] {
            for (int round = 0; round < 100; ++round) {
                keep(std::make_unique<int>(round).get());
            }
        });
        other.join();
        const RealtimeTrap::Scope scope;
    }
    keep(std::make_unique<int>(1).get());
    static_cast<void>(getppid());
    EXPECT_EQ(RealtimeTrap::count(), 0U) << RealtimeTrap::report();
}

} // namespace
} // namespace tresillo
