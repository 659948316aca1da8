// SPDX-License-Identifier: MIT
#include "control/actions/launch_replies.h"

#include <gtest/gtest.h>

#include <vector>

namespace tresillo::control::test {
namespace {

constexpr Author kFirst{1};
constexpr Author kSecond{2};

/// Replies, and what was answered so far.
struct Waiting {
    void expect(std::uint32_t serial, Author author = kFirst) {
        replies.expect(serial, author, [this](const Result& result) { answers.push_back(result); });
    }
    void applied(std::uint32_t serial, Outcome outcome = Outcome::Done) {
        replies.notice({.frame = {640}, .what = MessageApplied{.serial = serial, .outcome = outcome}});
    }

    LaunchReplies replies{};
    std::vector<Result> answers{};
};

TEST(LaunchReplies, AQueuedLaunchIsAnsweredWithItsBarAndOneThatActsAtOnceWithNow) {
    Waiting waiting;
    waiting.expect(7);
    waiting.expect(8);
    waiting.replies.notice({.frame = {640}, .what = LaunchQueued{.bar = 4}});
    EXPECT_TRUE(waiting.answers.empty());
    waiting.applied(7);
    waiting.applied(8);
    ASSERT_EQ(waiting.answers.size(), 2U);
    EXPECT_EQ(waiting.answers[0].text, "bar 5");
    EXPECT_EQ(std::get<LaunchTime>(waiting.answers[0].value).bar, 4U);
    EXPECT_EQ(waiting.answers[0].frame.value, 640);
    EXPECT_EQ(waiting.answers[1].text, "now");
    EXPECT_FALSE(std::get<LaunchTime>(waiting.answers[1].value).bar);
}

TEST(LaunchReplies, ALoadIsAnsweredWithItsBarToo) {
    Waiting waiting;
    waiting.expect(7);
    waiting.replies.notice({.frame = {640}, .what = LoadQueued{.bar = 2}});
    waiting.applied(7);
    ASSERT_EQ(waiting.answers.size(), 1U);
    EXPECT_EQ(waiting.answers[0].text, "bar 3");
    EXPECT_EQ(std::get<LaunchTime>(waiting.answers[0].value).bar, 2U);
}

TEST(LaunchReplies, ARefusedLaunchSaysWhy) {
    Waiting waiting;
    waiting.expect(7);
    waiting.expect(8);
    waiting.applied(7, Outcome::NotResident);
    waiting.replies.notice({.frame = {}, .what = CommandRefused{.serial = 8}});
    ASSERT_EQ(waiting.answers.size(), 2U);
    EXPECT_EQ(waiting.answers[0].outcome, Outcome::NotResident);
    EXPECT_EQ(waiting.answers[0].text, describe(Outcome::NotResident));
    EXPECT_EQ(waiting.answers[1].outcome, Outcome::QueueFull);
}

TEST(LaunchReplies, EachIsAnsweredOnceAndOtherMessagesAreNot) {
    Waiting waiting;
    waiting.expect(7);
    waiting.applied(6);
    waiting.applied(7);
    waiting.applied(7);
    EXPECT_EQ(waiting.answers.size(), 1U);
}

TEST(LaunchReplies, WhoLeftIsNotAnswered) {
    Waiting waiting;
    waiting.expect(7, kFirst);
    waiting.expect(8, kSecond);
    waiting.replies.leave(kFirst);
    waiting.applied(7);
    EXPECT_TRUE(waiting.answers.empty());
    waiting.applied(8);
    EXPECT_EQ(waiting.answers.size(), 1U);
}

TEST(LaunchReplies, NoMoreWaitThanThereIsRoomFor) {
    Waiting waiting;
    for (std::uint32_t serial = 0; serial <= LaunchReplies::kMost; ++serial) {
        waiting.expect(serial);
    }
    for (std::uint32_t serial = 0; serial <= LaunchReplies::kMost; ++serial) {
        waiting.applied(serial);
    }
    EXPECT_EQ(waiting.answers.size(), LaunchReplies::kMost);
}

} // namespace
} // namespace tresillo::control::test
