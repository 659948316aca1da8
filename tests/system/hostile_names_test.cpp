// SPDX-License-Identifier: MIT
// Every command with names that mean a terminal no good: as words, paths, files and what stands in files.
#include "core/base/printable.h"
#include "tests/system/command_line.h"

#include <boost/json/parse.hpp>

#include <string_view>

namespace tresillo {
namespace {

// Escape sequences in their one-byte and two-byte forms, directions, what is not seen, a line's end, a bell, what is
// not UTF-8. No quote: it stands between single ones.
constexpr std::string_view kHostile = "a\x1B[31m\x1B]0;t\x07\xC2\x9B"
                                      "2J\u202Eb\u2066\u200B\u2028\n\r\x7F\xFF"
                                      "c";
// The same as a file may hold it: valid UTF-8.
constexpr std::string_view kInFile = "a\u009B2J\u202Eb\u2066\u200B";
constexpr std::string_view kInJson = "a\\u001b[31m\\u009b2J\\u202eb\\u2066\\u0007\\n";

std::string forShell(std::string_view text) { return "'" + std::string{text} + "'"; }

void expectPrintable(const Answer& answer, std::ptrdiff_t mostLines) {
    std::string_view text = answer.text;
    while (!text.empty()) {
        const Utf8Character character = firstCharacter(text);
        ASSERT_NE(character.bytes, 0U) << "not UTF-8: " << answer.text;
        ASSERT_TRUE(isPrintable(character.code) || character.code == '\n')
            << std::hex << static_cast<unsigned>(character.code) << " in: " << answer.text;
        text.remove_prefix(character.bytes);
    }
    EXPECT_LE(answer.lines(), mostLines) << answer.text;
    EXPECT_LE(answer.text.size(), static_cast<std::size_t>(mostLines) * 520);
}

class HostileNames : public CommandLine {
protected:
    void SetUp() override {
        CommandLine::SetUp();
        hostile_ = folder_ / std::string{kHostile};
    }

    [[nodiscard]] std::string word(std::string_view ending = {}) const {
        return forShell(hostile_.string() + std::string{ending});
    }

    void expectFailure(const std::string& words, std::ptrdiff_t mostLines = 3) const {
        const Answer answer = tresillo(words);
        EXPECT_NE(answer.code, 0) << words;
        EXPECT_FALSE(answer.text.empty()) << words;
        expectPrintable(answer, mostLines);
    }
    void expectSuccess(const std::string& words, std::ptrdiff_t mostLines = 3) const {
        const Answer answer = tresillo(words);
        EXPECT_EQ(answer.code, 0) << answer.text;
        expectPrintable(answer, mostLines);
    }

    fs::path hostile_;
};

TEST_F(HostileNames, AsWordsAndAsPathsThatLeadNowhere) {
    expectFailure(word());
    expectFailure("--" + word());
    for (const char* command :
         {"render ", "play --null --no-page ", "import ", "export ", "project verify ", "project info ",
          "project delete ", "project repair ", "sound show ", "doctor ", "sound list --tag "}) {
        if (std::string_view{command} == "sound list --tag ") {
            expectSuccess(command + word());
        } else {
            expectFailure(
                command + word() +
                (command == std::string_view{"render "} || command == std::string_view{"import "}
                     ? " -o " + word("o.wav")
                 : command == std::string_view{"export "} ? " " + word("o.tresillo")
                                                          : ""));
        }
    }
    expectFailure("render demos --rate " + word());
    expectFailure("play --device " + word() + " --channels 2,2 --no-page");
    expectFailure("sound load " + word() + " " + word() + " --track 1");
    expectFailure("sound save " + word() + " --track 1");
    expectFailure("project new " + path("p") + " --template " + word());
    expectFailure("project copy " + word() + " x");
    expectFailure("project rename " + word() + " x");
}

TEST_F(HostileNames, AsFoldersOfProjectsThatPlay) {
    expectSuccess("project new " + word());
    expectFailure("project new " + word());
    expectSuccess("project verify " + word());
    expectSuccess("project info " + word(), 8);
    expectFailure("project rename " + word() + " " + word());
    expectSuccess("project copy " + word() + " x");
    expectSuccess("export " + word() + " " + word(".tresillo"));
    expectFailure("export " + word() + " " + word(".tresillo"));
    expectSuccess("import " + word(".tresillo"));
    expectSuccess("import " + word(".tresillo") + " -o " + word("imported"));
    expectSuccess("render " + word() + " -o " + word(".wav"));
    expectSuccess("render " + word() + " -o " + word("2.wav") + " --stems " + word("stems"));
    expectFailure("render " + word() + " -o " + word("none/x.wav"));
    expectFailure("render " + word() + " -o " + word(".mp3"));
    expectSuccess("play " + word() + " --null --no-page --seconds 0.1 --record " + word("take.wav"), 5);
    expectFailure("play " + word() + " --null --no-page --seconds 0.1 --record " + word("take.wav"), 5);
    expectSuccess("sound load deep-root " + word() + " --track 2");
    expectSuccess("sound save " + word() + " --track 2 --name mine --tag low");
    expectSuccess("project delete " + word());
}

TEST_F(HostileNames, InProjectsThatAreRefusedAndInThoseThatAreRead) {
    const std::string refused =
        projectWith("refused", "\"name\": \"fresh\"", "\"name\": \"" + std::string{kInJson} + "\"");
    const std::string field = projectWith("field", "\"patterns\"", "\"" + std::string{kInJson} + "\": 1, \"patterns\"");
    const std::string kit = projectWith("kit", "\"round\"", "\"" + std::string{kInJson} + "\"");
    const std::string raw = projectOf("raw", std::string{kHostile});
    for (const std::string& project : {refused, field, kit, raw}) {
        expectFailure("project verify " + project);
        expectFailure("project info " + project);
        expectFailure("project repair " + project);
        expectFailure("render " + project + " -o " + path("x.wav"));
        expectFailure("play " + project + " --null --no-page --seconds 0.1");
    }
    const std::string read = projectWith("read", "\"name\": \"fresh\"", "\"name\": \"" + std::string{kInFile} + "\"");
    expectSuccess("project info " + read, 8);
    expectSuccess("play " + read + " --null --no-page --seconds 0.1", 5);
}

TEST_F(HostileNames, InKitsAndTheirSamples) {
    const std::string project = projectWith("p", "{\"id\": \"round\"", "{\"id\": \"own\", \"path\": \"kits/own\"");
    fs::create_directories(folder_ / "p/kits/own");
    const auto kitWith = [&](const std::string& name, const std::string& file) {
        std::ofstream(folder_ / "p/kits/own/kit.json")
            << R"({"schema": 1, "type": "tresillo-kit", "id": "own", "name": ")" << name
            << R"(", "pads": [{"name": "a", "layers": [{"file": ")" << file << R"("}]}]})";
    };
    for (const std::string_view text : {kInJson, kInFile}) {
        kitWith(std::string{text}, "x.wav");
        expectPrintable(tresillo("project verify " + project), 4);
        kitWith("own", std::string{text} + ".wav");
        expectFailure("project verify " + project, 4);
        expectPrintable(tresillo("render " + project + " -o " + path("x.wav")), 4);
    }
}

