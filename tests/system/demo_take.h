// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tresillo {

struct Stereo {
    std::vector<float> left{};
    std::vector<float> right{};
};

/// A take of a project and what was measured of it. Decibels are those of full scale, unless they say otherwise.
struct DemoTake {
    std::string problem{};              ///< Empty if all went well.
    std::vector<std::string> remarks{}; ///< What was missing or broken.
    Stereo mix{};
    std::map<int, double> stemPeaks{}; ///< By track, from 1; the returns behind them. Before the master level.
    Stereo kept{};                     ///< The stem that was asked for.
    double limitedShare{0};            ///< Of the time, in which the limiter took off more than 0.01 dB.
    double limitedMost{0};             ///< The most that it took off, in dB.
    double unexplained{0};             ///< The most by which stems, level and limiter differ from the mix, linear.
};

/// Plays the song of a project, and its tail, at 48 kHz. `keep`: a track, from 1, whose stem is wanted whole.
DemoTake takeOf(const std::filesystem::path& project, int keep = 0);

/// The bytes of the first pattern, played for so many bars, as one number; 0 if that failed.
std::uint64_t fingerprintOf(const std::filesystem::path& project, std::int32_t bars, int blockSize);

double peakDecibels(const Stereo& sound);
/// The mean of the side that has more of it, in decibels.
double meanDecibels(const Stereo& sound);
/// How much of what lies below 120 Hz is not the same on both sides, in decibels of what is.
double widthOfLows(const Stereo& sound);

} // namespace tresillo
