// SPDX-License-Identifier: MIT
#include "storage/kit_import/loose_number.h"

#include "storage/kit_import/words.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace tresillo::storage {
namespace {

struct Parsed {
    std::optional<double> value;
    bool isWhole{false}; ///< Nothing follows.
};

Parsed parsed(std::string_view text) {
    double value = 0.0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::invalid_argument) {
        return {};
    }
    if (error == std::errc::result_out_of_range) {
        const bool isTiny = text.find("e-") != std::string_view::npos || text.find("E-") != std::string_view::npos;
        const double huge = std::numeric_limits<double>::infinity();
        value = isTiny ? 0.0 : text.starts_with('-') ? -huge : huge;
    }
    return {
        .value = std::isnan(value) ? std::nullopt : std::optional{value}, .isWhole = stop == text.data() + text.size()};
}

// The last of commas and points is the decimal point; others part the thousands.
std::string withPoint(std::string_view text) {
    const std::size_t last = text.find_last_of(",.");
    std::string plain;
    for (std::size_t index = 0; index < text.size(); ++index) {
        if (text[index] != ',' && text[index] != '.') {
            plain += text[index];
        } else if (index == last) {
            plain += '.';
        }
    }
    return plain;
}

} // namespace

LooseNumber looseNumber(std::string_view text) {
    if (text.starts_with('+')) { // some writers put one
        text.remove_prefix(1);
    }
    if (const Parsed plain = parsed(text); plain.isWhole) {
        return {.value = plain.value, .isPlain = plain.value && std::isfinite(*plain.value)};
    }
    return {.value = parsed(withPoint(text)).value, .isPlain = false};
}

LooseTruth looseTruth(std::string_view text) {
    if (text == "true" || text == "1") {
        return {.value = true, .isPlain = true};
    }
    if (text == "false" || text == "0") {
        return {.value = false, .isPlain = true};
    }
    const std::string lower = lowered(text);
    if (lower == "true" || lower == "yes" || lower == "on") {
        return {.value = true};
    }
    if (lower == "false" || lower == "no" || lower == "off") {
        return {.value = false};
    }
    const std::optional<double> number = looseNumber(text).value;
    return {.value = number ? std::optional{std::fabs(*number) > 0.0} : std::nullopt};
}

} // namespace tresillo::storage
