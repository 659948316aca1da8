// SPDX-License-Identifier: MIT
// The pool of locks: taking and giving back a cell costs the same however full the pool is, and a step's whole bundle
// is read in little time.
#include "core/model/apply.h"
#include "core/sequence/checksum.h"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <memory>

namespace {

using namespace tresillo;

/// A pattern whose pool holds this many locks, eight a step, on tracks 1 to 15; track 0 is free.
std::unique_ptr<Pattern<Studio>> patternWithLocks(std::int64_t locks) {
    auto pattern = std::make_unique<Pattern<Studio>>();
    for (std::int64_t lock = 0; lock < locks; ++lock) {
        const auto step = static_cast<std::size_t>(lock / 8);
        const ParamId id = controlChange(static_cast<std::uint8_t>(lock % 8));
        (void)pattern->setStepParam(1 + step / Studio::kSteps, step % Studio::kSteps, id, 64);
    }
    return pattern;
}

void setAndClearOneLock(benchmark::State& state) {
    const auto pattern = patternWithLocks(state.range(0));
    for (auto _ : state) {
        (void)pattern->setStepParam(0, 5, ParamId::Cutoff, 1'000);
        (void)pattern->clearStepParam(0, 5, ParamId::Cutoff);
    }
    state.SetItemsProcessed(2 * state.iterations());
}

void fillAndClearAStep(benchmark::State& state) {
    const auto pattern = patternWithLocks(state.range(0));
    StepValue<Studio> full{};
    for (std::uint8_t lock = 0; lock < Studio::kLocksPerStep; ++lock) {
        (void)full.values.push({.id = controlChange(lock), .value = 1});
    }
    for (auto _ : state) {
        (void)pattern->setStep(0, 5, full);
        (void)pattern->setStep(0, 5, {});
    }
}

void readAFullStep(benchmark::State& state) {
    Pattern<Studio> pattern;
    for (std::uint8_t lock = 0; lock < Studio::kLocksPerStep; ++lock) {
        (void)pattern.setStepParam(0, 5, controlChange(lock), lock);
    }
    for (auto _ : state) {
        std::int32_t sum = 0;
        pattern.forEachValue(0, 5, [&sum](const LockedValue& value) { sum += value.value; });
        benchmark::DoNotOptimize(sum);
    }
}

void applyAnEdit(benchmark::State& state) {
    const auto pattern = patternWithLocks(state.range(0));
    Model<Studio> model{};
    model.slots[0] = {.id = {0}, .pattern = pattern.get()};
    Edit<Studio> edit{};
    std::int32_t value = 0;
    for (auto _ : state) {
        edit.change = SetStepParam{.track = 0, .step = 5, .id = ParamId::Cutoff, .value = 100 + (value++ & 0xFFF)};
        benchmark::DoNotOptimize(apply(model, edit));
    }
}

void checksumOfAFullPattern(benchmark::State& state) {
    const auto pattern = patternWithLocks(Studio::kLockCells);
    for (auto _ : state) {
        benchmark::DoNotOptimize(checksum(*pattern));
    }
}

BENCHMARK(setAndClearOneLock)->Arg(0)->Arg(2'000)->Arg(4'000);
BENCHMARK(fillAndClearAStep)->Arg(0)->Arg(4'000);
BENCHMARK(readAFullStep);
BENCHMARK(applyAnEdit)->Arg(0)->Arg(4'000);
BENCHMARK(checksumOfAFullPattern);

} // namespace
