// SPDX-License-Identifier: MIT
#include "core/params/param_table.h"
#include "core/params/words.h"
#include "tests/core/dice.h"
#include "tests/harness/check.h"

#include <algorithm>
#include <array>
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

TEST_CASE("a row is stepped where its values have names or it is a switch, and octaves begin above nothing") {
    for (const ParamRow& row : kParamTable) {
        const bool isSwitch = row.minimum == 0 && row.maximum == 1;
        const bool isNamed = !wordsOf(row.id).choices.empty() || row.id == ParamId::Condition;
        CHECK((row.taper == Taper::Stepped) == (isSwitch || isNamed));
        CHECK(row.taper != Taper::Octaves || row.minimum > 0);
        CHECK(row.taper != Taper::Logarithmic || row.minimum >= 0);
    }
}

/// How many rows a group shows of an instrument; -1 when two of them have one order.
int rowsShown(Group group, InstrumentKind instrument) {
    std::array<int, 16> orders{};
    int count = 0;
    for (const ParamRow& row : kParamTable) {
        for (const Placement& place : row.places) {
            if (place.group == group && isShown(place.shown, instrument)) {
                count = ++orders[place.order] > 1 || count < 0 ? -1 : count + 1;
            }
        }
    }
    return count;
}

TEST_CASE("a group has at most eight rows of one instrument, each at an order of its own, and a name") {
    for (std::size_t group = 1; group < kGroups; ++group) {
        CHECK(!nameOf(static_cast<Group>(group)).empty());
        int most = 0;
        for (std::size_t kind = 0; kind < wordsOf(ParamId::Instrument).choices.size(); ++kind) {
            const int count = rowsShown(static_cast<Group>(group), static_cast<InstrumentKind>(kind));
            CHECK(count >= 0 && count <= static_cast<int>(kGroupRows));
            most = std::max(most, count);
        }
        CHECK(most > 0);
    }
    CHECK_EQ(rowsShown(Group::Acid, InstrumentKind::Synth), 0);
    CHECK_EQ(rowsShown(Group::Filter, InstrumentKind::Acid), 0);
    CHECK_EQ(rowsShown(Group::Sound, InstrumentKind::None), rowsShown(Group::Sound, InstrumentKind::Pad));
}

TEST_CASE("what a step can lock is shown with some instrument") {
    for (const ParamRow& row : kParamTable) {
        const bool isShown = row.places[0].group != Group::None;
        CHECK(isShown || !row.lockable);
        CHECK(isShown || row.places[1].group == Group::None); // filled from the front
    }
}

TEST_CASE("nothing sounds MIDI yet") {
    CHECK(rowOf(ParamId::MidiPort).sounded == Sounded::NotYet);
    CHECK(rowOf(ParamId::MidiChannel).sounded == Sounded::NotYet);
    CHECK(rowOf(controlChange(7)).sounded == Sounded::NotYet);
    CHECK(rowOf(ParamId::Level).sounded == Sounded::Now);
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
