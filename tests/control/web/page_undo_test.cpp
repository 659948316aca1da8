// SPDX-License-Identifier: MIT
// What pages turn for long, and what they turn without saying so, is one undo.
#include "tests/control/web/hub_rig.h"

namespace tresillo::control::test {
namespace {

std::string levelEdit(int track, int level, const std::string& more = "") {
    return R"({"type":"edits","pattern":0,"edits":[{"type":"SetTrackParam","param":"level","track":)" +
           std::to_string(track) + R"(,"value":)" + std::to_string(level) + "}]" + more + "}";
}

/// Twenty edits, then one knob turned for long; undone as 21.
void turnKnobAfterEdits(int values, milliseconds apart, const std::string& more) {
    HubRig rig;
    FakePeer& peer = rig.open();
    const auto& project = rig.rig->project;
    std::vector<std::uint64_t> states{rig.rig->fingerprint()};
    for (int step = 0; step < 20; ++step) {
        rig.say(peer, noteEdit(0, step));
        rig.turn();
        states.push_back(rig.rig->fingerprint());
    }
    for (int value = 0; value < values; ++value) {
        rig.say(peer, levelEdit(3, -(value % 89), more));
        for (auto passed = milliseconds(0); passed < apart; passed += milliseconds(20)) {
            rig.turn();
        }
        rig.rig->run(1, 1);
        (void)peer.take(rig.hub);
    }
    const std::uint64_t after = rig.rig->fingerprint();
    EXPECT_EQ(project.undoDepth(), 21U);
    for (std::size_t back = states.size(); back > 0; --back) {
        rig.say(peer, R"({"type":"undo"})");
        ASSERT_EQ(rig.rig->fingerprint(), states[back - 1]);
    }
    for (std::size_t forth = 0; forth < states.size(); ++forth) {
        rig.say(peer, R"({"type":"redo"})");
    }
    EXPECT_EQ(rig.rig->fingerprint(), after);
}

TEST(PageUndo, AKnobThatIsTurnedForLongIsOneUndoAndWhatWasDoneBeforeStays) {
    turnKnobAfterEdits(6'000, milliseconds(0), R"(,"gesture":7)");
    turnKnobAfterEdits(20, milliseconds(2'000), R"(,"gesture":7)");
    turnKnobAfterEdits(6'000, milliseconds(0), "");
    turnKnobAfterEdits(50, milliseconds(460), "");
}

TEST(PageUndo, EditsWithoutAGestureArePartedByAPauseAnotherPlaceAndAnotherPage) {
    HubRig rig;
    FakePeer& mine = rig.open();
    FakePeer& yours = rig.open();
    const auto& project = rig.rig->project;
    rig.say(mine, levelEdit(0, -1));
    rig.say(mine, levelEdit(0, -2));
    EXPECT_EQ(project.undoDepth(), 1U);
    for (int turn = 0; turn < 26; ++turn) {
        rig.turn();
    }
    rig.say(mine, levelEdit(0, -3));
    EXPECT_EQ(project.undoDepth(), 2U);
    rig.say(mine, levelEdit(1, -3));
    EXPECT_EQ(project.undoDepth(), 3U);
    rig.say(yours, levelEdit(1, -4));
    EXPECT_EQ(project.undoDepth(), 4U);
    // Two knobs under two hands: each goes on with its own.
    rig.say(mine, levelEdit(0, -5));
    rig.say(yours, levelEdit(1, -6));
    rig.say(mine, levelEdit(0, -7));
    rig.say(yours, levelEdit(1, -8));
    EXPECT_EQ(project.undoDepth(), 4U);
}

TEST(PageUndo, ASectionPutInTwiceIsTwoUndos) {
    HubRig rig;
    FakePeer& peer = rig.open();
    const std::string insert =
        R"({"type":"edits","pattern":0,"edits":[{"type":"InsertSection","index":0,"section":{"pattern":1,"repeats":1,"mutes":0,"length":0,"tempo":0}}]})";
    rig.say(peer, insert);
    rig.say(peer, insert);
    rig.say(peer, R"({"type":"undo"})");
    EXPECT_EQ(rig.rig->project.model().song.size(), 1U);
}

} // namespace
} // namespace tresillo::control::test
