// SPDX-License-Identifier: MIT
// Whole patterns are loaded at random while two authors edit and undo at random: each arrives in one frame, its line's;
// the project's and the engine's copies are equal, and the journal gives the same music, undo and redo.
#include "project/journal/journal.h"
#include "project/journal/replay.h"
#include "tests/harness/check.h"
#include "tests/project/players.h"

#include <memory>
#include <optional>
#include <vector>

namespace tresillo::test {
namespace {

constexpr int kLoads = 1'000;

/// Content and values as a slot would keep them.
struct Snapshot {
    Pattern<Pocket> content;
    TrackNames<Pocket> names{};
    PatternName name{};
    ProjectValues values{};
};

Snapshot anySnapshot(Dice& dice) {
    Snapshot snapshot;
    const auto made = std::make_unique<ModelWithPatterns<Pocket>>();
    RandomEdits<Pocket> edits{dice.below(1'000'000)};
    for (int count = dice.from(1, 120); count > 0; --count) {
        Edit<Pocket> edit = edits.next();
        edit.pattern = {0};
        (void)apply(made->model, edit);
    }
    snapshot.content = made->patterns[0];
    snapshot.names[0] = TrackName{dice.chance(50) ? "Kick" : "Snare"};
    snapshot.name = PatternName{dice.chance(50) ? "Verse" : "Chorus"};
    for (std::size_t row = indexOf(ParamId::MasterLevel); row < kParamRows; ++row) {
        const auto id = static_cast<ParamId>(row);
        if (dice.chance(60) && snapshot.values.size() < PatternLoads<Pocket>::kMostValues) {
            (void)snapshot.values.set(id, dice.from(rowOf(id).minimum, rowOf(id).maximum));
        }
    }
    return snapshot;
}

/// Plays frame by frame and sees at which one a load arrives, and whether all of it does.
class Watch {
public:
    Watch(ProjectRig<Pocket>& rig, PatternId pattern, const Snapshot& snapshot)
        : rig_(rig), pattern_(pattern), snapshot_(snapshot), before_(content()) {}

    /// False: it arrived in this frame.
    bool isBefore() const { return content() == before_; }
    void check(int& partial) const {
        bool isWhole = checksum(*content()) == checksum(snapshot_.content);
        for (std::size_t track = 0; track < Pocket::kTracks; ++track) {
            for (std::size_t row = 0; row < kTrackRows; ++row) {
                const auto id = static_cast<ParamId>(row);
                isWhole = isWhole && content()->track(track).value(id) == snapshot_.content.track(track).value(id);
            }
        }
        snapshot_.values.forEach([&](ParamId id, std::int32_t value) {
            isWhole = isWhole && rig_.engine.model().projectParam(id) == value;
        });
        partial += isWhole ? 0 : 1;
    }
    bool hasAllValues() const {
        bool hasAll = !snapshot_.values.isEmpty();
        snapshot_.values.forEach(
            [&](ParamId id, std::int32_t value) { hasAll = hasAll && rig_.engine.model().projectParam(id) == value; });
        return hasAll;
    }

private:
    const Pattern<Pocket>* content() const {
        const auto slot = rig_.engine.model().slotOf(pattern_);
        return slot ? rig_.engine.model().slots[*slot].pattern : nullptr;
    }

    ProjectRig<Pocket>& rig_;
    PatternId pattern_;
    const Snapshot& snapshot_;
    const Pattern<Pocket>* before_;
};

/// A project that plays, its journal, and another project that is made from it alone.
struct Twins {
    using JournalRoom = std::array<std::byte, 2 * Journal<Pocket>::kLeastRoom>;

    Twins() { rig->project.commitListeners().add(*journal); }
    ~Twins() { rig->project.commitListeners().remove(*journal); }
    Twins(const Twins&) = delete;
    Twins& operator=(const Twins&) = delete;

    void repeat() {
        const JournalBatch batch = journal->takeAll();
        REQUIRE(batch.bytes.empty() || replay->add(batch.bytes).outcome == ReplayOutcome::Done);
    }
    [[nodiscard]] bool areEqual() const {
        return rig->areEqual() && musicOf(alone->project, alone->bank) == musicOf(rig->project, rig->bank);
    }

