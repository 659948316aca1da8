// SPDX-License-Identifier: MIT
#include "core/dsp/oscillator.h"
#include "core/dsp/same_value.h"
#include "tests/core/dsp/pieces.h"
#include "tests/core/dsp/spectrum.h"
#include "tests/harness/check.h"
#include "tests/harness/effort.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

namespace tresillo {
namespace {

std::vector<float> steadyWave(Wave wave, double hz, SampleRate rate, int cells) {
    const std::uint32_t increment = phaseIncrement(hz, rate);
    Oscillator oscillator;
    oscillator.start(wave, 0, increment);
    std::vector<float> sound(static_cast<std::size_t>(cells * kCell));
    inPieces(0, cells, [&](int frame, int frames, int inCell) {
        oscillator.render(sound.data() + frame, frames, increment, increment, inCell);
    });
    return sound;
}

constexpr int kSpectrumCells = kFullSize ? 512 : 256;

struct Purity {
    double alias; ///< The strongest tone to 20 kHz that is no harmonic, in dB of the fundamental.
    double worst; ///< How far a harmonic below 15 kHz lies off its 1 / n at most, in dB.
};

Purity purity(Wave wave, double hz, SampleRate rate) {
    const Spectrum spectrum(steadyWave(wave, hz, rate, kSpectrumCells), rate.hz);
    const double fundamental = spectrum.tone(hz);
    Purity found{.alias = decibels(spectrum.strangest(hz, 0.0, 20'000.0) / fundamental), .worst = 0.0};
    for (int n = 1; n * hz < 15'000.0; n += wave == Wave::Square ? 2 : 1) {
        const double wanted = wave == Wave::Square ? 4.0 / kPiDouble / n : 2.0 / kPiDouble / n;
        const double off = std::fabs(decibels(spectrum.tone(n * hz) / wanted));
        found.worst = off > found.worst ? off : found.worst;
    }
    return found;
}

TEST_CASE("what folds back of saws and squares lies below -60 dB of the fundamental, to 20 kHz at 48 kHz") {
    for (const Wave wave : {Wave::Saw, Wave::Square}) {
        for (const double hz : {110.3, 440.0, 1'234.5, 2'000.0, 2'003.7, 3'001.9, 5'000.0, 5'017.0}) {
            const Purity found = purity(wave, hz, kRate);
            std::printf(
                "  %s of %.1f Hz: alias %.1f dB, harmonics within %.2f dB\n", wave == Wave::Saw ? "saw" : "square", hz,
                found.alias, found.worst);
            CHECK(found.alias < -60.0);
        }
    }
}

TEST_CASE("harmonics of saws and squares are there within 0.5 dB up to 15 kHz") {
    for (const SampleRate rate : {SampleRate{44'100}, kRate, SampleRate{96'000}}) {
        for (const double hz : {110.3, 1'234.5, 2'000.0, 2'003.7, 5'000.0}) {
            CHECK(purity(Wave::Saw, hz, rate).worst < 0.5);
            CHECK(purity(Wave::Square, hz, rate).worst < 0.5);
        }
    }
}

TEST_CASE("a sine has no harmonics above -120 dB") {
    const Spectrum spectrum(steadyWave(Wave::Sine, 1'000.7, kRate, kSpectrumCells), kRate.hz);
    CHECK(std::fabs(decibels(spectrum.tone(1'000.7))) < 0.01);
    for (int n = 2; n < 20; ++n) {
        CHECK(decibels(spectrum.tone(1'000.7 * n)) < -120.0);
    }
}

TEST_CASE("waves stay near +-1, and neither saw nor square has an offset") {
    for (const Wave wave : {Wave::Sine, Wave::Saw, Wave::Square}) {
        const std::vector<float> sound = steadyWave(wave, 187.5, kRate, 64); // 256 frames a period
        double sum = 0.0;
        float peak = 0.0F;
        for (const float sample : sound) {
            sum += static_cast<double>(sample);
            peak = std::max(peak, std::fabs(sample));
        }
        CHECK(std::fabs(sum / static_cast<double>(sound.size())) < 1e-6);
        CHECK(peak > 0.99F);
        CHECK(peak < (wave == Wave::Sine ? 1.000001F : 1.2F));
    }
}

TEST_CASE("the pitch is right within 0.1 cents over 20 seconds, from the lowest note to the highest, at every rate") {
    for (const int rate : {44'100, 48'000, 96'000, 192'000}) {
        for (const double hz : {20.0, 27.5, 55.0, 261.6255653, 440.0, 4'186.009, 5'000.0}) {
            const double wanted = hz * 20.0; // periods
            const double counted = static_cast<double>(phaseIncrement(hz, {rate})) * rate * 20.0 / 4294967296.0;
            CHECK(std::fabs(1200.0 * std::log2(counted / wanted)) < 0.005);
        }
    }
}

TEST_CASE("a wave follows its phase for 20 seconds") {
    constexpr int kCells = (kFullSize ? 20 : 1) * 48'000 / 64;
    const std::vector<float> sound = steadyWave(Wave::Sine, 440.0, kRate, kCells);
    double worst = 0.0;
    for (std::size_t frame = sound.size() - 1000; frame < sound.size(); ++frame) {
        const double turns = std::fmod(440.0 * static_cast<double>(frame) / kRate.hz, 1.0);
        worst = std::max(worst, std::fabs(static_cast<double>(sound[frame]) - std::sin(2.0 * kPiDouble * turns)));
    }
    CHECK(worst < 1e-3); // 20 seconds are 8,800 periods: 2e-8 of the pitch
}

/// From 100 Hz, to and fro over five octaves.
std::uint32_t slideIncrement(int cell) {
    return phaseIncrement(100.0 * std::exp2(5.0 * std::fabs(std::sin(0.3 * cell))), kRate);
}

std::vector<float> slidingWave(Wave wave, std::uint64_t seed) {
    constexpr int kCells = 60;
    std::vector<float> sound(static_cast<std::size_t>(kCells * kCell));
    Oscillator oscillator;
    oscillator.start(wave, 0x1234'5678U, slideIncrement(0));
    inPieces(seed, kCells, [&](int frame, int frames, int inCell) {
        const int cell = frame / kCell;
        oscillator.render(sound.data() + frame, frames, slideIncrement(cell), slideIncrement(cell + 1), inCell);
    });
    return sound;
}

TEST_CASE("a sliding wave is the same bits in pieces of any length") {
    for (const Wave wave : {Wave::Sine, Wave::Saw, Wave::Square}) {
        const std::vector<float> whole = slidingWave(wave, 0);
        for (std::uint64_t seed = 1; seed < 20; ++seed) {
            CHECK(slidingWave(wave, seed) == whole);
        }
    }
}

TEST_CASE("a pitch goes straight from the one at a grid point to the one at the next") {
    const std::uint32_t from = phaseIncrement(300.0, kRate);
    const std::uint32_t to = phaseIncrement(900.0, kRate);
    Oscillator oscillator;
    oscillator.start(Wave::Sine, 0, from);
    std::array<float, 64> sound{};
    oscillator.render(sound.data(), 64, from, to, 0);
    double turns = 0.0;
    double worst = 0.0;
    for (std::size_t frame = 0; frame < sound.size(); ++frame) {
        worst = std::max(worst, std::fabs(static_cast<double>(sound[frame]) - std::sin(2.0 * kPiDouble * turns)));
        turns += (300.0 + 600.0 * static_cast<double>(frame) / 64.0) / kRate.hz;
    }
    CHECK(worst < 2e-5);
}

TEST_CASE("a wave begins at its phase as if it had sounded before") {
    for (const Wave wave : {Wave::Sine, Wave::Saw, Wave::Square}) {
        const std::vector<float> sound = steadyWave(wave, 750.0, kRate, 20); // 64 frames a period
        const std::uint32_t increment = phaseIncrement(750.0, kRate);
        for (const std::uint32_t frames : {0U, 5U, 31U, 32U, 40U, 63U}) {
            Oscillator oscillator;
            oscillator.start(wave, frames * increment, increment);
            std::array<float, 64> begun{};
            oscillator.render(begun.data(), 64, increment, increment, 0);
            double worst = 0.0;
            for (std::size_t frame = 0; frame < begun.size(); ++frame) {
                const auto wanted = static_cast<double>(sound[640 + frames + frame]);
                worst = std::max(worst, std::fabs(static_cast<double>(begun[frame]) - wanted));
            }
            CHECK(worst < 1e-5);
        }
        CHECK(std::fabs(sound[640]) < 1e-5F);
    }
}

TEST_CASE("increments beyond what a rate can carry are limited, and stay finite") {
    CHECK_EQ(phaseIncrement(1e9, kRate), phaseIncrement(0.45 * 48'000.0, kRate));
    CHECK_EQ(phaseIncrement(-5.0, kRate), 0U);
    for (const double hz : {0.0, 21'600.0}) {
        for (const Wave wave : {Wave::Sine, Wave::Saw, Wave::Square}) {
            for (const float sample : steadyWave(wave, hz, kRate, 8)) {
                CHECK(std::fabs(sample) < 2.0F);
            }
        }
    }
}

} // namespace
} // namespace tresillo
