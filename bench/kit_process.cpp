// SPDX-License-Identifier: MIT
// The drum benchmark as a user has it: `tresillo render` as a whole process, from reading the project to the synced
// file, beside the bare loop that only adds the same samples and writes the same file. Processor time, not the clock on
// the wall: the machine may be shared. Run it as `bench_kit_process <program> [<rounds>]`.
#include "bench/kit_song.h"
#include "storage/json/kit_json.h"
#include "storage/json/project_json.h"

#include <sndfile.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tresillo::bench {
namespace {

namespace fs = std::filesystem;
constexpr int kBars = 150; // of two seconds each
constexpr int kSlots = 4;  // four steps last as long as the longest sample: nothing is cut off

struct Usage {
    double seconds{0.0};
    double mebibytes{0.0};
    bool succeeded{false};
};

bool writeMonoSample(const fs::path& file, const std::vector<float>& samples) {
    SF_INFO info{};
    info.samplerate = kRate.hz;
    info.channels = 1;
    info.format = SF_FORMAT_WAV | SF_FORMAT_FLOAT;
    SNDFILE* sound = sf_open(file.c_str(), SFM_WRITE, &info);
    if (sound == nullptr) {
        return false;
    }
    const auto count = static_cast<sf_count_t>(samples.size());
    const bool written = sf_writef_float(sound, samples.data(), count) == count;
    return sf_close(sound) == 0 && written;
}

bool writeProjectFolder(const fs::path& folder, const KitSong& song) {
    const fs::path kitFolder = folder / "kits" / "bench";
    fs::create_directories(kitFolder);
    storage::KitFile kit{};
    kit.id = "bench";
    kit.name = "Bench";
    Pattern<Studio> pattern;
    for (std::uint8_t track = 0; track < kTracks; ++track) {
        const std::string name = "sample" + std::to_string(track) + ".wav";
        if (!writeMonoSample(kitFolder / name, song.samples[track])) {
            return false;
        }
        KitPad pad;
        (void)pad.layers.push({.sample = track});
        (void)kit.description.pads.push(pad);
        kit.padNames.emplace_back();
        kit.files.push_back(name);
        (void)pattern.setTrackParam(track, ParamId::Instrument, static_cast<int>(InstrumentKind::Pad));
        (void)pattern.setTrackParam(track, ParamId::Pad, track);
        (void)pattern.setTrackParam(track, ParamId::TrackLength, kSteps);
        for (std::size_t step = 0; step < kSteps; ++step) {
            if (song.steps[step][track]) {
                (void)pattern.setNote(track, step, step % kSlots, {.pitch = kSamplePitch});
            }
        }
    }
    storage::ProjectFile project;
    project.name = ProjectName{"Kit benchmark"};
    project.kits.push_back({.id = "bench", .name = "Bench", .path = {}});
    project.setPattern(PatternId{0}, pattern);
    return !storage::writeKit(kitFolder / "kit.json", kit) && !storage::writeProject(folder / "project.json", project);
}

Usage run(std::vector<std::string> words) {
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    const pid_t child = fork();
    if (child == 0) {
        execv(arguments[0], arguments.data());
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return {
        .seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime),
        .mebibytes = static_cast<double>(usage.ru_maxrss) / 1024.0,
        .succeeded = WIFEXITED(status) && WEXITSTATUS(status) == 0};
}

int measure(const std::string& program, int rounds) {
    const KitSong song;
    const fs::path folder = fs::temp_directory_path() / ("tresillo-kit-" + std::to_string(getpid()));
    fs::create_directories(folder);
    int code = 1;
    if (writeProjectFolder(folder, song)) {
        std::vector<double> seconds;
        double mebibytes = 0.0;
        code = 0;
        for (int round = 0; round < rounds && code == 0; ++round) {
            const Usage usage = run(
                {program, "render", folder.string(), "-o", (folder / "take.wav").string(), "--bars",
                 std::to_string(kBars), "-q"});
            code = usage.succeeded ? 0 : 1;
            seconds.push_back(usage.seconds);
            mebibytes = std::max(mebibytes, usage.mebibytes);
        }
        std::sort(seconds.begin(), seconds.end());
        const double length = static_cast<double>(kSongFrames) / kRate.hz;
        const double median = seconds[seconds.size() / 2];
        std::printf(
            "%.0f s of sound in %.3f s of processor time (best %.3f): %.0f times real time, %.1f MiB\n", length, median,
            seconds.front(), length / median, mebibytes);
    }
    fs::remove_all(folder);
    return code;
}

} // namespace
} // namespace tresillo::bench

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_kit_process <path of the program tresillo> [<rounds>]\n");
        return 2;
    }
    return tresillo::bench::measure(
        argv[1], argc > 2 ? std::max(static_cast<int>(std::strtol(argv[2], nullptr, 10)), 1) : 7);
}
