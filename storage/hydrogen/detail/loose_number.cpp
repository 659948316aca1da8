// SPDX-License-Identifier: MIT
#include "storage/hydrogen/detail/loose_number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace tresillo::storage::detail {
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

std::string lowered(std::string_view text) {
    std::string lower{text};
    std::ranges::transform(lower, lower.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return lower;
}

constexpr std::array<std::string_view, 12> kKeys{"C", "Cs", "D", "Ef", "E", "F", "Fs", "G", "Af", "A", "Bf", "B"};

// The semitone of a note's letter; H is what Germans call B.
std::optional<int> semitoneOf(char letter) {
    constexpr std::string_view kLetters = "cdefgabh";
    constexpr std::array<int, 8> kSemitones{0, 2, 4, 5, 7, 9, 11, 11};
    const std::size_t place = kLetters.find(letter);
    return place == std::string_view::npos ? std::nullopt : std::optional{kSemitones[place]};
}

int signOf(std::string_view accidental) {
    return accidental == "#" || accidental == "s" || accidental == "is"   ? 1
           : accidental == "b" || accidental == "f" || accidental == "es" ? -1
                                                                          : 0;
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

std::string keyName(int semitones) {
    constexpr int kOctave = 12;
    const int key = (semitones % kOctave + kOctave) % kOctave;
    return std::string{kKeys[static_cast<std::size_t>(key)]} + std::to_string((semitones - key) / kOctave);
}

LooseKey looseKey(std::string_view text) {
    constexpr int kMostOctaves = 3;
    const std::size_t split = std::min(text.find_first_of("+-0123456789"), text.size());
    const std::string_view name = text.substr(0, split);
    const LooseNumber number = looseNumber(text.substr(split));
    const double octave = std::clamp(std::trunc(number.value.value_or(0.0)), -3.0, 3.0);
    const auto known = std::ranges::find(kKeys, name);
    if (known != kKeys.end()) {
        const bool isPlain = number.isPlain && std::fabs(octave - *number.value) <= 0.0;
        return {
            .semitones = static_cast<int>(octave) * 12 + static_cast<int>(known - kKeys.begin()), .isPlain = isPlain};
    }
    const std::string lower = lowered(name);
    const std::optional<int> letter = lower.empty() ? std::nullopt : semitoneOf(lower.front());
    if (!letter) {
        return {};
    }
    const int semitones = static_cast<int>(octave) * 12 + *letter + signOf(std::string_view{lower}.substr(1));
    return {.semitones = std::clamp(semitones, -12 * kMostOctaves, 12 * kMostOctaves + 11)};
}

} // namespace tresillo::storage::detail
