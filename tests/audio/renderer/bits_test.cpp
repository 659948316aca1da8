// SPDX-License-Identifier: MIT
// The same bits however the rendering is cut into blocks.
#include "tests/audio/renderer/everything.h"
#include "tests/audio/renderer/rig.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>

namespace tresillo::audio::test {
namespace {

Take takeOf(std::uint32_t seed, const Partition& partition, SampleRate rate = {48'000}) {
    Rig rig(rate);
    playEverything(rig, seed);
    return rig.render(65'000, partition);
}

TEST(Bits, AreTheSameForEveryBlockSize) {
    const Take whole = takeOf(1, blocksOf(65'000));
    for (const int block : {1, 17, 64, 256, 1024, 4096}) {
        EXPECT_TRUE(takeOf(1, blocksOf(block)) == whole) << "blocks of " << block;
    }
}

TEST(Bits, AreTheSameForRandomPartitions) {
    for (std::uint32_t seed = 2; seed < 12; ++seed) {
        const SampleRate rate{seed % 2 == 0 ? 44'100 : 96'000};
        EXPECT_TRUE(takeOf(seed, randomBlocks(seed), rate) == takeOf(seed, blocksOf(512), rate)) << "seed " << seed;
    }
}

/// FNV-1a over the bits of both sides.
std::uint64_t fingerprint(const Take& take) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const std::vector<float>* side : {&take.left, &take.right}) {
        for (const float sample : *side) {
            hash = (hash ^ std::bit_cast<std::uint32_t>(sample)) * 0x100000001B3U;
        }
    }
    return hash;
}

TEST(Bits, AreTheSameFromEveryCompilerAndProcessor) {
    // Whoever changes how something sounds changes this number, and knows that songs will sound different.
    const std::uint64_t found = fingerprint(takeOf(1, blocksOf(512)));
    EXPECT_EQ(found, 0xE679E04CEFB56220U) << std::hex << "0x" << found;
}

TEST(Bits, AreNotSilence) {
    const Take take = takeOf(1, blocksOf(512));
    double energy = 0.0;
    for (const float sample : take.left) {
        ASSERT_TRUE(std::isfinite(sample));
        energy += static_cast<double>(sample) * static_cast<double>(sample);
    }
    EXPECT_GT(energy / static_cast<double>(take.left.size()), 0.01);
}

TEST(Bits, OfACallersLongDoublesAreLeftAlone) {
    Rig rig;
    playEverything(rig, 1);
    for (int block = 0; block < 200; ++block) {
        rig.render(256);
        volatile long double third = 1.0L;
        third = third / 3.0L;
        ASSERT_TRUE(third > 0.33L && third < 0.34L);
    }
}

TEST(Bits, AreTheSameWhateverTheFloatingPointStateOfTheCaller) {
    const Take usual = takeOf(3, blocksOf(256));
#if defined(__SSE2__)
    constexpr FloatState::Word kOdd = 0xFFC0; // flush to zero, subnormals are zero, round towards zero
#else
    constexpr FloatState::Word kOdd = (1U << 24) | (3U << 22);
#endif
    const FloatState::Word before = FloatState::read();
    Rig rig;
    playEverything(rig, 3);
    FloatState::write(kOdd);
    const Take odd = rig.render(65'000, blocksOf(256));
    const FloatState::Word after = FloatState::read();
    FloatState::write(before);
    EXPECT_TRUE(odd == usual);
#if defined(__SSE2__)
    constexpr FloatState::Word kFlags = 0x3F; // sticky, set by what the test itself computes
    EXPECT_EQ(after & ~kFlags, kOdd & ~kFlags);
#else
    EXPECT_EQ(after, kOdd);
#endif
}

} // namespace
} // namespace tresillo::audio::test
