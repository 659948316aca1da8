// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tresillo::bench {

/// A program to be run, as a user would start it.
struct Program {
    std::vector<std::string> words; ///< Its name, looked for in PATH where it has no slash, and its arguments.
    std::vector<std::pair<std::string, std::string>> environment{}; ///< Set besides ours.
    std::filesystem::path log{};                                    ///< Takes what it says; empty: that is shown.
    std::optional<int> processor{};                                 ///< The only one that it may use.
    unsigned longest{300};                                          ///< Seconds after which it is ended.
};

/// What a run took.
struct Usage {
    double processorSeconds{0.0}; ///< User and system time of all its threads.
    double seconds{0.0};          ///< By the clock on the wall.
    double mebibytes{0.0};        ///< The most that it held at a time; never less than the starting program holds.
    std::string problem{};        ///< How it failed, in one line; empty when it did not.
};

/// Runs it to its end. Thread-safe: no (it forks). Realtime-safe: no.
Usage run(const Program& program);

/// The last of the processors that this process may use. Thread-safe: yes.
int lastProcessor();

} // namespace tresillo::bench
