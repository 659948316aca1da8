// SPDX-License-Identifier: MIT
#include "storage/kit_import/findings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace tresillo::test {
namespace {

using storage::Finding;
using storage::FindingKind;
using storage::Findings;
using testing::ElementsAre;
using testing::SizeIs;

TEST(Findings, OfManyAlikeTheFirstAreKeptAndTheRestCounted) {
    Findings findings;
    for (int index = 0; index < 20; ++index) {
        findings.add(FindingKind::Rounded, "things", "thing " + std::to_string(index));
    }
    const auto list = findings.take();
    ASSERT_THAT(list, SizeIs(Findings::kLinesPerTopic + 1));
    EXPECT_EQ(list.back().text, "things: 8 more like these");
}

TEST(Findings, SayEachThingOnceInOrderOfArrival) {
    Findings findings;
    findings.add(FindingKind::LeftOut, "a loop");
    findings.add(FindingKind::Changed, "a filter");
    findings.add(FindingKind::LeftOut, "a loop");
    findings.add({{FindingKind::Changed, "a filter"}, {FindingKind::Note, "a loop"}});
    EXPECT_THAT(
        findings.take(), ElementsAre(
                             Finding{FindingKind::LeftOut, "a loop"}, Finding{FindingKind::Changed, "a filter"},
                             Finding{FindingKind::Note, "a loop"}));
    EXPECT_THAT(findings.take(), SizeIs(0));
}

TEST(Findings, AreReadWithTheirKindInFront) {
    EXPECT_EQ(storage::describe(Finding{FindingKind::LeftOut, "a loop"}), "left out: a loop");
    EXPECT_EQ(storage::describe(Finding{FindingKind::Missing, "a file"}), "missing: a file");
}

} // namespace
} // namespace tresillo::test
