// SPDX-License-Identifier: MIT
#include "core/dsp/half_band.h"
#include "core/dsp/interpolator.h"
#include "core/dsp/same_value.h"
#include "tests/core/dsp/pieces.h"
#include "tests/harness/check.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

namespace tresillo {
namespace {

constexpr int kGuard = 32;

const Interpolator& interpolator() {
    static const Interpolator built;
    return built;
}

/// A sine of `frequency` x half the rate, with room on both sides.
std::vector<float> sine(double frequency, int frames) {
    std::vector<float> sound(static_cast<std::size_t>(frames + 2 * kGuard));
    for (std::size_t frame = 0; frame < sound.size(); ++frame) {
        const double at = static_cast<double>(frame) - kGuard;
        sound[frame] = static_cast<float>(std::sin(kPiDouble * frequency * at + 0.3));
    }
    return sound;
}

/// Reads a sound at `speed`.
std::vector<float> readAt(const std::vector<float>& sound, double speed, int frames) {
    std::vector<float> read(static_cast<std::size_t>(frames));
    const int cutoff = Interpolator::cutoffFor(speed);
    for (std::size_t frame = 0; frame < read.size(); ++frame) {
        const auto place = static_cast<std::int64_t>(static_cast<double>(frame) * speed * 4294967296.0);
        const float* at = sound.data() + kGuard + (place >> 32);
        read[frame] = interpolator().read(at, static_cast<std::uint32_t>(place), cutoff);
    }
    return read;
}

/// The energy in decibels of what is left of `sound` once the sine of `frequency` x half the rate is taken out, and the
/// amplitude of that sine.
struct Residue {
    double decibels;
    double amplitude;
};

Residue without(const std::vector<float>& sound, double frequency) {
    double ss = 0.0;
    double sc = 0.0;
    double cc = 0.0;
    double xs = 0.0;
    double xc = 0.0;
    for (std::size_t frame = 0; frame < sound.size(); ++frame) {
        const double s = std::sin(kPiDouble * frequency * static_cast<double>(frame));
        const double c = std::cos(kPiDouble * frequency * static_cast<double>(frame));
        const auto x = static_cast<double>(sound[frame]);
        ss += s * s;
        sc += s * c;
        cc += c * c;
        xs += x * s;
        xc += x * c;
    }
    const double determinant = ss * cc - sc * sc;
    const double a = (xs * cc - xc * sc) / determinant;
    const double b = (xc * ss - xs * sc) / determinant;
    double energy = 0.0;
    for (std::size_t frame = 0; frame < sound.size(); ++frame) {
        const double angle = kPiDouble * frequency * static_cast<double>(frame);
        const double rest = static_cast<double>(sound[frame]) - a * std::sin(angle) - b * std::cos(angle);
        energy += rest * rest;
    }
    const double power = energy / static_cast<double>(sound.size()) / 0.5;
    return {.decibels = 10.0 * std::log10(power + 1e-30), .amplitude = std::hypot(a, b)};
}

double energyOf(const std::vector<float>& sound) {
    double energy = 0.0;
    for (const float sample : sound) {
        energy += static_cast<double>(sample) * static_cast<double>(sample);
    }
    return 10.0 * std::log10(energy / static_cast<double>(sound.size()) / 0.5 + 1e-30);
}

TEST_CASE("reading at fraction 0 gives the frame itself, bit for bit") {
    std::uint32_t state = 3;
    std::vector<float> sound(2000);
    for (float& sample : sound) {
        state = state * 1'664'525U + 1'013'904'223U;
        sample = static_cast<float>(static_cast<std::int32_t>(state)) * (1.0F / 2'147'483'648.0F);
    }
    bool same = true;
    for (std::size_t frame = kGuard; frame + kGuard < sound.size(); ++frame) {
        same = same && isSameValue(interpolator().read(sound.data() + frame, 0, 0), sound[frame]);
    }
    CHECK(same);
}

TEST_CASE("slower than its own speed, a tone keeps its level, and errors lie below -80 dB to 0.8 of half the rate") {
    for (const double frequency : {0.01, 0.1, 0.3, 0.5, 0.7, 0.8}) {
        for (const double speed : {0.37, 0.5, 0.8908987181403393, 0.999}) {
            const Residue residue = without(readAt(sine(frequency, 9000), speed, 8000), frequency * speed);
            CHECK(residue.decibels < -80.0);
            CHECK(std::fabs(20.0 * std::log10(residue.amplitude)) < 0.1);
        }
    }
}

TEST_CASE("faster, what would fold back below 0.8 of half the rate is taken away to -70 dB") {
    double worst = -200.0;
    for (const double speed : {1.01, 1.0594630943592953, 1.2, 1.4142135623730951, 1.681792830507429, 1.99}) {
        // These would be heard at 2 - frequency x speed.
        for (double frequency = 1.2 / speed; frequency < 1.0; frequency += 0.01) {
            worst = std::max(worst, energyOf(readAt(sine(frequency, 17'000), speed, 8000)));
        }
    }
    std::printf("  worst alias below 0.8 of half the rate: %.1f dB\n", worst);
    CHECK(worst < -70.0);
}

TEST_CASE("faster, a tone that stays below 0.7 of half the rate keeps its level within 0.5 dB") {
    for (const double speed : {1.01, 1.0594630943592953, 1.2, 1.4142135623730951, 1.681792830507429, 1.99}) {
        for (const double heard : {0.02, 0.2, 0.4, 0.6, 0.7}) {
            const Residue residue = without(readAt(sine(heard / speed, 17'000), speed, 8000), heard);
            CHECK(residue.decibels < -70.0);
            CHECK(std::fabs(20.0 * std::log10(residue.amplitude)) < 0.5);
        }
    }
}

TEST_CASE("a constant stays constant at every speed: no offset, no hum") {
    const std::vector<float> ones(12'000, 1.0F);
    for (const double speed : {0.1, 0.7, 1.3, 1.9}) {
        const std::vector<float> read = readAt(ones, speed, 5000);
        for (const float sample : read) {
            CHECK(std::fabs(sample - 1.0F) < 1e-6F);
        }
    }
}

TEST_CASE("each eighth of an octave above its own speed lowers the cutoff by one step") {
    CHECK_EQ(Interpolator::cutoffFor(0.25), 0);
    CHECK_EQ(Interpolator::cutoffFor(1.0), 0);
    CHECK_EQ(Interpolator::cutoffFor(1.0000001), 1);
    CHECK_EQ(Interpolator::cutoffFor(1.0905), 1);
    CHECK_EQ(Interpolator::cutoffFor(1.0906), 2);
    CHECK_EQ(Interpolator::cutoffFor(2.0), 8);
    CHECK_EQ(Interpolator::cutoffFor(100.0), 8);
}

TEST_CASE("half the rate keeps tones to 0.85 of the new half rate and what folds below that is under -80 dB") {
    const HalfBand halfBand;
    for (const double frequency : {0.01, 0.2, 0.35, 0.425, 0.575, 0.7, 0.9}) {
        const std::vector<float> sound = sine(frequency, 8000);
        std::vector<float> half(HalfBand::halfOf(sound.size()));
        halfBand.halve(sound, half);
        // Without the ends, where the tone begins and breaks off.
        const std::vector<float> middle(half.begin() + 100, half.end() - 100);
        if (frequency < 0.5) {
            const Residue residue = without(middle, 2.0 * frequency);
            CHECK(residue.decibels < -80.0);
            CHECK(std::fabs(20.0 * std::log10(residue.amplitude)) < 0.05);
        } else {
            CHECK(energyOf(middle) < -80.0);
        }
    }
}

} // namespace
} // namespace tresillo
