// SPDX-License-Identifier: MIT
// What it costs to keep a pattern in a slot durably, with its backup, beside one synced write of the same bytes in the
// same run (write, fsync, rename, fsync of the folder), and how long it takes to read a slot and to check all of it.
// Run it as `bench_slots [<folder on the disk that is meant>]`; without one it is the current one.
#include "session/slots/project_slots.h"
#include "storage/files.h"
#include "storage/json/slot_json.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <unistd.h>

namespace tresillo::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kTurns = 300;
constexpr double kMostSave = 50;  // ms
constexpr double kMostRatio = 2;  // of one synced write
constexpr double kMostLoad = 0.5; // ms
constexpr std::size_t kMostBytes = std::size_t{1} << 20U;

/// A typical pattern: eight tracks, half of their steps set, every fourth with locks.
storage::SlotFile typicalSlot() {
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
    storage::SlotFile slot{};
    slot.pattern = storage::SparsePattern{*pattern, {}};
    return slot;
}

double millisecondsOf(const auto& work) {
    const auto began = Clock::now();
    work();
    return std::chrono::duration<double, std::milli>(Clock::now() - began).count();
}

double half(std::vector<double> values, const char* what) {
    std::ranges::sort(values);
    const double middle = values[values.size() / 2];
    std::printf(
        "%-56s %8.3f ms half, %8.3f ms 95 %%, %8.3f ms worst\n", what, middle, values[values.size() * 95 / 100],
        values.back());
    return middle;
}

void check(bool isSo, const std::string& problem) {
    if (!isSo) {
        std::fprintf(stderr, "bench_slots: %s\n", problem.c_str());
        std::exit(1);
    }
}

int run(const fs::path& folder) {
    const session::ProjectSlots slots{folder, "bench"};
    const auto number = storage::SlotNumber::of(1);
    const storage::SlotFile slot = typicalSlot();
    check(!slots.save(number, slot, {}, 0), "the slot cannot be saved");
    const std::string text = storage::readFile(slots.files().fileOf(number), kMostBytes).value();
    std::vector<double> saves;
    std::vector<double> writes;
    std::vector<double> loads;
    for (int turn = 0; turn < kTurns; ++turn) { // in turns, so that a busy disk is busy for both
        writes.push_back(millisecondsOf([&] { check(!storage::writeFile(folder / "plain.json", text), "no disk"); }));
        saves.push_back(millisecondsOf([&] { check(!slots.save(number, slot, {}, turn), "the slot was refused"); }));
        loads.push_back(millisecondsOf([&] { check(slots.read(number).ok(), "the slot cannot be read"); }));
    }
    std::printf("a slot of %zu bytes\n", text.size());
    const double write = half(std::move(writes), "one synced write of the same bytes");
    const double save = half(std::move(saves), "a slot saved, its backup kept");
    const double load = half(std::move(loads), "a slot read and checked");
    std::printf("a save costs %.2f synced writes\n", save / write);
    const bool isMet = save <= kMostSave && save / write <= kMostRatio && load <= kMostLoad;
    std::printf(
        "%s: at most %.0f ms and %.0f synced writes to save, %.1f ms to load\n", isMet ? "met" : "MISSED", kMostSave,
        kMostRatio, kMostLoad);
    return isMet ? 0 : 1;
}

} // namespace
} // namespace tresillo::bench

int main(int count, char** words) {
    const std::filesystem::path folder =
        std::filesystem::path{count > 1 ? words[1] : "."} / ("bench_slots." + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    const int code = tresillo::bench::run(folder);
    std::filesystem::remove_all(folder);
    return code;
}
