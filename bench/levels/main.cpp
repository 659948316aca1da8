// SPDX-License-Identifier: MIT
// Renders Hydrogen's demo songs with Hydrogen and, imported, with Tresillo: instrument by instrument, then all
// together, and compares how loud they are and where. `levels.sh` installs Hydrogen and runs this.
#include "bench/levels/level.h"
#include "bench/levels/solo_song.h"
#include "bench/process.h"
#include "bench/sound_file.h"
#include "storage/files.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <unistd.h>

namespace tresillo::bench {
namespace {

namespace fs = std::filesystem;

constexpr double kMostDifference = 1.0; // dB
constexpr double kLeastLevel = -100.0;  // dB; what is quieter did not play
constexpr std::size_t kSongBytes = 16 << 20;
constexpr const char* kDemoSongs = "/usr/share/hydrogen/data/demo_songs";
// The rate of the drumkits' samples: nobody resamples what is played at its own pitch.
constexpr const char* kRate = "44100";

/// Both renderings of one text.
class Comparison {
public:
    Comparison(fs::path tresillo, fs::path folder) : tresillo_(std::move(tresillo)), folder_(std::move(folder)) {}

    /// False, and says so, if a program failed or the difference is too great.
    bool add(const std::string& song, const std::string& title, const std::string& instrument) {
        const auto theirs = renderTheirs(song);
        if (!theirs) {
            return fail(title, instrument, theirs.message());
        }
        const auto ours = renderOurs(song);
        if (!ours) {
            return fail(title, instrument, ours.message());
        }
        const std::size_t frames = std::min(theirs->left.size(), ours->left.size());
        return print(title, instrument, measure(*theirs, frames), measure(*ours, frames));
    }

    [[nodiscard]] double worstLevel() const { return worstLevel_; }
    [[nodiscard]] double worstPan() const { return worstPan_; }
    [[nodiscard]] std::size_t count() const { return count_; }

private:
    static bool fail(const std::string& title, const std::string& instrument, const std::string& problem) {
        std::printf("FAILED: %s, %s: %s\n", title.c_str(), instrument.c_str(), problem.c_str());
        return false;
    }

    [[nodiscard]] storage::Result<StereoSound> rendered(Program program, const fs::path& take) const {
        program.log = folder_ / "log";
        if (const Usage usage = run(program); !usage.problem.empty()) {
            const auto said = storage::readFile(program.log, kSongBytes);
            return storage::FileError{usage.problem + (said ? "\n" + *said : std::string{})};
        }
        return readStereo(take);
    }

    [[nodiscard]] storage::Result<StereoSound> renderTheirs(const std::string& song) const {
        const fs::path file = folder_ / "song.h2song";
        const fs::path take = folder_ / "theirs.wav";
        fs::remove(take);
        if (auto problem = storage::writeFile(file, song)) {
            return *problem;
        }
        // A home of its own, so that no preferences play a part; waiting for a sound server takes half a minute.
        return rendered(
            {.words = {"h2cli", "-s", file, "-o", take, "-r", kRate, "-b", "32"},
             .environment = {{"HOME", folder_}, {"JACK_NO_START_SERVER", "1"}}},
            take);
    }

    [[nodiscard]] storage::Result<StereoSound> renderOurs(const std::string& song) const {
        const fs::path file = folder_ / "song.h2song";
        const fs::path project = folder_ / "project";
        const fs::path take = folder_ / "ours.wav";
        fs::remove_all(project);
        if (auto problem = storage::writeFile(file, song)) {
            return *problem;
        }
        const Usage usage = run(
            {.words = {tresillo_, "import", file, "-o", project},
             .environment = {{"HOME", folder_}}, // the same drumkits as theirs
             .log = folder_ / "import.log"});
        if (!usage.problem.empty()) {
            return storage::FileError{usage.problem};
        }
        return rendered({.words = {tresillo_, "render", project, "-o", take, "--rate", kRate, "-q"}}, take);
    }

    bool print(const std::string& title, const std::string& instrument, const Level& theirs, const Level& ours) {
        const double level = ours.level - theirs.level;
        const double pan = ours.pan() - theirs.pan();
        const bool heard = theirs.level > kLeastLevel;
        const bool near = heard && std::fabs(level) <= kMostDifference && std::fabs(pan) <= kMostDifference;
        std::printf(
            "%-22.22s %-16.16s %8.2f %8.2f %+7.2f   %8.2f %8.2f %+7.2f   %8.2f %8.2f %+7.2f%s\n", title.c_str(),
            instrument.c_str(), theirs.level, ours.level, level, theirs.pan(), ours.pan(), pan, theirs.peak, ours.peak,
            ours.peak - theirs.peak,
            near    ? ""
            : heard ? "   TOO FAR"
                    : "   SILENT");
        std::fflush(stdout);
        worstLevel_ = std::max(worstLevel_, std::fabs(level));
        worstPan_ = std::max(worstPan_, std::fabs(pan));
        ++count_;
        return near;
    }

    fs::path tresillo_;
    fs::path folder_;
    double worstLevel_{0.0};
    double worstPan_{0.0};
    std::size_t count_{0};
};

bool compareSong(Comparison& comparison, const fs::path& file) {
    const std::string title = file.stem();
    const auto text = storage::readFile(file, kSongBytes);
    if (!text) {
        std::printf("FAILED: %s\n", text.message().c_str());
        return false;
    }
    const std::string song = plain(*text);
    const auto playing = playingInstruments(song, title);
    if (!playing) {
        std::printf("FAILED: %s\n", playing.message().c_str());
        return false;
    }
    bool near = true;
    for (const PlayingInstrument& instrument : *playing) {
        near = comparison.add(soloed(song, instrument.index), title, instrument.name) && near;
    }
    return comparison.add(song, title, "(all together)") && near;
}

std::vector<fs::path> demoSongs() {
    std::vector<fs::path> songs;
    for (const fs::directory_entry& entry : fs::directory_iterator(kDemoSongs)) {
        songs.push_back(entry.path());
    }
    std::sort(songs.begin(), songs.end());
    return songs;
}

bool compareSongs(const fs::path& tresillo, const std::vector<fs::path>& songs, const fs::path& folder) {
    Comparison comparison(tresillo, folder);
    std::printf(
        "%-22s %-16s %25s   %25s   %25s\n%-22s %-16s", "", "", "level, dB", "left over right, dB", "peak, dB", "song",
        "instrument");
    for (int column = 0; column < 3; ++column) {
        std::printf(" %8s %8s %7s  ", "Hydrogen", "here", "differs");
    }
    std::printf("\n");
    bool near = true;
    for (const fs::path& song : songs) {
        near = compareSong(comparison, song) && near;
    }
    std::printf(
        "%zu comparisons: levels differ by at most %.2f dB, left over right by at most %.2f dB (allowed: %.1f)\n",
        comparison.count(), comparison.worstLevel(), comparison.worstPan(), kMostDifference);
    return near && comparison.count() > 0;
}

} // namespace
} // namespace tresillo::bench

int main(int argc, char** argv) {
    namespace fs = std::filesystem;
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_levels <path of the program tresillo> [<song>...]\n");
        return 2;
    }
    const std::vector<fs::path> songs =
        argc > 2 ? std::vector<fs::path>(argv + 2, argv + argc) : tresillo::bench::demoSongs();
    const fs::path folder = fs::temp_directory_path() / ("tresillo-levels-" + std::to_string(getpid()));
    fs::create_directories(folder);
    const bool near = tresillo::bench::compareSongs(fs::absolute(argv[1]), songs, folder);
    fs::remove_all(folder);
    return near ? 0 : 1;
}
