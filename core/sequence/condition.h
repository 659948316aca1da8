// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

namespace tresillo {

/// What a trig condition asks. `Ratio` is A:B, true on the A-th of every B passes.
enum class ConditionKind : std::uint8_t { None, Ratio, First, Last, Fill, Previous, Neighbour };

/// A trig condition. Thread-safe: yes (a value). Realtime-safe: yes.
struct Condition {
    ConditionKind kind{ConditionKind::None};
    bool negated{false};
    std::uint8_t a{1}; ///< 1 <= a <= b <= 8; read only for Ratio.
    std::uint8_t b{1};

    constexpr bool operator==(const Condition&) const = default;

    /// PRE and NEI look back at the result of another trig; the other conditions stand for themselves.
    [[nodiscard]] constexpr bool looksBack() const {
        return kind == ConditionKind::Previous || kind == ConditionKind::Neighbour;
    }
};

inline constexpr std::uint8_t kRatios = 36; // pairs with 1 <= a <= b <= 8
inline constexpr std::uint8_t kLastConditionCode = 2 * (kRatios + 5);

/// One byte for a condition: 0 is none; then each positive form, followed by its negation. Ratios come first in the
/// order 1:1, 1:2, 2:2, 1:3, ... and then first, last, fill, previous, neighbour. Thread-safe: yes. Realtime-safe: yes.
constexpr std::uint8_t encodeCondition(const Condition& condition) {
    if (condition.kind == ConditionKind::None) {
        return 0;
    }
    const int place = condition.kind == ConditionKind::Ratio
                          ? condition.b * (condition.b - 1) / 2 + condition.a - 1
                          : kRatios + static_cast<int>(condition.kind) - static_cast<int>(ConditionKind::First);
    return static_cast<std::uint8_t>(1 + 2 * place + (condition.negated ? 1 : 0));
}

/// The condition of a code from 0 to kLastConditionCode; a code beyond reads as none.
/// Thread-safe: yes. Realtime-safe: yes.
constexpr Condition decodeCondition(std::uint8_t code) {
    if (code == 0 || code > kLastConditionCode) {
        return {};
    }
    const int place = (code - 1) / 2;
    const bool negated = (code - 1) % 2 != 0;
    if (place >= kRatios) {
        const int kind = static_cast<int>(ConditionKind::First) + place - kRatios;
        return {.kind = static_cast<ConditionKind>(kind), .negated = negated};
    }
    int b = 1;
    while (b * (b + 1) / 2 <= place) {
        ++b;
    }
    return {
        .kind = ConditionKind::Ratio,
        .negated = negated,
        .a = static_cast<std::uint8_t>(place - b * (b - 1) / 2 + 1),
        .b = static_cast<std::uint8_t>(b)};
}

} // namespace tresillo
