// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace tresillo {

/// Mixes 64 bits so that each input bit reaches each output bit: the finaliser of SplitMix64 (Steele, Lea, Flood,
/// "Fast splittable pseudorandom number generators", OOPSLA 2014; constants by David Stafford, variant 13).
/// Thread-safe: yes. Realtime-safe: yes.
constexpr std::uint64_t mix(std::uint64_t bits) {
    bits = (bits ^ (bits >> 30)) * 0xBF58'476D'1CE4'E5B9ULL;
    bits = (bits ^ (bits >> 27)) * 0x94D0'49BB'1331'11EBULL;
    return bits ^ (bits >> 31);
}

/// An order-sensitive hash of a sequence of words, built up by value. Not for untrusted keys.
/// Thread-safe: yes (a value). Realtime-safe: yes.
struct Hash {
    std::uint64_t state{0x9E37'79B9'7F4A'7C15ULL};

    [[nodiscard]] constexpr Hash with(std::uint64_t word) const {
        return {mix(state + 0x9E37'79B9'7F4A'7C15ULL * (word + 1))};
    }
};

} // namespace tresillo
