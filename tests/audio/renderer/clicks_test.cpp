// SPDX-License-Identifier: MIT
// What changes while something rings makes no step that the sound itself has not: the material is smooth, so that any
// step would show.
#include "core/params/words.h"
#include "tests/audio/renderer/rig.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tresillo::audio::test {
namespace {

constexpr std::size_t kUp = 24'000;
constexpr std::size_t kDown = 60'000;
constexpr std::size_t kEnd = 96'000;
constexpr std::size_t kAround = 4'800; ///< Long enough for every glide and fade.

float stepWithin(const std::vector<float>& sound, std::size_t from, std::size_t to) {
    return largestStep(partOf(sound, from, to));
}

/// A low note on track 0, held: a sine for a sample, a sine of a synth, or a saw through an acid voice's ladder.
void hold(Rig& rig, InstrumentKind kind) {
    rig.addPad(sine(kEnd, 200.0));
    rig.values.set(0, ParamId::Instrument, static_cast<std::int32_t>(kind));
    rig.values.set(0, ParamId::Oscillator, kind == InstrumentKind::Synth ? 0 : 1);
    rig.values.set(0, ParamId::FilterMode, static_cast<std::int32_t>(FilterMode::LowPass));
    rig.values.set(0, ParamId::Cutoff, 1'000);
    rig.values.set(0, ParamId::AcidCutoff, 400);
    rig.values.set(0, ParamId::AcidEnvAmount, 0);
    rig.values.set(0, ParamId::AcidDrive, 0);
    rig.note(
        0, 0,
        {.id = 1,
         .pitch = static_cast<std::uint8_t>(kind == InstrumentKind::Pad ? kSamplePitch : 45),
         .velocity = 127});
}

/// Renders while `set` puts something to its most and back to its least; the steps meanwhile, and those before, between
/// and after.
struct Steps {
    float changing{0.0F};
    float own{0.0F};
    float peak{0.0F};
};

Steps stepsOf(Rig& rig) {
    const Take take = rig.render(static_cast<std::int64_t>(kEnd));
    const std::vector<float>& sound = take.left;
    return {
        .changing = std::max(stepWithin(sound, kUp - 1, kUp + kAround), stepWithin(sound, kDown - 1, kDown + kAround)),
        .own = std::max(
            {stepWithin(sound, kUp / 2, kUp), stepWithin(sound, kUp + kAround, kDown),
             stepWithin(sound, kDown + kAround, kEnd)}),
        .peak = peakOf(sound, 0, kEnd)};
}

/// What a fade of 3 ms, or a glide, may add to a step of full level.
constexpr float kSlope = 1.0F / 144.0F;
/// The cutoff glides evenly in Hz: on its way from 50 to 18,000 the low note is let in within a millisecond.
constexpr float kOpeningSlope = 1.0F / 48.0F;

void expectSmooth(const Steps& steps, const std::string& what, float slope = kSlope) {
    EXPECT_GT(steps.peak, 0.01F) << what;
    EXPECT_LE(steps.changing, 1.05F * steps.own + slope * steps.peak) << what << ", peak " << steps.peak;
}

TEST(Smooth, AJumpOfAnyGlidingRowOfATrack) {
    for (const InstrumentKind kind : {InstrumentKind::Pad, InstrumentKind::Synth, InstrumentKind::Acid}) {
        for (const ParamId row : kSmoothedRows) {
            Rig rig;
            hold(rig, kind);
            const auto setTo = [row](std::int32_t value) {
                return [row, value](Rig& at, Frames when) {
                    at.values.set(0, row, value);
                    at.renderer->trackChanged(when, 0);
                };
            };
            rig.values.set(0, row, rowOf(row).minimum);
            rig.at(kUp, setTo(rowOf(row).maximum));
            rig.at(kDown, setTo(rowOf(row).minimum));
            expectSmooth(
                stepsOf(rig),
                std::string{wordsOf(row).key} + " of instrument " + std::to_string(static_cast<int>(kind)),
                row == ParamId::Cutoff ? kOpeningSlope : kSlope);
        }
    }
}

TEST(Smooth, AJumpOfAnyRowOfTheMix) {
    for (const ParamRow& row : kParamTable) {
        if (row.scope != Scope::Project) {
            continue;
        }
        Rig rig;
        hold(rig, InstrumentKind::Synth);
        rig.values.set(0, ParamId::ReverbSend, 500);
        rig.values.set(0, ParamId::DelaySend, 500);
        const auto setTo = [id = row.id](std::int32_t value) {
            return [id, value](Rig& at, Frames when) {
                at.values.setProject(id, value);
                at.renderer->projectChanged(when);
            };
        };
        rig.values.setProject(row.id, row.minimum);
        rig.at(kUp, setTo(row.maximum));
        rig.at(kDown, setTo(row.minimum));
        expectSmooth(stepsOf(rig), std::string{wordsOf(row.id).key});
    }
}

TEST(Smooth, AnotherInstrumentOnATrackWhoseNoteRings) {
    for (const InstrumentKind kind : {InstrumentKind::Pad, InstrumentKind::Synth, InstrumentKind::Acid}) {
        Rig rig;
        hold(rig, kind);
        const auto setTo = [](InstrumentKind other) {
            return [other](Rig& at, Frames when) {
                at.values.set(0, ParamId::Instrument, static_cast<std::int32_t>(other));
                at.renderer->trackChanged(when, 0);
            };
        };
        rig.at(kUp, setTo(kind == InstrumentKind::Pad ? InstrumentKind::Synth : InstrumentKind::Pad));
        rig.at(kDown, setTo(kind));
        expectSmooth(stepsOf(rig), "instrument " + std::to_string(static_cast<int>(kind)));
    }
}

TEST(Smooth, AnotherKitWhileAPadRings) {
    Rig rig;
    hold(rig, InstrumentKind::Pad);
    const std::uint16_t other = rig.addKit(sine(100, 200.0));
    rig.at(kUp, [other](Rig& at, Frames when) { at.renderer->kitHandover(when, {.kit = 0, .handle = other}); });
    expectSmooth(stepsOf(rig), "kit");
}

TEST(Smooth, ANoteThatIsCutOffByAMuteOrAnotherPattern) {
    for (const InstrumentKind kind : {InstrumentKind::Synth, InstrumentKind::Acid}) {
        Rig rig;
        hold(rig, kind);
        rig.off(kUp, 0, 1, true);
        expectSmooth(stepsOf(rig), "instrument " + std::to_string(static_cast<int>(kind)));
    }
}

} // namespace
} // namespace tresillo::audio::test
