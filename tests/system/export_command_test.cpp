// SPDX-License-Identifier: MIT
// A project that goes to somebody else as one file, as both of them meet it.
#include "tests/system/command_line.h"

#include <gmock/gmock.h>

#include <string>

namespace tresillo {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;

class ExportCommand : public CommandLine {
protected:
    [[nodiscard]] std::string own(const std::string& name) const { return path("own/tresillo/projects/" + name); }
    void expectFails(const std::string& words, const std::string& reason) const {
        const Answer answer = tresillo(words);
        EXPECT_EQ(answer.code, 1) << words;
        EXPECT_EQ(answer.lines(), 1) << answer.text;
        EXPECT_THAT(answer.text, HasSubstr(reason)) << words;
    }
};

TEST_F(ExportCommand, ADemoGoesOutAndSoundsTheSameWhereItCameIn) {
    const std::string demo = (fs::path{TRESILLO_SHIPPED} / "demos/tresillo").string();
    const std::string file = path("a.tresillo");
    const Answer out = tresillo("export " + demo + " " + file);
    ASSERT_EQ(out.code, 0) << out.text;
    EXPECT_THAT(out.text, MatchesRegex(".*a.tresillo: .*/demos/tresillo, [0-9]+ files, 2 kits\n"));
    const Answer in = tresillo("import " + file);
    ASSERT_EQ(in.code, 0) << in.text;
    EXPECT_THAT(in.text, MatchesRegex("Tresillo: [0-9]+ files in .*/own/tresillo/projects/Tresillo\n"));
    EXPECT_EQ(tresillo("project verify " + own("Tresillo")).text, own("Tresillo") + ": sound\n");
    EXPECT_FALSE(fs::is_empty(own("Tresillo/kits"))) << "its kit came with it";
    ASSERT_EQ(tresillo("render -q " + demo + " --bars 1 -o " + path("a.wav")).code, 0);
    ASSERT_EQ(tresillo("render -q " + own("Tresillo") + " --bars 1 -o " + path("b.wav")).code, 0);
    EXPECT_TRUE(contentOf(path("a.wav")) == contentOf(path("b.wav")));
    ASSERT_EQ(tresillo("export Tresillo " + path("b.tresillo")).code, 0) << "by its name";
    EXPECT_TRUE(contentOf(file) == contentOf(path("b.tresillo")));
}

TEST_F(ExportCommand, WhatWasEditedGoesAlong) {
    ASSERT_EQ(tresillo("project new " + path("p")).code, 0);
    ASSERT_EQ(tresillo("sound load deep-root " + path("p") + " --track 2").code, 0);
    ASSERT_EQ(tresillo("export " + path("p/project.json") + " " + path("p.tresillo")).code, 0);
    EXPECT_EQ(tresillo("import " + path("p.tresillo") + " -o " + path("deep/q")).code, 0);
    EXPECT_EQ(tresillo("import " + path("p.tresillo") + " --name Ours").code, 0);
    const std::string info = tresillo("project info " + path("p")).text;
    EXPECT_EQ(tresillo("project info " + path("deep/q")).text, info);
    EXPECT_EQ(tresillo("project info " + own("Ours")).text, "Ours" + info.substr(1));
}

TEST_F(ExportCommand, SaysWhatItRefuses) {
    ASSERT_EQ(tresillo("project new " + path("p")).code, 0);
    ASSERT_EQ(tresillo("export " + path("p") + " " + path("p.tresillo")).code, 0);
    expectFails("export " + path("p") + " " + path("p.tresillo"), "p.tresillo: is there already, and stays as it is");
    expectFails("export nowhere " + path("x.tresillo"), "nowhere");
    expectFails("export " + path("p") + " " + path("none/x.tresillo"), "none/x.tresillo: cannot be created");
    expectFails("import " + path("p.tresillo") + " -o " + path("p"), "p: is there already");
    expectFails("import " + path("gone.tresillo"), "gone.tresillo: there is no such file");
    expectFails("import " + path("p/project.json"), "project.json: not a project of Tresillo (.tresillo)");
    expectFails("import " + path("p"), "not a project of Tresillo (.tresillo)");
    std::ofstream{path("song.h2song")} << "<song/>";
    expectFails("import " + path("song.h2song"), "song.h2song: where to? Name the new folder with -o");
    const std::string bytes = contentOf(path("p.tresillo"));
    std::ofstream{path("cut.tresillo"), std::ios::binary} << bytes.substr(0, bytes.size() - 100);
    expectFails("import " + path("cut.tresillo"), "cut.tresillo: not a project of Tresillo: ");
    EXPECT_EQ(tresillo("export").code, 2);
    EXPECT_EQ(tresillo("import " + path("p.tresillo") + " --name a -o " + path("q")).code, 2);
    EXPECT_FALSE(fs::exists(path("own/tresillo/projects")) && !fs::is_empty(path("own/tresillo/projects")));
}

} // namespace
} // namespace tresillo
