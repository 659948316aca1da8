// SPDX-License-Identifier: MIT
// How soon an edit outlives a power cut, how soon a project of 256 patterns is ready to be played, and how much is
// written in an hour of playing. Beside each time stands what the disk, or the reading of the same text, takes in the
// same run. Run it as `bench_kept [<folder on the disk that is meant>]`; without one it is the current one.
#include "session/autosave/autosave.h"
#include "session/instrument.h"
#include "storage/files.h"
#include "storage/json/project_json.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace tresillo::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kPatternsOfAll = 256;
constexpr int kEdits = 200;
constexpr std::chrono::milliseconds kService{17}; // as `tresillo play` serves it
constexpr std::chrono::milliseconds kBetween{37}; // two edits: on no multiple of the journal's interval
constexpr int kStarts = 9;

double milliseconds(Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }

std::int64_t now() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch()).count();
}

struct Spread {
    explicit Spread(std::vector<double> values) : values_(std::move(values)) { std::ranges::sort(values_); }
    [[nodiscard]] double at(double part) const {
        return values_[static_cast<std::size_t>(part * static_cast<double>(values_.size() - 1))];
    }
    void print(const char* what) const {
        std::printf("%-64s %8.2f ms half, %8.2f ms 95 %%, %8.2f ms worst\n", what, at(0.5), at(0.95), at(1.0));
    }

private:
    std::vector<double> values_;
};

