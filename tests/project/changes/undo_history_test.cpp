// SPDX-License-Identifier: MIT
#include "project/changes/undo_history.h"
#include "tests/harness/check.h"

#include <array>

namespace tresillo {
namespace {

constexpr Author kPage{7};

Change<Pocket> level(std::uint8_t track) { return SetTrackParam{.track = track, .id = ParamId::Level}; }

TEST_CASE("groups are numbered from one on, and one that nothing belongs to begins anew") {
    UndoHistory<Pocket> history;
    CHECK_EQ(history.newGroup(), 1U);
    CHECK_EQ(history.groupOf({.author = kPage}), 2U);
    CHECK_EQ(history.groupOf({.author = kPage, .group = 1}), 1U);
    CHECK_EQ(history.resumeGroup(1), 3U);
    CHECK_EQ(history.rejoinGroup(1), 4U);
}

TEST_CASE("the newest group resumes, one below it only rejoins, and what it adds there becomes a new group") {
    UndoHistory<Pocket> history;
    UndoGroup own = history.newGroup();
    history.remember(kPage, own, {0}, level(0));
    CHECK_EQ(history.resumeGroup(own), own);
    UndoGroup other = history.newGroup();
    history.remember({}, other, {0}, level(1));
    CHECK(history.resumeGroup(own) != own);
    CHECK_EQ(history.rejoinGroup(own), own);
    UndoGroup same = own;
    history.remember(kPage, same, {0}, level(0));
    CHECK_EQ(same, own);
    CHECK_EQ(history.undo.size(), 2U);
    history.remember(kPage, same, {0}, level(2));
    CHECK(same != own);
    CHECK_EQ(history.undo.newestGroup(), same);
    CHECK(history.undo.newest()->author == kPage);
}

TEST_CASE("changes of more places than are remembered are too large, of known places never") {
    UndoHistory<Pocket> history;
    std::array<Change<Pocket>, Pocket::kUndo> many{};
    for (std::size_t index = 0; index < many.size(); ++index) {
        many[index] = SetTrackParam{.track = 0, .id = static_cast<ParamId>(index)};
    }
    UndoGroup group = history.newGroup();
    CHECK(history.isTooLarge(group, {0}, many));
    for (std::size_t index = 0; index + 1 < many.size(); ++index) {
        history.remember(kPage, group, {0}, many[index]);
    }
    CHECK(!history.isTooLarge(group, {0}, std::span{many}.first(many.size() - 1)));
    const std::array<Change<Pocket>, 2> others{level(1), level(2)};
    CHECK(history.isTooLarge(group, {0}, others));
    CHECK(!history.isTooLarge(history.newGroup(), {0}, others));
}

TEST_CASE("where all whole patterns are in use the oldest group is forgotten for a new one") {
    UndoHistory<Pocket> history;
    const Pattern<Pocket> before{};
    for (std::size_t count = 0; count <= Pocket::kWholeUndos; ++count) {
        UndoGroup group = history.newGroup();
        history.rememberWhole(kPage, group, {static_cast<std::uint8_t>(count)}, before, {});
    }
    CHECK_EQ(history.undo.size(), Pocket::kWholeUndos);
    CHECK_EQ(history.undo.groups(), Pocket::kWholeUndos + 1);
    CHECK_EQ(history.undo.read(Pocket::kWholeUndos - 1).inverse.pattern.value, 1);
}

} // namespace
} // namespace tresillo
