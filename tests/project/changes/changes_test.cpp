// SPDX-License-Identifier: MIT
// What the project tells of changes, and gestures that come in several messages.
#include "project/editing/editing.h"
#include "tests/core/model/random_edit.h"
#include "tests/harness/check.h"
#include "tests/harness/effort.h"
#include "tests/project/rig.h"

namespace tresillo::test {
namespace {

/// Somebody who knows the music only from what is told: makes the same changes on a copy, and takes over what was
/// replaced.
template <class Sizes> class Follower final : public ChangeListener<Sizes> {
public:
    explicit Follower(const Project<Sizes>& project)
        : project_(project), patterns_(std::make_unique<std::array<Pattern<Sizes>, Sizes::kSlots>>()) {
        copy_.names = &names_;
    }

    void changed(PatternId pattern, const Change<Sizes>& change) override {
        ++changes;
        const auto applied = apply(copy_, Edit<Sizes>{.pattern = pattern, .frame = {}, .change = change});
        refused += tresillo::changed(applied.outcome) ? 0 : 1;
    }
    void patternReplaced(PatternId pattern) override {
        ++replacements;
        const std::uint8_t slot = *project_.model().slotOf(pattern);
        (*patterns_)[slot] = *project_.pattern(pattern);
        names_.tracks[slot] = project_.names().tracks[slot];
        copy_.slots[slot] = {.id = pattern, .pattern = &(*patterns_)[slot]};
        copy_.patternEnds[pattern.value] = project_.model().patternEnds[pattern.value];
    }
    void historyChanged() override { ++histories; }

    /// Whether nothing happened that was not told.
    [[nodiscard]] bool knowsAll() const {
        const Model<Sizes>& model = project_.model();
        bool isSame = copy_.song == model.song && copy_.chain == model.chain &&
                      copy_.projectValues == model.projectValues && copy_.patternEnds == model.patternEnds &&
                      names_.project == project_.names().project && names_.patterns == project_.names().patterns &&
                      names_.banks == project_.names().banks && names_.exists == project_.names().exists &&
                      names_.kits == project_.names().kits && names_.padValues == project_.names().padValues;
        for (std::size_t slot = 0; slot < Sizes::kSlots; ++slot) {
            const Slot<Sizes>& wanted = model.slots[slot];
            const Slot<Sizes>& known = copy_.slots[slot];
            isSame = isSame && known.id == wanted.id && names_.tracks[slot] == project_.names().tracks[slot] &&
                     (wanted.pattern == nullptr ||
                      (known.pattern != nullptr && checksum(*known.pattern) == checksum(*wanted.pattern)));
        }
        return isSame;
    }

    int changes{0};
    int replacements{0};
    int histories{0};
    int refused{0};

private:
    const Project<Sizes>& project_;
    std::unique_ptr<std::array<Pattern<Sizes>, Sizes::kSlots>> patterns_;
    Names<Sizes> names_{};
    Model<Sizes> copy_{};
};

template <class Sizes> void followAtRandom(std::uint64_t seed, int gestures) {
    const auto rig = makeProject<Sizes>();
    Follower<Sizes> follower{rig->project};
    rig->project.changeListeners().add(follower);
    RandomEdits<Sizes> random{seed};
    Dice dice{seed + 1};
    std::vector<Change<Sizes>> changes;
    for (int count = 0; count < gestures; ++count) {
        const Edit<Sizes> edit = random.next();
        const int kind = dice.from(1, 10);
        (void)rig->beginGroup();
        if (kind <= 5) {
            (void)rig->edit(edit.pattern, edit.change);
        } else if (kind <= 7) {
            changes.clear();
            for (std::size_t more = 1 + dice.below(dice.chance(95) ? 5 : Sizes::kMessages + 9); more > 0; --more) {
                changes.push_back(SetTrackParam{
                    .track = static_cast<std::uint8_t>(dice.below(Sizes::kTracks)),
                    .id = ParamId::Level,
                    .value = dice.from(-500, 0)});
            }
            if (dice.chance(30)) {
                changes.push_back(edit.change);
            }
            (void)rig->editApart(edit.pattern, changes);
        } else if (kind == 8) {
            (void)clearPattern(rig->project, {}, edit.pattern);
        } else if (kind == 9) {
            (void)undoNewest(rig->project);
        } else {
            (void)redoNewest(rig->project);
        }
        rig->settle();
        REQUIRE(follower.knowsAll());
    }
    CHECK_EQ(follower.refused, 0);
    CHECK(follower.changes > gestures / 4);
    CHECK(follower.replacements > gestures / 20);
}

TEST_CASE("who listens to changes knows all the music, whatever was edited, replaced, undone and made again") {
    followAtRandom<Studio>(11, kFullSize ? 1'500 : 100);
    followAtRandom<Pocket>(12, kFullSize ? 10'000 : 1'000);
}

TEST_CASE("what is refused is not told") {
    const auto rig = makeProject<Pocket>();
    (void)rig->edit(0, SetNote{});
    rig->settle();
    Follower<Pocket> follower{rig->project};
    rig->project.changeListeners().add(follower);
    CHECK(rig->edit(0, ClearNote{.track = 2}) == Outcome::NotSet);
    const std::array<Change<Pocket>, 2> changes{SetNote{.step = 3}, ClearNote{.track = 2}};
    CHECK(rig->editApart({0}, changes) == Outcome::NotSet);
    CHECK(clearStep(rig->project, {}, {0}, {.track = 3, .step = 3}) == Outcome::NothingToDo);
    CHECK(!redoNewest(rig->project));
    rig->fillQueue();
    CHECK(rig->edit(0, SetNote{.step = 1}) == Outcome::QueueFull);
    CHECK(!undoNewest(rig->project));
    CHECK_EQ(follower.changes + follower.replacements + follower.histories, 0);
}

TEST_CASE("an edit, its undo and its redo each tell of one change, and that undo has something else to do") {
    const auto rig = makeProject<Pocket>();
    (void)rig->project.request({0});
    Follower<Pocket> follower{rig->project};
    rig->project.changeListeners().add(follower);
    CHECK(rig->edit(0, SetNote{}) == Outcome::Done);
    CHECK_EQ(follower.changes, 1);
    CHECK_EQ(follower.histories, 1);
    CHECK(undoNewest(rig->project));
    CHECK_EQ(follower.changes, 2);
    CHECK(follower.histories > 1);
    CHECK(redoNewest(rig->project));
    CHECK_EQ(follower.changes, 3);
    CHECK_EQ(follower.replacements, 0);
}

TEST_CASE("the newest entries name what undo and redo would do") {
    const auto rig = makeProject<Pocket>();
    CHECK(!rig->project.history().undo.newest() && !rig->project.history().redo.newest());
    (void)rig->edit(0, SetNote{});
    (void)rig->beginGroup();
    (void)rig->edit(7, SetPatternParam{.id = ParamId::Tempo, .value = 90'000});
    CHECK(std::holds_alternative<SetPatternParam>(rig->project.history().undo.newest()->inverse.change));
    CHECK_EQ(rig->project.history().undo.newest()->inverse.pattern.value, 7);
    CHECK(undoNewest(rig->project));
    CHECK(std::holds_alternative<ClearNote>(rig->project.history().undo.newest()->inverse.change));
    CHECK(std::holds_alternative<SetPatternParam>(rig->project.history().redo.newest()->inverse.change));
    rig->settle();
    (void)clearPattern(rig->project, {}, {0});
    CHECK(rig->project.history().undo.newest()->whole.has_value());
}

// Gestures in several messages.

Change<Studio> level(std::int32_t value) { return SetTrackParam{.id = ParamId::Level, .value = value}; }

Outcome turn(ProjectRig<Studio>& rig, std::int32_t from, int steps = 2) {
    std::vector<Change<Studio>> changes;
    for (int step = 0; step < steps; ++step) {
        changes.push_back(level(from + step));
    }
    return rig.edit(PatternId{0}, changes);
}

std::int32_t levelOf(const ProjectRig<Studio>& rig) { return rig.project.pattern({0})->track(0).value(ParamId::Level); }

TEST_CASE("a gesture of several messages is undone in one go") {
    const auto rig = makeProject<Studio>();
    const UndoGroup group = rig->beginGroup();
    CHECK(turn(*rig, -100) == Outcome::Done);
    CHECK_EQ(rig->goOnWith(rig->project.resumeGroup(group)), group);
    CHECK(turn(*rig, -90) == Outcome::Done);
    CHECK_EQ(rig->goOnWith(rig->project.resumeGroup(group)), group);
    CHECK(turn(*rig, -80) == Outcome::Done);
    CHECK_EQ(levelOf(*rig), -79);
    CHECK(undoNewest(rig->project));
    CHECK_EQ(levelOf(*rig), 0);
    CHECK_EQ(rig->project.undoDepth(), 0U);
    CHECK(redoNewest(rig->project));
    CHECK_EQ(levelOf(*rig), -79);
}

TEST_CASE("a gesture that others' edits come between is undone in parts, each state exactly as it was") {
    const auto rig = makeProject<Studio>();
    (void)rig->project.request({0});
    std::vector<std::uint64_t> states{rig->fingerprint()};
    const auto remember = [&] { states.push_back(rig->fingerprint()); };
    const UndoGroup own = rig->beginGroup();
    (void)turn(*rig, -100);
    remember();
    (void)rig->beginGroup();
    (void)rig->edit(0, SetNote{.track = 3});
    remember();
    const UndoGroup next = rig->goOnWith(rig->project.resumeGroup(own));
    CHECK(next != own);
    (void)turn(*rig, -50);
    CHECK_EQ(rig->goOnWith(rig->project.resumeGroup(next)), next);
    (void)turn(*rig, -40);
    remember();
    for (std::size_t back = states.size() - 1; back > 0; --back) {
        CHECK(undoNewest(rig->project));
        CHECK_EQ(rig->fingerprint(), states[back - 1]);
    }
    CHECK(!undoNewest(rig->project));
    for (std::size_t forth = 1; forth < states.size(); ++forth) {
        CHECK(redoNewest(rig->project));
        CHECK_EQ(rig->fingerprint(), states[forth]);
    }
    rig->settle();
    CHECK(rig->areEqual());
}

TEST_CASE("a message that is refused leaves the rest of its gesture as it was") {
    const auto rig = makeProject<Studio>();
    const UndoGroup group = rig->beginGroup();
    (void)turn(*rig, -100);
    const std::uint64_t before = rig->fingerprint();
    CHECK_EQ(rig->goOnWith(rig->project.resumeGroup(group)), group);
    const std::array<Change<Studio>, 3> changes{level(-10), SetName{.name = ProjectName{"New"}}, ClearNote{}};
    CHECK(rig->edit(PatternId{0}, changes) == Outcome::NotSet);
    CHECK_EQ(rig->fingerprint(), before);
    CHECK_EQ(rig->goOnWith(rig->project.resumeGroup(group)), group);
    // More than the queue holds: refused on the other road.
    std::vector<Change<Studio>> many(Studio::kMessages + 1, level(-20));
    many[3] = SetName{.name = ProjectName{"New"}};
    many.back() = ClearNote{};
    CHECK(rig->edit(PatternId{0}, many) == Outcome::NotSet);
    CHECK_EQ(rig->fingerprint(), before);
    CHECK_EQ(rig->project.undoDepth(), 1U);
    CHECK(undoNewest(rig->project));
    CHECK_EQ(levelOf(*rig), 0);
    rig->settle();
    CHECK(rig->areEqual());
}

TEST_CASE("a gesture that is taken back while it goes on begins anew") {
    const auto rig = makeProject<Studio>();
    const UndoGroup group = rig->beginGroup();
    (void)turn(*rig, -100);
    CHECK(undoNewest(rig->project));
    const UndoGroup next = rig->goOnWith(rig->project.resumeGroup(group));
    CHECK(next != group);
    (void)turn(*rig, -50);
    CHECK_EQ(rig->project.redoDepth(), 0U);
    CHECK(undoNewest(rig->project));
    CHECK_EQ(levelOf(*rig), 0);
}

TEST_CASE("a gesture that outgrows what is remembered is undone in parts, and never by half") {
    const auto rig = makeProject<Studio>();
    (void)rig->project.request({0});
    std::vector<std::uint64_t> states;
    UndoGroup group = rig->beginGroup();
    for (int message = 0; message < 100; ++message) {
        states.push_back(rig->fingerprint());
        (void)rig->goOnWith(rig->project.resumeGroup(group));
        std::vector<Change<Studio>> changes;
        for (int number = message % 8 * 100; number < (message % 8 + 1) * 100; ++number) {
            changes.push_back(SetTrackParam{
                .track = static_cast<std::uint8_t>(number % 16),
                .id = static_cast<ParamId>(number / 16),
                .value = message});
        }
        REQUIRE(changed(rig->edit(PatternId{static_cast<std::uint8_t>(message / 8)}, changes)));
        group = *rig->hand.group;
        rig->settle();
    }
    // 10,000 places, of which the log remembers the last 4,096 at most, in whole groups.
    int undone = 0;
    while (undoNewest(rig->project)) {
        for (int round = 0; round < 20; ++round) {
            rig->settle();
        }
        ++undone;
        CHECK(std::find(states.begin(), states.end(), rig->fingerprint()) != states.end());
    }
    CHECK(undone == 1 || undone == 2);
    CHECK(rig->areEqual());
}

} // namespace
} // namespace tresillo::test
