// SPDX-License-Identifier: MIT
// What a listener at the project's door is told is enough to make another project equal: music, undo and redo.
#include "tests/harness/check.h"
#include "tests/project/players.h"

namespace tresillo::test {
namespace {

/// A project without an engine that repeats what it is told, at once.
class Mirror final : public CommitListener<Pocket> {
public:
    void committed(const CommitHead& head, PatternId pattern, std::span<const Change<Pocket>> changes) override {
        several += changes.size() > 1 ? 1 : 0;
        note(head, project.repeat(head, pattern, changes));
    }
    void replaced(
        const CommitHead& head, PatternId pattern, const Pattern<Pocket>& content, const TrackNames<Pocket>& names,
        std::span<const Change<Pocket>> apart) override {
        wholes += 1;
        note(head, project.repeatWhole(head, pattern, content, names, apart));
    }
    void takenBack(std::uint32_t author, std::uint32_t group) override {
        const auto newest = project.history().newestUndo({author});
        REQUIRE(newest && newest->group == group);
        CHECK(changed(project.undo(Author{author}).outcome));
    }
    void madeAgain(std::uint32_t author, std::uint32_t group) override {
        const auto newest = project.history().newestRedo({author});
        REQUIRE(newest && newest->group == group);
        CHECK(changed(project.redo(Author{author}).outcome));
    }

    PatternArena<Pocket> arena;
    MemoryBank<Pocket> bank{};
    Project<Pocket> project{arena, bank};
    int several{0};
    int wholes{0};
    int splits{0};

private:
    void note(const CommitHead& head, const Committed& made) {
        CHECK(changed(made));
        CHECK_EQ(made.group, head.group);
        splits += head.group != head.asked ? 1 : 0;
    }
};

TEST_CASE("a project that repeats what passed another one's door is equal to it, and stays so through undo and redo") {
    const auto rig = makeProject<Pocket>();
    const auto mirror = std::make_unique<Mirror>();
    rig->project.commitListeners().add(*mirror);
    Players players{3};
    for (int round = 0; round < 20'000; ++round) {
        players.act(*rig);
        if (players.chance(40)) { // else the queue fills, and what is refused or goes as a whole is told, too
            rig->settle();
            REQUIRE(musicOf(mirror->project, mirror->bank) == musicOf(rig->project, rig->bank));
            REQUIRE(mirror->project.undoDepth() == rig->project.undoDepth());
            REQUIRE(mirror->project.redoDepth() == rig->project.redoDepth());
        }
    }
    CHECK(players.refused > 100);
    CHECK(mirror->several > 100);
    CHECK(mirror->wholes > 100);
    CHECK(mirror->splits > 10);
    for (int back = 0; back < 20 && undoNewest(rig->project); ++back) {
        rig->settle();
        REQUIRE(musicOf(mirror->project, mirror->bank) == musicOf(rig->project, rig->bank));
    }
    rig->project.commitListeners().remove(*mirror);
}

} // namespace
} // namespace tresillo::test
