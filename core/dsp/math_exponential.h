// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/math_polynomial.h"

#include <bit>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace tresillo {

namespace detail {

/// (2^x - 1) / x for |x| <= 1/2.
template <std::floating_point T> inline constexpr std::array<T, 0> kExp2{};
template <>
inline constexpr std::array<float, 6> kExp2<float>{0.693147188F,    0.2402265108F,   0.05550357106F,
                                                   0.009618030774F, 0.001339086686F, 0.0001546973408F};
template <>
inline constexpr std::array<double, 12> kExp2<double>{
    0.6931471805599453093,   0.2402265069591007122,   0.05550410866482162704,   0.009618129107628486616,
    0.001333355814640646936, 0.000154035303933547767, 0.0000152527338415582671, 1.321548682329435828e-6,
    1.01780570870516285e-7,  7.054891468707737475e-9, 4.455818017409213156e-10, 2.573781201465062726e-11};

/// log2((1 + s) / (1 - s)) / s as a polynomial in s^2, for |s| <= 0.1716.
template <std::floating_point T> inline constexpr std::array<T, 0> kLog2{};
template <>
inline constexpr std::array<float, 4> kLog2<float>{2.88539008F, 0.9617988537F, 0.5767138335F, 0.4317483457F};
template <>
inline constexpr std::array<double, 8> kLog2<double>{
    2.885390081777926811,  0.9617966939259898749, 0.5770780163454407544, 0.4121985858571075659,
    0.3205985333402920287, 0.2623344309356697911, 0.2209111459806868776, 0.2136777737402788845};

/// How T is laid out in memory.
template <std::floating_point T> struct Layout {
    using Bits = std::conditional_t<sizeof(T) == sizeof(float), std::uint32_t, std::uint64_t>;
    using Exponent = std::make_signed_t<Bits>;
    static constexpr int kMantissaBits = std::numeric_limits<T>::digits - 1;
    static constexpr Exponent kBias = std::numeric_limits<T>::max_exponent - 1;
    static_assert(std::numeric_limits<T>::is_iec559);
};

/// 2^n for a whole n that has a normal result.
template <std::floating_point T> constexpr T powerOfTwo(T n) {
    using L = Layout<T>;
    const auto biased = static_cast<typename L::Bits>(static_cast<typename L::Exponent>(n) + L::kBias);
    return std::bit_cast<T>(static_cast<typename L::Bits>(biased << L::kMantissaBits));
}

} // namespace detail

/// 2^x. Relative error below 1e-7 (float), 2e-16 (double); exact for whole x. Above the largest finite exponent the
/// result stays at 2^127 (2^1023); below the smallest normal one it is 0, so no subnormal number ever leaves here.
/// Thread-safe: yes. Realtime-safe: yes.
template <std::floating_point T> constexpr T exp2(T x) {
    using Limits = std::numeric_limits<T>;
    if (x < T(Limits::min_exponent - 1)) {
        return T{0};
    }
    constexpr T kLargest = T(Limits::max_exponent - 1);
    const T limited = x < kLargest ? x : kLargest;
    const T whole = detail::nearestWhole(limited);
    const T fraction = limited - whole;
    const T power = T{1} + fraction * detail::polynomial(detail::kExp2<T>, fraction);
    return power * detail::powerOfTwo(whole);
}

/// The logarithm to base 2 of x > 0. Error below 1.2e-7 (float), 2e-16 (double) times the larger of 1 and |log2 x|;
/// exact for powers of two. Zero, negative and subnormal x give the logarithm of the smallest normal number (-126 or
/// -1022). Thread-safe: yes. Realtime-safe: yes.
template <std::floating_point T> constexpr T log2(T x) {
    using L = detail::Layout<T>;
    using Bits = typename L::Bits;
    if (!(x >= std::numeric_limits<T>::min())) {
        return T(std::numeric_limits<T>::min_exponent - 1);
    }
    const auto bits = std::bit_cast<Bits>(x);
    constexpr Bits kMantissa = (Bits{1} << L::kMantissaBits) - 1;
    auto exponent = static_cast<typename L::Exponent>(bits >> L::kMantissaBits) - L::kBias;
    T mantissa = std::bit_cast<T>(static_cast<Bits>((bits & kMantissa) | std::bit_cast<Bits>(T{1}))); // 1 .. 2
    if (mantissa > T(1.41421356237309504880L)) {
        mantissa *= T(0.5);
        ++exponent;
    }
    const T s = (mantissa - T{1}) / (mantissa + T{1});
    return T(exponent) + s * detail::polynomial(detail::kLog2<T>, s * s);
}

/// e^x; the error of exp2 plus that of the product x log2(e): relative 1.5e-7 (float), 2.5e-16 (double) times
/// 1 + |x|. Thread-safe: yes. Realtime-safe: yes.
template <std::floating_point T> constexpr T exponential(T x) { return exp2(x * T(1.44269504088896340736L)); }

/// The factor of a level in decibels: 0 dB is exactly 1, -6.02 dB a half. Relative error below 1.5e-7 times
/// 1 + |decibels| / 8 (float), 2.5e-16 times the same (double). Thread-safe: yes. Realtime-safe: yes.
template <std::floating_point T> constexpr T gainOfDecibels(T decibels) {
    return exp2(decibels * T(0.16609640474436811739L)); // log2(10) / 20
}

/// The level of a factor in decibels; 1 is exactly 0 dB. Zero and negative factors give the level of the smallest
/// normal number (-758.6 dB, float). Error below 1e-6 dB (float), 2e-15 dB (double) times the larger of 1 and |log2
/// gain|. Thread-safe: yes. Realtime-safe: yes.
template <std::floating_point T> constexpr T decibelsOfGain(T gain) {
    return log2(gain) * T(6.02059991327962390427L); // 20 / log2(10)
}

/// The ratio of two frequencies `semitones` apart: 12 give exactly 2. Relative error below 1.5e-7 times
/// 1 + |semitones| / 12 (float), 2.5e-16 times the same (double). Thread-safe: yes. Realtime-safe: yes.
template <std::floating_point T> constexpr T ratioOfSemitones(T semitones) { return exp2(semitones / T{12}); }

} // namespace tresillo
