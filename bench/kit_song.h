// SPDX-License-Identifier: MIT
#pragma once

#include "audio/kits/kit.h"
#include "core/engine/event.h"
#include "core/engine/param_source.h"
#include "core/engine/sink.h"
#include "core/params/param_table.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace tresillo::bench {

inline constexpr SampleRate kRate{48'000};
inline constexpr int kTracks = 8;
inline constexpr int kSteps = 64;
/// A sixteenth at 120 BPM.
inline constexpr std::int64_t kStepFrames = 6'000;
inline constexpr std::int64_t kSongFrames = std::int64_t{300} * 48'000;

/// The song that render speeds are compared with: 8 tracks of mono one-shots of 0.1 to 0.5 s at the engine's rate, 64
/// steps of which 48 % play, 300 s at 120 BPM. Notes overlap: each step has another slot.
struct KitSong {
    std::array<std::vector<float>, kTracks> samples{};
    std::array<std::array<bool, kTracks>, kSteps> steps{};

    KitSong() {
        std::uint32_t state = 1;
        const auto next = [&state] { return (state = state * 1'664'525U + 1'013'904'223U) >> 8; };
        for (std::size_t track = 0; track < kTracks; ++track) {
            samples[track].resize(4'800 + 19'200 * track / (kTracks - 1));
            for (float& sample : samples[track]) {
                sample = 0.1F * (static_cast<float>(next()) * (1.0F / 8'388'608.0F) - 1.0F);
            }
        }
        for (auto& step : steps) {
            for (bool& plays : step) {
                plays = next() % 100 < 48;
            }
        }
    }

    [[nodiscard]] bool plays(std::int64_t step, int track) const {
        return steps[static_cast<std::size_t>(step % kSteps)][static_cast<std::size_t>(track)];
    }
};

inline std::unique_ptr<audio::Kit> kitOf(const KitSong& song) {
    auto kit = std::make_unique<audio::Kit>();
    for (std::uint16_t track = 0; track < kTracks; ++track) {
        KitPad pad;
        static_cast<void>(pad.layers.push({.sample = track}));
        static_cast<void>(kit->description.pads.push(pad));
        kit->samples.emplace_back(song.samples[track], std::vector<float>{});
    }
    return kit;
}

/// Stands in for the engine, which has benchmarks of its own: sends the song's notes, all of `pitch`.
class KitPlayer final : public ParamSource {
public:
    explicit KitPlayer(const KitSong& song, std::uint8_t pitch = kSamplePitch, FilterMode filter = FilterMode::Off)
        : song_(song), pitch_(pitch), filter_(filter) {}

    std::int64_t advance(std::int64_t frames, EventSink& sink) {
        if (at_ == 0) {
            sink.kitHandover({0}, {.kit = 0, .handle = 0});
        }
        const std::int64_t end = at_ + frames;
        for (std::int64_t step = (at_ + kStepFrames - 1) / kStepFrames; step * kStepFrames < end; ++step) {
            for (int track = 0; track < kTracks; ++track) {
                if (song_.plays(step, track)) {
                    const auto slot = static_cast<std::uint8_t>(step % 8);
                    sink.noteOn(
                        {step * kStepFrames}, static_cast<std::uint8_t>(track),
                        {.id = ++id_, .pitch = pitch_, .velocity = 100, .slot = slot});
                }
            }
        }
        at_ = end;
        return frames;
    }

    [[nodiscard]] PatternId patternOf(std::uint8_t /*track*/) const override { return {}; }
    [[nodiscard]] PatternId patternBehind(std::uint8_t /*track*/) const override { return {}; }
    [[nodiscard]] std::int32_t trackParam(PatternId /*pattern*/, std::uint8_t track, ParamId id) const override {
        const bool used = track < kTracks;
        switch (id) {
        case ParamId::Instrument:
            return static_cast<std::int32_t>(used ? InstrumentKind::Pad : InstrumentKind::None);
        case ParamId::Pad:
            return used ? track : 0;
        case ParamId::FilterMode:
            return static_cast<std::int32_t>(filter_);
        case ParamId::Cutoff:
            return 3'000;
        default:
            return rowOf(id).initial;
        }
    }
    [[nodiscard]] std::int32_t projectParam(ParamId id) const override { return rowOf(id).initial; }
    [[nodiscard]] const Sound* sound(std::int32_t /*number*/) const override { return nullptr; }

private:
    const KitSong& song_;
    std::uint8_t pitch_;
    FilterMode filter_;
    std::int64_t at_{0};
    NoteId id_{0};
};

} // namespace tresillo::bench
