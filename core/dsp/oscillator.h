// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tresillo {

enum class Wave : std::uint8_t { Sine, Saw, Square };

/// How far the phase of a wave of `hz` goes in a frame; a whole period is 2^32. Limited to 0 and 0.45 of the rate. The
/// pitch is right within 0.005 cents from 20 Hz on, at every rate. Thread-safe: yes. Realtime-safe: yes.
std::uint32_t phaseIncrement(double hz, SampleRate rate);

/// A sine, a saw or a square of +-1 without offset. All rise through 0 at phase 0; the saw falls at half a period.
///
/// Saw and square are the plain shapes, each of whose jumps is made smooth (band_step.h): harmonics keep their level
/// within 0.5 dB up to 0.75 of half the rate; what folds to below 20 kHz at 48 kHz lies under -60 dB of the fundamental
/// (measured by tests/core/dsp/oscillator_test.cpp). Like every band-limited jump these ring: peaks reach 1.2. As the
/// smooth step begins before its jump, the wave is worked out kReach frames ahead: it begins at its own frame and
/// phase, but hears of a new pitch that much later (0.25 ms).
///
/// The phase is a whole number, so that pieces of any length give the same bits. A wave costs about 0.6 ns a frame
/// and 5 ns for each jump. Thread-safe: no. Realtime-safe: yes.
class Oscillator {
public:
    static constexpr int kReach = 12;

    /// The frame rendered next is at `phase` of the wave, as if it had always gone on by `increment`.
    void start(Wave wave, std::uint32_t phase, std::uint32_t increment);

    /// Writes 1 to 64 frames that do not reach beyond the next grid point, the first `inCell` behind the last one.
    /// Within the cell the increment goes straight from `from` to `to` (while it does, within 2^-26 of the rate).
    void render(float* out, int frames, std::uint32_t from, std::uint32_t to, int inCell);

private:
    static constexpr std::size_t kTaps = std::size_t{2} * kReach;
    struct Course;
    template <Wave Shape> void renderJumps(float* out, int frames, const Course& course);

    /// Of the frame that is worked out next; for saw and square that is kReach frames ahead.
    std::uint32_t phase_{0};
    Wave wave_{Wave::Sine};
    std::array<float, static_cast<std::size_t>(kReach)> plain_{}; ///< The shape of the frames until there.
    std::array<float, kTaps> smooth_{}; ///< What jumps until there add to the frames that are still to come.
};

} // namespace tresillo
