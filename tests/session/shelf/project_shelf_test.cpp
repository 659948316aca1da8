// SPDX-License-Identifier: MIT
#include "session/autosave/last_project.h"
#include "session/shelf/project_shelf.h"
#include "storage/state/project_lock.h"
#include "tests/session/shelf/kept_projects.h"
#include "tests/storage/as_nobody.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace tresillo::session {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::int64_t kNow = 60;

class ProjectShelfTest : public testing::Test {
protected:
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const fs::path& project : shelf_.list()) {
            names.push_back(project.filename().string());
        }
        return names;
    }
    /// It is called so, and playing goes on as it was left: these notes, nothing to remark, undo and all.
    void expectKept(const fs::path& project, const std::string& name, std::size_t notes) const {
        const ResumedProject resumed = kept_.resumed(project);
        EXPECT_EQ(resumed.file.name.view(), name);
        EXPECT_THAT(resumed.remarks, IsEmpty());
        EXPECT_FALSE(resumed.history.empty());
        EXPECT_EQ(kept_.notes(project), notes);
        EXPECT_EQ(storage::readProject(project)->name.view(), name) << "in the document, too";
    }
    [[nodiscard]] fs::path of(const std::string& name) const { return kept_.projects() / name; }

    KeptProjects kept_{};
    ProjectShelf shelf_{
        {.projects = kept_.projects(),
         .bin = kept_.bin(),
         .state = kept_.state(),
         .shipped = {kept_.folder() / "shipped"}}};
};

TEST_F(ProjectShelfTest, ListsWhatHoldsAProject) {
    EXPECT_THAT(names(), IsEmpty());
    (void)kept_.make("two");
    (void)kept_.make("one");
    (void)kept_.make(".hidden");
    kept_.folder().write("projects/none/readme.txt", "");
    EXPECT_THAT(names(), ElementsAre("one", "two"));
}

TEST_F(ProjectShelfTest, FindsAProjectByFolderNameOrDocument) {
    const fs::path one = kept_.make("one");
    fs::rename(one, of("other"));
    const fs::path two = kept_.make("two");
    EXPECT_EQ(shelf_.find(two), two);
    EXPECT_EQ(shelf_.find(two / "project.json"), two);
    EXPECT_EQ(shelf_.find("two"), two);
    EXPECT_EQ(shelf_.find("other"), of("other"));
    EXPECT_EQ(shelf_.find("one"), of("other"));
    EXPECT_EQ(shelf_.find("none"), "none");
    EXPECT_EQ(shelf_.find("../projects/two"), "../projects/two");
}

TEST_F(ProjectShelfTest, CreatesAProjectOfThatName) {
    const storage::ProjectFile file = *storage::readProject(kept_.make("one"));
    const auto made = shelf_.create(file, "Un año", kNow);
    ASSERT_TRUE(made) << made.message();
    EXPECT_EQ(*made, of("Un año"));
    EXPECT_EQ(kept_.resumed(*made).file.name.view(), "Un año");
    EXPECT_THAT(shelf_.create(file, "one", kNow).message(), HasSubstr("one: is there already"));
    EXPECT_THAT(shelf_.create(file, "a/b", kNow).message(), HasSubstr("a/b: a project's name must not hold any /"));
    EXPECT_THAT(names(), ElementsAre("Un año", "one"));
}

TEST_F(ProjectShelfTest, CopiesWithKitsJournalAndUndo) {
    const fs::path one = kept_.make("one");
    kept_.playAndEnd(one, 0);
    kept_.playAndDie(one, 4);
    const std::string before = kept_.folder().read("projects/one/project.json");
    const auto copy = shelf_.copy(one / "", "two", kNow);
    ASSERT_TRUE(copy) << copy.message();
    EXPECT_EQ(*copy, of("two"));
    EXPECT_EQ(kept_.folder().read("projects/two/kits/own/sample.wav"), "sound");
    EXPECT_EQ(kept_.folder().read("projects/one/project.json"), before);
    EXPECT_EQ(kept_.notes(one), 2U);
    expectKept(*copy, "two", 2);
    kept_.playAndDie(*copy, 8);
    EXPECT_EQ(kept_.notes(one), 2U) << "the two go their own ways";
    expectKept(*copy, "two", 3);
    EXPECT_EQ(std::distance(fs::directory_iterator{kept_.projects()}, {}), 2);
}

