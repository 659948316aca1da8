// SPDX-License-Identifier: MIT
#include "bench/process.h"

#include <sched.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tresillo::bench {
namespace {

constexpr int kNotStarted = 127;

double secondsOf(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

// In the child: becomes the program, or ends.
[[noreturn]] void become(const Program& program, std::vector<char*> arguments) {
    if (program.processor) {
        cpu_set_t allowed;
        CPU_ZERO(&allowed);
        CPU_SET(static_cast<std::size_t>(*program.processor), &allowed);
        if (sched_setaffinity(0, sizeof allowed, &allowed) != 0) {
            _exit(kNotStarted);
        }
    }
    if (!program.log.empty()) {
        const int log = open(program.log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
        if (log < 0 || dup2(log, STDOUT_FILENO) < 0 || dup2(log, STDERR_FILENO) < 0) {
            _exit(kNotStarted);
        }
    }
    for (const auto& [name, value] : program.environment) {
        setenv(name.c_str(), value.c_str(), 1);
    }
    alarm(program.longest);
    execvp(arguments.front(), arguments.data());
    _exit(kNotStarted);
}

std::string problemOf(const Program& program, int status) {
    const std::string& name = program.words.front();
    if (WIFSIGNALED(status)) {
        const int signal = WTERMSIG(status);
        return signal == SIGALRM ? name + " was not done after " + std::to_string(program.longest) + " s"
                                 : name + " died: " + strsignal(signal);
    }
    const int code = WEXITSTATUS(status);
    if (code == kNotStarted) {
        return name + " could not be started";
    }
    return code == 0 ? std::string{} : name + " ended with code " + std::to_string(code);
}

} // namespace

Usage run(const Program& program) {
    std::vector<std::string> words = program.words;
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    const auto started = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
        become(program, std::move(arguments));
    }
    if (child < 0) {
        return {.problem = program.words.front() + ": " + std::strerror(errno)};
    }
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
    return {
        .processorSeconds = secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime),
        .seconds = took.count(),
        .mebibytes = static_cast<double>(usage.ru_maxrss) / 1024.0,
        .problem = problemOf(program, status)};
}

int lastProcessor() {
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    sched_getaffinity(0, sizeof allowed, &allowed);
    std::size_t last = 0;
    for (std::size_t processor = 0; processor < CPU_SETSIZE; ++processor) {
        last = CPU_ISSET(processor, &allowed) ? processor : last;
    }
    return static_cast<int>(last);
}

} // namespace tresillo::bench
