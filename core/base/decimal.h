// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tresillo {

/// A decimal number as a whole number of 10^-digits.
struct Decimal {
    std::int64_t value{0};
    bool exact{true}; ///< False: the text had more decimals than that, which were cut off.
};

namespace detail {

inline constexpr std::int64_t kDecimalLimit = 1'000'000'000'000'000;

constexpr bool isDigit(char letter) { return letter >= '0' && letter <= '9'; }

/// The number after an `e`, limited to what no sum of positions overflows; none if it is no number.
constexpr std::optional<std::int64_t> parseExponent(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) {
        text.remove_prefix(1);
    }
    std::int64_t value = 0;
    for (const char letter : text) {
        if (!isDigit(letter)) {
            return std::nullopt;
        }
        value = value < kDecimalLimit ? value * 10 + (letter - '0') : value;
    }
    return text.empty() ? std::nullopt : std::optional{negative ? -value : value};
}

} // namespace detail

/// Reads `[-]digits[.digits][e[+-]digits]` as a whole number of 10^-digits, without floating point: "133.7" with 3
/// digits is 133,700. None if the text is no such number or its value is 10^15 or more.
/// Thread-safe: yes. Realtime-safe: yes.
constexpr std::optional<Decimal> parseDecimal(std::string_view text, int digits) {
    const bool negative = text.starts_with('-');
    text.remove_prefix(negative ? 1 : 0);
    const std::size_t end = text.find_first_of("eE");
    const std::string_view mantissa = text.substr(0, end);
    const std::size_t point = mantissa.find('.');
    const std::size_t wholeDigits = point == std::string_view::npos ? mantissa.size() : point;
    const std::optional<std::int64_t> exponent =
        end == std::string_view::npos ? std::optional<std::int64_t>{0} : detail::parseExponent(text.substr(end + 1));
    if (!exponent || wholeDigits == 0 || mantissa.ends_with('.')) {
        return std::nullopt;
    }
    // The weight of a digit, as a power of ten of the unit.
    std::int64_t weight = static_cast<std::int64_t>(wholeDigits) + *exponent + digits;
    Decimal result{};
    for (std::size_t index = 0; index < mantissa.size(); ++index) {
        if (index == point) {
            continue;
        }
        if (!detail::isDigit(mantissa[index])) {
            return std::nullopt;
        }
        const int digit = mantissa[index] - '0';
        if (--weight >= 0) {
            result.value = result.value * 10 + digit;
        } else {
            result.exact = result.exact && digit == 0;
        }
        if (result.value >= detail::kDecimalLimit) {
            return std::nullopt;
        }
    }
    for (; weight > 0 && result.value != 0; --weight) {
        result.value *= 10;
        if (result.value >= detail::kDecimalLimit) {
            return std::nullopt;
        }
    }
    result.value = negative ? -result.value : result.value;
    return result;
}

} // namespace tresillo
