// SPDX-License-Identifier: MIT
#include "loop/loop_relay.h"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>

namespace tresillo::test {
namespace {

/// Posts itself `turns` times, then stops the loop: lets the loop look after its signals that often.
void stopAfter(EventLoop& loop, int turns) {
    loop.post([&loop, turns] {
        if (turns == 0) {
            loop.stop();
        } else {
            stopAfter(loop, turns - 1);
        }
    });
}

TEST(LoopRelay, ASignalThatALoopDidNotComeToStopsTheNext) {
    for (int turns = 0; turns < 8; ++turns) {
        LoopRelay loops({SIGUSR1});
        loops.current().post([&] {
            std::raise(SIGUSR1);
            stopAfter(loops.current(), turns);
        });
        loops.current().run();
        loops.passOn();
        bool isStopped = true;
        int rounds = 0;
        loops.current().every(std::chrono::milliseconds(1), [&] {
            isStopped = ++rounds < 100; // else nothing does
            if (!isStopped) {
                loops.current().stop();
            }
        });
        loops.current().run();
        EXPECT_TRUE(isStopped) << "after " << turns << " turns";
    }
}

TEST(LoopRelay, EachLoopHasTasksOfItsOwn) {
    LoopRelay loops({SIGUSR1});
    int first = 0;
    loops.current().every(std::chrono::milliseconds(1), [&] {
        ++first;
        loops.current().stop();
    });
    loops.current().run();
    EXPECT_EQ(first, 1);
    loops.passOn();
    loops.current().every(std::chrono::milliseconds(1), [&] { std::raise(SIGUSR1); });
    loops.current().run();
    EXPECT_EQ(first, 1);
}

} // namespace
} // namespace tresillo::test
