// SPDX-License-Identifier: MIT
// What the blocks that voices are made of cost: nanoseconds for each frame, in cells of 64 frames.
#include "core/dsp/dc_block.h"
#include "core/dsp/drive.h"
#include "core/dsp/envelope.h"
#include "core/dsp/filter_lanes.h"
#include "core/dsp/ladder_lanes.h"
#include "core/dsp/lfo_shape.h"
#include "core/dsp/noise.h"
#include "core/dsp/oscillator.h"

#include <benchmark/benchmark.h>

#include <array>

namespace tresillo {
namespace {

constexpr int kCell = static_cast<int>(kControlFrames);
constexpr SampleRate kRate{48'000};

/// Four cells of sound that is neither silence nor too loud.
class Cells {
public:
    Cells() {
        std::uint32_t state = 1;
        for (auto& lane : lanes_) {
            for (float& sample : lane) {
                state = state * 1'664'525U + 1'013'904'223U;
                sample = static_cast<float>(static_cast<std::int32_t>(state)) * 0x1p-33F;
            }
        }
        fresh_ = lanes_;
    }

    /// What it was at first, as blocks work in place.
    void renew() { lanes_ = fresh_; }
    float* lane(std::size_t index) { return lanes_[index].data(); }
    LaneBuffers lanes() { return {lane(0), lane(1), lane(2), lane(3)}; }

private:
    std::array<std::array<float, kCell>, kLanes> lanes_{};
    std::array<std::array<float, kCell>, kLanes> fresh_{};
};

void countFrames(benchmark::State& state) {
    state.counters["ns/frame"] = benchmark::Counter(
        static_cast<double>(state.iterations()) * kCell,
        static_cast<benchmark::Counter::Flags>(benchmark::Counter::kIsRate | benchmark::Counter::kInvert));
}

void filterOne(benchmark::State& state) {
    Cells cells;
    Filter filter;
    const FilterPoint from = filterPoint(1'000.0F, 4.0F, kRate);
    const FilterPoint to = filterPoint(state.range(0) == 0 ? 1'000.0F : 1'100.0F, 4.0F, kRate);
    for ([[maybe_unused]] auto round : state) {
        cells.renew();
        filter.process(cells.lane(0), kCell, FilterShape::Low, from, to, 0);
        benchmark::DoNotOptimize(cells);
    }
    countFrames(state);
}
BENCHMARK(filterOne)->ArgName("moves")->Arg(0)->Arg(1);

void filterFour(benchmark::State& state) {
    Cells cells;
    FilterLanes filters;
    FilterLanePoints from;
    FilterLanePoints to;
    for (int lane = 0; lane < kLanes; ++lane) {
        const float hz = 500.0F * static_cast<float>(lane + 1);
        from.set(lane, filterPoint(hz, 4.0F, kRate));
        to.set(lane, filterPoint(state.range(0) == 0 ? hz : hz * 1.1F, 4.0F, kRate));
    }
    for ([[maybe_unused]] auto round : state) {
        cells.renew();
        filters.process(cells.lanes(), kCell, FilterShape::Low, from, to, 0);
        benchmark::DoNotOptimize(cells);
    }
    countFrames(state);
}
BENCHMARK(filterFour)->ArgName("moves")->Arg(0)->Arg(1);

void ladderOne(benchmark::State& state) {
    Cells cells;
    Ladder ladder;
    const LadderPoint from = ladderPoint(1'000.0F, 0.8F, kRate);
    const LadderPoint to = ladderPoint(state.range(0) == 0 ? 1'000.0F : 1'100.0F, 0.8F, kRate);
    for ([[maybe_unused]] auto round : state) {
        cells.renew();
        ladder.process(cells.lane(0), kCell, from, to, 0);
        benchmark::DoNotOptimize(cells);
    }
    countFrames(state);
}
BENCHMARK(ladderOne)->ArgName("moves")->Arg(0)->Arg(1);

void ladderFour(benchmark::State& state) {
    Cells cells;
    LadderLanes ladders;
    LadderLanePoints from;
    LadderLanePoints to;
    for (int lane = 0; lane < kLanes; ++lane) {
        const float hz = 500.0F * static_cast<float>(lane + 1);
        from.set(lane, ladderPoint(hz, 0.8F, kRate));
        to.set(lane, ladderPoint(state.range(0) == 0 ? hz : hz * 1.1F, 0.8F, kRate));
    }
    for ([[maybe_unused]] auto round : state) {
        cells.renew();
        ladders.process(cells.lanes(), kCell, from, to, 0);
        benchmark::DoNotOptimize(cells);
    }
    countFrames(state);
}
BENCHMARK(ladderFour)->ArgName("moves")->Arg(0)->Arg(1);

void oscillator(benchmark::State& state) {
    Cells cells;
    Oscillator oscillator;
    const auto wave = static_cast<Wave>(state.range(0));
    const std::uint32_t increment = phaseIncrement(static_cast<double>(state.range(1)), kRate);
    const std::uint32_t to = state.range(2) == 0 ? increment : increment + increment / 64;
    oscillator.start(wave, 0, increment);
    for ([[maybe_unused]] auto round : state) {
        oscillator.render(cells.lane(0), kCell, increment, to, 0);
        benchmark::DoNotOptimize(cells);
    }
    countFrames(state);
}
BENCHMARK(oscillator)
    ->ArgNames({"wave", "hz", "slides"})
    ->Args({0, 220, 0})
    ->Args({1, 55, 0})
    ->Args({1, 220, 0})
    ->Args({1, 880, 0})
    ->Args({1, 880, 1})
    ->Args({1, 5'000, 0})
    ->Args({2, 220, 0})
    ->Args({2, 880, 0});

void noise(benchmark::State& state) {
    Cells cells;
    Noise noise(kRate);
    noise.start(static_cast<NoiseColor>(state.range(0)), 1);
    for ([[maybe_unused]] auto round : state) {
        noise.render(cells.lane(0), kCell);
        benchmark::DoNotOptimize(cells);
    }
    countFrames(state);
}
BENCHMARK(noise)->ArgName("color")->DenseRange(0, static_cast<int>(NoiseColor::Brown));

void driveFour(benchmark::State& state) {
    Cells cells;
    Drive drive;
    DriveLanePoints from;
    DriveLanePoints to;
    for (int lane = 0; lane < kLanes; ++lane) {
        from.set(lane, drivePoint(0.8F, 1.0F));
        to.set(lane, drivePoint(state.range(0) == 0 ? 0.8F : 0.9F, 1.0F));
    }
    for ([[maybe_unused]] auto round : state) {
        cells.renew();
        drive.process(cells.lanes(), kCell, from, to, 0);
        benchmark::DoNotOptimize(cells);
    }
    countFrames(state);
}
BENCHMARK(driveFour)->ArgName("moves")->Arg(0)->Arg(1);

// Four saws through low-passes that move, with envelopes, panned onto a bus.
void voicesFour(benchmark::State& state) {
    Cells cells;
    Cells bus;
    FilterLanes filters;
    FilterLanePoints from;
    FilterLanePoints to;
    std::array<Oscillator, kLanes> oscillators;
    std::array<Envelope, kLanes> envelopes;
    std::array<std::uint32_t, kLanes> increments{};
    for (std::size_t voice = 0; voice < kLanes; ++voice) {
        const auto hz = 110.0F * static_cast<float>(voice + 2);
        increments[voice] = phaseIncrement(static_cast<double>(hz), kRate);
        oscillators[voice].start(Wave::Saw, 0, increments[voice]);
        envelopes[voice].start({.attack = 480, .decay = 2'000'000'000, .sustain = 0.7F, .release = 24'000});
        from.set(static_cast<int>(voice), filterPoint(4.0F * hz, 4.0F, kRate));
        to.set(static_cast<int>(voice), filterPoint(4.1F * hz, 4.0F, kRate));
    }
    for ([[maybe_unused]] auto round : state) {
        for (std::size_t voice = 0; voice < kLanes; ++voice) {
            oscillators[voice].render(cells.lane(voice), kCell, increments[voice], increments[voice], 0);
        }
        filters.process(cells.lanes(), kCell, FilterShape::Low, from, to, 0);
        for (std::size_t voice = 0; voice < kLanes; ++voice) {
            float* const samples = cells.lane(voice);
            envelopes[voice].apply(samples, kCell);
            float* const left = bus.lane(0);
            float* const right = bus.lane(1);
            const float pan = 0.2F * static_cast<float>(voice);
            for (int frame = 0; frame < kCell; ++frame) {
                left[frame] += samples[frame] * (1.0F - pan);
                right[frame] += samples[frame] * pan;
            }
        }
        benchmark::DoNotOptimize(bus);
        bus.renew();
    }
    countFrames(state);
}
BENCHMARK(voicesFour);

void dcBlockStereo(benchmark::State& state) {
    Cells cells;
    DcBlock<2> block(kRate);
    for ([[maybe_unused]] auto round : state) {
        cells.renew();
        block.process({cells.lane(0), cells.lane(1)}, kCell, 0);
        benchmark::DoNotOptimize(cells);
    }
    countFrames(state);
}
BENCHMARK(dcBlockStereo);

// Once in a cell of 64 frames.
void lfo(benchmark::State& state) {
    std::uint32_t phase = 0;
    for ([[maybe_unused]] auto round : state) {
        phase += 123'456'789U;
        benchmark::DoNotOptimize(lfoValue(static_cast<LfoShape>(state.range(0)), phase, phase >> 16U, 1));
    }
}
BENCHMARK(lfo)->ArgName("shape")->DenseRange(0, static_cast<int>(LfoShape::Smooth));

} // namespace
} // namespace tresillo
