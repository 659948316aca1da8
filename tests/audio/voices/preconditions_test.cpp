// SPDX-License-Identifier: MIT
#include "audio/mix/bus.h"
#include "audio/mix/sends.h"
#include "audio/voices/reader.h"
#include "tests/harness/precondition.h"

#include <gtest/gtest.h>

#include <vector>

namespace tresillo::audio {
namespace {

using check::breaksPrecondition;

TEST(Preconditions, ARangeLiesInItsSampleAndIsNotEmpty) {
    const Sample sample(std::vector<float>(100, 0.5F), {});
    const Interpolator interpolator;
    Reader reader;
    EXPECT_FALSE(breaksPrecondition([&] { reader.start(sample, {.start = 0, .end = 100}, interpolator); }));
    EXPECT_TRUE(breaksPrecondition([&] { reader.start(sample, {.start = 0, .end = 101}, interpolator); }));
    EXPECT_TRUE(breaksPrecondition([&] { reader.start(sample, {.start = 50, .end = 50}, interpolator); }));
    EXPECT_TRUE(breaksPrecondition([&] { reader.setSpeed(0); }));
    EXPECT_TRUE(breaksPrecondition([&] { (void)sample.channel(1); })) << "it is mono";
}

TEST(Preconditions, AStretchIsNotLongerThanABus) {
    static Stretch from;
    static Stretch to;
    Sends sends;
    EXPECT_FALSE(breaksPrecondition([&] { sends.feed(0, from.bus(), to.bus(), kStretch); }));
    EXPECT_TRUE(breaksPrecondition([&] { sends.feed(0, from.bus(), to.bus(), kStretch + 1); }));
    EXPECT_TRUE(breaksPrecondition([&] { sends.feed(kSends, from.bus(), to.bus(), 1); }));
}

} // namespace
} // namespace tresillo::audio
