// SPDX-License-Identifier: MIT
#include "session/shelf/project_check.h"
#include "session/shelf/project_repair.h"
#include "storage/state/project_lock.h"
#include "tests/session/shelf/kept_projects.h"
#include "tests/storage/as_nobody.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace tresillo::session {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::int64_t kNow = 60;

class ProjectRepair : public testing::Test {
protected:
    void SetUp() override {
        kept_.playAndEnd(one_, 0);
        kept_.playAndDie(one_, 4);
    }

    [[nodiscard]] storage::Result<std::vector<std::string>> repair() const {
        return repairProject(
            one_, {.stateFolder = kept_.state(), .projects = kept_.projects(), .staysAsItIs = staysAsItIs_}, kNow);
    }
    [[nodiscard]] std::vector<std::string> repaired() const {
        auto lines = repair();
        EXPECT_TRUE(lines) << lines.message();
        return lines ? *lines : std::vector<std::string>{};
    }
    void breakDocument() const { kept_.folder().write("projects/one/project.json", "{"); }
    /// One byte of the state is another one.
    void changeByte(const std::string& what) const {
        std::string state = kept_.folder().read(stateName());
        const std::size_t at = state.find(what);
        ASSERT_NE(at, std::string::npos);
        state[at] = static_cast<char>(state[at] ^ 1);
        kept_.folder().write(stateName(), state);
    }
    [[nodiscard]] std::string stateName() const {
        return kept_.stateFile(one_).lexically_relative(kept_.folder().path()).string();
    }
    [[nodiscard]] std::string aside() const {
        return "state/set-aside/" + kept_.stateFile(one_).stem().string() + " 1970-01-01 00-01-00.sqlite";
    }
    /// It is played as it was left, and nothing is wrong any more.
    void expectWhole(std::size_t notes) const {
        EXPECT_EQ(kept_.notes(one_), notes);
        EXPECT_THAT(kept_.resumed(one_).remarks, IsEmpty());
        EXPECT_THAT(checkState(one_, kept_.state()), IsEmpty());
        EXPECT_THAT(repaired(), IsEmpty()) << "a second time";
    }

    KeptProjects kept_{};
    fs::path one_{kept_.make("one")};
    bool staysAsItIs_{false};
};

TEST_F(ProjectRepair, BringsTheJournalOfAWholeProjectIntoItsDocument) {
    EXPECT_THAT(repaired(), ElementsAre(HasSubstr("one: the document has all that was done")));
    expectWhole(2);
    EXPECT_FALSE(kept_.resumed(one_).needsCheckpoint);
    EXPECT_FALSE(kept_.resumed(one_).history.empty()) << "undo stays";
}

TEST_F(ProjectRepair, RemovesWhatAKilledWriteLeftAndNothingElse) {
    kept_.folder().write("projects/one/.project.json.123-0.tmp", "{");
    kept_.folder().write("projects/one/.other.tmp", "theirs");
    EXPECT_THAT(repaired().front(), HasSubstr(".project.json.123-0.tmp: was never finished"));
    EXPECT_EQ(kept_.folder().read("projects/one/.other.tmp"), "theirs");
    EXPECT_FALSE(fs::exists(one_ / ".project.json.123-0.tmp"));
    expectWhole(2);
}

