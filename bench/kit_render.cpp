// SPDX-License-Identifier: MIT
// How fast eight tracks of drums are rendered, beside the bare loop that only adds the same samples, which nothing can
// beat, and beside the writing of the file. One iteration is the whole song; `x_real_time` is what counts.
#include "audio/files/file_writer.h"
#include "audio/renderer/renderer.h"
#include "bench/kit_song.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>

#include <unistd.h>

namespace tresillo::bench {
namespace {

constexpr int kBlock = 1'024;

void reportSpeed(benchmark::State& state) {
    const double seconds = static_cast<double>(kSongFrames) / kRate.hz;
    state.counters["x_real_time"] =
        benchmark::Counter(seconds * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

/// A file without a name, gone when it is closed.
int temporaryFile() {
    std::string name = "/tmp/tresillo-bench-XXXXXX";
    const int descriptor = mkstemp(name.data());
    unlink(name.c_str());
    return descriptor;
}

/// What remains of a renderer when everything is taken away that could be: where each hit falls is known, and each is a
/// loop over its samples.
void bareLoop(benchmark::State& state) {
    const KitSong song;
    std::vector<float> left(kBlock);
    std::vector<float> right(kBlock);
    for ([[maybe_unused]] auto iteration : state) {
        for (std::int64_t at = 0; at < kSongFrames; at += kBlock) {
            std::fill(left.begin(), left.end(), 0.0F);
            std::fill(right.begin(), right.end(), 0.0F);
            for (std::int64_t step = std::max<std::int64_t>(at / kStepFrames - 4, 0); step * kStepFrames < at + kBlock;
                 ++step) {
                for (int track = 0; track < kTracks; ++track) {
                    const std::vector<float>& sample = song.samples[static_cast<std::size_t>(track)];
                    const std::int64_t start = step * kStepFrames;
                    const std::int64_t from = std::max(start, at);
                    const std::int64_t to =
                        std::min(start + static_cast<std::int64_t>(sample.size()), at + std::int64_t{kBlock});
                    if (!song.plays(step, track) || from >= to) {
                        continue;
                    }
                    const float* __restrict source = sample.data() + (from - start);
                    float* __restrict one = left.data() + (from - at);
                    float* __restrict other = right.data() + (from - at);
                    for (std::int64_t frame = 0; frame < to - from; ++frame) {
                        one[frame] += source[frame] * 0.8F;
                        other[frame] += source[frame] * 0.8F;
                    }
                }
            }
            benchmark::DoNotOptimize(left.data());
            benchmark::DoNotOptimize(right.data());
            benchmark::ClobberMemory();
        }
    }
    reportSpeed(state);
}

void renderSong(benchmark::State& state, std::uint8_t pitch, FilterMode filter, bool toFile) {
    const KitSong song;
    std::vector<float> left(kBlock);
    std::vector<float> right(kBlock);
    for ([[maybe_unused]] auto iteration : state) {
        audio::KitRegistry kits;
        static_cast<void>(kits.add(kitOf(song)));
        KitPlayer player(song, pitch, filter);
        const auto renderer = std::make_unique<audio::Renderer>(kRate, player, kits);
        const int descriptor = toFile ? temporaryFile() : -1;
        std::optional<audio::FileWriter> writer;
        if (toFile) {
            writer =
                std::move(audio::FileWriter::open(descriptor, audio::FileFormat::WavFloat32, kRate, kSongFrames).value);
        }
        for (std::int64_t done = 0; done < kSongFrames; done += kBlock) {
            const auto frames = static_cast<int>(std::min<std::int64_t>(kBlock, kSongFrames - done));
            renderer->render(player, {.mix = {left.data(), right.data()}, .frames = frames, .stems = {}});
            if (writer && !writer->write(left.data(), right.data(), static_cast<std::size_t>(frames))) {
                state.SkipWithError(writer->problem().c_str());
                break;
            }
            benchmark::DoNotOptimize(left.data());
        }
        if (writer) {
            static_cast<void>(writer->close());
            ::close(descriptor);
        }
    }
    reportSpeed(state);
}

void direct(benchmark::State& state) { renderSong(state, 60, FilterMode::Off, false); }
void directToFile(benchmark::State& state) { renderSong(state, 60, FilterMode::Off, true); }
void pitchedDown(benchmark::State& state) { renderSong(state, 57, FilterMode::Off, false); }
void pitchedUp(benchmark::State& state) { renderSong(state, 63, FilterMode::Off, false); }
void filtered(benchmark::State& state) { renderSong(state, 60, FilterMode::LowPass, false); }

BENCHMARK(bareLoop)->Unit(benchmark::kMillisecond);
BENCHMARK(direct)->Unit(benchmark::kMillisecond);
BENCHMARK(directToFile)->Unit(benchmark::kMillisecond);
BENCHMARK(pitchedDown)->Unit(benchmark::kMillisecond);
BENCHMARK(pitchedUp)->Unit(benchmark::kMillisecond);
BENCHMARK(filtered)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace tresillo::bench
