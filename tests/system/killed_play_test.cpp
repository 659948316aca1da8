// SPDX-License-Identifier: MIT
// The program is killed at a random moment while two players edit, again and again: whatever it called safe is there.
// What a power cut does is another question, and tests/powerloss's.
#include "core/base/hash.h"
#include "session/instrument.h"
#include "storage/json/project_json.h"
#include "tests/storage/temporary_folder.h"
#include "tests/system/page_player.h"
#include "tests/system/running_program.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

namespace tresillo {
namespace {

constexpr int kFirstTempo = 60'000; // thousandths of BPM; each edit is one more

/// Whosever it is.
bool undoNewest(Project<Studio>& project) {
    const auto newest = project.history().undo.newest();
    return newest && changed(project.undo(newest->author).outcome);
}
bool redoNewest(Project<Studio>& project) {
    const auto newest = project.history().redo.newest();
    return newest && changed(project.redo(newest->author).outcome);
}

class KilledProgram : public testing::Test {
protected:
    using Tempos = std::array<int, 2>;

    void SetUp() override {
        storage::ProjectFile file;
        file.name = ProjectName{"Killed"};
        const auto pattern = std::make_unique<Pattern<Studio>>();
        (void)pattern->setPatternParam(ParamId::Tempo, kFirstTempo);
        file.setPattern(PatternId{0}, *pattern);
        file.setPattern(PatternId{1}, *pattern);
        folder_.write("song/project.json", storage::formatProject(file));
    }

    /// A number below `end`, from a seed that is the same each time.
    int below(int end) {
        seed_ = mix(seed_ + 0x9E37'79B9'7F4A'7C15ULL);
        return static_cast<int>(seed_ % static_cast<std::uint64_t>(end));
    }

    [[nodiscard]] std::string song() const { return (folder_ / "song").string(); }
    /// As a program that looks reads it: files and journal.
    [[nodiscard]] std::unique_ptr<session::Instrument> open() const {
        auto opened =
            session::Instrument::open(song(), SampleRate{48'000}, {.journal = folder_ / "home/state/tresillo"});
        EXPECT_TRUE(opened) << opened.message();
        EXPECT_TRUE((*opened)->remarks().empty()) << (*opened)->remarks().front();
        return std::move(*opened);
    }
    static Tempos temposOf(session::Instrument& instrument) {
        Tempos tempos{};
        for (std::uint8_t id = 0; id < tempos.size(); ++id) {
            EXPECT_TRUE(instrument.project().request(PatternId{id}));
            tempos[id] = instrument.project().pattern(PatternId{id})->tempo().milliBpm;
        }
        return tempos;
    }

    /// Plays and edits for a while, and is killed. What was safe then, of each player, and the most that there can be.
    void playAndKill(const Tempos& before, Tempos& safe, Tempos& sent) {
        RunningProgram program(
            {TRESILLO_PROGRAM, "play", song(), "--start", "--null", "--port", "0"}, folder_ / "home");
        ASSERT_TRUE(program.says("page: ")) << program.text();
        const std::uint16_t port = pagePort(program.text());
        std::array<std::unique_ptr<PagePlayer>, 2> players{
            std::make_unique<PagePlayer>(port, 0, before[0]), std::make_unique<PagePlayer>(port, 1, before[1])};
        // Up to a second, which is a few batches of the journal.
        for (int tick = below(60); tick >= 0; --tick) {
            for (const auto& player : players) {
                for (int edits = below(3); edits > 0; --edits) {
                    player->edit();
                }
                ASSERT_TRUE(player->listenToTick());
                EXPECT_FALSE(player->isNotKept()) << player->saving();
            }
        }
        EXPECT_EQ(program.end(SIGKILL), 128 + SIGKILL) << program.text();
        for (std::size_t each = 0; each < players.size(); ++each) {
            while (players[each]->listen()) { // what it said before it died
            }
            safe[each] = static_cast<int>(players[each]->safe());
            sent[each] = static_cast<int>(players[each]->sent());
        }
    }

    storage::TemporaryFolder folder_{};
    std::uint64_t seed_{1};
};

TEST_F(KilledProgram, HasAllThatItCalledSafeAndUndoGoesOnThroughTheSameStates) {
    const char* all = std::getenv("TRESILLO_ALL");
    const int rounds = all != nullptr ? 1'000 : 100;
    int edits = 0;
    for (int round = 0; round < rounds && !HasFailure(); ++round) {
        const Tempos before = temposOf(*open());
        Tempos safe{};
        Tempos sent{};
        playAndKill(before, safe, sent);
        const auto instrument = open();
        const Tempos after = temposOf(*instrument);
        for (std::size_t each = 0; each < after.size(); ++each) {
            EXPECT_GE(after[each], safe[each]) << "round " << round << ": an edit is lost that was safe";
            EXPECT_LE(after[each], sent[each]) << "round " << round;
        }
        // Each step back is one edit of one of them.
        int sum = after[0] + after[1];
        edits += sum - before[0] - before[1];
        const int back = std::min(20, sum - 2 * kFirstTempo);
        for (int step = 0; step < back && undoNewest(instrument->project()); ++step) {
            const Tempos now = temposOf(*instrument);
            EXPECT_EQ(now[0] + now[1], --sum) << "round " << round;
        }
        EXPECT_EQ(sum, after[0] + after[1] - back) << "round " << round << ": undo does not know all of it";
        while (redoNewest(instrument->project())) {
        }
        EXPECT_EQ(temposOf(*instrument), after) << "round " << round;
    }
    EXPECT_GT(edits, 10 * rounds) << "something was done in the rounds";
}

} // namespace
} // namespace tresillo
