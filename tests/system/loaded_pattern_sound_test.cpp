// SPDX-License-Identifier: MIT
// What a loaded pattern sounds like: as one that is launched in the same place, to the bit; and one that is there
// already like nothing at all.
#include "audio/renderer/renderer.h"
#include "core/engine/engine.h"
#include "core/params/choices.h"
#include "session/instrument.h"
#include "tests/core/dice.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <memory>
#include <vector>

namespace tresillo {
namespace {

constexpr SampleRate kSoundRate{48'000};
constexpr std::int64_t kBarFrames = 96'000;
constexpr std::uint16_t kContent = 2; ///< The buffer of what is launched or loaded.

/// Four synthetic tracks that play at random, on their steps or later. Nothing of it depends on the pattern's number or
/// on since when it plays.
Pattern<Studio> anyPattern(Dice& dice) {
    Pattern<Studio> pattern;
    for (std::size_t track = 0; track < 4; ++track) {
        const auto kind = dice.chance(50) ? InstrumentKind::Synth : InstrumentKind::Acid;
        (void)pattern.setTrackParam(track, ParamId::Instrument, static_cast<std::int32_t>(kind));
        (void)pattern.setTrackParam(track, ParamId::Level, dice.from(-300, 0));
        (void)pattern.setTrackParam(track, ParamId::Pan, dice.from(-50, 50));
        (void)pattern.setTrackParam(track, ParamId::Cutoff, dice.from(200, 9'000));
        (void)pattern.setTrackParam(track, ParamId::ReverbSend, dice.from(0, 500));
        (void)pattern.setTrackParam(track, ParamId::TrackLength, dice.from(3, 32));
        for (std::size_t step = 0; step < 32; ++step) {
            if (dice.chance(60)) {
                const Note note{
                    .pitch = static_cast<std::uint8_t>(dice.from(36, 72)),
                    .micro = static_cast<std::int8_t>(dice.from(0, 12)),
                    .length = static_cast<std::uint16_t>(dice.from(8, 200))};
                (void)pattern.setNote(track, step, 0, note);
            }
        }
    }
    return pattern;
}

/// An engine and a renderer that play pattern 0.
class Sounding {
public:
    Sounding(const Pattern<Studio>& playing, const Pattern<Studio>& content) {
        arena_.buffers[0] = playing;
        arena_.buffers[1] = content;
        arena_.buffers[kContent] = content;
        for (std::uint8_t slot = 0; slot < 2; ++slot) {
            send(SlotHandover{.slot = slot, .pattern = {slot}, .buffer = slot});
        }
        send(Command{Start{}});
    }
    void send(const QueueBody<Studio>& body) { (void)link_.messages.push({.body = body}); }
    void render(std::int64_t frames) {
        std::vector<float> left(static_cast<std::size_t>(frames));
        std::vector<float> right(static_cast<std::size_t>(frames));
        for (std::int64_t at = 0; at < frames; at += 256) {
            const auto count = static_cast<int>(std::min<std::int64_t>(256, frames - at));
            (void)renderer_.render(engine_, {.mix = {left.data() + at, right.data() + at}, .frames = count});
            while (const auto notice = link_.notices.pop()) {
                arrivals += std::holds_alternative<PatternLoaded>(notice->what) ? 1 : 0;
            }
        }
        for (std::size_t frame = 0; frame < left.size(); ++frame) {
            sound.push_back(std::bit_cast<std::uint32_t>(left[frame]));
            sound.push_back(std::bit_cast<std::uint32_t>(right[frame]));
        }
    }

    std::vector<std::uint32_t> sound{};
    int arrivals{0};

private:
    EngineLink<Studio> link_{};
    PatternArena<Studio> arena_{};
    Engine<Studio> engine_{kSoundRate, Model<Studio>{}, arena_, link_};
    audio::KitRegistry kits_{};
    audio::Renderer renderer_{kSoundRate, engine_, kits_};
};

TEST(LoadedPattern, SoundsToTheBitAsOneThatIsLaunchedInTheSamePlace) {
    Dice dice{3};
    for (int round = 0; round < 12; ++round) {
        const Pattern<Studio> playing = anyPattern(dice);
        const Pattern<Studio> content = anyPattern(dice);
        const std::int64_t asked = dice.from(1, 90'000);
        constexpr std::array kLines{LaunchLine::Now, LaunchLine::Step, LaunchLine::Beat, LaunchLine::Bar};
        const LaunchLine line = kLines[dice.below(kLines.size())];
        std::vector<std::uint32_t> sounds[2];
        for (const bool isLoaded : {false, true}) {
            const auto sounding = std::make_unique<Sounding>(playing, content);
            sounding->render(asked);
            if (isLoaded) {
                sounding->send(PatternLoad{.pattern = {0}, .buffer = kContent, .line = line});
            } else {
                sounding->send(Command{Launch{.pattern = {1}, .line = line, .keepPosition = true}});
            }
            sounding->render(2 * kBarFrames - asked);
            EXPECT_EQ(sounding->arrivals, isLoaded ? 1 : 0);
            sounds[isLoaded ? 1 : 0] = sounding->sound;
        }
        const auto differs = std::mismatch(sounds[0].begin(), sounds[0].end(), sounds[1].begin()).first;
        EXPECT_TRUE(differs == sounds[0].end())
            << "round " << round << ", at frame " << (differs - sounds[0].begin()) / 2;
        EXPECT_NE(
            std::count_if(sounds[0].begin(), sounds[0].end(), [](std::uint32_t bits) { return bits << 1U != 0; }), 0);
    }
}

/// Plays the demo, and loads what there is already into the patterns that play, or does not.
std::vector<std::uint32_t> demoWith(bool isLoading) {
    auto opened = session::Instrument::open("demos/tresillo", kSoundRate, {});
    EXPECT_TRUE(opened.ok()) << opened.message();
    session::Instrument& instrument = **opened;
    Project<Studio>& project = instrument.project();
    std::vector<std::uint32_t> sound;
    std::vector<float> block(512);
    int loads = 0;
    (void)project.command(Start{});
    for (int count = 0; count < 2'000; ++count) {
        (void)instrument.render({.mix = {block.data(), block.data() + 256}, .frames = 256});
        instrument.service();
        for (const float sample : block) {
            sound.push_back(std::bit_cast<std::uint32_t>(sample));
        }
        const PatternId id = instrument.status().read().patterns[0];
        if (const auto slot = project.model().slotOf(id); slot && isLoading && count % 40 == 7) {
            const Pattern<Studio> content = *project.pattern(id);
            ProjectValues values;
            (void)values.set(ParamId::ReverbRoom, project.model().projectParam(ParamId::ReverbRoom));
            const Outcome outcome = project.load(
                {.author = {5}}, id,
                {.content = content,
                 .names = project.names().tracks[*slot],
                 .values = values,
                 .line = static_cast<LaunchLine>(loads % 6)});
            EXPECT_EQ(outcome, Outcome::NothingToDo);
            ++loads;
        }
    }
    EXPECT_EQ(loads > 20, isLoading);
    return sound;
}

TEST(LoadedPattern, ThatIsThereAlreadyChangesNoByteOfSound) { EXPECT_TRUE(demoWith(true) == demoWith(false)); }

} // namespace
} // namespace tresillo
