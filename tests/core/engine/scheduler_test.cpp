// SPDX-License-Identifier: MIT
#include "core/engine/history.h"
#include "core/engine/scheduler.h"
#include "tests/core/engine/exact_time.h"
#include "tests/core/engine/rig.h"
#include "tests/harness/check.h"

namespace tresillo::test {
namespace {

Scheduled noteAt(std::int64_t tick, std::uint8_t track = 0, std::uint8_t slot = 0) {
    return {.order = EventOrder(Ticks{tick}, ScheduledKind::Note, track, slot)};
}

Scheduled locksAt(std::int64_t tick, std::uint8_t track = 0) {
    return {.order = EventOrder(Ticks{tick}, ScheduledKind::Locks, track, 0)};
}

TEST_CASE("events come by tick; at one tick parameters before notes, then by track, by slot, and by step") {
    Scheduler<16, 16> scheduler{};
    Scheduled later = noteAt(10, 1, 2);
    later.step = Ticks{8};
    Scheduled earlier = later;
    earlier.step = Ticks{5};
    const Scheduled locks = locksAt(10, 3);
    for (const Scheduled& event :
         {later, noteAt(11), noteAt(10, 1, 1), earlier, noteAt(10, 0, 3), locks, noteAt(9, 5)}) {
        CHECK(!scheduler.push(event));
    }
    const Scheduled expected[]{noteAt(9, 5), locks, noteAt(10, 0, 3), noteAt(10, 1, 1), earlier, later, noteAt(11)};
    for (const Scheduled& event : expected) {
        REQUIRE(scheduler.next() != nullptr);
        CHECK(!(event < *scheduler.next()) && !(*scheduler.next() < event));
        CHECK(scheduler.next()->step == event.step);
        scheduler.pop();
    }
    CHECK(scheduler.next() == nullptr);
}

TEST_CASE("a full queue refuses repeats first, then locks of lock trigs, then the last note, and counts each") {
    Scheduler<16, 4> scheduler{};
    Scheduled repeat = noteAt(1);
    repeat.repeat = 3;
    Scheduled lockTrig = locksAt(2);
    lockTrig.ofLockTrig = true;
    const Scheduled noteLocks = locksAt(3); // belongs to a note: not refused before one
    for (const Scheduled& event : {repeat, lockTrig, noteLocks, noteAt(50)}) {
        CHECK(!scheduler.push(event));
    }
    auto refused = scheduler.push(noteAt(40));
    REQUIRE(refused.has_value());
    CHECK_EQ(refused->repeat, 3);
    refused = scheduler.push(noteAt(41));
    REQUIRE(refused.has_value());
    CHECK(refused->ofLockTrig);
    refused = scheduler.push(noteAt(45));
    REQUIRE(refused.has_value());
    CHECK_EQ(refused->order.tick().value, 50);
    refused = scheduler.push(noteAt(60)); // itself the last
    REQUIRE(refused.has_value());
    CHECK_EQ(refused->order.tick().value, 60);
    refused = scheduler.push(noteAt(45, 1));
    REQUIRE(refused.has_value());
    CHECK_EQ(refused->order.track(), 1); // the same tick: the highest track
    refused = scheduler.push(noteAt(45, 0, 2));
    REQUIRE(refused.has_value());
    CHECK_EQ(refused->order.slot(), 2); // and the highest slot
    CHECK(scheduler.overload() == Overload{.repeats = 1, .locks = 1, .notes = 4});
    CHECK_EQ(scheduler.size(), 4U);
}

TEST_CASE("whatever is pushed and refused, the rest comes in order") {
    Random random{3};
    Scheduler<16, 32> scheduler{};
    for (int round = 0; round < 5'000; ++round) {
        if (random.chance(60)) {
            Scheduled event = noteAt(random.below(1'000), static_cast<std::uint8_t>(random.below(16)));
            event.repeat = static_cast<std::uint8_t>(random.below(3));
            (void)scheduler.push(event);
        } else if (scheduler.next() != nullptr) {
            const Scheduled first = *scheduler.next();
            scheduler.pop();
            CHECK(scheduler.next() == nullptr || !(*scheduler.next() < first));
        }
        CHECK(scheduler.size() <= 32);
    }
}

TEST_CASE(
    "an event that follows on itself is put where it belongs; whether it comes before all others is known before") {
    Random random{5};
    Scheduler<16, 64> scheduler{};
    for (std::uint8_t number = 0; number < 40; ++number) {
        (void)scheduler.push(noteAt(random.below(50), number % 16, number % 4));
    }
    Scheduled last = noteAt(-1);
    for (int round = 0; round < 5'000; ++round) {
        auto& first = scheduler.first();
        CHECK(!(first < last));
        last = first;
        first.order = first.order.later(Ticks{random.below(8)});
        const bool isFirst = scheduler.isBeforeOwn(first) && scheduler.isBeforeOthers(first);
        const Scheduled moved = first;
        scheduler.settle(first);
        CHECK(!isFirst || &scheduler.first() == &first);
        if (!isFirst) {
            CHECK(!(moved < *scheduler.next()));
        }
    }
    CHECK_EQ(scheduler.size(), 40U);
}

TEST_CASE("the small instrument has room for everything at once: nothing is refused, ons equal offs") {
    const auto rig = makeRig<Pocket>();
    Pattern<Pocket>& pattern = rig->pattern(0);
    for (std::size_t track = 0; track < Pocket::kTracks; ++track) {
        drum(pattern, track, "xxxxxxxx");
        setTrack(pattern, track, ParamId::Ratchet, 8);
        for (std::size_t step = 0; step < 8; ++step) {
            for (std::size_t slot = 0; slot < 4; ++slot) {
                (void)pattern.setNote(track, step, slot, Note{.micro = 12, .length = kInfiniteLength});
            }
            lock(pattern, track, step, controlChange(7), 90);
        }
    }
    (void)pattern.setPatternParam(ParamId::PatternSwing, 800);
    rig->giveFirst(1);
    // A short loop begins new steps while the old ones' repeats go on.
    (void)rig->command(SetLoop{.start = Ticks{}, .end = kSixteenth});
    rig->start();
    (void)rig->play(200 * kStepFrames, 1'000);
    (void)rig->command(Stop{});
    (void)rig->play(1);
    CHECK_EQ(rig->sink.ons, rig->sink.offs);
    CHECK_EQ(rig->sink.broken, 0U);
    CHECK(rig->engine.player().overload() == Overload{});
}

TEST_CASE("the history of FILL and launches answers for any time, and for the oldest known beyond its room") {
    History<4> history{};
    history.reset({.fill = true});
    CHECK(history.at(Ticks{-100}).fill);
    for (std::int64_t tick = 10; tick <= 60; tick += 10) {
        history.note(Ticks{tick}, {.fill = tick % 20 == 0});
    }
    CHECK(history.at(Ticks{60}).fill);
    CHECK(history.at(Ticks{1'000}).fill);
    CHECK(!history.at(Ticks{59}).fill);
    CHECK(history.at(Ticks{40}).fill);
    CHECK(!history.at(Ticks{30}).fill);
    CHECK(!history.at(Ticks{5}).fill); // forgotten: reads as the oldest that is known
}

} // namespace
} // namespace tresillo::test
