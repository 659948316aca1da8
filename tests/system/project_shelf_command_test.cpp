// SPDX-License-Identifier: MIT
// The player's own projects, as a person meets them.
#include "tests/harness/patience.h"
#include "tests/system/command_line.h"
#include "tests/system/running_program.h"

#include <gmock/gmock.h>

#include <string>

namespace tresillo {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::MatchesRegex;
using testing::StartsWith;

class ProjectShelfCommand : public CommandLine {
protected:
    void SetUp() override {
        CommandLine::SetUp();
        ASSERT_EQ(tresillo("project new " + path("p")).code, 0);
    }
    [[nodiscard]] std::string own(const std::string& name) const { return path("own/tresillo/projects/" + name); }
    /// One line, code 1, and nothing has changed.
    void expectRefused(const std::string& words, const std::string& reason) const {
        const Answer answer = tresillo("project " + words);
        EXPECT_EQ(answer.code, 1) << words;
        EXPECT_EQ(answer.lines(), 1) << answer.text;
        EXPECT_THAT(answer.text, HasSubstr(reason)) << words;
        EXPECT_TRUE(fs::exists(path("p/project.json")));
    }
};

TEST_F(ProjectShelfCommand, CopiesListsRenamesAndDeletes) {
    EXPECT_EQ(tresillo("project list").text, "no projects in " + own("").substr(0, own("").size() - 1) + " yet\n");
    EXPECT_EQ(tresillo("project list --json").text, "[]\n");
    EXPECT_EQ(tresillo("project copy " + path("p") + " Mine").text, path("p") + ": copied to " + own("Mine") + "\n");
    ASSERT_EQ(tresillo("sound load deep-root " + own("Mine") + " --track 2").code, 0) << "its state goes with it";
    EXPECT_EQ(tresillo("project rename Mine \"it's 50%\"").code, 0);
    const std::string folder = own("it's 50%");
    EXPECT_EQ(tresillo("project list").text, "it's 50% (1 pattern): " + folder + "\n");
    EXPECT_THAT(tresillo("project list --json").text, HasSubstr(R"("name":"it's 50%","patterns":1,"kits":1)"));
    EXPECT_EQ(tresillo("project verify \"" + folder + "\"").text, folder + ": sound\n");
    EXPECT_THAT(tresillo("project info \"" + folder + "\"").text, StartsWith("it's 50%\n"));
    const Answer deleted = tresillo("project delete \"it's 50%\"");
    EXPECT_EQ(deleted.code, 0);
    EXPECT_THAT(
        deleted.text, MatchesRegex(".*: lies in the bin: .*/own/tresillo/bin/it's 50% [0-9]+-[0-9-]+ [0-9-]+\n"));
    EXPECT_THAT(tresillo("project list").text, StartsWith("no projects"));
    EXPECT_TRUE(fs::exists(path("p/project.json")));
    const std::string bin = fs::directory_iterator { path("own/tresillo/bin") } -> path().string();
    EXPECT_EQ(tresillo("project copy \"" + bin + "\" back").code, 0);
    EXPECT_THAT(tresillo("project list").text, StartsWith("back (1 pattern)"));
}

TEST_F(ProjectShelfCommand, ANewOneIsAmongOnesOwnAndIsMeantByItsName) {
    const Answer made = tresillo("project new Mine --template four-on-the-floor");
    EXPECT_EQ(made.text, own("Mine") + ": a new project. Play it with: tresillo play Mine\n");
    EXPECT_THAT(tresillo("project list").text, StartsWith("Mine ("));
    EXPECT_EQ(tresillo("project verify Mine").text, own("Mine") + ": sound\n");
    EXPECT_THAT(tresillo("project info Mine").text, StartsWith("Mine\n"));
    EXPECT_EQ(tresillo("sound load deep-root Mine --track 2").code, 0);
    EXPECT_EQ(tresillo("pattern save Mine 7").code, 0);
    EXPECT_EQ(tresillo("render -q Mine --bars 1 -o " + path("a.wav")).code, 0);
    EXPECT_EQ(tresillo("play Mine --null --no-page --seconds 0.1").code, 0);
    expectRefused("new Mine", "Mine: is there already");
    expectRefused("new nul", "nul: a project's name is a name that Windows reserves");
    expectRefused("new x --template none", "there is no template none; there are: empty-hands, four-on-the-floor");
    expectRefused("new " + path("p"), "p: holds a project already");
    EXPECT_EQ(std::distance(fs::directory_iterator{own("")}, {}), 1) << "nothing is left of what was refused";
}

TEST_F(ProjectShelfCommand, AProjectGoesBackToWhatItWasAtAnEarlierStart) {
    EXPECT_THAT(tresillo("project snapshots " + path("p")).text, HasSubstr("no snapshots yet"));
    ASSERT_EQ(tresillo("project copy " + path("p") + " Mine").code, 0);
    const std::string before = contentOf(own("Mine/project.json"));
    ASSERT_EQ(tresillo("sound load deep-root " + own("Mine") + " --track 2").code, 0);
    ASSERT_NE(contentOf(own("Mine/project.json")), before);
    ASSERT_EQ(tresillo("project rename Mine Ours").code, 0);
    const Answer list = tresillo("project snapshots Ours");
    EXPECT_THAT(list.text, MatchesRegex("1  as it was opened 20[0-9]+-[0-9-]+ [0-9-]+ UTC\n"));
    EXPECT_THAT(tresillo("project snapshots Ours --json").text, HasSubstr(R"("number":1,"date":"20)"));
    const Answer restored = tresillo("project restore Ours 1");
    EXPECT_EQ(restored.code, 0);
    EXPECT_THAT(restored.text, HasSubstr("is as in snapshot 1"));
    EXPECT_EQ(contentOf(own("Ours/project.json")), before) << "its old name, too";
    EXPECT_EQ(tresillo("project snapshots Ours").lines(), 2);
    expectRefused("restore Ours 99", "has no snapshot 99");
    expectRefused("restore nowhere 1", "nowhere");
    EXPECT_EQ(tresillo("project restore Ours x").code, 2);
}

TEST_F(ProjectShelfCommand, SaysWhatItRefuses) {
    ASSERT_EQ(tresillo("project copy " + path("p") + " Mine").code, 0);
    expectRefused("copy nowhere x", "nowhere: holds no project");
    expectRefused("rename nowhere x", "nowhere: holds no project");
    expectRefused("delete nowhere", "nowhere: holds no project");
    expectRefused("delete " + path("p/none/.."), "holds no project");
    expectRefused("copy " + path("p") + " ../x", "../x: a project's name must not hold any /");
    expectRefused("copy " + path("p") + " Mine", "Mine: is there already");
    expectRefused("copy " + path("p") + " ''", "must have 1 to 24 bytes");
    expectRefused("rename " + path("p") + " nul", "is a name that Windows reserves");
    expectRefused("rename " + path("p") + " .hidden", "must not begin with a dot");
    EXPECT_EQ(tresillo("project copy").code, 2);
    EXPECT_EQ(tresillo("project copy a").code, 2);
    EXPECT_EQ(tresillo("project delete").code, 2);
}

TEST_F(ProjectShelfCommand, ABrokenProjectIsListedWithItsReason) {
    fs::create_directories(own("broken"));
    std::ofstream{own("broken/project.json")} << "{";
    const Answer list = tresillo("project list");
    EXPECT_EQ(list.lines(), 1);
    EXPECT_THAT(list.text, HasSubstr("broken/project.json:1:"));
    EXPECT_THAT(tresillo("project list --json").text, AllOf(HasSubstr(R"("problem":")"), HasSubstr("project.json:1:")));
    EXPECT_EQ(tresillo("project delete broken").code, 0);
}

TEST_F(ProjectShelfCommand, WhatComesWithTheProgramStays) {
    const std::string demo = (fs::path{TRESILLO_SHIPPED} / "demos/tresillo").string();
    const std::string before = contentOf(demo + "/project.json");
    ASSERT_FALSE(before.empty());
    expectRefused("rename " + demo + " mine", "comes with the program and stays as it is");
    expectRefused("delete " + demo, "comes with the program and stays as it is");
    EXPECT_EQ(tresillo("project copy " + demo + " mine").code, 0);
    EXPECT_EQ(tresillo("project verify " + own("mine")).code, 0);
    EXPECT_EQ(contentOf(demo + "/project.json"), before);
}

TEST_F(ProjectShelfCommand, APlayedProjectIsRefusedNamingWhoHasIt) {
    ASSERT_EQ(tresillo("project copy " + path("p") + " Mine").code, 0);
    RunningProgram program({TRESILLO_PROGRAM, "play", own("Mine"), "--null", "--port", "0"}, folder_);
    ASSERT_TRUE(program.says("page: ")) << program.text();
    for (const std::string words : {"copy Mine two", "rename Mine two", "delete Mine"}) {
        expectRefused(words, "Mine: it is being played by process ");
    }
    EXPECT_EQ(program.end(), 0) << program.text();
    EXPECT_EQ(tresillo("project rename Mine two").code, 0);
    EXPECT_EQ(tresillo("project verify " + own("two")).code, 0);
}

} // namespace
} // namespace tresillo
