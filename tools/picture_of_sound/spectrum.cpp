// SPDX-License-Identifier: MIT
#include "tools/picture_of_sound/spectrum.h"

#include <cmath>
#include <iterator>
#include <numbers>
#include <utility>

namespace tresillo::picture {

Spectrum::Spectrum() : window_(kFrames), turns_(kBins), values_(kFrames) {
    for (std::size_t at = 0; at < kFrames; ++at) {
        const double turn = 2 * std::numbers::pi * static_cast<double>(at) / kFrames;
        window_[at] = 0.5 - 0.5 * std::cos(turn);
        if (at < kBins) {
            turns_[at] = std::polar(1.0, -turn);
        }
    }
}

void Spectrum::addTo(Powers& powers, std::span<const float> frames, std::ptrdiff_t from) {
    for (std::size_t at = 0; at < kFrames; ++at) {
        const std::ptrdiff_t frame = from + static_cast<std::ptrdiff_t>(at);
        const bool isThere = frame >= 0 && frame < std::ssize(frames);
        values_[at] = isThere ? window_[at] * static_cast<double>(frames[static_cast<std::size_t>(frame)]) : 0.0;
    }
    transform();
    constexpr double kFullScale = kFrames / 4.0; // half a sine, under a window whose mean is a half
    for (std::size_t bin = 0; bin < kBins; ++bin) {
        powers[bin] += std::norm(values_[bin] / kFullScale);
    }
}

/// In place, decimated in time (J. W. Cooley and J. W. Tukey, 1965).
void Spectrum::transform() {
    for (std::size_t at = 1, mirror = 0; at < kFrames; ++at) {
        std::size_t bit = kFrames / 2;
        for (; (mirror & bit) != 0; bit /= 2) {
            mirror ^= bit;
        }
        mirror |= bit;
        if (at < mirror) {
            std::swap(values_[at], values_[mirror]);
        }
    }
    for (std::size_t half = 1; half < kFrames; half *= 2) {
        for (std::size_t from = 0; from < kFrames; from += 2 * half) {
            for (std::size_t at = from; at < from + half; ++at) {
                const std::complex<double> turned = values_[at + half] * turns_[(at - from) * (kBins / half)];
                values_[at + half] = values_[at] - turned;
                values_[at] += turned;
            }
        }
    }
}

} // namespace tresillo::picture
