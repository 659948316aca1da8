// SPDX-License-Identifier: MIT
#include "project/changes/undo_log.h"
#include "tests/harness/check.h"

namespace tresillo {
namespace {

UndoEntry<Pocket> entry(UndoGroup group, std::uint8_t mark) { return {.group = group, .inverse = {.pattern = {mark}}}; }

void push(UndoLog<Pocket>& log, UndoGroup group, std::size_t count) {
    for (std::size_t index = 0; index < count; ++index) {
        log.push(entry(group, static_cast<std::uint8_t>(index)));
    }
}

TEST_CASE("the last inverse comes out first") {
    UndoLog<Pocket> log;
    CHECK(!log.pop());
    push(log, 1, 2);
    CHECK_EQ(log.pop()->inverse.pattern.value, 1);
    CHECK_EQ(log.pop()->inverse.pattern.value, 0);
    CHECK(!log.pop());
}

TEST_CASE("a full log forgets the oldest group as a whole") {
    UndoLog<Pocket> log;
    push(log, 1, 5);
    push(log, 2, Pocket::kUndo - 5);
    CHECK_EQ(log.size(), Pocket::kUndo);
    push(log, 3, 1);
    CHECK_EQ(log.size(), Pocket::kUndo - 5 + 1);
    CHECK_EQ(log.groupSize(), 1U);
    (void)log.pop();
    CHECK_EQ(log.newestGroup(), 2U);
    CHECK_EQ(log.groupSize(), Pocket::kUndo - 5);
}

TEST_CASE("a gesture that is larger than the log cannot be undone at all, not in half") {
    UndoLog<Pocket> log;
    push(log, 1, 3);
    push(log, 2, Pocket::kUndo + 7);
    CHECK_EQ(log.size(), 0U);
    push(log, 3, 2);
    CHECK_EQ(log.size(), 2U);
    push(log, 2, 1); // a later gesture that has the same number by chance is one of its own
    CHECK_EQ(log.size(), 3U);
}

TEST_CASE("groups are counted that came and were not taken out again, forgotten ones too") {
    UndoLog<Pocket> log;
    CHECK_EQ(log.groups(), 0U);
    push(log, 1, 3);
    push(log, 2, 1);
    CHECK_EQ(log.groups(), 2U);
    (void)log.pop();
    CHECK_EQ(log.groups(), 1U);
    (void)log.pop();
    CHECK_EQ(log.groups(), 1U);
    push(log, 3, Pocket::kUndo);
    CHECK_EQ(log.groups(), 2U); // the first is forgotten, and was made
    push(log, 4, Pocket::kUndo + 9);
    push(log, 5, 1);
    CHECK_EQ(log.groups(), 4U);
    (void)log.pop();
    CHECK_EQ(log.groups(), 3U);
}

} // namespace
} // namespace tresillo