TEST_F(ProjectRepair, MakesAStateSmall) {
    (void)repaired();
    {
        auto store = storage::SqliteStore::open(kept_.stateFile(one_));
        const std::vector<std::byte> large(500'000);
        ASSERT_EQ(store->commit(std::array{StoreChange::put("large", large)}), StoreOutcome::Done);
        ASSERT_EQ(store->commit(std::array{StoreChange::erase("large")}), StoreOutcome::Done);
    }
    EXPECT_THAT(repaired(), ElementsAre(HasSubstr(" bytes smaller")));
    expectWhole(2);
}

TEST_F(ProjectRepair, WritesABrokenDocumentAnewAndKeepsTheBrokenOne) {
    breakDocument();
    EXPECT_THAT(
        repaired(), ElementsAre(
                        HasSubstr("project.json:1:"), HasSubstr("project.json.broken 1970-01-01 00-01-00"),
                        HasSubstr("set aside as"), HasSubstr("written anew")));
    EXPECT_EQ(kept_.folder().read("projects/one/project.json.broken 1970-01-01 00-01-00"), "{");
    EXPECT_TRUE(fs::exists(kept_.folder() / aside()));
    expectWhole(2);
    EXPECT_FALSE(kept_.resumed(one_).history.empty());
}

TEST_F(ProjectRepair, WritesAMissingDocumentAnew) {
    fs::remove(one_ / "project.json");
    EXPECT_THAT(
        repaired(),
        ElementsAre(HasSubstr("there is no such file"), HasSubstr("set aside as"), HasSubstr("written anew")));
    expectWhole(2);
}

TEST_F(ProjectRepair, CannotMakeADocumentOfNothing) {
    breakDocument();
    fs::remove(kept_.stateFile(one_));
    const auto refused = repair();
    EXPECT_THAT(refused.message(), HasSubstr("project.json:1:"));
    EXPECT_THAT(refused.message(), HasSubstr("nothing is kept of the project that could take its place"));
    EXPECT_EQ(kept_.folder().read("projects/one/project.json"), "{");
    EXPECT_EQ(std::distance(fs::directory_iterator{one_}, {}), 2) << "document and kits";
}

TEST_F(ProjectRepair, MakesANewStateOfWhatCanBeReadOfADamagedJournal) {
    kept_.append(one_, "no entry");
    const std::string before = kept_.folder().read(stateName());
    EXPECT_THAT(repaired(), ElementsAre(HasSubstr("what was done behind that"), HasSubstr("set aside as")));
    EXPECT_TRUE(kept_.folder().read(aside()) == before);
    expectWhole(2);
    EXPECT_FALSE(kept_.resumed(one_).history.empty());
}

TEST_F(ProjectRepair, AJournalIsNotLostWithADamagedHistory) {
    std::string history;
    {
        auto store = storage::SqliteStore::open(kept_.stateFile(one_));
        const auto bytes = store->read("history").value();
        history.assign(reinterpret_cast<const char*>(bytes.data()), std::min<std::size_t>(bytes.size(), 24));
    }
    changeByte(history);
    EXPECT_THAT(kept_.resumed(one_).remarks, ElementsAre(HasSubstr("record history is damaged; what undo knew")));
    EXPECT_EQ(kept_.notes(one_), 2U) << "one of the document, one of the journal";
    EXPECT_THAT(repaired(), testing::Contains(HasSubstr("record history is damaged")));
    expectWhole(2);
}

TEST_F(ProjectRepair, FindsWhatAStartWouldNotMeet) {
    {
        auto store = storage::SqliteStore::open(kept_.stateFile(one_));
        const std::string text = "a record that nobody reads";
        ASSERT_EQ(
            store->commit(std::array{StoreChange::put("unknown", std::as_bytes(std::span{text}))}), StoreOutcome::Done);
    }
    changeByte("a record that nobody reads");
    EXPECT_THAT(kept_.resumed(one_).remarks, IsEmpty());
    EXPECT_THAT(checkState(one_, kept_.state()), ElementsAre(HasSubstr(".sqlite: record unknown is damaged")));
    EXPECT_THAT(repaired(), ElementsAre(HasSubstr("record unknown is damaged"), HasSubstr("set aside as")));
    expectWhole(2);
}

TEST_F(ProjectRepair, SetsAStateAsideThatCannotBeRead) {
    (void)repaired();
    const std::string garbage(4'096, 'x');
    kept_.folder().write(stateName(), garbage);
    EXPECT_THAT(checkState(one_, kept_.state()), ElementsAre(HasSubstr(".sqlite: file is not a database")));
    EXPECT_THAT(repaired().back(), HasSubstr("set aside as"));
    EXPECT_EQ(kept_.folder().read(aside()), garbage);
    expectWhole(2);
}

TEST_F(ProjectRepair, LeavesAloneWhatANewerVersionWrote) {
    constexpr std::size_t kVersion = 63; // the last byte of "user version" in the head of SQLite's files
    std::string state = kept_.folder().read(stateName());
    state[kVersion] = 2;
    kept_.folder().write(stateName(), state);
    EXPECT_THAT(repair().message(), HasSubstr("was written by a newer version of Tresillo"));
    breakDocument();
    EXPECT_THAT(repair().message(), HasSubstr("was written by a newer version of Tresillo"));
    EXPECT_TRUE(kept_.folder().read(stateName()) == state);
    EXPECT_FALSE(fs::exists(kept_.folder() / "state/set-aside"));
}

TEST_F(ProjectRepair, LeavesAloneWhatCannotBeOpenedNow) {
    fs::permissions(kept_.folder().path(), fs::perms::all);
    fs::permissions(kept_.stateFile(one_), fs::perms::none);
    {
        const storage::AsNobody nobody;
        EXPECT_THAT(repair().message(), HasSubstr(".sqlite: unable to open"));
    }
    fs::permissions(kept_.stateFile(one_), fs::perms::owner_all);
    EXPECT_FALSE(fs::exists(kept_.folder() / "state/set-aside"));
    EXPECT_EQ(kept_.notes(one_), 2U);
}

TEST_F(ProjectRepair, LaysAsideWhatBelongsToOtherFiles) {
    (void)kept_.make("one");
    std::ofstream{one_ / "project.json", std::ios::app} << "\n";
    EXPECT_THAT(
        repaired(),
        ElementsAre(
            HasSubstr("another program has changed its files"), HasSubstr("what was played here before is in")));
    expectWhole(0);
}

TEST_F(ProjectRepair, RefusesWhatIsPlayedShippedOrNone) {
    {
        const auto lock = storage::ProjectLock::take(kept_.stateFile(one_), kNow);
        EXPECT_THAT(repair().message(), HasSubstr("one: it is being played by process"));
    }
    staysAsItIs_ = true;
    EXPECT_THAT(repair().message(), HasSubstr("comes with the program"));
    staysAsItIs_ = false;
    fs::remove_all(one_);
    EXPECT_THAT(repair().message(), HasSubstr("one: holds no project"));
}

TEST_F(ProjectRepair, OfAProjectThatWasNeverPlayedDoesNothing) {
    fs::remove(kept_.stateFile(one_));
    EXPECT_THAT(checkState(one_, kept_.state()), IsEmpty());
    EXPECT_THAT(repaired(), IsEmpty());
    EXPECT_FALSE(fs::exists(kept_.stateFile(one_)));
}

} // namespace
} // namespace tresillo::session
