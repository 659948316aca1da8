// SPDX-License-Identifier: MIT
// Reload: a pattern as it was when it was last loaded or launched.
#include "tests/harness/check.h"
#include "tests/project/rig.h"

namespace tresillo::test {
namespace {

SetNote noteAt(std::uint8_t step) { return {.step = step, .note = {.pitch = 70}}; }

SetName nameOf(std::string_view name) { return {.what = Named::Track, .name = ProjectName{name}}; }

template <class Sizes> void reloadWhatWasLoaded() {
    const auto rig = makeProject<Sizes>();
    rig->bankPattern(3, 40);
    CHECK(rig->project.request({3}).has_value());
    const std::uint64_t loaded = rig->fingerprint();
    CHECK(rig->edit(3, noteAt(1)) == Outcome::Done);
    CHECK(rig->edit(3, nameOf("Bass")) == Outcome::Done);
    CHECK(rig->edit(3, SetPatternParam{.id = ParamId::Tempo, .value = 90'000}) == Outcome::Done);
    rig->settle();
    const std::uint64_t edited = rig->fingerprint();
    CHECK(rig->project.reload({}, {3}).outcome == Outcome::Done);
    CHECK_EQ(rig->fingerprint(), loaded);
    rig->settle();
    CHECK(rig->areEqual());
    CHECK(undoNewest(rig->project));
    CHECK_EQ(rig->fingerprint(), edited);
    rig->settle();
    CHECK(rig->areEqual());
    CHECK(redoNewest(rig->project));
    CHECK_EQ(rig->fingerprint(), loaded);
    rig->settle();
    CHECK(rig->areEqual());
}

TEST_CASE("a pattern goes back to how it was loaded, and one undo brings the edits back") {
    reloadWhatWasLoaded<Studio>();
    reloadWhatWasLoaded<Pocket>();
}

TEST_CASE("a launch is what it goes back to from then on") {
    const auto rig = makeProject<Studio>();
    rig->bankPattern(3, 40);
    CHECK(rig->edit(3, noteAt(1)) == Outcome::Done);
    CHECK(rig->project.command(Launch{.pattern = {3}}));
    rig->settle();
    const std::uint64_t launched = rig->contentOf(3);
    CHECK(rig->edit(3, noteAt(2)) == Outcome::Done);
    CHECK(rig->project.reload({}, {3}).outcome == Outcome::Done);
    CHECK_EQ(rig->contentOf(3), launched);
    CHECK(rig->project.pattern({3})->note(0, 1, 0)->pitch == 70);
    rig->settle();
    CHECK(rig->areEqual());
}

TEST_CASE("a pattern that is as it was leaves nothing to undo") {
    const auto rig = makeProject<Pocket>();
    rig->bankPattern(3, 40);
    CHECK(rig->project.reload({}, {3}).outcome == Outcome::NothingToDo);
    CHECK_EQ(rig->project.undoDepth(), 0U);
    CHECK(rig->edit(3, noteAt(1)) == Outcome::Done);
    CHECK(undoNewest(rig->project));
    CHECK(rig->project.reload({}, {3}).outcome == Outcome::NothingToDo);
    rig->bank.isBroken[9] = true;
    CHECK(rig->project.reload({}, {9}).outcome == Outcome::Unreadable);
    rig->settle();
    CHECK(rig->areEqual());
}

TEST_CASE("each slot keeps its own pattern, also when another one takes it") {
    const auto rig = makeProject<Pocket>();
    for (std::uint8_t id = 0; id < 6; ++id) {
        rig->bankPattern(id, static_cast<std::uint8_t>(40 + id));
    }
    for (std::uint8_t id = 0; id < 6; ++id) {
        const std::uint64_t before = rig->contentOf(id);
        CHECK(rig->edit(id, noteAt(3)) == Outcome::Done);
        CHECK(rig->project.reload({}, {id}).outcome == Outcome::Done);
        CHECK_EQ(rig->contentOf(id), before);
        rig->settle();
        CHECK(rig->areEqual());
    }
}

TEST_CASE("while the queue is full nothing is reloaded") {
    const auto rig = makeProject<Studio>();
    CHECK(rig->edit(0, noteAt(3)) == Outcome::Done);
    rig->settle();
    rig->fillQueue();
    const std::uint64_t before = rig->fingerprint();
    CHECK(rig->project.reload({}, {0}).outcome == Outcome::QueueFull);
    CHECK_EQ(rig->fingerprint(), before);
}

} // namespace
} // namespace tresillo::test
