// SPDX-License-Identifier: MIT
// Gestures of many changes: all of them or none, one undo, and by handover where the queue is too small.
#include "tests/core/dice.h"
#include "tests/harness/check.h"
#include "tests/project/rig.h"

namespace tresillo::test {
namespace {

template <class Sizes> std::vector<Change<Sizes>> levels(std::size_t count, std::uint64_t seed) {
    Dice dice{seed};
    std::vector<Change<Sizes>> changes;
    changes.reserve(count);
    for (std::size_t index = 0; index < count; ++index) {
        changes.push_back(SetTrackParam{
            .track = static_cast<std::uint8_t>(dice.below(Sizes::kTracks)),
            .id = ParamId::Level,
            .value = dice.from(-500, 0)});
    }
    return changes;
}

template <class Sizes> std::size_t handovers(const ProjectRig<Sizes>& rig) {
    return static_cast<std::size_t>(
        std::count_if(rig.tape.entries.begin(), rig.tape.entries.end(), [](const auto& entry) {
            return std::holds_alternative<SlotHandover>(entry.message.body);
        }));
}

TEST_CASE("a gesture that fits the queue goes change by change") {
    const auto rig = makeProject<Studio>();
    (void)rig->edit(0, SetNote{});
    rig->settle();
    const std::uint64_t before = rig->fingerprint();
    const auto changes = levels<Studio>(100, 1);
    CHECK(rig->editApart({0}, changes) == Outcome::Done);
    CHECK_EQ(handovers(*rig), 1U);
    rig->settle();
    CHECK(rig->areEqual());
    CHECK(undoNewest(rig->project));
    rig->settle();
    CHECK_EQ(rig->fingerprint(), before);
    CHECK(rig->areEqual());
}

template <class Sizes> void editMoreThanFits(std::size_t count) {
    const auto rig = makeProject<Sizes>();
    (void)rig->edit(0, SetNote{});
    rig->settle();
    const std::uint64_t before = rig->fingerprint();
    const std::uint32_t generation = rig->project.pattern({0})->generation();
    auto changes = levels<Sizes>(count, 2);
    changes[3] = SetProjectParam{.id = ParamId::Seed, .value = 12};
    changes[5] = SetName{.what = Named::Track, .track = 1, .name = ProjectName{"Renamed"}};
    CHECK(rig->editApart({0}, changes) == Outcome::Done);
    CHECK_EQ(handovers(*rig), 2U);
    const std::uint64_t after = rig->fingerprint();
    CHECK(after != before);
    rig->settle();
    CHECK(rig->areEqual());
    CHECK(rig->edit(0, SetNote{.step = 1}) == Outcome::Done);
    CHECK(undoNewest(rig->project));
    CHECK(undoNewest(rig->project));
    rig->settle();
    CHECK_EQ(rig->fingerprint(), before);
    CHECK(rig->areEqual());
    CHECK(redoNewest(rig->project));
    rig->settle();
    CHECK_EQ(rig->fingerprint(), after);
    CHECK(rig->areEqual());
    CHECK(rig->project.pattern({0})->generation() > generation);
    CHECK(undoNewest(rig->project));
    rig->settle();
    CHECK_EQ(rig->fingerprint(), before);
    CHECK(rig->areEqual());
    CHECK(undoNewest(rig->project));
}

TEST_CASE("a gesture larger than the queue goes as one handover, and is undone and made again as one") {
    editMoreThanFits<Studio>(Studio::kMessages + 100);
    editMoreThanFits<Studio>(Studio::kUndo + 100);
    editMoreThanFits<Pocket>(Pocket::kMessages + 1);
    editMoreThanFits<Pocket>(Pocket::kUndo + 100);
}

template <class Sizes> void failHalfWay(std::size_t count) {
    const auto rig = makeProject<Sizes>();
    (void)rig->edit(0, SetNote{});
    (void)rig->edit(0, SetNote{.step = 1});
    (void)undoNewest(rig->project);
    rig->settle();
    const std::uint64_t before = rig->fingerprint();
    const std::size_t depth = rig->project.undoDepth();
    const std::size_t redoDepth = rig->project.redoDepth();
    const std::size_t sent = rig->tape.entries.size();
    auto changes = levels<Sizes>(count, 3);
    changes[1] = SetProjectParam{.id = ParamId::Seed, .value = 99};
    changes.back() = ClearNote{.track = 1, .step = 1};
    CHECK(rig->editApart({0}, changes) == Outcome::NotSet);
    CHECK_EQ(rig->fingerprint(), before);
    CHECK_EQ(rig->project.undoDepth(), depth);
    CHECK_EQ(rig->project.redoDepth(), redoDepth);
    CHECK_EQ(rig->tape.entries.size(), sent);
    rig->settle();
    CHECK(rig->areEqual());
}

TEST_CASE("a gesture that fails half-way leaves everything as it was, and sends nothing") {
    failHalfWay<Studio>(50);
    failHalfWay<Studio>(Studio::kMessages + 10);
    failHalfWay<Studio>(Studio::kUndo + 10);
    failHalfWay<Pocket>(8);
    failHalfWay<Pocket>(Pocket::kUndo + 10);
}

TEST_CASE("a gesture is refused while the queue is full, and while no buffer is free for what does not fit") {
    const auto rig = makeProject<Pocket>();
    (void)rig->edit(0, SetNote{});
    (void)rig->edit(1, SetNote{});
    const auto many = levels<Pocket>(Pocket::kMessages + 1, 4);
    for (std::size_t buffer = Pocket::kSlots; buffer < PatternArena<Pocket>::kBuffers; ++buffer) {
        CHECK(rig->editApart({0}, many) == Outcome::Done);
    }
    const std::uint64_t before = rig->fingerprint();
    CHECK(rig->editApart({0}, many) == Outcome::QueueFull);
    CHECK_EQ(rig->fingerprint(), before);
    rig->settle();
    CHECK(rig->editApart({0}, many) == Outcome::Done);
    rig->settle();
    rig->fillQueue();
    CHECK(rig->editApart({0}, many) == Outcome::QueueFull);
    rig->settle();
    CHECK(rig->areEqual());
}

TEST_CASE("edits made after a gesture are undone apart from it") {
    const auto rig = makeProject<Pocket>();
    CHECK(rig->editApart({0}, levels<Pocket>(3, 5)) == Outcome::Done);
    CHECK(rig->edit(0, SetNote{}) == Outcome::Done);
    rig->settle();
    CHECK(undoNewest(rig->project));
    CHECK_EQ(rig->project.undoDepth(), 3U);
}

TEST_CASE("a pattern can be reworked in place: whole, or not at all") {
    const auto rig = makeProject<Pocket>();
    (void)rig->edit(0, SetNote{.track = 1});
    rig->settle();
    const std::uint64_t before = rig->fingerprint();
    const auto half = [](Pattern<Pocket>& pattern, TrackNames<Pocket>& names) {
        names[2] = TrackName{"Reworked"};
        (void)pattern.setNote(0, 0, 0, {});
        return Outcome::NotePoolFull;
    };
    CHECK(rig->project.rework(rig->hand, {0}, half).outcome == Outcome::NotePoolFull);
    CHECK_EQ(rig->fingerprint(), before);
    const auto whole = [](Pattern<Pocket>& pattern, TrackNames<Pocket>& names) {
        names[2] = TrackName{"Reworked"};
        (void)pattern.setTrackParam(0, ParamId::Instrument, 1);
        return pattern.setTrackParam(0, ParamId::TrackLength, 3);
    };
    (void)rig->beginGroup();
    CHECK(rig->project.rework(rig->hand, {0}, whole).outcome == Outcome::Done);
    CHECK(rig->project.model().patternEnds[0] == kSixteenth * 3);
    rig->settle();
    CHECK(rig->areEqual());
    CHECK(undoNewest(rig->project));
    rig->settle();
    CHECK_EQ(rig->fingerprint(), before);
    CHECK(rig->areEqual());
}

TEST_CASE("more reworked patterns than can be remembered: the latest are undone exactly, the oldest never in part") {
    const auto rig = makeProject<Pocket>();
    std::vector<std::uint64_t> states;
    for (int round = 0; round < 20; ++round) {
        states.push_back(rig->fingerprint());
        (void)rig->beginGroup();
        const auto one = [&](Pattern<Pocket>& pattern, TrackNames<Pocket>&) {
            return pattern.setTrackParam(0, ParamId::Level, -10 - round);
        };
        REQUIRE(rig->project.rework(rig->hand, {static_cast<std::uint8_t>(round % 2)}, one).outcome == Outcome::Done);
        rig->settle();
    }
    std::size_t undone = 0;
    while (undoNewest(rig->project)) {
        ++undone;
        rig->settle();
        REQUIRE(rig->fingerprint() == states[states.size() - undone]);
        REQUIRE(rig->areEqual());
    }
    CHECK_EQ(undone, Pocket::kWholeUndos);
}

} // namespace
} // namespace tresillo::test
