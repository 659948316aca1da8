// SPDX-License-Identifier: MIT
#include "core/params/param_table.h"
#include "tests/core/dice.h"
#include "tests/harness/check.h"

#include <type_traits>

namespace tresillo {
namespace {

TEST_CASE("rows can be read on the audio thread: they are plain numbers") {
    CHECK(std::is_trivially_copyable_v<ParamRow>);
    CHECK(sizeof(ParamRow) <= 32);
}

TEST_CASE("stable ids are unique") {
    for (const ParamRow& row : kParamTable) {
        for (const ParamRow& other : kParamTable) {
            CHECK((row.stableId == other.stableId) == (row.id == other.id));
        }
        CHECK(row.stableId < kControlChangeRow.stableId);
    }
}

TEST_CASE("a row's range, default and step make sense") {
    for (const ParamRow& row : kParamTable) {
        CHECK(row.minimum < row.maximum);
        CHECK(row.accepts(row.initial));
        CHECK(row.step > 0);
        CHECK(row.digits <= 3);
        CHECK(row.pads < 4);
        // Drawn from the middle: there must be something on both sides of it.
        CHECK(!row.bipolar || (row.minimum < 0 && row.maximum > 0));
        CHECK(!row.lockable || row.scope == Scope::Track);
    }
}

TEST_CASE("no two rows stand on the same pads of a page") {
    for (const ParamRow& row : kParamTable) {
        for (const ParamRow& other : kParamTable) {
            const bool isSamePlace = row.page != PadPage::None && row.page == other.page && row.pads == other.pads;
            CHECK(!isSamePlace || row.id == other.id);
        }
    }
}

TEST_CASE("clamping never wraps, whatever the value") {
    Dice dice{5};
    for (const ParamRow& row : kParamTable) {
        CHECK_EQ(row.clamp(INT64_MAX), row.maximum);
        CHECK_EQ(row.clamp(INT64_MIN), row.minimum);
        CHECK_EQ(row.clamp(std::int64_t{row.maximum} + 1), row.maximum);
        CHECK_EQ(row.clamp(std::int64_t{row.minimum} - 1), row.minimum);
        for (int round = 0; round < 100; ++round) {
            const auto value = static_cast<std::int64_t>(dice.bits());
            CHECK(row.accepts(row.clamp(value)));
            CHECK(!row.accepts(value) || row.clamp(value) == value);
        }
    }
}

TEST_CASE("a packed value comes out as it went in, over the whole range") {
    for (const ParamRow& row : kParamTable) {
        if (row.scope > Scope::Step) {
            continue;
        }
        for (std::int32_t value = row.minimum; value <= row.maximum; ++value) {
            REQUIRE(unpackValue(row.id, packValue(row.id, value)) == value);
        }
    }
    CHECK_EQ(unpackValue(controlChange(127), packValue(controlChange(127), 127)), 127);
}

TEST_CASE("control changes share one row and keep their numbers") {
    for (std::uint8_t number = 0; number < 128; ++number) {
        const ParamId id = controlChange(number);
        CHECK(isControlChange(id) && isParam(static_cast<std::uint8_t>(id)));
        CHECK_EQ(controlChangeNumber(id), number);
        CHECK(&rowOf(id) == &kControlChangeRow);
    }
    CHECK(!isControlChange(ParamId::SongLoop));
    CHECK(!isParam(kParamRows));
    CHECK(!isParam(127));
}

} // namespace
} // namespace tresillo
