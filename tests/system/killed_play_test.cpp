// SPDX-License-Identifier: MIT
// The program is killed at a random moment while two players edit, again and again: whatever it called safe is there.
// What a power cut does is another question, and tests/powerloss's.
#include "core/base/hash.h"
#include "session/instrument.h"
#include "storage/json/project_json.h"
#include "tests/control/web/raw_client.h"
#include "tests/harness/patience.h"
#include "tests/storage/temporary_folder.h"
#include "tests/system/running_program.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <deque>
#include <memory>
#include <optional>
#include <string>

namespace tresillo {
namespace {

using control::test::RawClient;

constexpr int kFirstTempo = 60'000; // thousandths of BPM; each edit is one more

/// The whole number behind the first `"name":`; none when there is none.
std::optional<std::int64_t> numberOf(const std::string& text, const std::string& name) {
    const std::string words = "\"" + name + "\":";
    const std::size_t at = text.find(words);
    return at == std::string::npos
               ? std::nullopt
               : std::optional<std::int64_t>{std::strtoll(text.c_str() + at + words.size(), nullptr, 10)};
}

/// Somebody who sets the tempo of a pattern of their own, one step higher with each edit, and notes what is safe.
class Player {
public:
    Player(std::uint16_t port, int pattern, int tempo) : client_(port), pattern_(pattern), sent_(tempo), safe_(tempo) {
        EXPECT_NE(client_.upgrade().find("101"), std::string::npos);
    }

    void edit() {
        ++sent_;
        EXPECT_TRUE(client_.text(
            R"({"type":"edits","pattern":)" + std::to_string(pattern_) + R"(,"id":)" + std::to_string(sent_) +
            R"(,"gesture":)" + std::to_string(sent_) +
            R"(,"edits":[{"type":"SetPatternParam","param":"tempo","value":)" + std::to_string(sent_) + "}]}"));
    }

    /// Takes what the program says next; false: it is gone.
    bool listen() {
        const auto message = client_.message();
        if (!message) {
            return false;
        }
        if (message->starts_with(R"({"type":"answer")")) {
            EXPECT_NE(message->find(R"("outcome":"Done")"), std::string::npos) << *message;
            waiting_.push_back({.tempo = *numberOf(*message, "id"), .sequence = *numberOf(*message, "sequence")});
        } else if (message->starts_with(R"({"type":"saving")")) {
            EXPECT_EQ(message->find("notKept"), std::string::npos) << *message;
            while (!waiting_.empty() && waiting_.front().sequence <= *numberOf(*message, "safe")) {
                safe_ = waiting_.front().tempo;
                waiting_.pop_front();
            }
        }
        isTick_ = message->starts_with(R"({"type":"tick")");
        return true;
    }
    /// Up to the next tick, of which there are sixty in a second.
    bool listenToTick() {
        while (listen()) {
            if (isTick_) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] std::int64_t sent() const { return sent_; }
    /// The newest tempo that was called safe.
    [[nodiscard]] std::int64_t safe() const { return safe_; }

private:
    struct Answered {
        std::int64_t tempo{0};
        std::int64_t sequence{0};
    };

    RawClient client_;
    int pattern_;
    std::int64_t sent_;
    std::int64_t safe_;
    std::deque<Answered> waiting_{};
    bool isTick_{false};
};

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
        const std::string words = "page: http://127.0.0.1:";
        const auto port = static_cast<std::uint16_t>(
            std::strtoul(program.text().c_str() + program.text().find(words) + words.size(), nullptr, 10));
        std::array<std::unique_ptr<Player>, 2> players{
            std::make_unique<Player>(port, 0, before[0]), std::make_unique<Player>(port, 1, before[1])};
        // Up to a second, which is a few batches of the journal.
        for (int tick = below(60); tick >= 0; --tick) {
            for (const auto& player : players) {
                for (int edits = below(3); edits > 0; --edits) {
                    player->edit();
                }
                ASSERT_TRUE(player->listenToTick());
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
