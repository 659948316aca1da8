// SPDX-License-Identifier: MIT
#include "project/editing/editing.h"
#include "session/document/document.h"
#include "session/document/file_bank.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

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

TEST(Document, LeavesOutWhatWasRemovedAndListsItAgainAfterAnUndo) {
    storage::ProjectFile file;
    const auto content = std::make_unique<Pattern<Studio>>();
    file.setPattern({0}, *content, {.name = PatternName{"Verse"}, .tracks = {}});
    file.setPattern({5}, *content); // listed, and holds nothing
    (void)content->setNote(0, 3, 0, {.pitch = 40});
    file.setPattern({40}, *content, {.name = PatternName{"Bridge"}, .tracks = {}});
    const auto project = opened(file);
    for (const PatternId id : {PatternId{5}, PatternId{40}}) {
        ASSERT_EQ(removePattern(project->project, {.author = kSomebody}, id), Outcome::Done);
        EXPECT_EQ(removePattern(project->project, {.author = kSomebody}, id), Outcome::NotSet);
    }
    bringUpToDate(project->file, project->project);
    EXPECT_FALSE(project->file.hasPattern({5}) || project->file.hasPattern({40}));
    ASSERT_TRUE(changed(project->project.undo(kSomebody).outcome));
    ASSERT_TRUE(changed(project->project.undo(kSomebody).outcome));
    bringUpToDate(project->file, project->project);
    EXPECT_EQ(project->file, file);
}

TEST(Document, ListsAnEmptyPatternWhereTheLastOneWasRemoved) {
    storage::ProjectFile file;
    file.setPattern({40}, *std::make_unique<Pattern<Studio>>());
    const auto project = opened(file);
    ASSERT_EQ(removePattern(project->project, {.author = kSomebody}, {40}), Outcome::Done);
    bringUpToDate(project->file, project->project);
    EXPECT_EQ(project->file.patternIds(), std::vector<PatternId>{{0}});
}

SetKit<Studio> kitAt(std::uint8_t place, std::string_view id) {
    return {.index = place, .kit = {.id = KitId{id}, .name = {}, .path = {}}};
}

TEST(Document, HoldsTheKitsWithWhatItKnowsOfThem) {
    storage::ProjectFile file;
    const std::string path = "far/" + std::string(100, 'x');
    file.kits = {
        {.id = "round", .name = "Round", .path = path}, {.id = "small", .name = "Small", .path = "mine/small"}};
    const auto first = opened(file);
    bringUpToDate(first->file, first->project);
    EXPECT_EQ(first->file.kits, file.kits) << "also a path that is longer than an edit holds";
    ASSERT_TRUE(changed(first->commit({}, kitAt(4, "other"))));
    ASSERT_TRUE(changed(first->commit({}, kitAt(1, ""))));
    bringUpToDate(first->file, first->project);
    ASSERT_EQ(first->file.kits.size(), 5U);
    EXPECT_EQ(first->file.kits[0], file.kits[0]);
    EXPECT_EQ(first->file.kits[1], storage::KitReference{});
    EXPECT_EQ(first->file.kits[4].id, "other");
    const auto second = opened(first->file);
    EXPECT_EQ(second->project.names().kits, first->project.names().kits);
    ASSERT_TRUE(changed(first->project.undo(kSomebody).outcome));
    ASSERT_TRUE(changed(first->project.undo(kSomebody).outcome));
    bringUpToDate(first->file, first->project);
    EXPECT_EQ(first->file.kits, file.kits) << "with the name and path that it had";
}

TEST(Document, APatternThatWasOnlyLookedAtStaysOut) {
    const auto project = opened();
    ASSERT_TRUE(project->project.request({9}).has_value());
    bringUpToDate(project->file, project->project);
    EXPECT_FALSE(project->file.hasPattern({9}));
}

} // namespace
} // namespace tresillo::session
