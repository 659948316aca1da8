// SPDX-License-Identifier: MIT
#include "storage/hydrogen/detail/loose_key.h"

#include "storage/kit_import/loose_number.h"
#include "storage/kit_import/words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tresillo::storage::detail {
namespace {

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
