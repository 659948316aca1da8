// SPDX-License-Identifier: MIT
// Renders the same song with Tresillo and with other programs, in turns on one processor, and prints what each took and
// whether it played the song. `compare.sh` installs the others and runs this.
#include "bench/compare/hits.h"
#include "bench/compare/tools.h"
#include "bench/sound_file.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include <unistd.h>

namespace tresillo::bench {
namespace {

namespace fs = std::filesystem;

struct Entry {
    Tool tool;
    Workshop workshop;
    Program program{};
    std::vector<double> processorSeconds{};
    std::vector<double> seconds{};
    double mebibytes{0.0};
    std::string problem{};
};

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void fail(Entry& entry, const std::string& problem) {
    entry.problem = problem;
    std::printf("FAILED: %s: %s\n", std::string{entry.tool.name}.c_str(), problem.c_str());
    if (std::ifstream log(entry.workshop.folder / "log"); log) {
        for (std::string line; std::getline(log, line);) {
            std::printf("    | %s\n", line.c_str());
        }
    }
}

std::vector<Entry> prepare(const KitSong& song, const fs::path& tresillo, const fs::path& folder, int processor) {
    std::vector<Entry> entries;
    for (const Tool& tool : kTools) {
        const fs::path own = folder / tool.name;
        fs::create_directories(own);
        Entry entry{.tool = tool, .workshop = {.tresillo = tresillo, .folder = own, .output = own / "take.wav"}};
        if (auto program = tool.kit(song, entry.workshop)) {
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

// All tracks are panned to the middle: both channels are the same but for rounding.
bool isInTheMiddle(const StereoSound& sound) {
    constexpr float kRounding = 1e-5F;
    return std::equal(sound.left.begin(), sound.left.end(), sound.right.begin(), [](float left, float right) {
        return std::fabs(left - right) < kRounding;
    });
}

std::vector<float> middle(const StereoSound& sound) {
    std::vector<float> sum(sound.left.size());
    std::transform(sound.left.begin(), sound.left.end(), sound.right.begin(), sum.begin(), [](float left, float right) {
        return 0.5F * (left + right);
    });
    return sum;
}

// A check that finds everything right proves nothing: a song without one of its hits, and one with a hit that is a
// frame late, must be found wrong.
bool checkTheCheck(const KitSong& song, const std::vector<float>& sum) {
    std::int64_t step = 100;
    while (!song.plays(step, 0)) {
        ++step;
    }
    const std::vector<float>& sample = song.samples.front();
    const auto start = static_cast<std::size_t>(step * kStepFrames);
    std::vector<float> less = sum;
    std::vector<float> late = sum;
    for (std::size_t frame = 0; frame < sample.size(); ++frame) {
        less[start + frame] -= sample[frame];
        late[start + frame] -= sample[frame];
        late[start + frame + 1] += sample[frame];
    }
    const Hits whole = findHits(song, sum, sum);
    return whole.right() && whole.latency == 0 && findHits(song, sum, less).missing == 1 &&
           findHits(song, sum, late).missing == 1;
}

bool listen(std::vector<Entry>& entries, const KitSong& song) {
    constexpr double kLeastCorrelation = 0.99;
    const std::vector<float> sum = sumOfHits(song);
    if (!checkTheCheck(song, sum)) {
        std::printf("FAILED: the search for hits does not notice a hit that is missing or late\n");
        return false;
    }
    std::printf(
        "\n%-14s %6s %8s %6s %16s %11s %23s   %s\n", "", "hits", "missing", "added", "latency, frames", "level",
        "besides the hits, dB", "loudness curve like ours");
    std::vector<double> ours;
    bool right = true;
    for (Entry& entry : entries) {
        if (!entry.problem.empty()) {
            right = false;
            continue;
        }
        const auto sound = readStereo(entry.workshop.output);
        if (!sound || sound->rate != kRate.hz) {
            fail(entry, sound ? "its file has another rate" : sound.message());
            right = false;
            continue;
        }
        const std::vector<float> heard = middle(*sound);
        const Hits hits = findHits(song, sum, heard);
        const std::vector<double> curve = loudnessCurve(heard, hits.latency);
        ours = ours.empty() ? curve : ours;
        const double like = correlation(ours, curve);
        std::printf(
            "%-14s %6zu %8zu %6zu %16lld %11.3f %23.1f   %.6f\n", std::string{entry.tool.name}.c_str(), hits.found,
            hits.missing, hits.added, static_cast<long long>(hits.latency), hits.gain, hits.restDb, like);
        if (!hits.right() || like < kLeastCorrelation || !isInTheMiddle(*sound)) {
            fail(entry, "it did not play the same hits, equally loud on both sides");
            right = false;
        }
    }
    return right;
}

bool compare(const fs::path& tresillo, int rounds, int processor, const fs::path& folder) {
    const KitSong song;
    std::vector<Entry> entries = prepare(song, tresillo, folder, processor);
    measure(entries, rounds);
    std::printf(
        "kit: 8 tracks of one-shots of 0.1 to 0.5 s, 120 BPM, %lld s at 48 kHz in stereo; %d rounds in turns on "
        "processor %d,\nmedians of the times, the most memory; whole processes, from reading the song to the file\n",
        static_cast<long long>(kSongFrames / kRate.hz), rounds, processor);
    printMeasured(entries);
    return listen(entries, song);
}

} // namespace
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
    const fs::path folder = fs::temp_directory_path() / ("tresillo-compare-" + std::to_string(getpid()));
    fs::create_directories(folder);
    const bool right = tresillo::bench::compare(fs::absolute(argv[1]), rounds, processor, folder);
    fs::remove_all(folder);
    return right ? 0 : 1;
}
