// SPDX-License-Identifier: MIT
// What is kept, as a person at the command line meets it.
#include "tests/system/command_line.h"
#include "tests/system/running_program.h"

#include <gmock/gmock.h>

namespace tresillo {
namespace {

using testing::HasSubstr;
using testing::Not;

class KeptCommand : public CommandLine {
protected:
    void SetUp() override {
        CommandLine::SetUp();
        ASSERT_EQ(tresillo("project new " + path("p")).code, 0);
    }
    [[nodiscard]] static Answer play(const std::string& words) {
        return tresillo("play --null --no-page --seconds 0.1 " + words);
    }
};

TEST_F(KeptCommand, AProjectThatIsPlayedIsLeftToItsProgramAndReadByAll) {
    RunningProgram program({TRESILLO_PROGRAM, "play", path("p"), "--null", "--no-page"}, home());
    ASSERT_TRUE(program.says("playing on null device")) << program.text();
    for (const std::string& words :
         {"play --null --no-page " + path("p"), "sound load deep-root " + path("p") + " --track 4"}) {
        const Answer second = tresillo(words);
        EXPECT_EQ(second.code, 1) << words;
        EXPECT_EQ(second.lines(), 1) << second.text;
        EXPECT_THAT(second.text, HasSubstr(path("p") + ": it is being played by process ")) << words;
        EXPECT_THAT(second.text, HasSubstr(" since ")) << words;
    }
    EXPECT_EQ(tresillo("project info " + path("p")).code, 0);
    EXPECT_EQ(tresillo("render " + path("p") + " --bars 1 -q -o " + path("p.wav")).code, 0);
    EXPECT_EQ(program.end(), 0) << program.text();
    EXPECT_EQ(tresillo("sound load deep-root " + path("p") + " --track 4").code, 0);
}

TEST_F(KeptCommand, WhatWasPlayedLastIsPlayedWhereNothingIsNamed) {
    EXPECT_THAT(play("").text, HasSubstr("Tresillo. Space plays")) << "the demo";
    EXPECT_THAT(play(path("p")).text, HasSubstr("p. Space plays"));
    EXPECT_THAT(play("").text, HasSubstr("p. Space plays"));
    fs::remove_all(path("p"));
    EXPECT_THAT(play("").text, HasSubstr("Tresillo. Space plays")) << "it is gone";
}

TEST_F(KeptCommand, AChangeOfADemoGoesToACopyWhichIsPlayedNext) {
    const std::string before = contentOf("demos/tresillo/project.json");
    const Answer loaded = tresillo("sound load deep-root demos/tresillo --track 4");
    EXPECT_EQ(loaded.code, 0);
    EXPECT_THAT(
        loaded.text, HasSubstr("stays as it is: what you do is kept in " + path("own/tresillo/projects/tresillo")));
    EXPECT_THAT(loaded.text, HasSubstr(path("own/tresillo/projects/tresillo/project.json") + ": track 4 of A01"));
    EXPECT_EQ(contentOf("demos/tresillo/project.json"), before);
    EXPECT_NE(contentOf(path("own/tresillo/projects/tresillo/project.json")), before);
    ASSERT_EQ(tresillo("sound load deep-root demos/tresillo --track 5").code, 0);
    EXPECT_TRUE(fs::exists(path("own/tresillo/projects/tresillo 2/project.json"))) << "none takes another's place";
}

TEST_F(KeptCommand, WhereNothingCanBeKeptItIsSaidAndPlayed) {
    std::ofstream(path("state")) << "a file where the folder should be";
    EXPECT_EQ(play(path("p")).code, 0) << "nothing was done";
    const Answer loaded = tresillo("sound load deep-root " + path("p") + " --track 4");
    EXPECT_EQ(loaded.code, 1);
    EXPECT_EQ(loaded.lines(), 1) << loaded.text;
    EXPECT_THAT(loaded.text, HasSubstr(path("state")));
    EXPECT_THAT(contentOf(path("p/project.json")), Not(HasSubstr("\"track\": 4")));
}

TEST_F(KeptCommand, WithoutAHomeItIsSaidThatNothingIsKept) {
    unsetenv("XDG_STATE_HOME");
    const Answer played = run("env -u HOME " TRESILLO_PROGRAM " play --null --no-page --seconds 0.1 " + path("p"));
    EXPECT_EQ(played.code, 0) << played.text;
    EXPECT_THAT(played.text, HasSubstr("not kept: nobody says where home is: set HOME"));
    // Also where it ends before the first line of the terminal was drawn.
    const Answer brief = run("env -u HOME " TRESILLO_PROGRAM " play --null --no-page --seconds 0.001 " + path("p"));
    EXPECT_THAT(brief.text, HasSubstr("not kept: nobody says where home is: set HOME"));
}

} // namespace
} // namespace tresillo
