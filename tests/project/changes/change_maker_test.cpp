// SPDX-License-Identifier: MIT
#include "core/sequence/checksum.h"
#include "project/changes/change_maker.h"
#include "tests/harness/check.h"

namespace tresillo {
namespace {

using Maker = ChangeMaker<Pocket>;

/// A model whose pattern 0 has its pool of locks full: those of track 1, whose steps are off, can be reclaimed.
struct FullPattern {
    FullPattern() {
        model.slots[0] = {.id = {0}, .pattern = &pattern};
        for (std::uint8_t step = 0; step < Pocket::kSteps; ++step) {
            (void)pattern.setNote(0, step, 0, {});
            (void)pattern.setNote(1, step, 0, {.on = false});
            for (std::uint8_t lock = 0; lock < Pocket::kLocksPerStep; ++lock) {
                (void)pattern.setStepParam(0, step, static_cast<ParamId>(lock), 1);
                (void)pattern.setStepParam(1, step, static_cast<ParamId>(lock), 1);
            }
        }
    }
    Pattern<Pocket> pattern{};
    Model<Pocket> model{};
};

Change<Pocket> levelLock(std::uint8_t track) {
    return SetStepParam{.track = track, .step = 0, .id = ParamId::Level, .value = -10};
}

TEST_CASE("a change that fits is made alone, and taken back") {
    FullPattern full;
    const std::uint64_t before = checksum(full.pattern);
    const Maker maker{full.model};
    Maker::AllMade made{};
    CHECK(maker.make({0}, SetNote{.track = 2}, made) == Outcome::Done);
    CHECK_EQ(made.size(), 1U);
    maker.unmake({0}, made);
    CHECK(made.empty());
    CHECK_EQ(checksum(full.pattern), before);
}

TEST_CASE("a lock that finds the pool full comes behind the step that gave up its own; both are taken back") {
    FullPattern full;
    (void)full.pattern.setNote(2, 0, 0, {});
    const std::uint64_t before = checksum(full.pattern);
    const Maker maker{full.model};
    Maker::AllMade made{};
    CHECK(maker.makePlainly({0}, levelLock(2)).outcome == Outcome::LockPoolFull);
    CHECK(maker.make({0}, levelLock(2), made) == Outcome::Done);
    REQUIRE(made.size() == 2);
    CHECK(std::holds_alternative<SetStep<Pocket>>(made[0].change));
    CHECK(std::holds_alternative<SetStepParam>(made[1].change));
    maker.unmake({0}, made);
    CHECK_EQ(checksum(full.pattern), before);
}

TEST_CASE("where nothing can be reclaimed the change is refused as it would be plainly") {
    FullPattern full;
    for (std::uint8_t step = 0; step < Pocket::kSteps; ++step) {
        (void)full.pattern.setNote(1, step, 0, {});
    }
    const std::uint64_t before = checksum(full.pattern);
    const Maker maker{full.model};
    Maker::AllMade made{};
    (void)full.pattern.setNote(2, 0, 0, {});
    CHECK(maker.make({0}, levelLock(2), made) == Outcome::LockPoolFull);
    CHECK(made.empty());
    (void)full.pattern.clearNote(2, 0, 0);
    CHECK_EQ(checksum(full.pattern), before);
    CHECK(maker.make({9}, SetNote{}, made) == Outcome::NotResident);
}

} // namespace
} // namespace tresillo
