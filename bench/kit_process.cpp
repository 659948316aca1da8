// SPDX-License-Identifier: MIT
// The drum benchmark, alone and with synth voices and effects, and with an acid line, as a user has it: `tresillo
// render` as a whole process, from reading the project to the synced file. Processor time, not the clock on the wall:
// the machine may be shared. Run it as `bench_kit_process <program> [<rounds>]`; bench/compare sets other programs
// beside it.
#include "bench/kit_project.h"
#include "bench/process.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <unistd.h>

namespace tresillo::bench {
namespace {

namespace fs = std::filesystem;

int measure(const std::string& program, Work work, int rounds, const fs::path& folder) {
    if (const auto problem = writeKitProject(folder, KitSong{}, work)) {
        std::fprintf(stderr, "%s\n", problem->message.c_str());
        return 1;
    }
    std::vector<double> seconds;
    double mebibytes = 0.0;
    for (int round = 0; round < rounds; ++round) {
        const Usage usage = run(
            {.words = {
                 program, "render", folder.string(), "-o", (folder / "take.wav").string(), "--bars",
                 std::to_string(kSongBars), "-q"}});
        if (!usage.problem.empty()) {
            std::fprintf(stderr, "%s\n", usage.problem.c_str());
            return 1;
        }
        seconds.push_back(usage.processorSeconds);
        mebibytes = std::max(mebibytes, usage.mebibytes);
    }
    std::sort(seconds.begin(), seconds.end());
    const double length = static_cast<double>(kSongFrames) / kRate.hz;
    const double median = seconds[seconds.size() / 2];
    std::printf(
        "%s: %.0f s of sound in %.3f s of processor time (best %.3f): %.0f times real time, %.1f MiB\n", nameOf(work),
        length, median, seconds.front(), length / median, mebibytes);
    return 0;
}

} // namespace
} // namespace tresillo::bench

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_kit_process <path of the program tresillo> [<rounds>]\n");
        return 2;
    }
    namespace fs = std::filesystem;
    const fs::path folder = fs::temp_directory_path() / ("tresillo-kit-" + std::to_string(getpid()));
    const int rounds = argc > 2 ? std::max(static_cast<int>(std::strtol(argv[2], nullptr, 10)), 1) : 7;
    const bool isDone =
        std::all_of(tresillo::bench::kWorks.begin(), tresillo::bench::kWorks.end(), [&](tresillo::bench::Work work) {
            return tresillo::bench::measure(argv[1], work, rounds, folder) == 0;
        });
    fs::remove_all(folder);
    return isDone ? 0 : 1;
}
