// SPDX-License-Identifier: MIT
#include "control/views/undo_words.h"

#include <gtest/gtest.h>

namespace tresillo::views {
namespace {

std::string wordsFor(const Change<Studio>& change) {
    return undoWords({.group = 1, .inverse = {.pattern = {}, .frame = {}, .change = change}});
}

TEST(UndoWords, NameWhatAnEditIsAbout) {
    EXPECT_EQ(wordsFor(SetNote{}), "note");
    EXPECT_EQ(wordsFor(ClearNote{}), "note");
    EXPECT_EQ(wordsFor(SetStepParam{.id = ParamId::Cutoff}), "lock: Cutoff");
    EXPECT_EQ(wordsFor(ClearStepParam{.id = controlChange(74)}), "lock: CC 74");
    EXPECT_EQ(wordsFor(SetStepParam{.id = ParamId::StepTranspose}), "step: Transpose");
    EXPECT_EQ(wordsFor(SetStepParam{.id = ParamId::Condition}), "condition");
    EXPECT_EQ(wordsFor(SetStep<Studio>{}), "step");
    EXPECT_EQ(wordsFor(SetTrackParam{.id = ParamId::Level}), "track: Level");
    EXPECT_EQ(wordsFor(ClearTrackParam{.id = controlChange(1)}), "track: CC 1");
    EXPECT_EQ(wordsFor(SetPatternParam{.id = ParamId::Tempo}), "tempo");
    EXPECT_EQ(wordsFor(SetPatternParam{.id = ParamId::MasterLength}), "master length");
    EXPECT_EQ(wordsFor(SetProjectParam{.id = ParamId::MasterLevel}), "master level");
    EXPECT_EQ(wordsFor(SetSection{}), "song");
    EXPECT_EQ(wordsFor(InsertSection{}), "song");
    EXPECT_EQ(wordsFor(RemoveSection{}), "song");
    EXPECT_EQ(wordsFor(SetChain<Studio>{}), "chain");
    EXPECT_EQ(wordsFor(SetSound{}), "sound");
    EXPECT_EQ(wordsFor(SetName{}), "name");
    EXPECT_EQ(wordsFor(SetPatternExists{}), "pattern");
    EXPECT_EQ(wordsFor(SetKit<Studio>{}), "kit");
    EXPECT_EQ(wordsFor(SetPadValue{.row = PadRow::Pan}), "pad: pan");
    EXPECT_EQ(wordsFor(SetBankName{}), "name of the bank");
    EXPECT_EQ(wordsFor(SetBankTempo{}), "tempo of the bank");
    EXPECT_EQ(undoWords({.group = 1, .inverse = {}, .whole = std::uint8_t{3}}), "whole pattern");
}

} // namespace
} // namespace tresillo::views
