// SPDX-License-Identifier: MIT
#include "storage/slots/slot_number.h"

#include <gmock/gmock.h>

#include <string>

namespace tresillo::storage {
namespace {

using testing::HasSubstr;

TEST(SlotNumber, IsAWholeNumberFromOneTo128) {
    for (const auto* const text : {"1", "1.0", "001", "1.000"}) {
        const auto number = SlotNumber::parse(text);
        ASSERT_TRUE(number.ok()) << text;
        EXPECT_EQ(number->value(), 1);
        EXPECT_EQ(number->stem(), "slot_001");
    }
    EXPECT_EQ(SlotNumber::parse("128")->stem(), "slot_128");
}

TEST(SlotNumber, AnythingElseIsRefusedWithWhatIsAllowed) {
    for (const auto* const text :
         {"0", "129", "-1", "one", "", "1.5", "1.", ".0", "1 ", " 1", "+1", "1e1", "nan", "99999999999"}) {
        EXPECT_THAT(
            SlotNumber::parse(text).message(),
            HasSubstr("slot \"" + std::string{text} + "\": expected a whole number from 1 to 128"));
    }
}

TEST(SlotNumber, WhatWasGivenIsShownOnOneShortLine) {
    EXPECT_THAT(SlotNumber::parse("1\n\x1b[2J").message(), HasSubstr("slot \"1??[2J\":"));
    EXPECT_LT(SlotNumber::parse(std::string(1'000'000, '1')).message().size(), 120U);
}

} // namespace
} // namespace tresillo::storage
