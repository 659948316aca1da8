// SPDX-License-Identifier: MIT
// What a performer does while a note rings - a mute, a solo, another pattern, one that is loaded, a stop - ends it
// without a step that the sound itself has not. The material is smooth, so that any step would show.
#include "audio/renderer/renderer.h"
#include "core/engine/engine.h"
#include "core/params/choices.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

namespace tresillo {
namespace {

constexpr SampleRate kSoundRate{48'000};
constexpr std::int32_t kGated = 2;
constexpr std::int64_t kBefore = 24'017;
constexpr std::int64_t kFade = 4'800; ///< Longer than any fade.
constexpr std::int64_t kAfter = 9'600;
constexpr std::uint16_t kLoaded = 2; ///< The buffer of what is loaded.

/// One period of 200 Hz after another.
std::vector<float> lowSine(std::size_t frames) {
    std::vector<float> samples(frames);
    for (std::size_t frame = 0; frame < frames; ++frame) {
        samples[frame] = std::sin(6.2831853F * static_cast<float>(frame % 240) / 240.0F);
    }
    return samples;
}

/// A pattern whose first track holds one low note for ever, or nothing.
Pattern<Studio> droneOf(InstrumentKind kind, bool sounds) {
    Pattern<Studio> pattern;
    const auto set = [&pattern](std::size_t track, ParamId id, std::int32_t value) {
        (void)pattern.setTrackParam(track, id, value);
    };
    set(0, ParamId::Instrument, static_cast<std::int32_t>(kind));
    set(0, ParamId::TrackLength, 128);
    set(0, ParamId::PlayMode, kGated); // a one-shot would ring to its end
    set(0, ParamId::Oscillator, kind == InstrumentKind::Synth ? 0 : 1);
    set(0, ParamId::AcidCutoff, 400);
    set(0, ParamId::AcidEnvAmount, 0);
    set(0, ParamId::AcidDrive, 0);
    set(1, ParamId::Instrument, static_cast<std::int32_t>(InstrumentKind::Synth));
    if (sounds) {
        const auto pitch = static_cast<std::uint8_t>(kind == InstrumentKind::Pad ? kSamplePitch : 45);
        (void)pattern.setNote(0, 0, 0, {.pitch = pitch, .velocity = 127, .length = kInfiniteLength});
    }
    return pattern;
}

/// An engine and a renderer with the drone in the first slot and an empty pattern in the second, playing.
class Drone {
public:
    explicit Drone(InstrumentKind kind)
        : engine_(kSoundRate, Model<Studio>{}, arena_, link_), renderer_(kSoundRate, engine_, kits_) {
        auto kit = std::make_unique<audio::Kit>();
        KitPad pad;
        (void)pad.layers.push({});
        (void)kit->description.pads.push(pad);
        kit->samples.emplace_back(lowSine(96'000), std::vector<float>{});
        send(KitHandover{.kit = 0, .handle = *kits_.add(std::move(kit))});
        for (std::uint8_t slot = 0; slot < 2; ++slot) {
            arena_.buffers[slot] = droneOf(kind, slot == 0);
            send(SlotHandover{.slot = slot, .pattern = {slot}, .buffer = slot});
        }
        arena_.buffers[kLoaded] = droneOf(kind, false);
        send(Command{Start{}});
    }

    void send(const QueueBody<Studio>& body) { (void)link_.messages.push({.body = body}); }

    void render(std::int64_t frames) {
        std::vector<float> left(static_cast<std::size_t>(frames));
        std::vector<float> right(static_cast<std::size_t>(frames));
        for (std::int64_t at = 0; at < frames; at += 256) {
            const auto count = static_cast<int>(std::min<std::int64_t>(256, frames - at));
            (void)renderer_.render(engine_, {.mix = {left.data() + at, right.data() + at}, .frames = count});
            while (link_.notices.pop()) {
            }
        }
        sound_.insert(sound_.end(), left.begin(), left.end());
    }

    /// The largest difference between neighbours, from frame `from` on.
    [[nodiscard]] float stepWithin(std::int64_t from, std::int64_t to) const {
        float largest = 0.0F;
        for (std::int64_t frame = from + 1; frame < to; ++frame) {
            largest = std::max(largest, std::abs(at(frame) - at(frame - 1)));
        }
        return largest;
    }
    [[nodiscard]] float peakWithin(std::int64_t from, std::int64_t to) const {
        float peak = 0.0F;
        for (std::int64_t frame = from; frame < to; ++frame) {
            peak = std::max(peak, std::abs(at(frame)));
        }
        return peak;
    }

private:
    [[nodiscard]] float at(std::int64_t frame) const { return sound_[static_cast<std::size_t>(frame)]; }

    EngineLink<Studio> link_{};
    PatternArena<Studio> arena_{};
    Engine<Studio> engine_;
    audio::KitRegistry kits_{};
    audio::Renderer renderer_;
    std::vector<float> sound_{};
};

struct Change {
    const char* name;
    QueueBody<Studio> body;
};

Edit<Studio> trackEdit(std::uint8_t track, ParamId id) {
    return {.change = SetTrackParam{.track = track, .id = id, .value = 1}};
}

class SmoothChanges : public testing::TestWithParam<InstrumentKind> {};

TEST_P(SmoothChanges, EndWhatRingsWithoutAStep) {
    const Change changes[]{
        {"mute gesture", Command{MuteTrack{.track = 0, .on = true}}},
        {"mute of the pattern", trackEdit(0, ParamId::Mute)},
        {"solo of another track", trackEdit(1, ParamId::Solo)},
        {"another pattern", Command{Launch{.pattern = {1}, .line = LaunchLine::Now}}},
        {"another pattern from the same place",
         Command{Launch{.pattern = {1}, .line = LaunchLine::Now, .keepPosition = true}}},
        {"a pattern that is loaded", PatternLoad{.buffer = kLoaded, .line = LaunchLine::Now}},
        {"stop", Command{Stop{}}},
        {"pause", Command{Pause{}}},
    };
    for (const Change& change : changes) {
        const auto drone = std::make_unique<Drone>(GetParam());
        drone->render(kBefore);
        drone->send(change.body);
        drone->render(kAfter);
        const float own = drone->stepWithin(kBefore / 2, kBefore);
        const float peak = drone->peakWithin(kBefore / 2, kBefore);
        EXPECT_GT(peak, 0.01F) << change.name;
        // A fade of 3 ms adds this to a sound's own steps.
        EXPECT_LE(drone->stepWithin(kBefore - 1, kBefore + kFade), 1.05F * own + peak / 144.0F) << change.name;
        EXPECT_LE(drone->peakWithin(kBefore + kFade, kBefore + kAfter), 0.0F) << change.name << ": it rings on";
    }
}

INSTANTIATE_TEST_SUITE_P(
    OfEveryInstrument, SmoothChanges, testing::Values(InstrumentKind::Pad, InstrumentKind::Synth, InstrumentKind::Acid),
    [](const testing::TestParamInfo<InstrumentKind>& kind) {
        return kind.param == InstrumentKind::Pad ? "Pad" : kind.param == InstrumentKind::Synth ? "Synth" : "Acid";
    });

} // namespace
} // namespace tresillo
