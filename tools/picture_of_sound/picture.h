// SPDX-License-Identifier: MIT
#pragma once

#include "tools/picture_of_sound/png.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tresillo::picture {

/// A sound to be drawn, both sides of it.
struct Sound {
    std::vector<float> left{};
    std::vector<float> right{};
    double rate{48'000};
};

inline constexpr double kLowestHertz = 40;
inline constexpr double kHighestHertz = 16'000;
/// What the darkest and the brightest colour of the spectrogram stand for, in dB of a sine of full scale.
inline constexpr double kDarkest = -84;
inline constexpr double kBrightest = -18;

/// From the ground to the brightest; the last one is the waveform's, the one before it that of lines.
const std::array<Colour, kColours>& palette();
inline constexpr std::uint8_t kShades = kColours - 2;
inline constexpr std::uint8_t kLine = kShades;
inline constexpr std::uint8_t kWave = kShades + 1;

/// The rows of a picture `height` high: a quarter is the waveform, the rest the spectrogram.
constexpr std::size_t rowsOfWave(std::size_t height) { return height / 4; }
/// The row of the spectrogram in which a frequency lies; equal intervals are equally high.
std::size_t rowOfHertz(double hertz, std::size_t height);

/// Waveform and spectrogram of a whole sound, with lines at 100 Hz, 1 kHz and 10 kHz.
/// Thread-safe: yes. Realtime-safe: no.
Image draw(const Sound& sound, std::size_t width, std::size_t height);

} // namespace tresillo::picture
