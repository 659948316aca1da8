// SPDX-License-Identifier: MIT
#include "loop/event_loop.h"

#include <gtest/gtest.h>

#include <array>
#include <csignal>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace tresillo {
namespace {

using std::chrono::milliseconds;

TEST(EventLoop, RunsWhatIsPostedInItsOrderAndStops) {
    EventLoop loop;
    std::string order;
    loop.post([&] { order += 'a'; });
    loop.post([&] { order += 'b'; });
    loop.post([&] { loop.stop(); });
    loop.run();
    EXPECT_EQ(order, "ab");
}

TEST(EventLoop, AStopThatComesBeforeTheRunIsNotLost) {
    EventLoop loop;
    int count = 0;
    loop.post([&] { ++count; });
    loop.stop();
    loop.run();
    EXPECT_EQ(count, 0);
    loop.post([&] { loop.stop(); });
    loop.run();
    EXPECT_EQ(count, 1);
}

TEST(EventLoop, TakesTasksOfOtherThreadsAndRunsThemOnItsOwn) {
    EventLoop loop;
    std::vector<std::thread::id> ranOn;
    std::thread other([&] {
        for (int task = 0; task < 100; ++task) {
            loop.post([&] { ranOn.push_back(std::this_thread::get_id()); });
        }
        loop.post([&] { loop.stop(); });
    });
    loop.run();
    other.join();
    EXPECT_EQ(ranOn, std::vector(100, std::this_thread::get_id()));
}

TEST(EventLoop, ATimerComesAgainAndAgainOnItsGrid) {
    EventLoop loop;
    const auto began = EventLoop::Clock::now();
    int count = 0;
    loop.every(milliseconds(2), [&] {
        if (++count == 5) {
            loop.stop();
        }
    });
    loop.run();
    EXPECT_EQ(count, 5);
    EXPECT_GE(EventLoop::Clock::now() - began, milliseconds(10));
}

TEST(EventLoop, ATimerThatWasHeldUpDoesNotMakeUpForIt) {
    EventLoop loop;
    int quick = 0;
    int turns = 0;
    loop.every(milliseconds(1), [&] { ++quick; });
    loop.every(milliseconds(1), [&] {
        const auto until = EventLoop::Clock::now() + milliseconds(20);
        while (EventLoop::Clock::now() < until) {
        }
        if (++turns == 3) {
            loop.stop();
        }
    });
    loop.run();
    EXPECT_LT(quick, 20) << "60 ms went by, but the other one was busy";
}

TEST(EventLoop, ReadsADescriptorWheneverSomethingLiesThereUntilTheReaderHasEnough) {
    EventLoop loop;
    std::array<int, 2> ends{};
    ASSERT_EQ(pipe(ends.data()), 0);
    std::string read;
    loop.whenReadable(ends[0], [&] {
        char letter = 0;
        if (::read(ends[0], &letter, 1) == 1) {
            read += letter;
        }
        if (letter == '.') {
            loop.stop();
            return false;
        }
        return true;
    });
    ASSERT_EQ(write(ends[1], "abc.d", 5), 5);
    loop.run();
    EXPECT_EQ(read, "abc.");
    loop.poll();
    EXPECT_EQ(read, "abc.") << "it is not asked any more";
    close(ends[0]);
    close(ends[1]);
}

TEST(EventLoop, LeavesTheDescriptorToItsOwner) {
    std::array<int, 2> ends{};
    ASSERT_EQ(pipe(ends.data()), 0);
    {
        EventLoop loop;
        loop.whenReadable(ends[0], [] { return true; });
    }
    EXPECT_EQ(fcntl(ends[0], F_GETFD), 0);
    close(ends[0]);
    close(ends[1]);
}

TEST(EventLoop, ASignalBecomesATask) {
    EventLoop loop;
    int came = 0;
    loop.onSignals({SIGUSR1}, [&](int signal) {
        came = signal;
        loop.stop();
    });
    loop.post([] { (void)std::raise(SIGUSR1); });
    loop.run();
    EXPECT_EQ(came, SIGUSR1);
}

TEST(EventLoop, WhatATaskThrowsReachesTheOneWhoRunsIt) {
    EventLoop loop;
    loop.post([] { throw std::runtime_error("broken"); });
    EXPECT_THROW(loop.run(), std::runtime_error);
    loop.post([&] { loop.stop(); });
    loop.run();
}

} // namespace
} // namespace tresillo
