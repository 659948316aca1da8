// SPDX-License-Identifier: MIT
#pragma once

// What the tests of sounds measure with. Frames are mono at 48 kHz, -1..1.

#include <span>
#include <vector>

namespace tresillo::kitgen {

/// The largest magnitude in dBFS.
double peakDecibels(std::span<const double> frames);

/// The power of each bin of a Hann-windowed Fourier transform of the frames, filled up with silence to `size`, a power
/// of two. Bin k lies at k * 48000 / size Hz; there are size / 2.
std::vector<double> powerSpectrum(std::span<const double> frames, std::size_t size);

/// The power-weighted mean frequency in Hz of the whole sound.
double centroid(std::span<const double> frames);

/// The share of the whole sound's power between each two neighbouring frequencies in Hz.
std::vector<double> bandShares(std::span<const double> frames, const std::vector<double>& edges);

/// The share of the whole sound's power between two frequencies in Hz, 0-1.
double bandShare(std::span<const double> frames, double fromHz, double toHz);

/// The strongest frequency in Hz between the two given, from a parabola through its bin's neighbours.
double strongestHz(std::span<const double> frames, double fromHz, double toHz);

/// The time constant in seconds (to 1/e) of the level between two times in seconds: a line through the logarithm of the
/// RMS of 5 ms windows.
double decayTime(std::span<const double> frames, double fromSeconds, double toSeconds);

/// The frames from one time in seconds to another, as far as there are any.
std::span<const double> between(std::span<const double> frames, double fromSeconds, double toSeconds);

/// The frames with only what lies between two frequencies left, phase kept.
std::vector<double> bandOf(std::span<const double> frames, double fromHz, double toHz);

} // namespace tresillo::kitgen
