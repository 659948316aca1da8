// SPDX-License-Identifier: MIT
#include "session/document/document.h"
#include "session/document/file_bank.h"

#include <gtest/gtest.h>

#include <memory>

namespace tresillo::session {
namespace {

constexpr Author kSomebody{1};

/// A project that was opened from a file, and that nobody plays.
struct Opened {
    explicit Opened(const storage::ProjectFile& from) : file(from) { project.open(modelOf(file), namesOf(file)); }

    Outcome commit(PatternId pattern, const Change<Studio>& change) {
        return project.commit({.author = kSomebody}, pattern, change).outcome;
    }

    storage::ProjectFile file;
    FileBank bank{file};
    PatternArena<Studio> arena{};
    Project<Studio> project{arena, bank};
};

std::unique_ptr<Opened> opened(const storage::ProjectFile& from = {}) { return std::make_unique<Opened>(from); }

TEST(Document, HoldsWhatWasChangedOnceItIsUpToDate) {
    const auto first = opened();
    ASSERT_TRUE(changed(first->commit({}, SetProjectParam{.id = ParamId::Seed, .value = 77})));
    ASSERT_TRUE(changed(first->commit({3}, SetNote{.track = 1, .step = 4})));
    bringUpToDate(first->file, first->project);
    EXPECT_EQ(first->file.projectParam(ParamId::Seed), 77);
    EXPECT_TRUE(first->file.hasPattern({3}));
    const auto second = opened(first->file);
    bringUpToDate(second->file, second->project);
    EXPECT_EQ(second->file, first->file);
}

TEST(Document, StaysAsItIsWhereNothingWasChanged) {
    storage::ProjectFile file;
    file.name = ProjectName{"Quiet"};
    file.setPattern({0}, *std::make_unique<Pattern<Studio>>(), {.name = PatternName{"Empty"}, .tracks = {}});
    const auto project = opened(file);
    ASSERT_TRUE(changed(project->project.bring({0})));
    bringUpToDate(project->file, project->project);
    EXPECT_EQ(project->file, file);
}

TEST(Document, HoldsNamesOfPatternsAndWhatBanksAre) {
    storage::ProjectFile file;
    file.setPattern({0}, *std::make_unique<Pattern<Studio>>(), {.name = PatternName{"Verse"}, .tracks = {}});
    const auto first = opened(file);
    ASSERT_TRUE(changed(first->commit({0}, SetName{.what = Named::Pattern, .name = ProjectName{"Bridge"}})));
    ASSERT_TRUE(changed(first->commit({9}, SetName{.what = Named::Pattern, .name = ProjectName{"Idea"}})));
    ASSERT_TRUE(changed(first->commit({}, SetBankName{.bank = 2, .name = BankName{"Nights"}})));
    ASSERT_TRUE(changed(first->commit({}, SetBankTempo{.bank = 2, .tempo = 90'000})));
    bringUpToDate(first->file, first->project);
    EXPECT_EQ(first->file.patternWords({0}).name.view(), "Bridge");
    EXPECT_EQ(first->file.patternWords({9}).name.view(), "Idea");
    EXPECT_EQ(first->file.banks[2], (Bank{.name = BankName{"Nights"}, .tempo = 90'000}));
    const auto second = opened(first->file);
    EXPECT_EQ(second->project.names().patterns[9].view(), "Idea");
    EXPECT_EQ(second->project.names().banks, first->project.names().banks);
}

TEST(Document, APatternThatWasOnlyLookedAtStaysOut) {
    const auto project = opened();
    ASSERT_TRUE(project->project.request({9}).has_value());
    bringUpToDate(project->file, project->project);
    EXPECT_FALSE(project->file.hasPattern({9}));
}

} // namespace
} // namespace tresillo::session
