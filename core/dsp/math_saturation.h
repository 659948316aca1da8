// SPDX-License-Identifier: MIT
#pragma once

#include "core/dsp/math_exponential.h"

namespace tresillo {

/// The hyperbolic tangent: odd, exactly +-1 from |x| = 10 (float) or 20 (double) on. Relative error below 2.5e-7
/// (float), 4e-16 (double), also near 0, where tanh x is x. Thread-safe: yes. Realtime-safe: yes.
template <std::floating_point T> constexpr T tanh(T x) {
    const T size = x < T{0} ? -x : x;
    if (!(size < (sizeof(T) == sizeof(float) ? T{10} : T{20}))) {
        return x < T{0} ? T{-1} : T{1};
    }
    // With e = exp(2 |x|) - 1, tanh |x| = e / (e + 2). e is 2^n 2^f - 1 = 2^n (2^f - 1) + (2^n - 1), which loses
    // nothing near 0, where n is 0.
    const T exponent = size * T(2.88539008177792681472L);
    const T whole = detail::nearestWhole(exponent);
    const T fraction = exponent - whole;
    const T power = detail::powerOfTwo(whole);
    const T e = power * (fraction * detail::polynomial(detail::kExp2<T>, fraction)) + (power - T{1});
    const T result = e / (e + T{2});
    return x < T{0} ? -result : result;
}

} // namespace tresillo
