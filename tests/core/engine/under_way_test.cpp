// SPDX-License-Identifier: MIT
// Edits and gestures that come while what they change is under way. At 120 BPM and 48 kHz a sixteenth is 6,000 frames.
#include "tests/core/engine/four_patterns.h"
#include "tests/harness/check.h"

namespace tresillo::test {
namespace {

TEST_CASE("a held note that was decided before its track was muted sounds for its step, and not for ever") {
    const auto rig = rigOfFour();
    drum(rig->pattern(0), 0, "...x............");
    (void)rig->pattern(0).setNote(0, 3, 0, Note{.pitch = 70, .length = kInfiniteLength});
    for (const std::size_t step : {0U, 1U, 2U}) {
        (void)rig->pattern(0).setNote(0, step, 0, Note{.pitch = 60, .on = false});
    }
    rig->start();
    (void)rig->command(MuteTrack{.track = 0, .on = true}, Frames{3 * kStepFrames - 1'000});
    (void)rig->play(kBarFrames, 512);
    CHECK_EQ(firstOf(rig->sink, 70).at.value, 3 * kStepFrames);
    std::int64_t ended = -1;
    for (const Recorded& event : rig->sink) {
        ended = event.kind == EventKind::Off && event.track == 0 ? event.at.value : ended;
    }
    CHECK_EQ(ended, 4 * kStepFrames);
    (void)rig->command(Stop{});
    (void)rig->play(1);
    CHECK_EQ(rig->sink.ons, rig->sink.offs);
}

TEST_CASE("the first and the last track can be the one that is soloed: steps of all others are told to be silent") {
    for (const std::uint8_t soloed : {std::uint8_t{0}, std::uint8_t{15}}) {
        const auto rig = makeRig<Studio>();
        for (const std::uint8_t track : {std::uint8_t{0}, std::uint8_t{7}, std::uint8_t{15}}) {
            drum(rig->pattern(0), track, "x...");
        }
        setTrack(rig->pattern(0), soloed, ParamId::Solo, 1);
        rig->giveFirst(1);
        rig->start();
        (void)rig->play(kStepFrames);
        rig->collect();
        std::size_t told = 0;
        for (std::size_t index = 0; index < rig->noticeCount; ++index) {
            if (const auto* step = std::get_if<StepReached>(&rig->notices[index].what)) {
                CHECK_EQ(step->fired, step->track == soloed && step->step == 0);
                ++told;
            }
        }
        CHECK(told >= 3);
        CHECK_EQ(rig->sink.ons, 1U);
    }
}

TEST_CASE(
    "a launch that waits when all stops takes effect with the stop: nothing waits for a line that does not come") {
    for (const bool isPause : {false, true}) {
        const auto rig = rigOfFour();
        rig->start();
        (void)rig->command(Launch{.pattern = PatternId{2}}, Frames{1'000});
        (void)rig->command(isPause ? Gesture{Pause{}} : Gesture{Stop{}}, Frames{2'000});
        (void)rig->play(3'000);
        CHECK(!rig->engine.player().queuedLaunch().has_value());
        CHECK(rig->engine.player().patternOf(0) == PatternId{2});
        Frames started{};
        CHECK(rig->find<PatternStarted>(&started).has_value());
        CHECK_EQ(started.value, 2'000);
    }
}

TEST_CASE("an edit of a pattern's values is told of the tracks that play it, and of no others") {
    const auto rig = rigOfFour();
    rig->start();
    (void)rig->command(Launch{.pattern = PatternId{1}, .tracks = 0b10, .line = LaunchLine::Now});
    (void)rig->play(100);
    for (const bool isPlaying : {true, false}) {
        if (!isPlaying) {
            (void)rig->command(Stop{});
            (void)rig->play(100);
        }
        rig->sink.changed = {};
        (void)rig->edit(PatternId{1}, SetTrackParam{.track = 1, .id = ParamId::Level, .value = -60});
        (void)rig->play(100);
        for (std::size_t track = 0; track < Studio::kTracks; ++track) {
            CHECK_EQ(rig->sink.changed[track], track == 1 ? 1U : 0U);
        }
        rig->sink.changed = {};
        (void)rig->edit(PatternId{3}, SetTrackParam{.track = 1, .id = ParamId::Level, .value = -60});
        (void)rig->play(100);
        CHECK_EQ(rig->sink.changed[1], 0U);
    }
    CHECK_EQ(rig->sink.broken, 0U); // of a track that is none nothing is told, either
}

TEST_CASE("a loop of the song that is switched while its last section plays counts at its end") {
    for (const bool loops : {true, false}) {
        const auto rig = rigOfFour();
        addSections(*rig, {{.pattern = PatternId{1}, .length = 4}, {.pattern = PatternId{2}, .length = 4}});
        (void)rig->edit({}, SetProjectParam{.id = ParamId::SongLoop, .value = loops ? 0 : 1});
        (void)rig->command(SetFollow{Follow::Song});
        rig->start();
        (void)rig->edit({}, SetProjectParam{.id = ParamId::SongLoop, .value = loops ? 1 : 0}, Frames{6 * kStepFrames});
        (void)rig->play(12 * kStepFrames, 512);
        CHECK_EQ(countOf(rig->sink, 61), loops ? 8U : 4U);
        CHECK_EQ(rig->find<SongEnded>().has_value(), !loops);
    }
}

TEST_CASE("a section whose mutes are changed while it plays ends at its line as before") {
    const auto rig = rigOfFour();
    addSections(*rig, {{.pattern = PatternId{1}, .length = 8}, {.pattern = PatternId{2}, .length = 8}});
    (void)rig->command(SetFollow{Follow::Song});
    rig->start();
    (void)rig->edit(
        {}, SetSection{.index = 0, .section = {.pattern = PatternId{1}, .mutes = 0b10, .length = 8}},
        Frames{3 * kStepFrames + 1'000});
    (void)rig->play(16 * kStepFrames - 1, 512);
    CHECK_EQ(countOf(rig->sink, 61), 8U);
    CHECK_EQ(countOf(rig->sink, 61, 1), 4U);
    CHECK_EQ(countOf(rig->sink, 62), 8U);
    CHECK_EQ(countOf(rig->sink, 62, 1), 8U);
}

TEST_CASE("where patterns are followed there is no section, whatever the song holds") {
    const auto rig = rigOfFour();
    addSections(*rig, {{.pattern = PatternId{1}}, {.pattern = PatternId{2}}});
    (void)rig->command(Seek{kBar});
    for (const bool isPlaying : {false, true}) {
        if (isPlaying) {
            rig->start();
        }
        (void)rig->play(100);
        CHECK_EQ(rig->engine.player().route().course().section(), 0);
        CHECK_EQ(rig->link.status.read().section, 0);
    }
}

TEST_CASE("notices for which there is no room are counted, and answers are none of them") {
    const auto rig = makeRig<Studio>();
    for (std::size_t track = 0; track < Studio::kTracks; ++track) {
        drum(rig->pattern(0), track, "xxxx");
    }
    rig->giveFirst(1);
    rig->start();
    // Nobody takes them: sixteen tracks tell of each step.
    for (int block = 0; block < 4'000; ++block) {
        (void)rig->play(512);
    }
    CHECK(rig->link.status.read().noticesLost > 0);
    (void)rig->command(Fill{true});
    (void)rig->play(512);
    rig->collect();
    const auto applied = rig->find<MessageApplied>();
    REQUIRE(applied.has_value());
    CHECK_EQ(applied->serial, rig->serial);
}

} // namespace
} // namespace tresillo::test
