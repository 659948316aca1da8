// SPDX-License-Identifier: MIT
#include "storage/slots/slot_number.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <system_error>

namespace tresillo::storage {
namespace {

constexpr std::size_t kMostShown = 40;

/// "7.000" is 7; "7." and "7.5" stay as they are, and are no whole numbers.
std::string_view withoutZeroFraction(std::string_view text) {
    const auto point = text.find('.');
    if (point == std::string_view::npos || point + 1 == text.size()) {
        return text;
    }
    const auto fraction = text.substr(point + 1);
    const bool isZero = std::all_of(fraction.begin(), fraction.end(), [](char digit) { return digit == '0'; });
    return isZero ? text.substr(0, point) : text;
}

/// What was given, fit for one line.
std::string shown(std::string_view text) {
    std::string line{text.substr(0, kMostShown)};
    std::replace_if(line.begin(), line.end(), [](char letter) { return letter < ' ' || letter > '~'; }, '?');
    return line;
}

} // namespace

Result<SlotNumber> SlotNumber::parse(std::string_view text) {
    const auto whole = withoutZeroFraction(text);
    int value = 0;
    const auto [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), value);
    if (error != std::errc{} || end != whole.data() + whole.size() || value < kFirst || value > kLast) {
        return FileError{
            "slot \"" + shown(text) + "\": expected a whole number from " + std::to_string(kFirst) + " to " +
            std::to_string(kLast)};
    }
    return SlotNumber{static_cast<std::uint8_t>(value)};
}

std::string SlotNumber::stem() const {
    constexpr std::size_t kDigits = 3;
    const auto digits = std::to_string(value_);
    return std::string{kStem} + std::string(kDigits - digits.size(), '0') + digits;
}

} // namespace tresillo::storage
