// SPDX-License-Identifier: MIT
// Channels, mutes and decisions on a route that nobody plays.
#include "core/engine/channels.h"
#include "core/engine/decisions.h"
#include "core/engine/mutes.h"
#include "tests/core/engine/rig.h"
#include "tests/harness/check.h"

#include <memory>

namespace tresillo::test {
namespace {

class Reports final : public Reporter {
public:
    void notice(const Notice& notice) override {
        last = notice;
        ++count;
    }
    Notice last{};
    int count{0};
};

// Two patterns in slots, of which all tracks play the first.
struct Stage {
    std::array<Pattern<Pocket>, 2> patterns{};
    Model<Pocket> model{};
    Recorder sink{};
    Route<Pocket> route{model};
    TrigPlayer<Pocket> trigs{};
    Channels<Pocket> channels{};
    Mutes<Pocket> mutes{};

    Stage() {
        for (std::uint8_t number = 0; number < 2; ++number) {
            drum(patterns[number], 0, "x.x.x.x.");
            drum(patterns[number], 1, "x.x.x.x.");
            model.slots[number] = {.id = PatternId{number}, .pattern = &patterns[number]};
            model.patternEnds[number] = kSixteenth * 8;
        }
        (void)route.begin({});
    }
    [[nodiscard]] Outlet out() { return {.at = Frames{}, .sink = sink}; }
    void launch(TrackMask tracks) {
        (void)route.queueLaunch({.pattern = PatternId{1}, .tracks = tracks, .line = LaunchLine::Bar}, Ticks{1});
        (void)route.plan(Ticks{1}, Ticks{1}, trigs);
    }
};

TEST_CASE("a channel follows its track across a boundary, and is told of once") {
    const auto stage = std::make_unique<Stage>();
    stage->channels.announce(stage->route, {}, stage->out());
    CHECK_EQ(stage->sink.changed[0], 1U);
    stage->launch(0b01);
    CHECK(stage->channels.ahead(stage->route) == 0);
    (void)stage->route.cross();
    stage->channels.cross(stage->route, 0, false, stage->out());
    CHECK(stage->channels.of(0) == PatternId{1});
    CHECK_EQ(stage->sink.changed[0], 2U);
    CHECK(!stage->channels.move(stage->route, kBar, stage->out()));
    stage->channels.announcePattern(PatternId{1}, stage->out());
    CHECK_EQ(stage->sink.changed[0], 3U);
    CHECK_EQ(stage->sink.changed[1], 1U);
}

TEST_CASE("a channel goes ahead from the first that is heard of what takes over, and back when nothing does") {
    const auto stage = std::make_unique<Stage>();
    stage->launch(0b01);
    stage->route.lanes().next(0).soundsFrom = kBar - kSixteenth;
    CHECK(stage->channels.nextMove(stage->route.lanes().next(0), 0) == kBar - kSixteenth);
    CHECK(stage->channels.move(stage->route, kBar - kSixteenth, stage->out()));
    CHECK(stage->channels.of(0) == PatternId{1});
    CHECK(stage->channels.ahead(stage->route) == 0b01);
    stage->route.cancelLaunch();
    if (stage->route.plan(kBar - kSixteenth, {}, stage->trigs)) {
        stage->channels.expectOther();
    }
    CHECK(stage->channels.isOtherExpected());
    CHECK(stage->channels.move(stage->route, kBar - kSixteenth, stage->out()));
    CHECK(stage->channels.of(0) == PatternId{0});
}

TEST_CASE("a track that falls silent by hand or by its pattern has its notes ended, and one that was silent has not") {
    const auto stage = std::make_unique<Stage>();
    CHECK(!stage->mutes.refresh(stage->route, true, false, stage->trigs, stage->out())); // tracks 2 and 3 play nothing
    stage->mutes.set({.track = 0, .on = true});
    CHECK_EQ(stage->mutes.byHand(), 1);
    CHECK(stage->mutes.refresh(stage->route, true, true, stage->trigs, stage->out()));
    CHECK(!stage->mutes.refresh(stage->route, true, true, stage->trigs, stage->out()));
    setTrack(stage->patterns[0], 1, ParamId::Mute, 1);
    CHECK(stage->mutes.refresh(stage->route, true, true, stage->trigs, stage->out()));
    stage->mutes.set({.track = 0, .on = false});
    CHECK_EQ(stage->mutes.byHand(), 0);
}

TEST_CASE("each step is decided once, played or not, and reported with its frame") {
    const auto stage = std::make_unique<Stage>();
    History<Pocket::kHistory> history{};
    PlayClock clock(SampleRate{48'000});
    Reports reports;
    const auto decisions = [&] {
        return Decisions<Pocket>(
            {.route = stage->route,
             .trigs = stage->trigs,
             .history = history,
             .clock = clock,
             .reporter = reports,
             .muted = 0b10});
    };
    CHECK_EQ(decisions().due({}, true), 2U); // the first steps of both tracks; their next ones half a step later
    CHECK_EQ(decisions().due({}, true), 0U);
    CHECK(stage->trigs.isUnderWay(0));
    CHECK(!stage->trigs.isUnderWay(1)); // muted by hand
    CHECK_EQ(reports.count, 2);
    CHECK_EQ(decisions().due(kSixteenth, true), 2U);
    CHECK_EQ(reports.last.frame.value, kStepFrames);
    const auto* const step = std::get_if<StepReached>(&reports.last.what);
    REQUIRE(step != nullptr);
    CHECK(step->track == 1 && step->step == 1 && !step->fired);
}

} // namespace
} // namespace tresillo::test
