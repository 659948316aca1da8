// SPDX-License-Identifier: MIT
// A project that is joined to no engine does to the music what one does that is.
#include "tests/core/model/random_edit.h"
#include "tests/harness/check.h"
#include "tests/project/rig.h"

namespace tresillo::test {
namespace {

struct Alone {
    PatternArena<Pocket> arena;
    MemoryBank<Pocket> bank{};
    Project<Pocket> project{arena, bank};
};

// Patterns in slots or in the bank, and what belongs to none.
std::uint64_t musicOf(const Project<Pocket>& project, const MemoryBank<Pocket>& bank) {
    Hash hash{};
    for (std::size_t id = 0; id < kPatterns; ++id) {
        const Pattern<Pocket>* pattern = project.pattern({static_cast<std::uint8_t>(id)});
        hash = hash.with(
            pattern != nullptr ? checksum(*pattern)
            : bank.kept[id]    ? checksum(bank.kept[id]->pattern)
                               : checksum(Pattern<Pocket>{}));
    }
    for (const std::int32_t value : project.model().projectValues) {
        hash = hash.with(static_cast<std::uint64_t>(value));
    }
    return hash.with(project.model().song.size()).with(project.model().chain.size()).state;
}

TEST_CASE("the same requests leave the same music, with an engine and without, undone and made again") {
    const auto rig = makeProject<Pocket>();
    const auto alone = std::make_unique<Alone>();
    RandomEdits<Pocket> random{71};
    Dice dice{72};
    for (int round = 0; round < 1'000; ++round) {
        const Edit<Pocket> edit = random.next();
        const int kind = dice.from(1, 10);
        if (kind <= 7) {
            const Committed joined = rig->project.commit({}, edit.pattern, edit.change);
            CHECK(alone->project.commit({}, edit.pattern, edit.change).outcome == joined.outcome);
        } else if (kind == 8) {
            CHECK_EQ(undoNewest(alone->project), undoNewest(rig->project));
        } else if (kind == 9) {
            CHECK_EQ(redoNewest(alone->project), redoNewest(rig->project));
        } else {
            const auto work = [](Pattern<Pocket>& pattern, TrackNames<Pocket>& /*names*/) {
                return pattern.setTrackParam(0, ParamId::Level, -50);
            };
            const Committed joined = rig->project.rework({}, edit.pattern, work);
            CHECK(alone->project.rework({}, edit.pattern, work).outcome == joined.outcome);
        }
        rig->settle();
        alone->project.service();
        REQUIRE(musicOf(alone->project, alone->bank) == musicOf(rig->project, rig->bank));
    }
    CHECK_EQ(alone->project.undoDepth(), rig->project.undoDepth());
}

TEST_CASE("without an engine there is no queue that could be full, and nobody whom a command could reach") {
    const auto alone = std::make_unique<Alone>();
    for (std::size_t count = 0; count < 4 * Pocket::kMessages; ++count) {
        const auto step = static_cast<std::uint8_t>(count % Pocket::kSteps);
        REQUIRE(changed(alone->project.commit({}, {static_cast<std::uint8_t>(count)}, SetNote{.step = step})));
    }
    CHECK(!alone->project.command(Start{}));
    CHECK(!alone->project.handOverKit({}));
    CHECK_EQ(alone->project.lastSerial(), 0U);
}

} // namespace
} // namespace tresillo::test
