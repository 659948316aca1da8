// SPDX-License-Identifier: MIT
// The program is killed at a random moment while somebody edits and goes from one project to another, and a second
// program, which may be killed as well, keeps the other project's pattern in slots: both projects have what was called
// safe, and each slot holds what it held before or what was saved, whole.
#include "core/base/hash.h"
#include "session/instrument.h"
#include "session/slots/project_slots.h"
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

constexpr int kTempoAtFirst = 60'000; // thousandths of BPM; each edit is one more
constexpr int kSlots = 3;
constexpr std::array<const char*, 2> kSongs{"one", "two"};

/// A pattern's tempo as it is found must lie between these.
struct Bounds {
    std::int64_t safe{0}; ///< Called so by the program.
    std::int64_t sent{0}; ///< The newest edit that was asked for.
};

class KilledSwitch : public testing::Test {
protected:
    void SetUp() override {
        for (const char* song : kSongs) {
            storage::ProjectFile file;
            file.name = ProjectName{song};
            const auto pattern = std::make_unique<Pattern<Studio>>();
            (void)pattern->setPatternParam(ParamId::Tempo, kTempoAtFirst);
            file.setPattern(PatternId{0}, *pattern);
            folder_.write("home/own/tresillo/projects/" + std::string(song) + "/project.json", formatProject(file));
        }
        songs_.fill({.safe = kTempoAtFirst, .sent = kTempoAtFirst});
    }

    /// A number below `end`, from a seed that is the same each time.
    int below(int end) {
        seed_ = mix(seed_ + 0x9E37'79B9'7F4A'7C15ULL);
        return static_cast<int>(seed_ % static_cast<std::uint64_t>(end));
    }
    [[nodiscard]] std::filesystem::path home() const { return folder_ / "home"; }
    [[nodiscard]] std::string folderOf(std::size_t song) const {
        return home() / "own/tresillo/projects" / kSongs[song];
    }

    /// Another program keeps a song's pattern in a slot, which is killed after as many ticks as it may be.
    class Saver {
    public:
        Saver(const std::string& song, int slot, int ticks, const std::filesystem::path& home)
            : program_({TRESILLO_PROGRAM, "pattern", "save", song, std::to_string(slot + 1)}, home), ticks_(ticks) {}

        void tick() {
            if (--ticks_ == 0) {
                (void)program_.end(SIGKILL);
            }
        }
        /// Whether it said that it was done, killed or not; waits for it where it was not killed.
        bool hasSaved() { return program_.says("holds "); }

    private:
        RunningProgram program_;
        int ticks_;
    };

    /// Plays a song for a while. `saver`: there may be one.
    void playSong(PagePlayer& player, std::size_t song, Saver* saver = nullptr) {
        for (int tick = below(30); tick >= 0; --tick) {
            for (int edits = below(3); edits > 0; --edits) {
                player.edit();
            }
            ASSERT_TRUE(player.listenToTick());
            EXPECT_FALSE(player.isNotKept()) << player.saving();
            if (saver != nullptr) {
                saver->tick();
            }
        }
        songs_[song] = {.safe = player.safe(), .sent = player.sent()};
    }

    /// Plays one of the two, perhaps goes on to the other one, or another program saves the other's pattern; and is
    /// killed.
    void playAndKill() {
        auto song = static_cast<std::size_t>(below(2));
        const std::size_t other = 1 - song;
        RunningProgram program({TRESILLO_PROGRAM, "play", folderOf(song), "--start", "--null", "--port", "0"}, home());
        ASSERT_TRUE(program.says("page: ")) << program.text();
        const std::uint16_t port = pagePort(program.text());
        auto player = std::make_unique<PagePlayer>(port, 0, tempoOf(song));
        const int kind = below(4);
        if (kind < 2) { // it is killed on the way to the other one, or there
            playSong(*player, song);
            ASSERT_TRUE(player->say(R"({"type":"open","project":"own/)" + std::string(kSongs[other]) + R"(","id":1})"));
            ++switches_;
            if (kind == 1) {
                ASSERT_TRUE(program.says("page: ", 2)) << program.text();
                songs_[song].safe = songs_[song].sent; // all of it is kept before the next one is played
                song = other;
                player = std::make_unique<PagePlayer>(port, 0, tempoOf(song));
                playSong(*player, song);
            }
        } else {
            const int slot = below(kSlots);
            Saver saver(folderOf(other), slot, below(6), home());
            playSong(*player, song, &saver);
            if (saver.hasSaved()) {
                slots_[other][static_cast<std::size_t>(slot)] = songs_[other].safe;
                ++saves_;
            }
        }
        EXPECT_EQ(program.end(SIGKILL), 128 + SIGKILL) << program.text();
        while (player->listen()) { // what it said before it died
        }
        songs_[song].safe = std::max(songs_[song].safe, player->safe());
    }

    /// As a program that looks reads it: files and journal.
    [[nodiscard]] int tempoOf(std::size_t song) const {
        const auto opened =
            session::Instrument::open(folderOf(song), SampleRate{48'000}, {.journal = home() / "state/tresillo"});
        EXPECT_TRUE(opened) << opened.message();
        if (!opened) {
            return 0;
        }
        EXPECT_TRUE((*opened)->remarks().empty()) << (*opened)->remarks().front();
        EXPECT_TRUE((*opened)->project().request(PatternId{0}));
        return (*opened)->project().pattern(PatternId{0})->tempo().milliBpm;
    }

    void expectAllThatIsSafe() {
        for (std::size_t song = 0; song < kSongs.size(); ++song) {
            const int tempo = tempoOf(song);
            EXPECT_GE(tempo, songs_[song].safe) << kSongs[song] << ": an edit is lost that was safe";
            EXPECT_LE(tempo, songs_[song].sent) << kSongs[song];
            songs_[song] = {.safe = tempo, .sent = tempo};
            expectWholeSlots(song, tempo);
        }
    }
    void expectWholeSlots(std::size_t song, int tempo) {
        std::array<std::int64_t, kSlots> found{};
        for (const session::ListedSlot& slot : session::ProjectSlots{folderOf(song), "test"}.list()) {
            EXPECT_EQ(slot.problem + slot.warning, "") << kSongs[song] << ", slot " << slot.number.value();
            EXPECT_LE(slot.milliBpm, tempo) << "what was saved was safe";
            found[static_cast<std::size_t>(slot.number.value() - 1)] = slot.milliBpm;
        }
        for (std::size_t slot = 0; slot < found.size(); ++slot) {
            EXPECT_GE(found[slot], slots_[song][slot]) << kSongs[song] << ": what was saved in slot " << slot + 1;
        }
        slots_[song] = found;
    }

    storage::TemporaryFolder folder_{};
    std::uint64_t seed_{2};
    std::array<Bounds, 2> songs_{};
    std::array<std::array<std::int64_t, kSlots>, 2> slots_{}; ///< The least tempo that a slot must hold; 0: nothing.
    int saves_{0};
    int switches_{0};
};

TEST_F(KilledSwitch, HasWhatWasSafeOfBothProjectsAndWholeSlots) {
    const char* all = std::getenv("TRESILLO_ALL");
    const int rounds = all != nullptr ? 1'000 : 100;
    for (int round = 0; round < rounds && !HasFailure(); ++round) {
        playAndKill();
        expectAllThatIsSafe();
        EXPECT_FALSE(HasFailure()) << "round " << round;
    }
    EXPECT_GE(saves_, rounds / 10) << "those that are not killed, on the slowest machine";
    EXPECT_GT(switches_, rounds / 4);
}

} // namespace
} // namespace tresillo
