// SPDX-License-Identifier: MIT
// How fast a page may talk, on a clock of the test's own.
#include "control/web/rate.h"

#include <gtest/gtest.h>

namespace tresillo::control::test {
namespace {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;

constexpr Rate::Clock::time_point kBegun{std::chrono::hours(1000)};

TEST(Rate, WhatComesAtOnceIsFreeAsFarAsTheBurstGoesAndThenWaitsForItsTurn) {
    Rate rate(100, 5);
    for (int message = 0; message < 5; ++message) {
        EXPECT_EQ(rate.take(1, kBegun), nanoseconds(0)) << message;
    }
    EXPECT_EQ(rate.take(1, kBegun), milliseconds(10));
    EXPECT_EQ(rate.take(1, kBegun), milliseconds(20));
}

TEST(Rate, WhatIsPaidForMayComeAgainAndSilenceSavesNoMoreThanTheBurst) {
    Rate rate(100, 5);
    (void)rate.take(5, kBegun);
    EXPECT_EQ(rate.take(2, kBegun + milliseconds(20)), nanoseconds(0));
    EXPECT_EQ(rate.take(1, kBegun + milliseconds(20)), milliseconds(10));
    const auto muchLater = kBegun + std::chrono::hours(1);
    EXPECT_EQ(rate.take(5, muchLater), nanoseconds(0));
    EXPECT_EQ(rate.take(1, muchLater), milliseconds(10));
}

TEST(Rate, MoreThanTheBurstIsTakenAtOnceAndPaidForAfterwards) {
    Rate rate(100, 5);
    EXPECT_EQ(rate.take(65, kBegun), milliseconds(600));
    EXPECT_EQ(rate.take(1, kBegun + milliseconds(600)), milliseconds(10));
}

} // namespace
} // namespace tresillo::control::test
