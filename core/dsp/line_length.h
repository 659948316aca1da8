// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/integers.h"
#include "core/base/time.h"

#include <cstdint>

namespace tresillo {

/// The frames of a line that lasts `microseconds`: the next prime number, at least 67, so that lines of different
/// lengths have no echo in common and a whole cell of the 64-frame grid can be read before it is written.
/// Thread-safe: yes. Realtime-safe: yes; some hundred divisions.
constexpr std::int32_t lineLength(std::int32_t microseconds, SampleRate rate) {
    const std::int64_t wanted = roundDiv(std::int64_t{microseconds} * rate.hz, 1'000'000);
    auto frames = clampTo<std::int32_t>(wanted, 67, INT32_MAX);
    const auto isPrime = [](std::int32_t number) {
        for (std::int32_t divisor = 2; divisor * divisor <= number; ++divisor) {
            if (number % divisor == 0) {
                return false;
            }
        }
        return true;
    };
    while (!isPrime(frames)) {
        ++frames;
    }
    return frames;
}

} // namespace tresillo
