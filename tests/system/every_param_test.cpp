// SPDX-License-Identifier: MIT
// Every row of the parameter table, one by one and by its key, where players and strangers meet it: in a project's
// file, and in a page's messages with values that it does not have.
#include "control/web/messages/read_page_message.h"
#include "core/model/apply.h"
#include "core/params/words.h"
#include "storage/json/project_json.h"

#include <gtest/gtest.h>

#include <algorithm>
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

constexpr std::size_t kTrack = 2;
constexpr std::size_t kStep = 5;
constexpr PatternId kPattern{0};

using ProjectValues = decltype(storage::ProjectFile::projectValues);

/// What a parameter is, wherever its scope keeps it.
std::int64_t valueIn(const Pattern<Studio>& pattern, const ProjectValues& values, ParamId id) {
    switch (rowOf(id).scope) {
    case Scope::Track:
        return pattern.track(kTrack).value(id);
    case Scope::Step:
        return pattern.stepParam(kTrack, kStep, id).value_or(0);
    case Scope::Pattern:
        return pattern.patternParam(id).value_or(0);
    case Scope::Project:
        return values[indexOf(id) - indexOf(ParamId::MasterLevel)];
    }
    return 0;
}

void setIn(Pattern<Studio>& pattern, ProjectValues& values, ParamId id, std::int32_t value) {
    switch (rowOf(id).scope) {
    case Scope::Track:
        (void)pattern.setTrackParam(kTrack, id, value);
        break;
    case Scope::Step:
        (void)pattern.setStepParam(kTrack, kStep, id, value);
        break;
    case Scope::Pattern:
        (void)pattern.setPatternParam(id, value);
        break;
    case Scope::Project:
        values[indexOf(id) - indexOf(ParamId::MasterLevel)] = value;
        break;
    }
}

std::string_view startOfEdit(Scope scope) {
    switch (scope) {
    case Scope::Track:
        return R"("type":"SetTrackParam","track":2,)";
    case Scope::Step:
        return R"("type":"SetStepParam","track":2,"step":5,)";
    case Scope::Pattern:
        return R"("type":"SetPatternParam",)";
    case Scope::Project:
        return R"("type":"SetProjectParam",)";
    }
    return "";
}

/// The row that a test is about. Tests are named by scope and key.
class EveryParam : public testing::TestWithParam<ParamId> {
protected:
    [[nodiscard]] static const ParamRow& row() { return rowOf(GetParam()); }
    [[nodiscard]] static std::string key() { return std::string{wordsOf(GetParam()).key}; }
    /// Not what it has anyway.
    [[nodiscard]] static std::int32_t otherValue() {
        return row().initial == row().maximum ? row().minimum : row().maximum;
    }

    /// What a page asks for with this value, as a change; none: the message was refused.
    [[nodiscard]] static std::optional<Change<Studio>> changeTo(const std::string& value) {
        const auto read = control::readPageMessage(
            R"({"type":"edits","pattern":0,"edits":[{)" + std::string{startOfEdit(row().scope)} + R"("param":")" +
            key() + R"(","value":)" + value + "}]}");
        const auto* message = std::get_if<control::PageMessage>(&read);
        const auto* edits =
            message != nullptr ? std::get_if<control::PageAction<control::EditPattern>>(message) : nullptr;
        return edits != nullptr ? std::optional{edits->edits[0]} : std::nullopt;
    }

    std::unique_ptr<Pattern<Studio>> pattern_ = std::make_unique<Pattern<Studio>>();
};

TEST_P(EveryParam, ComesBackFromAProjectsFileInWhichItStandsByItsKey) {
    storage::ProjectFile project;
    setIn(*pattern_, project.projectValues, GetParam(), otherValue());
    if (row().lockable) {
        (void)pattern_->setStepParam(kTrack, kStep, GetParam(), otherValue());
    }
    project.setPattern(kPattern, *pattern_);
    const std::string text = storage::formatProject(project);
    EXPECT_NE(text.find('"' + key() + "\": "), std::string::npos) << text;
    const auto read = storage::parseProject(text, "project.json");
    ASSERT_TRUE(read.ok()) << read.message();
    auto again = std::make_unique<Pattern<Studio>>();
    (void)read->fillPattern(kPattern, *again);
    EXPECT_EQ(valueIn(*again, read->projectValues, GetParam()), otherValue());
    EXPECT_EQ(again->stepParam(kTrack, kStep, GetParam()), pattern_->stepParam(kTrack, kStep, GetParam()));
}

TEST_P(EveryParam, StaysWithinItsEndsWhateverAPageAsksFor) {
    auto model = std::make_unique<Model<Studio>>();
    model->slots[0] = {.id = kPattern, .pattern = pattern_.get()};
    constexpr std::int64_t kLeast = std::numeric_limits<std::int32_t>::min();
    constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();
    const std::int64_t low = row().minimum;
    const std::int64_t high = row().maximum;
    for (const std::int64_t value : {low, high, low - 1, std::min(high + 1, kMost), kLeast, kMost}) {
        const auto change = changeTo(std::to_string(value));
        ASSERT_TRUE(change) << value;
        (void)apply(*model, Edit<Studio>{.pattern = kPattern, .change = *change});
        EXPECT_EQ(valueIn(*pattern_, model->projectValues, GetParam()), row().clamp(value)) << value;
    }
    for (const char* const value : {"null", "true", "0.5", "\"1\"", "[]", "{}", "1e300", "2147483648", "-2147483649"}) {
        EXPECT_FALSE(changeTo(value)) << value;
    }
}

std::vector<ParamId> allParams() {
    std::vector<ParamId> ids;
    ids.reserve(kParamTable.size());
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
