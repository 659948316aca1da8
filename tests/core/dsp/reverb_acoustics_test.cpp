// SPDX-License-Identifier: MIT
// How the reverb sounds, as far as that can be measured.
#include "core/dsp/reverb.h"
#include "tests/core/dsp/effect_rig.h"
#include "tests/core/dsp/spectrum.h"
#include "tests/harness/check.h"

#include <algorithm>
#include <cstdio>

namespace tresillo {
namespace {

using namespace effects;

/// What an impulse on both sides gives.
Sound response(ReverbSettings settings, int hz, double seconds) {
    std::vector<float> memory(Reverb::memoryFor({hz}));
    Reverb reverb({hz}, memory);
    reverb.set(settings);
    Sound sound(static_cast<std::size_t>(seconds * hz));
    sound.left[0] = sound.right[0] = 1.0F;
    run(reverb, sound);
    return sound;
}

std::vector<double> doubles(const std::vector<float>& side) { return {side.begin(), side.end()}; }

/// A band, of about an octave where Q is 1.4: two resonances, one after the other (R. Bristow-Johnson, "Audio EQ
/// Cookbook").
std::vector<double> band(std::vector<double> sound, double middle, int hz, double q = 1.4) {
    const double angle = 2.0 * kPiDouble * middle / hz;
    const double alpha = std::sin(angle) / (2.0 * q);
    for (int pass = 0; pass < 2; ++pass) {
        double x1 = 0.0;
        double x2 = 0.0;
        double y1 = 0.0;
        double y2 = 0.0;
        for (double& x : sound) {
            const double y = (alpha * (x - x2) + 2.0 * std::cos(angle) * y1 - (1.0 - alpha) * y2) / (1.0 + alpha);
            x2 = x1;
            x1 = x;
            y2 = y1;
            y1 = y;
            x = y;
        }
    }
    return sound;
}

/// The time of a decay by 60 dB, from that between -5 and -35 dB of the energy that is still to come (M. R. Schroeder,
/// "New Method of Measuring Reverberation Time", JASA 37, 1965).
double decayTime(const std::vector<double>& sound, int hz) {
    std::vector<double> left(sound.size());
    double sum = 0.0;
    for (std::size_t frame = sound.size(); frame-- > 0;) {
        sum += sound[frame] * sound[frame];
        left[frame] = sum;
    }
    const auto falls = [&](double decibels) {
        const double level = left[0] * std::pow(10.0, -decibels / 10.0);
        const auto found = std::find_if(left.begin(), left.end(), [&](double energy) { return energy < level; });
        return static_cast<double>(found - left.begin());
    };
    return 2.0 * (falls(35.0) - falls(5.0)) / hz;
}

TEST_CASE("the default room decays within about 1.8 s, and a room's decay follows its formula at every rate") {
    for (const int hz : {44'100, 48'000, 96'000, 192'000}) {
        const double is = decayTime(band(doubles(response({}, hz, 3.0).left), 500.0, hz), hz);
        std::printf("  %d Hz: %.2f s\n", hz, is);
        CHECK(is > 1.6);
        CHECK(is < 1.9);
    }
    for (const float room : {0.0F, 0.25F, 0.75F, 1.0F}) {
        const double want = 10.0 * std::pow(1.8 / 10.0, 2.0 - 2.0 * static_cast<double>(room));
        const Sound sound = response({.room = room, .damp = 0.0F}, 48'000, 1.5 * want + 0.5);
        CHECK(std::fabs(decayTime(band(doubles(sound.left), 1000.0, 48'000), 48'000) / want - 1.0) < 0.12);
    }
}

TEST_CASE("a larger room always decays longer") {
    double before = 0.0;
    for (int step = 0; step <= 20; ++step) {
        const Sound sound = response({.room = 0.05F * static_cast<float>(step)}, 48'000, 16.0);
        const double is = decayTime(doubles(sound.left), 48'000);
        CHECK(is > before);
        before = is;
    }
    CHECK(before > 7.0);
    CHECK(before < 11.0);
}

TEST_CASE("damp takes high frequencies away sooner, low ones hardly, and alike at every rate") {
    const auto time = [](float damp, double hertz, int hz) {
        return decayTime(band(doubles(response({.damp = damp}, hz, 3.0).left), hertz, hz, 8.0), hz);
    };
    for (const int hz : {48'000, 192'000}) {
        for (const float damp : {0.0F, 0.5F, 1.0F}) {
            const double want = 1.8 * std::pow(6.0, -static_cast<double>(damp));
            const double is = time(damp, 5000.0, hz);
            std::printf(
                "  5 kHz at %d Hz, damp %.1f: %.2f s, by the formula %.2f s\n", hz, static_cast<double>(damp), is,
                want);
            CHECK(std::fabs(is / want - 1.0) < 0.2);
        }
        CHECK(time(1.0F, 250.0, hz) > 1.2);
    }
}

/// The normalised echo density around `middle`: how many frames of 20 ms lie beyond their standard deviation, against
/// what Gaussian noise has (J. S. Abel, P. Huang, "A Simple, Robust Measure of Reverberation Echo Density", AES 121,
/// 2006).
double echoDensity(const std::vector<float>& side, int middle, int hz) {
    const auto begin = side.begin() + middle - hz / 100;
    const auto end = side.begin() + middle + hz / 100;
    double energy = 0.0;
    std::for_each(begin, end, [&](float x) { energy += static_cast<double>(x) * static_cast<double>(x); });
    const double deviation = std::sqrt(energy / static_cast<double>(end - begin));
    const auto beyond =
        std::count_if(begin, end, [&](float x) { return std::fabs(static_cast<double>(x)) > deviation; });
    return static_cast<double>(beyond) / static_cast<double>(end - begin) / 0.3173;
}

TEST_CASE("echoes are as dense as noise within 100 ms, and stay so") {
    for (const int hz : {44'100, 48'000, 96'000}) {
        for (const ReverbSettings settings : {ReverbSettings{}, {.room = 1.0F, .damp = 0.0F}, {.room = 0.3F}}) {
            const Sound sound = response(settings, hz, 1.0);
            for (const auto& side : {sound.left, sound.right}) {
                const auto density = [&](int from, int to) {
                    double sum = 0.0;
                    for (int milliseconds = from; milliseconds < to; milliseconds += 10) {
                        sum += echoDensity(side, hz / 1000 * milliseconds, hz);
                    }
                    return sum * 10.0 / (to - from);
                };
                std::printf("  %d Hz: %.2f, %.2f later\n", hz, density(90, 110), density(110, 400));
                CHECK(hz > 48'000 || density(90, 110) > 0.9); // twice the frames take longer to be filled
                CHECK(density(110, 400) > 0.95);
            }
        }
    }
}

/// The spectrum of 2^15 frames from `begin` on.
Spectrum spectrumFrom(const std::vector<float>& side, int begin) {
    return {std::vector<float>(side.begin() + begin, side.begin() + begin + (1 << 15)), kRate.hz};
}

TEST_CASE("nothing rings: late in the decay no mode stands out further than chance would have it") {
    for (const ReverbSettings settings : {ReverbSettings{}, {.room = 1.0F, .damp = 0.0F}, {.room = 1.0F}}) {
        const Sound sound = response(settings, 48'000, 4.0);
        double worst = 0.0;
        for (const double begin : {0.05, 0.5, 1.0, 2.0}) {
            const Spectrum spectrum = spectrumFrom(sound.left, static_cast<int>(begin * kRate.hz));
            // Against the mean of the twelfth of an octave around it. Noise has peaks of 10 to 12 dB there.
            for (double hertz = 200.0; hertz < 8000.0; hertz *= 1.03) {
                double most = 0.0;
                for (auto bin = static_cast<std::size_t>(hertz / 1.04 / spectrum.hz(1));
                     spectrum.hz(bin) < hertz * 1.04; ++bin) {
                    most = std::max(most, spectrum.at(bin));
                }
                const double mean = std::sqrt(spectrum.density(hertz / 1.04, hertz * 1.04));
                worst = std::max(worst, decibels(most / mean));
            }
        }
        std::printf("  highest peak above its surroundings: %.1f dB\n", worst);
        CHECK(worst < 16.0);
    }
}

TEST_CASE("a mono sound comes out wide, even and uncoloured") {
    const Sound sound = response({.room = 0.5F, .damp = 0.0F}, 48'000, 4.0);
    double both = 0.0;
    double left = 0.0;
    double right = 0.0;
    for (std::size_t frame = 0; frame < sound.left.size(); ++frame) {
        const auto l = static_cast<double>(sound.left[frame]);
        const auto r = static_cast<double>(sound.right[frame]);
        both += l * r;
        left += l * l;
        right += r * r;
    }
    CHECK(std::fabs(both) / std::sqrt(left * right) < 0.1);
    CHECK(std::fabs(10.0 * std::log10(left / right)) < 0.5);

    // No comb: the mean power of thirds of an octave is even from 400 Hz, where the low cut no longer counts, to 16
    // kHz.
    const Spectrum spectrum = spectrumFrom(sound.left, 0);
    double least = 1e30;
    double most = 0.0;
    for (double hertz = 400.0; hertz < 16'000.0; hertz *= 1.26) {
        const double density = spectrum.density(hertz, 1.26 * hertz);
        least = std::min(least, density);
        most = std::max(most, density);
    }
    std::printf("  thirds of an octave differ by %.1f dB\n", 10.0 * std::log10(most / least));
    CHECK(10.0 * std::log10(most / least) < 4.0);
}

TEST_CASE("what comes in is cut below 250 Hz") {
    const Sound sound = response({.damp = 0.0F}, 48'000, 4.0);
    const Spectrum spectrum = spectrumFrom(sound.left, 0);
    const auto level = [&](double from, double to) { return 10.0 * std::log10(spectrum.density(from, to)); };
    const double passed = level(2000.0, 6000.0);
    CHECK(level(20.0, 40.0) < passed - 14.0);
    CHECK(level(200.0, 320.0) < passed - 1.0);
    CHECK(level(200.0, 320.0) > passed - 6.0);
}

} // namespace
} // namespace tresillo
