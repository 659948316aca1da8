// SPDX-License-Identifier: MIT
#include "core/engine/lock_footprint.h"
#include "tests/core/engine/rig.h"
#include "tests/harness/check.h"

#include <cstdio>

namespace tresillo::test {
namespace {

TEST_CASE("the whole lock system of the small instrument stays under a kilobyte") {
    using Footprint = LockFootprint<Pocket>;
    static_assert(Footprint::kTotal < 1024);
    std::printf(
        "Pocket locks: pool %zu + links %zu + precalculated %zu = %zu bytes\n", Footprint::kPool, Footprint::kLinks,
        Footprint::kPrecalculated, Footprint::kTotal);
    std::printf(
        "Pocket player: %zu bytes, engine with its model: %zu bytes\n", sizeof(Player<Pocket>), sizeof(Engine<Pocket>));
    CHECK(Footprint::kTotal < 1024);
}

TEST_CASE("the steps of all tracks are reported on the small instrument, too") {
    const auto rig = makeRig<Pocket>();
    for (std::size_t track = 0; track < Pocket::kTracks; ++track) {
        drum(rig->pattern(0), track, "x.x.x.x.");
    }
    rig->giveFirst(1);
    rig->start();
    (void)rig->play(8 * kStepFrames, kStepFrames);
    std::array<int, Pocket::kTracks> reached{};
    for (std::size_t index = 0; index < rig->noticeCount; ++index) {
        if (const auto* step = std::get_if<StepReached>(&rig->notices[index].what)) {
            CHECK_EQ(step->fired, step->step % 2 == 0);
            ++reached[step->track];
        }
    }
    for (const int steps : reached) {
        CHECK(steps >= 8);
    }
}

TEST_CASE("when nobody takes the notices messages wait: each one that is carried out is answered") {
    const auto rig = makeRig<Pocket>();
    drum(rig->pattern(0), 0, "xxxxxxxx");
    rig->giveFirst(1);
    rig->start();
    std::uint32_t sent = 2;
    for (int block = 0; block < 200; ++block) {
        const bool isAhead = block % 3 == 0;
        const Frames at = isAhead ? rig->engine.now() + Frames{50'000} : kAsap;
        sent += rig->command(Fill{block % 2 == 0}, at) ? 1U : 0U;
        (void)rig->play(500);
    }
    CHECK(sent < 150); // the message queue has long been full
    std::uint32_t answered = 0;
    for (int round = 0; round < 200; ++round) {
        while (const auto notice = rig->link.notices.pop()) {
            answered += std::holds_alternative<MessageApplied>(notice->what) ||
                                std::holds_alternative<CommandRefused>(notice->what)
                            ? 1U
                            : 0U;
        }
        (void)rig->play(500);
    }
    CHECK_EQ(answered, sent);
    CHECK(rig->link.messages.room() == Pocket::kMessages);
}

} // namespace
} // namespace tresillo::test
