// SPDX-License-Identifier: MIT
#include "project/editing/bank_job.h"
#include "tests/harness/check.h"
#include "tests/project/rig.h"

namespace tresillo::test {
namespace {

/// Patterns in banks 0 and 1; pattern 0 plays.
template <class Sizes> std::unique_ptr<ProjectRig<Sizes>> bankRig(std::uint8_t used) {
    Model<Sizes> head{};
    for (std::size_t place = 0; place < used; ++place) {
        head.patternEnds[place] = kSixteenth * 4;
        head.patternEnds[16 + place] = kSixteenth * 3;
    }
    auto rig = makeProject<Sizes>(head);
    for (std::uint8_t place = 0; place < used; ++place) {
        rig->bankPattern(place, static_cast<std::uint8_t>(30 + place));
        rig->bankPattern(static_cast<std::uint8_t>(16 + place), static_cast<std::uint8_t>(60 + place), 3);
    }
    (void)rig->project.command(Start{});
    rig->settle();
    return rig;
}

/// Turns of the job, with the engine running in between.
template <class Sizes> Outcome finish(ProjectRig<Sizes>& rig, BankJob<Sizes> job) {
    Outcome outcome = job.proceed(rig.project);
    for (int turn = 0; turn < 100 && (outcome == Outcome::QueueFull || outcome == Outcome::NotResident); ++turn) {
        rig.settle();
        outcome = job.proceed(rig.project);
    }
    rig.settle();
    return outcome;
}

template <class Sizes> void settleUndo(ProjectRig<Sizes>& rig) {
    for (int turn = 0; turn < 100; ++turn) {
        rig.settle();
    }
}

template <class Sizes> void pasteAndUndo(std::uint8_t used) {
    const auto rig = bankRig<Sizes>(used);
    static PatternClip<Sizes> room;
    const std::uint64_t before = rig->fingerprint();
    CHECK(finish(*rig, BankJob<Sizes>::paste({}, 1, 0, room)) == Outcome::Done);
    CHECK(rig->areEqual());
    for (std::uint8_t place = 0; place < 16; ++place) {
        CHECK_EQ(rig->contentOf(place), rig->contentOf(static_cast<std::uint8_t>(16 + place)));
    }
    const std::uint64_t after = rig->fingerprint();
    CHECK(finish(*rig, BankJob<Sizes>::paste({}, 1, 0, room)) == Outcome::NothingToDo);
    CHECK(undoNewest(rig->project));
    settleUndo(*rig);
    CHECK_EQ(rig->fingerprint(), before);
    CHECK(rig->areEqual());
    CHECK(!undoNewest(rig->project));
    CHECK(redoNewest(rig->project));
    settleUndo(*rig);
    CHECK_EQ(rig->fingerprint(), after);
    CHECK(rig->areEqual());
}

TEST_CASE("a bank is pasted over another while it plays, and one undo brings all of it back") {
    pasteAndUndo<Studio>(16);
    pasteAndUndo<Pocket>(4);
}

TEST_CASE("a bank is cleared, sounds and lengths stay, and one undo brings all of it back") {
    const auto rig = bankRig<Studio>(16);
    static PatternClip<Studio> room;
    const std::uint64_t before = rig->fingerprint();
    CHECK(finish(*rig, BankJob<Studio>::clear({}, 1, room)) == Outcome::Done);
    for (std::uint8_t id = 16; id < 32; ++id) {
        REQUIRE(rig->project.request({id}).has_value());
        CHECK_EQ(rig->project.pattern({id})->noteUsage().used, 0);
        CHECK_EQ(rig->project.pattern({id})->track(0).length(), 3U);
        rig->settle();
    }
    CHECK(finish(*rig, BankJob<Studio>::clear({}, 1, room)) == Outcome::NothingToDo);
    CHECK(undoNewest(rig->project));
    settleUndo(*rig);
    CHECK_EQ(rig->fingerprint(), before);
    CHECK(rig->areEqual());
}

TEST_CASE("where undo cannot remember a whole bank, it takes back none of it") {
    const auto rig = bankRig<Pocket>(16);
    static PatternClip<Pocket> room;
    CHECK(finish(*rig, BankJob<Pocket>::paste({}, 1, 0, room)) == Outcome::Done);
    const std::uint64_t after = rig->fingerprint();
    CHECK(!undoNewest(rig->project));
    settleUndo(*rig);
    CHECK_EQ(rig->fingerprint(), after);
    CHECK(rig->areEqual());
}

TEST_CASE("there is no seventeenth bank") {
    const auto rig = makeProject<Pocket>();
    static PatternClip<Pocket> room;
    CHECK(finish(*rig, BankJob<Pocket>::paste({}, 16, 0, room)) == Outcome::NothingToDo);
    CHECK(finish(*rig, BankJob<Pocket>::clear({}, 16, room)) == Outcome::NothingToDo);
}

} // namespace
} // namespace tresillo::test
