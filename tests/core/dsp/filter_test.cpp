// SPDX-License-Identifier: MIT
#include "core/dsp/filter.h"
#include "core/dsp/same_value.h"
#include "tests/core/dsp/pieces.h"
#include "tests/harness/check.h"
#include "tests/harness/effort.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <utility>
#include <vector>

namespace tresillo {
namespace {

/// What the analogue filter lets through at `hz`, its axis warped as the bilinear transform does.
double formula(FilterShape shape, double cutoff, double q, double hz) {
    const double ratio = std::tan(kPiDouble * hz / kRate.hz) / std::tan(kPiDouble * cutoff / kRate.hz);
    const std::complex<double> s(0.0, ratio);
    const std::complex<double> below = s * s + s / q + 1.0;
    const std::complex<double> above = shape == FilterShape::Low    ? std::complex<double>(1.0)
                                       : shape == FilterShape::High ? s * s
                                                                    : s / q;
    return std::abs(above / below);
}

/// What our filter lets through, from the amplitude of a sine after it has settled.
double measured(FilterShape shape, double cutoff, double q, double hz) {
    constexpr int kSettle = 48'000;
    constexpr int kFrames = 48'000;
    Filter filter;
    const FilterPoint point = filterPoint(static_cast<float>(cutoff), static_cast<float>(q), kRate);
    double real = 0.0;
    double imaginary = 0.0;
    for (int frame = 0; frame < kSettle + kFrames; ++frame) {
        const double angle = 2.0 * kPiDouble * hz * frame / kRate.hz;
        auto sample = static_cast<float>(std::sin(angle));
        filter.process(&sample, 1, shape, point, point, 0);
        if (frame >= kSettle) {
            real += static_cast<double>(sample) * std::sin(angle);
            imaginary += static_cast<double>(sample) * std::cos(angle);
        }
    }
    return 2.0 * std::hypot(real, imaginary) / kFrames;
}

void checkMagnitudes(FilterShape shape, double cutoff, double q) {
    // Whole hertz, so that a second holds whole periods.
    constexpr std::array<int, 20> kHertz{20,   31,   47,   71,   107,  160,  241,  361,   541,   811,
                                         1217, 1825, 2738, 4107, 6160, 8000, 9240, 11000, 13860, 19000};
    for (std::size_t index = 0; index < kHertz.size(); index += kFullSize ? 1 : 4) {
        const int hz = kHertz[index];
        const double want = formula(shape, cutoff, q, hz);
        if (want > 1e-4) { // -80 dB: below that, rounding counts
            CHECK(std::fabs(20.0 * std::log10(measured(shape, cutoff, q, hz) / want)) < 0.5);
        }
    }
}

TEST_CASE("a low-pass follows its formula within 0.5 dB at 20 frequencies") {
    checkMagnitudes(FilterShape::Low, 1000.0, 0.71);
    checkMagnitudes(FilterShape::Low, 9000.0, 8.0);
}

TEST_CASE("a high-pass follows its formula within 0.5 dB at 20 frequencies") {
    checkMagnitudes(FilterShape::High, 300.0, 0.71);
    checkMagnitudes(FilterShape::High, 5000.0, 4.0);
}

TEST_CASE("a band-pass follows its formula within 0.5 dB at 20 frequencies") {
    checkMagnitudes(FilterShape::Band, 1000.0, 0.71);
    checkMagnitudes(FilterShape::Band, 2000.0, 10.0);
}

/// Deterministic noise of +-1.
float noise(std::uint32_t& state) {
    state = state * 1'664'525U + 1'013'904'223U;
    return static_cast<float>(static_cast<std::int32_t>(state)) * (1.0F / 2'147'483'648.0F);
}

TEST_CASE("a filter stays bounded when its corner and resonance jump from end to end in every cell") {
    Filter filter;
    std::uint32_t state = 1;
    FilterPoint from = filterPoint(50.0F, 10.0F, kRate);
    float peak = 0.0F;
    for (int cell = 0; cell < 20'000; ++cell) {
        const float q = noise(state) > 0.0F ? 10.0F : 0.5F;
        const FilterPoint to = filterPoint(noise(state) > 0.0F ? 18'000.0F : 50.0F, q, kRate);
        std::array<float, 64> samples{};
        for (float& sample : samples) {
            sample = noise(state);
        }
        filter.process(samples.data(), 64, FilterShape::Low, from, to, 0);
        for (const float sample : samples) {
            peak = std::max(peak, std::isfinite(sample) ? std::fabs(sample) : 1e9F);
        }
        from = to;
    }
    CHECK(peak < 20.0F);
}

std::vector<float> moved(int piece) {
    std::vector<float> samples(64 * 20);
    std::uint32_t state = 7;
    for (float& sample : samples) {
        sample = noise(state);
    }
    Filter filter;
    for (int cell = 0; cell < 20; ++cell) {
        const FilterPoint from = filterPoint(200.0F + 300.0F * static_cast<float>(cell), 2.0F, kRate);
        const FilterPoint to = filterPoint(500.0F + 300.0F * static_cast<float>(cell), 2.0F, kRate);
        for (int behind = 0; behind < 64; behind += piece) {
            float* at = samples.data() + 64 * cell + behind;
            filter.process(at, std::min(piece, 64 - behind), FilterShape::Band, from, to, behind);
        }
    }
    return samples;
}

TEST_CASE("a moving filter is the same bits in pieces of any length") {
    const std::vector<float> whole = moved(64);
    for (const int piece : {1, 3, 17, 63}) {
        CHECK(moved(piece) == whole);
    }
}

TEST_CASE("a filter that rings out ends in silence, not in subnormal numbers") {
    Filter filter;
    const FilterPoint point = filterPoint(500.0F, 10.0F, kRate);
    float sample = 1.0F;
    filter.process(&sample, 1, FilterShape::Low, point, point, 0);
    CHECK(!filter.isQuiet());
    bool subnormal = false;
    for (int frame = 0; frame < 200'000; ++frame) {
        sample = 0.0F;
        filter.process(&sample, 1, FilterShape::Low, point, point, frame % 64);
        subnormal = subnormal || std::fpclassify(sample) == FP_SUBNORMAL;
    }
    CHECK(!subnormal);
    CHECK(isSameValue(sample, 0.0F));
    CHECK(filter.isQuiet());
}

TEST_CASE("the band of a constant ends in silence, not in subnormal numbers") {
    for (const auto& [cutoff, q] : {std::pair{500.0F, 0.71F}, std::pair{2'000.0F, 5.0F}}) {
        Filter filter;
        const FilterPoint point = filterPoint(cutoff, q, kRate);
        bool subnormal = false;
        float sample = 0.0F;
        for (int frame = 0; frame < 64'000; ++frame) {
            sample = 1.0F;
            filter.process(&sample, 1, FilterShape::Band, point, point, frame % 64);
            subnormal = subnormal || std::fpclassify(sample) == FP_SUBNORMAL;
        }
        CHECK(!subnormal);
        CHECK(isSameValue(sample, 0.0F));
        CHECK(!filter.isQuiet()); // it holds the constant
    }
}

TEST_CASE("a corner beyond what the rate allows is limited") {
    const FilterPoint limited = filterPoint(18'000.0F, 0.71F, {8'000});
    CHECK(limited.corner > 0.0F);
    CHECK(isSameValue(limited.corner, filterPoint(3'600.0F, 0.71F, {8'000}).corner));
}

} // namespace
} // namespace tresillo
