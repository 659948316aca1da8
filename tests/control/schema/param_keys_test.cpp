// SPDX-License-Identifier: MIT
#include "control/schema/param_keys.h"
#include "core/params/param_table.h"
#include "core/params/words.h"

#include <gtest/gtest.h>

namespace tresillo::schema {
namespace {

TEST(ParamKeys, EveryRowsKeyFitsIntoAMessage) {
    for (const ParamRow& row : kParamTable) {
        const std::string_view key = wordsOf(row.id).key;
        EXPECT_EQ(ParamKey{key}.view(), key);
    }
}

} // namespace
} // namespace tresillo::schema