TEST_F(HostileNames, InSoundsAndWhatIsSaidOfThemAsJson) {
    const fs::path sounds = folder_ / "own/tresillo/sounds";
    fs::create_directories(sounds);
    ASSERT_EQ(tresillo("project new " + path("p")).code, 0);
    ASSERT_EQ(tresillo("sound save " + path("p") + " --track 1 --name mine").code, 0);
    std::string good = contentOf(*fs::recursive_directory_iterator(sounds));
    good.replace(good.find("\"mine\""), 6, "\"a\u202Eb\u009B\"");
    std::ofstream(sounds / "hostile.json") << good;
    std::ofstream(sounds / (std::string{kHostile} + ".json")) << good;
    std::ofstream(sounds / "broken.json") << "{\"" << kHostile;
    expectPrintable(tresillo("sound list"), 400);
    expectPrintable(tresillo("sound show hostile"), 40);
    for (const char* words : {"sound list --json", "sound show hostile --json", "doctor --json"}) {
        const Answer answer = run("{ " + std::string{TRESILLO_PROGRAM} + " " + words + " 2>/dev/null; }");
        boost::system::error_code error;
        const auto json = boost::json::parse(answer.text, error);
        EXPECT_FALSE(error) << words << ": " << answer.text;
        expectPrintable(answer, 4000);
    }
}

TEST_F(HostileNames, InSongsAndArchivesThatAreImported) {
    const auto songWith = [&](const std::string& text) {
        std::ofstream(folder_ / "song.h2song", std::ios::binary)
            << "<song><name>" << text << "</name><license>" << text
            << "</license><instrumentList><instrument><id>0</id><name>" << text << "</name><drumkit>" << text
            << "</drumkit><layer><filename>" << text
            << ".wav</filename></layer></instrument></instrumentList><patternList><pattern><name>" << text
            << "</name><size>192</size><noteList><note><position>0</position><instrument>0</instrument></note>"
               "</noteList></pattern></patternList><patternSequence><group><patternID>"
            << text << "</patternID><patternID>" << text << "2</patternID></group></patternSequence></song>";
    };
    int number = 0;
    for (const std::string_view text : {kInFile, std::string_view{"a&#27;[31m&#x9B;&#x202E;\xFF"}}) {
        songWith(std::string{text});
        expectPrintable(
            tresillo("import " + path("song.h2song") + " -o " + path("song" + std::to_string(++number))), 12);
    }
    fs::create_directories(hostile_);
    std::ofstream(hostile_ / "readme") << "nothing";
    ASSERT_EQ(
        run("tar -C " + forShell(folder_.string()) + " -czf " + path("kit.h2drumkit") + " " + forShell(kHostile)).code,
        0);
    expectFailure("import " + path("kit.h2drumkit") + " -o " + path("kit"));
    fs::create_symlink("/etc/passwd", hostile_ / std::string{kHostile});
    ASSERT_EQ(
        run("tar -C " + forShell(folder_.string()) + " -czf " + path("kit.h2drumkit") + " " + forShell(kHostile)).code,
        0);
    expectFailure("import " + path("kit.h2drumkit") + " -o " + path("kit"));
    std::ofstream(hostile_ / "song.h2song") << "<song>";
    expectFailure("import " + word("/song.h2song") + " -o " + word("-out"));
}

} // namespace
} // namespace tresillo
