// SPDX-License-Identifier: MIT
// The program as a person meets it: what it makes of good and of bad words and files.
#include "tests/harness/patience.h"
#include "tests/system/command_line.h"
#include "tests/system/running_program.h"

#include <cstdint>
#include <cstring>
#include <limits>
#include <vector>

namespace tresillo {
namespace {

TEST_F(CommandLine, HelpShowsTheCommandsAndAnExample) {
    const Answer answer = tresillo("--help");
    EXPECT_EQ(answer.code, 0);
    for (const char* command : {"play", "render", "import", "export", "project", "doctor"}) {
        EXPECT_TRUE(answer.names(command)) << command;
    }
    EXPECT_TRUE(tresillo("render --help").names("Example:"));
}

TEST_F(CommandLine, UnknownWordsAreRefusedWithCodeTwo) {
    EXPECT_EQ(tresillo("").code, 2);
    EXPECT_EQ(tresillo("dance").code, 2);
    EXPECT_EQ(tresillo("render").code, 2);
    EXPECT_EQ(tresillo("render a -o b.wav --rate 12").code, 2);
    EXPECT_EQ(tresillo("render a -o b.wav --block-size 0").code, 2);
    EXPECT_EQ(tresillo("play --buffer 15").code, 2);
    EXPECT_EQ(tresillo("play --rate 44099").code, 2);
    EXPECT_EQ(tresillo("play --channels 1").code, 2);
    EXPECT_EQ(tresillo("play --channels 0,1").code, 2);
    EXPECT_EQ(tresillo("play --channels 2,2").code, 1) << "two sides, two outputs";
}

TEST_F(CommandLine, ANewProjectVerifiesAndRendersTheSameBytesTwiceAndAtEveryBlockSize) {
    EXPECT_EQ(tresillo("project new " + path("p")).code, 0);
    EXPECT_EQ(tresillo("project verify " + path("p")).code, 0);
    EXPECT_EQ(tresillo("render " + path("p") + " -q -o " + path("a.wav")).code, 0);
    const std::string first = contentOf(path("a.wav"));
    ASSERT_GT(first.size(), 100'000U);
    for (const char* size : {"1", "17", "64", "256", "1024", "4096"}) {
        EXPECT_EQ(tresillo("render " + path("p") + " -q -o " + path("b.wav") + " --block-size " + size).code, 0);
        EXPECT_TRUE(contentOf(path("b.wav")) == first) << size;
    }
}

TEST_F(CommandLine, StemsAndFlacAreWrittenAsAsked) {
    ASSERT_EQ(tresillo("project new " + path("p")).code, 0);
    EXPECT_EQ(tresillo("render " + path("p") + " -q -o " + path("m.flac") + " --stems " + path("s")).code, 0);
    EXPECT_EQ(contentOf(path("m.flac")).substr(0, 4), "fLaC");
    EXPECT_TRUE(fs::exists(path("s/track_01.flac")));
    EXPECT_TRUE(fs::exists(path("s/track_03.flac")));
    EXPECT_FALSE(fs::exists(path("s/track_04.flac"))) << "only tracks with an instrument have a stem";
}

TEST_F(CommandLine, ANewProjectDoesNotOverwriteOne) {
    ASSERT_EQ(tresillo("project new " + path("p")).code, 0);
    const std::string before = contentOf(folder_ / "p" / "project.json");
    EXPECT_EQ(tresillo("project new " + path("p")).code, 1);
    EXPECT_EQ(contentOf(folder_ / "p" / "project.json"), before);
}

TEST_F(CommandLine, BadProjectsAreRefusedInOneLineThatNamesFileAndPlace) {
    expectRefusal(path("nowhere"), {"nowhere"});
    expectRefusal(projectOf("broken", "{\"schema\": 1,\n \"type\": }"), {"broken", ":2:"});
    expectRefusal(projectOf("empty", ""), {"empty"});
    expectRefusal(projectWith("unknown", "\"type\": \"project\"", "\"type\": \"project\", \"colour\": 1"), {"colour"});
    expectRefusal(projectWith("tempo", "\"name\": \"Tresillo\"", "\"name\": \"Tresillo\", \"tempo\": 0"), {"tempo"});
    fs::create_directories(folder_ / "folder" / "project.json");
    expectRefusal(path("folder"), {"folder"});
}

TEST_F(CommandLine, TooManyStepsAreRefusedWithTheirPlace) {
    expectRefusal(
        projectWith("long", "\"instrument\": \"pad\"", "\"instrument\": \"pad\", \"track_length\": 10000"),
        {"track_length", "128"});
}

TEST_F(CommandLine, AMissingSampleIsNamedAndEverythingElsePlays) {
    ASSERT_EQ(tresillo("project new " + path("p")).code, 0);
    fs::create_directories(folder_ / "p" / "kits" / "round");
    std::ofstream(folder_ / "p" / "kits" / "round" / "kit.json")
        << R"({"schema": 1, "type": "kit", "id": "round", "name": "Round", "pads": [{"layers": [{"file": "gone.wav"}]}]})";
    const Answer answer = tresillo("render " + path("p") + " -q -o " + path("out.wav"));
    EXPECT_EQ(answer.code, 0) << answer.text;
    EXPECT_TRUE(answer.names("gone.wav")) << answer.text;
    EXPECT_TRUE(fs::exists(path("out.wav")));
    EXPECT_EQ(tresillo("project verify " + path("p")).code, 1) << "verify does not let it pass";
}

TEST_F(CommandLine, OutputThatCannotBeWrittenIsNamed) {
    ASSERT_EQ(tresillo("project new " + path("p")).code, 0);
    const Answer ending = tresillo("render " + path("p") + " -q -o " + path("out.mp3"));
    EXPECT_EQ(ending.code, 1);
    EXPECT_TRUE(ending.names("out.mp3"));
    const Answer folder = tresillo("render " + path("p") + " -q -o " + path("no/such/folder/out.wav"));
    EXPECT_EQ(folder.code, 1);
    EXPECT_TRUE(folder.names("no/such/folder"));
}

/// The frames of a WAV file of 32-bit floats.
std::size_t framesOf(const std::string& file) {
    const std::string content = contentOf(file);
    const std::size_t data = content.find("data");
    std::uint32_t bytes = 0;
    if (data == std::string::npos || data + 8 > content.size()) {
        return 0;
    }
    std::memcpy(&bytes, content.data() + data + 4, sizeof bytes);
    return bytes / 8;
}

TEST_F(CommandLine, TailsAndLoopsHaveTheLengthsThatAreAskedFor) {
    ASSERT_EQ(tresillo("project new " + path("p")).code, 0);
    const std::string render =
        "render " + path("p") + " -q --bars 1 -o " + path("o.wav") + " --stems " + path("s") + " ";
    for (const auto& [words, frames] :
         {std::pair{"--tail none", 96'000U}, std::pair{"--loop", 96'000U}, std::pair{"--loop --rate 44100", 88'200U},
          std::pair{"--tail 0.25", 108'000U}}) {
        const Answer answer = tresillo(render + words);
        EXPECT_EQ(answer.code, 0) << answer.text;
        EXPECT_EQ(framesOf(path("o.wav")), frames) << words;
        EXPECT_EQ(framesOf(path("s/track_01.wav")), frames) << words;
    }
}

TEST_F(CommandLine, TailsThatMakeNoSenseAreRefusedInWords) {
    for (const char* words : {"--tail -1", "--tail abc", "--tail 5s", "--tail 4000"}) {
        const Answer answer = tresillo("render p -o o.wav " + std::string{words});
        EXPECT_EQ(answer.code, 2) << words;
        EXPECT_TRUE(answer.names("is not auto, none or a number of seconds from 0 to 3600")) << answer.text;
    }
    const Answer loop = tresillo("render p -o o.wav --loop --tail 5");
    EXPECT_EQ(loop.code, 2);
    EXPECT_TRUE(loop.names("a loop has no tail")) << loop.text;
}

TEST_F(CommandLine, WhatIsAboveFullScaleIsSaidOfEachFileAndCanBeNormalised) {
    const std::string loud =
        projectWith("loud", R"("instrument": "pad")", R"("name": "Big/Kick", "instrument": "pad", "level": 12)");
    const Answer flac = tresillo("render " + loud + " -q -o " + path("o.flac") + " --stems " + path("s"));
    EXPECT_EQ(flac.code, 0);
    EXPECT_TRUE(flac.names("o.flac: clipped: up to ")) << flac.text;
    EXPECT_TRUE(flac.names("s/track_01_Big_Kick.flac: clipped: up to ")) << flac.text;
    EXPECT_TRUE(flac.names(" dB above full scale, first at 0:00.0")) << flac.text;
    EXPECT_TRUE(flac.names("(bar 1, beat 1.0")) << flac.text;
    const Answer wav = tresillo("render " + loud + " -q -o " + path("o.wav"));
    EXPECT_TRUE(wav.names("o.wav: up to ")) << wav.text;
    EXPECT_TRUE(wav.names("the file holds it")) << wav.text;
    const Answer normal = tresillo("render " + loud + " -q --normalise -o " + path("o.flac") + " --stems " + path("s"));
    EXPECT_EQ(normal.code, 0);
    EXPECT_EQ(normal.text, "");
}

TEST_F(CommandLine, ARenderThatIsEndedLeavesNothingBehind) {
    ASSERT_EQ(tresillo("project new " + path("p")).code, 0);
    fs::create_directories(path("out"));
    // Two hours of sound: it is asked to end as soon as there is a file.
    const Answer answer = run(
        "bash -c '" TRESILLO_PROGRAM " render " + path("p") + " -q --bars 4000 -o " + path("out/o.wav") + " --stems " +
        path("out") + " & until ls -A " + path("out") + " | grep -q .; do :; done; kill -TERM $!; wait $!'");
    EXPECT_EQ(answer.code, 1) << answer.text;
    EXPECT_TRUE(answer.names("ended by signal 15")) << answer.text;
    EXPECT_TRUE(fs::is_empty(path("out")));
}

TEST_F(CommandLine, ImportRefusesWhatIsNoSong) {
    std::ofstream(folder_ / "broken.h2song") << "<song><bpm>120</bpm";
    const Answer broken = tresillo("import " + path("broken.h2song") + " -o " + path("x"));
    EXPECT_EQ(broken.code, 1);
    EXPECT_EQ(broken.lines(), 1) << broken.text;
    EXPECT_TRUE(broken.names("broken.h2song"));
    EXPECT_FALSE(fs::exists(folder_ / "x" / "project.json"));
    EXPECT_EQ(tresillo("import " + path("nothing.mid") + " -o " + path("x")).code, 1);
    EXPECT_EQ(tresillo("import " + path("gone.h2song") + " -o " + path("x")).code, 1);
}

TEST_F(CommandLine, PlayRunsOnTheNullDeviceAndReportsItself) {
    const Answer answer = tresillo("play demos/tresillo --null --seconds 1");
    EXPECT_EQ(answer.code, 0) << answer.text;
    EXPECT_TRUE(answer.names("null device")) << answer.text;
    EXPECT_TRUE(answer.names("played")) << answer.text;
}

TEST_F(CommandLine, PlayRecordsIntoANewFileAndReplacesNone) {
    const std::string play = "play demos/tresillo --null --no-page --seconds 1 --record ";
    const Answer answer = tresillo(play + path("take.flac"));
    EXPECT_EQ(answer.code, 0) << answer.text;
    EXPECT_TRUE(answer.names("recorded ")) << answer.text;
    const std::string recorded = contentOf(path("take.flac"));
    EXPECT_EQ(recorded.substr(0, 4), "fLaC");
    EXPECT_GT(recorded.size(), 20'000U);
    const Answer again = tresillo(play + path("take.flac"));
    EXPECT_EQ(again.code, 1);
    EXPECT_TRUE(again.names("is there already")) << again.text;
    EXPECT_TRUE(contentOf(path("take.flac")) == recorded);
    EXPECT_EQ(tresillo(play + path("take.mp3")).code, 1);
    EXPECT_EQ(tresillo(play + path("no/such/folder/take.wav")).code, 1);
}

TEST_F(CommandLine, AFullDiskEndsTheRecordingAndNotThePlaying) {
    // Files end at 200 KiB here.
    const Answer answer = run(
        "bash -c 'ulimit -f 200; exec " TRESILLO_PROGRAM " play demos/tresillo --null --no-page --seconds 2 --record " +
        path("take.wav") + "'");
    EXPECT_EQ(answer.code, 1) << answer.text;
    EXPECT_TRUE(answer.names("take.wav: cannot write sound")) << answer.text;
    EXPECT_TRUE(answer.names("playing goes on")) << answer.text;
    EXPECT_TRUE(answer.names("played ")) << answer.text;
    EXPECT_EQ(contentOf(path("take.wav")).substr(0, 4), "RIFF");
}

TEST_F(CommandLine, AKilledRecordingLeavesWhatItGot) {
    RunningProgram program(
        {TRESILLO_PROGRAM, "play", "demos/tresillo", "--null", "--no-page", "--record", path("take.wav")});
    // What the header says of the length, in bytes; at first it knows of none.
    const auto announced = [&] {
        std::uint32_t riff = 0;
        const std::string head = contentOf(path("take.part.wav")).substr(0, 8);
        std::memcpy(&riff, head.data() + 4, head.size() == 8 ? sizeof riff : 0);
        return riff == UINT32_MAX ? 0U : riff;
    };
    // It says more while it records: two seconds of it, and nobody ends it.
    ASSERT_TRUE(becomes([&] { return announced() >= 2 * 48'000U * 8; })) << program.text();
    EXPECT_EQ(program.end(SIGKILL), 128 + SIGKILL);
    EXPECT_FALSE(fs::exists(path("take.wav")));
    EXPECT_LE(announced(), fs::file_size(path("take.part.wav")) - 8);
}

/// A 32-bit float WAV file of one channel.
std::string waveOf(const std::vector<float>& frames) {
    const auto bytes = static_cast<std::uint32_t>(frames.size() * sizeof(float));
    std::string file;
    const auto number = [&](std::uint32_t value, std::size_t count) {
        file.append(reinterpret_cast<const char*>(&value), count);
    };
    file += "RIFF";
    number(36 + bytes, 4);
    file += "WAVEfmt ";
    number(16, 4);
    number(3, 2);
    number(1, 2);
    number(48'000, 4);
    number(4 * 48'000, 4);
    number(4, 2);
    number(32, 2);
    file += "data";
    number(bytes, 4);
    return file.append(reinterpret_cast<const char*>(frames.data()), bytes);
}

class SamplesOfAProject : public CommandLine {
protected:
    void SetUp() override {
        CommandLine::SetUp();
        ASSERT_EQ(tresillo("project new " + path("p")).code, 0);
        std::string project = contentOf(path("p/project.json"));
        const std::size_t at = project.find(R"("id": "round")");
        ASSERT_NE(at, std::string::npos) << project;
        std::ofstream(path("p/project.json")) << project.replace(at, 13, R"("id": "mine")");
        fs::create_directories(path("p/kits/mine"));
        std::ofstream(path("p/kits/mine/kit.json"))
            << R"({"schema": 1, "type": "kit", "id": "mine", "name": "Mine", "pads": [)"
               R"({"name": "A", "layers": [{"file": "a.wav"}]},)"
               R"({"name": "B", "layers": [{"file": "b.wav"}]}]})";
        sample("a.wav", waveOf(std::vector<float>(100'000, 0.25F)));
        sample("b.wav", waveOf(std::vector<float>(100'000, 0.25F)));
    }

    void sample(const std::string& name, const std::string& bytes) const {
        std::ofstream(path("p/kits/mine/" + name), std::ios::binary) << bytes;
    }
};

TEST_F(SamplesOfAProject, VerifyLooksAtEachOfThemAndNamesFrames) {
    const Answer sound = tresillo("project verify " + path("p"));
    EXPECT_EQ(sound.code, 0) << sound.text;
    std::vector<float> frames(1'000, 0.25F);
    frames[20] = std::numeric_limits<float>::quiet_NaN();
    frames[30] = std::numeric_limits<float>::infinity();
    frames[40] = 1e20F;
    sample("a.wav", waveOf(frames));
    const std::string whole = waveOf(std::vector<float>(1'000, 0.25F));
    sample("b.wav", whole.substr(0, whole.size() / 2));
    const Answer answer = tresillo("project verify " + path("p"));
    EXPECT_EQ(answer.code, 1) << answer.text;
    EXPECT_EQ(answer.lines(), 4) << answer.text;
    EXPECT_TRUE(answer.names("a.wav: 1 sample is NaN, at frame 20")) << answer.text;
    EXPECT_TRUE(answer.names("a.wav: 1 sample is infinite, at frame 30")) << answer.text;
    EXPECT_TRUE(answer.names("a.wav: 1 sample is beyond 16 times full scale, at frame 40")) << answer.text;
    EXPECT_TRUE(answer.names("b.wav: breaks off at frame 494 of the 1000 that its header promises")) << answer.text;
    EXPECT_EQ(tresillo("render " + path("p") + " -q -o " + path("out.wav")).code, 0) << "it plays all the same";
}

TEST_F(SamplesOfAProject, TheirMemoryHasALimitThatOptionAndEnvironmentChange) {
    const Answer refused = tresillo("project verify --sample-memory 1 " + path("p"));
    EXPECT_EQ(refused.code, 1);
    EXPECT_TRUE(refused.names("b.wav: takes 0.8 MiB of memory")) << refused.text;
    EXPECT_TRUE(refused.names("would take 1.5 MiB; the limit is 1.0 MiB, --sample-memory changes it")) << refused.text;
    const std::string program = std::string(TRESILLO_PROGRAM) + " project verify " + path("p");
    EXPECT_EQ(run("TRESILLO_SAMPLE_MEMORY=1 " + program).code, 1);
    EXPECT_EQ(run("TRESILLO_SAMPLE_MEMORY=2 " + program).code, 0);
    EXPECT_EQ(run("TRESILLO_SAMPLE_MEMORY=1 " + program + " --sample-memory 2").code, 0) << "what is said counts more";
    EXPECT_EQ(tresillo("project verify --sample-memory 0 " + path("p")).code, 2);
    for (const char* command : {"play --help", "render --help", "project verify --help"}) {
        EXPECT_TRUE(tresillo(command).names("--sample-memory")) << command;
    }
}

TEST_F(CommandLine, DoctorSaysWhatItFinds) {
    const Answer answer = tresillo("doctor");
    EXPECT_TRUE(answer.names("sound output")) << answer.text;
    EXPECT_TRUE(answer.names("buffer")) << answer.text;
    EXPECT_TRUE(answer.names("of the time in the worst block")) << answer.text;
    const Answer json = tresillo("doctor --json");
    EXPECT_EQ(json.lines(), 1) << json.text;
    for (const char* name : {"findings", "outputs", "latencyFrames", "buffers", "worstShare"}) {
        EXPECT_TRUE(json.names("\"" + std::string(name) + "\":")) << name << " in " << json.text;
    }
    EXPECT_TRUE(answer.names("kits:")) << answer.text;
}

} // namespace
} // namespace tresillo
