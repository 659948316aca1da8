// SPDX-License-Identifier: MIT
#pragma once

#include "tests/harness/patience.h"
#include "tests/storage/temporary_folder.h"

#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

namespace tresillo {

/// A program that runs beside the test; it is ended, at the latest, with this.
class RunningProgram {
public:
    /// `home`: where it keeps what it keeps for its player; empty: in a folder of its own, gone with this. `patience`:
    /// how long each answer, or its end, may take.
    explicit RunningProgram(
        std::vector<std::string> words, const std::filesystem::path& home = {},
        std::chrono::seconds patience = kPatience);
    ~RunningProgram();
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;

    /// Reads what it says until it has said `words` so many times, and the rest of that line, as long as patience
    /// lasts. False when it ends without.
    bool says(const std::string& words, int times = 1);
    /// Asks it to end, and returns its exit code; 128 and more when it died. One that does not end in time is killed,
    /// which is 128 + SIGKILL, so that no test waits for a program that hangs.
    int end(int signal = SIGTERM);
    /// Whether a signal does nothing to it.
    [[nodiscard]] bool ignores(int signal) const;

    /// All it said so far, on standard output and standard error.
    [[nodiscard]] const std::string& text() const { return text_; }
    /// Of the system's.
    [[nodiscard]] pid_t process() const { return process_; }
    /// Bytes of memory that it holds now.
    [[nodiscard]] std::size_t memory() const;

private:
    using Clock = std::chrono::steady_clock;
    /// Whether more came before `end`; false, too, when nothing comes any more.
    bool readMore(Clock::time_point end);

    storage::TemporaryFolder home_{};
    std::chrono::seconds patience_;
    pid_t process_{-1};
    int output_{-1};
    std::string text_{};
};

} // namespace tresillo
