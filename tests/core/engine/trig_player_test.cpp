// SPDX-License-Identifier: MIT
// Trigs on their way from a decision to the sink, without a player.
#include "core/engine/trig_player.h"
#include "tests/core/engine/recorder.h"
#include "tests/core/engine/rig.h"
#include "tests/harness/check.h"

#include <memory>

namespace tresillo::test {
namespace {

struct TrigRig {
    Recorder sink{};
    TrigPlayer<Pocket> trigs{};
    Pattern<Pocket> pattern{};

    TrigRig() { drum(pattern, 0, "xxxxxxxx"); }

    [[nodiscard]] Outlet at(Ticks tick) { return {.at = Frames{tick.value / 1'000}, .sink = sink}; }
    // Step 0 of track 0 as if it lay at `tick`. False: there is no place for it.
    bool decide(Ticks tick, bool fromNext = false) {
        Trig<Pocket>* const trig = trigs.claim(0, fromNext);
        if (trig == nullptr) {
            return false;
        }
        resolveTrig(*trig, pattern, 0, 0, kSixteenth);
        trig->unswung = tick;
        trig->tick = tick;
        trig->end = tick + kSixteenth;
        (void)trigs.schedule(0, *trig, {});
        return true;
    }
    // All that is due before `until`, in order.
    void playUntil(Ticks until) {
        for (Ticks next = trigs.nextTick(); next < until; next = trigs.nextTick()) {
            (void)trigs.endDue(next, at(next));
            trigs.playDue(next, at(next));
        }
    }
};

TEST_CASE("a trig holds its place until the last of it has been played") {
    const auto played = std::make_unique<TrigRig>();
    for (std::size_t count = 0; count < Pocket::kTrigs; ++count) {
        CHECK(played->decide(kSixteenth * static_cast<std::int64_t>(count)));
    }
    CHECK(!played->decide(kBar));
    CHECK(played->trigs.overload() != Overload{});
    played->playUntil(kSixteenth);
    CHECK(played->decide(kBar));
    CHECK(played->trigs.isUnderWay(0));
    CHECK(!played->trigs.isUnderWay(1));
}

TEST_CASE("each note that is started ends once, and nothing is left to do then") {
    const auto played = std::make_unique<TrigRig>();
    setTrack(played->pattern, 0, ParamId::Ratchet, 4);
    CHECK(played->decide(Ticks{}) && played->decide(kSixteenth));
    played->playUntil(kForever);
    CHECK_EQ(played->sink.ons, 8U);
    CHECK_EQ(played->sink.offs, 8U);
    CHECK_EQ(played->sink.broken, 0U);
    CHECK_EQ(played->trigs.names().notesOff(), 8U);
    CHECK(!played->trigs.isUnderWay(0));
}

TEST_CASE("what belongs behind a boundary is dropped with it, or goes on when it is crossed") {
    const auto played = std::make_unique<TrigRig>();
    CHECK(played->decide(kQuarter, true) && played->decide(kQuarter * 2));
    played->trigs.dropNext();
    CHECK(played->trigs.nextTick() == kQuarter * 2);
    CHECK(played->decide(kQuarter * 3, true));
    played->trigs.cross(0, played->at({}));
    played->trigs.dropNext();
    played->playUntil(kForever);
    CHECK_EQ(played->sink.ons, 2U);
}

TEST_CASE("steps from a limit on are dropped, and those before it are played") {
    const auto played = std::make_unique<TrigRig>();
    CHECK(played->decide({}) && played->decide(kQuarter) && played->decide(kQuarter * 2));
    played->trigs.dropFrom(0, kQuarter);
    played->playUntil(kForever);
    CHECK_EQ(played->sink.ons, 1U);
}

TEST_CASE("silence cuts short what sounds, gives back locks and forgets what is to come") {
    const auto played = std::make_unique<TrigRig>();
    lock(played->pattern, 0, 0, controlChange(7), 90);
    CHECK(played->decide({}) && played->decide(kQuarter));
    played->playUntil(Ticks{1});
    CHECK_EQ(played->sink.sounding(), 1U);
    played->sink.clear();
    played->trigs.silence(true, played->at(Ticks{2'000}));
    REQUIRE(played->sink.size() == 2);
    CHECK(played->sink[0].kind == EventKind::Off && played->sink[0].flag);
    CHECK(played->sink[1].kind == EventKind::Return);
    CHECK(played->trigs.nextTick() == kForever);
}

TEST_CASE("a note that holds until the next one is ended by it, and for a step at most while its track is mute") {
    const auto played = std::make_unique<TrigRig>();
    (void)played->pattern.setNote(0, 0, 0, {.length = kInfiniteLength});
    CHECK(played->decide({}) && played->decide(kBar));
    played->playUntil(kBar);
    CHECK_EQ(played->sink.offs, 0U);
    played->trigs.setMuted(1, 0);
    played->playUntil(kForever);
    CHECK_EQ(played->sink.offs, 2U);
    CHECK_EQ(played->sink.sounding(), 0U);
}

} // namespace
} // namespace tresillo::test
