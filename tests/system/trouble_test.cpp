// SPDX-License-Identifier: MIT
// What can go wrong with disks, folders and other programs while somebody plays: it is said on the terminal and on the
// page, playing goes on, what is there of other hands stays, and the next write that succeeds catches up.
#include "session/instrument.h"
#include "storage/json/project_json.h"
#include "tests/storage/temporary_folder.h"
#include "tests/system/page_player.h"
#include "tests/system/running_program.h"

#include <gmock/gmock.h>
#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <string>

#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace tresillo {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr int kFirstTempo = 60'000; // thousandths of BPM; each edit is one more

std::string songOf(std::string_view name) {
    storage::ProjectFile file;
    file.name = ProjectName{name};
    const auto pattern = std::make_unique<Pattern<Studio>>();
    (void)pattern->setPatternParam(ParamId::Tempo, kFirstTempo);
    file.setPattern(PatternId{0}, *pattern);
    return storage::formatProject(file);
}

/// No file of the program may be longer from now on: what a full disk is to it.
void limitFiles(const RunningProgram& program, rlim_t bytes) {
    const rlimit limit{.rlim_cur = bytes, .rlim_max = RLIM_INFINITY};
    ASSERT_EQ(prlimit(program.process(), RLIMIT_FSIZE, &limit, nullptr), 0);
}

class Trouble : public testing::Test {
protected:
    void SetUp() override { folder_.write("song/project.json", songOf("Song")); }

    [[nodiscard]] fs::path song() const { return folder_ / "song"; }
    [[nodiscard]] fs::path home() const { return folder_ / "home"; }
    [[nodiscard]] fs::path state() const { return home() / "state/tresillo"; }
    [[nodiscard]] fs::path stateFile() const {
        for (const auto& entry : fs::directory_iterator{state() / "projects"}) {
            if (entry.path().extension() == ".sqlite") {
                return entry.path();
            }
        }
        return {};
    }

    /// The one project that was laid beside the state.
    [[nodiscard]] fs::path laidAside() const {
        const fs::directory_iterator first{state() / "set-aside"};
        EXPECT_EQ(std::distance(first, fs::directory_iterator{}), 1);
        return fs::directory_iterator{state() / "set-aside"} -> path();
    }

