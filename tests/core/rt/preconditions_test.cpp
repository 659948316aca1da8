// SPDX-License-Identifier: MIT
#include "core/rt/queue.h"
#include "tests/harness/check.h"
#include "tests/harness/precondition.h"

namespace tresillo {
namespace {

TEST_CASE("what is dropped from a queue was there") {
    Queue<int, 4> queue;
    CHECK(check::breaksPrecondition([&] { queue.drop(); }));
    REQUIRE(queue.push(1));
    CHECK(!check::breaksPrecondition([&] { queue.drop(); }));
    CHECK(check::breaksPrecondition([&] { queue.drop(); }));
}

} // namespace
} // namespace tresillo
