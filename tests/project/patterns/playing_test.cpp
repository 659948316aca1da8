// SPDX-License-Identifier: MIT
// The project while music plays: launches, songs of more patterns than slots, the performance log and the notices.
#include "tests/core/dice.h"
#include "tests/core/model/random_edit.h"
#include "tests/harness/check.h"
#include "tests/harness/effort.h"
#include "tests/project/rig.h"

namespace tresillo::test {
namespace {

TEST_CASE("the pattern that a start plays is at hand, though nobody launched it") {
    const auto rig = makeProject<Pocket>();
    rig->bankPattern(0, 61);
    CHECK(rig->project.command(Start{}));
    rig->run(6'000);
    CHECK_EQ(rig->sink.ons, 1U);
    CHECK(rig->sink[0].at == Frames{0});
}

TEST_CASE("partial launches bind tracks to different patterns") {
    const auto rig = makeProject<Studio>();
    for (std::uint8_t id = 0; id < 6; ++id) {
        Pattern<Studio> pattern;
        for (std::uint8_t track = 0; track < 6; ++track) {
            (void)pattern.setTrackParam(track, ParamId::Instrument, 1);
            (void)pattern.setTrackParam(track, ParamId::TrackLength, 4);
            (void)pattern.setNote(track, 0, 0, {.pitch = static_cast<std::uint8_t>(40 + id)});
        }
        rig->bank.keep({id}, pattern, {});
    }
    CHECK(rig->project.command(Start{}));
    rig->run(640);
    for (std::uint8_t id = 1; id < 6; ++id) {
        const auto tracks = static_cast<std::uint16_t>(1U << id);
        CHECK(rig->project.command(Launch{.pattern = {id}, .tracks = tracks, .line = LaunchLine::Beat}));
        rig->run(24'000);
    }
    for (std::uint8_t id = 100; id < 110; ++id) {
        (void)rig->project.request({id});
        rig->settle();
    }
    rig->sink.clear();
    rig->run(48'000);
    for (std::uint8_t track = 0; track < 6; ++track) {
        CHECK(rig->engine.player().patternOf(track) == PatternId{track});
    }
    std::size_t ons = 0;
    for (const Recorded& event : rig->sink) {
        if (event.kind == EventKind::On) {
            CHECK_EQ(event.pitch, 40 + event.track);
            ++ons;
        }
    }
    CHECK(ons >= 12);
}

/// A song of `count` patterns, each a beat long, of which pattern n plays pitch n.
template <class Sizes> Model<Sizes> songOf(std::uint8_t count) {
    Model<Sizes> head{};
    for (std::uint8_t id = 1; id <= count; ++id) {
        (void)head.song.push({.pattern = {id}, .length = 4});
        (void)head.chain.push({static_cast<std::uint8_t>(count + 1 - id)});
    }
    head.projectValues[indexOf(ParamId::SongLoop) - indexOf(ParamId::MasterLevel)] = 1;
    return head;
}

template <class Sizes> std::unique_ptr<ProjectRig<Sizes>> songRig(std::uint8_t count) {
    auto head = songOf<Sizes>(count);
    for (std::uint8_t id = 1; id <= count; ++id) {
        head.patternEnds[id] = kSixteenth * 4;
    }
    auto rig = makeProject<Sizes>(head);
    for (std::uint8_t id = 1; id <= count; ++id) {
        rig->bankPattern(id, id);
    }
    return rig;
}

/// Every note from `from` on is that of the pattern that the song has there.
template <class Sizes> void checkNotes(const ProjectRig<Sizes>& rig, std::int64_t from, std::uint8_t count) {
    std::int64_t step = 0;
    for (const Recorded& event : rig.sink) {
        if (event.kind == EventKind::On && event.at.value >= from) {
            REQUIRE(event.at.value == from + step * 6'000);
            REQUIRE(event.pitch == 1 + step / 4 % count);
            ++step;
        }
    }
}

template <class Sizes> void playSong(std::uint8_t count, std::int64_t block) {
    const auto rig = songRig<Sizes>(count);
    CHECK(rig->project.command(SetFollow{Follow::Song}));
    CHECK(rig->project.command(Start{}));
    rig->run(24'000 * count * 2, block);
    CHECK_EQ(rig->sink.ons, 4U * count * 2U);
    CHECK_EQ(rig->ear.template count<SectionStarted>(), 2U * count);
    CHECK_EQ(rig->ear.template count<LaunchWaits>(), 0U);
    checkNotes(*rig, 0, count);
}

TEST_CASE("a song of more patterns than slots, played live in blocks small and large, never misses a section") {
    playSong<Studio>(30, 16);
    playSong<Studio>(30, 512);
    playSong<Pocket>(7, 16);
    playSong<Pocket>(15, 1'024);
}

TEST_CASE("a song goes on while other patterns are edited all the time") {
    constexpr std::uint8_t kSections = kFullSize ? 20 : 12; // the board keeps every message in 16 MB
    const auto rig = songRig<Studio>(kSections);
    CHECK(rig->project.command(SetFollow{Follow::Song}));
    CHECK(rig->project.command(Start{}));
    Dice dice{5};
    while (rig->engine.now() < Frames{24'000 * kSections}) {
        const auto id = static_cast<std::uint8_t>(100 + dice.below(10));
        (void)rig->edit(id, SetNote{.track = 1, .step = static_cast<std::uint8_t>(dice.below(16))});
        rig->run(64 + dice.from(0, 200));
    }
    checkNotes(*rig, 0, kSections);
    rig->settle();
    CHECK(rig->areEqual());
}

TEST_CASE("a seek within a song finds its pattern at hand, playing or stopped") {
    const auto rig = songRig<Studio>(30);
    CHECK(rig->project.command(SetFollow{Follow::Song}));
    CHECK(rig->project.command(Start{}));
    rig->run(7'000, 500);
    rig->sink.clear();
    CHECK(rig->project.command(Seek{kSixteenth * 4 * 20}));
    rig->run(24'000 * 3, 4'000);
    CHECK_EQ(rig->sink[0].pitch, 1); // the old note ends
    std::size_t on = 0;
    for (const Recorded& event : rig->sink) {
        if (event.kind == EventKind::On) {
            CHECK_EQ(event.pitch, 21 + on / 4);
            ++on;
        }
    }
    CHECK_EQ(on, 12U);
    CHECK(rig->project.command(Pause{}));
    rig->run(640);
    CHECK(rig->project.command(Seek{kSixteenth * 4 * 8}));
    rig->run(640);
    rig->sink.clear();
    CHECK(rig->project.command(Start{}));
    rig->run(24'000, 24'000);
    CHECK_EQ(rig->sink[0].pitch, 9);
}

TEST_CASE("a chain is followed like a song, and a launch ends following") {
    const auto rig = songRig<Studio>(20);
    CHECK(rig->project.command(SetFollow{Follow::Chain}));
    CHECK(rig->project.command(Start{}));
    rig->run(24'000 * 20, 100);
    std::size_t step = 0;
    for (const Recorded& event : rig->sink) {
        if (event.kind == EventKind::On) {
            REQUIRE(event.pitch == 20 - step / 4);
            ++step;
        }
    }
    CHECK_EQ(step, 80U);
    CHECK(rig->project.command(Launch{.pattern = {7}, .line = LaunchLine::Bar}));
    rig->run(96'000 * 2, 100);
    rig->sink.clear();
    rig->run(24'000, 100);
    CHECK_EQ(rig->sink.size() > 0 ? rig->sink[1].pitch : 0, 7);
}

TEST_CASE("the end of following plays what was launched last, at once") {
    const auto rig = songRig<Studio>(20);
    CHECK(rig->project.command(Launch{.pattern = {15}}));
    CHECK(rig->project.command(SetFollow{Follow::Song}));
    CHECK(rig->project.command(Start{}));
    rig->run(24'000 * 12, 100);
    rig->sink.clear();
    CHECK(rig->project.command(SetFollow{Follow::Pattern}));
    rig->run(6'000, 100);
    bool played = false;
    for (const Recorded& event : rig->sink) {
        played = played || (event.kind == EventKind::On && event.pitch == 15);
    }
    CHECK(played);
}

TEST_CASE("a song whose sections are edited while it plays is played as it is now") {
    const auto rig = songRig<Studio>(20);
    rig->bankPattern(90, 90);
    CHECK(rig->project.command(SetFollow{Follow::Song}));
    CHECK(rig->project.command(Start{}));
    rig->run(3'000, 100);
    CHECK(rig->edit(0, SetSection{.index = 1, .section = {.pattern = {90}, .length = 4}}) == Outcome::Done);
    rig->run(21'000, 100);
    rig->sink.clear();
    rig->run(24'000, 100);
    std::size_t ons = 0;
    for (const Recorded& event : rig->sink) {
        ons += event.kind == EventKind::On && event.pitch == 90 ? 1U : 0U;
    }
    CHECK_EQ(ons, 4U);
}

/// Edits, fills and starts at random, at once or ahead.
void performAtRandom(ProjectRig<Studio>& rig, int actions) {
    RandomEdits<Studio> edits{9};
    Dice dice{10};
    for (int count = 0; count < actions; ++count) {
        const Edit<Studio> edit = edits.next();
        (void)rig.edit(edit.pattern, edit.change);
        if (dice.chance(10)) {
            const Frames ahead = dice.chance(50) ? kAsap : rig.engine.now() + Frames{dice.from(0, 5'000)};
            (void)rig.project.command(dice.chance(50) ? Gesture{Fill{true}} : Gesture{Start{}}, ahead);
        }
        if (dice.chance(30)) {
            rig.run(dice.from(1, 300));
        }
    }
    rig.run(10'000);
}

TEST_CASE("the log has every message once, with its frame, in the order in which they took effect") {
    const auto rig = makeProject<Studio>();
    performAtRandom(*rig, 2'000);
    CHECK_EQ(rig->tape.unknown + rig->tape.twice, 0);
    CHECK_EQ(rig->tape.order.size(), rig->tape.entries.size());
    Frames last{0};
    for (const std::uint32_t serial : rig->tape.order) {
        const Frames frame = rig->tape.find(serial)->frame;
        REQUIRE(frame >= last);
        last = frame;
    }
    std::uint32_t serial = 0;
    for (const auto& entry : rig->tape.entries) {
        REQUIRE(entry.isAnswered);
        REQUIRE(entry.message.serial == ++serial);
        REQUIRE((entry.content != 0) == std::holds_alternative<SlotHandover>(entry.message.body));
    }
}

TEST_CASE("a command for which there is no room to wait is refused, and the log says so") {
    const auto rig = makeProject<Pocket>();
    for (std::size_t count = 0; count < Pocket::kScheduledCommands + 3; ++count) {
        CHECK(rig->project.command(Fill{true}, Frames{1'000}));
    }
    rig->run(2'000);
    CHECK_EQ(rig->ear.count<CommandRefused>(), 3U);
    const auto& entries = rig->tape.entries;
    CHECK_EQ(std::count_if(entries.begin(), entries.end(), [](const auto& e) { return e.isRefused; }), 3);
    CHECK_EQ(rig->tape.order.size(), Pocket::kScheduledCommands);
}

TEST_CASE("notices reach the listener, each once and in order") {
    const auto rig = makeProject<Studio>();
    rig->bankPattern(0, 60);
    CHECK(rig->project.command(Start{}));
    rig->run(24'000, 100);
    CHECK(rig->project.command(Stop{}));
    rig->run(100, 100);
    CHECK_EQ(rig->ear.count<StepReached>(), 5U); // the fifth is decided half a step ahead
    CHECK_EQ(rig->ear.count<TransportChanged>(), 2U);
    CHECK_EQ(rig->ear.count<MessageApplied>(), rig->tape.entries.size());
    rig->project.noticeListeners().remove(rig->ear);
    CHECK(rig->project.command(Start{}));
    rig->run(100, 100);
    CHECK_EQ(rig->ear.count<TransportChanged>(), 2U);
}

} // namespace
} // namespace tresillo::test
