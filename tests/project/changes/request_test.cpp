// SPDX-License-Identifier: MIT
// For whom something is changed, and what one undo takes back: given with each request, and nowhere else.
#include "project/changes/request.h"
#include "project/editing/editing.h"
#include "tests/harness/check.h"
#include "tests/project/rig.h"

namespace tresillo::test {
namespace {

constexpr Author kPage{7};
constexpr Author kPads{8};

Change<Pocket> levelOf(std::uint8_t track, std::int32_t value) {
    return SetTrackParam{.track = track, .id = ParamId::Level, .value = value};
}

TEST_CASE("entries remember their author, through undo and redo") {
    const auto rig = makeProject<Pocket>();
    Project<Pocket>& project = rig->project;
    CHECK(changed(project.commit({.author = kPage}, {0}, levelOf(0, -10))));
    CHECK(changed(project.commit({.author = kPads}, {0}, levelOf(1, -10))));
    CHECK(clearPattern(project, {.author = kPage}, {0}) == Outcome::NothingToDo);
    CHECK(project.history().undo.newest()->author == kPads);
    CHECK(undoNewest(project));
    CHECK(project.history().undo.newest()->author == kPage);
    CHECK(project.history().redo.newest()->author == kPads);
    CHECK(redoNewest(project));
    CHECK(project.history().undo.newest()->author == kPads);
    rig->settle();
    CHECK(changed(project.commit({.author = kPads}, {0}, SetNote{})));
    rig->settle();
    CHECK(clearPattern(project, {.author = kPage}, {0}) == Outcome::Done);
    CHECK(project.history().undo.newest()->whole.has_value() && project.history().undo.newest()->author == kPage);
    CHECK(undoNewest(project));
    CHECK(project.history().redo.newest()->author == kPage);
}

TEST_CASE("a request without a group is undone by itself, one of the same group together with the others") {
    const auto rig = makeProject<Pocket>();
    Project<Pocket>& project = rig->project;
    const Committed first = project.commit({.author = kPage}, {0}, levelOf(0, -10));
    const Committed second = project.commit({.author = kPage}, {0}, levelOf(1, -10));
    CHECK(first.group != second.group);
    const UndoGroup group = project.newGroup();
    CHECK_EQ(project.commit({.author = kPage, .group = group}, {0}, levelOf(2, -10)).group, group);
    // Numbers that are handed out to others change nothing for this one.
    CHECK(project.newGroup() != group);
    CHECK_EQ(project.commit({.author = kPage, .group = group}, {0}, levelOf(3, -10)).group, group);
    CHECK_EQ(project.history().undo.groups(), 3U);
    CHECK(undoNewest(project));
    CHECK_EQ(project.undoDepth(), 2U);
    CHECK(undoNewest(project));
    CHECK_EQ(project.undoDepth(), 1U);
}

TEST_CASE("where others' changes stand between, the answer names the group to go on with") {
    const auto rig = makeProject<Pocket>();
    Project<Pocket>& project = rig->project;
    const UndoGroup own = project.newGroup();
    const Request request{.author = kPage, .group = own};
    CHECK_EQ(project.commit(request, {0}, levelOf(0, -10)).group, own);
    CHECK(changed(project.commit({.author = kPads}, {0}, levelOf(1, -10))));
    // What it has touched already goes on in the group; the rest cannot.
    CHECK_EQ(project.commit(request, {0}, levelOf(0, -20)).group, own);
    const Committed apart = project.commit(request, {0}, levelOf(2, -10));
    CHECK(changed(apart) && apart.group != own);
    CHECK_EQ(project.history().undo.groups(), 3U);
}

TEST_CASE("of several changes the answer names the one that was refused, and none is made") {
    const auto rig = makeProject<Pocket>();
    const std::array<Change<Pocket>, 3> changes{levelOf(0, -10), levelOf(1, -10), levelOf(Pocket::kTracks, -10)};
    const std::uint64_t before = rig->fingerprint();
    const Committed made = rig->project.commit({.author = kPage}, {0}, changes);
    CHECK(made.outcome == Outcome::NoSuchTrack);
    CHECK_EQ(made.refusedAt, 2U);
    CHECK_EQ(rig->fingerprint(), before);
    CHECK_EQ(rig->project.undoDepth(), 0U);
}

} // namespace
} // namespace tresillo::test
