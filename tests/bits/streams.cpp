// SPDX-License-Identifier: MIT
// A thousand seeded patterns, played with edits, gestures and loads in between; a line for each with the hash of every
// event. The same source runs on the host, on the other processor and on the board: the lines must be equal.
#include "tests/core/engine/random_music.h"
#include "tests/core/engine/rig.h"

#include <algorithm>
#include <array>
#include <cinttypes>
#include <cstdio>
#include <optional>
#include <variant>

namespace tresillo::test {
namespace {

constexpr int kPatterns = 1'000;
constexpr std::int64_t kFrames = 2 * kBarFrames;

/// The buffers beside those that the patterns come in.
class LoadBuffers {
public:
    LoadBuffers() { isFree_.fill(true); }

    std::optional<std::uint16_t> take() {
        for (std::uint16_t buffer = Pocket::kSlots; buffer < isFree_.size(); ++buffer) {
            if (isFree_[buffer]) {
                isFree_[buffer] = false;
                return buffer;
            }
        }
        return std::nullopt;
    }
    /// Takes the notices, and back what is released.
    void collect(Rig<Pocket>& rig) {
        while (const auto notice = rig.link.notices.pop()) {
            if (const auto* released = std::get_if<SlotReleased>(&notice->what)) {
                isFree_[released->buffer] = true;
            }
        }
    }

private:
    std::array<bool, PatternArena<Pocket>::kBuffers> isFree_{};
};

void loadAny(Rig<Pocket>& rig, Random& random, LoadBuffers& buffers) {
    const auto buffer = buffers.take();
    if (!buffer) {
        return;
    }
    rig.pattern(*buffer) = Pattern<Pocket>();
    fillRandomly(rig.pattern(*buffer), random);
    (void)rig.send(PatternLoad{
        .pattern = PatternId{static_cast<std::uint8_t>(random.below(Pocket::kSlots))},
        .buffer = buffer,
        .line = static_cast<LaunchLine>(random.below(6)),
        .steps = static_cast<std::uint8_t>(random.below(20))});
}

std::uint64_t playPattern(Rig<Pocket>& rig, Random& random, LoadBuffers& buffers) {
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
        if (random.chance(10)) {
            loadAny(rig, random, buffers);
        }
        (void)(isEdit ? rig.send(randomEdit<Pocket>(random, Pocket::kSlots))
                      : rig.command(randomGesture<Pocket>(random, Pocket::kSlots)));
        (void)rig.play(std::min<std::int64_t>(random.from(1, 30'000), end - rig.engine.now().value));
        buffers.collect(rig);
    }
    (void)rig.command(Stop{});
    (void)rig.command(SetFollow{Follow::Pattern});
    (void)rig.command(CancelLaunch{});
    (void)rig.play(1);
    buffers.collect(rig);
    return rig.sink.hash;
}

} // namespace
} // namespace tresillo::test

int main() {
    using namespace tresillo::test;
    const auto rig = makeRig<tresillo::Pocket>();
    LoadBuffers buffers;
    std::uint64_t events = 0;
    for (int pattern = 0; pattern < kPatterns; ++pattern) {
        Random random{static_cast<std::uint64_t>(pattern) + 1};
        const std::uint64_t hash = playPattern(*rig, random, buffers);
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
