// SPDX-License-Identifier: MIT
// Two authors who do whatever can be done: neither takes back what the other one did, and the journal gives the same
// music, undo and redo.
#include "project/journal/journal.h"
#include "project/journal/replay.h"
#include "tests/harness/check.h"
#include "tests/project/players.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace tresillo::test {
namespace {

/// Watches what undo and redo change. Before each it knows the places of the author's own newest group, and those that
/// the other one has changed since.
class Watch final : public ChangeListener<Pocket> {
public:
    explicit Watch(Project<Pocket>& project) : project_(project) {}

    void look(Author author, bool isUndo) {
        const UndoLog<Pocket>& log = isUndo ? project_.history().undo : project_.history().redo;
        own_.clear();
        others_.clear();
        std::size_t depth = 0;
        for (; depth < log.size() && log.authorAt(depth) != author; ++depth) {
            others_.push_back(log.scopeAt(depth));
        }
        const std::size_t end = depth < log.size() ? depth + log.groupSize(depth) : depth;
        for (; depth < end; ++depth) {
            own_.push_back(log.scopeAt(depth));
        }
        isLooking_ = true;
    }
    void rest() { isLooking_ = false; }

    void changed(PatternId pattern, const Change<Pocket>& change) override { note(scopeOf<Pocket>(pattern, change)); }
    void patternReplaced(PatternId pattern) override {
        // A pattern that is loaded is replaced, too, by what it was.
        const ChangeScope whole{.kind = ScopeKind::WholePattern, .pattern = pattern};
        if (std::find(own_.begin(), own_.end(), whole) != own_.end()) {
            note(whole);
        }
    }
    void historyChanged() override {}

    int changes{0};
    int strays{0}; ///< Changes of what the author's group did not touch.
    int losses{0}; ///< Changes of what the other one had changed since.

private:
    void note(const ChangeScope& scope) {
        if (!isLooking_) {
            return;
        }
        const auto meets = [&](const ChangeScope& other) { return overlap(scope, other); };
        ++changes;
        strays +=
            std::any_of(own_.begin(), own_.end(), [&](const auto& its) { return covers(its, scope) || its == scope; })
                ? 0
                : 1;
        losses += std::any_of(others_.begin(), others_.end(), meets) ? 1 : 0;
    }

    Project<Pocket>& project_;
    std::vector<ChangeScope> own_{};
    std::vector<ChangeScope> others_{};
    bool isLooking_{false};
};

TEST_CASE("two authors edit and undo at random 120,000 times: nobody loses the other's work, a replay ends alike") {
    using JournalRoom = std::array<std::byte, 2 * Journal<Pocket>::kLeastRoom>;
    const auto rig = makeProject<Pocket>();
    const auto room = std::make_unique<JournalRoom>();
    const auto journal = std::make_unique<Journal<Pocket>>(*room, 0);
    const auto alone = std::make_unique<Alone>();
    const auto replay = std::make_unique<JournalReplay<Pocket>>(alone->project, 0);
    Watch watch{rig->project};
    rig->project.commitListeners().add(*journal);
    rig->project.changeListeners().add(watch);
    Players players{11};
    players.beforeTakeBack = [&](Author author, bool isUndo) { watch.look(author, isUndo); };
    for (int round = 1; round <= 120'000; ++round) {
        players.act(*rig);
        watch.rest();
        rig->settle();
        const JournalBatch batch = journal->takeAll();
        REQUIRE(batch.bytes.empty() || replay->add(batch.bytes).outcome == ReplayOutcome::Done);
        if (round % 1'000 == 0) {
            REQUIRE(musicOf(alone->project, alone->bank) == musicOf(rig->project, rig->bank));
            REQUIRE(rig->areEqual());
        }
    }
    rig->project.changeListeners().remove(watch);
    rig->project.commitListeners().remove(*journal);
    CHECK(watch.changes > 10'000);
    CHECK_EQ(watch.strays, 0);
    CHECK_EQ(watch.losses, 0);
    CHECK(players.refused > 1'000);
    // Each of them walks back and forth, alike on both sides.
    for (const bool isUndo : {true, false, true}) {
        for (int step = 0; step < 200; ++step) {
            const Author author{static_cast<std::uint32_t>(1 + step % 2)};
            const TookBack got = isUndo ? rig->project.undo(author) : rig->project.redo(author);
            const TookBack again = isUndo ? alone->project.undo(author) : alone->project.redo(author);
            REQUIRE(got.outcome == again.outcome && got.by == again.by);
            rig->settle();
            REQUIRE(musicOf(alone->project, alone->bank) == musicOf(rig->project, rig->bank));
        }
    }
}

} // namespace
} // namespace tresillo::test
