// SPDX-License-Identifier: MIT
// What a player does to steps, tracks and patterns: each one gesture, exact in undo and on both sides.
#include "project/editing/editing.h"
#include "tests/core/engine/random_music.h"
#include "tests/harness/check.h"
#include "tests/project/rig.h"

#include <string>

namespace tresillo::test {
namespace {

/// Pattern 3 is full of music, pattern 4 has other music.
template <class Sizes> std::unique_ptr<ProjectRig<Sizes>> musicRig() {
    auto rig = makeProject<Sizes>();
    Random random{31};
    for (const std::uint8_t id : {std::uint8_t{3}, std::uint8_t{4}}) {
        Pattern<Sizes> pattern;
        fillRandomly(pattern, random);
        rig->bank.keep({id}, pattern, {});
    }
    (void)rig->project.request({3});
    (void)rig->project.request({4});
    rig->settle();
    return rig;
}

/// The gesture changes pattern `id`; one undo takes it back, one redo makes it again, and both sides agree throughout.
template <class Sizes, class Gesture> void checkGesture(ProjectRig<Sizes>& rig, Gesture&& gesture) {
    const std::uint64_t before = rig.fingerprint();
    CHECK(gesture() == Outcome::Done);
    const std::uint64_t after = rig.fingerprint();
    CHECK(after != before);
    rig.settle();
    CHECK(rig.areEqual());
    CHECK(undoNewest(rig.project));
    rig.settle();
    CHECK_EQ(rig.fingerprint(), before);
    CHECK(rig.areEqual());
    CHECK(redoNewest(rig.project));
    rig.settle();
    CHECK_EQ(rig.fingerprint(), after);
    CHECK(rig.areEqual());
}

template <class Sizes> void useEverything() {
    const auto rig = musicRig<Sizes>();
    Project<Sizes>& project = rig->project;
    const StepRange track1{.pattern = {3}, .track = 1};
    (void)project.commit({}, {3}, SetTrackParam{.track = 1, .id = ParamId::TrackLength, .value = 8});
    (void)project.commit({}, {3}, SetStep<Sizes>{.track = 1, .step = 7});
    (void)project.commit({}, {3}, SetNote{.track = 1, .step = 0});
    (void)project.commit({}, {3}, SetName{.what = Named::Track, .track = 0, .name = ProjectName{"Kick"}});
    rig->settle();
    checkGesture(*rig, [&] { return rotateSteps(project, {}, track1, 3); });
    checkGesture(*rig, [&] { return shiftSteps(project, {}, track1, -2); });
    checkGesture(*rig, [&] { return reverseSteps(project, {}, track1); });
    checkGesture(*rig, [&] { return humaniseSteps(project, {}, track1, {.seed = 5, .micro = 4, .velocity = 20}); });
    checkGesture(*rig, [&] { return fillEuclid(project, {}, track1, 5, 2); });
    StepValue<Sizes> step{};
    CHECK(copyStep(project, {3}, {0, 1}, step) == Outcome::Done);
    checkGesture(*rig, [&] { return pasteStep(project, {}, {4}, {1, 5}, step); });
    CHECK(project.pattern({4})->stepValue(1, 5) == step);
    checkGesture(*rig, [&] { return clearStep(project, {}, {4}, {1, 5}); });
    static TrackClip<Sizes> track;
    static TrackClip<Sizes> pasted;
    CHECK(copyTrack(project, {3}, 0, track) == Outcome::Done);
    CHECK(track.name.view() == "Kick");
    checkGesture(*rig, [&] { return pasteTrack(project, {}, {4}, 2, track); });
    CHECK(copyTrack(project, {4}, 2, pasted) == Outcome::Done);
    CHECK(pasted.value == track.value && pasted.name == track.name);
    checkGesture(*rig, [&] { return clearTrack(project, {}, {4}, 2); });
    CHECK(project.pattern({4})->track(2).values == track.value.rows);
    static PatternClip<Sizes> pattern;
    CHECK(copyPattern(project, {3}, pattern) == Outcome::Done);
    checkGesture(*rig, [&] { return pastePattern(project, {}, {4}, pattern); });
    CHECK_EQ(rig->contentOf(4), rig->contentOf(3));
    checkGesture(*rig, [&] { return clearPattern(project, {}, {4}); });
    CHECK(project.pattern({4})->tempo() == pattern.pattern.tempo());
    CHECK_EQ(project.pattern({4})->noteUsage().used, 0);
}

TEST_CASE("every gesture of editing is one undo, and both sides agree") {
    useEverything<Studio>();
    useEverything<Pocket>();
}

template <class Sizes> void bearAll() {
    const auto rig = musicRig<Sizes>();
    Project<Sizes>& project = rig->project;
    for (const Change<Sizes>& change : std::initializer_list<Change<Sizes>>{
             SetTrackParam{.track = 0, .id = ParamId::Instrument, .value = 1},
             SetTrackParam{.track = 0, .id = ParamId::Pad, .value = 3},
             SetTrackParam{.track = 0, .id = ParamId::Level, .value = -35},
             SetTrackParam{.track = 0, .id = ParamId::TrackLength, .value = 5},
             SetTrackParam{.track = 0, .id = ParamId::Mute, .value = 1},
             SetTrackParam{.track = 1, .id = ParamId::Solo, .value = 1},
             SetPatternParam{.id = ParamId::Tempo, .value = 93'500},
             SetPatternParam{.id = ParamId::PatternSwing, .value = 610},
             SetName{.what = Named::Track, .track = 0, .name = ProjectName{"Kick"}}}) {
        (void)project.commit({}, {3}, change);
        rig->settle();
    }
    static PatternClip<Sizes> room;
    // What is copied is at hand before the gesture, so that only the gesture changes what is.
    const auto bear = [&](std::uint8_t pattern, PatternBirth birth) {
        CHECK(copyPattern(project, {3}, room) == Outcome::Done);
        CHECK(project.request({pattern}).has_value());
        rig->settle();
        checkGesture(*rig, [&] { return bearPattern(project, {}, {pattern}, birth, room); });
    };
    bear(9, PatternBirth::Kit);
    const Pattern<Sizes>& kit = *project.pattern({9});
    CHECK_EQ(kit.track(0).value(ParamId::Instrument), 1);
    CHECK_EQ(kit.track(0).value(ParamId::Pad), 3);
    CHECK_EQ(kit.track(0).value(ParamId::Level), -35);
    CHECK_EQ(kit.tempo().milliBpm, 93'500);
    CHECK_EQ(*kit.patternParam(ParamId::PatternSwing), 610);
    CHECK_EQ(kit.noteUsage().used, 0);
    CHECK_EQ(kit.lockUsage().used, 0);
    // How it runs is its own: nothing is silent or short because the other was.
    CHECK_EQ(kit.track(0).length(), Pattern<Sizes>{}.track(0).length());
    CHECK_EQ(kit.track(0).value(ParamId::Mute) + kit.track(1).value(ParamId::Solo), 0);
    CHECK(project.names().tracks[*project.model().slotOf({9})][0].view() == "Kick");
    CHECK(bearPattern(project, {}, {9}, PatternBirth::Copy, room) == Outcome::NotSet);
    bear(10, PatternBirth::Blank);
    const Pattern<Sizes>& blank = *project.pattern({10});
    CHECK_EQ(blank.tempo().milliBpm, 93'500);
    CHECK_EQ(blank.track(0).value(ParamId::Instrument), 0);
    bear(10, PatternBirth::Copy);
    CHECK_EQ(rig->contentOf(10), rig->contentOf(3));
}

TEST_CASE(
    "a new pattern has the kit of another and no step, is its copy, or blank at its tempo; one undo takes it back") {
    bearAll<Studio>();
    bearAll<Pocket>();
}

TEST_CASE("a pattern is removed with its name and all that it holds, and one undo brings it back") {
    const auto rig = musicRig<Pocket>();
    Project<Pocket>& project = rig->project;
    CHECK(rig->edit(3, SetName{.what = Named::Pattern, .name = ProjectName{"Verse"}}) == Outcome::Done);
    CHECK(rig->edit(3, SetPatternExists{}) == Outcome::Done);
    rig->settle();
    const std::uint64_t content = rig->contentOf(3);
    const TrackNames<Pocket> tracks = project.names().tracks[*project.model().slotOf({3})];
    checkGesture(*rig, [&] { return removePattern(project, {}, {3}); });
    CHECK(checksum(*project.pattern({3})) == checksum(Pattern<Pocket>{}));
    CHECK(project.names().patterns[3].empty() && !project.names().exists[3]);
    CHECK(removePattern(project, {}, {3}) == Outcome::NotSet);
    CHECK(undoNewest(project));
    rig->settle();
    CHECK(rig->areEqual());
    CHECK_EQ(rig->contentOf(3), content);
    CHECK(project.names().tracks[*project.model().slotOf({3})] == tracks);
    CHECK(project.names().patterns[3].view() == "Verse" && project.names().exists[3]);
    rig->bank.isBroken[9] = true;
    CHECK(removePattern(project, {}, {9}) == Outcome::Unreadable);
}

TEST_CASE("a new pattern begins with the tempo of its bank, a copy with its own") {
    const auto rig = musicRig<Pocket>();
    Project<Pocket>& project = rig->project;
    CHECK(rig->edit(0, SetBankTempo{.bank = 2, .tempo = 71'000}) == Outcome::Done);
    static PatternClip<Pocket> room;
    const auto bear = [&](std::uint8_t pattern, PatternBirth birth) {
        CHECK(copyPattern(project, {3}, room) == Outcome::Done);
        CHECK(bearPattern(project, {}, {pattern}, birth, room) == Outcome::Done);
        rig->settle();
        return project.pattern({pattern})->tempo().milliBpm;
    };
    const int other = project.pattern({3})->tempo().milliBpm;
    CHECK_EQ(bear(32, PatternBirth::Kit), 71'000);
    CHECK_EQ(bear(33, PatternBirth::Blank), 71'000);
    CHECK_EQ(bear(34, PatternBirth::Copy), other);
    CHECK_EQ(bear(48, PatternBirth::Blank), other);
}

TEST_CASE("a new pattern takes nobody's place, and needs one that can be loaded") {
    const auto rig = musicRig<Pocket>();
    static PatternClip<Pocket> room;
    CHECK(copyPattern(rig->project, {3}, room) == Outcome::Done);
    CHECK(bearPattern(rig->project, {}, {4}, PatternBirth::Kit, room) == Outcome::NotSet);
    rig->bank.isBroken[9] = true;
    CHECK(bearPattern(rig->project, {}, {9}, PatternBirth::Kit, room) == Outcome::Unreadable);
    CHECK(rig->areEqual());
}

/// Which steps of track 0 have a note, as text.
std::string hits(const ProjectRig<Pocket>& rig, std::size_t steps = 8) {
    std::string text;
    for (std::size_t step = 0; step < steps; ++step) {
        text += rig.project.pattern({0})->step(0, step).isNoteTrig() ? 'x' : '.';
    }
    return text;
}

TEST_CASE("the tools do what their names say, within the track's length or the range") {
    const auto rig = makeProject<Pocket>();
    Project<Pocket>& project = rig->project;
    const StepRange all{};
    CHECK(fillEuclid(project, {}, all, 3, 0) == Outcome::Done);
    CHECK(hits(*rig) == "x..x..x.");
    rig->settle();
    CHECK(rotateSteps(project, {}, all, 1) == Outcome::Done);
    CHECK(hits(*rig) == ".x..x..x");
    rig->settle();
    CHECK(shiftSteps(project, {}, all, 2) == Outcome::Done);
    CHECK(hits(*rig) == "...x..x.");
    rig->settle();
    CHECK(reverseSteps(project, {}, all) == Outcome::Done);
    CHECK(hits(*rig) == ".x..x...");
    rig->settle();
    CHECK(rotateSteps(project, {}, {.first = 0, .count = 4}, 1) == Outcome::Done);
    CHECK(hits(*rig) == "..x.x...");
    rig->settle();
    (void)rig->edit(0, SetTrackParam{.id = ParamId::TrackLength, .value = 3});
    rig->settle();
    CHECK(rotateSteps(project, {}, all, 1) == Outcome::Done);
    CHECK(hits(*rig) == "x...x...");
    rig->settle();
    CHECK(rig->areEqual());
}

TEST_CASE("what changes nothing says so and leaves no undo; what is not there is refused") {
    const auto rig = makeProject<Pocket>();
    Project<Pocket>& project = rig->project;
    CHECK(clearStep(project, {}, {0}, {0, 0}) == Outcome::NothingToDo);
    CHECK(clearTrack(project, {}, {0}, 0) == Outcome::NothingToDo);
    CHECK(clearPattern(project, {}, {0}) == Outcome::NothingToDo);
    CHECK(rotateSteps(project, {}, {}, 3) == Outcome::NothingToDo);
    CHECK(rotateSteps(project, {}, {.track = 4}, 3) == Outcome::NoSuchTrack);
    CHECK(rotateSteps(project, {}, {.first = 8}, 3) == Outcome::NoSuchStep);
    CHECK(rotateSteps(project, {}, {.first = 4, .count = 5}, 3) == Outcome::NoSuchStep);
    CHECK(clearTrack(project, {}, {0}, 4) == Outcome::NoSuchTrack);
    CHECK(pasteStep(project, {}, {0}, {0, 8}, {}) == Outcome::NoSuchStep);
    TrackClip<Pocket> track;
    CHECK(copyTrack(project, {0}, 4, track) == Outcome::NoSuchTrack);
    CHECK(pasteTrack(project, {}, {0}, 4, track) == Outcome::NoSuchTrack);
    rig->bank.isBroken[9] = true;
    CHECK(clearPattern(project, {}, {9}) == Outcome::Unreadable);
    CHECK(rotateSteps(project, {}, {.pattern = {9}}, 1) == Outcome::Unreadable);
    CHECK_EQ(project.undoDepth(), 0U);
    CHECK(!undoNewest(project));
}

TEST_CASE("steps can be turned when every lock of the pool is in use, and none is lost") {
    const auto rig = makeProject<Pocket>();
    for (std::uint8_t step = 0; step < 8; ++step) {
        for (const std::uint8_t track : {std::uint8_t{0}, std::uint8_t{1}}) {
            (void)rig->edit(0, SetNote{.track = track, .step = step, .note = {.on = track == 0}});
            for (std::uint8_t lock = 0; lock < 8; ++lock) {
                (void)rig->edit(
                    0, SetStepParam{.track = track, .step = step, .id = static_cast<ParamId>(lock), .value = step});
                rig->settle();
            }
        }
    }
    const Pattern<Pocket>& pattern = *rig->project.pattern({0});
    REQUIRE(pattern.lockUsage().used == Pocket::kLockCells);
    checkGesture(*rig, [&] { return rotateSteps(rig->project, {}, {}, 3); });
    CHECK_EQ(pattern.lockUsage().used, Pocket::kLockCells);
    checkGesture(*rig, [&] { return reverseSteps(rig->project, {}, {.track = 1}); });
    CHECK_EQ(pattern.lockUsage().used, Pocket::kLockCells);
}

} // namespace
} // namespace tresillo::test
