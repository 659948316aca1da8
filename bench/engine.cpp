// SPDX-License-Identifier: MIT
// What playing costs: a step's trigger by the number of its locks, a tick in which nothing happens, and a whole bar;
// and what it costs to foresee it.
#include "core/engine/engine.h"

#include "core/engine/forecast.h"

#include <benchmark/benchmark.h>

#include <memory>

namespace tresillo {
namespace {

/// Takes the events and does nothing with them but keep the compiler from leaving them out.
class NullSink final : public EventSink {
public:
    void noteOn(Frames at, std::uint8_t, const NoteOn& note) override {
        benchmark::DoNotOptimize(at);
        benchmark::DoNotOptimize(note.locks.size());
        ++notes;
    }
    void noteOff(Frames at, std::uint8_t, const NoteOff&) override { benchmark::DoNotOptimize(at); }
    void paramsLocked(Frames at, std::uint8_t, const ParamsLocked&) override { benchmark::DoNotOptimize(at); }
    void paramsReturn(Frames at, std::uint8_t) override { benchmark::DoNotOptimize(at); }
    void metronome(Frames at, MetronomeClick) override { benchmark::DoNotOptimize(at); }
    void trackChanged(Frames at, std::uint8_t) override { benchmark::DoNotOptimize(at); }
    void projectChanged(Frames at) override { benchmark::DoNotOptimize(at); }
    void kitHandover(Frames at, const KitHandover&) override { benchmark::DoNotOptimize(at); }
    void songClock(Frames at, const SongClock&) override { benchmark::DoNotOptimize(at); }
    void controlAll(Frames at, const ControlAll&) override { benchmark::DoNotOptimize(at); }

    std::int64_t notes{0};
};

template <class Sizes> struct Playing {
    explicit Playing(std::size_t tracks, std::size_t locks, std::int32_t ratchets) {
        Pattern<Sizes>& pattern = arena->buffers[0];
        for (std::size_t track = 0; track < tracks; ++track) {
            (void)pattern.setTrackParam(track, ParamId::Instrument, 1);
            (void)pattern.setTrackParam(track, ParamId::TrackLength, 8);
            (void)pattern.setTrackParam(track, ParamId::Ratchet, ratchets);
            for (std::size_t step = 0; step < 8; ++step) {
                (void)pattern.setNote(track, step, 0, Note{.length = 32});
                for (std::size_t lock = 0; lock < locks; ++lock) {
                    // Control changes 0-23: the costly kind, which are locked and given back.
                    (void)pattern.setStepParam(track, step, controlChange(static_cast<std::uint8_t>(lock)), 64);
                }
            }
        }
        (void)link->messages.push({.serial = 1, .at = kAsap, .body = SlotHandover{}});
        (void)link->messages.push({.serial = 2, .at = kAsap, .body = Command{Start{}}});
    }

    void advance(std::int64_t frames) {
        (void)engine->advance(frames, sink);
        while (link->notices.pop()) {
        }
    }

    std::unique_ptr<PatternArena<Sizes>> arena = std::make_unique<PatternArena<Sizes>>();
    std::unique_ptr<EngineLink<Sizes>> link = std::make_unique<EngineLink<Sizes>>();
    std::unique_ptr<Engine<Sizes>> engine =
        std::make_unique<Engine<Sizes>>(SampleRate{48'000}, Model<Sizes>{}, *arena, *link);
    NullSink sink{};
};

constexpr std::int64_t kStepFrames = 6'000; // 120 BPM at 48 kHz

// One step of one track: decided, locked, begun, ended and given back. What a step costs without any event is the time
// of `nothing` for as many frames.
template <class Sizes> void stepTrigger(benchmark::State& state) {
    Playing<Sizes> playing{1, static_cast<std::size_t>(state.range(0)), 1};
    playing.advance(kStepFrames);
    for ([[maybe_unused]] auto round : state) {
        playing.advance(kStepFrames);
    }
    state.counters["locks"] = static_cast<double>(state.range(0));
}
BENCHMARK(stepTrigger<Studio>)->Arg(0)->Arg(8)->Arg(24);
BENCHMARK(stepTrigger<Pocket>)->Arg(0)->Arg(4)->Arg(8);

// A block in which nothing happens: what each block costs at least.
template <class Sizes> void nothing(benchmark::State& state) {
    Playing<Sizes> playing{0, 0, 1};
    playing.advance(64);
    for ([[maybe_unused]] auto round : state) {
        playing.advance(64);
    }
}
BENCHMARK(nothing<Studio>);
BENCHMARK(nothing<Pocket>);

// Every track on every step, plain and with eight repeats: a bar of two seconds in blocks of 256 frames.
template <class Sizes> void fullBar(benchmark::State& state) {
    Playing<Sizes> playing{Sizes::kTracks, 4, static_cast<std::int32_t>(state.range(0))};
    playing.advance(kStepFrames);
    for ([[maybe_unused]] auto round : state) {
        for (std::int64_t frame = 0; frame < 16 * kStepFrames; frame += 256) {
            playing.advance(256);
        }
    }
    state.counters["ratchets"] = static_cast<double>(state.range(0));
    state.counters["notes"] = benchmark::Counter(static_cast<double>(playing.sink.notes), benchmark::Counter::kIsRate);
}
BENCHMARK(fullBar<Studio>)->Arg(1)->Arg(8)->Unit(benchmark::kMicrosecond);
BENCHMARK(fullBar<Pocket>)->Arg(1)->Arg(8)->Unit(benchmark::kMicrosecond);

// The coming pass of all tracks, as long as the argument says. The worst case: each step asks for the one before, and
// there is none to find.
template <class Sizes> void foresee(benchmark::State& state) {
    Playing<Sizes> playing{Sizes::kTracks, 0, 1};
    Pattern<Sizes>& pattern = playing.arena->buffers[0];
    const bool asks = state.range(1) != 0;
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        (void)pattern.setTrackParam(track, ParamId::TrackLength, static_cast<std::int32_t>(state.range(0)));
        for (std::size_t step = 0; step < static_cast<std::size_t>(state.range(0)); ++step) {
            (void)pattern.setNote(track, step, 0, Note{});
            if (asks) {
                const Condition condition{.kind = ConditionKind::Previous};
                (void)pattern.setStepParam(track, step, ParamId::Condition, encodeCondition(condition));
            }
        }
    }
    playing.advance(kStepFrames);
    const Outlook<Sizes> outlook = playing.link->outlook.read();
    for ([[maybe_unused]] auto round : state) {
        benchmark::DoNotOptimize(forecast(playing.engine->model(), outlook));
    }
    state.counters["steps"] = static_cast<double>(state.range(0));
    state.counters["asks"] = asks ? 1.0 : 0.0;
}
BENCHMARK(foresee<Studio>)->Args({16, 0})->Args({128, 0})->Args({128, 1})->Unit(benchmark::kMicrosecond);

} // namespace
} // namespace tresillo
