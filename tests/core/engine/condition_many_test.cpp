// SPDX-License-Identifier: MIT
#include "tests/core/engine/condition_agreement.h"
#include "tests/harness/check.h"

#include <cstdlib>

namespace tresillo::test {
namespace {

/// A seeded part; all two million with the variable TRESILLO_ALL set, which takes minutes.
int patternCount() { return std::getenv("TRESILLO_ALL") != nullptr ? 2'000'000 : 200'000; }

TEST_CASE("the engine agrees with the model on any number of random patterns") {
    const int patterns = patternCount();
    const auto rig = makeRig<Pocket>();
    (void)rig->edit({}, InsertSection{.index = 0, .section = {}});
    Random random{12};
    std::uint64_t wrong = 0;
    for (int pattern = 0; pattern < patterns && wrong < 3; ++pattern) {
        const bool isSame = agrees(*rig, random);
        CHECK(isSame);
        wrong += isSame ? 0U : 1U;
    }
}

} // namespace
} // namespace tresillo::test
