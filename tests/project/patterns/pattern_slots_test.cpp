// SPDX-License-Identifier: MIT
// Banks that need time, and slots without a project around them.
#include "core/sequence/checksum.h"
#include "project/patterns/pattern_slots.h"
#include "tests/harness/check.h"
#include "tests/project/rig.h"

namespace tresillo::test {
namespace {

MessageQueue<Pocket> messages;
PatternArena<Pocket> arena;
MemoryBank<Pocket> bank;

TEST_CASE("a pattern goes through one buffer into its slot, and that buffer is what is handed over") {
    OwnCopy<Pocket> own;
    Outbox<Pocket> outbox{&messages, arena};
    PatternSlots<Pocket> slots{own, outbox, bank};
    Pattern<Pocket> pattern;
    (void)pattern.setNote(1, 2, 0, {.pitch = 77});
    bank.keep({5}, pattern, {});
    CHECK(slots.bring({5}) == Outcome::Done);
    const auto slot = slots.find({5});
    REQUIRE(slot.has_value());
    CHECK_EQ(checksum(own.patterns[*slot]), checksum(pattern));
    const auto message = messages.pop();
    REQUIRE(message.has_value());
    const auto& handover = std::get<SlotHandover>(message->body);
    CHECK_EQ(handover.slot, *slot);
    CHECK_EQ(checksum(arena.buffers[handover.buffer]), checksum(pattern));
    CHECK(outbox.freeBuffer() != handover.buffer);
    CHECK(slots.bring({5}) == Outcome::Done);
    CHECK(!messages.pop());
}

TEST_CASE("while a bank needs time its pattern takes nobody's place, and edits of it say so") {
    const auto rig = makeProject<Pocket>();
    (void)rig->edit(1, SetNote{});
    (void)rig->edit(2, SetNote{});
    rig->settle();
    rig->bankPattern(9, 40);
    rig->bank.isOnItsWay[9] = true;
    const std::uint64_t before = rig->fingerprint();
    CHECK(rig->project.bring({9}) == Outcome::StillLoading);
    CHECK(rig->edit(9, SetNote{}) == Outcome::StillLoading);
    CHECK(rig->project.reload({}, {9}).outcome == Outcome::StillLoading);
    CHECK(rig->project.pattern({1}) != nullptr && rig->project.pattern({2}) != nullptr);
    CHECK_EQ(rig->fingerprint(), before);
    rig->bank.isOnItsWay[9] = false;
    CHECK(rig->edit(9, SetNote{.track = 1}) == Outcome::Done);
    rig->settle();
    CHECK(rig->areEqual());
}

TEST_CASE("a launch waits for a pattern that the bank is fetching, says so, and starts once it is there") {
    const auto rig = makeProject<Studio>();
    rig->bankPattern(0, 40);
    rig->bankPattern(9, 50);
    CHECK(rig->project.command(Launch{.pattern = {0}}));
    CHECK(rig->project.command(Start{}));
    rig->run(4'800);
    rig->bank.isOnItsWay[9] = true;
    CHECK(rig->project.command(Launch{.pattern = {9}, .line = LaunchLine::Beat}));
    rig->run(96'000);
    CHECK(rig->ear.template count<LaunchWaits>() > 0);
    CHECK(rig->project.pattern({9}) == nullptr);
    rig->bank.isOnItsWay[9] = false;
    rig->run(96'000);
    CHECK(rig->project.pattern({9}) != nullptr);
    const PatternStarted* started = nullptr;
    for (const Notice& notice : rig->ear.heard) {
        const auto* one = std::get_if<PatternStarted>(&notice.what);
        started = one != nullptr ? one : started;
    }
    REQUIRE(started != nullptr);
    CHECK_EQ(started->pattern.value, 9);
    CHECK(rig->areEqual());
}

TEST_CASE("undo of a pattern that the bank is fetching again is not lost: it waits") {
    const auto rig = makeProject<Pocket>();
    CHECK(rig->edit(5, SetNote{.track = 1}) == Outcome::Done);
    rig->settle();
    for (const std::uint8_t id : {std::uint8_t{6}, std::uint8_t{7}}) {
        CHECK(rig->project.bring({id}) == Outcome::Done);
        rig->settle();
    }
    CHECK(rig->project.pattern({5}) == nullptr);
    rig->bank.isOnItsWay[5] = true;
    CHECK(!undoNewest(rig->project));
    CHECK_EQ(rig->project.undoDepth(), 1U);
    rig->bank.isOnItsWay[5] = false;
    CHECK(undoNewest(rig->project));
    CHECK(!rig->project.pattern({5})->note(1, 0, 0));
    rig->settle();
    CHECK(rig->areEqual());
}

} // namespace
} // namespace tresillo::test
