// SPDX-License-Identifier: MIT
// Long gestures: one inverse for each place that they touch, however often they come back there.
#include "tests/core/model/random_edit.h"
#include "tests/harness/check.h"
#include "tests/harness/effort.h"
#include "tests/project/rig.h"

#include <array>
#include <vector>

namespace tresillo::test {
namespace {

/// Without the tape, which seeks each answer among all that was ever sent.
template <class Sizes> std::unique_ptr<ProjectRig<Sizes>> makeLong() {
    auto rig = makeProject<Sizes>();
    rig->project.logs().remove(rig->tape);
    return rig;
}

template <class Sizes> void finish(ProjectRig<Sizes>& rig) {
    for (int round = 0; round < 20; ++round) {
        rig.settle();
    }
}

/// Values for one knob, one lock, one note, one value of the pattern and one of the project, by turns.
template <class Sizes> Change<Sizes> nthValue(int number) {
    const int value = number % 97;
    switch (number % 6) {
    case 0:
        return SetTrackParam{.track = 1, .id = ParamId::Level, .value = value - 100};
    case 1:
        return SetStepParam{.track = 1, .step = 5, .id = ParamId::Cutoff, .value = 100 + value};
    case 2:
        return SetNote{.track = 2, .step = 1, .note = {.pitch = static_cast<std::uint8_t>(value)}};
    case 3:
        return SetPatternParam{.id = ParamId::PatternSwing, .value = 500 + value};
    case 4:
        return SetProjectParam{.id = ParamId::Seed, .value = value};
    default:
        return SetName{.what = Named::Track, .track = 3, .name = ProjectName{value % 2 == 0 ? "One" : "Other"}};
    }
}

template <class Sizes> void turnForLong(int edits, int values) {
    const auto rig = makeLong<Sizes>();
    (void)rig->project.request({0});
    std::vector<std::uint64_t> states{rig->fingerprint()};
    for (int edit = 0; edit < edits; ++edit) {
        (void)rig->beginGroup();
        REQUIRE(
            rig->edit(0, SetNote{.track = 3, .step = static_cast<std::uint8_t>(edit % 8), .note = {.pitch = 40}}) ==
            Outcome::Done);
        rig->settle();
        states.push_back(rig->fingerprint());
    }
    UndoGroup group = rig->beginGroup();
    for (int number = 0; number < values; ++number) {
        group = number == 0 ? group : rig->goOnWith(rig->project.resumeGroup(group));
        REQUIRE(changed(rig->edit(0, nthValue<Sizes>(number))));
        if (number % 8 == 7) {
            rig->run(1, 1);
        }
    }
    rig->settle();
    const std::uint64_t after = rig->fingerprint();
    CHECK_EQ(rig->project.undoDepth(), static_cast<std::size_t>(edits) + 6U);
    CHECK(undoNewest(rig->project));
    rig->settle();
    CHECK_EQ(rig->fingerprint(), states.back());
    for (std::size_t back = states.size() - 1; back > 0; --back) {
        CHECK(undoNewest(rig->project));
        rig->settle();
        CHECK_EQ(rig->fingerprint(), states[back - 1]);
    }
    CHECK(!undoNewest(rig->project));
    for (std::size_t forth = 0; forth < states.size(); ++forth) {
        CHECK(redoNewest(rig->project));
        rig->settle();
    }
    CHECK_EQ(rig->fingerprint(), after);
    CHECK(rig->areEqual());
}

TEST_CASE("100,000 values of one gesture are one undo, and what was done before it is undone after it") {
    turnForLong<Studio>(20, kFullSize ? 100'000 : 2'000);
    turnForLong<Pocket>(20, 2'000);
}

TEST_CASE("a gesture in messages of many changes keeps one inverse for each place, too") {
    const auto rig = makeLong<Studio>();
    (void)rig->edit(0, SetNote{});
    rig->settle();
    const std::uint64_t before = rig->fingerprint();
    UndoGroup group = rig->beginGroup();
    for (int message = 0; message < 2'000; ++message) {
        std::vector<Change<Studio>> changes;
        for (int number = 0; number < 30; ++number) {
            changes.push_back(nthValue<Studio>(message + number));
        }
        group = message == 0 ? group : rig->goOnWith(rig->project.resumeGroup(group));
        REQUIRE(changed(rig->edit(PatternId{0}, changes)));
        rig->run(1, 1);
    }
    CHECK_EQ(rig->project.undoDepth(), 7U);
    CHECK(undoNewest(rig->project));
    rig->settle();
    CHECK_EQ(rig->fingerprint(), before);
    CHECK_EQ(rig->project.undoDepth(), 1U);
    CHECK(rig->areEqual());
}

TEST_CASE("a message of a long gesture that is refused leaves what the messages before it set") {
    const auto rig = makeLong<Pocket>();
    (void)rig->project.request({0});
    const std::uint64_t before = rig->fingerprint();
    (void)rig->beginGroup();
    const std::array<Change<Pocket>, 2> first{nthValue<Pocket>(0), nthValue<Pocket>(1)};
    CHECK(changed(rig->edit(PatternId{0}, first)));
    const std::uint64_t meanwhile = rig->fingerprint();
    const std::array<Change<Pocket>, 3> second{nthValue<Pocket>(6), nthValue<Pocket>(7), ClearNote{.track = 3}};
    CHECK(!changed(rig->edit(PatternId{0}, second)));
    CHECK_EQ(rig->fingerprint(), meanwhile);
    CHECK(undoNewest(rig->project));
    CHECK_EQ(rig->fingerprint(), before);
}

TEST_CASE("a gesture of two people at once does not push out what was done before") {
    const auto rig = makeLong<Studio>();
    (void)rig->edit(0, SetNote{});
    rig->settle();
    const std::uint64_t before = rig->fingerprint();
    std::array<UndoGroup, 2> groups{};
    for (std::size_t turn = 0; turn < 10'000; ++turn) {
        const std::size_t who = turn % 2;
        groups[who] = turn < 2 ? rig->beginGroup() : rig->goOnWith(rig->project.rejoinGroup(groups[who]));
        const auto value = static_cast<std::int32_t>(turn % 89);
        REQUIRE(changed(rig->edit(
            0, SetTrackParam{.track = static_cast<std::uint8_t>(who), .id = ParamId::Level, .value = value - 100})));
        groups[who] = *rig->hand.group;
        rig->run(1, 1);
    }
    const std::uint64_t after = rig->fingerprint();
    CHECK_EQ(rig->project.undoDepth(), 3U);
    CHECK(undoNewest(rig->project));
    CHECK(undoNewest(rig->project));
    CHECK_EQ(rig->fingerprint(), before);
    CHECK(redoNewest(rig->project));
    CHECK(redoNewest(rig->project));
    rig->settle();
    CHECK_EQ(rig->fingerprint(), after);
    CHECK(rig->areEqual());
}

TEST_CASE("what another touched meanwhile is undone in the order in which it was done") {
    const auto rig = makeLong<Studio>();
    (void)rig->project.request({0});
    const auto level = [&](std::int32_t value) {
        CHECK(rig->edit(0, SetTrackParam{.id = ParamId::Level, .value = value}) == Outcome::Done);
    };
    const auto value = [&] { return rig->project.pattern({0})->track(0).value(ParamId::Level); };
    const UndoGroup own = rig->beginGroup();
    level(-10);
    (void)rig->beginGroup();
    level(-20);
    (void)rig->goOnWith(rig->project.rejoinGroup(own));
    level(-30);
    CHECK(*rig->hand.group != own);
    CHECK(undoNewest(rig->project));
    CHECK_EQ(value(), -20);
    CHECK(undoNewest(rig->project));
    CHECK_EQ(value(), -10);
    CHECK(undoNewest(rig->project));
    CHECK_EQ(value(), 0);
}

TEST_CASE("a gesture that touches more places than undo remembers is lost as a whole, and says so") {
    const auto rig = makeLong<Pocket>();
    (void)rig->edit(0, SetNote{});
    (void)rig->beginGroup();
    std::size_t places = 0;
    for (std::uint8_t step = 0; step < Pocket::kSteps; ++step) {
        for (std::uint8_t slot = 0; slot < Pocket::kNotesPerStep; ++slot) {
            REQUIRE(changed(rig->edit(0, SetNote{.track = 1, .step = step, .slot = slot})));
            rig->run(1, 1);
            ++places;
            CHECK(!rig->project.history().undo.hasLost());
        }
    }
    CHECK_EQ(places, Pocket::kUndo);
    REQUIRE(changed(rig->edit(0, SetNote{.track = 2})));
    CHECK(rig->project.history().undo.hasLost());
    CHECK(!undoNewest(rig->project));
    (void)rig->beginGroup();
    REQUIRE(changed(rig->edit(0, SetNote{.track = 3})));
    CHECK(!rig->project.history().undo.hasLost());
    CHECK(undoNewest(rig->project));
    CHECK(!undoNewest(rig->project));
}

TEST_CASE("the room of a full pool changes hands within a gesture, and back") {
    const auto rig = makeLong<Pocket>();
    const auto lock = [](std::uint8_t step, ParamId id) {
        return SetStepParam{.track = 0, .step = step, .id = id, .value = 5};
    };
    const auto clear = [](std::uint8_t step, ParamId id) { return ClearStepParam{.track = 0, .step = step, .id = id}; };
    // A step of eight locks is full.
    for (std::uint8_t id = 0; id < Pocket::kLocksPerStep; ++id) {
        REQUIRE(changed(rig->edit(0, lock(0, static_cast<ParamId>(10 + id)))));
        rig->settle();
    }
    const std::uint64_t before = rig->fingerprint();
    (void)rig->beginGroup();
    // Z goes for Y, X goes for Z: taken back from the newest on, X would come back before Y has gone.
    constexpr ParamId kX{10};
    constexpr ParamId kY{20};
    constexpr ParamId kZ{11};
    for (const Change<Pocket>& change :
         {Change<Pocket>{clear(0, kZ)}, Change<Pocket>{lock(0, kY)}, Change<Pocket>{clear(0, kX)},
          Change<Pocket>{lock(0, kZ)}}) {
        REQUIRE(changed(rig->edit(0, change)));
    }
    rig->settle();
    const std::uint64_t after = rig->fingerprint();
    for (int round = 0; round < 3; ++round) {
        CHECK(undoNewest(rig->project));
        finish(*rig);
        CHECK_EQ(rig->fingerprint(), before);
        CHECK(rig->areEqual());
        CHECK(redoNewest(rig->project));
        finish(*rig);
        CHECK_EQ(rig->fingerprint(), after);
        CHECK(rig->areEqual());
    }
}

/// Long random gestures that come back to the same few places, pools full or nearly so, each state remembered.
template <class Sizes> void randomGestures(std::uint64_t seed, int gestures, std::size_t edits, bool isCrowded) {
    RandomEdits<Sizes> random{seed};
    Dice dice{seed + 1};
    const auto rig = makeLong<Sizes>();
    const auto turn = [&](const Edit<Sizes>& edit) {
        const bool isDone = changed(rig->edit(edit.pattern, edit.change));
        rig->run(1, 1);
        return isDone;
    };
    for (std::size_t cell = 0; isCrowded && cell < 2 * Sizes::kLockCells; ++cell) {
        const auto track = static_cast<std::uint8_t>(dice.below(Sizes::kTracks));
        const auto step = static_cast<std::uint8_t>(dice.below(Sizes::kSteps));
        (void)turn({.pattern = {0}, .frame = {}, .change = SetNote{.track = track, .step = step}});
        const auto id = static_cast<ParamId>(dice.below(kLockableRows));
        (void)turn(
            {.pattern = {0}, .frame = {}, .change = SetStepParam{.track = track, .step = step, .id = id, .value = 1}});
    }
    std::vector<std::uint64_t> states{rig->fingerprint()};
    for (int gesture = 0; gesture < gestures; ++gesture) {
        std::vector<Edit<Sizes>> known;
        (void)rig->beginGroup();
        bool isAny = false;
        for (std::size_t count = 0; count < edits; ++count) {
            if (known.size() < 12) {
                known.push_back(random.next());
                known.back().pattern = {static_cast<std::uint8_t>(dice.chance(80) ? 0 : 17)};
            }
            const Edit<Sizes> edit = known[dice.below(known.size())];
            isAny = turn(edit) || isAny;
            const Edit<Sizes> other = random.next();
            if (dice.chance(30) && scopeOf<Sizes>({0}, other.change).kind == ScopeKind::Step) {
                isAny = turn({.pattern = {0}, .frame = {}, .change = other.change}) || isAny;
            }
        }
        if (isAny) {
            states.push_back(rig->fingerprint());
            // Where nothing was done the newest group is what filled the pools.
            REQUIRE(!rig->project.history().undo.hasLost());
        }
    }
    for (int round = 0; round < 2; ++round) {
        std::vector<std::uint64_t> undone;
        std::size_t here = states.size() - 1;
        while (here > 0 && undoNewest(rig->project)) {
            finish(*rig);
            --here;
            REQUIRE(rig->fingerprint() == states[here]);
            REQUIRE(rig->areEqual());
        }
        for (; here + 1 < states.size(); ++here) {
            REQUIRE(redoNewest(rig->project));
            finish(*rig);
            REQUIRE(rig->fingerprint() == states[here + 1]);
            REQUIRE(rig->areEqual());
        }
    }
}

TEST_CASE("random gestures that come back to the same places are taken back and made again, state by state") {
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
        randomGestures<Studio>(seed, 6, 300, false);
    }
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        randomGestures<Pocket>(seed, 3, 20, false);
        randomGestures<Pocket>(seed, 2, 20, true);
    }
}

TEST_CASE("what is not kept is counted as undo counts it, and undo and redo change the count") {
    const auto rig = makeProject<Pocket>();
    Project<Pocket>& project = rig->project;
    CHECK_EQ(project.history().undo.groups(), 0U);
    for (int gesture = 0; gesture < 3; ++gesture) {
        (void)rig->beginGroup();
        for (int value = 1; value <= 20; ++value) {
            (void)rig->edit(PatternId{0}, SetTrackParam{.id = ParamId::Level, .value = -value - 100 * gesture});
            rig->settle();
        }
    }
    CHECK_EQ(project.history().undo.groups(), 3U);
    CHECK(undoNewest(project));
    finish(*rig);
    CHECK_EQ(project.history().undo.groups(), 2U);
    CHECK(redoNewest(project));
    finish(*rig);
    CHECK_EQ(project.history().undo.groups(), 3U);
    (void)rig->beginGroup();
    CHECK(rig->edit(PatternId{0}, SetTrackParam{.track = 200, .id = ParamId::Level}) == Outcome::NoSuchTrack);
    CHECK_EQ(project.history().undo.groups(), 3U);
    while (undoNewest(project)) {
        finish(*rig);
    }
    CHECK_EQ(project.history().undo.groups(), 0U);
}

} // namespace
} // namespace tresillo::test
