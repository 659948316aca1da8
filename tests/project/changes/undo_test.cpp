// SPDX-License-Identifier: MIT
// Undo and redo through the project: exact, whole, and on both sides.
#include "tests/core/model/random_edit.h"
#include "tests/harness/check.h"
#include "tests/project/rig.h"

namespace tresillo::test {
namespace {

/// Random gestures of random edits, each state remembered.
template <class Sizes> class Session {
public:
    explicit Session(std::uint64_t seed) : edits_(seed), dice_(seed + 1) { states_.push_back(rig->fingerprint()); }

    void edit(std::size_t gestures) {
        while (gestures > 0) {
            (void)rig->beginGroup();
            int done = 0;
            for (std::size_t count = 1 + dice_.below(4); count > 0; --count) {
                const Edit<Sizes> edit = edits_.next();
                done += changed(rig->edit(edit.pattern, edit.change)) ? 1 : 0;
            }
            rig->settle();
            if (done > 0) {
                states_.push_back(rig->fingerprint());
                --gestures;
            }
        }
    }

    /// Takes gestures back, and compares each state with the one that was there.
    void undo(std::size_t gestures) {
        for (; gestures > 0 && here_() > 0; --gestures) {
            REQUIRE(undoNewest(rig->project));
            rig->settle();
            redone_.push_back(states_.back());
            states_.pop_back();
            REQUIRE(rig->fingerprint() == states_.back());
            REQUIRE(rig->areEqual());
        }
    }

    void redo(std::size_t gestures) {
        for (; gestures > 0 && !redone_.empty(); --gestures) {
            REQUIRE(redoNewest(rig->project));
            rig->settle();
            states_.push_back(redone_.back());
            redone_.pop_back();
            REQUIRE(rig->fingerprint() == states_.back());
            REQUIRE(rig->areEqual());
        }
    }

    void forgetRedone() { redone_.clear(); }
    [[nodiscard]] std::size_t undone() const { return redone_.size(); }

    std::unique_ptr<ProjectRig<Sizes>> rig = makeProject<Sizes>();

private:
    [[nodiscard]] std::size_t here_() const { return states_.size() - 1; }

    RandomEdits<Sizes> edits_;
    Dice dice_;
    std::vector<std::uint64_t> states_{};
    std::vector<std::uint64_t> redone_{};
};

template <class Sizes> void undoAndRedo(std::size_t gestures, int rounds) {
    for (int round = 0; round < rounds; ++round) {
        Session<Sizes> session{static_cast<std::uint64_t>(round) * 7 + 1};
        session.edit(gestures);
        session.undo(gestures / 2);
        session.redo(gestures / 3);
        session.undo(gestures);
        CHECK(!undoNewest(session.rig->project));
        session.redo(gestures);
        CHECK(!redoNewest(session.rig->project));
    }
}

TEST_CASE("whatever was done is taken back and made again, state by state") {
    undoAndRedo<Studio>(40, 3);
    undoAndRedo<Pocket>(8, 40);
}

TEST_CASE("a new edit ends what could be made again") {
    Session<Studio> session{77};
    session.edit(10);
    session.undo(5);
    CHECK(session.rig->project.redoDepth() > 0);
    session.edit(1);
    session.forgetRedone();
    CHECK_EQ(session.rig->project.redoDepth(), 0U);
    CHECK(!redoNewest(session.rig->project));
    session.undo(6);
    session.redo(6);
}

TEST_CASE("a refused edit does not end what could be made again") {
    const auto rig = makeProject<Pocket>();
    (void)rig->edit(0, SetNote{});
    CHECK(undoNewest(rig->project));
    CHECK(rig->edit(0, ClearNote{.track = 2}) == Outcome::NotSet);
    CHECK(redoNewest(rig->project));
}

TEST_CASE("edits of one group are undone in one go") {
    const auto rig = makeProject<Pocket>();
    (void)rig->beginGroup();
    (void)rig->edit(0, SetNote{});
    (void)rig->beginGroup();
    (void)rig->edit(0, SetNote{.step = 1});
    (void)rig->edit(1, SetNote{.step = 2});
    CHECK(undoNewest(rig->project));
    CHECK_EQ(rig->project.undoDepth(), 1U);
    CHECK(!rig->project.pattern({1})->note(0, 2, 0));
    CHECK(redoNewest(rig->project));
    CHECK(rig->project.pattern({1})->note(0, 2, 0).has_value());
    CHECK(rig->project.pattern({0})->note(0, 1, 0).has_value());
}

// A knob that is turned for long over many steps makes more edits than the queue, or even the log, can hold.
template <class Sizes> void turnKnob(std::size_t turns) {
    const auto rig = makeProject<Sizes>();
    (void)rig->edit(0, SetNote{});
    rig->settle();
    const std::uint64_t before = rig->fingerprint();
    (void)rig->beginGroup();
    for (std::size_t turn = 0; turn < turns; ++turn) {
        // Another step each time: what is turned back to is not one value.
        const auto step = static_cast<std::uint8_t>(turn % Sizes::kSteps);
        const auto value = static_cast<std::int32_t>(turn % 97) - 100;
        REQUIRE(changed(rig->edit(0, SetStepParam{.step = step, .id = ParamId::Level, .value = value})));
        if (turn % 8 == 7) {
            rig->settle();
        }
    }
    rig->settle();
    const std::uint64_t after = rig->fingerprint();
    CHECK(undoNewest(rig->project));
    for (int round = 0; round < 20; ++round) {
        rig->settle();
    }
    CHECK_EQ(rig->fingerprint(), before);
    CHECK(rig->areEqual());
    CHECK(redoNewest(rig->project));
    for (int round = 0; round < 20; ++round) {
        rig->settle();
    }
    CHECK_EQ(rig->fingerprint(), after);
    CHECK(rig->areEqual());
    CHECK(rig->edit(0, SetNote{.step = 3}) == Outcome::Done);
}

TEST_CASE("a gesture of more edits than the queue holds is undone as the queue empties") {
    turnKnob<Studio>(Studio::kMessages + 500);
    turnKnob<Pocket>(Pocket::kMessages + 5);
}

TEST_CASE("a gesture of more edits than are remembered is undone, too: its places are few") {
    turnKnob<Studio>(Studio::kUndo + 1);
    turnKnob<Pocket>(Pocket::kUndo + 1);
}

TEST_CASE("what has begun to be undone is finished before anything else is edited") {
    const auto rig = makeProject<Pocket>();
    (void)rig->beginGroup();
    for (std::uint8_t step = 0; step < 8; ++step) {
        (void)rig->edit(0, SetNote{.track = 0, .step = step});
        (void)rig->edit(0, SetNote{.track = 1, .step = step});
        (void)rig->edit(0, SetNote{.track = 2, .step = step});
        rig->settle();
    }
    const std::uint64_t after = rig->fingerprint();
    CHECK(undoNewest(rig->project));
    CHECK(rig->edit(0, SetNote{.track = 3}) == Outcome::QueueFull);
    CHECK(!redoNewest(rig->project));
    rig->settle();
    CHECK_EQ(rig->project.undoDepth(), 0U);
    CHECK(redoNewest(rig->project));
    rig->settle();
    CHECK_EQ(rig->fingerprint(), after);
    CHECK(rig->areEqual());
}

TEST_CASE("undo brings back a pattern that has left its slot meanwhile, and loses nothing while it cannot") {
    const auto rig = makeProject<Pocket>();
    rig->bankPattern(5, 40);
    rig->bankPattern(6, 41);
    rig->bankPattern(7, 42);
    const std::uint64_t before = rig->contentOf(5);
    CHECK(rig->edit(5, SetNote{.track = 1, .note = {.pitch = 77}}) == Outcome::Done);
    const std::uint64_t after = rig->contentOf(5);
    (void)rig->project.request({6});
    (void)rig->project.request({7});
    (void)rig->project.request({6});
    CHECK(rig->project.pattern({5}) == nullptr);
    // Every buffer is under way: there is no place for pattern 5 now.
    (void)rig->project.request({8});
    (void)rig->project.request({9});
    CHECK(!undoNewest(rig->project));
    CHECK_EQ(rig->project.undoDepth(), 1U);
    rig->settle();
    CHECK(undoNewest(rig->project));
    CHECK_EQ(rig->contentOf(5), before);
    rig->settle();
    CHECK(redoNewest(rig->project));
    CHECK_EQ(rig->contentOf(5), after);
    rig->settle();
    CHECK(rig->areEqual());
}

} // namespace
} // namespace tresillo::test
