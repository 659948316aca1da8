// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/hash.h"

#include <cstddef>
#include <cstdint>

namespace tresillo {

/// A stream of numbers that a seed decides: random tests repeat themselves, on the host and on a board.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : hash_{Hash{}.with(seed)} {}

    std::uint64_t bits() {
        hash_ = hash_.with(1);
        return hash_.state;
    }
    /// From `low` to `high`, both included.
    std::int32_t from(std::int64_t low, std::int64_t high) {
        return static_cast<std::int32_t>(
            low + static_cast<std::int64_t>(bits() % static_cast<std::uint64_t>(high - low + 1)));
    }
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(bits() % end); }
    bool chance(int percent) { return from(1, 100) <= percent; }

private:
    Hash hash_;
};

} // namespace tresillo
