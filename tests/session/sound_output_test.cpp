// SPDX-License-Identifier: MIT
#include "audio/devices/null_device.h"
#include "session/buffer_trial.h"
#include "session/sound_output.h"

#include <gtest/gtest.h>

namespace tresillo::session {
namespace {

TEST(SoundOutput, TheRateIsTheOneThatWasAskedForElseOneThatTheDeviceRunsAt) {
    EXPECT_EQ(rateFor({.nullDevice = true}).hz, 48'000);
    EXPECT_EQ(rateFor({.rate = SampleRate{96'000}}).hz, 96'000);
    EXPECT_EQ(bestRate({8'000, 44'100, 48'000, 192'000}).hz, 48'000);
    EXPECT_EQ(bestRate({44'100, 192'000}).hz, 44'100);
    EXPECT_EQ(bestRate({192'000}).hz, 192'000);
    EXPECT_EQ(bestRate({}).hz, 48'000) << "what it can is not known";
}

TEST(SoundOutput, ItsLatencyIncludesTheLimiters) {
    const audio::NullDevice device(SampleRate{48'000}, 480);
    EXPECT_EQ(outputWords(device, 0), "48000 Hz, 480 frames, heard 10.0 ms later");
    EXPECT_EQ(outputWords(device, 240), "48000 Hz, 480 frames, heard 15.0 ms later");
}

TEST(BufferTrial, ABufferIsSafeThatHadRoomLeftAndNoLateBlock) {
    // 480 frames of 48 kHz are 10 ms.
    const BufferResult good{.blockFrames = 480, .rate = {48'000}, .frames = 4'800, .worstNanoseconds = 7'000'000};
    EXPECT_NEAR(good.worstShare(), 0.7, 1e-9);
    EXPECT_TRUE(good.isSafe());
    BufferResult tight = good;
    tight.worstNanoseconds = 8'000'000;
    EXPECT_FALSE(tight.isSafe());
    BufferResult late = good;
    late.lateBlocks = 1;
    EXPECT_FALSE(late.isSafe());
    EXPECT_FALSE(BufferResult{.rate = {48'000}}.isSafe()) << "nothing was played";
    BufferTrial trial{.tried = {tight, late}};
    EXPECT_EQ(trial.safe(), nullptr);
    trial.tried.push_back(good);
    ASSERT_NE(trial.safe(), nullptr);
    EXPECT_EQ(trial.safe()->worstNanoseconds, 7'000'000);
}

} // namespace
} // namespace tresillo::session
