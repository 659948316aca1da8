// SPDX-License-Identifier: MIT
// Whole patterns that are loaded while playing and editing. At 120 BPM and 48 kHz a bar is 96,000 frames.
#include "tests/harness/check.h"
#include "tests/project/players.h"

namespace tresillo::test {
namespace {

constexpr Author kAnn{1};
constexpr Author kBen{2};
constexpr std::int64_t kBarFrames = 96'000;

/// A pattern that is known by its number, which is not 0.
Pattern<Pocket> known(std::uint8_t number) {
    Pattern<Pocket> pattern;
    (void)pattern.setTrackParam(0, ParamId::Instrument, 1);
    (void)pattern.setNote(0, 0, 0, {.pitch = number});
    (void)pattern.setTrackParam(0, ParamId::Level, -number);
    return pattern;
}

TrackNames<Pocket> namesOf(std::string_view first) {
    TrackNames<Pocket> names{};
    names[0] = TrackName{first};
    return names;
}

/// Plays the pattern 0 of a project, the load's line being a bar away.
struct Stage {
    explicit Stage(bool plays = true) {
        if (plays) {
            (void)rig->project.command(Start{});
        }
        (void)rig->project.bring({0});
        rig->run(640);
    }
    Outcome load(std::uint8_t number, Author author = kAnn, const ProjectValues& values = {}) const {
        const Pattern<Pocket> content = known(number);
        const TrackNames<Pocket> names = namesOf("Loaded");
        return rig->project.load({.author = author}, {0}, {.content = content, .names = names, .values = values});
    }
    [[nodiscard]] bool holds(std::uint8_t number) const {
        return checksum(*rig->project.pattern({0})) == checksum(known(number));
    }
    std::int32_t levelOf(std::uint8_t track) { return rig->project.pattern({0})->track(track).value(ParamId::Level); }
    Outcome setLevel(std::uint8_t track, std::int32_t value, Author author) {
        return rig->project.commit({.author = author}, {0}, SetTrackParam{track, ParamId::Level, value}).outcome;
    }
    /// The engine plays past the line, and the project hears nothing of it.
    void passLine() { (void)rig->engine.advance(kBarFrames, rig->sink); }
    void settle() {
        rig->project.service();
        rig->settle();
    }

