// SPDX-License-Identifier: MIT
#include "control/views/dirty.h"

#include <gtest/gtest.h>

namespace tresillo::views {
namespace {

constexpr PatternId kShown{5};
constexpr PatternId kOther{6};

/// A viewer who was told everything.
Dirty upToDate() {
    Dirty dirty;
    dirty.look(kShown);
    dirty.clearPattern();
    dirty.clearProject();
    dirty.clearHistory();
    return dirty;
}

TEST(Dirty, AtFirstEverythingIsNew) {
    const Dirty dirty;
    EXPECT_TRUE(dirty.all() && dirty.any() && dirty.project() && dirty.history());
}

TEST(Dirty, MarksTheStepThatAChangeIsAbout) {
    const std::vector<Change<Studio>> changes{
        SetNote{.track = 3, .step = 100}, ClearNote{.track = 3, .step = 100}, SetStepParam{.track = 3, .step = 100},
        ClearStepParam{.track = 3, .step = 100}, SetStep<Studio>{.track = 3, .step = 100, .value = {}}};
    for (const Change<Studio>& change : changes) {
        Dirty dirty = upToDate();
        dirty.changed(kShown, change);
        EXPECT_TRUE(dirty.any() && dirty.hasSteps() && dirty.step(3, 100));
        EXPECT_FALSE(dirty.step(3, 99) || dirty.step(100 % Studio::kTracks, 3) || dirty.tracks().any());
        EXPECT_FALSE(dirty.all() || dirty.name() || dirty.values() || dirty.project());
    }
}

TEST(Dirty, MarksTheTrackItsNameIncluded) {
    const std::vector<Change<Studio>> changes{
        SetTrackParam{.track = 15}, ClearTrackParam{.track = 15}, SetName{.what = Named::Track, .track = 15}};
    for (const Change<Studio>& change : changes) {
        Dirty dirty = upToDate();
        dirty.changed(kShown, change);
        EXPECT_TRUE(dirty.tracks()[15] && dirty.tracks().count() == 1);
        EXPECT_FALSE(dirty.hasSteps() || dirty.all() || dirty.name() || dirty.values() || dirty.project());
    }
}

TEST(Dirty, MarksValuesAndNameOfThePattern) {
    Dirty dirty = upToDate();
    dirty.changed(kShown, SetPatternParam{});
    EXPECT_TRUE(dirty.values() && dirty.any());
    EXPECT_FALSE(dirty.name() || dirty.project());
    dirty.changed(kShown, SetName{.what = Named::Pattern});
    EXPECT_TRUE(dirty.name() && dirty.project());
}

TEST(Dirty, MarksTheProject) {
    const std::vector<Change<Studio>> changes{SetProjectParam{}, SetSection{},       InsertSection{},
                                              RemoveSection{},   SetChain<Studio>{}, SetSound{},
                                              SetBankName{},     SetBankTempo{},     SetPatternExists{},
                                              SetKit<Studio>{},  SetPadValue{},      SetName{.what = Named::Project}};
    for (const Change<Studio>& change : changes) {
        Dirty dirty = upToDate();
        dirty.changed(kOther, change);
        EXPECT_TRUE(dirty.project());
        EXPECT_FALSE(dirty.any());
    }
}

TEST(Dirty, LeavesOtherPatternsOutButForTheirNames) {
    Dirty dirty = upToDate();
    dirty.changed(kOther, SetNote{});
    dirty.changed(kOther, SetTrackParam{});
    dirty.changed(kOther, SetPatternParam{});
    dirty.changed(kOther, SetName{.what = Named::Track});
    dirty.replaced(kOther);
    EXPECT_FALSE(dirty.any() || dirty.project());
    dirty.changed(kOther, SetName{.what = Named::Pattern});
    EXPECT_TRUE(dirty.project());
    EXPECT_FALSE(dirty.any());
}

TEST(Dirty, AReplacedPatternIsNewAsAWhole) {
    Dirty dirty = upToDate();
    dirty.replaced(kShown);
    EXPECT_TRUE(dirty.all() && dirty.any());
    dirty.clearPattern();
    EXPECT_FALSE(dirty.all() || dirty.any());
}

TEST(Dirty, AnotherPatternIsNewAsAWhole) {
    Dirty dirty = upToDate();
    dirty.look(kOther);
    EXPECT_TRUE(dirty.all());
    EXPECT_EQ(dirty.pattern(), kOther);
}

TEST(Dirty, OutlivesPlacesThatDoNotExist) {
    Dirty dirty = upToDate();
    dirty.changed(kShown, SetNote{.track = 16, .step = 0});
    dirty.changed(kShown, SetNote{.track = 0, .step = 128});
    dirty.changed(kShown, SetTrackParam{.track = 255});
    EXPECT_FALSE(dirty.any());
}

} // namespace
} // namespace tresillo::views
