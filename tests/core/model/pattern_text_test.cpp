// SPDX-License-Identifier: MIT
#include "core/model/pattern_text.h"
#include "tests/harness/check.h"

namespace tresillo {
namespace {

TEST_CASE("every pattern has a name of bank and place that reads back") {
    for (int value = 0; value < 256; ++value) {
        const PatternId id{static_cast<std::uint8_t>(value)};
        CHECK(patternFromText(patternText(id).view()) == id);
    }
    CHECK(patternText({0}).view() == "A01");
    CHECK(patternText({15}).view() == "A16");
    CHECK(patternText({16}).view() == "B01");
    CHECK(patternText({255}).view() == "P16");
}

TEST_CASE("other texts name no pattern") {
    for (const std::string_view text :
         {"", "A", "A1", "A00", "A17", "A20", "Q01", "a01", "@01", "A001", "A0:", "A/1", "A-1"}) {
        CHECK(!patternFromText(text));
    }
}

} // namespace
} // namespace tresillo
