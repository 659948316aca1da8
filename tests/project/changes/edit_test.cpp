// SPDX-License-Identifier: MIT
// The one road for change: what the project does, the engine does, or neither does it.
#include "tests/core/model/random_edit.h"
#include "tests/harness/check.h"
#include "tests/harness/effort.h"
#include "tests/project/rig.h"

namespace tresillo::test {
namespace {

template <class Sizes> void editAtRandom(std::uint64_t seed, int edits) {
    const auto rig = makeProject<Sizes>();
    RandomEdits<Sizes> random{seed};
    int done = 0;
    for (int count = 0; count < edits; ++count) {
        const Edit<Sizes> edit = random.next();
        const Outcome outcome = rig->edit(edit.pattern, edit.change);
        done += changed(outcome) ? 1 : 0;
        if (outcome == Outcome::QueueFull || outcome == Outcome::NotResident || count % 13 == 0) {
            rig->settle();
        }
        if (count % 1'000 == 0) {
            rig->settle();
            REQUIRE(rig->areEqual());
        }
    }
    rig->settle();
    CHECK(rig->areEqual());
    CHECK(done > edits / 3);
    CHECK_EQ(rig->tape.unknown + rig->tape.twice, 0);
    for (const auto& entry : rig->tape.entries) {
        CHECK(entry.isAnswered && changed(entry.outcome));
    }
}

TEST_CASE("edits of every kind reach the engine, and both copies stay equal") {
    // Each pattern that was edited is kept whole: a board has no room for those of more edits.
    editAtRandom<Studio>(3, kFullSize ? 3'000 : 1'500);
    editAtRandom<Pocket>(5, 10'000);
}

template <class Sizes> void fillAndRefuse() {
    const auto rig = makeProject<Sizes>();
    CHECK(rig->edit(0, SetNote{.note = {.pitch = 50}}) == Outcome::Done);
    rig->settle();
    rig->fillQueue();
    const std::uint64_t before = rig->fingerprint();
    const std::size_t depth = rig->project.undoDepth();
    CHECK(rig->edit(0, SetNote{.note = {.pitch = 70}}) == Outcome::QueueFull);
    CHECK(rig->edit(0, SetProjectParam{.id = ParamId::Seed, .value = 9}) == Outcome::QueueFull);
    CHECK(!undoNewest(rig->project));
    CHECK(!rig->project.command(Start{}));
    CHECK(!rig->project.handOverKit({}));
    CHECK_EQ(rig->fingerprint(), before);
    CHECK_EQ(rig->project.undoDepth(), depth);
    rig->settle();
    CHECK(rig->areEqual());
    (void)rig->beginGroup();
    CHECK(rig->edit(0, SetNote{.note = {.pitch = 70}}) == Outcome::Done);
    CHECK(undoNewest(rig->project));
    rig->settle();
    CHECK(rig->areEqual());
    CHECK_EQ(rig->fingerprint(), before);
}

TEST_CASE("a full queue refuses an edit on both sides, and takes it when the engine has run") {
    fillAndRefuse<Studio>();
    fillAndRefuse<Pocket>();
}

TEST_CASE("what belongs to the song needs no pattern at hand") {
    const auto rig = makeProject<Pocket>();
    rig->bank.isBroken[9] = true;
    CHECK(rig->edit(9, SetProjectParam{.id = ParamId::Seed, .value = 9}) == Outcome::Done);
    CHECK(rig->edit(9, SetSound{.name = SoundName{"Bass"}}) == Outcome::Done);
    CHECK(rig->edit(9, InsertSection{}) == Outcome::Done);
    CHECK(rig->edit(9, SetName{.what = Named::Pattern, .name = ProjectName{"Nine"}}) == Outcome::Done);
    CHECK_EQ(rig->bank.loads, 0);
    rig->settle();
    CHECK(rig->areEqual());
    CHECK(undoNewest(rig->project));
    rig->settle();
    CHECK_EQ(rig->bank.loads, 0);
    CHECK(rig->project.model().sound(1) == nullptr);
    CHECK(rig->project.names().sounds[0].empty());
    CHECK_EQ(rig->project.model().song.size(), 0U);
}

/// Fills the pool of pattern 0: the steps of track 0 have notes, those of track 1 are switched off.
void fillPool(ProjectRig<Pocket>& rig) {
    for (std::uint8_t step = 0; step < Pocket::kSteps; ++step) {
        (void)rig.edit(0, SetNote{.track = 0, .step = step});
        (void)rig.edit(0, SetNote{.track = 1, .step = step, .note = {.on = false}});
        rig.settle();
        for (std::uint8_t lock = 0; lock < 8; ++lock) {
            (void)rig.edit(0, SetStepParam{.track = 1, .step = step, .id = static_cast<ParamId>(lock), .value = 1});
            (void)rig.edit(0, SetStepParam{.track = 0, .step = step, .id = static_cast<ParamId>(lock), .value = 1});
            rig.settle();
        }
    }
}

TEST_CASE("a lock finds room in a full pool by taking it from the step that was silent longest; undo gives it back") {
    const auto rig = makeProject<Pocket>();
    fillPool(*rig);
    REQUIRE(rig->project.pattern({0})->lockUsage().used == Pocket::kLockCells);
    const std::uint64_t before = rig->fingerprint();
    (void)rig->beginGroup();
    (void)rig->edit(0, SetNote{.track = 2, .step = 0});
    CHECK(rig->edit(0, SetStepParam{.track = 2, .step = 0, .id = ParamId::Level, .value = -10}) == Outcome::Done);
    CHECK_EQ(rig->project.pattern({0})->step(1, 0).locks, 0);
    CHECK(rig->project.pattern({0})->note(1, 0, 0).has_value());
    CHECK_EQ(rig->project.pattern({0})->step(1, 1).locks, 8);
    rig->settle();
    CHECK(rig->areEqual());
    CHECK(undoNewest(rig->project));
    rig->settle();
    CHECK_EQ(rig->fingerprint(), before);
    CHECK(rig->areEqual());
}

StepValue<Pocket> stepWith(std::size_t locks, std::size_t offsets) {
    StepValue<Pocket> value{};
    value.notes[0] = Note{};
    for (std::size_t lock = 0; lock < locks; ++lock) {
        (void)value.values.push({.id = static_cast<ParamId>(lock), .value = 1});
    }
    for (std::size_t offset = 0; offset < offsets; ++offset) {
        (void)value.values.push({.id = static_cast<ParamId>(indexOf(ParamId::StepTranspose) + offset), .value = 1});
    }
    return value;
}

TEST_CASE("several silent steps make room for one large step") {
    const auto rig = makeProject<Pocket>();
    fillPool(*rig);
    const std::uint64_t before = rig->fingerprint();
    (void)rig->beginGroup();
    CHECK(rig->edit(0, SetStep<Pocket>{.track = 3, .step = 7, .value = stepWith(8, 3)}) == Outcome::Done);
    rig->settle();
    CHECK(rig->areEqual());
    CHECK_EQ(rig->project.pattern({0})->step(1, 0).locks, 0);
    CHECK_EQ(rig->project.pattern({0})->step(1, 1).locks, 0);
    CHECK(undoNewest(rig->project));
    rig->settle();
    CHECK_EQ(rig->fingerprint(), before);
}

TEST_CASE("where silent steps cannot make enough room, they keep their locks and the edit is refused") {
    const auto rig = makeProject<Pocket>();
    fillPool(*rig);
    for (std::uint8_t step = 1; step < Pocket::kSteps; ++step) {
        (void)rig->edit(0, SetNote{.track = 1, .step = step});
        rig->settle();
    }
    const std::uint64_t before = rig->fingerprint();
    const std::size_t depth = rig->project.undoDepth();
    // Eleven values; the only silent step holds eight.
    CHECK(rig->edit(0, SetStep<Pocket>{.track = 3, .step = 7, .value = stepWith(8, 3)}) == Outcome::LockPoolFull);
    CHECK_EQ(rig->fingerprint(), before);
    CHECK_EQ(rig->project.undoDepth(), depth);
    rig->settle();
    CHECK(rig->areEqual());
}

} // namespace
} // namespace tresillo::test
