// SPDX-License-Identifier: MIT
#include "tests/tools/kitgen/analysis.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <complex>
#include <map>
#include <numbers>

namespace tresillo::kitgen {
namespace {

using Complex = std::complex<double>;
constexpr double kAnalysisRate = 48'000;
constexpr std::size_t kWholeSound = 1 << 18; // 5.4 s: longer than any sound

/// exp(2 pi i k / size) for the lower half of k; kept, as a few sizes are used over and over.
const std::vector<Complex>& turnsOf(std::size_t size) {
    static std::map<std::size_t, std::vector<Complex>> kept;
    std::vector<Complex>& turns = kept[size];
    for (std::size_t k = turns.size(); k < size / 2; ++k) {
        turns.push_back(std::polar(1.0, 2 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(size)));
    }
    return turns;
}

/// In place, size a power of two; `direction` -1 forward, +1 back (without the division by the size).
void transform(std::vector<Complex>& data, double direction) {
    const std::size_t size = data.size();
    for (std::size_t i = 1, j = 0; i < size; ++i) {
        std::size_t bit = size >> 1;
        for (; (j & bit) != 0; bit >>= 1) {
            j ^= bit;
        }
        j ^= bit;
        if (i < j) {
            std::swap(data[i], data[j]);
        }
    }
    const std::vector<Complex>& turns = turnsOf(size);
    for (std::size_t length = 2; length <= size; length <<= 1) {
        const std::size_t stride = size / length;
        for (std::size_t start = 0; start < size; start += length) {
            for (std::size_t k = 0; k < length / 2; ++k) {
                const Complex even = data[start + k];
                const Complex turn = turns[k * stride];
                const Complex other = data[start + k + length / 2];
                // Multiplied out: the operator also looks for infinities.
                const double sine = direction * turn.imag();
                const Complex odd{
                    other.real() * turn.real() - other.imag() * sine, other.real() * sine + other.imag() * turn.real()};
                data[start + k] = even + odd;
                data[start + k + length / 2] = even - odd;
            }
        }
    }
}

std::vector<double> powers(std::vector<Complex> data) {
    transform(data, -1);
    std::vector<double> result(data.size() / 2);
    std::ranges::transform(
        data.begin(), data.begin() + static_cast<std::ptrdiff_t>(result.size()), result.begin(),
        [](Complex value) { return std::norm(value); });
    return result;
}

/// Of the whole sound, unwindowed: it starts and ends in silence.
std::vector<double> wholeSpectrum(std::span<const double> frames) {
    std::vector<Complex> data(std::max(kWholeSound, std::bit_ceil(frames.size())));
    std::ranges::copy(frames, data.begin());
    return powers(std::move(data));
}

double binOf(double hz, std::size_t bins) { return hz * 2 * static_cast<double>(bins) / kAnalysisRate; }

} // namespace

double peakDecibels(std::span<const double> frames) {
    double peak = 1e-12;
    for (const double frame : frames) {
        peak = std::max(peak, std::fabs(frame));
    }
    return 20 * std::log10(peak);
}

std::vector<double> powerSpectrum(std::span<const double> frames, std::size_t size) {
    std::vector<Complex> data(size);
    const std::size_t count = std::min(frames.size(), size);
    for (std::size_t i = 0; i < count; ++i) {
        const double turn = 2 * std::numbers::pi * (static_cast<double>(i) + 0.5) / static_cast<double>(count);
        data[i] = frames[i] * (0.5 - 0.5 * std::cos(turn));
    }
    return powers(std::move(data));
}

double centroid(std::span<const double> frames) {
    const std::vector<double> spectrum = wholeSpectrum(frames);
    double sum = 0;
    double weighted = 0;
    for (std::size_t i = 0; i < spectrum.size(); ++i) {
        sum += spectrum[i];
        weighted += spectrum[i] * static_cast<double>(i);
    }
    return weighted / sum / binOf(1, spectrum.size());
}

std::vector<double> bandShares(std::span<const double> frames, const std::vector<double>& edges) {
    const std::vector<double> spectrum = wholeSpectrum(frames);
    std::vector<double> shares(edges.size() - 1);
    double sum = 0;
    for (std::size_t i = 0; i < spectrum.size(); ++i) {
        const double hz = static_cast<double>(i) / binOf(1, spectrum.size());
        const auto above = std::ranges::upper_bound(edges, hz);
        sum += spectrum[i];
        if (above != edges.begin() && above != edges.end()) {
            shares[static_cast<std::size_t>(above - edges.begin()) - 1] += spectrum[i];
        }
    }
    for (double& share : shares) {
        share /= sum;
    }
    return shares;
}

double bandShare(std::span<const double> frames, double fromHz, double toHz) {
    return bandShares(frames, {fromHz, toHz}).front();
}

double strongestHz(std::span<const double> frames, double fromHz, double toHz) {
    const std::vector<double> spectrum = powerSpectrum(frames, kWholeSound);
    const auto first = static_cast<std::size_t>(binOf(fromHz, spectrum.size()));
    const auto last = static_cast<std::size_t>(binOf(toHz, spectrum.size()));
    std::size_t best = first;
    for (std::size_t i = first; i <= last; ++i) {
        best = spectrum[i] > spectrum[best] ? i : best;
    }
    const double left = std::log(spectrum[best - 1]);
    const double middle = std::log(spectrum[best]);
    const double right = std::log(spectrum[best + 1]);
    const double offset = 0.5 * (left - right) / (left - 2 * middle + right);
    return (static_cast<double>(best) + offset) / binOf(1, spectrum.size());
}

double decayTime(std::span<const double> frames, double fromSeconds, double toSeconds) {
    const std::span<const double> part = between(frames, fromSeconds, toSeconds);
    const std::size_t window = std::clamp<std::size_t>(part.size() / 20, 96, 2'000);
    double n = 0, sumX = 0, sumY = 0, sumXX = 0, sumXY = 0;
    for (std::size_t start = 0; start + window <= part.size(); start += window) {
        double energy = 1e-30;
        for (const double frame : part.subspan(start, window)) {
            energy += frame * frame;
        }
        const double x = static_cast<double>(start) / kAnalysisRate;
        const double y = 0.5 * std::log(energy);
        n += 1;
        sumX += x;
        sumY += y;
        sumXX += x * x;
        sumXY += x * y;
    }
    return -(n * sumXX - sumX * sumX) / (n * sumXY - sumX * sumY);
}

std::span<const double> between(std::span<const double> frames, double fromSeconds, double toSeconds) {
    const auto first = std::min(static_cast<std::size_t>(fromSeconds * kAnalysisRate), frames.size());
    const auto last = std::min(static_cast<std::size_t>(toSeconds * kAnalysisRate), frames.size());
    return frames.subspan(first, last - first);
}

std::vector<double> bandOf(std::span<const double> frames, double fromHz, double toHz) {
    std::vector<Complex> data(std::bit_ceil(frames.size() * 2));
    std::ranges::copy(frames, data.begin());
    transform(data, -1);
    const std::size_t half = data.size() / 2;
    for (std::size_t i = 0; i < data.size(); ++i) {
        const double hz = static_cast<double>(std::min(i, data.size() - i)) / binOf(1, half);
        if (hz < fromHz || hz >= toHz) {
            data[i] = 0;
        }
    }
    transform(data, 1);
    std::vector<double> result(frames.size());
    for (std::size_t i = 0; i < result.size(); ++i) {
        result[i] = data[i].real() / static_cast<double>(data.size());
    }
    return result;
}

} // namespace tresillo::kitgen
