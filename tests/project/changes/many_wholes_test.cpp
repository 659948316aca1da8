// SPDX-License-Identifier: MIT
// A thousand changes of whole patterns are taken back one by one, also after a restart.
#include "core/base/byte_writer.h"
#include "project/journal/history_codec.h"
#include "tests/core/dice.h"
#include "tests/harness/check.h"
#include "tests/project/rig.h"

#include <memory>
#include <utility>
#include <vector>

namespace tresillo::test {
namespace {

// Each changes all tracks of one pattern, as a paste does.
void change(ProjectRig<Studio>& rig, Dice& dice, std::uint8_t pattern) {
    (void)rig.beginGroup();
    const auto work = [&](Pattern<Studio>& content, TrackNames<Studio>&) {
        for (std::size_t track = 0; track < Studio::kTracks; ++track) {
            for (int notes = 0; notes < 8; ++notes) {
                (void)content.setNote(
                    track, dice.below(16), 0, Note{.velocity = static_cast<std::uint8_t>(dice.from(1, 127))});
            }
        }
        return Outcome::Done;
    };
    REQUIRE(rig.project.rework(rig.hand, {pattern}, work).outcome == Outcome::Done);
    rig.settle();
}

struct State {
    std::uint8_t pattern{0};
    std::uint64_t before{0}; // the pattern's checksum
};

void takeBackAll(Project<Studio>& project, const std::vector<State>& states, auto&& settle) {
    for (std::size_t left = states.size(); left > 0; --left) {
        REQUIRE(undoNewest(project));
        settle();
        REQUIRE(project.request({states[left - 1].pattern}).has_value());
        REQUIRE(checksum(*project.pattern({states[left - 1].pattern})) == states[left - 1].before);
    }
    CHECK(!undoNewest(project));
}

TEST_CASE("a thousand changes of whole patterns are taken back, also by a project that goes on with what was kept") {
    const auto rig = makeProject<Studio>();
    Dice dice{3};
    std::vector<State> states;
    for (int round = 0; round < 1'000; ++round) {
        const auto pattern = static_cast<std::uint8_t>(dice.below(8));
        REQUIRE(rig->project.request({pattern}).has_value());
        states.push_back({.pattern = pattern, .before = checksum(*rig->project.pattern({pattern}))});
        change(*rig, dice, pattern);
    }
    CHECK_EQ(rig->project.history().undo.groups(), 1'000U);

    std::vector<std::byte> room(8U << 20U);
    ByteWriter writer{room};
    const auto codec = std::make_unique<HistoryCodec<Studio>>();
    codec->write(writer, rig->project.history(), {});
    REQUIRE(!writer.isFull());
    rig->project.keepAll();
    const auto arena = std::make_unique<PatternArena<Studio>>();
    MemoryBank<Studio> bank;
    for (std::size_t id = 0; id < kPatterns; ++id) {
        if (const auto& kept = rig->bank.kept[id]) {
            bank.keep({static_cast<std::uint8_t>(id)}, kept->pattern, kept->names);
        }
    }
    const auto again = std::make_unique<Project<Studio>>(*arena, bank);
    again->open(rig->project.model(), rig->project.names());
    HistoryHead<Studio> head{};
    REQUIRE(codec->read(writer.written(), again->history(), head) == Decoded::Done);

    takeBackAll(rig->project, states, [&] { rig->settle(); });
    takeBackAll(*again, states, [] {});
    for (std::size_t made = 0; made < states.size(); ++made) {
        REQUIRE(redoNewest(*again));
    }
}

// Notes until there is no room for more of them.
void fill(Pattern<Studio>& content, Dice& dice) {
    for (std::size_t track = 0; track < Studio::kTracks; ++track) {
        for (std::size_t step = 0; step < Studio::kSteps; ++step) {
            for (std::size_t note = 0; note < 2; ++note) {
                (void)content.setNote(
                    track, step, note, Note{.velocity = static_cast<std::uint8_t>(dice.from(1, 127))});
            }
        }
    }
}

TEST_CASE("where what a group put is too large to be remembered it is taken back all the same, and not made again") {
    const auto rig = makeProject<Studio>();
    Dice dice{5};
    const auto group = rig->beginGroup();
    // Empty before, which takes no room; full after.
    for (std::size_t pattern = 0; pattern < kPatterns; ++pattern) {
        (void)rig->goOnWith(group);
        const auto work = [&](Pattern<Studio>& content, TrackNames<Studio>&) {
            fill(content, dice);
            return Outcome::Done;
        };
        const PatternId id{static_cast<std::uint8_t>(pattern)};
        REQUIRE(rig->project.rework(rig->hand, id, work).outcome == Outcome::Done);
        rig->settle();
    }
    CHECK_EQ(rig->project.history().undo.groups(), 1U);
    REQUIRE(undoNewest(rig->project));
    while (rig->project.history().isUnderWay) {
        rig->settle();
    }
    const std::uint64_t empty = checksum(*std::make_unique<Pattern<Studio>>());
    for (std::size_t pattern = 0; pattern < kPatterns; ++pattern) {
        const PatternId id{static_cast<std::uint8_t>(pattern)};
        REQUIRE(rig->project.request(id).has_value());
        REQUIRE(checksum(*rig->project.pattern(id)) == empty);
        rig->settle();
    }
    CHECK(!redoNewest(rig->project));
    CHECK_EQ(rig->project.history().redo.size(), 0U);
    REQUIRE(rig->edit(0, SetNote{}) == Outcome::Done);
    CHECK(undoNewest(rig->project));
}

} // namespace
} // namespace tresillo::test
