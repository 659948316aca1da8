// SPDX-License-Identifier: MIT
#include "tools/kitgen/synth.h"

#include "tools/kitgen/decimator.h"
#include "tools/kitgen/filter.h"
#include "tools/kitgen/finish.h"
#include "tools/kitgen/noise.h"
#include "tools/kitgen/oscillator.h"
#include "tools/kitgen/squares.h"

#include <algorithm>
#include <cmath>

namespace tresillo::kitgen {
namespace {

/// Long enough for the loudest part to fall from full scale to well below the floor.
constexpr double kRenderedDecibels = 108;
/// Noise has run through its filter for this long when a sound starts, so that it starts at its full level.
constexpr int kWarmUpFrames = 8'192;
constexpr double kMaximallyFlat = 0.7071067811865476;
/// No filter is asked for more than this, however bright the stroke.
constexpr double kHighestHz = 20'000;

/// The recipe as this stroke and this repetition play it.
Recipe played(Recipe recipe, const Stroke& stroke, const Robin& robin) {
    const double pitch = ratioOfSemitones(robin.cents / 100);
    const auto shorten = [&](EnvelopeShape& shape) {
        shape.decay *= stroke.decay * robin.decay;
        shape.tail *= stroke.decay * robin.decay;
    };
    for (Tone& tone : recipe.tones) {
        tone.hz *= pitch;
        tone.depth *= stroke.pitchDepth;
        shorten(tone.envelope);
    }
    recipe.noise.hz = std::min(recipe.noise.hz * pitch * stroke.band, kHighestHz);
    recipe.noise.level *= recipe.tones.empty() ? 1 : stroke.noise;
    shorten(recipe.noise.envelope);
    for (double& hz : recipe.metal.hz) {
        hz *= pitch;
    }
    recipe.metal.bandHz = std::min(recipe.metal.bandHz * pitch * stroke.band, kHighestHz);
    recipe.metal.highPassHz *= stroke.band;
    recipe.metal.clip *= stroke.drive;
    shorten(recipe.metal.envelope);
    recipe.click.decibels += decibelsOfGain(stroke.noise);
    recipe.drive *= stroke.drive;
    recipe.lowPassHz = std::min(recipe.lowPassHz * stroke.brightness, kHighestHz);
    return recipe;
}

std::size_t framesOf(const Recipe& recipe) {
    double seconds = recipe.click.seconds;
    for (const Tone& tone : recipe.tones) {
        seconds = std::max(seconds, tone.envelope.duration(kRenderedDecibels));
    }
    if (recipe.noise.hz > 0) {
        seconds = std::max(seconds, recipe.noise.bursts.back() + recipe.noise.envelope.duration(kRenderedDecibels));
    }
    if (!recipe.metal.hz.empty()) {
        seconds = std::max(seconds, recipe.metal.envelope.duration(kRenderedDecibels));
    }
    return static_cast<std::size_t>(seconds * kInnerRate);
}

void addTone(std::vector<double>& out, const Tone& tone) {
    FallingSine sine{tone.hz, tone.depth, tone.depthTime, kInnerRate};
    Envelope envelope{tone.envelope, kInnerRate};
    for (double& frame : out) {
        frame += tone.level * envelope.next() * sine.next();
    }
}

void addNoise(std::vector<double>& out, const NoiseBand& band, const std::string& seed) {
    if (band.hz <= 0) {
        return;
    }
    Noise noise{seed + "/noise"};
    StateVariableFilter bandPass{band.hz, band.q, kInnerRate};
    StateVariableFilter highPass{band.highPassHz, kMaximallyFlat, kInnerRate};
    for (int i = 0; i < kWarmUpFrames; ++i) {
        highPass.next(bandPass.next(noise.next()).band);
    }
    // The band-pass lets through white noise as if it were pi/2 hz/q wide, out of half the rate.
    const double share = kPi<double> / 2 * band.hz / band.q / (kInnerRate / 2);
    const double gain = band.level / 3 / std::sqrt(Noise::kVariance * share);
    std::size_t burst = 0;
    Envelope envelope{band.envelope, kInnerRate};
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (burst < band.bursts.size() && static_cast<double>(i) >= band.bursts[burst] * kInnerRate) {
            EnvelopeShape shape = band.envelope;
            ++burst;
            shape.decay = burst == band.bursts.size() ? shape.decay : band.burstDecay;
            envelope = Envelope{shape, kInnerRate};
        }
        out[i] += gain * envelope.next() * highPass.next(bandPass.next(noise.next()).band).high;
    }
}

void addMetal(std::vector<double>& out, const Metal& metal, const std::string& seed) {
    if (metal.hz.empty()) {
        return;
    }
    Noise phases{seed + "/phases"};
    std::vector<double> starts(metal.hz.size());
    std::ranges::generate(starts, [&] { return (phases.next() + 1) / 2; });
    ClippedSquares squares{metal.hz, starts, metal.clip, kInnerRate};
    StateVariableFilter bandPass{metal.bandHz, metal.bandQ, kInnerRate};
    StateVariableFilter highPass{metal.highPassHz, kMaximallyFlat, kInnerRate};
    const auto next = [&] { return highPass.next(bandPass.next(squares.next()).band).high; };
    double energy = 0;
    for (int i = 0; i < kWarmUpFrames; ++i) {
        const double value = next();
        energy += value * value;
    }
    // Between two edges of slow squares the metal is silent; a stroke falls where it rings.
    const double typical = std::sqrt(energy / kWarmUpFrames);
    while (std::fabs(next()) < 1.5 * typical) {
    }
    Envelope envelope{metal.envelope, kInnerRate};
    for (double& frame : out) {
        frame += envelope.next() * next();
    }
}

void addClick(std::vector<double>& out, const Click& click, const std::string& seed) {
    const auto frames = std::min(static_cast<std::size_t>(click.seconds * kInnerRate), out.size());
    Noise noise{seed + "/click"};
    StateVariableFilter highPass{click.highPassHz, kMaximallyFlat, kInnerRate};
    StateVariableFilter audible{kHighestHz, kMaximallyFlat, kInnerRate};
    const double share = (kHighestHz - click.highPassHz) / (kInnerRate / 2);
    const double gain = gainOfDecibels(click.decibels) / 3 / std::sqrt(Noise::kVariance * share);
    for (std::size_t i = 0; i < frames; ++i) {
        // A cosine bell's falling half: loudest at once, silent at the end.
        const double fade = 0.5 + 0.5 * cosTurns(static_cast<double>(i) / static_cast<double>(frames) / 2);
        out[i] += gain * fade * audible.next(highPass.next(noise.next()).high).low;
    }
}

/// tanh whose gain for small signals is 1 when driven softly and whose ceiling is 1.
void saturate(std::vector<double>& out, double drive) {
    const double ceiling = tanh(drive);
    for (double& frame : out) {
        frame = tanh(drive * frame) / ceiling;
    }
}

void lowPass(std::vector<double>& out, double hz) {
    StateVariableFilter filter{hz, kMaximallyFlat, kInnerRate};
    for (double& frame : out) {
        frame = filter.next(frame).low;
    }
}

} // namespace

std::vector<double> renderTake(const std::string& kitId, const Recipe& recipe, Take take) {
    const Recipe stroke = played(recipe, kStrokes[take.layer], kRobinShapes[take.robin]);
    // Soft and hard strokes share their noise: a stroke between two layers then differs as the strokes do.
    const std::string seed = kitId + "/" + recipe.id + "/" + std::to_string(take.robin);
    std::vector<double> frames(framesOf(stroke));
    for (const Tone& tone : stroke.tones) {
        addTone(frames, tone);
    }
    addNoise(frames, stroke.noise, seed);
    addMetal(frames, stroke.metal, seed);
    addClick(frames, stroke.click, seed);
    saturate(frames, stroke.drive);
    lowPass(frames, stroke.lowPassHz);
    return finish(decimate(frames), stroke.highPassHz);
}

} // namespace tresillo::kitgen