    std::unique_ptr<ProjectRig<Pocket>> rig = makeProject<Pocket>();
};

TEST_CASE("a load waits for its line, then holds all that was loaded; one undo brings what was there") {
    Stage stage;
    CHECK(stage.setLevel(1, -20, kBen) == Outcome::Done);
    const std::uint64_t before = stage.rig->fingerprint();
    ProjectValues values{};
    CHECK(values.set(ParamId::ReverbRoom, 77));
    CHECK(stage.load(70, kAnn, values) == Outcome::Done);
    stage.rig->run(kBarFrames - 640 - 8 * 64);
    CHECK_EQ(stage.rig->fingerprint(), before);
    CHECK_EQ(stage.rig->ear.count<LoadQueued>(), 1U);
    CHECK_EQ(stage.rig->ear.count<PatternLoaded>(), 0U);
    stage.rig->run(9 * 64);
    CHECK(stage.holds(70));
    CHECK(stage.rig->project.names().tracks[0][0].view() == "Loaded");
    CHECK_EQ(stage.rig->project.model().projectParam(ParamId::ReverbRoom), 77);
    CHECK(stage.rig->areEqual());
    const std::uint64_t after = stage.rig->fingerprint();
    CHECK(stage.rig->project.undo(kBen).outcome == Outcome::ChangedByOther);
    CHECK(stage.rig->project.undo(kAnn).outcome == Outcome::Done);
    stage.settle();
    CHECK_EQ(stage.rig->fingerprint(), before);
    CHECK(stage.rig->areEqual());
    CHECK(stage.rig->project.redo(kAnn).outcome == Outcome::Done);
    stage.settle();
    CHECK_EQ(stage.rig->fingerprint(), after);
    CHECK(stage.rig->areEqual());
    CHECK(changed(stage.rig->project.commit({.author = kBen}, {0}, SetTrackParam{0, ParamId::Level, -99})));
    CHECK(stage.rig->project.reload({.author = kBen}, {0}).outcome == Outcome::Done);
    CHECK(stage.holds(70));
}

TEST_CASE("stopped, and where nobody plays, a load arrives at once") {
    Stage stage{false};
    CHECK(stage.load(70) == Outcome::Done);
    stage.rig->run(1, 1);
    CHECK(stage.holds(70));
    CHECK(stage.rig->areEqual());

    const auto alone = std::make_unique<Alone>();
    const Pattern<Pocket> content = known(70);
    const TrackNames<Pocket> names = namesOf("Loaded");
    CHECK(alone->project.load({.author = kAnn}, {3}, {.content = content, .names = names}) == Outcome::Done);
    CHECK_EQ(checksum(*alone->project.pattern({3})), checksum(content));
    CHECK(alone->project.undo(kAnn).outcome == Outcome::Done);
    CHECK_EQ(checksum(*alone->project.pattern({3})), checksum(Pattern<Pocket>{}));
}

TEST_CASE("what was sent before the line is replaced by it, and what took effect after it is applied again") {
    Stage stage;
    ProjectValues values{};
    CHECK(values.set(ParamId::ReverbRoom, 77));
    CHECK(values.set(ParamId::DelayMix, 66));
    CHECK(stage.load(70, kAnn, values) == Outcome::Done);
    stage.rig->run(64);
    CHECK(stage.setLevel(1, -20, kBen) == Outcome::Done);
    stage.rig->run(64);
    stage.passLine();
    // The project has not heard of the line yet.
    CHECK(stage.setLevel(2, -30, kBen) == Outcome::Done);
    CHECK(changed(
        stage.rig->project.commit({.author = kBen}, {0}, SetName{.what = Named::Track, .name = ProjectName{"New"}})));
    CHECK(changed(stage.rig->project.commit({.author = kBen}, {0}, SetProjectParam{ParamId::DelayMix, 11})));
    CHECK(!stage.holds(70));
    stage.settle();
    CHECK_EQ(stage.levelOf(0), -70);
    CHECK_EQ(stage.levelOf(1), Pattern<Pocket>{}.track(1).value(ParamId::Level));
    CHECK_EQ(stage.levelOf(2), -30);
    CHECK(stage.rig->project.names().tracks[0][0].view() == "New");
    CHECK_EQ(stage.rig->project.model().projectParam(ParamId::ReverbRoom), 77);
    CHECK_EQ(stage.rig->project.model().projectParam(ParamId::DelayMix), 11);
    CHECK(stage.rig->areEqual());
    CHECK(stage.rig->project.undo(kAnn).outcome == Outcome::Done);
    stage.settle();
    CHECK_EQ(stage.levelOf(1), -20);
    CHECK_EQ(stage.levelOf(2), -30);
    CHECK(stage.rig->areEqual());
}

TEST_CASE("a pattern that was replaced as a whole after the line stays so") {
    Stage stage;
    CHECK(stage.load(70) == Outcome::Done);
    stage.rig->run(64);
    stage.passLine();
    CHECK(changed(stage.rig->project.rework({.author = kBen}, {0}, [](Pattern<Pocket>& pattern, auto& /*names*/) {
        pattern = known(50);
        return Outcome::Done;
    })));
    stage.settle();
    CHECK(stage.holds(50));
    CHECK(stage.rig->areEqual());
    CHECK(stage.rig->project.undo(kAnn).outcome == Outcome::NothingToUndo);
}

TEST_CASE("a second load replaces the first, and one that is so already takes it off its line") {
    for (const bool isSo : {false, true}) {
        Stage stage;
        CHECK(stage.load(70) == Outcome::Done);
        stage.rig->run(64);
        const Pattern<Pocket> present = *stage.rig->project.pattern({0});
        const TrackNames<Pocket> names{};
        CHECK(
            isSo ? stage.rig->project.load({.author = kBen}, {0}, {.content = present, .names = names}) ==
                       Outcome::NothingToDo
                 : stage.load(71, kBen) == Outcome::Done);
        stage.rig->run(2 * kBarFrames);
        CHECK_EQ(stage.holds(71), !isSo);
        CHECK_EQ(stage.rig->ear.count<PatternLoaded>(), isSo ? 0U : 1U);
        CHECK(stage.rig->areEqual());
        CHECK(stage.rig->project.undo(kAnn).outcome == Outcome::NothingToUndo);
        CHECK((stage.rig->project.undo(kBen).outcome == Outcome::NothingToUndo) == isSo);
    }
}

TEST_CASE("both come where the second was sent too late to replace the first") {
    Stage stage;
    CHECK(stage.load(70) == Outcome::Done);
    stage.rig->run(64);
    stage.passLine();
    CHECK(stage.load(71, kBen) == Outcome::Done);
    CHECK(stage.load(72, kBen) == Outcome::QueueFull);
    stage.settle();
    CHECK(stage.holds(70));
    stage.rig->run(kBarFrames);
    CHECK(stage.holds(71));
    CHECK(stage.rig->areEqual());
    CHECK(stage.rig->project.undo(kBen).outcome == Outcome::Done);
    CHECK(stage.holds(70));
    CHECK(stage.rig->project.undo(kAnn).outcome == Outcome::Done);
    stage.settle();
    CHECK(stage.rig->areEqual());
}

TEST_CASE("a pattern to which a load is under way stays in its slot, whatever else is asked for") {
    Stage stage{false};
    stage.rig->bankPattern(5, 40);
    stage.rig->bankPattern(6, 41);
    (void)stage.rig->project.command(Launch{.pattern = {6}});
    (void)stage.rig->project.command(Start{});
    stage.rig->run(64);
    const Pattern<Pocket> content = known(70);
    const TrackNames<Pocket> names{};
    CHECK(stage.rig->project.load({.author = kAnn}, {5}, {.content = content, .names = names}) == Outcome::Done);
    CHECK(stage.rig->project.bring({7}) == Outcome::NotResident);
    stage.rig->run(kBarFrames);
    CHECK_EQ(checksum(*stage.rig->project.pattern({5})), checksum(content));
    CHECK(stage.rig->project.bring({7}) == Outcome::Done);
    stage.settle();
    CHECK(stage.rig->areEqual());
}

TEST_CASE("undo takes a load off its line, or back if it came all the same, and only its author's") {
    for (const bool tooLate : {false, true}) {
        Stage stage;
        CHECK(stage.setLevel(1, -20, kAnn) == Outcome::Done);
        const std::uint64_t before = stage.rig->fingerprint();
        CHECK(stage.load(70) == Outcome::Done);
        stage.rig->run(64);
        CHECK(stage.rig->project.undo(kBen).outcome == Outcome::NothingToUndo);
        if (tooLate) {
            stage.passLine();
        }
        CHECK(stage.rig->project.undo(kAnn).outcome == Outcome::Done);
        stage.settle();
        CHECK_EQ(stage.rig->ear.count<PatternLoaded>(), tooLate ? 1U : 0U);
        stage.rig->run(2 * kBarFrames);
        CHECK_EQ(stage.rig->fingerprint(), before);
        CHECK(stage.rig->areEqual());
        CHECK(stage.rig->project.undo(kAnn).outcome == Outcome::Done);
        CHECK_EQ(stage.levelOf(1), Pattern<Pocket>{}.track(1).value(ParamId::Level));
    }
}

TEST_CASE("undo takes back what its author did since, before it takes their load off its line") {
    Stage stage;
    CHECK(stage.load(70) == Outcome::Done);
    CHECK(stage.setLevel(1, -20, kAnn) == Outcome::Done);
    CHECK(stage.rig->project.undo(kAnn).outcome == Outcome::Done);
    CHECK_EQ(stage.levelOf(1), Pattern<Pocket>{}.track(1).value(ParamId::Level));
    CHECK(stage.rig->project.undo(kAnn).outcome == Outcome::Done);
    stage.rig->run(kBarFrames);
    CHECK_EQ(stage.rig->ear.count<PatternLoaded>(), 0U);
    CHECK(stage.rig->project.undo(kAnn).outcome == Outcome::NothingToUndo);
}

TEST_CASE("what a load needs is put there before it; one undo takes both back, before the line or behind it") {
    for (const bool isBehind : {false, true}) {
        Stage stage;
        const std::uint64_t before = stage.rig->fingerprint();
        const Request together{.author = kAnn, .group = stage.rig->project.newGroup()};
        CHECK(changed(stage.rig->project.commit(together, {0}, SetSound{.index = 1, .name = SoundName{"Deep"}})));
        const Pattern<Pocket> content = known(70);
        const TrackNames<Pocket> names = namesOf("Loaded");
        CHECK(
            stage.rig->project.load(
                together, {0}, {.content = content, .names = names, .name = PatternName{"Verse"}}) == Outcome::Done);
        stage.rig->run(isBehind ? kBarFrames : 640);
        CHECK_EQ(stage.holds(70), isBehind);
        CHECK_EQ(stage.rig->project.names().patterns[0].view() == "Verse", isBehind);
        CHECK(stage.rig->project.model().sound(2) != nullptr);
        CHECK(stage.rig->project.undo(kAnn).outcome == Outcome::Done);
        stage.rig->run(kBarFrames);
        CHECK_EQ(stage.rig->fingerprint(), before);
        CHECK(stage.rig->areEqual());
        CHECK(stage.rig->project.undo(kAnn).outcome == Outcome::NothingToUndo);
    }
}

TEST_CASE("undo while a load waits happens whole or not at all") {
    Stage stage;
    // A group of more entries than the queue takes in two rounds.
    const UndoGroup group = stage.rig->project.newGroup();
    for (std::uint8_t step = 0; step < 8; ++step) {
        for (std::uint8_t track = 1; track < 3; ++track) {
            CHECK(changed(stage.rig->project.commit(
                {.author = kBen, .group = group}, {0}, SetNote{.track = track, .step = step})));
        }
        stage.settle();
    }
    CHECK(stage.load(70) == Outcome::Done);
    stage.settle();
    const std::uint64_t before = stage.rig->fingerprint();
    CHECK(stage.rig->project.undo(kBen).outcome == Outcome::QueueFull);
    CHECK_EQ(stage.rig->fingerprint(), before);
    stage.rig->run(kBarFrames);
    CHECK(stage.holds(70));
    CHECK(stage.rig->project.undo(kAnn).outcome == Outcome::Done);
    stage.settle();
    CHECK(stage.rig->project.undo(kBen).outcome == Outcome::Done);
    stage.settle();
    CHECK(stage.rig->areEqual());
}

TEST_CASE("a full queue, or one whose answers nobody fetches, refuses loads and edits until there is room") {
    Stage stage;
    CHECK(stage.load(70) == Outcome::Done);
    int sent = 0;
    while (changed(stage.setLevel(1, -1 - sent, kBen))) {
        (void)stage.rig->engine.advance(1, stage.rig->sink); // takes it, and is not heard
        ++sent;
    }
    CHECK_EQ(sent, static_cast<int>(Pocket::kMessages));
    stage.settle();
    CHECK(changed(stage.setLevel(1, -99, kBen)));
    stage.rig->fillQueue();
    CHECK(stage.load(71) == Outcome::QueueFull);
    stage.rig->run(kBarFrames);
    CHECK(stage.holds(70));
    CHECK(stage.rig->areEqual());
}

} // namespace
} // namespace tresillo::test
