// SPDX-License-Identifier: MIT
// What the effects cost: nanoseconds for each stereo frame, in cells of 64 frames, on two seconds of something like a
// drum machine.
#include "core/dsp/delay.h"
#include "core/dsp/ducker.h"
#include "core/dsp/limiter.h"
#include "core/dsp/reverb.h"

#include <benchmark/benchmark.h>

#include <array>
#include <cmath>
#include <vector>

namespace tresillo {
namespace {

constexpr int kCell = static_cast<int>(kControlFrames);
constexpr SampleRate kRate{48'000};
constexpr std::size_t kFrames = 1500 * kCell;

/// Kicks on the beats and hats between, `level` their highest peak: the kicks are smooth, the hats rough and softer.
std::vector<float> drums(double level, std::uint32_t seed) {
    std::vector<float> sound(kFrames);
    std::uint32_t state = seed;
    for (std::size_t frame = 0; frame < kFrames; ++frame) {
        state = state * 1'664'525U + 1'013'904'223U;
        const double noise = static_cast<double>(static_cast<std::int32_t>(state)) * 0x1p-31;
        const double kick = static_cast<double>(frame % 24'000) / kRate.hz;
        const double hat = static_cast<double>(frame % 6000) / kRate.hz;
        const double wave = std::sin(6.283185307 * (50.0 * kick + 3.0 * (1.0 - std::exp(-kick / 0.02))));
        sound[frame] =
            static_cast<float>(level * (0.75 * wave * std::exp(-kick / 0.25) + 0.25 * noise * std::exp(-hat / 0.03)));
    }
    return sound;
}

/// Has `process(left, right)` go through the sound cell by cell, over and over.
template <class Process> void measure(benchmark::State& state, double level, Process process) {
    const std::vector<float> leftSound = drums(level, 1);
    const std::vector<float> rightSound = drums(level, 2);
    std::array<float, kCell> left{};
    std::array<float, kCell> right{};
    std::size_t at = 0;
    for ([[maybe_unused]] auto round : state) {
        std::copy_n(&leftSound[at], kCell, left.begin());
        std::copy_n(&rightSound[at], kCell, right.begin());
        process(left.data(), right.data());
        benchmark::DoNotOptimize(left);
        benchmark::DoNotOptimize(right);
        at = at + kCell == kFrames ? 0 : at + kCell;
    }
    state.counters["ns/frame"] = benchmark::Counter(
        static_cast<double>(state.iterations()) * kCell,
        static_cast<benchmark::Counter::Flags>(benchmark::Counter::kIsRate | benchmark::Counter::kInvert));
}

void nothing(benchmark::State& state) {
    measure(state, 0.5, [](float*, float*) {});
}

void delay(benchmark::State& state) {
    std::vector<float> memory(Delay::memoryFor(kRate));
    Delay effect(kRate, memory);
    measure(state, 0.5, [&](float* left, float* right) { effect.process(left, right, kCell, 0); });
}

void delayMoving(benchmark::State& state) {
    std::vector<float> memory(Delay::memoryFor(kRate));
    Delay effect(kRate, memory);
    int cell = 0;
    measure(state, 0.5, [&](float* left, float* right) {
        const int turn = ++cell / 8 % 2;
        effect.set({.frames = 9000 + 999 * turn, .lowCut = 100.0F + 20.0F * static_cast<float>(turn)});
        effect.process(left, right, kCell, 0);
    });
}

void reverb(benchmark::State& state) {
    std::vector<float> memory(Reverb::memoryFor(kRate));
    Reverb effect(kRate, memory);
    measure(state, 0.5, [&](float* left, float* right) { effect.process(left, right, kCell, 0); });
}

void reverbMoving(benchmark::State& state) {
    std::vector<float> memory(Reverb::memoryFor(kRate));
    Reverb effect(kRate, memory);
    int cell = 0;
    measure(state, 0.5, [&](float* left, float* right) {
        effect.set({.room = ++cell / 8 % 2 == 0 ? 0.4F : 0.6F});
        effect.process(left, right, kCell, 0);
    });
}

/// The range is the sound's peak in percent of full scale; the ceiling is at 71.
void limiter(benchmark::State& state) {
    std::vector<float> memory(Limiter::memoryFor(kRate));
    Limiter effect(kRate, memory);
    measure(state, 0.01 * static_cast<double>(state.range(0)), [&](float* left, float* right) {
        effect.process(left, right, kCell, 0);
    });
}

void ducker(benchmark::State& state) {
    Ducker effect(kRate);
    effect.set({.depth = 6.0F});
    std::array<float, kCell> gains{};
    int cell = 0;
    measure(state, 0.5, [&](float* left, float* right) {
        if (++cell % 64 == 0) {
            effect.trigger();
        }
        effect.render(gains.data(), kCell);
        for (std::size_t frame = 0; frame < gains.size(); ++frame) {
            left[frame] *= gains[frame];
            right[frame] *= gains[frame];
        }
    });
}

BENCHMARK(nothing);
BENCHMARK(delay);
BENCHMARK(delayMoving);
BENCHMARK(reverb);
BENCHMARK(reverbMoving);
BENCHMARK(limiter)->Arg(40)->Arg(70)->Arg(100)->Arg(400);
BENCHMARK(ducker);

} // namespace
} // namespace tresillo
