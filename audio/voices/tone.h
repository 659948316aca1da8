// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/dsp/noise.h"
#include "core/dsp/oscillator.h"
#include "core/params/choices.h"

#include <cstdint>

namespace tresillo::audio {

/// What a synthetic voice begins with: a wave or noise. Thread-safe: no. Realtime-safe: yes.
class Tone {
public:
    /// Where its pitch goes between the last grid point and the next, in hertz.
    struct Course {
        double from{440.0};
        double to{440.0};
    };

    /// Begins at the frame that is rendered next. Noises of different seeds differ.
    void start(OscillatorKind kind, std::uint32_t seed, const Course& course, SampleRate rate);
    /// At a grid point.
    void advance(const Course& course, SampleRate rate);

    /// Writes the next `frames` frames, which do not reach beyond the next grid point.
    void render(float* samples, int frames, int inCell);

private:
    OscillatorKind kind_{OscillatorKind::Saw};
    Oscillator oscillator_{};
    Noise noise_{SampleRate{}};
    std::uint32_t incrementFrom_{0};
    std::uint32_t incrementTo_{0};
};

/// The note number of A4, from which pitches of synthetic voices are counted.
inline constexpr float kConcertPitch = 69.0F;

/// What a note `semitones` above A4 sounds at where A4 sounds at `tenths` of a hertz.
/// Thread-safe: yes. Realtime-safe: yes.
double hertzOf(float tenths, float semitones);

} // namespace tresillo::audio
