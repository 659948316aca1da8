// SPDX-License-Identifier: MIT
#include "core/sequence/checksum.h"
#include "core/sequence/pattern.h"
#include "tests/core/dice.h"
#include "tests/harness/check.h"

namespace tresillo {
namespace {

StepAddress at(int track, int step) {
    return {.track = static_cast<std::uint8_t>(track), .step = static_cast<std::uint8_t>(step)};
}

template <class Sizes> void lock(Pattern<Sizes>& pattern, std::size_t track, std::size_t step) {
    (void)pattern.setStepParam(track, step, ParamId::Pan, 1);
}

/// A step whose notes are all off is not active, so its locks may go.
template <class Sizes> void silence(Pattern<Sizes>& pattern, std::size_t track, std::size_t step) {
    (void)pattern.setNote(track, step, 0, {.on = false});
}

TEST_CASE("the oldest locks of inactive steps are reclaimed first") {
    Pattern<Pocket> pattern;
    for (const std::size_t step : {5U, 2U, 7U}) {
        lock(pattern, 0, step);
        silence(pattern, 0, step);
    }
    for (const int step : {5, 2, 7}) {
        REQUIRE(pattern.oldestReclaimable() == at(0, step));
        (void)pattern.clearStepParam(0, static_cast<std::size_t>(step), ParamId::Pan);
    }
    CHECK(!pattern.oldestReclaimable());
}

TEST_CASE("locks of an active step are never reclaimed") {
    Pattern<Pocket> pattern;
    lock(pattern, 0, 0); // A lock trig is active.
    lock(pattern, 0, 1);
    (void)pattern.setNote(0, 1, 0, {}); // And so is a note trig.
    CHECK(!pattern.oldestReclaimable());
    (void)pattern.setNote(0, 1, 0, {.on = false});
    CHECK(pattern.oldestReclaimable() == at(0, 1));
}

TEST_CASE("a step beyond the track's length is inactive") {
    Pattern<Pocket> pattern;
    lock(pattern, 2, 6);
    CHECK(!pattern.oldestReclaimable());
    (void)pattern.setTrackParam(2, ParamId::TrackLength, 6);
    CHECK(pattern.oldestReclaimable() == at(2, 6));
    (void)pattern.setTrackParam(2, ParamId::TrackLength, 7);
    CHECK(!pattern.oldestReclaimable());
}

TEST_CASE("offsets alone are nothing to reclaim") {
    Pattern<Pocket> pattern;
    silence(pattern, 0, 0);
    (void)pattern.setStepParam(0, 0, ParamId::StepMicro, 1);
    CHECK(!pattern.oldestReclaimable());
}

TEST_CASE("age is that of the first lock: changing one or adding more does not make a step younger") {
    Pattern<Pocket> pattern;
    for (const std::size_t step : {0U, 1U}) {
        lock(pattern, 0, step);
        silence(pattern, 0, step);
    }
    (void)pattern.setStepParam(0, 0, ParamId::Pan, 50);
    (void)pattern.setStepParam(0, 0, ParamId::Level, 50);
    CHECK(pattern.oldestReclaimable() == at(0, 0));
}

TEST_CASE("the order of ages outlives the clock: after 100,000 locks the oldest is still the oldest") {
    Pattern<Pocket> pattern;
    lock(pattern, 3, 3);
    silence(pattern, 3, 3);
    lock(pattern, 1, 1);
    silence(pattern, 1, 1);
    silence(pattern, 0, 0);
    for (int round = 0; round < 100'000; ++round) {
        lock(pattern, 0, 0);
        (void)pattern.clearStepParam(0, 0, ParamId::Pan);
    }
    lock(pattern, 0, 0);
    for (const auto& [track, step] : {at(3, 3), at(1, 1), at(0, 0)}) {
        REQUIRE(pattern.oldestReclaimable() == (StepAddress{.track = track, .step = step}));
        (void)pattern.clearStepParam(track, step, ParamId::Pan);
    }
}

template <class Sizes> void scatter(Pattern<Sizes>& pattern, Dice& dice, int edits) {
    for (int edit = 0; edit < edits; ++edit) {
        const std::size_t track = dice.below(Sizes::kTracks);
        const std::size_t step = dice.below(Sizes::kSteps);
        const ParamId id = controlChange(static_cast<std::uint8_t>(dice.below(128)));
        switch (dice.below(6)) {
        case 0:
            (void)pattern.setNote(track, step, dice.below(4), {.pitch = static_cast<std::uint8_t>(dice.below(128))});
            break;
        case 1:
            (void)pattern.clearNote(track, step, dice.below(4));
            break;
        case 2:
            (void)pattern.setStepParam(track, step, id, dice.from(0, 127));
            break;
        case 3:
            (void)pattern.setStepParam(track, step, ParamId::StepMicro, dice.from(-12, 12));
            break;
        case 4:
            (void)pattern.setTrackParam(track, id, dice.from(0, 127));
            break;
        default:
            (void)pattern.setStep(
                track, step, pattern.stepValue(dice.below(Sizes::kTracks), dice.below(Sizes::kSteps)));
            break;
        }
    }
}

TEST_CASE("compacting keeps content, links, ages and counts") {
    static Pattern<Studio> pattern;
    Dice dice{13};
    for (int round = 0; round < 20; ++round) {
        scatter(pattern, dice, 2'000);
        const std::uint64_t before = checksum(pattern);
        const PoolUsage locks = pattern.lockUsage();
        const PoolUsage notes = pattern.noteUsage();
        const auto oldest = pattern.oldestReclaimable();
        pattern.compact();
        CHECK(pattern.isSound());
        CHECK_EQ(checksum(pattern), before);
        CHECK(pattern.lockUsage() == locks);
        CHECK(pattern.noteUsage() == notes);
        CHECK(pattern.oldestReclaimable() == oldest);
    }
}

TEST_CASE("compacting a full pattern loses nothing") {
    Pattern<Pocket> pattern;
    Dice dice{17};
    scatter(pattern, dice, 20'000);
    CHECK(pattern.lockUsage().used > Pocket::kLockCells * 9 / 10);
    const std::uint64_t before = checksum(pattern);
    pattern.compact();
    CHECK_EQ(checksum(pattern), before);
    CHECK(pattern.isSound());
}

TEST_CASE("a pattern stays sound through 200,000 random changes") {
    static Pattern<Studio> studio;
    Pattern<Pocket> pocket;
    Dice dice{19};
    for (int round = 0; round < 100; ++round) {
        scatter(studio, dice, 1'000);
        scatter(pocket, dice, 1'000);
        REQUIRE(studio.isSound() && pocket.isSound());
    }
    CHECK(pocket.lockUsage().failures > 0);
}

} // namespace
} // namespace tresillo
