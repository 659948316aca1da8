// SPDX-License-Identifier: MIT
#include "core/params/param_table.h"
#include "core/params/words.h"
#include "tests/harness/check.h"

namespace tresillo {
namespace {

TEST_CASE("every row has its words") {
    for (const ParamRow& row : kParamTable) {
        const ParamWords& words = wordsOf(row.id);
        CHECK(words.id == row.id);
        CHECK(!words.key.empty());
        CHECK(!words.label.empty());
        CHECK(words.help.size() > 1 && words.help.ends_with('.'));
    }
}

TEST_CASE("keys are lower-case words") {
    for (const ParamRow& row : kParamTable) {
        const std::string_view key = wordsOf(row.id).key;
        CHECK(key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos);
        CHECK(key.front() >= 'a' && key.back() != '_');
    }
}

TEST_CASE("a key is unique within its scope") {
    for (const ParamRow& row : kParamTable) {
        for (const ParamRow& other : kParamTable) {
            const bool isSame = row.scope == other.scope && wordsOf(row.id).key == wordsOf(other.id).key;
            CHECK(isSame == (row.id == other.id));
        }
    }
}

TEST_CASE("a row is found by its key and scope, and only there") {
    for (const ParamRow& row : kParamTable) {
        CHECK(paramByKey(wordsOf(row.id).key, row.scope) == row.id);
    }
    CHECK(paramByKey("tempo", Scope::Pattern) == ParamId::Tempo);
    CHECK(!paramByKey("tempo", Scope::Track));
    CHECK(paramByKey("transpose", Scope::Track) == ParamId::Transpose);
    CHECK(paramByKey("transpose", Scope::Step) == ParamId::StepTranspose);
    CHECK(!paramByKey("", Scope::Track));
    CHECK(!paramByKey("Tempo", Scope::Pattern));
}

TEST_CASE("control changes are keys of the track's scope") {
    CHECK(paramByKey("cc0", Scope::Track) == controlChange(0));
    CHECK(paramByKey("cc74", Scope::Track) == controlChange(74));
    CHECK(paramByKey("cc127", Scope::Track) == controlChange(127));
    for (const std::string_view key : {"cc", "cc128", "cc1000", "cc07", "cc00", "cc-1", "cc1x", "CC1", "cc 1"}) {
        CHECK(!paramByKey(key, Scope::Track));
    }
    CHECK(!paramByKey("cc74", Scope::Step));
}

TEST_CASE("an enumerated row has one word for each value, all different") {
    for (const ParamRow& row : kParamTable) {
        const auto choices = wordsOf(row.id).choices;
        if (choices.empty()) {
            continue;
        }
        CHECK_EQ(static_cast<std::int64_t>(choices.size()), std::int64_t{row.maximum} - row.minimum + 1);
        for (std::size_t choice = 0; choice < choices.size(); ++choice) {
            CHECK(!choices[choice].empty());
            for (std::size_t other = 0; other < choice; ++other) {
                CHECK(choices[choice] != choices[other]);
            }
        }
    }
}

} // namespace
} // namespace tresillo
