// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tresillo {

/// A set of the steps of one track: bit n of the whole is step n, the lowest bit of the first word is step 0.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <std::size_t Steps> struct StepSet {
    static constexpr std::size_t kWordBits = 64;
    std::array<std::uint64_t, (Steps + kWordBits - 1) / kWordBits> words{};

    constexpr bool operator==(const StepSet&) const = default;
    /// `step` is less than Steps, here as below.
    [[nodiscard]] constexpr bool has(std::size_t step) const {
        require(step < Steps);
        return (words[step / kWordBits] >> step % kWordBits & 1U) != 0;
    }
    constexpr void add(std::size_t step) {
        require(step < Steps);
        words[step / kWordBits] |= std::uint64_t{1} << step % kWordBits;
    }
};

} // namespace tresillo
