// SPDX-License-Identifier: MIT
// The renderer on trial: everything that it can do, with the trap around every block.
#include "tests/audio/renderer/everything.h"
#include "tests/realtime/trap.h"

#include <gtest/gtest.h>

namespace tresillo::audio::test {
namespace {

void rendersWithoutOffence(std::uint32_t seed, const Partition& partition) {
    Rig rig;
    playEverything(rig, seed);
    rig.renderBlock = [&rig](const Output& output) {
        const RealtimeTrap::Scope scope;
        rig.renderer->render(rig, output);
    };
    RealtimeTrap::reset();
    rig.render(65'000, partition);
    EXPECT_EQ(RealtimeTrap::count(), 0U) << RealtimeTrap::report();
}

TEST(RendererTrap, NothingThatItDoesAllocatesFreesLocksOrCallsTheSystem) {
    ASSERT_TRUE(RealtimeTrap::trapsSystemCalls());
    for (std::uint32_t seed = 1; seed <= 5; ++seed) {
        rendersWithoutOffence(seed, randomBlocks(seed));
    }
    rendersWithoutOffence(6, blocksOf(16));
    rendersWithoutOffence(7, blocksOf(4096));
}

TEST(RendererTrap, ReadingItsStateIsAllowedOnTheAudioThread) {
    Rig rig;
    playEverything(rig, 9);
    rig.render(65'000);
    RealtimeTrap::reset();
    MixerStatus status;
    std::optional<std::uint16_t> released;
    {
        const RealtimeTrap::Scope scope;
        status = rig.renderer->takeStatus();
        released = rig.renderer->takeReleasedKit();
    }
    EXPECT_EQ(RealtimeTrap::count(), 0U) << RealtimeTrap::report();
    EXPECT_TRUE(released.has_value());
    EXPECT_GT(status.masterPeak, 0.0F);
}

} // namespace
} // namespace tresillo::audio::test
