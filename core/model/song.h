// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_vector.h"
#include "core/base/time.h"

#include <cstddef>
#include <cstdint>

namespace tresillo {

/// Which of a project's 256 patterns: bank x 16 + place in the bank.
struct PatternId {
    std::uint8_t value{0};

    constexpr bool operator==(const PatternId&) const = default;
    [[nodiscard]] constexpr std::uint8_t bank() const { return value / 16; }
    [[nodiscard]] constexpr std::uint8_t place() const { return value % 16; }
};

inline constexpr std::size_t kPatterns = 256;
inline constexpr std::size_t kBanks = 16;

/// A stretch of a song: one pattern, played a number of times.
struct Section {
    PatternId pattern{};
    std::uint8_t repeats{1}; ///< 1-255.
    std::uint16_t mutes{0};  ///< Bit n silences track n.
    std::uint16_t length{0}; ///< Sixteenths of one repeat; 0: until the pattern's end.
    std::int32_t tempo{0};   ///< Thousandths of BPM; 0: the pattern's own.

    constexpr bool operator==(const Section&) const = default;
};

/// Sections in the order in which they are played. Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> using Song = FixedVector<Section, Sizes::kSections>;

/// Patterns that follow one another, each played once to its end. Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> using Chain = FixedVector<PatternId, Sizes::kChain>;

} // namespace tresillo
