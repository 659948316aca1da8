// SPDX-License-Identifier: MIT
#include "audio/voices/tone.h"

#include "core/dsp/math.h"

namespace tresillo::audio {
namespace {

constexpr bool isNoise(OscillatorKind kind) { return kind >= OscillatorKind::White; }

constexpr Wave waveOf(OscillatorKind kind) {
    return kind == OscillatorKind::Saw ? Wave::Saw : kind == OscillatorKind::Square ? Wave::Square : Wave::Sine;
}

constexpr NoiseColor colorOf(OscillatorKind kind) {
    return kind == OscillatorKind::Pink    ? NoiseColor::Pink
           : kind == OscillatorKind::Brown ? NoiseColor::Brown
                                           : NoiseColor::White;
}

} // namespace

void Tone::start(OscillatorKind kind, std::uint32_t seed, const Course& course, SampleRate rate) {
    kind_ = kind;
    advance(course, rate);
    if (isNoise(kind)) {
        noise_ = Noise(rate);
        noise_.start(colorOf(kind), seed);
    } else {
        oscillator_.start(waveOf(kind), 0, incrementFrom_);
    }
}

void Tone::advance(const Course& course, SampleRate rate) {
    incrementFrom_ = phaseIncrement(course.from, rate);
    incrementTo_ = phaseIncrement(course.to, rate);
}

void Tone::render(float* samples, int frames, int inCell) {
    if (isNoise(kind_)) {
        noise_.render(samples, frames);
    } else {
        oscillator_.render(samples, frames, incrementFrom_, incrementTo_, inCell);
    }
}

double hertzOf(float tenths, float semitones) {
    return static_cast<double>(tenths) / 10.0 * ratioOfSemitones(static_cast<double>(semitones));
}

} // namespace tresillo::audio
