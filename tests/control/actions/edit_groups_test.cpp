// SPDX-License-Identifier: MIT
#include "control/actions/edit_groups.h"

#include <gtest/gtest.h>

namespace tresillo::control::test {
namespace {

constexpr Author kMine{1};
constexpr Author kYours{2};

EditPattern levelOf(std::uint8_t track, std::optional<std::uint32_t> gesture = {}) {
    return {.edits = {SetTrackParam{.track = track, .id = ParamId::Level, .value = -10}}, .gesture = gesture};
}

TEST(EditGroups, ChangesWithOneNumberGoOnWithOneGroupOfTheirAuthor) {
    EditGroups groups;
    EXPECT_FALSE(groups.groupOf(kMine, levelOf(0, 5), 0));
    groups.performed(kMine, levelOf(0, 5), 0, 100, true);
    EXPECT_EQ(groups.groupOf(kMine, levelOf(9, 5), 60'000), 100U) << "wherever, and however long the pause";
    EXPECT_FALSE(groups.groupOf(kMine, levelOf(0, 6), 0));
    EXPECT_FALSE(groups.groupOf(kYours, levelOf(0, 5), 0));
}

TEST(EditGroups, ChangesWithoutANumberGoOnWhereTheyCameLastAndSoon) {
    EditGroups groups;
    groups.performed(kMine, levelOf(0), 1'000, 100, true);
    EXPECT_EQ(groups.groupOf(kMine, levelOf(0), 1'499), 100U);
    EXPECT_FALSE(groups.groupOf(kMine, levelOf(0), 1'500));
    EXPECT_FALSE(groups.groupOf(kMine, levelOf(1), 1'001));
    EXPECT_FALSE(groups.groupOf(kYours, levelOf(0), 1'001));
}

TEST(EditGroups, WhatDidNothingBeginsNoStream) {
    EditGroups groups;
    groups.performed(kMine, levelOf(0), 1'000, 100, false);
    EXPECT_FALSE(groups.groupOf(kMine, levelOf(0), 1'001));
}

TEST(EditGroups, AChangeWithoutANumberEndsTheNumberedGesture) {
    EditGroups groups;
    groups.performed(kMine, levelOf(0, 5), 0, 100, true);
    groups.performed(kMine, levelOf(0), 0, 101, true);
    EXPECT_FALSE(groups.groupOf(kMine, levelOf(0, 5), 0));
}

TEST(EditGroups, NothingIsRememberedOfAnAuthorWhoLeft) {
    EditGroups groups;
    groups.performed(kMine, levelOf(0, 5), 0, 100, true);
    groups.performed(kYours, levelOf(0, 5), 0, 101, true);
    groups.leave(kMine);
    EXPECT_FALSE(groups.groupOf(kMine, levelOf(0, 5), 0));
    EXPECT_EQ(groups.groupOf(kYours, levelOf(0, 5), 0), 101U);
}

} // namespace
} // namespace tresillo::control::test
