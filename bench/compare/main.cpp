// SPDX-License-Identifier: MIT
// Renders the same song with Tresillo and with other programs, in turns on one processor, and prints what each took and
// whether it played the song. `compare.sh` installs the others and runs this.
#include "bench/compare/entry.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include <unistd.h>

namespace tresillo::bench {
namespace {

namespace fs = std::filesystem;

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

std::vector<Entry> prepare(
    const KitSong& song, Work work, const fs::path& tresillo, const fs::path& folder, int processor) {
    std::vector<Entry> entries;
    for (const Tool& tool : kTools) {
        if (work != Work::Kit && !tool.hasSynths) {
            continue;
        }
        const fs::path own = folder / tool.name;
        fs::create_directories(own);
        Entry entry{.tool = tool, .workshop = {.tresillo = tresillo, .folder = own, .output = own / "take.wav"}};
        if (auto program = tool.prepare(song, work, entry.workshop)) {
            entry.program = *program;
            entry.program.log = own / "log";
            entry.program.processor = processor;
        } else {
            fail(entry, program.message());
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

// In turns, so that what else the machine does meets all alike. This process stays small meanwhile: the system counts
// what it holds at the start of a program as the program's.
void measure(std::vector<Entry>& entries, int rounds) {
    for (int round = 0; round < rounds; ++round) {
        for (Entry& entry : entries) {
            if (!entry.problem.empty()) {
                continue;
            }
            fs::remove(entry.workshop.output);
            const Usage usage = run(entry.program);
            if (!usage.problem.empty()) {
                fail(entry, usage.problem);
                continue;
            }
            entry.processorSeconds.push_back(usage.processorSeconds);
            entry.seconds.push_back(usage.seconds);
            entry.mebibytes = std::max(entry.mebibytes, usage.mebibytes);
        }
    }
}

void printMeasured(const std::vector<Entry>& entries) {
    const double length = static_cast<double>(kSongFrames) / kRate.hz;
    const Entry& ours = entries.front();
    std::printf(
        "\n%-14s %12s %11s %12s %9s   %9s %8s   %s\n", "", "x real time", "processor s", "wall clock s", "peak MiB",
        "time to", "memory", "file");
    std::printf("%-14s %12s %11s %12s %9s   %9s %8s\n", "", "(processor)", "", "", "", "ours", "to ours");
    for (const Entry& entry : entries) {
        if (!entry.problem.empty()) {
            std::printf("%-14s failed\n", std::string{entry.tool.name}.c_str());
            continue;
        }
        const double seconds = median(entry.processorSeconds);
        std::printf(
            "%-14s %12.0f %11.3f %12.2f %9.1f", std::string{entry.tool.name}.c_str(), length / seconds, seconds,
            median(entry.seconds), entry.mebibytes);
        if (ours.problem.empty()) {
            std::printf("   %8.2fx %7.2fx", seconds / median(ours.processorSeconds), entry.mebibytes / ours.mebibytes);
        }
        std::printf("   %s\n", std::string{entry.tool.file}.c_str());
    }
}

const char* describe(Work work) {
    switch (work) {
    case Work::Kit:
        return "8 tracks of one-shots of 0.1 to 0.5 s";
    case Work::Full:
        return "the kit, and chords of four saws through a resonant low-pass, sent to reverb and delay";
    case Work::Acid:
        return "all that, and an acid line of sixteenths through a ladder";
    }
    return "";
}

bool compare(const KitSong& song, Work work, const fs::path& tresillo, int rounds, int processor) {
    const fs::path folder = fs::temp_directory_path() / ("tresillo-compare-" + std::to_string(getpid()));
    fs::create_directories(folder);
    std::vector<Entry> entries = prepare(song, work, tresillo, folder, processor);
    measure(entries, rounds);
    std::printf(
        "\n%s: %s; 120 BPM, %lld s at 48 kHz in stereo; %d rounds in turns on processor %d,\nmedians of the times, the "
        "most memory; whole processes, from reading the song to the file\n",
        nameOf(work), describe(work), static_cast<long long>(kSongFrames / kRate.hz), rounds, processor);
    printMeasured(entries);
    const bool right = listen(entries, song, work);
    fs::remove_all(folder);
    return right;
}

} // namespace

void fail(Entry& entry, const std::string& problem) {
    entry.problem = problem;
    std::printf("FAILED: %s: %s\n", std::string{entry.tool.name}.c_str(), problem.c_str());
    if (std::ifstream log(entry.workshop.folder / "log"); log) {
        constexpr int kMostLines = 40; // scsynth has one for each bundle
        std::string line;
        for (int shown = 0; shown < kMostLines && std::getline(log, line); ++shown) {
            std::printf("    | %s\n", line.c_str());
        }
    }
}

} // namespace tresillo::bench

int main(int argc, char** argv) {
    namespace fs = std::filesystem;
    if (argc < 2 || argc > 4) {
        std::fprintf(stderr, "usage: bench_compare <path of the program tresillo> [<rounds> [<processor>]]\n");
        return 2;
    }
    const int rounds = argc > 2 ? std::max(static_cast<int>(std::strtol(argv[2], nullptr, 10)), 1) : 3;
    const int processor =
        argc > 3 ? static_cast<int>(std::strtol(argv[3], nullptr, 10)) : tresillo::bench::lastProcessor();
    using tresillo::bench::Work;
    const tresillo::bench::KitSong song;
    bool right = true;
    for (const Work work : tresillo::bench::kWorks) {
        right = tresillo::bench::compare(song, work, fs::absolute(argv[1]), rounds, processor) && right;
    }
    return right ? 0 : 1;
}
