// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/hash.h"

#include <cstdint>
#include <string_view>

namespace tresillo::kitgen {

/// White noise, uniform in [-1, 1), from integers alone: the i-th value is a hash of seed and i. The seed is a name,
/// so that every sound has its own noise and adding a sound changes no other.
class Noise {
public:
    explicit Noise(std::string_view name) {
        for (const char letter : name) {
            seed_ = seed_.with(static_cast<unsigned char>(letter));
        }
    }

    /// The next value; its variance is 1/3.
    double next() {
        const auto word = static_cast<std::int64_t>(seed_.with(counter_++).state);
        return static_cast<double>(word >> 11) * 0x1p-52; // 53 bits, sign included
    }

    static constexpr double kVariance = 1.0 / 3.0;

private:
    Hash seed_;
    std::uint64_t counter_ = 0;
};

} // namespace tresillo::kitgen
