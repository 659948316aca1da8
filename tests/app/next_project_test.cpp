// SPDX-License-Identifier: MIT
// When another project takes over from the one that plays.
#include "app/next_project.h"

#include <gtest/gtest.h>

#include <utility>

namespace tresillo::app {
namespace {

using std::chrono::milliseconds;

std::unique_ptr<session::Instrument> demo() {
    auto opened = session::Instrument::open("demos/two-lines", SampleRate{48'000}, {});
    EXPECT_TRUE(opened) << opened.message();
    return opened ? std::move(*opened) : nullptr;
}

TEST(NextProject, TakesOverOnceAllThatPagesWereToldIsWritten) {
    const NextProject::Clock::time_point start{};
    NextProject next;
    EXPECT_FALSE(next.isDue(true, start)) << "nobody has asked for another one";
    EXPECT_EQ(next.take(), nullptr);
    next.prepare(demo(), start);
    EXPECT_FALSE(next.isDue(false, start + milliseconds(499)));
    EXPECT_EQ(next.take(), nullptr) << "an end that comes before is the end";
    EXPECT_FALSE(next.isDue(true, start + milliseconds(19))) << "what came meanwhile is heard first";
    EXPECT_TRUE(next.isDue(true, start + milliseconds(499)));
    EXPECT_NE(next.take(), nullptr);
}

TEST(NextProject, WaitsBrieflyForPagesThatDoNotRead) {
    const NextProject::Clock::time_point start{};
    NextProject next;
    next.prepare(demo(), start);
    EXPECT_FALSE(next.isDue(false, start));
    EXPECT_TRUE(next.isDue(false, start + milliseconds(500)));
}

TEST(NextProject, IsGivenUpWhereTheOneThatWasAskedForLastCannotBeOpened) {
    const NextProject::Clock::time_point start{};
    NextProject next;
    next.prepare(demo(), start);
    next.prepare(nullptr, start);
    EXPECT_FALSE(next.isPrepared());
    EXPECT_FALSE(next.isDue(true, start + milliseconds(500)));
}

} // namespace
} // namespace tresillo::app
