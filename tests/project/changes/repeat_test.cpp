// SPDX-License-Identifier: MIT
// What a listener at the project's door is told is enough to make another project equal: music, undo and redo.
#include "tests/core/model/random_edit.h"
#include "tests/harness/check.h"
#include "tests/project/rig.h"

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
    void takenBack(std::uint32_t /*author*/, std::uint32_t group) override {
        REQUIRE(project.newestUndo() && project.newestUndo()->group == group);
        CHECK(project.undo());
    }
    void madeAgain(std::uint32_t /*author*/, std::uint32_t group) override {
        REQUIRE(project.newestRedo() && project.newestRedo()->group == group);
        CHECK(project.redo());
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

std::uint64_t musicOf(const Project<Pocket>& project, const MemoryBank<Pocket>& bank) {
    Hash hash{};
    for (std::size_t id = 0; id < kPatterns; ++id) {
        const Pattern<Pocket>* pattern = project.pattern({static_cast<std::uint8_t>(id)});
        hash = hash.with(
            pattern != nullptr ? checksum(*pattern)
            : bank.kept[id]    ? checksum(bank.kept[id]->pattern)
                               : checksum(Pattern<Pocket>{}));
    }
    for (const std::int32_t value : project.model().projectValues) {
        hash = hash.with(static_cast<std::uint64_t>(value));
    }
    for (const Section& section : project.model().song) {
        hash = hash.with(section.pattern.value).with(section.repeats).with(section.mutes);
    }
    return hash.with(project.model().song.size()).with(project.model().chain.size()).state;
}

/// One random request of one of two authors; it may go on with that author's last group.
class Players {
public:
    explicit Players(std::uint64_t seed) : dice_{seed}, random_{seed} {}

    void act(ProjectRig<Pocket>& rig) {
        const std::size_t player = dice_.below(groups_.size());
        const Edit<Pocket> edit = random_.next();
        const bool goesOn = dice_.chance(50) && groups_[player] != 0;
        const Request request{
            .author = {static_cast<std::uint32_t>(player + 1)},
            .group = goesOn ? groups_[player] : rig.project.newGroup()};
        const int kind = dice_.from(1, 100);
        if (kind <= 60) {
            groups_[player] = rig.project.commit(request, edit.pattern, edit.change).group;
        } else if (kind <= 75) {
            std::vector<Change<Pocket>> changes{edit.change};
            for (int more = dice_.from(1, 20); more > 0; --more) {
                changes.push_back(random_.next().change);
            }
            groups_[player] = rig.project.commit(request, edit.pattern, changes).group;
        } else if (kind <= 80) {
            const auto work = [&](Pattern<Pocket>& pattern, TrackNames<Pocket>& names) {
                names[1] = TrackName{"Bass"};
                return pattern.setTrackParam(0, ParamId::Level, dice_.from(-500, 0));
            };
            groups_[player] = rig.project.rework(request, edit.pattern, work).group;
        } else if (kind <= 92) {
            (void)rig.project.undo();
        } else {
            (void)rig.project.redo();
        }
    }
    bool pauses() { return dice_.chance(40); }

private:
    Dice dice_;
    RandomEdits<Pocket> random_;
    std::array<UndoGroup, 2> groups_{};
};

TEST_CASE("a project that repeats what passed another one's door is equal to it, and stays so through undo and redo") {
    const auto rig = makeProject<Pocket>();
    const auto mirror = std::make_unique<Mirror>();
    rig->project.commitListeners().add(*mirror);
    Players players{3};
    for (int round = 0; round < 20'000; ++round) {
        players.act(*rig);
        if (players.pauses()) { // else the queue fills, and what is refused or goes as a whole is told, too
            rig->settle();
            REQUIRE(musicOf(mirror->project, mirror->bank) == musicOf(rig->project, rig->bank));
            REQUIRE(mirror->project.undoDepth() == rig->project.undoDepth());
            REQUIRE(mirror->project.redoDepth() == rig->project.redoDepth());
        }
    }
    CHECK(mirror->several > 100);
    CHECK(mirror->wholes > 100);
    CHECK(mirror->splits > 10);
    for (int back = 0; back < 20 && rig->project.undo(); ++back) {
        rig->settle();
        REQUIRE(musicOf(mirror->project, mirror->bank) == musicOf(rig->project, rig->bank));
    }
    rig->project.commitListeners().remove(*mirror);
}

} // namespace
} // namespace tresillo::test