    /// Plays the song, with somebody at a page.
    void play() {
        program_ = std::make_unique<RunningProgram>(
            std::vector<std::string>{TRESILLO_PROGRAM, "play", song(), "--start", "--null", "--port", "0"}, home());
        ASSERT_TRUE(program_->says("page: ")) << program_->text();
        player_ = std::make_unique<PagePlayer>(pagePort(program_->text()), 0, tempo());
    }
    /// As a program that looks reads it: files and journal.
    [[nodiscard]] int tempo() const { return tempoIn(song()); }
    [[nodiscard]] int tempoIn(const fs::path& project) const {
        const auto opened = session::Instrument::open(project, SampleRate{48'000}, {.journal = state()});
        EXPECT_TRUE(opened) << opened.message();
        if (!opened) {
            return 0;
        }
        EXPECT_TRUE((*opened)->project().request(PatternId{0}));
        return (*opened)->project().pattern(PatternId{0})->tempo().milliBpm;
    }

    void edit() {
        player_->edit();
        ASSERT_TRUE(player_->listenToTick());
    }
    void expectSafe() {
        EXPECT_TRUE(player_->listenUntil([&] { return player_->isAllSafe() && !player_->isNotKept(); }))
            << player_->saving();
    }
    /// The page is told, the terminal is told, and playing goes on.
    void expectNotKept(const std::string& why) {
        EXPECT_TRUE(player_->listenUntil([&] { return player_->isNotKept(); })) << player_->saving();
        EXPECT_THAT(player_->saving(), HasSubstr(why));
        EXPECT_TRUE(program_->says("not kept: ")) << program_->text();
        EXPECT_THAT(program_->text(), HasSubstr(why));
        edit();
        EXPECT_FALSE(player_->isAllSafe());
    }

    storage::TemporaryFolder folder_{};
    std::unique_ptr<RunningProgram> program_{};
    std::unique_ptr<PagePlayer> player_{};
};

TEST_F(Trouble, ADiskThatIsFullIsSaidAndWhatWasDoneMeanwhileIsKeptOnceThereIsRoom) {
    play();
    edit();
    expectSafe();
    limitFiles(*program_, 512);
    edit();
    expectNotKept("sqlite");
    limitFiles(*program_, RLIM_INFINITY);
    expectSafe();
    EXPECT_TRUE(program_->says("kept again")) << program_->text();
    EXPECT_EQ(program_->end(SIGKILL), 128 + SIGKILL);
    EXPECT_EQ(tempo(), player_->sent());
}

TEST_F(Trouble, AProjectThatIsRemovedWhileItIsPlayedIsKeptInTheStateAndWrittenWhenItIsBack) {
    play();
    edit();
    fs::rename(song(), folder_ / "elsewhere");
    edit();
    expectSafe();
    EXPECT_EQ(program_->end(), 1) << program_->text();
    EXPECT_THAT(program_->text(), HasSubstr("not kept: " + (song() / "project.json").string()));
    fs::rename(folder_ / "elsewhere", song());
    EXPECT_EQ(tempo(), player_->sent());
    play();
    EXPECT_EQ(program_->end(), 0) << program_->text();
    fs::remove_all(state());
    EXPECT_EQ(tempo(), player_->sent()) << "the document has it";
}

TEST_F(Trouble, AFolderThatBecomesReadOnlyIsSaidAndWrittenOnceItCanBe) {
    // Everything is permitted to root; a program that it starts does without that.
    ASSERT_EQ(geteuid() == 0 ? prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE) : 0, 0);
    play();
    edit();
    fs::permissions(song(), fs::perms::owner_read | fs::perms::owner_exec);
    edit();
    expectSafe();
    EXPECT_EQ(program_->end(), 1) << program_->text();
    EXPECT_THAT(program_->text(), HasSubstr("not kept: " + (song() / "project.json").string() + ": cannot be created"));
    fs::permissions(song(), fs::perms::owner_all);
    EXPECT_EQ(folder_.read("song/project.json"), songOf("Song"));
    EXPECT_EQ(tempo(), player_->sent());
    play();
    EXPECT_EQ(program_->end(), 0) << program_->text();
    fs::remove_all(state());
    EXPECT_EQ(tempo(), player_->sent()) << "the document has it";
}

TEST_F(Trouble, AStateFolderThatIsRemovedIsMadeAnewAndHoldsAllOfIt) {
    play();
    edit();
    expectSafe();
    fs::remove_all(state());
    edit();
    expectSafe();
    EXPECT_EQ(program_->end(SIGKILL), 128 + SIGKILL);
    EXPECT_EQ(tempo(), player_->sent());
}

TEST_F(Trouble, AStateOfANewerVersionIsLeftAlone) {
    play();
    edit();
    expectSafe();
    ASSERT_EQ(program_->end(), 0) << program_->text();
    const fs::path file = stateFile();
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(database, "PRAGMA user_version = 99", nullptr, nullptr, nullptr), SQLITE_OK);
    ASSERT_EQ(sqlite3_close(database), SQLITE_OK);
    const std::string before = folder_.read(fs::relative(file, folder_.path()).string());
    play();
    edit();
    expectNotKept("was written by a newer version of Tresillo");
    EXPECT_EQ(program_->end(), 1) << program_->text();
    EXPECT_THAT(program_->text(), HasSubstr("what was played here is in " + (state() / "set-aside/song ").string()));
    EXPECT_EQ(tempoIn(laidAside()), player_->sent());
    EXPECT_EQ(folder_.read(fs::relative(file, folder_.path()).string()), before);
}

TEST_F(Trouble, AProgramThatReplacesTheDocumentWhileItIsPlayedWinsAndWhatWasPlayedIsLaidBeside) {
    play();
    edit();
    expectSafe();
    // As programs do that keep a folder as it is elsewhere: written beside its place, and renamed.
    folder_.write("cloud.json", songOf("From elsewhere"));
    RunningProgram cloud(
        {"/bin/sh", "-c",
         "cp " + (folder_ / "cloud.json").string() + " " + song().string() + "/.part && mv " + song().string() +
             "/.part " + song().string() + "/project.json && echo done"});
    ASSERT_TRUE(cloud.says("done")) << cloud.text();
    edit();
    expectSafe();
    EXPECT_EQ(program_->end(), 0) << program_->text();
    EXPECT_THAT(program_->text(), HasSubstr("another program has changed it; theirs stays"));
    EXPECT_EQ(folder_.read("song/project.json"), songOf("From elsewhere"));
    EXPECT_EQ(tempoIn(laidAside()), player_->sent());
}

} // namespace
} // namespace tresillo
