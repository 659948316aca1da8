// SPDX-License-Identifier: MIT
// Reading and writing project.json: a demo as it lies in the repository, and a project of about the size of a slot.
#include "storage/json/project_json.h"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <memory>
#include <string>

namespace {

using namespace tresillo;

/// Some 60 kB of text: 16 tracks of 64 steps, half of them set, every fourth with locks.
storage::ProjectFile slotSized() {
    const auto pattern = std::make_unique<Pattern<Studio>>();
    for (std::size_t track = 0; track < Studio::kTracks; ++track) {
        (void)pattern->setTrackParam(track, ParamId::TrackLength, 64);
        for (std::size_t step = 0; step < 64; step += 2) {
            (void)pattern->setNote(track, step, 0, {.pitch = 48, .velocity = static_cast<std::uint8_t>(40 + step)});
            if (step % 8 == 0) {
                (void)pattern->setStepParam(track, step, ParamId::Cutoff, 1'000 + static_cast<std::int32_t>(step));
                (void)pattern->setStepParam(track, step, ParamId::Pan, -20);
            }
        }
    }
    storage::ProjectFile project;
    for (std::uint8_t id = 0; id < 2; ++id) {
        project.setPattern({id}, *pattern);
    }
    return project;
}

void readSlot(benchmark::State& state) {
    const std::string text = storage::formatProject(slotSized());
    for (auto _ : state) {
        benchmark::DoNotOptimize(storage::parseProject(text, "slot.json"));
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
    state.counters["bytes"] = static_cast<double>(text.size());
}

void writeSlot(benchmark::State& state) {
    const storage::ProjectFile project = slotSized();
    for (auto _ : state) {
        benchmark::DoNotOptimize(storage::formatProject(project));
    }
}

void readDemo(benchmark::State& state) {
    if (!storage::readProject("demos/tresillo")) {
        state.SkipWithError("run it from the root of the repository");
        return;
    }
    for (auto _ : state) {
        benchmark::DoNotOptimize(storage::readProject("demos/tresillo"));
    }
}

/// What the storage side does when a pattern is asked for.
void fillPattern(benchmark::State& state) {
    const storage::ProjectFile project = slotSized();
    const auto pattern = std::make_unique<Pattern<Studio>>();
    for (auto _ : state) {
        benchmark::DoNotOptimize(project.fillPattern(PatternId{0}, *pattern));
    }
}

BENCHMARK(readSlot);
BENCHMARK(writeSlot);
BENCHMARK(readDemo);
BENCHMARK(fillPattern);

} // namespace
