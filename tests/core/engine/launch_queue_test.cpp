// SPDX-License-Identifier: MIT
#include "core/engine/launch_queue.h"
#include "tests/harness/check.h"

namespace tresillo {
namespace {

Ticks lineOf(LaunchLine line, Ticks now, const LaunchGrid& grid = {}, std::uint8_t steps = 0) {
    return launchLine({.line = line, .steps = steps}, line, now, grid);
}

TEST_CASE("lines lie on the grid of the position, at or after now") {
    CHECK(lineOf(LaunchLine::Now, Ticks{7}) == Ticks{7});
    CHECK(lineOf(LaunchLine::Step, Ticks{1}) == kSixteenth);
    CHECK(lineOf(LaunchLine::Step, kSixteenth) == kSixteenth);
    CHECK(lineOf(LaunchLine::Beat, kSixteenth) == kQuarter);
    CHECK(lineOf(LaunchLine::Bar, kQuarter) == kBar);
    CHECK(lineOf(LaunchLine::AfterSteps, kSixteenth + Ticks{1}, {}, 3) == kSixteenth * 4);
    CHECK(lineOf(LaunchLine::AfterSteps, kSixteenth + Ticks{1}, {}, 0) == kSixteenth + Ticks{1});
}

TEST_CASE("play ticks and positions differ by an offset, and lines are those of the position") {
    const LaunchGrid grid{.offset = Ticks{100}};
    CHECK(lineOf(LaunchLine::Bar, Ticks{101}, grid) == kBar + Ticks{100});
}

TEST_CASE("a pattern's end is counted from where it began") {
    const LaunchGrid grid{.origin = kSixteenth, .length = kQuarter * 3};
    CHECK(lineOf(LaunchLine::PatternEnd, kBar, grid) == kSixteenth + kQuarter * 6);
}

TEST_CASE("a line that a loop never gets to is the first one inside it, else its end") {
    const LaunchGrid grid{.loop = {.start = kQuarter, .end = kQuarter * 3}};
    CHECK(lineOf(LaunchLine::Bar, kQuarter * 2, grid) == kQuarter * 3);
    CHECK(lineOf(LaunchLine::Beat, kQuarter * 2, grid) == kQuarter * 2);
    const LaunchGrid odd{.loop = {.start = kSixteenth, .end = kSixteenth * 6}};
    CHECK(lineOf(LaunchLine::Beat, kSixteenth * 5, odd) == kSixteenth * 9); // the loop's end, and three steps more
    CHECK(lineOf(LaunchLine::Bar, kQuarter * 4, grid) == kBar);             // behind the loop, which it does not enter
}

TEST_CASE("one launch waits; the next one takes its place under another number") {
    LaunchQueue queue;
    CHECK(!queue.isQueued());
    CHECK(queue.queue({.pattern = PatternId{1}, .line = LaunchLine::Bar}, Ticks{5}, {}) == kBar);
    const std::uint32_t number = queue.number();
    CHECK(number != 0);
    CHECK(queue.since() == Ticks{5});
    (void)queue.queue({.pattern = PatternId{2}, .line = LaunchLine::Beat}, Ticks{6}, {});
    CHECK(queue.number() != number);
    CHECK(queue.line() == kQuarter);
    CHECK(queue.take().pattern == PatternId{2});
    CHECK(!queue.isQueued());
}

TEST_CASE("what finds no pattern at its line waits for the next one; what was to come at once, for the next step") {
    LaunchQueue queue;
    (void)queue.queue({.line = LaunchLine::Bar}, Ticks{5}, {});
    queue.postpone(kBar, {});
    CHECK(queue.line() == kBar * 2);
    (void)queue.queue({.line = LaunchLine::Now}, Ticks{5}, {});
    queue.postpone(Ticks{5}, {});
    CHECK(queue.line() == kSixteenth);
    queue.cancel();
    CHECK(!queue.isQueued());
}

} // namespace
} // namespace tresillo
