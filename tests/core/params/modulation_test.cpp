// SPDX-License-Identifier: MIT
#include "core/params/modulation.h"
#include "core/params/param_table.h"
#include "core/params/words.h"
#include "tests/harness/check.h"

namespace tresillo {
namespace {

/// Ticks of the LFO period of this name.
std::int64_t periodOf(std::string_view name) {
    const auto names = wordsOf(ParamId::LfoSync).choices;
    for (std::size_t index = 1; index < names.size(); ++index) {
        if (names[index] == name) {
            return kSyncLengths[index - 1].ticks().value;
        }
    }
    return -1;
}

TEST_CASE("a synced period is as long as its name says") {
    CHECK_EQ(periodOf("1/32"), kSixteenth.value / 2);
    CHECK_EQ(3 * periodOf("1/16t"), 2 * kSixteenth.value);
    CHECK_EQ(2 * periodOf("1/16."), 3 * kSixteenth.value);
    CHECK_EQ(3 * periodOf("1/8t"), kQuarter.value);
    CHECK_EQ(periodOf("1/8."), 3 * kSixteenth.value);
    CHECK_EQ(3 * periodOf("1/4t"), 2 * kQuarter.value);
    CHECK_EQ(2 * periodOf("1/4."), 3 * kQuarter.value);
    CHECK_EQ(periodOf("1/1"), kBar.value);
    CHECK_EQ(periodOf("16/1"), 16 * kBar.value);
    CHECK(wordsOf(ParamId::DelaySync).choices.back() == "1/2");
}

TEST_CASE("a period divides the quarter's ticks: none is rounded") {
    for (const SyncLength& length : kSyncLengths) {
        CHECK_EQ(length.ticks().value * length.denominator, kBar.value * length.numerator);
    }
}

TEST_CASE("an LFO moves what sounds: every lockable row of a voice from the slide time on, and the sends") {
    const auto names = wordsOf(ParamId::LfoTarget).choices;
    CHECK(names.front() == "none");
    CHECK(names[1] == "slide_time");
    CHECK(names.back() == "delay_send");
    std::size_t targets = 0;
    for (const ParamRow& row : kParamTable) {
        const bool isDecided = row.id < ParamId::SlideTime;
        const bool isLfo = row.id >= ParamId::LfoRate && row.id <= ParamId::LfoTarget;
        if (row.lockable && !isDecided && !isLfo && row.id != ParamId::Sound) {
            ++targets;
            CHECK(lfoTarget(static_cast<std::int32_t>(targets)) == row.id);
            CHECK(names[targets] == wordsOf(row.id).key);
        }
    }
    CHECK_EQ(targets, kLfoTargets);
}

} // namespace
} // namespace tresillo
