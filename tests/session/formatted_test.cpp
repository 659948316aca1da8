// SPDX-License-Identifier: MIT
#include "session/formatted.h"

#include <gtest/gtest.h>

#include <string>

namespace tresillo::session {
namespace {

TEST(Formatted, IsAsLongAsItMustBe) {
    EXPECT_EQ(formatted("%s %d", std::string(10'000, 'a').c_str(), 7), std::string(10'000, 'a') + " 7");
    EXPECT_EQ(formatted("%%"), "%");
}

} // namespace
} // namespace tresillo::session
