// SPDX-License-Identifier: MIT
#include "core/dsp/math.h"
#include "tests/harness/check.h"

#include <algorithm>
#include <cmath>

namespace tresillo {
namespace {

constexpr long double kPiLong = 3.14159265358979323846264338327950288L;

/// The largest error of `ours` against `reference` on 200,001 points of [from, to]; `scale` turns the true value into
/// what the error is measured in.
template <typename T, typename Ours, typename Reference, typename Scale>
double worstError(double from, double to, Ours ours, Reference reference, Scale scale) {
    constexpr int kPoints = 200'000;
    long double worst = 0;
    for (int i = 0; i <= kPoints; ++i) {
        const T x = static_cast<T>(from + (to - from) * i / kPoints);
        const long double truth = reference(static_cast<long double>(x));
        const long double error = std::fabs(static_cast<long double>(ours(x)) - truth) / scale(truth);
        worst = std::max(worst, error);
    }
    return static_cast<double>(worst);
}

constexpr auto kAbsolute = [](long double) { return 1.0L; };
constexpr auto kRelative = [](long double truth) { return std::max(std::fabs(truth), 1e-300L); };
constexpr auto kRelativeAboveOne = [](long double truth) { return std::max(std::fabs(truth), 1.0L); };

template <typename T> double sineError(double from, double to) {
    return worstError<T>(
        from, to, [](T x) { return sinTurns(x); },
        [](long double x) { return std::sin(2 * kPiLong * (x - std::round(x))); }, kAbsolute);
}

template <typename T> double cosineError(double from, double to) {
    return worstError<T>(
        from, to, [](T x) { return cosTurns(x); },
        [](long double x) { return std::cos(2 * kPiLong * (x - std::round(x))); }, kAbsolute);
}

template <typename T> double tangentError(double from, double to) {
    return worstError<T>(
        from, to, [](T x) { return tanTurns(x); }, [](long double x) { return std::tan(2 * kPiLong * x); }, kRelative);
}

template <typename T> double exp2Error(double from, double to) {
    return worstError<T>(from, to, [](T x) { return exp2(x); }, [](long double x) { return std::exp2(x); }, kRelative);
}

template <typename T> double log2Error(double from, double to) {
    return worstError<T>(
        from, to, [](T x) { return log2(x); }, [](long double x) { return std::log2(x); }, kRelativeAboveOne);
}

template <typename T> double tanhError(double from, double to) {
    return worstError<T>(from, to, [](T x) { return tanh(x); }, [](long double x) { return std::tanh(x); }, kRelative);
}

/// Errors of a function that loses accuracy in proportion to 1 + |x| / knee, which is taken out here.
template <typename T, typename Ours, typename Reference>
double worstScaledError(double range, double knee, Ours ours, Reference reference) {
    double worst = 0;
    for (int i = -50'000; i <= 50'000; ++i) {
        const T x = static_cast<T>(range * i / 50'000);
        const long double truth = reference(static_cast<long double>(x));
        const long double error = std::fabs(static_cast<long double>(ours(x)) - truth) / truth;
        worst = std::max(worst, static_cast<double>(error) / (1 + std::fabs(static_cast<double>(x)) / knee));
    }
    return worst;
}

template <typename T> bool same(T a, T b) { return !(a < b) && !(b < a); }

TEST_CASE("sine and cosine keep their stated error over many turns") {
    CHECK(sineError<float>(-1, 1) < 2e-7);
    CHECK(cosineError<float>(-1, 1) < 2e-7);
    CHECK(sineError<double>(-1, 1) < 3.5e-16);
    CHECK(cosineError<double>(-1, 1) < 3.5e-16);
    CHECK(sineError<float>(100'000, 100'003) < 2e-7);
    CHECK(sineError<double>(-1e9, -1e9 + 3) < 3.5e-16);
}

TEST_CASE("sine and cosine are exact where they are 0 or 1") {
    for (int turns = -5; turns <= 5; ++turns) {
        const double whole = turns;
        CHECK(same(sinTurns(whole), 0.0));
        CHECK(same(sinTurns(whole + 0.5), 0.0));
        CHECK(same(cosTurns(whole + 0.25), 0.0));
        CHECK(same(cosTurns(whole - 0.25), 0.0));
        CHECK(std::fabs(cosTurns(whole) - 1) < 2.5e-16);
        CHECK(std::fabs(sinTurns(whole + 0.75) + 1) < 2.5e-16);
    }
}

TEST_CASE("the tangent keeps its relative error up to where it leaves the range of use") {
    CHECK(tangentError<float>(-0.2499, 0.2499) < 3e-7);
    CHECK(tangentError<double>(-0.2499, 0.2499) < 5e-16);
    CHECK(std::fabs(prewarp(0.25) - 1) < 4e-16); // a quarter of the rate: tan(pi / 4)
}

TEST_CASE("powers of two keep their relative error and are exact for whole exponents") {
    CHECK(exp2Error<float>(-126, 127) < 1e-7);
    CHECK(exp2Error<double>(-1022, 1023) < 2e-16);
    CHECK(exp2Error<double>(-1, 1) < 2e-16);
    for (int n = -126; n <= 127; ++n) {
        CHECK(same(exp2(static_cast<float>(n)), std::ldexp(1.0F, n)));
        CHECK(same(exp2(static_cast<double>(n)), std::ldexp(1.0, n)));
    }
}

TEST_CASE("powers of two beyond the range stay at its ends, without subnormal numbers or infinity") {
    CHECK(same(exp2(-126.5F), 0.0F));
    CHECK(same(exp2(1000.0F), std::ldexp(1.0F, 127)));
    CHECK(same(exp2(-1e300), 0.0));
    CHECK(std::isfinite(exp2(1e300)));
    CHECK(std::isfinite(exp2(std::nan(""))));
}

TEST_CASE("logarithms keep their error and are exact for powers of two") {
    CHECK(log2Error<float>(1e-6, 4) < 1.2e-7);
    CHECK(log2Error<float>(1, 1e6) < 1.2e-7);
    CHECK(log2Error<double>(1e-6, 4) < 2e-16);
    CHECK(log2Error<double>(1, 1e12) < 2e-16);
    for (int n = -126; n <= 127; ++n) {
        CHECK(same(log2(std::ldexp(1.0F, n)), static_cast<float>(n)));
    }
    CHECK(same(log2(0.0F), -126.0F));
    CHECK(same(log2(-1.0), -1022.0));
}

TEST_CASE("0 dB is exactly 1, and 1 is exactly 0 dB") {
    static_assert(std::bit_cast<std::uint32_t>(gainOfDecibels(0.0F)) == std::bit_cast<std::uint32_t>(1.0F));
    static_assert(std::bit_cast<std::uint64_t>(gainOfDecibels(0.0)) == std::bit_cast<std::uint64_t>(1.0));
    CHECK(same(decibelsOfGain(1.0F), 0.0F));
    CHECK(same(decibelsOfGain(1.0), 0.0));
}

TEST_CASE("decibels, semitones and the exponential keep their stated errors") {
    const auto gain = [](long double x) { return std::pow(10.0L, x / 20); };
    const auto ratio = [](long double x) { return std::exp2(x / 12); };
    const auto power = [](long double x) { return std::exp(x); };
    CHECK(worstScaledError<float>(120, 8, [](float x) { return gainOfDecibels(x); }, gain) < 1.5e-7);
    CHECK(worstScaledError<double>(120, 8, [](double x) { return gainOfDecibels(x); }, gain) < 2.5e-16);
    CHECK(worstScaledError<float>(96, 12, [](float x) { return ratioOfSemitones(x); }, ratio) < 1.5e-7);
    CHECK(worstScaledError<double>(96, 12, [](double x) { return ratioOfSemitones(x); }, ratio) < 2.5e-16);
    CHECK(worstScaledError<float>(60, 1, [](float x) { return exponential(x); }, power) < 1.5e-7);
    CHECK(worstScaledError<double>(600, 1, [](double x) { return exponential(x); }, power) < 2.5e-16);
    CHECK(same(ratioOfSemitones(12.0F), 2.0F));
}

TEST_CASE("a gain turned into decibels and back is the same gain to 1e-6") {
    for (int i = 1; i <= 4000; ++i) {
        const float gain = static_cast<float>(i) / 1000;
        const float back = gainOfDecibels(decibelsOfGain(gain));
        CHECK(std::fabs(static_cast<double>(back / gain) - 1) < 1e-6);
    }
}

TEST_CASE("the hyperbolic tangent keeps its relative error also near zero, and is odd") {
    CHECK(tanhError<float>(-10, 10) < 2.5e-7);
    CHECK(tanhError<float>(1e-6, 1e-2) < 2.5e-7);
    CHECK(tanhError<double>(-20, 20) < 5e-16);
    CHECK(tanhError<double>(1e-12, 1e-2) < 5e-16);
    CHECK(same(tanh(100.0F), 1.0F));
    CHECK(same(tanh(-100.0F), -1.0F));
    CHECK(same(tanh(-0.3), -tanh(0.3)));
}

} // namespace
} // namespace tresillo
