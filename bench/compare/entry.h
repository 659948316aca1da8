// SPDX-License-Identifier: MIT
#pragma once

#include "bench/compare/tools.h"

#include <string>
#include <vector>

namespace tresillo::bench {

/// One of the programs with one of the works, and what became of it.
struct Entry {
    Tool tool;
    Workshop workshop;
    Program program{};
    std::vector<double> processorSeconds{}; ///< Of each round.
    std::vector<double> seconds{};          ///< The same by the clock on the wall.
    double mebibytes{0.0};
    std::string problem{};
};

/// Says what is wrong, with the program's own words. Thread-safe: no.
void fail(Entry& entry, const std::string& problem);

/// Whether all entries, the first of which is ours, play the song, each of its notes on its frame; prints what was
/// heard. Those that do not have failed then. Thread-safe: no.
bool listen(std::vector<Entry>& entries, const KitSong& song, Work work);

} // namespace tresillo::bench
