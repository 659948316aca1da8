// SPDX-License-Identifier: MIT
#include "storage/kit_import/loose_number.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string_view>

namespace tresillo::storage {
namespace {

struct Written {
    std::string_view text;
    double meant;
    bool isPlain;
};

TEST(LooseNumber, IsWhatItMostLikelyMeans) {
    for (const Written written :
         {Written{"120.5", 120.5, true}, Written{"+3", 3.0, true}, Written{"-1e2", -100.0, true},
          Written{"120,5", 120.5, false}, Written{"1.200,5", 1200.5, false}, Written{"0.8f", 0.8, false},
          Written{"1,200.5", 1200.5, false}}) {
        const LooseNumber read = looseNumber(written.text);
        ASSERT_TRUE(read.value) << written.text;
        EXPECT_DOUBLE_EQ(*read.value, written.meant) << written.text;
        EXPECT_EQ(read.isPlain, written.isPlain) << written.text;
    }
    EXPECT_EQ(looseNumber("1e-999").value, 0.0);
    EXPECT_TRUE(std::isinf(looseNumber("1e999").value.value_or(0.0)));
    EXPECT_FALSE(looseNumber("1e999").isPlain);
    for (const char* nothing : {"", "nan", "loud"}) {
        EXPECT_EQ(looseNumber(nothing).value, std::nullopt) << nothing;
    }
}

TEST(LooseNumber, ATruthIsWhatItMostLikelyMeans) {
    for (const char* yes : {"true", "1", "TRUE", "yes", "on", "2"}) {
        EXPECT_EQ(looseTruth(yes).value, true) << yes;
    }
    for (const char* no : {"false", "0", "No", "off", "0.0"}) {
        EXPECT_EQ(looseTruth(no).value, false) << no;
    }
    EXPECT_TRUE(looseTruth("1").isPlain);
    EXPECT_FALSE(looseTruth("Yes").isPlain);
    EXPECT_EQ(looseTruth("perhaps").value, std::nullopt);
}

} // namespace
} // namespace tresillo::storage
