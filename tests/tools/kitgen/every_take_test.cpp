// SPDX-License-Identifier: MIT
// What holds for each of the 198 takes of the two kits.
#include "core/base/hash.h"
#include "tests/tools/kitgen/analysis.h"
#include "tests/tools/kitgen/takes.h"
#include "tools/kitgen/synth.h"
#include "tools/kitgen/wave_file.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numeric>

namespace tresillo::kitgen {
namespace {

using Visit = std::function<void(const Recipe& pad, const std::vector<double>& frames)>;

void forEveryTake(const Visit& visit) {
    for (const KitRecipe& kit : allKits()) {
        for (const Recipe& pad : kit.pads) {
            for (std::size_t layer = 0; layer < kLayers; ++layer) {
                for (std::size_t robin = 0; robin < kRobins; ++robin) {
                    SCOPED_TRACE(
                        kit.id + "/" + pad.id + " layer " + std::to_string(layer + 1) + " robin " +
                        std::to_string(robin + 1));
                    visit(pad, takeOf(kit.id, pad.id, layer, robin));
                }
            }
        }
    }
}

TEST(EveryTake, IsFiniteAndPeaksOneDecibelBelowFullScale) {
    forEveryTake([](const Recipe&, const std::vector<double>& frames) {
        for (const double frame : frames) {
            ASSERT_TRUE(std::isfinite(frame));
        }
        EXPECT_NEAR(peakDecibels(frames), -1, 0.001);
    });
}

TEST(EveryTake, HasNoDirectCurrent) {
    forEveryTake([](const Recipe&, const std::vector<double>& frames) {
        const double mean = std::accumulate(frames.begin(), frames.end(), 0.0) / static_cast<double>(frames.size());
        EXPECT_LT(std::fabs(mean), 5e-5); // -86 dBFS
    });
}

TEST(EveryTake, StartsWithItsOnsetAndWithoutAStep) {
    forEveryTake([](const Recipe& pad, const std::vector<double>& frames) {
        const double swell = pad.id == "shaker" ? 12 : 0; // a shaker's grains take their time
        EXPECT_LT(std::fabs(frames.front()), 0.05);
        EXPECT_GT(peakDecibels(between(frames, 0, 0.0005)), -26 - swell);
        EXPECT_GT(peakDecibels(between(frames, 0, 0.0025)), -12 - swell);
    });
}

TEST(EveryTake, FadesBelowMinus90DecibelsAndEndsThere) {
    forEveryTake([](const Recipe&, const std::vector<double>& frames) {
        const double end = static_cast<double>(frames.size()) / 48'000;
        EXPECT_LT(peakDecibels(between(frames, end - 0.0099, end)), -90);
        EXPECT_GT(peakDecibels(between(frames, end - 0.0120, end)), -98) << "silence is left at the end";
        EXPECT_LT(std::fabs(frames.back()), 1e-7);
    });
}

// The bytes of both kits. Every compiler, optimisation level and processor must give the same; a deliberate change of a
// sound changes its number, and with it the bytes of every render that uses the kit.
TEST(EveryTake, HasTheSameBitsAsFromTheCompilerOfRecord) {
    Hash hash;
    forEveryTake([&](const Recipe&, const std::vector<double>& frames) {
        for (const std::int32_t sample : quantise(frames)) {
            hash = hash.with(static_cast<std::uint32_t>(sample));
        }
    });
    EXPECT_EQ(hash.state, 0x878A'7BEC'D5C2'B146ULL) << std::hex << hash.state;
}

} // namespace
} // namespace tresillo::kitgen