/// A typical pattern: eight tracks, half of their steps set, every fourth with locks.
storage::ProjectFile largeProject() {
    storage::ProjectFile file;
    const auto pattern = std::make_unique<Pattern<Studio>>();
    for (std::size_t track = 0; track < 8; ++track) {
        (void)pattern->setTrackParam(track, ParamId::Instrument, static_cast<int>(InstrumentKind::Synth));
        for (std::size_t step = 0; step < 16; step += 2) {
            (void)pattern->setNote(track, step, 0, {.pitch = static_cast<std::uint8_t>(40 + step)});
            if (step % 4 == 0) {
                (void)pattern->setStepParam(track, step, ParamId::Cutoff, 1'000 + static_cast<std::int32_t>(step));
            }
        }
    }
    for (int id = 0; id < kPatternsOfAll; ++id) {
        (void)pattern->setPatternParam(ParamId::Tempo, 90'000 + id);
        file.setPattern(PatternId{static_cast<std::uint8_t>(id)}, *pattern);
    }
    return file;
}

class Bench {
public:
    explicit Bench(fs::path folder) : folder_(std::move(folder)) {
        fs::create_directories(folder_ / "song");
        if (auto problem = storage::writeProject(folder_ / "song/project.json", largeProject())) {
            fail(problem->message);
        }
    }
    ~Bench() { fs::remove_all(folder_); }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    void measure() {
        measureStart("start: 256 patterns, to ready to be played");
        measureSafe();
        measureStart("start: the same with a journal, and undo of 200 edits");
        measureDisk();
        measureHour();
    }

private:
    [[noreturn]] static void fail(const std::string& problem) {
        std::fprintf(stderr, "bench_kept: %s\n", problem.c_str());
        std::exit(1);
    }

    [[nodiscard]] std::unique_ptr<session::Instrument> open() const {
        auto opened = session::Instrument::open(
            folder_ / "song", SampleRate{48'000},
            {.keeping = session::Keeping{.stateFolder = folder_ / "state", .projects = folder_ / "own"}});
        if (!opened) {
            fail(opened.message());
        }
        return std::move(*opened);
    }

    static void insist(const Committed& made) {
        if (!changed(made.outcome)) {
            fail("an edit was refused");
        }
    }

    static void edit(session::Instrument& instrument, int number) {
        Project<Studio>& project = instrument.project();
        insist(project.commit(
            {.author = {1}, .group = project.newGroup()}, PatternId{0},
            SetPatternParam{.id = ParamId::Tempo, .value = 60'000 + number}));
    }

    // The audio thread's side takes what was sent to it.
    void serve(session::Instrument& instrument) const {
        instrument.render({.mix = {left_.data(), right_.data()}, .frames = 16});
        instrument.service();
    }

    void measureStart(const char* what) const {
        std::vector<double> starts;
        std::vector<double> readings;
        for (int round = 0; round < kStarts; ++round) {
            const auto began = Clock::now();
            const auto instrument = open();
            starts.push_back(milliseconds(Clock::now() - began));
            const auto reading = Clock::now();
            if (const auto file = storage::readProject(folder_ / "song"); !file) {
                fail(file.message());
            }
            readings.push_back(milliseconds(Clock::now() - reading));
        }
        Spread(starts).print(what);
        Spread(readings).print("  of which the reading of project.json alone");
    }

    // The process is not ended in between: the journal stays for the next start.
    void measureSafe() const {
        const auto instrument = open();
        session::Autosave& autosave = *instrument->autosave();
        struct Waiting {
            std::uint64_t sequence{0};
            Clock::time_point began{};
        };
        std::vector<Waiting> waiting;
        std::vector<double> times;
        Clock::time_point nextEdit = Clock::now();
        Clock::time_point nextService = nextEdit;
        for (int number = 0; number < kEdits || !waiting.empty();) {
            if (number < kEdits && Clock::now() >= nextEdit) {
                edit(*instrument, ++number);
                waiting.push_back({.sequence = autosave.lastSequence(), .began = Clock::now()});
                nextEdit += kBetween;
            }
            if (Clock::now() >= nextService) {
                serve(*instrument);
                autosave.service(now());
                nextService += kService;
            }
            const std::uint64_t safe = autosave.safeUpTo();
            std::erase_if(waiting, [&](const Waiting& each) {
                const bool isSafe = each.sequence <= safe;
                if (isSafe) {
                    times.push_back(milliseconds(Clock::now() - each.began));
                }
                return isSafe;
            });
            std::this_thread::sleep_for(std::chrono::microseconds(200));
        }
        Spread(times).print("an edit is safe from a power cut after");
        if (const auto status = autosave.status(); !status.problem.empty()) {
            fail(status.problem);
        }
    }

    // What one batch costs the disk itself: as many bytes, at the end of a file, synced.
    void measureDisk() const {
        const fs::path file = folder_ / "raw";
        const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        const std::string bytes(256, 'x');
        std::vector<double> times;
        for (int count = 0; count < kEdits; ++count) {
            const auto began = Clock::now();
            if (::write(descriptor, bytes.data(), bytes.size()) < 0 || ::fdatasync(descriptor) != 0) {
                fail(file.string() + ": cannot be written");
            }
            times.push_back(milliseconds(Clock::now() - began));
        }
        (void)::close(descriptor);
        Spread(times).print("  beside it: 256 bytes appended to a file and synced");
    }

    // On a clock of its own: an hour of four knobs that are turned all the time, and a note set twice in a second.
    void measureHour() const {
        const auto instrument = open();
        session::Autosave& autosave = *instrument->autosave();
        Project<Studio>& project = instrument->project();
        const std::uint64_t before = autosave.journalBytes();
        constexpr std::int64_t kHour{3'600'000};
        for (std::int64_t time = 0; time < kHour; time += 20) {
            for (std::uint8_t track = 0; track < 4; ++track) {
                const auto value = static_cast<std::int32_t>(200 + (time / 20 + track * 37) % 9'000);
                insist(project.commit(
                    {.author = {1}, .group = 1U + track}, PatternId{0},
                    SetTrackParam{.track = track, .id = ParamId::Cutoff, .value = value}));
            }
            if (time % 500 == 0) {
                insist(project.commit(
                    {.author = {1}, .group = project.newGroup()}, PatternId{0},
                    SetNote{
                        .track = 5,
                        .step = static_cast<std::uint8_t>(time / 500 % 64),
                        .note = {.velocity = static_cast<std::uint8_t>(1 + time / 32'000 % 120)}}));
            }
            serve(*instrument);
            autosave.service(time);
        }
        std::printf(
            "an hour of four knobs turned and 7,200 notes set: %.2f MiB of journal\n",
            static_cast<double>(autosave.journalBytes() - before) / (1U << 20U));
        autosave.finish();
    }

    fs::path folder_;
    mutable std::vector<float> left_ = std::vector<float>(64);
    mutable std::vector<float> right_ = std::vector<float>(64);
};

} // namespace
} // namespace tresillo::bench

int main(int argc, char** argv) {
    const std::filesystem::path where = argc > 1 ? argv[1] : ".";
    tresillo::bench::Bench(where / ("bench-kept-" + std::to_string(::getpid()))).measure();
}
