// SPDX-License-Identifier: MIT
#include "core/dsp/noise.h"
#include "tests/core/dsp/pieces.h"
#include "tests/core/dsp/spectrum.h"
#include "tests/harness/check.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

namespace tresillo {
namespace {

/// `stretches` thirds of a second of noise: the mean energy of each hertz, the RMS and the highest peak.
class LongNoise {
public:
    LongNoise(NoiseColor color, SampleRate rate, int stretches) {
        constexpr std::size_t kFrames = 16'384;
        Noise noise(rate);
        noise.start(color, 1);
        std::vector<float> sound(kFrames);
        noise.render(sound.data(), static_cast<int>(kFrames)); // until the lowest pole has settled
        hzPerBin_ = static_cast<double>(rate.hz) / kFrames;
        energies_.assign(kFrames / 2 + 1, 0.0);
        double power = 0.0;
        for (int stretch = 0; stretch < stretches; ++stretch) {
            noise.render(sound.data(), static_cast<int>(kFrames));
            for (const float sample : sound) {
                power += static_cast<double>(sample) * static_cast<double>(sample);
                peak_ = std::max(peak_, std::fabs(sample));
            }
            const Spectrum spectrum(sound, rate.hz);
            for (std::size_t bin = 0; bin < energies_.size(); ++bin) {
                energies_[bin] += spectrum.at(bin) * spectrum.at(bin);
            }
        }
        rms_ = std::sqrt(power / stretches / kFrames);
    }

    [[nodiscard]] double rms() const { return rms_; }
    [[nodiscard]] float peak() const { return peak_; }

    /// The density around `hz`, over a third of an octave, in dB.
    [[nodiscard]] double level(double hz) const {
        double energy = 0.0;
        int count = 0;
        for (std::size_t bin = 1; bin < energies_.size(); ++bin) {
            const double at = hzPerBin_ * static_cast<double>(bin);
            if (at > hz / 1.1225 && at < hz * 1.1225) {
                // Steep noise is not even over the band: each bin counts for what it would be in the middle.
                energy += energies_[bin] * std::pow(at / hz, -slope_ / 3.0103);
                ++count;
            }
        }
        return 10.0 * std::log10(energy / count);
    }

    /// How far the fall per octave is off `slope` at most, in any octave from 40 Hz to 16 kHz.
    [[nodiscard]] double furthestOff(double slope) {
        slope_ = slope;
        double worst = 0.0;
        for (double hz = 40.0; hz < 8'001.0; hz *= std::sqrt(2.0)) {
            worst = std::max(worst, std::fabs(level(2.0 * hz) - level(hz) - slope));
        }
        return worst;
    }

private:
    double hzPerBin_{1.0};
    std::vector<double> energies_{};
    double rms_{0.0};
    float peak_{0.0F};
    double slope_{0.0};
};

void checkSlope(const char* name, NoiseColor color, double slope) {
    for (const SampleRate rate : {SampleRate{44'100}, SampleRate{48'000}, SampleRate{192'000}}) {
        LongNoise noise(color, rate, 600);
        const double off = noise.furthestOff(slope);
        std::printf(
            "  %s at %d Hz: slope within %.2f dB, RMS %.3f, peak %.3f\n", name, rate.hz, off, noise.rms(),
            static_cast<double>(noise.peak()));
        CHECK(off < 0.5);
        CHECK(noise.peak() <= 1.0F);
    }
}

TEST_CASE("white noise is flat from 40 Hz to 16 kHz") { checkSlope("white", NoiseColor::White, 0.0); }

TEST_CASE("pink noise falls by 3 dB in each octave from 40 Hz to 16 kHz") {
    checkSlope("pink", NoiseColor::Pink, -3.0103);
}

TEST_CASE("brown noise falls by 6 dB in each octave from 40 Hz to 16 kHz") {
    checkSlope("brown", NoiseColor::Brown, -6.0206);
}

TEST_CASE("each hertz has the same energy at every rate") {
    for (const NoiseColor color : {NoiseColor::White, NoiseColor::Pink, NoiseColor::Brown}) {
        // There a bin is four times as wide.
        const double low = LongNoise(color, kRate, 100).level(1'000.0);
        const double high = LongNoise(color, {192'000}, 100).level(1'000.0) - 10.0 * std::log10(4.0);
        CHECK(std::fabs(high - low) < 0.5);
    }
}

TEST_CASE("noises have the levels that are written down") {
    CHECK(std::fabs(LongNoise(NoiseColor::White, kRate, 100).rms() - 0.2) < 0.002);
    CHECK(std::fabs(LongNoise(NoiseColor::Pink, kRate, 100).rms() - 0.286) < 0.004);
    CHECK(std::fabs(LongNoise(NoiseColor::Brown, kRate, 100).rms() - 0.3) < 0.02); // it wanders slowly
}

} // namespace
} // namespace tresillo
