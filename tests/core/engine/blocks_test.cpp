// SPDX-License-Identifier: MIT
// The same events whatever the blocks are that they are asked for in.
#include "tests/core/engine/random_music.h"
#include "tests/core/engine/rig.h"
#include "tests/harness/check.h"
#include "tests/harness/effort.h"

namespace tresillo::test {
namespace {

constexpr std::int64_t kPatterns = 4;

/// What a run leaves behind.
struct Trace {
    std::uint64_t events{0};
    std::uint64_t ons{0};
    std::uint64_t offs{0};
    std::uint64_t broken{0};
    std::size_t sounding{0};

    bool operator==(const Trace&) const = default;
};

/// Plays random music with edits and commands at fixed frames, in blocks of `block` frames; 0: of random lengths.
template <class Sizes> Trace playInBlocks(std::uint64_t seed, std::int64_t block, std::int64_t frames) {
    const auto rig = makeRig<Sizes>();
    Random random{seed};
    const auto patterns = std::min<std::int64_t>(kPatterns, Sizes::kSlots);
    for (std::size_t buffer = 0; buffer < static_cast<std::size_t>(patterns); ++buffer) {
        fillRandomly(rig->pattern(buffer), random);
    }
    rig->giveFirst(static_cast<std::uint8_t>(patterns));
    rig->start();
    Random blocks{seed + 1};
    std::int64_t nextMessage = 0;
    while (rig->engine.now().value < frames) {
        const std::int64_t now = rig->engine.now().value;
        std::int64_t count = block != 0 ? block : blocks.from(1, 5'000);
        count = std::min(count, frames - now);
        // Whatever falls into this block lies in the queue before it begins, as it would live.
        while (nextMessage < now + count && rig->link.messages.room() > 1) {
            const Frames at{nextMessage};
            const bool isEdit = random.chance(70);
            (void)(isEdit ? rig->send(randomEdit<Sizes>(random, patterns), at)
                          : rig->command(randomGesture<Sizes>(random, patterns), at));
            nextMessage += random.from(0, 3'000);
        }
        (void)rig->play(count);
        rig->collect();
    }
    // Everything ends with a stop.
    (void)rig->command(Stop{}, Frames{frames});
    (void)rig->play(1);
    return {
        .events = rig->sink.hash,
        .ons = rig->sink.ons,
        .offs = rig->sink.offs,
        .broken = rig->sink.broken,
        .sounding = rig->sink.sounding()};
}

/// How many notes it was tried with.
template <class Sizes> std::uint64_t checkBlocks(std::uint64_t seed, std::int64_t frames) {
    const Trace first = playInBlocks<Sizes>(seed, 1024, frames);
    CHECK_EQ(first.ons, first.offs);
    CHECK_EQ(first.broken, 0U);
    CHECK_EQ(first.sounding, 0U);
    for (const std::int64_t block : {1, 17, 64, 256, 4096, 0}) {
        CHECK(playInBlocks<Sizes>(seed, block, frames) == first);
    }
    return first.ons;
}

/// One piece of random music may be nearly silent, all together may not.
template <class Sizes> void checkSeeds(std::uint64_t seeds) {
    constexpr std::int64_t kFrames = 48'000 * (kFullSize ? 6 : 2);
    std::uint64_t ons = 0;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        ons += checkBlocks<Sizes>(seed, kFrames);
    }
    CHECK(ons > 20 * seeds);
}

TEST_CASE("blocks of 1, 17, 64, 256, 1024, 4096 and random frames give the same events, with edits and commands") {
    checkSeeds<Studio>(kFullSize ? 10 : 3);
}

TEST_CASE("and on the small instrument") { checkSeeds<Pocket>(kFullSize ? 20 : 8); }

} // namespace
} // namespace tresillo::test
