// SPDX-License-Identifier: MIT
// What the worst block costs: 64 sample voices, all pitched and filtered, and 16 synth voices, with every effect on, in
// blocks of 64 frames, and the same while rows jump to anything. Processor time of the thread. Each block is rendered
// several times over from the same seed, and its least time counts: what the machine does beside comes only now and
// then. Run it as `bench_blocks [<seconds of sound> [<rounds>]]`.
#include "audio/renderer/renderer.h"
#include "bench/kit_song.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace tresillo::bench {
namespace {

constexpr int kBlock = 64;
constexpr std::uint8_t kSampleTracks = 12;
constexpr std::uint8_t kAllTracks = 16;
constexpr std::uint8_t kKits = 2;
constexpr std::uint8_t kPads = 32;
constexpr std::uint8_t kFirstPad = 36;

std::uint32_t roll(std::uint32_t& state) { return (state = state * 1'664'525U + 1'013'904'223U) >> 8; }

double threadSeconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

std::unique_ptr<audio::Kit> longKit(std::uint32_t seed) {
    auto kit = std::make_unique<audio::Kit>();
    std::vector<float> sound(96'000);
    for (float& sample : sound) {
        sample = 0.02F * (static_cast<float>(roll(seed)) * (1.0F / 8'388'608.0F) - 1.0F);
    }
    kit->samples.emplace_back(std::move(sound), std::vector<float>{});
    for (std::uint8_t pad = 0; pad < kPads; ++pad) {
        KitPad next;
        static_cast<void>(next.layers.push({.sample = 0}));
        next.loops = true;
        next.loopEnd = 96'000;
        static_cast<void>(kit->description.pads.push(next));
    }
    return kit;
}

/// Strikes two pads on each sample track and a note on each synth track at every sixteenth, all in one frame; rows jump
/// at other frames, if they do.
class FullPlayer final : public ParamSource {
public:
    explicit FullPlayer(bool jumps) : jumps_(jumps) {
        for (std::uint8_t track = 0; track < kAllTracks; ++track) {
            for (const ParamRow& row : kParamTable) {
                rows_[track][tresillo::indexOf(row.id)] = row.initial;
            }
            const bool isSample = track < kSampleTracks;
            set(track, ParamId::Instrument, static_cast<int>(isSample ? InstrumentKind::Kit : InstrumentKind::Synth));
            set(track, ParamId::Kit, track % kKits);
            set(track, ParamId::Tune, -37);
            set(track, ParamId::FilterMode, static_cast<std::int32_t>(FilterMode::LowPass));
            set(track, ParamId::Cutoff, 2'000);
            set(track, ParamId::FilterEnvAmount, 2'000);
            set(track, ParamId::Drive, 300);
            set(track, ParamId::Level, -180);
            set(track, ParamId::ReverbSend, 300);
            set(track, ParamId::DelaySend, 300);
        }
        for (const ParamRow& row : kParamTable) {
            project_[tresillo::indexOf(row.id)] = row.initial;
        }
        setProject(ParamId::DistortionDrive, 300);
        setProject(ParamId::DistortionMix, 500);
        setProject(ParamId::Limiter, 1);
    }

    std::int64_t advance(std::int64_t frames, EventSink& sink) {
        for (std::uint8_t kit = 0; kit < kKits && at_ == 0; ++kit) {
            sink.kitHandover({0}, {.kit = kit, .handle = kit});
        }
        const std::int64_t end = at_ + frames;
        if (jumps_ && (at_ + kStepFrames / 8) % (kStepFrames / 4) < frames) {
            jump(sink, Frames{at_});
        }
        for (std::int64_t step = (at_ + kStepFrames - 1) / kStepFrames; step * kStepFrames < end; ++step) {
            strike(sink, Frames{step * kStepFrames}, step);
        }
        at_ = end;
        return frames;
    }

    [[nodiscard]] PatternId patternOf(std::uint8_t /*track*/) const override { return {}; }
    [[nodiscard]] PatternId patternBehind(std::uint8_t /*track*/) const override { return {}; }
    [[nodiscard]] std::int32_t trackParam(PatternId /*pattern*/, std::uint8_t track, ParamId id) const override {
        return rows_[track][tresillo::indexOf(id)];
    }
    [[nodiscard]] std::int32_t projectParam(ParamId id) const override { return project_[tresillo::indexOf(id)]; }
    [[nodiscard]] const Sound* sound(std::int32_t /*number*/) const override { return nullptr; }

private:
    using Rows = std::array<std::int32_t, kParamRows>;

    void set(std::uint8_t track, ParamId id, std::int32_t value) { rows_[track][tresillo::indexOf(id)] = value; }
    void setProject(ParamId id, std::int32_t value) { project_[tresillo::indexOf(id)] = value; }

    void strike(EventSink& sink, Frames when, std::int64_t step) {
        const auto slot = static_cast<std::uint8_t>(step % 4);
        for (std::uint8_t track = 0; track < kAllTracks; ++track) {
            const int notes = track < kSampleTracks ? 2 : 1;
            for (int note = 0; note < notes; ++note) {
                const std::uint32_t pad = roll(dice_) % kPads;
                sink.noteOn(
                    when, track,
                    {.id = ++id_, .pitch = static_cast<std::uint8_t>(kFirstPad + pad), .velocity = 100, .slot = slot});
            }
        }
    }

    /// Every gliding row of one track, and of the mix, goes anywhere.
    void jump(EventSink& sink, Frames when) {
        const auto track = static_cast<std::uint8_t>(roll(dice_) % kAllTracks);
        for (const ParamRow& row : kParamTable) {
            const auto value = static_cast<std::int32_t>(
                row.minimum +
                static_cast<std::int32_t>(roll(dice_) % static_cast<std::uint32_t>(row.maximum - row.minimum + 1)));
            if (row.smoothed && row.scope == Scope::Track) {
                set(track, row.id, value);
            } else if (row.smoothed && row.scope == Scope::Project) {
                setProject(row.id, value);
            }
        }
        sink.trackChanged(when, track);
        sink.projectChanged(when);
    }

    bool jumps_;
    std::uint32_t dice_{2026};
    std::array<Rows, kAllTracks> rows_{};
    Rows project_{};
    std::int64_t at_{0};
    NoteId id_{0};
};

/// The time of each block, the least of all rounds; and the most of all rounds in the last place.
struct Times {
    std::vector<double> least{};
    double most{0.0};
    int voices{0};
};

Times measure(bool jumps, std::size_t blocks, int rounds) {
    Times times{.least = std::vector<double>(blocks, 1.0)};
    std::array<float, kBlock> left{};
    std::array<float, kBlock> right{};
    for (int round = 0; round < rounds; ++round) {
        audio::KitRegistry kits;
        for (std::uint8_t kit = 0; kit < kKits; ++kit) {
            static_cast<void>(kits.add(longKit(kit + 1U)));
        }
        FullPlayer player(jumps);
        const auto renderer = std::make_unique<audio::Renderer>(kRate, player, kits);
        for (double& least : times.least) {
            const double before = threadSeconds();
            renderer->render(player, {.mix = {left.data(), right.data()}, .frames = kBlock, .stems = {}});
            const double took = threadSeconds() - before;
            least = std::min(least, took);
            times.most = std::max(times.most, took);
        }
        times.voices = renderer->takeStatus().voices;
    }
    return times;
}

void report(const char* name, Times times) {
    // The first two seconds fill up with voices.
    const std::size_t filled =
        std::min<std::size_t>(2 * static_cast<std::size_t>(kRate.hz) / kBlock, times.least.size() / 2);
    std::vector<double> sorted(times.least.begin() + static_cast<std::ptrdiff_t>(filled), times.least.end());
    const auto at = std::max_element(sorted.begin(), sorted.end()) - sorted.begin();
    const auto worstFrame = (static_cast<std::int64_t>(filled) + at) * kBlock;
    std::sort(sorted.begin(), sorted.end());
    const double budget = static_cast<double>(kBlock) / kRate.hz;
    const double median = sorted[sorted.size() / 2];
    const double worst = sorted.back();
    std::printf(
        "%-8s %d voices at the end; of %zu blocks, microseconds: median %.0f, 99.9 %% %.0f, worst %.0f (%.2f of the "
        "median, %.0f %% of the budget; frame %lld, %lld behind a sixteenth); worst of any round %.0f\n",
        name, times.voices, sorted.size(), 1e6 * median, 1e6 * sorted[sorted.size() * 999 / 1000], 1e6 * worst,
        worst / median, 100.0 * worst / budget, static_cast<long long>(worstFrame),
        static_cast<long long>(worstFrame % kStepFrames), 1e6 * times.most);
}

} // namespace
} // namespace tresillo::bench

int main(int argc, char** argv) {
    using tresillo::bench::kBlock;
    using tresillo::bench::kRate;
    const long seconds = argc > 1 ? std::max(std::strtol(argv[1], nullptr, 10), 5L) : 60L;
    const int rounds = argc > 2 ? std::max(static_cast<int>(std::strtol(argv[2], nullptr, 10)), 1) : 3;
    const std::size_t blocks = static_cast<std::size_t>(seconds) * static_cast<std::size_t>(kRate.hz) / kBlock;
    for (const bool jumps : {false, true}) {
        tresillo::bench::report(jumps ? "jumping" : "steady", tresillo::bench::measure(jumps, blocks, rounds));
    }
    return 0;
}
