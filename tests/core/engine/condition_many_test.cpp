// SPDX-License-Identifier: MIT
#include "tests/core/engine/condition_agreement.h"
#include "tests/harness/check.h"

namespace tresillo::test {
namespace {

TEST_CASE("the engine agrees with the model on two million random patterns") {
    const auto rig = makeRig<Pocket>();
    (void)rig->edit({}, InsertSection{.index = 0, .section = {}});
    Random random{12};
    std::uint64_t wrong = 0;
    for (int pattern = 0; pattern < 2'000'000 && wrong < 3; ++pattern) {
        const bool isSame = agrees(*rig, random);
        CHECK(isSame);
        wrong += isSame ? 0U : 1U;
    }
}

} // namespace
} // namespace tresillo::test
