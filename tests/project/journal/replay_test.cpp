// SPDX-License-Identifier: MIT
// A journal that is replayed gives the music that was, and the same undo and redo.
#include "project/journal/journal.h"
#include "project/journal/replay.h"
#include "tests/harness/check.h"
#include "tests/project/players.h"

namespace tresillo::test {
namespace {

using JournalRoom = std::array<std::byte, 2 * Journal<Pocket>::kLeastRoom>;

/// A project that plays, with its journal, and one that replays it.
struct Pair {
    Pair() { rig->project.commitListeners().add(*journal); }
    ~Pair() { rig->project.commitListeners().remove(*journal); }
    Pair(const Pair&) = delete;
    Pair& operator=(const Pair&) = delete;

    void replayAll() {
        const JournalBatch batch = journal->takeAll();
        if (!batch.bytes.empty()) {
            const Replayed replayed = replay->add(batch.bytes);
            REQUIRE(replayed.outcome == ReplayOutcome::Done);
            REQUIRE(replay->last() == batch.upTo);
            ++batches;
            const auto entry = std::make_unique<JournalEntry<Pocket>>();
            for (ByteReader reader{readBatch(batch.bytes).entries}; !reader.isAtEnd(); ++entries) {
                REQUIRE(readEntry(reader, *entry) == Decoded::Done);
            }
        }
    }
    void mustBeEqual() const {
        REQUIRE(musicOf(alone->project, alone->bank) == musicOf(rig->project, rig->bank));
        REQUIRE(alone->project.undoDepth() == rig->project.undoDepth());
        REQUIRE(alone->project.redoDepth() == rig->project.redoDepth());
    }

    std::unique_ptr<ProjectRig<Pocket>> rig{makeProject<Pocket>()};
    std::unique_ptr<JournalRoom> room{std::make_unique<JournalRoom>()};
    std::unique_ptr<Journal<Pocket>> journal{std::make_unique<Journal<Pocket>>(*room, 0)};
    std::unique_ptr<Alone> alone{std::make_unique<Alone>()};
    std::unique_ptr<JournalReplay<Pocket>> replay{std::make_unique<JournalReplay<Pocket>>(alone->project, 0)};
    int batches{0};
    std::uint64_t entries{0};
};

// Both are taken back to their beginning and made again, step by step.
void mustWalkAlike(Pair& pair) {
    for (const bool isUndo : {true, false, true}) {
        for (;;) {
            const bool isDone = isUndo ? undoNewest(pair.rig->project) : redoNewest(pair.rig->project);
            REQUIRE((isUndo ? undoNewest(pair.alone->project) : redoNewest(pair.alone->project)) == isDone);
            pair.rig->settle();
            pair.mustBeEqual();
            if (!isDone) {
                break;
            }
        }
    }
}

TEST_CASE("whatever two authors do, cut after each entry the journal gives the same music, undo and redo") {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        Pair pair;
        Players players{seed};
        for (int round = 0; round < 2'500; ++round) {
            players.act(*pair.rig);
            pair.rig->settle();
            pair.replayAll();
            pair.mustBeEqual();
        }
        CHECK(pair.batches > 1'000);
        mustWalkAlike(pair);
    }
}

TEST_CASE("of a knob only the last value of a batch is kept, and undo and redo are the same all the same") {
    std::uint64_t kept = 0;
    std::uint64_t said = 0;
    for (std::uint64_t seed = 11; seed <= 16; ++seed) {
        Pair pair;
        Players players{seed};
        for (int round = 0; round < 2'500; ++round) {
            players.act(*pair.rig);
            if (players.chance(60)) { // else the queue fills
                pair.rig->settle();
            }
            if (players.chance(5)) {
                pair.rig->settle();
                pair.replayAll();
                pair.mustBeEqual();
            }
        }
        pair.rig->settle();
        pair.replayAll();
        pair.mustBeEqual();
        said += pair.journal->lastSequence();
        kept += pair.entries;
        mustWalkAlike(pair);
    }
    CHECK(said > 10'000);
    CHECK(kept < said - said / 10);
}

TEST_CASE("a knob that is turned on in a group which undo has lost is not folded over what came between") {
    Pair pair;
    const Request all{.author = Author{1}, .group = pair.rig->project.newGroup()};
    const auto set = [&](const Request& request, std::uint8_t track, ParamId id, int value) {
        const SetTrackParam change{.track = track, .id = id, .value = value};
        REQUIRE(changed(pair.rig->project.commit(request, {0}, change).outcome));
        pair.rig->settle();
    };
    // One place more than undo remembers: nothing of the group can be taken back.
    for (std::size_t place = 0; place <= Pocket::kUndo; ++place) {
        const auto id = static_cast<ParamId>(indexOf(ParamId::Level) + place / Pocket::kTracks);
        set(all, static_cast<std::uint8_t>(place % Pocket::kTracks), id, rowOf(id).minimum);
    }
    pair.replayAll();
    set(all, 3, ParamId::Resonance, 10);
    set({.author = Author{2}}, 2, ParamId::Resonance, 10);
    set(all, 3, ParamId::Resonance, 20);
    pair.replayAll();
    pair.mustBeEqual();
    mustWalkAlike(pair);
}

} // namespace
} // namespace tresillo::test
