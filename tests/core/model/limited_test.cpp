// SPDX-License-Identifier: MIT
#include "core/model/limited.h"
#include "tests/core/model/random_edit.h"
#include "tests/harness/check.h"

#include <memory>

namespace tresillo {
namespace {

TEST_CASE("a change that is made with its values in range leaves the same music, and nothing is left to be limited") {
    const auto plain = std::make_unique<ModelWithPatterns<Pocket>>();
    const auto inRange = std::make_unique<ModelWithPatterns<Pocket>>();
    RandomEdits<Pocket> random{5};
    int limits = 0;
    for (int round = 0; round < 50'000; ++round) {
        const Edit<Pocket> edit = random.next();
        const Outcome outcome = apply(plain->model, edit).outcome;
        if (!changed(outcome)) {
            continue;
        }
        const bool isName = std::holds_alternative<SetName>(edit.change); // is cut, not limited
        const Edit<Pocket> same{.pattern = edit.pattern, .frame = {}, .change = limited<Pocket>(edit.change)};
        const Outcome again = apply(inRange->model, same).outcome;
        REQUIRE(again == Outcome::Done || (isName && again == Outcome::Limited));
        REQUIRE(fingerprint(*plain) == fingerprint(*inRange));
        limits += outcome == Outcome::Limited ? 1 : 0;
    }
    CHECK(limits > 1'000);
}

} // namespace
} // namespace tresillo