TEST_F(ProjectShelfTest, CopiesWhatWasNeverPlayedAndWhatAnotherHandChanged) {
    const fs::path one = kept_.make("one");
    ASSERT_TRUE(shelf_.copy(one, "two", kNow));
    EXPECT_EQ(kept_.resumed(of("two")).file.name.view(), "two");
    EXPECT_FALSE(fs::exists(kept_.stateFile(of("two"))));
    kept_.playAndDie(one, 0);
    const fs::path changed = kept_.make("one") / "project.json";
    std::ofstream{changed, std::ios::app} << "\n";
    ASSERT_TRUE(shelf_.copy(one, "three", kNow));
    EXPECT_EQ(kept_.resumed(of("three")).file.name.view(), "three");
    EXPECT_EQ(kept_.notes(of("three")), 0U) << "the files are the project";
}

TEST_F(ProjectShelfTest, RenamesDocumentFolderAndWhatIsKept) {
    const fs::path one = kept_.make("one");
    kept_.playAndDie(one, 0);
    const auto renamed = shelf_.rename(one / "", "Un año", kNow);
    ASSERT_TRUE(renamed) << renamed.message();
    EXPECT_THAT(names(), ElementsAre("Un año"));
    EXPECT_FALSE(fs::exists(kept_.stateFile(one)));
    expectKept(*renamed, "Un año", 1);
    ASSERT_TRUE(shelf_.rename(*renamed, "two", kNow));
    expectKept(of("two"), "two", 1);
}

TEST_F(ProjectShelfTest, RenamesTwiceWhereNothingWasEditedYet) {
    const fs::path one = kept_.make("one");
    kept_.begin(one, readKept(one, std::nullopt)->document); // killed between the two halves of the first edit
    ASSERT_TRUE(shelf_.rename(one, "two", kNow));
    EXPECT_THAT(kept_.resumed(of("two")).remarks, IsEmpty());
    const auto three = shelf_.rename(of("two"), "three", kNow);
    ASSERT_TRUE(three) << three.message();
    kept_.playAndDie(*three, 0);
    expectKept(*three, "three", 1);
}

TEST_F(ProjectShelfTest, ThatWhichWasPlayedLastIsSoUnderItsNewName) {
    const fs::path one = kept_.make("one");
    const fs::path two = kept_.make("two");
    ASSERT_FALSE(noteLastProject(kept_.state(), one));
    ASSERT_TRUE(shelf_.rename(two, "other", kNow));
    EXPECT_EQ(lastProject(kept_.state()), one);
    ASSERT_TRUE(shelf_.rename(one, "three", kNow));
    EXPECT_EQ(lastProject(kept_.state()), of("three"));
}

TEST_F(ProjectShelfTest, ADocumentIsRenamedToItsFoldersName) {
    const fs::path other = of("other");
    fs::rename(kept_.make("one"), other);
    ASSERT_TRUE(shelf_.rename(shelf_.find("one"), "other", kNow));
    EXPECT_EQ(kept_.resumed(other).file.name.view(), "other");
}

TEST_F(ProjectShelfTest, DiscardsToTheBinWhereNothingIsReplaced) {
    for (int times = 0; times < 2; ++times) {
        const fs::path one = kept_.make("one");
        kept_.playAndDie(one, 0);
        const auto discarded = shelf_.discard(one, kNow);
        ASSERT_TRUE(discarded) << discarded.message();
    }
    EXPECT_THAT(names(), IsEmpty());
    const fs::path first = kept_.bin() / "one 1970-01-01 00-01-00";
    const fs::path second = kept_.bin() / "one 1970-01-01 00-01-00 2";
    EXPECT_EQ(kept_.notes(first), 1U);
    EXPECT_EQ(kept_.notes(second), 1U);
    EXPECT_THAT(shelf_.discard(first, kNow).message(), HasSubstr("lies in the bin already"));
    ASSERT_TRUE(shelf_.copy(first, "one", kNow));
    expectKept(of("one"), "one", 1);
}

