// SPDX-License-Identifier: MIT
#include "tools/kitgen/decimator.h"

#include "core/dsp/math.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tresillo::kitgen {
namespace {

constexpr double kPassHz = 20'000;
constexpr double kStopHz = 27'000;
constexpr double kStopDecibels = 104;
/// Coefficients on each side of the middle one: Kaiser's estimate for this transition and attenuation, rounded up.
constexpr std::size_t kSide = 184;

/// The modified Bessel function I0, from its power series.
double besselI0(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; k < 60; ++k) {
        term *= (x / (2 * k)) * (x / (2 * k));
        sum += term;
    }
    return sum;
}

/// The right half of a windowed sinc, middle first; the whole filter's sum is 1.
std::array<double, kSide + 1> makeHalfFilter() {
    constexpr double kBeta = 0.1102 * (kStopDecibels - 8.7); // Kaiser's formula for more than 50 dB
    constexpr double kCutoff = (kPassHz + kStopHz) / 2 / kInnerRate;
    std::array<double, kSide + 1> half{};
    double sum = 0;
    for (std::size_t i = 0; i <= kSide; ++i) {
        const auto x = static_cast<double>(i);
        const double sinc = i == 0 ? 2 * kCutoff : sinTurns(kCutoff * x) / (kPi<double> * x);
        const double place = x / static_cast<double>(kSide + 1);
        half[i] = sinc * besselI0(kBeta * std::sqrt(1 - place * place)) / besselI0(kBeta);
        sum += i == 0 ? half[i] : 2 * half[i];
    }
    for (double& coefficient : half) {
        coefficient /= sum;
    }
    return half;
}

} // namespace

std::vector<double> decimate(std::span<const double> input) {
    const auto half = makeHalfFilter();
    std::vector<double> padded(kSide + input.size() + kSide);
    std::ranges::copy(input, padded.begin() + kSide);
    std::vector<double> output((input.size() + kOversampling - 1) / kOversampling);
    for (std::size_t frame = 0; frame < output.size(); ++frame) {
        const double* middle = padded.data() + kSide + frame * kOversampling;
        // Four sums side by side, in a fixed order whatever the compiler makes of it.
        std::array<double, 4> sums{middle[0] * half[0], 0, 0, 0};
        for (std::size_t i = 1; i <= kSide; i += 4) {
            for (std::size_t lane = 0; lane < 4; ++lane) {
                const std::size_t at = i + lane;
                sums[lane] += half[at] * (middle[at] + *(middle - at));
            }
        }
        output[frame] = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    }
    return output;
}

} // namespace tresillo::kitgen
