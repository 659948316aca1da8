// SPDX-License-Identifier: MIT
#include "core/codec/param_values.h"
#include "tests/harness/check.h"

namespace tresillo {
namespace {

TEST_CASE("each parameter is found by its stable id, and nothing else is") {
    for (const ParamRow& row : kParamTable) {
        CHECK(paramOfStableId(row.stableId) == row.id);
        CHECK_EQ(stableIdOf(row.id), row.stableId);
    }
    for (std::uint8_t number = 0; number < 128; ++number) {
        CHECK(paramOfStableId(stableIdOf(controlChange(number))) == controlChange(number));
    }
    std::size_t known = 0;
    for (std::uint64_t stableId = 0; stableId < 3'000; ++stableId) {
        known += paramOfStableId(stableId) ? 1U : 0U;
    }
    CHECK_EQ(known, kParamTable.size() + 128);
    CHECK(!paramOfStableId(~std::uint64_t{0}));
}

} // namespace
} // namespace tresillo
