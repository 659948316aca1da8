// SPDX-License-Identifier: MIT
// What the engine tells of itself: steps as they will sound, and what plays or would play.
#include "tests/core/engine/random_music.h"
#include "tests/core/engine/rig.h"
#include "tests/harness/check.h"
#include "tests/harness/effort.h"

#include <algorithm>

namespace tresillo::test {
namespace {

/// Calls `visit(frame, step)` for every step that was reported since the beginning.
template <class Sizes, class Visit> void forEachStep(Rig<Sizes>& rig, Visit&& visit) {
    rig.collect();
    for (std::size_t index = 0; index < std::min(rig.noticeCount, rig.notices.size()); ++index) {
        if (const auto* step = std::get_if<StepReached>(&rig.notices[index].what)) {
            visit(rig.notices[index].frame, *step);
        }
    }
}

/// The first report of a step of track 0.
template <class Sizes> Notice firstReport(Rig<Sizes>& rig, std::uint8_t number) {
    Notice found{.frame = {-1}};
    forEachStep(rig, [&](Frames frame, const StepReached& step) {
        if (step.track == 0 && step.step == number && found.frame < Frames{0}) {
            found = {.frame = frame, .what = step};
        }
    });
    return found;
}

StepReached stepOf(const Notice& notice) { return std::get<StepReached>(notice.what); }

TEST_CASE("a step's velocity is told as it sounds: the note's, the lock's in its place, the offset added, limited") {
    const auto rig = makeRig<Studio>();
    Pattern<Studio>& pattern = rig->pattern(0);
    drum(pattern, 0, "xxxx....");
    (void)pattern.setNote(0, 0, 0, Note{.velocity = 70});
    (void)pattern.setNote(0, 0, 1, Note{.pitch = 64, .velocity = 90});
    (void)pattern.setNote(0, 0, 2, Note{.pitch = 67, .velocity = 127, .on = false});
    lock(pattern, 0, 1, ParamId::Velocity, 33);
    lock(pattern, 0, 2, ParamId::StepVelocity, -20);
    lock(pattern, 0, 3, ParamId::StepVelocity, 60);
    rig->giveFirst(1);
    rig->start();
    (void)rig->play(6 * kStepFrames);
    CHECK_EQ(stepOf(firstReport(*rig, 0)).velocity, 90);
    CHECK_EQ(stepOf(firstReport(*rig, 1)).velocity, 33);
    CHECK_EQ(stepOf(firstReport(*rig, 2)).velocity, 80);
    CHECK_EQ(stepOf(firstReport(*rig, 3)).velocity, 127);
    CHECK_EQ(stepOf(firstReport(*rig, 4)).velocity, 0);
    CHECK(!stepOf(firstReport(*rig, 4)).fired);
}

TEST_CASE("what nobody takes is lost and counted: what was taken and what was lost are all that there is") {
    const auto playing = [] {
        auto rig = makeRig<Pocket>();
        for (std::size_t track = 0; track < Pocket::kTracks; ++track) {
            drum(rig->pattern(0), track, "x.x.x.x.");
        }
        rig->giveFirst(1);
        rig->start();
        return rig;
    };
    const auto heard = playing();
    const auto missed = playing();
    for (int step = 0; step < 100; ++step) {
        (void)heard->play(kStepFrames);
        heard->collect();
        (void)missed->play(kStepFrames);
    }
    CHECK_EQ(heard->link.status.read().noticesLost, 0U);
    const std::uint32_t lost = missed->link.status.read().noticesLost;
    missed->collect();
    CHECK(lost > 0U);
    CHECK_EQ(missed->noticeCount + lost, heard->noticeCount);
}

TEST_CASE("a step that is muted, or kept by its condition or its die, has fallen silent; a lock trig plays no note") {
    const auto rig = makeRig<Studio>();
    Pattern<Studio>& pattern = rig->pattern(0);
    drum(pattern, 0, "xxx.....");
    drum(pattern, 1, "x.......");
    lock(pattern, 0, 1, ParamId::Condition, encodeCondition({.kind = ConditionKind::Fill}));
    lock(pattern, 0, 2, ParamId::Probability, 0);
    lock(pattern, 0, 3, ParamId::Cutoff, 500);
    rig->giveFirst(1);
    (void)rig->command(MuteTrack{.track = 1, .on = true});
    rig->start();
    (void)rig->play(5 * kStepFrames);
    forEachStep(*rig, [](Frames, const StepReached& step) {
        const bool sounds = step.track == 0 && step.step == 0;
        CHECK_EQ(step.velocity, sounds ? 100 : 0);
        CHECK_EQ(step.fired, sounds || (step.track == 0 && step.step == 3));
    });
}

TEST_CASE("a step is told for the frame at which its first note sounds; a silent one for when it comes, swung") {
    const auto rig = makeRig<Studio>();
    Pattern<Studio>& pattern = rig->pattern(0);
    drum(pattern, 0, "xxxxx...");
    (void)pattern.setPatternParam(ParamId::PatternSwing, 600); // an odd step comes a fifth of a step late
    (void)pattern.setNote(0, 1, 0, Note{.micro = -6});
    (void)pattern.setNote(0, 2, 0, Note{.micro = 12});
    (void)pattern.setNote(0, 2, 1, Note{.pitch = 64, .micro = 6});
    lock(pattern, 0, 3, ParamId::Probability, 0);
    lock(pattern, 0, 3, ParamId::StepMicro, 6);
    lock(pattern, 0, 4, ParamId::StepMicro, -12);
    rig->giveFirst(1);
    rig->start();
    (void)rig->play(6 * kStepFrames);
    CHECK_EQ(firstReport(*rig, 0).frame.value, 0);
    CHECK_EQ(firstReport(*rig, 1).frame.value, 6'000 + 1'200 - 1'500);
    CHECK_EQ(firstReport(*rig, 2).frame.value, 12'000 + 1'500);
    CHECK_EQ(firstReport(*rig, 3).frame.value, 18'000 + 1'200);
    CHECK_EQ(firstReport(*rig, 4).frame.value, 24'000 - 3'000);
}

TEST_CASE("the tempo behind the next line counts for a late note there, although it is told before") {
    for (const bool isSong : {true, false}) {
        const auto rig = makeRig<Studio>();
        drum(rig->pattern(0), 0, "x...............");
        drum(rig->pattern(1), 1, "x...............");
        (void)rig->pattern(1).setPatternParam(ParamId::Tempo, 60'000);
        (void)rig->pattern(1).setNote(1, 0, 0, Note{.micro = 12});
        rig->giveFirst(2);
        (void)rig->edit({}, InsertSection{.index = 0, .section = {.pattern = PatternId{0}, .length = 16}});
        (void)rig->edit({}, InsertSection{.index = 1, .section = {.pattern = PatternId{1}, .length = 16}});
        (void)rig->command(SetFollow{isSong ? Follow::Song : Follow::Pattern});
        rig->start();
        (void)rig->play(10);
        if (!isSong) {
            (void)rig->command(Launch{.pattern = PatternId{1}});
        }
        (void)rig->play(kBarFrames - 100); // the line is not crossed yet
        Frames told{};
        forEachStep(*rig, [&](Frames frame, const StepReached& step) {
            told = step.track == 1 && step.pattern == PatternId{1} ? frame : told;
        });
        CHECK_EQ(told.value, kBarFrames + 6'000); // half a step at 60 BPM
        (void)rig->play(20'000);
        CHECK(std::any_of(rig->sink.begin(), rig->sink.end(), [&](const Recorded& event) {
            return event.kind == EventKind::On && event.track == 1 && event.at == told;
        }));
    }
}

TEST_CASE("whatever plays: a step that is told to sound does, at that frame and with that velocity") {
    std::uint64_t told = 0;
    for (std::uint64_t seed = 1; seed <= (kFullSize ? 2'000 : 100); ++seed) {
        Random random{seed};
        const auto rig = makeRig<Pocket>();
        fillRandomly(rig->pattern(0), random);
        fillRandomly(rig->pattern(1), random);
        rig->giveFirst(2);
        for (int sections = 0; sections < 3; ++sections) {
            (void)rig->edit({}, InsertSection{.index = 0, .section = randomSection<Pocket>(random, 2)});
        }
        (void)rig->command(SetFollow{random.chance(50) ? Follow::Song : Follow::Pattern});
        rig->start();
        (void)rig->play(60'000, 1'000);
        if (rig->sink.isFull() || rig->noticeCount >= rig->notices.size()) {
            continue;
        }
        forEachStep(*rig, [&](Frames frame, const StepReached& step) {
            // At the end some are told that are still to come.
            if (step.velocity == 0 || frame >= rig->engine.now()) {
                return;
            }
            bool isHeard = false;
            bool isLoudestHeard = false;
            for (const Recorded& event : rig->sink) {
                const bool isOn = event.kind == EventKind::On && event.track == step.track;
                isHeard = isHeard || (isOn && event.at == frame);
                isLoudestHeard = isLoudestHeard || (isOn && event.at >= frame && event.velocity == step.velocity);
            }
            CHECK(isHeard);
            CHECK(isLoudestHeard || frame + Frames{30'000} > rig->engine.now());
            ++told;
        });
    }
    CHECK(told > (kFullSize ? 20'000U : 1'000U));
}

TEST_CASE("of a step that a seek comes behind only what is still to sound is told") {
    const auto rig = makeRig<Studio>();
    drum(rig->pattern(0), 0, "xxxx");
    rig->giveFirst(1);
    (void)rig->command(Seek{kSixteenth * 2 + Ticks{10}});
    rig->start();
    (void)rig->play(1);
    CHECK_EQ(stepOf(firstReport(*rig, 1)).velocity, 0);
    CHECK_EQ(stepOf(firstReport(*rig, 2)).velocity, 0);
}

TEST_CASE("the status tells what plays: patterns, what is followed, the section, FILL, mutes and the queued launch") {
    const auto rig = makeRig<Studio>();
    drum(rig->pattern(0), 0, "x...");
    drum(rig->pattern(1), 0, "x...");
    rig->giveFirst(2);
    (void)rig->command(Fill{true});
    (void)rig->command(MuteTrack{.track = 3, .on = true});
    rig->start();
    (void)rig->play(1'000);
    EngineStatus status = rig->link.status.read();
    CHECK(status.transport == Transport::Playing);
    CHECK(status.fill);
    CHECK_EQ(status.muted, 8);
    CHECK(!status.queued);
    CHECK_EQ(status.patterns[5].value, 0);
    (void)rig->command(Launch{.pattern = PatternId{1}, .tracks = 0x00F0});
    (void)rig->play(1'000);
    status = rig->link.status.read();
    REQUIRE(status.queued.has_value());
    CHECK_EQ(status.queued->pattern.value, 1);
    CHECK_EQ(status.queued->tracks, 0x00F0);
    CHECK_EQ(status.queued->position.value, kBar.value);
    (void)rig->play(kBarFrames);
    status = rig->link.status.read();
    CHECK(!status.queued);
    CHECK_EQ(status.patterns[3].value, 0);
    CHECK_EQ(status.patterns[4].value, 1);
}

TEST_CASE("stopped, it tells what a start would play: in a song the section at the place that was sought") {
    const auto rig = makeRig<Studio>();
    (void)rig->edit({}, InsertSection{.index = 0, .section = {.pattern = PatternId{4}, .length = 16}});
    (void)rig->edit({}, InsertSection{.index = 1, .section = {.pattern = PatternId{7}, .length = 16}});
    (void)rig->command(SetFollow{Follow::Song});
    (void)rig->play(64);
    EngineStatus status = rig->link.status.read();
    CHECK(status.follow == Follow::Song);
    CHECK_EQ(status.section, 0);
    CHECK_EQ(status.patterns[0].value, 4);
    (void)rig->command(Seek{kBar + kQuarter});
    (void)rig->play(64);
    status = rig->link.status.read();
    CHECK_EQ(status.section, 1);
    CHECK_EQ(status.patterns[15].value, 7);
    CHECK_EQ(status.position.value, (kBar + kQuarter).value);
    rig->start();
    (void)rig->play(64);
    CHECK_EQ(rig->link.status.read().section, 1);
}

} // namespace
} // namespace tresillo::test
