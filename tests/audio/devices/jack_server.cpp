// SPDX-License-Identifier: MIT
#include "tests/audio/devices/jack_server.h"

#include "audio/devices/rtaudio_port.h"
#include "tests/harness/patience.h"

#include <spawn.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tresillo::audio::test {
namespace {

constexpr const char* kProgram = "/usr/bin/jackd";

} // namespace

bool JackServer::isInstalled() { return std::filesystem::exists(kProgram); }

JackServer::JackServer(int rate, int blockFrames, int outputs) {
    // One of its own for each test program, for they run at the same time; but the same for each run, for JACK has
    // room for eight names, and keeps those of servers that were killed.
    const std::string name = std::string("tresillo-") + program_invocation_short_name;
    setenv("JACK_DEFAULT_SERVER", name.c_str(), 1);
    setenv("JACK_NO_START_SERVER", "1", 1);
    const std::array<std::string, 12> words{kProgram, "--no-realtime",
                                            "-n",     name,
                                            "-d",     "dummy",
                                            "-r",     std::to_string(rate),
                                            "-p",     std::to_string(blockFrames),
                                            "-P",     std::to_string(outputs)};
    std::array<char*, words.size() + 1> arguments{};
    for (std::size_t index = 0; index < words.size(); ++index) {
        arguments[index] = const_cast<char*>(words[index].c_str());
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (posix_spawn(&pid_, kProgram, &actions, nullptr, arguments.data(), environ) != 0) {
        pid_ = 0;
    }
    posix_spawn_file_actions_destroy(&actions);
}

bool JackServer::isFound() {
    return becomes([] { return static_cast<bool>(RtAudioPort::find({.api = "jack"})); });
}

JackServer::~JackServer() {
    // Asked nicely it tidies up; one that is too busy for it is killed.
    for (int round = 0; pid_ > 0 && round < 100; ++round) {
        ::kill(pid_, SIGTERM);
        if (waitpid(pid_, nullptr, WNOHANG) == pid_) {
            pid_ = 0;
            return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    kill();
}

void JackServer::hang() { ::kill(pid_, SIGSTOP); }

void JackServer::kill() {
    if (pid_ > 0) {
        ::kill(pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
        pid_ = 0;
    }
}

} // namespace tresillo::audio::test
