// SPDX-License-Identifier: MIT
#pragma once

// 128 bits, in which exact time is worked out: the compiler's own, or where it has none, on 32-bit processors, the few
// operations that the tests need, written out.
#include <cstdint>

namespace tresillo::test {

/// Two's complement in two halves; slow and plain. Overflow wraps. Division truncates, as of all integers.
struct TwoHalves {
    std::int64_t high{0};
    std::uint64_t low{0};

    constexpr TwoHalves() = default;
    constexpr TwoHalves(std::int64_t value) // NOLINT(google-explicit-constructor): converts as integers do
        : high(value < 0 ? -1 : 0), low(static_cast<std::uint64_t>(value)) {}
    constexpr TwoHalves(std::uint64_t upper, std::uint64_t lower)
        : high(static_cast<std::int64_t>(upper)), low(lower) {}

    constexpr explicit operator std::int64_t() const { return static_cast<std::int64_t>(low); }
    [[nodiscard]] constexpr std::uint64_t top() const { return static_cast<std::uint64_t>(high); }
    [[nodiscard]] constexpr bool isNegative() const { return high < 0; }

    constexpr bool operator==(const TwoHalves&) const = default;
    friend constexpr bool operator<(TwoHalves a, TwoHalves b) {
        return a.high != b.high ? a.high < b.high : a.low < b.low;
    }
    friend constexpr TwoHalves operator+(TwoHalves a, TwoHalves b) {
        const std::uint64_t sum = a.low + b.low;
        return {a.top() + b.top() + (sum < a.low ? 1U : 0U), sum};
    }
    friend constexpr TwoHalves operator-(TwoHalves a) { return TwoHalves{~a.top(), ~a.low} + TwoHalves{1}; }
    friend constexpr TwoHalves operator-(TwoHalves a, TwoHalves b) { return a + -b; }
    constexpr TwoHalves& operator+=(TwoHalves other) { return *this = *this + other; }

    friend constexpr TwoHalves operator*(TwoHalves a, TwoHalves b) {
        TwoHalves sum{};
        for (; b.low != 0 || b.high != 0; b = {b.top() >> 1U, b.low >> 1U | b.top() << 63U}) {
            sum = (b.low & 1U) != 0 ? sum + a : sum;
            a = a + a;
        }
        return sum;
    }
    friend constexpr TwoHalves operator/(TwoHalves a, TwoHalves b) {
        const TwoHalves quotient = quotientOf(a.isNegative() ? -a : a, b.isNegative() ? -b : b);
        return a.isNegative() != b.isNegative() ? -quotient : quotient;
    }
    friend constexpr TwoHalves operator%(TwoHalves a, TwoHalves b) { return a - (a / b) * b; }

private:
    // Bit by bit, as on paper; neither operand is negative.
    static constexpr TwoHalves quotientOf(TwoHalves dividend, TwoHalves divisor) {
        TwoHalves quotient{};
        TwoHalves rest{};
        for (int bit = 127; bit >= 0; --bit) {
            const std::uint64_t half = bit >= 64 ? dividend.top() >> (bit - 64) : dividend.low >> bit;
            rest = rest + rest + TwoHalves{static_cast<std::int64_t>(half & 1U)};
            quotient = quotient + quotient;
            if (!(rest < divisor)) {
                rest = rest - divisor;
                quotient += TwoHalves{1};
            }
        }
        return quotient;
    }
};

#ifdef __SIZEOF_INT128__
__extension__ using Wide = __int128; // -Wpedantic knows no 128 bits
#else
using Wide = TwoHalves;
#endif

} // namespace tresillo::test
