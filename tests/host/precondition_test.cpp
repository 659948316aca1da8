// SPDX-License-Identifier: MIT
#include "core/base/require.h"

#include <gtest/gtest.h>

namespace tresillo {
namespace {

TEST(Precondition, OneThatIsBrokenAbortsWithFileAndLine) {
    const auto breakOne = [] { require(false); };
    EXPECT_DEATH(breakOne(), "precondition_test\\.cpp:10: precondition failed");
}

} // namespace
} // namespace tresillo