TEST_F(ProjectShelfTest, ReplacesNothing) {
    const fs::path one = kept_.make("one");
    (void)kept_.make("two");
    kept_.folder().write("projects/file", "");
    fs::create_directory_symlink("nowhere", of("link"));
    for (const char* taken : {"two", "file", "link"}) {
        EXPECT_THAT(shelf_.copy(one, taken, kNow).message(), HasSubstr(std::string(taken) + ": is there already"));
        EXPECT_THAT(shelf_.rename(one, taken, kNow).message(), HasSubstr(std::string(taken) + ": is there already"));
    }
    EXPECT_THAT(names(), ElementsAre("one", "two"));
    EXPECT_EQ(kept_.resumed(one).file.name.view(), "one");
}

TEST_F(ProjectShelfTest, RefusesWhatIsPlayedAndSaysWhoHasIt) {
    const fs::path one = kept_.make("one");
    kept_.playAndDie(one, 0);
    const auto lock = storage::ProjectLock::take(kept_.stateFile(one), kNow);
    ASSERT_TRUE(lock);
    const auto names = AllOf(
        HasSubstr("one: it is being played by process " + std::to_string(::getpid())), HasSubstr("since 1970-01-01"));
    EXPECT_THAT(shelf_.copy(one, "two", kNow).message(), names);
    EXPECT_THAT(shelf_.rename(one, "two", kNow).message(), names);
    EXPECT_THAT(shelf_.discard(one, kNow).message(), names);
    EXPECT_EQ(kept_.notes(one), 1U);
    EXPECT_FALSE(fs::exists(of("two")));
}

TEST_F(ProjectShelfTest, RefusesWhatIsNoneOrALink) {
    EXPECT_THAT(shelf_.copy(of("none"), "two", kNow).message(), HasSubstr("none: holds no project"));
    EXPECT_THAT(shelf_.rename(of("none"), "two", kNow).message(), HasSubstr("none: holds no project"));
    EXPECT_THAT(shelf_.discard(kept_.projects(), kNow).message(), HasSubstr("holds no project"));
    const fs::path one = kept_.make("one");
    fs::create_directory_symlink(one, of("link"));
    EXPECT_THAT(shelf_.discard(of("link"), kNow).message(), HasSubstr("link: is a link to " + one.string()));
    EXPECT_THAT(shelf_.rename(of("link"), "two", kNow).message(), HasSubstr("is a link to"));
    EXPECT_THAT(shelf_.discard(of("link") / "", kNow).message(), HasSubstr("is a link to"));
    EXPECT_THAT(shelf_.discard(one / "kits/none/../..", kNow).message(), HasSubstr("holds no project"));
    EXPECT_TRUE(shelf_.copy(of("link"), "two", kNow));
    EXPECT_FALSE(fs::is_symlink(of("two")));
}

TEST_F(ProjectShelfTest, AWayThatLeadsOverALinkIsTheSystemsWay) {
    const fs::path one = kept_.make("one");
    kept_.folder().write("elsewhere/project.json", kept_.folder().read("projects/one/project.json"));
    fs::create_directory_symlink(kept_.folder() / "elsewhere", one / "link");
    fs::create_directories(kept_.folder() / "elsewhere/kits");
    ASSERT_TRUE(shelf_.discard(one / "link/kits/..", kNow));
    EXPECT_FALSE(fs::exists(kept_.folder() / "elsewhere"));
    EXPECT_THAT(names(), ElementsAre("one"));
}

TEST_F(ProjectShelfTest, WhatIsShippedStaysAndCanBeCopied) {
    const fs::path demo = kept_.folder() / "shipped/demo";
    fs::create_directories(demo.parent_path());
    fs::rename(kept_.make("demo"), demo);
    EXPECT_THAT(shelf_.rename(demo, "mine", kNow).message(), HasSubstr("comes with the program"));
    EXPECT_THAT(shelf_.discard(demo / ".." / "demo", kNow).message(), HasSubstr("comes with the program"));
    EXPECT_TRUE(shelf_.copy(demo, "mine", kNow));
    EXPECT_TRUE(shelf_.discard(of("mine"), kNow));
    EXPECT_TRUE(fs::exists(demo / "project.json"));
}

