// SPDX-License-Identifier: MIT
#include "tests/audio/devices/jack_server.h"

#include "audio/devices/outputs.h"
#include "tests/harness/patience.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tresillo::audio::test {
namespace {

constexpr const char* kProgram = "/usr/bin/jackd";

/// The name of the servers of this process, one of its own for each test program that runs at the same time, in
/// whatever copy of the tree; but few in all, for JACK has room for eight, and keeps those of servers that were killed.
/// Each belongs to who locks its file, and so to nobody any more when that process ends, however it does.
std::string ownName() {
    std::string base = std::string("tresillo-") + program_invocation_short_name;
    for (const char* const suffix : {"", "-2", "-3"}) {
        std::string name = base + suffix;
        const std::string path = (std::filesystem::temp_directory_path() / (name + ".lock")).string();
        const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (file >= 0 && flock(file, LOCK_EX | LOCK_NB) == 0) {
            return name; // the file stays open
        }
        if (file >= 0) {
            close(file);
        }
    }
    return base;
}

} // namespace

bool JackServer::isInstalled() { return std::filesystem::exists(kProgram); }

JackServer::JackServer(int rate, int blockFrames, int outputs) {
    static const std::string kName = ownName();
    setenv("JACK_DEFAULT_SERVER", kName.c_str(), 1);
    setenv("JACK_NO_START_SERVER", "1", 1);
    const std::array<std::string, 12> words{kProgram, "--no-realtime",
                                            "-n",     kName,
                                            "-d",     "dummy",
                                            "-r",     std::to_string(rate),
                                            "-p",     std::to_string(blockFrames),
                                            "-P",     std::to_string(outputs)};
    std::array<char*, words.size() + 1> arguments{};
    for (std::size_t index = 0; index < words.size(); ++index) {
        arguments[index] = const_cast<char*>(words[index].c_str());
    }
    const pid_t test = getpid();
    pid_ = fork();
    if (pid_ == 0) {
        // It ends with the test, also with one that dies: the next test's server could not have its name.
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        const int nothing = open("/dev/null", O_WRONLY);
        if (getppid() == test && dup2(nothing, STDOUT_FILENO) >= 0 && dup2(nothing, STDERR_FILENO) >= 0) {
            execv(kProgram, arguments.data());
        }
        _exit(127);
    }
}

bool JackServer::isFound() {
    // On a thread of its own, for a server that hangs does not answer who asks for it.
    std::packaged_task<bool()> search(
        [] { return becomes([] { return static_cast<bool>(findOutput({.api = "jack"})); }); });
    std::future<bool> found = search.get_future();
    std::thread(std::move(search)).detach();
    constexpr std::chrono::seconds kPatienceWithIt{45};
    return found.wait_for(kPatienceWithIt) == std::future_status::ready && found.get();
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

void JackServer::hang() const { ::kill(pid_, SIGSTOP); }

void JackServer::goOn() const { ::kill(pid_, SIGCONT); }

void JackServer::kill() {
    if (pid_ > 0) {
        ::kill(pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
        pid_ = 0;
    }
}

} // namespace tresillo::audio::test
