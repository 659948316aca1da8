// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <complex>
#include <cstddef>
#include <span>
#include <vector>

namespace tresillo::picture {

/// The power of a sound at the frequencies of a Fourier transform, under a Hann window.
/// Thread-safe: no. Realtime-safe: no.
class Spectrum {
public:
    static constexpr std::size_t kFrames = 4096;
    static constexpr std::size_t kBins = kFrames / 2;
    using Powers = std::array<double, kBins>;

    Spectrum();

    /// Adds to `powers` those of the kFrames frames from `from` on, which may lie beyond either end; a sine of full
    /// scale adds 1 at its frequency.
    void addTo(Powers& powers, std::span<const float> frames, std::ptrdiff_t from);

private:
    void transform();

    std::vector<double> window_;
    std::vector<std::complex<double>> turns_; ///< Of a circle, in kFrames parts.
    std::vector<std::complex<double>> values_;
};

} // namespace tresillo::picture
