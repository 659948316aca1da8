// SPDX-License-Identifier: MIT
#include "core/engine/hands.h"
#include "tests/core/engine/recorder.h"
#include "tests/harness/check.h"

#include <memory>

namespace tresillo::test {
namespace {

constexpr SampleRate kRate{48'000};
constexpr Tempo kTempo{120'000};
constexpr std::int64_t kSixteenthFrames = 6'000;
constexpr std::uint8_t kSixteenthRate = 3;
static_assert(kSyncLengths[kSixteenthRate - 1].ticks() == kSixteenth);

struct HandRig {
    Recorder sink{};
    NoteNames names{};
    Hands<Pocket> hands{kRate};

    [[nodiscard]] Outlet at(std::int64_t frame) { return {.at = Frames{frame}, .sink = sink}; }
};

TEST_CASE("a gate on the same pitch ends the note before it, and a gate off ends its own note alone") {
    const auto played = std::make_unique<HandRig>();
    played->hands.gateOn({.track = 1, .pitch = 60, .velocity = 90}, played->names, played->at(10));
    played->hands.gateOn({.track = 1, .pitch = 62, .velocity = 80}, played->names, played->at(20));
    played->hands.gateOn({.track = 1, .pitch = 60, .velocity = 70}, played->names, played->at(30));
    REQUIRE(played->sink.size() == 4);
    CHECK(played->sink[2].kind == EventKind::Off && played->sink[2].id == played->sink[0].id);
    CHECK(played->sink[3].kind == EventKind::On && played->sink[3].flag);
    played->hands.gateOff({.track = 2, .pitch = 60}, played->names, played->at(40));
    CHECK_EQ(played->sink.size(), 4U);
    played->hands.gateOff({.track = 1, .pitch = 62}, played->names, played->at(40));
    REQUIRE(played->sink.size() == 5);
    CHECK_EQ(played->sink[4].id, played->sink[1].id);
    CHECK_EQ(played->names.notesOn() - played->names.notesOff(), 1U);
}

TEST_CASE("one note too many ends the one that is held longest") {
    const auto played = std::make_unique<HandRig>();
    for (std::size_t pitch = 0; pitch <= Pocket::kHandNotes; ++pitch) {
        const GateOn gate{.track = 0, .pitch = static_cast<std::uint8_t>(pitch), .velocity = 100};
        played->hands.gateOn(gate, played->names, played->at(0));
    }
    REQUIRE(played->sink.size() == Pocket::kHandNotes + 2);
    CHECK(played->sink[Pocket::kHandNotes].kind == EventKind::Off);
    CHECK_EQ(played->sink[Pocket::kHandNotes].pitch, 0);
    played->hands.releaseAll(played->names, played->at(1));
    CHECK_EQ(played->sink.sounding(), 0U);
    CHECK_EQ(played->names.notesOn(), played->names.notesOff());
}

TEST_CASE("a pad that is held while nothing plays is struck on a grid that begins with it") {
    const auto played = std::make_unique<HandRig>();
    const Retrig pad{.track = 0, .pitch = 48, .velocity = 99, .rate = kSixteenthRate, .on = true};
    REQUIRE(played->hands.release(pad, played->names, played->at(1'000)));
    played->hands.pressIdle(pad, Frames{1'000}, kTempo);
    REQUIRE(played->hands.hasPads());
    const Frames last =
        played->hands.runIdle(Frames{1'000}, Frames{1'000 + 3 * kSixteenthFrames}, kTempo, played->names, played->sink);
    CHECK_EQ(last.value, 1'000 + 2 * kSixteenthFrames);
    std::int64_t strikes = 0;
    for (const Recorded& event : played->sink) {
        if (event.kind == EventKind::On) {
            CHECK_EQ(event.at.value, 1'000 + strikes * kSixteenthFrames);
            ++strikes;
        }
    }
    CHECK_EQ(strikes, 3);
}

TEST_CASE("a pad that is let go ends its note, and strikes no more") {
    const auto played = std::make_unique<HandRig>();
    Retrig pad{.track = 0, .pitch = 48, .velocity = 99, .rate = kSixteenthRate, .on = true};
    REQUIRE(played->hands.release(pad, played->names, played->at(0)));
    played->hands.press(pad, Ticks{1}, Ticks{});
    CHECK(played->hands.next() == kSixteenth);
    played->hands.strike(kSixteenth, played->names, played->at(6'000));
    CHECK_EQ(played->sink.sounding(), 1U);
    CHECK(played->hands.next() == kSixteenth * 2);
    pad.on = false;
    CHECK(!played->hands.release(pad, played->names, played->at(7'000)));
    CHECK_EQ(played->sink.sounding(), 0U);
    CHECK(played->hands.next() == kForever);
}

TEST_CASE("names of notes start again at 1 before they run out, and the count goes on") {
    NoteNames names;
    names.nextIs(UINT32_MAX - 2);
    const std::uint64_t before = names.notesOn();
    CHECK_EQ(names.next(2), UINT32_MAX - 2);
    CHECK_EQ(names.next(4), 1U);
    names.nextIs(5);
    CHECK_EQ(names.notesOn(), before + 4);
}

} // namespace
} // namespace tresillo::test
