// SPDX-License-Identifier: MIT
// Which patterns are at hand: the least recently used goes, what plays stays, and nothing that was edited is lost.
#include "project/patterns/pattern_pool.h"
#include "tests/harness/check.h"
#include "tests/project/rig.h"

namespace tresillo::test {
namespace {

TEST_CASE("a pool gives free slots first, then the least recently used, never a pinned one") {
    PatternPool<Pocket> pool;
    CHECK_EQ(*pool.victim(), 0);
    pool.assign(0, {10});
    CHECK_EQ(*pool.victim(), 1);
    pool.assign(1, {11});
    CHECK_EQ(*pool.victim(), 0);
    pool.touch(0);
    CHECK_EQ(*pool.victim(), 1);
    pool.pin(1);
    CHECK_EQ(*pool.victim(), 0);
    pool.pin(0);
    CHECK(!pool.victim());
    pool.unpinAll();
    CHECK_EQ(*pool.victim(), 1);
    CHECK_EQ(*pool.find({11}), 1);
    CHECK(!pool.find({12}));
}

TEST_CASE("the least recently used pattern goes, and comes back from the bank with its edits and names") {
    const auto rig = makeProject<Pocket>();
    CHECK(rig->edit(1, SetNote{.track = 1, .step = 3, .note = {.pitch = 33}}) == Outcome::Done);
    CHECK(rig->edit(1, SetName{.what = Named::Track, .track = 1, .name = ProjectName{"Bass"}}) == Outcome::Done);
    const std::uint64_t edited = rig->contentOf(1);
    CHECK(rig->project.request({2}).has_value());
    CHECK(rig->project.request({1}).has_value());
    rig->settle();
    CHECK(rig->project.request({3}).has_value()); // 2 was used longest ago
    CHECK(rig->project.pattern({2}) == nullptr);
    CHECK(rig->project.pattern({1}) != nullptr);
    rig->settle();
    CHECK(rig->project.request({4}).has_value());
    CHECK(rig->project.pattern({1}) == nullptr);
    rig->settle();
    const auto slot = rig->project.request({1});
    REQUIRE(slot.has_value());
    CHECK_EQ(checksum(*rig->project.pattern({1})), edited);
    CHECK(rig->project.names().tracks[*slot][1].view() == "Bass");
    rig->settle();
    CHECK(rig->areEqual());
}

TEST_CASE("keepAll hands every resident pattern to the bank") {
    const auto rig = makeProject<Studio>();
    for (std::uint8_t id = 0; id < Studio::kSlots; ++id) {
        CHECK(rig->edit(id, SetNote{.note = {.pitch = id}}) == Outcome::Done);
    }
    rig->project.keepAll();
    for (std::uint8_t id = 0; id < Studio::kSlots; ++id) {
        REQUIRE(rig->bank.kept[id] != nullptr);
        CHECK_EQ(rig->bank.kept[id]->pattern.note(0, 0, 0)->pitch, id);
    }
}

template <class Sizes> void exhaustBuffers() {
    const auto rig = makeProject<Sizes>();
    for (std::size_t id = 0; id < PatternArena<Sizes>::kBuffers; ++id) {
        CHECK(rig->project.request({static_cast<std::uint8_t>(id)}).has_value());
    }
    const std::uint64_t before = rig->fingerprint();
    CHECK(!rig->project.request({100}));
    CHECK(rig->edit(100, SetNote{}) == Outcome::QueueFull);
    CHECK_EQ(rig->fingerprint(), before);
    rig->settle();
    CHECK(rig->areEqual());
    CHECK(rig->project.request({100}).has_value());
    rig->settle();
    CHECK(rig->areEqual());
}

TEST_CASE("while every buffer is under way no pattern can be loaded; once the engine has run, one can") {
    exhaustBuffers<Studio>();
    exhaustBuffers<Pocket>();
}

TEST_CASE("a pattern that cannot be read takes nobody's place and is never written over") {
    const auto rig = makeProject<Pocket>();
    (void)rig->edit(1, SetNote{});
    (void)rig->edit(2, SetNote{});
    rig->settle();
    rig->bankPattern(9, 40);
    rig->bank.isBroken[9] = true;
    const std::uint64_t before = rig->fingerprint();
    CHECK(!rig->project.request({9}));
    CHECK(rig->edit(9, SetNote{}) == Outcome::Unreadable);
    CHECK_EQ(rig->fingerprint(), before);
    CHECK(rig->project.pattern({1}) != nullptr && rig->project.pattern({2}) != nullptr);
    rig->project.keepAll();
    CHECK(rig->bank.kept[9]->pattern.note(0, 3, 0).has_value());
    rig->bank.isBroken[9] = false;
    CHECK(rig->project.request({9}).has_value());
    rig->settle();
    CHECK(rig->areEqual());
}

/// Asks for many other patterns, with the engine running.
template <class Sizes> void crowd(ProjectRig<Sizes>& rig) {
    for (std::uint8_t id = 100; id < 120; ++id) {
        (void)rig.project.request({id});
        rig.settle();
    }
}

template <class Sizes> bool engineHas(const ProjectRig<Sizes>& rig, std::uint8_t id) {
    return rig.engine.model().slotOf({id}).has_value();
}

TEST_CASE("the playing and the launched pattern never leave their slots") {
    const auto rig = makeProject<Pocket>();
    rig->bankPattern(1, 41);
    rig->bankPattern(2, 42);
    CHECK(rig->project.command(Launch{.pattern = {1}}));
    CHECK(rig->project.command(Start{}));
    rig->settle();
    crowd(*rig);
    CHECK(engineHas(*rig, 1));
    CHECK(rig->project.command(Launch{.pattern = {2}, .line = LaunchLine::Bar}));
    rig->settle();
    crowd(*rig);
    CHECK(engineHas(*rig, 1));
    CHECK(engineHas(*rig, 2));
    rig->run(96'000 * 2);
    CHECK(rig->engine.player().patternOf(0) == PatternId{2});
    crowd(*rig);
    CHECK(engineHas(*rig, 2));
    CHECK(!engineHas(*rig, 1));
}

TEST_CASE("a launch that is replaced before the engine has answered leaves no playing pattern unpinned") {
    const auto rig = makeProject<Studio>();
    for (std::uint8_t id = 1; id < 4; ++id) {
        rig->bankPattern(id, static_cast<std::uint8_t>(40 + id));
    }
    CHECK(rig->project.command(Launch{.pattern = {1}}));
    CHECK(rig->project.command(Start{}));
    rig->settle();
    CHECK(rig->project.command(Launch{.pattern = {2}, .line = LaunchLine::Now}));
    (void)rig->engine.advance(64, rig->sink); // it plays, but nobody has heard of it
    CHECK(rig->project.command(Launch{.pattern = {3}, .line = LaunchLine::Bar}));
    for (std::uint8_t id = 100; id < 104; ++id) {
        (void)rig->project.request({id});
    }
    CHECK(rig->project.pattern({2}) != nullptr);
    rig->settle(); // hears that 2 started; 3 is still queued
    crowd(*rig);
    CHECK(engineHas(*rig, 2));
    CHECK(engineHas(*rig, 3));
    CHECK(rig->project.command(Launch{.pattern = {1}, .line = LaunchLine::Bar}));
    rig->settle();
    crowd(*rig);
    CHECK(!engineHas(*rig, 3)); // replaced: nobody needs it
    CHECK(rig->project.command(CancelLaunch{}));
    rig->settle();
    crowd(*rig);
    CHECK(!engineHas(*rig, 1));
    CHECK(engineHas(*rig, 2));
}

TEST_CASE("what the song plays next stays") {
    Model<Studio> head{};
    for (std::uint8_t id = 1; id <= 12; ++id) {
        (void)head.song.push({.pattern = {id}});
    }
    const auto rig = makeProject<Studio>(head);
    for (std::uint8_t id = 1; id <= 12; ++id) {
        rig->bankPattern(id, static_cast<std::uint8_t>(40 + id));
    }
    CHECK(rig->project.command(SetFollow{Follow::Song}));
    CHECK(rig->project.command(Start{}));
    rig->settle();
    for (std::uint8_t section = 1; section < 12; ++section) {
        for (std::uint8_t id = 100; id < 120; ++id) {
            (void)rig->project.request({id});
            (void)rig->engine.advance(8, rig->sink);
            rig->project.service();
            REQUIRE(engineHas(*rig, section));
            REQUIRE(engineHas(*rig, static_cast<std::uint8_t>(section + 1)));
        }
        rig->run(24'000 - 160);
    }
}

TEST_CASE("of what the song plays later so much is at hand that two slots are spare for what is edited meanwhile") {
    Model<Studio> head{};
    for (std::uint8_t id = 1; id <= 12; ++id) {
        (void)head.song.push({.pattern = {id}});
    }
    const auto rig = makeProject<Studio>(head);
    CHECK(rig->project.command(SetFollow{Follow::Song}));
    CHECK(rig->project.command(Start{}));
    rig->settle();
    rig->settle();
    std::size_t ahead = 0;
    for (std::uint8_t id = 1; id <= 12; ++id) {
        ahead += engineHas(*rig, id) ? 1U : 0U;
    }
    CHECK_EQ(ahead, Studio::kSlots - 2);
    // Two others come to stay: nothing is loaded to and fro for them.
    CHECK(rig->edit(100, SetNote{}) == Outcome::Done);
    CHECK(rig->edit(101, SetNote{}) == Outcome::Done);
    rig->settle();
    const int loads = rig->bank.loads;
    for (int turn = 0; turn < 10; ++turn) {
        CHECK(rig->edit(turn % 2 == 0 ? 100 : 101, SetNote{.step = static_cast<std::uint8_t>(turn)}) == Outcome::Done);
        (void)rig->engine.advance(8, rig->sink);
        rig->project.service();
    }
    CHECK_EQ(rig->bank.loads, loads);
    for (std::uint8_t id = 1; id <= 6; ++id) {
        CHECK(engineHas(*rig, id));
    }
}

TEST_CASE("a seek to the very line of a section has that section's pattern and the next at hand, before it is played") {
    Model<Studio> head{};
    for (std::uint8_t id = 1; id <= 20; ++id) {
        (void)head.song.push({.pattern = {id}, .length = 4});
    }
    for (const std::int64_t early : {0, 1}) {
        const auto rig = makeProject<Studio>(head);
        CHECK(rig->project.command(SetFollow{Follow::Song}));
        rig->settle();
        CHECK(rig->project.command(Seek{kQuarter * 10 - Ticks{early}}));
        rig->project.service(); // the seek is still under way
        const auto section = static_cast<std::uint8_t>(early == 0 ? 11 : 10);
        CHECK(rig->project.pattern({section}) != nullptr);
        CHECK(rig->project.pattern({static_cast<std::uint8_t>(section + 1)}) != nullptr);
        CHECK((rig->project.pattern({10}) != nullptr) == (early == 1));
    }
}

TEST_CASE("what was launched while all was stopped stays at hand for the start, whatever is looked at meanwhile") {
    const auto rig = makeProject<Studio>();
    for (std::uint8_t id = 1; id < 4; ++id) {
        rig->bankPattern(id, static_cast<std::uint8_t>(40 + id));
    }
    CHECK(rig->project.command(Launch{.pattern = {1}}));
    CHECK(rig->project.command(Launch{.pattern = {2}, .tracks = 0b10}));
    rig->settle();
    crowd(*rig);
    CHECK(engineHas(*rig, 1));
    CHECK(engineHas(*rig, 2));
    CHECK(rig->project.command(Start{}));
    (void)rig->engine.advance(64, rig->sink);
    CHECK(rig->sink.ons >= 1);
    rig->settle();
    CHECK(rig->project.command(Stop{}));
    rig->settle();
    crowd(*rig);
    CHECK(engineHas(*rig, 1)); // it is what the next start plays
}

} // namespace
} // namespace tresillo::test
