// SPDX-License-Identifier: MIT
#include "tests/system/running_program.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tresillo {

RunningProgram::RunningProgram(
    std::vector<std::string> words, const std::filesystem::path& home, std::chrono::seconds patience)
    : patience_(patience) {
    const std::filesystem::path& own = home.empty() ? home_.path() : home;
    const std::string state = own / "state";
    const std::string data = own / "own";
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) {
        return;
    }
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    process_ = fork();
    if (process_ == 0) {
        dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
        dup2(ends[1], STDOUT_FILENO);
        dup2(ends[1], STDERR_FILENO);
        setenv("XDG_STATE_HOME", state.c_str(), 1);
        setenv("XDG_DATA_HOME", data.c_str(), 1);
        execv(arguments.front(), arguments.data());
        _exit(127);
    }
    close(ends[1]);
    output_ = ends[0];
}

RunningProgram::~RunningProgram() {
    (void)end();
    close(output_);
}

bool RunningProgram::readMore(Clock::time_point end) {
    pollfd source{.fd = output_, .events = POLLIN, .revents = 0};
    std::array<char, 4096> part{};
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
    if (poll(&source, 1, static_cast<int>(std::max<std::int64_t>(left, 0))) <= 0) {
        return false;
    }
    const ssize_t got = read(output_, part.data(), part.size());
    text_.append(part.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
    return got > 0;
}

bool RunningProgram::says(const std::string& words, int times) {
    const auto until = Clock::now() + patience_;
    for (;;) {
        std::size_t at = text_.find(words);
        for (int more = times - 1; more > 0 && at != std::string::npos; --more) {
            at = text_.find(words, at + words.size());
        }
        if (at != std::string::npos && text_.find('\n', at) != std::string::npos) {
            return true;
        }
        if (!readMore(until)) {
            return false;
        }
    }
}

int RunningProgram::end(int signal) {
    if (process_ <= 0) {
        return -1;
    }
    kill(process_, signal);
    const auto until = Clock::now() + patience_;
    while (readMore(until)) {
    }
    int status = 0;
    // It closes its output with its end, or has handed it on to a program that it began.
    while (waitpid(process_, &status, WNOHANG) == 0) {
        if (Clock::now() > until) {
            kill(process_, SIGKILL);
            waitpid(process_, &status, 0);
            break;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool RunningProgram::ignores(int signal) const {
    std::ifstream file("/proc/" + std::to_string(process_) + "/status");
    for (std::string word; file >> word;) {
        if (word == "SigIgn:") {
            std::uint64_t mask = 0;
            file >> std::hex >> mask;
            return (mask >> (signal - 1) & 1U) != 0;
        }
    }
    return false;
}

std::size_t RunningProgram::memory() const {
    std::ifstream file("/proc/" + std::to_string(process_) + "/statm");
    std::size_t all = 0;
    std::size_t resident = 0;
    file >> all >> resident;
    return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

} // namespace tresillo
