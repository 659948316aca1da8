// SPDX-License-Identifier: MIT
// A thousand seeded patterns, played with edits and gestures in between; a line for each with the hash of every event.
// The same source runs on the host, on the other processor and on the board: the lines must be equal.
#include "tests/core/engine/random_music.h"
#include "tests/core/engine/rig.h"

#include <cinttypes>
#include <cstdio>

namespace tresillo::test {
namespace {

constexpr int kPatterns = 1'000;
constexpr std::int64_t kFrames = 2 * kBarFrames;

std::uint64_t playPattern(Rig<Pocket>& rig, Random& random) {
    for (std::size_t buffer = 0; buffer < Pocket::kSlots; ++buffer) {
        rig.pattern(buffer) = Pattern<Pocket>();
        fillRandomly(rig.pattern(buffer), random);
    }
    rig.giveFirst(Pocket::kSlots);
    rig.start();
    rig.sink.hash = 0;
    rig.sink.clear();
    const std::int64_t end = rig.engine.now().value + kFrames;
    while (rig.engine.now().value < end) {
        const bool isEdit = random.chance(60);
        (void)(isEdit ? rig.send(randomEdit<Pocket>(random, Pocket::kSlots))
                      : rig.command(randomGesture<Pocket>(random, Pocket::kSlots)));
        (void)rig.play(std::min<std::int64_t>(random.from(1, 30'000), end - rig.engine.now().value));
        rig.collect();
    }
    (void)rig.command(Stop{});
    (void)rig.command(SetFollow{Follow::Pattern});
    (void)rig.command(CancelLaunch{});
    (void)rig.play(1);
    rig.collect();
    return rig.sink.hash;
}

} // namespace
} // namespace tresillo::test

int main() {
    using namespace tresillo::test;
    const auto rig = makeRig<tresillo::Pocket>();
    std::uint64_t events = 0;
    for (int pattern = 0; pattern < kPatterns; ++pattern) {
        Random random{static_cast<std::uint64_t>(pattern) + 1};
        const std::uint64_t hash = playPattern(*rig, random);
        // In two halves: the board's library prints no 64 bits.
        std::printf(
            "pattern %d %08" PRIx32 "%08" PRIx32 "\n", pattern, static_cast<std::uint32_t>(hash >> 32U),
            static_cast<std::uint32_t>(hash));
        events = rig->sink.ons;
    }
    std::printf(
        "%" PRIu32 " notes, %" PRIu32 " rules broken\n", static_cast<std::uint32_t>(events),
        static_cast<std::uint32_t>(rig->sink.broken));
    return rig->sink.broken == 0 ? 0 : 1;
}
