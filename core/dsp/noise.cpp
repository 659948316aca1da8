// SPDX-License-Identifier: MIT
#include "core/dsp/noise.h"

#include "core/base/hash.h"
#include "core/dsp/math.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tresillo {
namespace {

constexpr double kWhiteLevel = 0.2; ///< RMS at 48 kHz.
/// What the filters below make of white noise of 1 at 48 kHz (RMS), by integrating their response; that of the pink one
/// is 1 at 1 kHz.
constexpr double kPinkOfWhite = 0.59901;
constexpr double kBrownOfWhite = 0.029416;
constexpr double kPinkLevel = 0.286;
constexpr double kBrownLevel = 0.3;

/// Where a pole at `hz` comes to lie (matched z-transform).
double poleOf(double hz, double rate) { return exponential(-2.0 * kPi<double> * hz / rate); }

/// |1 - root / z|^2 at 1 kHz.
double powerAtReference(double root, double rate) { return 1.0 - 2.0 * root * cosTurns(1'000.0 / rate) + root * root; }

} // namespace

/// -3 dB per octave as poles and zeros in turn, evenly spread over the octaves up to a third of the rate (J. O. Smith,
/// H. F. Smith, "Closed form fractional integration and differentiation via real exponentially spaced pole-zero pairs",
/// 2016), written as a sum of single poles. Together with the smear, which makes up for what the transform lifts below
/// half the rate, this leaves 0.11 dB per octave from 40 Hz to 16 kHz at every rate from 44.1 kHz.
Noise::Coloring Noise::pink(double rate) {
    constexpr double kLowest = 12.0;
    const double ratio = exp2(log2(0.35 * rate / kLowest) / (kPoles - 1));
    const double toZero = std::sqrt(ratio);
    std::array<double, kPoles> poles{};
    std::array<double, kPoles> zeros{};
    double hz = kLowest;
    double direct = 1.0;
    double power = 1.0; // of the response at 1 kHz
    for (std::size_t n = 0; n < kPoles; ++n) {
        poles[n] = poleOf(hz, rate);
        zeros[n] = poleOf(hz * toZero, rate);
        direct *= zeros[n] / poles[n];
        power *= powerAtReference(zeros[n], rate) / powerAtReference(poles[n], rate);
        hz *= ratio;
    }
    constexpr double kSmear = 0.06;
    const double gain = kPinkLevel / kPinkOfWhite / kWhiteLevel / std::sqrt(power * powerAtReference(-kSmear, rate));
    Coloring coloring{.direct = static_cast<float>(direct * gain), .smear = static_cast<float>(kSmear)};
    for (std::size_t n = 0; n < kPoles; ++n) {
        double share = 1.0;
        for (std::size_t other = 0; other < kPoles; ++other) {
            share *= 1.0 - zeros[other] / poles[n];
            share /= other == n ? 1.0 : 1.0 - poles[other] / poles[n];
        }
        coloring.set(n, poles[n], share * gain);
    }
    return coloring;
}

/// A random walk that is drawn back to 0: one pole at 10 Hz. The smear of 0.15 bends the last octave to -6 dB.
Noise::Coloring Noise::brown(double rate) {
    const double pole = poleOf(10.0, rate);
    constexpr double kGain = kBrownLevel / kBrownOfWhite / kWhiteLevel;
    Coloring coloring{.smear = 0.15F};
    coloring.set(0, pole, (1.0 - pole) * kGain);
    return coloring;
}

void Noise::Coloring::set(std::size_t pole, double keeps, double shares) {
    kept[pole / kLanes][static_cast<int>(pole % kLanes)] = static_cast<float>(keeps);
    share[pole / kLanes][static_cast<int>(pole % kLanes)] = static_cast<float>(shares);
}

Noise::Noise(SampleRate rate) : pink_(pink(rate.hz)), brown_(brown(rate.hz)) {
    // Uniform noise of +-1 has an RMS of 1 / sqrt 3.
    level_ = static_cast<float>(kWhiteLevel * std::sqrt(3.0 * rate.hz / 48'000.0)) * 0x1p-31F;
}

void Noise::start(NoiseColor color, std::uint64_t seed) {
    color_ = color;
    seed_ = Hash{}.with(seed).state;
    frame_ = 0;
    poles_ = {};
    before_ = 0.0F;
}

/// Each hash serves two frames, an even one and the odd one behind it.
void Noise::renderWhite(float* out, int frames) {
    const Hash seed{seed_};
    const float level = level_;
    const auto low = [level](std::uint64_t bits) {
        return static_cast<float>(static_cast<std::int32_t>(bits)) * level;
    };
    const auto high = [level](std::uint64_t bits) {
        return static_cast<float>(static_cast<std::int32_t>(bits >> 32U)) * level;
    };
    int frame = 0;
    if ((frame_ & 1U) != 0 && frames > 0) {
        out[frame++] = high(seed.with(frame_ / 2).state);
    }
    std::uint64_t pair = (frame_ + 1) / 2;
    for (; frame + 2 <= frames; frame += 2) {
        const std::uint64_t bits = seed.with(pair++).state;
        out[frame] = low(bits);
        out[frame + 1] = high(bits);
    }
    if (frame < frames) {
        out[frame] = low(seed.with(pair).state);
    }
    frame_ += static_cast<std::uint64_t>(frames);
}

void Noise::color(float* samples, int frames, const Coloring& coloring) {
    const Coloring of = coloring; // copies that the samples cannot alias stay in registers
    Poles poles = poles_;
    float before = before_;
    for (int frame = 0; frame < frames; ++frame) {
        const float in = samples[frame] + of.smear * before;
        before = samples[frame];
        poles[0] = of.kept[0] * poles[0] + in;
        poles[1] = of.kept[1] * poles[1] + in;
        const float sum = sumOf(of.share[0] * poles[0] + of.share[1] * poles[1]);
        samples[frame] = std::clamp(of.direct * in + sum, -1.0F, 1.0F);
    }
    poles_ = poles;
    before_ = before;
}

void Noise::render(float* out, int frames) {
    renderWhite(out, frames);
    switch (color_) {
    case NoiseColor::Pink:
        color(out, frames, pink_);
        break;
    case NoiseColor::Brown:
        color(out, frames, brown_);
        break;
    case NoiseColor::White:
        break;
    }
}

} // namespace tresillo
