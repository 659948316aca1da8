// SPDX-License-Identifier: MIT
#include "control/web/shown_project.h"
#include "tests/project/rig.h"

#include <gtest/gtest.h>

namespace tresillo::control::test {
namespace {

TEST(ShownProject, NoticesAPatternThatComesToHoldMusicAndOneThatLosesIt) {
    const auto rig = tresillo::test::makeProject<Studio>();
    ShownProject shown(rig->project, {});
    EXPECT_FALSE(shown.refresh());
    EXPECT_TRUE(shown.view().patterns.empty());
    (void)rig->edit(3, SetNote{});
    EXPECT_FALSE(shown.refresh()) << "nobody said that it was touched";
    shown.touched({3});
    EXPECT_TRUE(shown.refresh());
    ASSERT_EQ(shown.view().patterns.size(), 1U);
    EXPECT_EQ(shown.view().patterns[0].pattern.value, 3);
    shown.touched({3});
    EXPECT_FALSE(shown.refresh()) << "it was so before";
    (void)rig->edit(3, ClearNote{});
    shown.touched({3});
    EXPECT_TRUE(shown.refresh());
    EXPECT_TRUE(shown.view().patterns.empty());
}

TEST(ShownProject, NoticesThatSectionsBeginElsewhere) {
    const auto rig = tresillo::test::makeProject<Studio>();
    (void)rig->edit(0, SetPatternParam{.id = ParamId::MasterLength, .value = 16});
    (void)rig->edit(0, InsertSection{.index = 0, .section = {.pattern = {0}, .repeats = 2}});
    (void)rig->edit(0, InsertSection{.index = 1, .section = {.pattern = {0}, .repeats = 1}});
    ShownProject shown(rig->project, {});
    (void)rig->edit(0, SetPatternParam{.id = ParamId::MasterLength, .value = 24});
    shown.touched({0});
    EXPECT_TRUE(shown.refresh());
    EXPECT_EQ(shown.view().starts[1], kSixteenth * 48);
}

TEST(ShownProject, ShowsTheKitsThatItWasToldLast) {
    const auto rig = tresillo::test::makeProject<Studio>();
    ShownProject shown(rig->project, {.kits = {{.name = "Old"}}});
    shown.setKits({{.name = "New"}});
    ASSERT_EQ(shown.view().kits.size(), 1U);
    EXPECT_EQ(shown.view().kits[0].name, "New");
}

TEST(ShownProject, ShowsTheProjectsThatAreOfferedNow) {
    const auto rig = tresillo::test::makeProject<Studio>();
    ShownProject shown(rig->project, {.demos = {{.name = "Old"}}, .templates = {"empty-hands"}});
    shown.setDemos({{.name = "New", .isOwn = true}});
    ASSERT_EQ(shown.view().demos.size(), 1U);
    EXPECT_EQ(shown.view().demos[0].name, "New");
    EXPECT_EQ(shown.view().templates, std::vector<std::string>{"empty-hands"});
}

} // namespace
} // namespace tresillo::control::test
