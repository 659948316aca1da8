// SPDX-License-Identifier: MIT
// Every row of the parameter table, one by one and by its key, where players and strangers meet it: in a project's
// file, and in a page's messages with values that it does not have.
#include "control/web/messages/read_page_message.h"
#include "core/model/apply.h"
#include "core/params/words.h"
#include "storage/json/project_json.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tresillo {
namespace {

/// The row that a test is about. Tests are named by scope and key.
class EveryParam : public testing::TestWithParam<ParamId> {
protected:
    [[nodiscard]] static const ParamRow& row() { return rowOf(GetParam()); }
    [[nodiscard]] static std::string key() { return std::string{wordsOf(GetParam()).key}; }
    /// Not what it has anyway.
    [[nodiscard]] static std::int32_t otherValue() {
        return row().initial == row().maximum ? row().minimum : row().maximum;
    }

    std::unique_ptr<Pattern<Studio>> pattern_ = std::make_unique<Pattern<Studio>>();
};

TEST_P(EveryParam, ComesBackFromAProjectsFileInWhichItStandsByItsKey) {
    storage::ProjectFile project;
    if (row().scope == Scope::Track) {
        ASSERT_EQ(pattern_->setTrackParam(2, GetParam(), otherValue()), Outcome::Done);
    } else if (row().scope == Scope::Step) {
        ASSERT_EQ(pattern_->setStepParam(2, 5, GetParam(), otherValue()), Outcome::Done);
    } else if (row().scope == Scope::Pattern) {
        ASSERT_EQ(pattern_->setPatternParam(GetParam(), otherValue()), Outcome::Done);
    } else {
        project.projectValues[indexOf(GetParam()) - indexOf(ParamId::MasterLevel)] = otherValue();
    }
    if (row().lockable) {
        ASSERT_EQ(pattern_->setStepParam(2, 5, GetParam(), otherValue()), Outcome::Done);
    }
    project.setPattern(PatternId{0}, *pattern_);
    const std::string text = storage::formatProject(project);
    EXPECT_NE(text.find('"' + key() + "\": "), std::string::npos) << text;
    const auto read = storage::parseProject(text, "project.json");
    ASSERT_TRUE(read.ok()) << read.message();
    EXPECT_EQ(read->projectValues, project.projectValues);
    auto again = std::make_unique<Pattern<Studio>>();
    ASSERT_TRUE(read->fillPattern(PatternId{0}, *again));
    if (row().scope == Scope::Track) {
        EXPECT_EQ(again->track(2).value(GetParam()), otherValue());
    } else if (row().scope == Scope::Pattern) {
        EXPECT_EQ(again->patternParam(GetParam()), otherValue());
    }
    if (row().lockable || row().scope == Scope::Step) {
        EXPECT_EQ(again->stepParam(2, 5, GetParam()), otherValue());
    }
}

/// What a page asks for, as an edit, with this value; nothing: it was refused as text.
std::optional<Change<Studio>> changeOf(Scope scope, const std::string& key, const std::string& value) {
    const std::string place = scope == Scope::Track     ? R"("type":"SetTrackParam","track":2,)"
                              : scope == Scope::Step    ? R"("type":"SetStepParam","track":2,"step":5,)"
                              : scope == Scope::Pattern ? R"("type":"SetPatternParam",)"
                                                        : R"("type":"SetProjectParam",)";
    const auto read = control::readPageMessage(
        R"({"type":"edits","pattern":0,"edits":[{)" + place + R"("param":")" + key + R"(","value":)" + value + "}]}");
    const auto* message = std::get_if<control::PageMessage>(&read);
    const auto* edits = message != nullptr ? std::get_if<control::PageAction<control::EditPattern>>(message) : nullptr;
    return edits != nullptr ? std::optional{edits->edits[0]} : std::nullopt;
}

TEST_P(EveryParam, StaysWithinItsEndsWhateverAPageAsksFor) {
    auto model = std::make_unique<Model<Studio>>();
    model->slots[0] = {.id = {0}, .pattern = pattern_.get()};
    for (const std::int64_t value :
         {std::int64_t{row().minimum}, std::int64_t{row().maximum}, std::int64_t{row().minimum} - 1,
          std::int64_t{row().maximum} + 1, std::int64_t{std::numeric_limits<std::int32_t>::min()},
          std::int64_t{std::numeric_limits<std::int32_t>::max()}}) {
        const auto change = changeOf(row().scope, key(), std::to_string(value));
        const bool isMessage = value >= INT32_MIN && value <= INT32_MAX;
        ASSERT_EQ(change.has_value(), isMessage) << value;
        if (change) {
            const auto applied = apply(*model, Edit<Studio>{.pattern = {0}, .change = *change});
            EXPECT_TRUE(changed(applied.outcome) || applied.outcome == Outcome::NothingToDo) << value;
        }
        const std::int64_t held = row().scope == Scope::Track     ? pattern_->track(2).value(GetParam())
                                  : row().scope == Scope::Step    ? pattern_->stepParam(2, 5, GetParam()).value_or(0)
                                  : row().scope == Scope::Pattern ? pattern_->patternParam(GetParam()).value_or(0)
                                                                  : model->projectParam(GetParam());
        EXPECT_TRUE(row().accepts(held)) << value << " became " << held;
        if (isMessage) {
            EXPECT_EQ(held, row().clamp(value));
        }
    }
    for (const char* const value : {"null", "true", "0.5", "\"1\"", "[]", "{}", "1e300", "18446744073709551615"}) {
        EXPECT_FALSE(changeOf(row().scope, key(), value)) << value;
    }
}

std::vector<ParamId> allParams() {
    std::vector<ParamId> ids;
    for (const ParamRow& row : kParamTable) {
        ids.push_back(row.id);
    }
    return ids;
}

std::string nameOfTest(const testing::TestParamInfo<ParamId>& info) {
    constexpr std::array<std::string_view, 4> kScopes{"track_", "step_", "pattern_", "project_"};
    const auto scope = static_cast<std::size_t>(rowOf(info.param).scope);
    return std::string{kScopes[scope]} + std::string{wordsOf(info.param).key};
}

INSTANTIATE_TEST_SUITE_P(Row, EveryParam, testing::ValuesIn(allParams()), nameOfTest);

} // namespace
} // namespace tresillo
