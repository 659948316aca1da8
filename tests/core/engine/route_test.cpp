// SPDX-License-Identifier: MIT
// The parts of a route: where the song is, the lanes, and what is planned.
#include "core/engine/route.h"
#include "tests/core/engine/rig.h"
#include "tests/harness/check.h"

#include <array>
#include <memory>

namespace tresillo::test {
namespace {

// Four patterns of half a bar in slots; a song of the second (two times) and the third.
struct Music {
    std::array<Pattern<Pocket>, 2> patterns{};
    Model<Pocket> model{};

    Music() {
        for (std::uint8_t number = 0; number < 2; ++number) {
            drum(patterns[number], 0, "x.x.x.x.");
            model.slots[number] = {.id = PatternId{number}, .pattern = &patterns[number]};
            model.patternEnds[number] = kSixteenth * 8;
        }
        (void)model.song.push({.pattern = PatternId{1}, .repeats = 2});
        (void)model.song.push({.pattern = PatternId{0}, .repeats = 1});
    }
};

TEST_CASE("the song's course finds sections by position, and what follows the last one") {
    const auto music = std::make_unique<Music>();
    SongCourse<Pocket> course(music->model);
    CHECK(!course.hasSections() && course.isPattern() && !course.locate({}));
    course.follow(Follow::Song);
    const auto second = course.locate(kBar);
    REQUIRE(second.has_value());
    CHECK_EQ(second->index, 1);
    CHECK(second->start == kBar && second->end == kBar + kSixteenth * 8);
    CHECK(!course.locate(second->end).has_value());
    course.enter(*second);
    CHECK(course.placeAfter().has_value() == (music->model.projectParam(ParamId::SongLoop) != 0));
    course.follow(Follow::Chain); // which always begins again
    (void)music->model.chain.push(PatternId{1});
    CHECK_EQ(course.placeAfter().value_or(SongPlace{.index = 9}).index, 0);
}

TEST_CASE("while nothing runs the section is that of the parked position") {
    const auto music = std::make_unique<Music>();
    SongCourse<Pocket> course(music->model);
    course.follow(Follow::Song);
    course.park(kBar);
    CHECK_EQ(course.section(), 1);
    course.setRunning(true);
    CHECK_EQ(course.section(), 0);
    course.follow(Follow::Pattern);
    CHECK_EQ(course.section(), 0);
}

TEST_CASE("a loop turns the position only where it is before the loop's end") {
    const auto music = std::make_unique<Music>();
    SongCourse<Pocket> course(music->model);
    CHECK(!course.turnsAfter({}));
    course.setLoop({.start = kQuarter, .end = kBar});
    CHECK(course.turnsAfter({}) && course.turnsAfter(kQuarter) && !course.turnsAfter(kBar));
}

TEST_CASE("the position behind a boundary is the section's or the loop's start, or goes on") {
    RoutePlan plan{.tick = kBar * 3};
    CHECK(plan.offsetBehind(Ticks{7}) == Ticks{7});
    plan.turn = RoutePlan::Turn::Loop;
    plan.loopStart = kBar;
    CHECK(plan.offsetBehind(Ticks{7}) == kBar * 2);
    plan.turn = RoutePlan::Turn::Section;
    plan.place = SongPlace{.start = kBar * 2};
    CHECK(plan.offsetBehind(Ticks{7}) == kBar);
    plan.launch = 1;
    CHECK(!plan.launches());
    plan.isLaunchReady = true;
    CHECK(plan.launches());
}

TEST_CASE("lanes that join take over when the boundary is crossed, and the others go on") {
    const auto music = std::make_unique<Music>();
    RouteLanes<Pocket> lanes;
    for (std::size_t track = 0; track < Pocket::kTracks; ++track) {
        lanes.now(track) = makeLane(music->model, track, PatternId{0}, {}, {});
    }
    lanes.now(0).endAt(kQuarter); // a boundary that does not come after all
    lanes.prepare(0b10, kBar);
    CHECK(lanes.now(0).limit == kForever);
    lanes.next(1) = makeLane(music->model, 1, PatternId{1}, kBar, kBar);
    CHECK(lanes.above(2, kBar - Ticks{1}).id == PatternId{0});
    CHECK(lanes.above(2, kBar).id == PatternId{1});
    lanes.cross();
    CHECK(lanes.now(1).running.id == PatternId{1} && lanes.now(0).running.id == PatternId{0});
    CHECK_EQ(lanes.joining(), 0);
    CHECK(!lanes.next(1).runs());
}

TEST_CASE("a pattern that comes into a slot runs where it would have been, and one that goes is missed") {
    const auto music = std::make_unique<Music>();
    RouteLanes<Pocket> lanes;
    lanes.now(0) = makeLane(music->model, 0, PatternId{1}, {}, {});
    music->model.slots[1] = {};
    CHECK(lanes.resolve(music->model, {}));
    CHECK(!lanes.now(0).runs());
    music->model.slots[1] = {.id = PatternId{1}, .pattern = &music->patterns[1]};
    CHECK(lanes.resolve(music->model, kQuarter));
    CHECK(lanes.now(0).runs());
    CHECK_EQ(lanes.now(0).nextK, 4);
    CHECK(!lanes.resolve(music->model, kQuarter));
}

TEST_CASE("a route is planned once for each boundary, and anew when what it rests on changes") {
    const auto music = std::make_unique<Music>();
    const auto trigs = std::make_unique<TrigPlayer<Pocket>>();
    Route<Pocket> route(music->model);
    (void)route.begin({});
    CHECK(route.plan({}, {}, *trigs));
    CHECK(!route.plan({}, {}, *trigs));
    CHECK(route.boundary() == kForever);
    CHECK(route.queueLaunch({.pattern = PatternId{1}, .tracks = 0b1, .line = LaunchLine::Beat}, Ticks{1}) == kQuarter);
    CHECK(route.plan(Ticks{1}, Ticks{1}, *trigs));
    CHECK(route.boundary() == kQuarter && route.isLaunchAtBoundary());
    CHECK(route.patternBehind(0) == PatternId{1} && route.patternOf(0) == PatternId{0});
    const auto crossing = route.cross();
    CHECK_EQ(crossing.joined, 0b1);
    CHECK(crossing.launched.has_value() && !crossing.waits && !crossing.ended);
    CHECK(route.patternOf(0) == PatternId{1} && route.patternOf(1) == PatternId{0});
}

} // namespace
} // namespace tresillo::test