TEST_F(ProjectShelfTest, AFolderThatCannotBeWrittenStays) {
    const fs::path one = kept_.make("one");
    for (const fs::path& place : {one, kept_.projects()}) {
        fs::create_directories(kept_.state() / "projects");
        fs::permissions(kept_.folder().path(), fs::perms::all);
        fs::permissions(kept_.state() / "projects", fs::perms::all);
        fs::permissions(place, fs::perms::owner_write | fs::perms::others_write, fs::perm_options::remove);
        {
            const storage::AsNobody nobody;
            const auto words = HasSubstr(": cannot be written: Permission denied");
            EXPECT_THAT(shelf_.rename(one, "two", kNow).message(), words);
            EXPECT_THAT(shelf_.discard(one, kNow).message(), words);
        }
        fs::permissions(place, fs::perms::owner_write, fs::perm_options::add);
    }
    EXPECT_EQ(kept_.resumed(one).file.name.view(), "one");
}

TEST_F(ProjectShelfTest, WhatFailsLeavesEverythingAsItWas) {
    const fs::path one = kept_.make("one");
    kept_.playAndDie(one, 0);
    const fs::path state = kept_.stateFile(one);
    const std::string garbage(4096, 'x');
    std::ofstream{state, std::ios::binary} << garbage;
    fs::remove(state.string() + "-wal");
    EXPECT_THAT(shelf_.copy(one, "two", kNow).message(), HasSubstr(".sqlite"));
    EXPECT_THAT(shelf_.rename(one, "two", kNow).message(), HasSubstr(".sqlite"));
    EXPECT_THAT(names(), ElementsAre("one"));
    EXPECT_EQ(std::distance(fs::directory_iterator{kept_.projects()}, {}), 1);
    EXPECT_FALSE(fs::exists(kept_.stateFile(of("two"))));
    EXPECT_EQ(fs::file_size(state), garbage.size());
    EXPECT_TRUE(shelf_.discard(one, kNow)) << "as it is";
}

TEST_F(ProjectShelfTest, WhatWouldLosePartOfTheJournalIsRefused) {
    const fs::path one = kept_.make("one");
    kept_.begin(one, "{");
    EXPECT_THAT(shelf_.rename(one, "two", kNow).message(), HasSubstr(".sqlite:1:"));
    EXPECT_THAT(shelf_.copy(one, "two", kNow).message(), HasSubstr(".sqlite:1:"));
    const fs::path other = kept_.make("other");
    kept_.playAndDie(other, 0);
    kept_.append(other, "no entry");
    EXPECT_THAT(shelf_.rename(other, "two", kNow).message(), HasSubstr("what was done behind that"));
    EXPECT_THAT(shelf_.copy(other, "two", kNow).message(), HasSubstr("what was done behind that"));
    EXPECT_THAT(names(), ElementsAre("one", "other"));
    EXPECT_EQ(kept_.notes(other), 1U);
}

TEST_F(ProjectShelfTest, ABrokenDocumentIsNamedAndCanBeDiscarded) {
    const fs::path one = kept_.make("one");
    kept_.folder().write("projects/one/project.json", "{");
    EXPECT_THAT(shelf_.copy(one, "two", kNow).message(), HasSubstr("project.json:1:"));
    EXPECT_THAT(shelf_.rename(one, "two", kNow).message(), HasSubstr("project.json:1:"));
    EXPECT_THAT(names(), ElementsAre("one"));
    EXPECT_EQ(std::distance(fs::directory_iterator{kept_.projects()}, {}), 1);
    EXPECT_TRUE(shelf_.discard(one, kNow));
}

TEST_F(ProjectShelfTest, AStateThatLiesAtTheNewNameIsSetAside) {
    const fs::path two = kept_.make("two");
    kept_.playAndDie(two, 0);
    fs::remove_all(two);
    ASSERT_TRUE(shelf_.rename(kept_.make("one"), "two", kNow));
    EXPECT_EQ(std::distance(fs::directory_iterator{kept_.state() / "set-aside"}, {}), 1);
    EXPECT_THAT(kept_.resumed(two).remarks, IsEmpty());
}

TEST(ProjectNames, AreThoseOfFoldersEverywhere) {
    for (const char* fine : {"a", "Un año", "24 bytes are the most ok", "it's 50%"}) {
        EXPECT_FALSE(whyNoProjectName(fine)) << fine;
    }
    for (const char* wrong :
         {"", ".", "..", ".a", "a/b", "../a", "/a", "con", "NUL.txt", "a:b", "a ", "a.", "a\nb", "\xFF",
          "25 bytes are one too many"}) {
        EXPECT_TRUE(whyNoProjectName(wrong)) << wrong;
    }
}

} // namespace
} // namespace tresillo::session
