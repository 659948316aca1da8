// SPDX-License-Identifier: MIT
// `tresillo sound` and templates, as a person meets them.
#include "tests/system/command_line.h"

#include <gmock/gmock.h>

namespace tresillo {
namespace {

using testing::HasSubstr;
using testing::Not;

using SoundCommand = CommandLine;

TEST_F(SoundCommand, ListsThoseThatShipByTag) {
    const Answer all = tresillo("sound list");
    EXPECT_EQ(all.code, 0);
    EXPECT_THAT(all.text, HasSubstr("deep-root"));
    EXPECT_THAT(all.text, HasSubstr("lemon"));
    const Answer acid = tresillo("sound list --tag acid --json");
    EXPECT_EQ(acid.code, 0);
    EXPECT_THAT(acid.text, HasSubstr(R"("id":"lemon","name":"Lemon","kind":"acid","own":false)"));
    EXPECT_THAT(acid.text, Not(HasSubstr("deep-root")));
}

TEST_F(SoundCommand, ShowsOneByIdOrName) {
    EXPECT_THAT(tresillo("sound show deep-root").text, HasSubstr("Cutoff"));
    EXPECT_THAT(tresillo("sound show 'Deep root' --json").text, HasSubstr("\"filter_mode\": \"low_pass\""));
    const Answer none = tresillo("sound show no-such-sound");
    EXPECT_EQ(none.code, 1);
    EXPECT_EQ(none.lines(), 1);
    EXPECT_TRUE(none.names("no-such-sound") && none.names("tresillo sound list"));
}

TEST_F(SoundCommand, LoadsOntoATrackAndAmongTheProjectsSoundsWithItsKit) {
    fs::create_directories(path("own/tresillo/sounds"));
    std::ofstream(path("own/tresillo/sounds/low-rim.json"))
        << R"({"schema": 1, "type": "sound", "name": "Low Rim", "kit": "hard", "instrument": "pad", "pad": 3})";
    ASSERT_EQ(tresillo("project new " + path("p")).code, 0);
    EXPECT_EQ(tresillo("sound load deep-root " + path("p") + " --track 4").code, 0);
    EXPECT_EQ(tresillo("sound load low-rim " + path("p") + " --place 7").code, 0);
    const std::string text = contentOf(path("p/project.json"));
    EXPECT_THAT(text, HasSubstr("\"track\": 4"));
    EXPECT_THAT(text, HasSubstr(R"({"sound": 7, "name": "Low Rim", "instrument": "pad", "kit": "hard", "pad": 3})"));
    EXPECT_THAT(text, HasSubstr(R"({"id": "hard"})"));
    EXPECT_EQ(tresillo("project verify " + path("p")).code, 0);
    EXPECT_EQ(tresillo("sound load deep-root " + path("nowhere") + " --track 4").code, 1);
}

TEST_F(SoundCommand, ATrackThatIsKeptIsFoundAgainAndLoadsTheSame) {
    ASSERT_EQ(tresillo("project new " + path("p")).code, 0);
    ASSERT_EQ(tresillo("sound load lemon " + path("p") + " --track 4").code, 0);
    const Answer kept = tresillo("sound save " + path("p") + " --track 4 --name 'My Acid' --tag mine");
    EXPECT_EQ(kept.code, 0) << kept.text;
    EXPECT_TRUE(fs::exists(path("own/tresillo/sounds/my-acid.json")));
    EXPECT_THAT(tresillo("sound list --tag mine").text, HasSubstr("My Acid"));
    EXPECT_THAT(tresillo("sound list --tag mine").text, HasSubstr("(own)"));
    const std::string before = contentOf(path("p/project.json"));
    EXPECT_EQ(tresillo("sound load my-acid " + path("p") + " --track 4").code, 0);
    EXPECT_EQ(contentOf(path("p/project.json")), before);
}

TEST_F(SoundCommand, SaysWhatItNeeds) {
    ASSERT_EQ(tresillo("project new " + path("p")).code, 0);
    EXPECT_EQ(tresillo("sound").code, 2);
    EXPECT_EQ(tresillo("sound load deep-root " + path("p")).code, 2);
    EXPECT_EQ(tresillo("sound load deep-root " + path("p") + " --track 1 --place 1").code, 2);
    EXPECT_EQ(tresillo("sound load deep-root " + path("p") + " --track 17").code, 2);
    EXPECT_TRUE(tresillo("sound load deep-root " + path("p") + " --track 1 --pattern Q1").names("A01 to P16"));
    EXPECT_TRUE(tresillo("sound save " + path("p") + " --track 1").names("--name"));
    EXPECT_TRUE(tresillo("sound save " + path("p") + " --place 3").names("no Sound 3"));
    EXPECT_TRUE(tresillo("sound save " + path("p") + " --track 1 --name 'A name that is too long'").names("16"));
    EXPECT_TRUE(tresillo("sound save " + path("p") + " --track 1 --name x --tag No").names("tags[0]"));
}

TEST_F(SoundCommand, ABrokenFileOnTheShelfStopsNobody) {
    fs::create_directories(path("own/tresillo/sounds"));
    std::ofstream(path("own/tresillo/sounds/broken.json")) << "{";
    const Answer list = tresillo("sound list");
    EXPECT_EQ(list.code, 0);
    EXPECT_TRUE(list.names("broken.json:1:") && list.names("deep-root"));
}

using TemplateCommand = CommandLine;

TEST_F(TemplateCommand, ANewProjectStartsFromATemplateUnderItsOwnName) {
    ASSERT_EQ(tresillo("project new " + path("mine") + " --template four-on-the-floor").code, 0);
    EXPECT_THAT(contentOf(path("mine/project.json")), HasSubstr("\"name\": \"mine\""));
    EXPECT_EQ(tresillo("project verify " + path("mine")).code, 0);
    EXPECT_EQ(tresillo("project new " + path("mine") + " --template four-on-the-floor").code, 1) << "it is there";
}

TEST_F(TemplateCommand, AreListedInTheHelpAndByTheRefusal) {
    EXPECT_TRUE(tresillo("project new --help").names("empty-hands, four-on-the-floor"));
    const Answer none = tresillo("project new " + path("mine") + " --template ../demos");
    EXPECT_EQ(none.code, 1);
    EXPECT_TRUE(none.names("there is no template ../demos; there are: empty-hands, four-on-the-floor"));
    EXPECT_FALSE(fs::exists(path("mine")));
}

} // namespace
} // namespace tresillo
