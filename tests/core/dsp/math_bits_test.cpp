// SPDX-License-Identifier: MIT
// The same bits everywhere: each function over a grid of arguments, as one hash. The numbers below were taken on x86-64
// with g++ 12; every other compiler, optimisation level and processor must give them again. A deliberate change of a
// function changes its number, and with it the bytes of everything that is rendered.
#include "core/base/hash.h"
#include "core/dsp/math.h"
#include "tests/harness/check.h"

namespace tresillo {
namespace {

template <typename T, typename Function> std::uint64_t bitsOf(double from, double to, Function function) {
    constexpr int kPoints = 20'011;
    Hash hash;
    for (int i = 0; i <= kPoints; ++i) {
        const T x = static_cast<T>(from + (to - from) * i / kPoints);
        hash = hash.with(std::bit_cast<typename detail::Layout<T>::Bits>(function(x)));
    }
    return hash.state;
}

template <typename T> struct Grid {
    std::uint64_t sine = bitsOf<T>(-3, 3, [](T x) { return sinTurns(x); });
    std::uint64_t cosine = bitsOf<T>(-3, 3, [](T x) { return cosTurns(x); });
    std::uint64_t tangent = bitsOf<T>(-0.249, 0.249, [](T x) { return tanTurns(x); });
    std::uint64_t power = bitsOf<T>(-130, 130, [](T x) { return exp2(x); });
    std::uint64_t logarithm = bitsOf<T>(-1, 1000, [](T x) { return log2(x); });
    std::uint64_t gain = bitsOf<T>(-120, 40, [](T x) { return gainOfDecibels(x); });
    std::uint64_t level = bitsOf<T>(0, 4, [](T x) { return decibelsOfGain(x); });
    std::uint64_t tangentHyperbolic = bitsOf<T>(-12, 12, [](T x) { return tanh(x); });
};

TEST_CASE("functions of float give the bits of the compiler of record") {
    const Grid<float> grid;
    CHECK_EQ(grid.sine, 0x5B8E'ED67'F815'BC40ULL);
    CHECK_EQ(grid.cosine, 0x7C99'D24D'4CF7'92E1ULL);
    CHECK_EQ(grid.tangent, 0xFA78'3788'F1D9'FCA9ULL);
    CHECK_EQ(grid.power, 0x0F5F'74F1'1830'DC04ULL);
    CHECK_EQ(grid.logarithm, 0x3A79'A601'DF58'9BD0ULL);
    CHECK_EQ(grid.gain, 0x2B8D'B8DE'5347'A854ULL);
    CHECK_EQ(grid.level, 0xFF31'43C5'B7D5'AABFULL);
    CHECK_EQ(grid.tangentHyperbolic, 0x858A'2E64'F51F'DC9FULL);
}

TEST_CASE("functions of double give the bits of the compiler of record") {
    const Grid<double> grid;
    CHECK_EQ(grid.sine, 0xBA1E'AB8E'5073'6DD6ULL);
    CHECK_EQ(grid.cosine, 0x5729'3F07'D0A3'F6B0ULL);
    CHECK_EQ(grid.tangent, 0xD120'D06B'4FAE'CC41ULL);
    CHECK_EQ(grid.power, 0xE183'106E'547D'D0CAULL);
    CHECK_EQ(grid.logarithm, 0xA392'9D19'37A3'CB0EULL);
    CHECK_EQ(grid.gain, 0x772E'FFBB'3BEB'48C9ULL);
    CHECK_EQ(grid.level, 0x93BB'C268'D134'6D3AULL);
    CHECK_EQ(grid.tangentHyperbolic, 0xE8A6'FDE8'86DF'EADCULL);
}

} // namespace
} // namespace tresillo
