// SPDX-License-Identifier: MIT
// The whole program on a sound server: at the rates and buffers that it promises, and when the server goes away.
#include "storage/json/project_json.h"
#include "tests/audio/devices/jack_server.h"
#include "tests/harness/patience.h"
#include "tests/storage/temporary_folder.h"
#include "tests/system/running_program.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

namespace tresillo {
namespace {

using audio::test::JackServer;

/// Plays a project without samples: at 192 kHz those of a kit take a while to be read.
std::vector<std::string> playing(const std::filesystem::path& project, const std::vector<std::string>& options) {
    std::vector<std::string> words{TRESILLO_PROGRAM, "play", project.string(), "--no-page", "--device", "jack"};
    words.insert(words.end(), options.begin(), options.end());
    return words;
}

/// A server of which one must be told within this, or a program, is one that hangs.
constexpr std::chrono::seconds kServerPatience{45};

/// Seconds that it says it played.
double played(const std::string& text) {
    const std::size_t at = text.rfind("played ");
    return at == std::string::npos ? -1.0 : std::strtod(text.c_str() + at + 7, nullptr);
}

/// Also when it took the program a second try to reach the server, which a busy machine may need.
bool playsOnJack(RunningProgram& program) { return program.says("jack: system"); }

class PlayingOnJack : public testing::Test {
protected:
    void SetUp() override {
        Pattern<Studio> pattern;
        (void)pattern.setTrackParam(0, ParamId::Instrument, static_cast<int>(InstrumentKind::Synth));
        (void)pattern.setNote(0, 0, 0, {});
        storage::ProjectFile project;
        project.setPattern(PatternId{0}, pattern);
        ASSERT_EQ(storage::writeProject(folder_ / "project.json", project), std::nullopt);
        ASSERT_TRUE(JackServer::isInstalled()) << "the package jackd2 is missing; ./check installs it";
    }

    storage::TemporaryFolder folder_{};
};

TEST_F(PlayingOnJack, TakesTheServersRateAndSmallestBuffers) {
    for (const int rate : {44'100, 192'000}) {
        const JackServer server(rate, 16);
        ASSERT_TRUE(JackServer::isFound());
        const std::string name = std::to_string(rate);
        const auto take = folder_ / (name + ".wav");
        RunningProgram program(
            playing(folder_.path(), {"--rate", name, "--buffer", "16", "--record", take.string()}), {},
            kServerPatience);
        ASSERT_TRUE(playsOnJack(program)) << program.text();
        // It plays: what it plays is written down.
        const auto written = [&] {
            std::error_code none;
            const std::uintmax_t bytes = std::filesystem::file_size(folder_ / (name + ".part.wav"), none);
            return none ? std::uintmax_t{0} : bytes;
        };
        ASSERT_TRUE(becomes([&] { return written() > static_cast<std::uintmax_t>(rate); })) << program.text();
        EXPECT_EQ(program.end(), 0) << program.text();
        // How much of it is in time depends on what else the machine does.
        EXPECT_GT(played(program.text()), 0.0) << program.text();
        EXPECT_NE(program.text().find(name + " Hz, 16 frames, heard "), std::string::npos);
    }
}

TEST_F(PlayingOnJack, GoesOnWhenTheServerDiesAndWhenItIsBack) {
    auto server = std::make_unique<JackServer>(48'000, 64);
    ASSERT_TRUE(JackServer::isFound());
    RunningProgram program(playing(folder_.path(), {"--rate", "48000", "--buffer", "64"}), {}, kServerPatience);
    ASSERT_TRUE(playsOnJack(program)) << program.text();
    server->kill();
    ASSERT_TRUE(program.says("was lost")) << program.text();
    server = std::make_unique<JackServer>(48'000, 64);
    ASSERT_TRUE(program.says("is back: jack: system")) << program.text();
    EXPECT_EQ(program.end(), 0) << program.text();
    // It is noticed after a while without a call, for which nothing was asked, and which was played nevertheless: how
    // long exactly is tested on a clock of the test's own (device_keeper_test).
    EXPECT_GT(played(program.text()), 1.0) << program.text();
}

TEST_F(PlayingOnJack, AServerThatComesBackAtAnotherRateIsNamed) {
    auto server = std::make_unique<JackServer>(48'000, 64);
    ASSERT_TRUE(JackServer::isFound());
    RunningProgram program(playing(folder_.path(), {"--rate", "48000", "--buffer", "64"}), {}, kServerPatience);
    ASSERT_TRUE(playsOnJack(program)) << program.text();
    server->kill();
    ASSERT_TRUE(program.says("was lost")) << program.text();
    server = std::make_unique<JackServer>(44'100, 64);
    EXPECT_TRUE(program.says("44100")) << program.text();
    EXPECT_EQ(program.end(), 0) << program.text();
    EXPECT_NE(program.text().find("playing on without sound"), std::string::npos) << program.text();
}

TEST_F(PlayingOnJack, BeginsThoughTheServerHangsAndTakesItWhenItGoesOn) {
    const JackServer server(48'000, 64);
    ASSERT_TRUE(JackServer::isFound());
    server.hang();
    RunningProgram program(playing(folder_.path(), {"--rate", "48000", "--buffer", "64"}), {}, kServerPatience);
    ASSERT_TRUE(program.says("the sound output does not answer; playing on")) << program.text();
    server.goOn();
    ASSERT_TRUE(program.says("is back: jack: system")) << program.text();
    EXPECT_EQ(program.end(), 0) << program.text();
}

TEST_F(PlayingOnJack, EndsThoughAServerThatHangsNeverAnswered) {
    const JackServer server(48'000, 64);
    ASSERT_TRUE(JackServer::isFound());
    server.hang();
    RunningProgram program(playing(folder_.path(), {}), {}, kServerPatience);
    RunningProgram doctor({TRESILLO_PROGRAM, "doctor"}, {}, kServerPatience);
    ASSERT_TRUE(program.says("the sound output does not answer; playing on")) << program.text();
    EXPECT_EQ(program.end(), 0) << program.text();
    EXPECT_TRUE(doctor.says("a sound server of this machine hangs")) << doctor.text();
}

TEST_F(PlayingOnJack, EndsThoughTheServerHangs) {
    JackServer server(48'000, 64);
    ASSERT_TRUE(JackServer::isFound());
    RunningProgram program(playing(folder_.path(), {"--rate", "48000", "--buffer", "64"}), {}, kServerPatience);
    ASSERT_TRUE(playsOnJack(program)) << program.text();
    server.hang();
    ASSERT_TRUE(program.says("does not let go")) << program.text();
    EXPECT_EQ(program.end(), 0) << program.text();
    EXPECT_GT(played(program.text()), 1.0) << program.text();
}

} // namespace
} // namespace tresillo
