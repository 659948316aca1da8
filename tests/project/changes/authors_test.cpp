// SPDX-License-Identifier: MIT
// Each author undoes and redoes what they did themselves, and nothing that others have changed since.
#include "tests/core/dice.h"
#include "tests/harness/check.h"
#include "tests/project/changes/author_reference.h"
#include "tests/project/rig.h"

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace tresillo::test {
namespace {

constexpr Author kAnn{1};
constexpr Author kBen{2};

SetTrackParam levelAt(std::uint8_t track, std::int32_t value) {
    return {.track = track, .id = ParamId::Level, .value = value};
}
std::int32_t levelOf(const ProjectRig<Pocket>& rig, std::uint8_t track) {
    return rig.project.pattern({0})->track(track).value(ParamId::Level);
}

TEST_CASE("undo takes back the author's own newest group, below those of others") {
    const auto rig = makeProject<Pocket>();
    Project<Pocket>& project = rig->project;
    CHECK(changed(project.commit({.author = kAnn}, {0}, levelAt(0, -10))));
    const std::int32_t before = levelOf(*rig, 1);
    CHECK(changed(project.commit({.author = kAnn}, {0}, levelAt(1, -20))));
    CHECK(changed(project.commit({.author = kBen}, {0}, levelAt(2, -30))));
    CHECK(project.undo(kAnn).outcome == Outcome::Done);
    CHECK_EQ(levelOf(*rig, 1), before);
    CHECK_EQ(levelOf(*rig, 0), -10);
    CHECK_EQ(levelOf(*rig, 2), -30);
    CHECK(project.redo(kBen).outcome == Outcome::NothingToRedo);
    CHECK(project.redo(kAnn).outcome == Outcome::Done);
    CHECK_EQ(levelOf(*rig, 1), -20);
    CHECK(project.undo(Author{3}).outcome == Outcome::NothingToUndo);
}

TEST_CASE("undo is refused, naming who, where somebody else has changed the place since") {
    const auto rig = makeProject<Pocket>();
    Project<Pocket>& project = rig->project;
    CHECK(changed(project.commit({.author = kAnn}, {0}, levelAt(0, -10))));
    CHECK(changed(project.commit({.author = kBen}, {0}, levelAt(0, -30))));
    const TookBack refused = project.undo(kAnn);
    CHECK(refused.outcome == Outcome::ChangedByOther);
    CHECK(refused.by == kBen);
    CHECK_EQ(levelOf(*rig, 0), -30);
    CHECK(project.undo(kBen).outcome == Outcome::Done);
    CHECK_EQ(levelOf(*rig, 0), -10);
    CHECK(project.undo(kAnn).outcome == Outcome::Done);
}

TEST_CASE("redo is refused, naming who, where somebody else has changed the place since") {
    const auto rig = makeProject<Pocket>();
    Project<Pocket>& project = rig->project;
    CHECK(changed(project.commit({.author = kAnn}, {0}, levelAt(0, -10))));
    CHECK(project.undo(kAnn).outcome == Outcome::Done);
    CHECK(changed(project.commit({.author = kBen}, {0}, levelAt(0, -30))));
    const TookBack refused = project.redo(kAnn);
    CHECK(refused.outcome == Outcome::ChangedByOther);
    CHECK(refused.by == kBen);
    CHECK_EQ(levelOf(*rig, 0), -30);
    CHECK(changed(project.commit({.author = kAnn}, {0}, levelAt(1, -10))));
    CHECK(project.redo(kAnn).outcome == Outcome::NothingToRedo); // ended by a change of one's own
}

TEST_CASE("settings of pads that others need the room of stay away as a whole, and come when there is room again") {
    const auto rig = makeProject<Pocket>();
    Project<Pocket>& project = rig->project;
    const auto set = [](std::uint8_t kit, std::uint8_t pad) { return SetPadValue{.kit = kit, .pad = pad, .value = 9}; };
    const std::array<Change<Pocket>, 3> three{set(0, 0), set(0, 1), set(0, 2)};
    CHECK(changed(project.commit({.author = kAnn}, {}, three)));
    CHECK(project.undo(kAnn).outcome == Outcome::Done);
    for (std::uint8_t pad = 0; pad < 14; ++pad) {
        CHECK(changed(project.commit({.author = kBen}, {}, set(1, pad))));
        rig->settle();
    }
    const auto before = project.names().padValues;
    CHECK(project.redo(kAnn).outcome == Outcome::PadsFull);
    CHECK(project.names().padValues == before);
    CHECK(project.undo(kBen).outcome == Outcome::Done);
    CHECK(project.redo(kAnn).outcome == Outcome::Done);
    CHECK_EQ(project.names().padValues.all().size(), 16U);
}

TEST_CASE("a whole pattern overlaps all in it, and inserting a section the whole song") {
    const auto rig = makeProject<Pocket>();
    Project<Pocket>& project = rig->project;
    CHECK(changed(project.commit({.author = kAnn}, {0}, levelAt(0, -10))));
    CHECK(changed(project.rework({.author = kBen}, {0}, [](Pattern<Pocket>& pattern, TrackNames<Pocket>& /*names*/) {
        return pattern.setTrackParam(3, ParamId::Level, -50);
    })));
    rig->settle();
    CHECK(project.undo(kAnn).by == kBen);
    CHECK(project.undo(kBen).outcome == Outcome::Done);
    rig->settle();
    CHECK(project.undo(kAnn).outcome == Outcome::Done);
    rig->settle();
    CHECK(changed(project.commit({.author = kAnn}, {0}, InsertSection{.index = 0})));
    CHECK(changed(project.commit({.author = kBen}, {0}, InsertSection{.index = 1})));
    CHECK(project.undo(kAnn).outcome == Outcome::ChangedByOther);
    CHECK(project.undo(kBen).outcome == Outcome::Done);
    CHECK(project.undo(kAnn).outcome == Outcome::Done);
}

/// Locks the first parameters that can be, as many as a step holds.
Outcome lockAll(ProjectRig<Pocket>& rig, Author author, std::uint8_t track, std::uint8_t step) {
    SetStep<Pocket> change{.track = track, .step = step};
    for (const ParamRow& row : kParamTable) {
        if (row.lockable && change.value.values.size() < Pocket::kLocksPerStep) {
            (void)change.value.values.push({.id = row.id, .value = row.initial});
        }
    }
    const Outcome outcome = rig.project.commit({.author = author}, {0}, change).outcome;
    rig.settle();
    return outcome;
}

TEST_CASE("a step whose locks were taken for room is a place that was changed, and room that is used is not there") {
    const auto rig = makeProject<Pocket>();
    Project<Pocket>& project = rig->project;
    const Author kCy{3};
    // Ann's locks lie on a step that does not sound; with Ben's they fill the pool.
    CHECK(lockAll(*rig, kAnn, 0, 7) == Outcome::Done);
    CHECK(changed(
        project.commit({.author = kCy}, {0}, SetTrackParam{.track = 0, .id = ParamId::TrackLength, .value = 4})));
    for (std::uint8_t step = 0; step < 8; ++step) {
        CHECK(lockAll(*rig, kBen, 1, step) == Outcome::Done);
        CHECK((step == 7) || lockAll(*rig, kBen, 2, step) == Outcome::Done);
    }
    CHECK_EQ(project.pattern({0})->stepValue(0, 7).values.size(), Pocket::kLocksPerStep);
    const SetStepParam one{.track = 3, .step = 0, .id = ParamId::Pan, .value = 10};
    CHECK(changed(project.commit({.author = kCy}, {0}, one)));
    CHECK_EQ(project.pattern({0})->stepValue(0, 7).values.size(), 0U);
    const std::uint64_t taken = checksum(*project.pattern({0}));
    CHECK(project.undo(kAnn).by == kCy); // it was the place of Ann's locks
    CHECK(checksum(*project.pattern({0})) == taken);
    CHECK(project.undo(kCy).outcome == Outcome::Done); // and they come back with it
    CHECK_EQ(project.pattern({0})->stepValue(0, 7).values.size(), Pocket::kLocksPerStep);
    rig->settle();
    // Cy empties Ann's step, and Ben uses the room: half of what was there must not come back.
    CHECK(changed(project.commit({.author = kCy}, {0}, SetStep<Pocket>{.track = 0, .step = 7})));
    CHECK(changed(project.commit({.author = kBen}, {0}, one)));
    const std::uint64_t used = checksum(*project.pattern({0}));
    rig->settle();
    CHECK(project.undo(kCy).outcome == Outcome::LockPoolFull);
    CHECK(checksum(*project.pattern({0})) == used);
    rig->settle();
    CHECK(rig->areEqual());
    CHECK(project.undo(kBen).outcome == Outcome::Done);
    CHECK(project.undo(kCy).outcome == Outcome::Done);
    CHECK_EQ(project.pattern({0})->stepValue(0, 7).values.size(), Pocket::kLocksPerStep);
    rig->settle();
    CHECK(rig->areEqual());
}

TEST_CASE("three authors edit, undo and redo at random: each change is there, and nobody loses another one's") {
    const auto rig = makeProject<Pocket>();
    AuthorReference reference;
    const auto changeAt = [](std::size_t place, std::int32_t value) {
        const bool isPan = place >= 4;
        return SetTrackParam{
            .track = static_cast<std::uint8_t>(place % 4), .id = isPan ? ParamId::Pan : ParamId::Level, .value = value};
    };
    for (std::size_t place = 0; place < 8; ++place) {
        REQUIRE(changed(rig->project.commit({.author = {9}}, {0}, changeAt(place, 0))));
        reference.commit({9}, {{place, 0}});
    }
    Dice dice{7};
    std::array<int, 3> refused{};
    for (int round = 0; round < 100'000; ++round) {
        const Author author{static_cast<std::uint32_t>(dice.from(1, 3))};
        const int kind = dice.from(1, 100);
        if (kind <= 45) {
            std::vector<std::pair<std::size_t, std::int32_t>> wanted;
            std::vector<Change<Pocket>> changes;
            const std::size_t first = dice.below(8);
            for (std::size_t more = dice.below(3) + 1; more > 0; --more) {
                wanted.emplace_back((first + more) % 8, -dice.from(1, 40));
                changes.emplace_back(changeAt(wanted.back().first, wanted.back().second));
            }
            REQUIRE(rig->project.commit({.author = author}, {0}, changes).outcome == Outcome::Done);
            reference.commit(author, wanted);
        } else {
            const bool isUndo = kind <= 75;
            const TookBack got = isUndo ? rig->project.undo(author) : rig->project.redo(author);
            const TookBack expected = isUndo ? reference.undo(author) : reference.redo(author);
            REQUIRE(changed(got.outcome) == changed(expected.outcome));
            if (expected.outcome == Outcome::ChangedByOther) {
                REQUIRE(got.outcome == Outcome::ChangedByOther);
                REQUIRE(got.by == expected.by);
            }
            refused[isUndo ? 0 : 1] += got.outcome == Outcome::ChangedByOther ? 1 : 0;
            refused[2] += changed(got.outcome) ? 1 : 0;
        }
        for (std::size_t place = 0; place < 8; ++place) {
            const SetTrackParam at = changeAt(place, 0);
            REQUIRE(rig->project.pattern({0})->track(at.track).value(at.id) == reference.values[place]);
        }
        rig->settle();
        rig->tape.entries.clear(); // all of it was answered; a board has no room for the whole evening
        rig->tape.order.clear();
        rig->ear.heard.clear();
    }
    CHECK(refused[0] > 1000);
    CHECK(refused[1] > 100);
    CHECK(refused[2] > 10'000);
}

} // namespace
} // namespace tresillo::test
