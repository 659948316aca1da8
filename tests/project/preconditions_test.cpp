// SPDX-License-Identifier: MIT
#include "project/changes/undo_log.h"
#include "project/patterns/pattern_pool.h"
#include "tests/harness/check.h"
#include "tests/harness/precondition.h"

#include <memory>

namespace tresillo {
namespace {

using check::breaksPrecondition;

TEST_CASE("a slot of the pool is one that there is") {
    PatternPool<Pocket> pool;
    CHECK(!breaksPrecondition([&] { pool.assign(Pocket::kSlots - 1, PatternId{1}); }));
    CHECK(breaksPrecondition([&] { pool.assign(Pocket::kSlots, PatternId{1}); }));
    CHECK(breaksPrecondition([&] { pool.pin(Pocket::kSlots); }));
    CHECK(breaksPrecondition([&] { (void)pool.idOf(Pocket::kSlots); }));
}

TEST_CASE("entries of the log that are read or forgotten are there") {
    const auto log = std::make_unique<UndoLog<Pocket>>();
    CHECK(!breaksPrecondition([&] { log->drop(0); }));
    CHECK(breaksPrecondition([&] { log->drop(1); }));
    CHECK(breaksPrecondition([&] { (void)log->read(0); }));
}

} // namespace
} // namespace tresillo