    std::unique_ptr<ProjectRig<Pocket>> rig = makeProject<Pocket>();
    std::unique_ptr<JournalRoom> room = std::make_unique<JournalRoom>();
    std::unique_ptr<Journal<Pocket>> journal = std::make_unique<Journal<Pocket>>(*room, 0);
    std::unique_ptr<Alone> alone = std::make_unique<Alone>();
    std::unique_ptr<JournalReplay<Pocket>> replay = std::make_unique<JournalReplay<Pocket>>(alone->project, 0);
};

LoadedPattern<Pocket> asLoaded(const Snapshot& snapshot, LaunchLine line) {
    return {
        .content = snapshot.content,
        .names = snapshot.names,
        .name = snapshot.name,
        .values = snapshot.values,
        .line = line,
        .steps = 1};
}

TEST_CASE("1,000 random loads among edits: all of it in one frame, the line's, and equal copies") {
    Twins twins;
    ProjectRig<Pocket>& rig = *twins.rig;
    Dice dice{5};
    Players players{12};
    int partial = 0;
    int misplaced = 0;
    int arrived = 0;
    std::size_t waited = 0;
    (void)rig.project.command(Start{});
    for (int load = 0; load < kLoads; ++load) {
        for (int edits = dice.from(0, 4); edits > 0; --edits) {
            players.act(rig);
            rig.settle();
            twins.repeat();
        }
        if (dice.chance(5)) {
            (void)rig.project.command(dice.chance(50) ? Gesture{Stop{}} : Gesture{Start{}});
            rig.settle();
        }
        const Snapshot snapshot = anySnapshot(dice);
        const PatternId pattern{static_cast<std::uint8_t>(dice.chance(70) ? 0 : 17)};
        constexpr std::array kLines{LaunchLine::Now, LaunchLine::Step, LaunchLine::AfterSteps, LaunchLine::Beat};
        const Author author{static_cast<std::uint32_t>(dice.from(1, 2))};
        REQUIRE(rig.project.bring(pattern) == Outcome::Done);
        rig.settle();
        rig.ear.heard.clear();
        const LaunchLine line = kLines[dice.below(kLines.size())];
        REQUIRE(rig.project.load({.author = author}, pattern, asLoaded(snapshot, line)) == Outcome::Done);
        const Watch watch{rig, pattern, snapshot};
        std::optional<Frames> seen{};
        for (int frame = 0; frame < 100'000 && !seen; ++frame) {
            const Frames at = rig.engine.now();
            (void)rig.engine.advance(1, rig.sink);
            if (!watch.isBefore()) {
                seen = at;
                watch.check(partial);
            } else {
                partial += watch.hasAllValues() ? 1 : 0;
            }
            if (frame % 64 == 63) {
                rig.project.service();
            }
        }
        rig.run(64);
        waited += rig.ear.count<LoadQueued>();
        for (const Notice& notice : rig.ear.heard) {
            if (std::holds_alternative<PatternLoaded>(notice.what)) {
                ++arrived;
                misplaced += seen && notice.frame == *seen ? 0 : 1;
            }
        }
        twins.repeat();
        REQUIRE(rig.areEqual());
        if (load % 50 == 0) {
            REQUIRE(twins.areEqual());
        }
    }
    CHECK_EQ(partial, 0);
    CHECK_EQ(misplaced, 0);
    CHECK_EQ(arrived, kLoads);
    CHECK(waited > kLoads / 3);
    REQUIRE(twins.areEqual());
}

TEST_CASE("1,000 random loads with edits, undo and other loads under way around the line: equal copies") {
    Twins twins;
    ProjectRig<Pocket>& rig = *twins.rig;
    Dice dice{6};
    Players players{13};
    int loads = 0;
    (void)rig.project.command(Start{});
    while (loads < kLoads) {
        const int kind = dice.from(1, 100);
        if (kind <= 25) {
            const Snapshot snapshot = anySnapshot(dice);
            const auto line = static_cast<LaunchLine>(dice.below(6));
            const Author author{static_cast<std::uint32_t>(dice.from(1, 2))};
            const PatternId pattern{static_cast<std::uint8_t>(dice.chance(70) ? 0 : 17)};
            const Outcome outcome = rig.project.load({.author = author}, pattern, asLoaded(snapshot, line));
            loads += outcome == Outcome::Done ? 1 : 0;
        } else if (kind <= 70) {
            players.act(rig);
        } else if (kind <= 85) {
            (void)rig.engine.advance(dice.from(1, dice.chance(20) ? 20'000 : 2'000), rig.sink);
        } else if (kind <= 88) {
            (void)rig.project.command(dice.chance(30) ? Gesture{Stop{}} : Gesture{Start{}});
        } else if (kind <= 90) {
            (void)rig.project.command(Launch{.pattern = {static_cast<std::uint8_t>(dice.chance(50) ? 0 : 17)}});
        } else {
            rig.project.service();
        }
        twins.repeat();
        if (dice.chance(5)) {
            rig.run(1'000);
            twins.repeat();
            REQUIRE(twins.areEqual());
        }
    }
    rig.run(400'000, 1'000);
    twins.repeat();
    REQUIRE(twins.areEqual());
    CHECK(rig.ear.count<PatternLoaded>() > kLoads / 5);
    // Each walks back and forth, alike on both sides.
    for (const bool isUndo : {true, false, true}) {
        for (int step = 0; step < 100; ++step) {
            const Author author{static_cast<std::uint32_t>(1 + step % 2)};
            const TookBack got = isUndo ? rig.project.undo(author) : rig.project.redo(author);
            const TookBack again = isUndo ? twins.alone->project.undo(author) : twins.alone->project.redo(author);
            REQUIRE(got.outcome == again.outcome && got.by == again.by);
            rig.settle();
            REQUIRE(twins.areEqual());
        }
    }
}

} // namespace
} // namespace tresillo::test
