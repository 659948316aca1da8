// SPDX-License-Identifier: MIT
// Pads that are held and strike their notes again and again.
#include "tests/core/engine/rig.h"
#include "tests/harness/check.h"

#include <vector>

namespace tresillo::test {
namespace {

constexpr Retrig kSixteenths{.track = 2, .pitch = 40, .velocity = 90, .rate = 3, .on = true};

constexpr Retrig released(Retrig pad) {
    pad.on = false;
    return pad;
}

template <class Sizes>
std::vector<std::int64_t> framesOf(const Rig<Sizes>& rig, EventKind kind, std::uint8_t track = 2) {
    std::vector<std::int64_t> frames{};
    for (const Recorded& event : rig.sink) {
        if (event.kind == kind && event.track == track) {
            frames.push_back(event.at.value);
        }
    }
    return frames;
}

using Frameses = std::vector<std::int64_t>;

TEST_CASE(
    "a held pad strikes its note on the lines of the song; each ends where the next begins, the last with the pad") {
    const auto rig = makeRig<Studio>();
    rig->giveFirst(1);
    rig->start();
    (void)rig->command(kSixteenths, Frames{100});
    (void)rig->command(released(kSixteenths), Frames{20'000});
    (void)rig->play(40'000, 777);
    CHECK(framesOf(*rig, EventKind::On) == Frameses({6'000, 12'000, 18'000}));
    CHECK(framesOf(*rig, EventKind::Off) == Frameses({12'000, 18'000, 20'000}));
    for (const Recorded& event : rig->sink) {
        CHECK_EQ(event.pitch, 40);
        CHECK(event.kind == EventKind::Off || (event.flag && event.velocity == 90));
    }
}

TEST_CASE("a pad pressed just on a line strikes at once; every rate has its length") {
    constexpr std::int64_t kLengths[]{3'000, 4'000, 6'000, 9'000, 8'000, 12'000, 18'000, 16'000, 24'000};
    for (std::uint8_t rate = 1; rate <= std::size(kLengths); ++rate) {
        for (const bool isPlaying : {false, true}) {
            const auto rig = makeRig<Pocket>();
            rig->giveFirst(1);
            if (isPlaying) {
                rig->start();
            }
            const std::int64_t length = kLengths[rate - 1];
            (void)rig->command(Retrig{.track = 2, .rate = rate, .on = true}, Frames{length * 3});
            (void)rig->play(length * 6, 1'000);
            CHECK(framesOf(*rig, EventKind::On) == Frameses({length * 3, length * 4, length * 5}));
        }
    }
}

TEST_CASE("while nothing plays a pad strikes from its press on, each pad on lines of its own, at the pattern's tempo") {
    const auto rig = makeRig<Studio>();
    (void)rig->pattern(0).setPatternParam(ParamId::Tempo, 90'000); // a sixteenth is 8,000 frames
    rig->giveFirst(1);
    (void)rig->command(kSixteenths, Frames{123});
    (void)rig->command(Retrig{.track = 3, .rate = 3, .on = true}, Frames{1'001});
    (void)rig->edit(PatternId{0}, SetPatternParam{.id = ParamId::Tempo, .value = 120'000}, Frames{12'123});
    (void)rig->play(20'000, 64);
    CHECK(framesOf(*rig, EventKind::On) == Frameses({123, 8'123, 15'123}));
    CHECK(framesOf(*rig, EventKind::On, 3) == Frameses({1'001, 9'001, 15'782}));
}

TEST_CASE("a start, a seek and a loop's wrap put a held pad on the song's lines; a pause lets it go on as if it ran") {
    const auto rig = makeRig<Studio>();
    rig->giveFirst(1);
    (void)rig->command(Retrig{.track = 2, .rate = 6, .on = true}, Frames{1'000}); // eighths: 12,000 frames
    (void)rig->command(Start{}, Frames{5'000});
    (void)rig->command(SetLoop{.start = kSixteenth, .end = kSixteenth * 4}, Frames{5'000});
    // The lap ends after four sixteenths; behind it the position is one sixteenth, half of the rate's length.
    (void)rig->command(Pause{}, Frames{5'000 + 31'000});
    (void)rig->play(80'000, 500);
    CHECK(
        framesOf(*rig, EventKind::On) == Frameses(
                                             {1'000, 5'000, 17'000, 5'000 + 24'000 + 6'000, 5'000 + 24'000 + 18'000,
                                              5'000 + 24'000 + 30'000, 5'000 + 24'000 + 42'000}));
}

TEST_CASE("stop and all-notes-off let go of every pad; the song's end does not; mute does not silence a hand") {
    const auto rig = makeRig<Studio>();
    rig->giveFirst(1);
    (void)rig->command(MuteTrack{.track = 2, .on = true});
    (void)rig->command(kSixteenths);
    rig->start();
    (void)rig->command(Stop{}, Frames{10'000});
    (void)rig->command(kSixteenths, Frames{30'000});
    (void)rig->command(AllNotesOff{}, Frames{37'000});
    (void)rig->play(60'000, 100);
    CHECK(framesOf(*rig, EventKind::On) == Frameses({0, 6'000, 30'000, 36'000}));
    CHECK(framesOf(*rig, EventKind::Off) == Frameses({6'000, 10'000, 36'000, 37'000}));

    (void)rig->edit(
        PatternId{0}, InsertSection{.index = 0, .section = {.pattern = PatternId{0}, .repeats = 1, .length = 4}});
    (void)rig->command(SetFollow{Follow::Song});
    (void)rig->play(1);
    rig->sink.clear();
    rig->start();
    (void)rig->command(kSixteenths);
    const std::int64_t begun = rig->engine.now().value;
    (void)rig->play(36'000, 100);
    CHECK(rig->engine.player().transport() == Transport::Stopped);
    CHECK_EQ(framesOf(*rig, EventKind::On).size(), 6U);
    CHECK_EQ(framesOf(*rig, EventKind::On).back() - begun, 30'000);
    (void)rig->command(released(kSixteenths));
    (void)rig->play(1);
    CHECK_EQ(rig->sink.ons, rig->sink.offs);
    CHECK_EQ(rig->sink.sounding(), 0U);
}

TEST_CASE("pressed anew a pad takes its new rate; of more pads than there is room for the oldest is let go") {
    const auto rig = makeRig<Pocket>();
    rig->giveFirst(1);
    (void)rig->command(kSixteenths);
    Retrig eighths = kSixteenths;
    eighths.rate = 6;
    (void)rig->command(eighths, Frames{7'000});
    (void)rig->play(20'000, 100);
    CHECK(framesOf(*rig, EventKind::On) == Frameses({0, 6'000, 7'000, 19'000}));
    for (std::uint8_t pitch = 1; pitch <= Pocket::kHandNotes; ++pitch) {
        (void)rig->command(Retrig{.track = 1, .pitch = pitch, .rate = 9, .on = true});
    }
    (void)rig->play(50'000, 100);
    CHECK_EQ(framesOf(*rig, EventKind::On).size(), 4U);
    CHECK_EQ(framesOf(*rig, EventKind::On, 1).size(), 3 * Pocket::kHandNotes);
    CHECK_EQ(rig->sink.sounding(), Pocket::kHandNotes);
}

TEST_CASE("a pad that is none is refused, and letting go of one that is not held does nothing") {
    const auto rig = makeRig<Pocket>();
    struct Bad {
        Retrig pad{};
        Outcome outcome{};
    };
    const Bad bad[]{
        {{.track = Pocket::kTracks, .on = true}, Outcome::NoSuchTrack},
        {{.pitch = 128, .on = true}, Outcome::NoSuchPitch},
        {{.velocity = 0, .on = true}, Outcome::NoSuchVelocity},
        {{.velocity = 128, .on = true}, Outcome::NoSuchVelocity},
        {{.rate = 0, .on = true}, Outcome::NoSuchRate},
        {{.rate = 10, .on = true}, Outcome::NoSuchRate}};
    for (const auto& [pad, reason] : bad) {
        rig->forget();
        (void)rig->command(pad);
        (void)rig->play(1);
        CHECK(rig->template find<MessageApplied>()->outcome == reason);
    }
    rig->forget();
    (void)rig->command(Retrig{.rate = 0, .on = false});
    (void)rig->play(50'000);
    CHECK(rig->template find<MessageApplied>()->outcome == Outcome::Done);
    CHECK_EQ(rig->sink.ons, 0U);
}

} // namespace
} // namespace tresillo::test
