// SPDX-License-Identifier: MIT
#include "core/engine/play_clock.h"
#include "core/engine/retrigger.h"
#include "core/engine/route_lanes.h"
#include "core/engine/scheduler.h"
#include "core/engine/timeline.h"
#include "tests/core/engine/rig.h"
#include "tests/harness/check.h"
#include "tests/harness/precondition.h"

#include <memory>

namespace tresillo::test {
namespace {

using check::breaksPrecondition;

TEST_CASE("time has a rate and a tempo that the instrument can have, and does not go back") {
    CHECK(breaksPrecondition([] { (void)Timeline(SampleRate{7'999}); }));
    Timeline timeline(SampleRate{48'000});
    CHECK(breaksPrecondition([&] { timeline.reset({}, {}, Tempo{29'999}); }));
    CHECK(breaksPrecondition([&] { timeline.setTempoAtTick(kQuarter, Tempo{300'001}); }));
    PlayClock clock(SampleRate{48'000});
    clock.moveTo(Frames{10});
    CHECK(breaksPrecondition([&] { clock.moveTo(Frames{9}); }));
    const auto rig = makeRig<Pocket>();
    CHECK(breaksPrecondition([&] { (void)rig->play(-1); }));
}

TEST_CASE("events are of tracks and slots that there are, and are taken off a queue that has some") {
    CHECK(breaksPrecondition([] { (void)EventOrder({}, ScheduledKind::Note, EventOrder::kTracks, 0); }));
    CHECK(breaksPrecondition([] { (void)EventOrder({}, ScheduledKind::Note, 0, EventOrder::kSlots); }));
    Scheduler<4, 4> scheduler;
    CHECK(breaksPrecondition([&] { (void)scheduler.first(); }));
    CHECK(breaksPrecondition([&] { scheduler.pop(); }));
    const RouteLanes<Pocket> lanes;
    CHECK(breaksPrecondition([&] { (void)lanes.now(Pocket::kTracks); }));
}

TEST_CASE("a pad has room and a rate when it is pressed") {
    Retrigger<1> pads;
    CHECK(breaksPrecondition([&] { pads.press({.rate = 0, .on = true}, {}, {}); }));
    CHECK(!breaksPrecondition([&] { pads.press({.rate = 1, .on = true}, {}, {}); }));
    CHECK(breaksPrecondition([&] { pads.press({.rate = 1, .on = true}, {}, {}); }));
}

} // namespace
} // namespace tresillo::test
